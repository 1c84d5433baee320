import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BlindSpotsAnswer } from '../../src/domain/analyses/blind-spots.ts';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { RegionIndex, type RegionIndexFile } from '../../src/domain/region-index.ts';
import { addCounts, toLinkCounts } from '../../src/domain/roll-up.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { toBlindFindings } from '../../src/views/explore/to-blind-findings.ts';
import { COUNTY_CODES, loadRows, NOW_MS, toEngine, toRow, type Row } from './register-kit.ts';

const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);

const toBuffer = (path: string): ArrayBuffer => Uint8Array.from(readFileSync(path)).buffer;

const ask = async (engine: RegisterEngine, region: string, filter: Partial<SiteFilter> = {}) =>
  (await engine.analyse('blind-spots', { region, filter: { ...NO_FILTER, ...filter } }, [], NOW_MS)).answer;

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('a worked example', () => {
  // With no more than these rows the median of the known people is (0 + 300) / 2 = 150.
  const rows: readonly Row[] = [
    toRow('red', { risk_level: 1, link_status: 'not-linked', people: 300 }),
    toRow('blue', { risk_level: 4, link_status: 'linked', people: 0 }),
    toRow('pond', {
      risk_level: null,
      link_status: 'not-linked',
      people: null,
      overhead: true,
      adcode: COUNTY_CODES[1],
    }),
    toRow('half', { risk_level: 2, link_status: 'partial', people: 0, overhead: true, adcode: COUNTY_CODES[1] }),
    toRow('silent', { risk_level: 2, link_status: 'offline', people: 300, adcode: COUNTY_CODES[1] }),
  ];
  const median = 150;
  let answer: BlindSpotsAnswer;
  beforeAll(async () => {
    const engine = toEngine();
    loadRows(engine, rows);
    answer = await ask(engine, '110000');
  });

  it('weighs level by people near: 8·√4 of 8·√4 + 1 in the first county', () => {
    expect(answer.children[0]).toMatchObject({
      adcode: '110101',
      registered: 2,
      notSeen: 1,
      weight: 17,
      blindWeight: 16,
    });
    expect(answer.children[0]?.share).toBeCloseTo(16 / 17);
    expect(answer.children[0]?.people).toBe(300);
  });

  it('lets the median stand in for unknown people, the unassessed weigh as orange, the partly linked a half', () => {
    const pond = 4 * Math.sqrt(1 + median / 100);
    const second = answer.children[1];
    expect(second).toMatchObject({ registered: 3, notSeen: 2, people: 0, peopleUnknown: 1 });
    expect(second?.blindWeight).toBeCloseTo(pond + 4 / 2);
    expect(second?.weight).toBeCloseTo(pond + 4 + 4 * 2);
    expect(answer.standIns).toEqual([{ kind: 'test-site', value: median, origin: 'kind-median', sites: 1 }]);
  });

  it('marks the unmonitored 头顶库 before anything heavier; a partly linked one stands among the others', () => {
    expect(answer.map.marks.map(({ site }) => site?.id)).toEqual(['pond', 'red', 'half']);
    expect(answer.map.marks[0]?.title.zh).toContain('无人监测');
    expect(answer.map.marks[2]?.title.zh).not.toContain('无人监测');
    expect(answer.overheadNotSeen).toBe(1);
    expect(answer.overheadPartial).toBe(1);
    expect(answer.map.marksLeftOut).toBe(0);
  });
});

it('says nothing of shares where the filter has chosen by links, and never adds real and synthetic rows', async () => {
  const engine = toEngine();
  loadRows(engine, [toRow('a', { link_status: 'not-linked', not_linked_reason: '停产' })], 'import-1');
  loadRows(engine, [toRow('b', { link_status: 'not-linked', is_synthetic: true })], 'demo', 'test-line');
  const all = await ask(engine, '110000');
  expect(all.region).toMatchObject({ registered: 1, notSeen: 1, share: 1 });
  expect(all.leftOutKinds).toEqual(['test-line']);
  const chosen = await ask(engine, '110000', { reasons: ['停产'] });
  expect(chosen.region).toMatchObject({ registered: 1, notSeen: 1, share: null });
  expect(chosen.map.measures.every(({ value }) => value === null)).toBe(true);
  expect((await ask(engine, '360000')).region).toMatchObject({ registered: 0, share: null, people: 0 });
});

describe('on the demo', () => {
  const regionIndexFile = JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile;
  const regions = new RegionIndex(regionIndexFile);
  let engine: RegisterEngine;
  beforeAll(async () => {
    engine = createRegisterEngine({
      loadRules: () => Promise.resolve([]),
      kinds: HAZARD_KINDS,
      config: DEFAULT_CONFIG,
      regionIndexFile,
      nowMs: NOW_MS,
    });
    for (const { id, collection } of REGISTERS) {
      const target = { kind: id, source: 'demo', sourceName: 'demo', isSynthetic: true, asOf: null, name: collection };
      const bytes = toBuffer(`mocks/generated/${collection}.core.parquet`);
      const loaded = await engine.loadSnapshot(target, bytes, 'core');
      if (!loaded.ok) throw new Error(loaded.fault.message);
    }
  }, 60_000);

  const FILTERS: readonly Partial<SiteFilter>[] = [
    {},
    { kinds: ['tailings-pond'] },
    { levels: ['1', 'unassessed'] },
    { flags: ['tailings-pond.overhead'], kinds: ['tailings-pond'] },
    { links: ['not-linked'], warnings: [0] },
  ];

  it.each(['100000', '360000', '360700', '360702', '110000'])(
    'the parts of %s add up to it under any filter',
    async (code) => {
      for (const filter of FILTERS) {
        const { region, children, unplaced, map, withoutPosition } = await ask(engine, code, filter);
        const parts = [...children, ...(unplaced === null ? [] : [unplaced])];
        for (const field of ['registered', 'notSeen', 'people', 'peopleUnknown'] as const)
          expect(sum(parts.map((part) => part[field]))).toBe(sum([region[field]]));
        for (const field of ['weight', 'blindWeight'] as const)
          expect(sum(parts.map((part) => part[field]))).toBeCloseTo(region[field], 6);
        expect(map.measures.map(({ adcode }) => adcode)).toEqual(children.map(({ adcode }) => adcode));
        if ((filter.links ?? null) === null)
          expect(map.marks.length + map.marksLeftOut + withoutPosition).toBe(region.notSeen);
      }
    },
  );

  it.each(['100000', '360000'])('not seen in %s is not linked of the roll-up', async (code) => {
    for (const filter of FILTERS) {
      const { region, children } = await ask(engine, code, filter);
      const { kinds, flags, ...codes }: SiteFilter = { ...NO_FILTER, ...filter };
      const rollUp = engine.rollUp({ region: code, kinds, flags, sources: null });
      const countsOf = (counts: typeof rollUp.region) => toLinkCounts(addCounts(counts.kinds), codes);
      expect([region.registered, region.notSeen]).toEqual([
        countsOf(rollUp.region).registered,
        countsOf(rollUp.region).notLinked,
      ]);
      expect(children.map(({ notSeen }) => notSeen)).toEqual(rollUp.children.map((child) => countsOf(child).notLinked));
    }
  });

  it('is said on the map as it was answered; a province without a register is told from one not known', async () => {
    const answer = await ask(engine, '100000');
    const country = regions.get('100000');
    if (country === undefined) throw new Error('no country');
    const scope = {
      rollUp: engine.rollUp({ region: '100000', kinds: null, flags: [], sources: null }),
      region: country,
      filter: NO_FILTER,
      printFilter: () => '',
      sourceName: (source: string) => source,
    };
    const findings = toBlindFindings(answer, { scope, regions, registers: REGISTERS, population: null });
    const empty = answer.children.filter(({ registered }) => registered === 0).map(({ adcode }) => adcode);
    expect(empty).toContain('710000');
    expect([...findings.nothing.adcodes]).toEqual(empty);
    expect(findings.regions.filter(({ value }) => value === null).map(({ adcode }) => adcode)).toEqual(empty);
    expect(sum(findings.regions.map(({ value }) => value))).toBe(sum(answer.children.map(({ notSeen }) => notSeen)));
    const [share, unseen, overhead] = findings.headlines.map(({ figure }) => [figure.name, figure.value]);
    expect([share, unseen, overhead]).toEqual([
      ['blind-share', answer.region.share],
      ['not-linked', answer.region.notSeen],
      ['overhead-not-seen', answer.overheadNotSeen],
    ]);
  });

  it('marks every 头顶库 of the country that nobody monitors, and they come first', async () => {
    const { map, overheadNotSeen } = await ask(engine, '100000');
    const first = map.marks.slice(0, overheadNotSeen);
    console.log(`blind spots: ${overheadNotSeen} 头顶库 that nobody monitors, ${map.marksLeftOut} marks left out`);
    expect(overheadNotSeen).toBeGreaterThan(0);
    expect(first.every(({ hasBar, link }) => hasBar && (link === 'not-linked' || link === 'not-applicable'))).toBe(
      true,
    );
    expect(map.marks.slice(overheadNotSeen).some(({ hasBar, link }) => hasBar && link !== 'partial')).toBe(false);
    const counted = await ask(engine, '100000', {
      kinds: ['tailings-pond'],
      flags: ['tailings-pond.overhead'],
      links: ['not-linked', 'not-applicable'],
    });
    expect(counted.map.marks.length).toBe(overheadNotSeen);
  });

  it('tells the 头顶库 not linked apart: nobody monitors them, or they are partly linked', async () => {
    const { overheadNotSeen, overheadPartial } = await ask(engine, '100000');
    const { region } = await ask(engine, '100000', { kinds: ['tailings-pond'], flags: ['tailings-pond.overhead'] });
    expect(overheadPartial).toBeGreaterThan(0);
    expect(overheadNotSeen + overheadPartial).toBe(region.notSeen);
  });
});
