import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemoKinds } from '../../mocks/demo-kinds.ts';
import { DEMO_START_ISO, DEMO_START_MS } from '../../mocks/demo-types.ts';
import { generateDemo, type Demo } from '../../mocks/generate-demo.ts';
import { BOUNDARY_FILES, loadGeography } from '../../mocks/geography.ts';
import { PROJECT_ROOT } from '../../mocks/paths.ts';
import type { BatchAnswer, BatchQuery } from '../../src/domain/analyses/batch.ts';
import type { ForecastQuery } from '../../src/domain/analyses/forecast.ts';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import type { RegionIndexFile } from '../../src/domain/region-index.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { toTarget } from './register-kit.ts';

const toBuffer = (bytes: Uint8Array | undefined): ArrayBuffer => new Uint8Array(bytes ?? []).buffer;
const REGISTERS = HAZARD_KINDS.filter((kind) => kind.isRegister);
const DEADLINE = { id: 'all', title: '接入', dueOn: '2022-12-31', source: '测试' };

let demo: Demo;
const regionIndexFile = JSON.parse(readFileSync(`${PROJECT_ROOT}/${BOUNDARY_FILES[1]}`, 'utf8')) as RegionIndexFile;

const load = async (changes: Partial<BoardConfig> = {}): Promise<RegisterEngine> => {
  const config = { ...DEFAULT_CONFIG, ...changes };
  const options = { loadRules: async () => [], kinds: HAZARD_KINDS, config, regionIndexFile, nowMs: DEMO_START_MS };
  const engine = createRegisterEngine(options);
  for (const { id, collection } of REGISTERS) {
    const file = (title: string): ArrayBuffer => toBuffer(demo.files.get(`${collection}.${title}.parquet`));
    await engine.loadSnapshot(toTarget({ kind: id, asOf: DEMO_START_ISO }), file('core'), 'core');
    await engine.loadDates(id, 'demo', file('dates'), 'dates');
    await engine.loadCard(id, 'demo', file('names'), 'names', 'names');
  }
  return engine;
};

let engine: RegisterEngine;
beforeAll(async () => {
  const kinds = await loadDemoKinds(PROJECT_ROOT, HAZARD_KINDS);
  demo = generateDemo({ kinds, geography: loadGeography(PROJECT_ROOT), scale: 0.05 });
  engine = await load({ deadlines: [DEADLINE, { ...DEADLINE, id: 'early', startOn: '2023-01-01' }] });
}, 120_000);

const askBatch = async (changes: Partial<BatchQuery> = {}, from = engine): Promise<BatchAnswer> => {
  const query = {
    region: '100000',
    filter: NO_FILTER,
    quota: 60,
    offset: 0,
    limit: 200,
    hinderedOffset: 0,
    ...changes,
  };
  return (await from.analyse('batch', query, [], DEMO_START_MS)).answer;
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('batch of the demo', () => {
  it.each(['100000', '360000', '360700'])('parts add up to the whole (%s)', async (region) => {
    const answer = await askBatch({ region });
    const gap = answer.candidates + answer.hindered.total;
    const rolled = engine.rollUp({ region, kinds: null, flags: [], sources: null }).region.kinds;
    const reasons = engine.reasons({ region, filter: NO_FILTER });
    // Everything but linked and offline is in the gap, and every row of it is a candidate or says why it is none.
    expect(gap).toBe(sum(reasons.map(({ counts }) => sum(Object.values(counts)))));
    expect(rolled).toHaveLength(REGISTERS.length);
    for (const parts of [answer.byRegion, answer.byKind]) {
      expect(sum(parts.map(({ batch }) => batch))).toBe(answer.size);
      expect(sum(parts.map(({ candidates }) => candidates))).toBe(answer.candidates);
      expect(sum(parts.map(({ hindered }) => hindered))).toBe(answer.hindered.total);
      expect(sum(parts.map(({ gapScore }) => gapScore))).toBeCloseTo(answer.weightedGap, 6);
    }
    expect(sum(answer.hindered.byReason.map(({ count }) => count))).toBe(answer.hindered.total);
    expect(sum(answer.rows.map(({ score }) => score))).toBeCloseTo(answer.closed.batch.score, 6);
    for (const { score, factors } of answer.rows)
      expect(factors.reduce((product, { multiplier }) => product * multiplier, 1)).toBeCloseTo(score, 9);
  });

  it('closes more than chance and than the order of the register', async () => {
    const { closed, size, candidates } = await askBatch();
    expect(closed.batch.share).toBeGreaterThan(2 * (closed.random.share ?? 1));
    expect(closed.batch.share).toBeGreaterThan(closed.registerOrder.share ?? 1);
    expect(closed.random.share).toBeCloseTo(size / candidates, 12);
  });

  it('pages follow each other, and a site has one score whatever region and kinds are looked at', async () => {
    const whole = await askBatch();
    const second = await askBatch({ offset: 20, limit: 15 });
    expect(second.rows).toEqual(whole.rows.slice(20, 35));
    expect((await askBatch({ quota: 100_000, limit: 5000 })).rows).toHaveLength(200);
    const first = whole.rows[0];
    if (first === undefined || first.adcode === null) throw new Error('no row');
    const region = `${first.adcode.slice(0, 2)}0000`;
    const filter: SiteFilter = { ...NO_FILTER, kinds: [first.kind] };
    const near = (await askBatch({ region, filter })).rows.find(({ id }) => id === first.id);
    expect(near?.score).toBe(first.score);
  });

  it('rows that cannot be connected stand apart with their reason', async () => {
    const { hindered, rows } = await askBatch({ quota: 100_000 });
    expect(hindered.total).toBeGreaterThan(10);
    for (const { hindrance, reason, link } of hindered.rows)
      expect(hindrance === 'not-applicable' ? link : reason).toBe(hindrance);
    expect(rows.some(({ reason }) => reason === '不具备条件')).toBe(false);
  });

  it('is a file of the whole batch, with byte order mark, a line a site', async () => {
    const { csv, rows } = await askBatch({ csv: 'zh-CN' });
    expect(rows).toEqual([]);
    const lines = csv?.trimEnd().split('\r\n') ?? [];
    expect(lines[0]?.startsWith('\uFEFF序号,')).toBe(true);
    expect(lines).toHaveLength(61);
    const page = await askBatch();
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(page.rows.map(({ id }) => id));
  });

  it('says that neighbours are unknown where positions are rounded, and stands a stated number in', async () => {
    const { isNeighbourhoodKnown, rows } = await askBatch({}, await load({ coordinateRounding: 'county' }));
    expect(isNeighbourhoodKnown).toBe(false);
    for (const { factors } of rows)
      expect(factors.find(({ factor }) => factor === 'neighbours')?.standIn).toMatchObject({ origin: 'configured' });
  });

  it('obeys weights of the configuration, and names those that cannot be used', async () => {
    const own = await askBatch({}, await load({ priorityWeights: { hinderingReasons: [] } }));
    expect(own).toMatchObject({ isWeightsOwn: true, problems: [] });
    expect(own.hindered.byReason.map(({ hindrance }) => hindrance)).toEqual(['not-applicable']);
    const bad = await askBatch({}, await load({ priorityWeights: { levels: { '4': 9 } } }));
    expect(bad).toMatchObject({ isWeightsOwn: false, weights: (await askBatch()).weights });
    expect(bad.problems).toHaveLength(1);
  });
});

describe('forecast of the demo', () => {
  const ask = async (changes: Partial<ForecastQuery> = {}) => {
    const query = {
      region: '100000',
      filter: NO_FILTER,
      focus: 'major-hazard-source',
      isByChild: false,
      ...changes,
    };
    return (await engine.analyse('forecast', query, [], DEMO_START_MS)).answer;
  };

  it('has a forecast for each register, the same for the same address', async () => {
    const answer = await ask();
    expect(answer.kinds.map(({ kind }) => kind)).toEqual(REGISTERS.map(({ id }) => id));
    expect(await ask()).toEqual(answer);
    for (const { forecast } of answer.kinds) {
      expect(['dated', 'never', 'reached', 'unknown']).toContain(forecast.outcome.state);
      if (forecast.outcome.state === 'dated') expect(forecast.backTest.length).toBeGreaterThan(0);
    }
    const focus = answer.kinds[0]?.forecast;
    expect(answer.series?.days.at(-1)).toBe(focus?.asOf);
    expect([answer.series?.registered.at(-1), answer.series?.linked.at(-1)]).toEqual([
      focus?.registered,
      focus?.linked,
    ]);
  });

  it('children and what is in none of them add up to the region', async () => {
    for (const region of ['100000', '360000']) {
      const whole = (await ask({ region })).kinds[0]?.forecast;
      const { children } = await ask({ region, isByChild: true });
      const count = (of: 'registered' | 'linked'): number =>
        sum((children ?? []).map(({ forecast }) => forecast[of] ?? 0));
      expect([count('registered'), count('linked')]).toEqual([whole?.registered, whole?.linked]);
    }
  });

  it('a child says in the table what its own page says', async () => {
    const { children } = await ask({ isByChild: true });
    for (const adcode of ['360000', '370000']) {
      const own = (await ask({ region: adcode })).kinds[0]?.forecast;
      const told = children?.find((child) => child.adcode === adcode)?.forecast;
      expect(told?.outcome).toEqual(own?.outcome);
      expect(told?.deadlines).toEqual(own?.deadlines);
    }
  });

  it('says what a deadline needs, and names one that ends before it starts', async () => {
    const { deadlines, problems, kinds } = await ask();
    expect(deadlines.map(({ id }) => id)).toEqual(['all']);
    expect(problems.map(({ zh }) => zh)).toEqual(['deadlines[1]：期限 2022-12-31 早于起始日 2023-01-01，未使用。']);
    const { registered, linked, rate, deadlines: told } = kinds[0]?.forecast ?? {};
    const weeks = 775 / 7;
    const missing = (registered ?? 0) + (rate?.registered ?? 0) * weeks - (linked ?? 0);
    expect(told?.[0]).toMatchObject({ state: 'ahead', weeksLeft: weeks });
    expect(told?.[0]?.neededPerWeek).toBeCloseTo(missing / weeks, 9);
  });
});
