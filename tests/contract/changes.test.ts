import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangesAnswer, ChangesQuery } from '../../src/domain/analyses/changes.ts';
import { ATTRIBUTED_CAUSES } from '../../src/domain/change-attribution-balance.ts';
import { BALANCED_FIELDS } from '../../src/domain/change-attribution-rows.ts';
import { shiftDay } from '../../src/domain/wire-time.ts';
import { addCounts } from '../../src/domain/roll-up.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { DEMO_REGIONS, holdRows, readDemoRows, toDemoEngine } from './demo-engine.ts';
import { loadRows, NOW_MS, toConfig, toEngine, toRow } from './register-kit.ts';

const LAST_MONTH = { from: '2020-10-18', to: '2020-11-16' };

const ask = async (
  engine: RegisterEngine,
  region: string,
  patch: Partial<Omit<ChangesQuery, 'filter'>> = {},
  filter: Partial<SiteFilter> = {},
  nowMs = NOW_MS,
): Promise<ChangesAnswer> => {
  const query: ChangesQuery = {
    region,
    filter: { ...NO_FILTER, ...filter },
    between: LAST_MONTH,
    list: { field: null, cause: null },
    offset: 0,
    limit: 200,
    csv: null,
    ...patch,
  };
  return (await engine.analyse('changes', query, [], nowMs)).answer;
};

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Opening, causes and closing of every key of every field; children and causes as many as the whole. */
const expectExact = (answer: ChangesAnswer): void => {
  for (const field of BALANCED_FIELDS) {
    const { rows } = answer.balances[field];
    expect(rows.map(({ before, net }) => before + sumOf(net))).toEqual(rows.map(({ after }) => after));
    expect(rows.reduce((sum, { before }) => sum + before, 0)).toBe(answer.sitesBefore);
    expect(rows.reduce((sum, { after }) => sum + after, 0)).toBe(answer.sitesAfter);
  }
  expect(sumOf(answer.byCause)).toBe(answer.changes);
  if (answer.children.length > 0)
    for (const cause of ATTRIBUTED_CAUSES)
      expect(answer.children.reduce((sum, { byCause }) => sum + byCause[cause], 0)).toBe(answer.byCause[cause]);
};

describe('on the demo', () => {
  let engine: RegisterEngine;
  beforeAll(async () => {
    engine = await toDemoEngine(['names', 'dates'], ['changes', 'warnings']);
  }, 120_000);

  it('explains everything of the last month, from every cause, without a finding', async () => {
    const answer = await ask(engine, '100000');
    expectExact(answer);
    expect(answer.isKnown).toBe(true);
    expect(answer.findings).toEqual([]);
    expect(answer.byCause).toMatchObject({ unknown: 0, unexplained: 0 });
    for (const cause of ['measured', 'reassessed', 'rule-changed', 'connected', 'data-lost', 're-registered', 'closed'])
      expect(answer.byCause[cause as 'moved']).toBeGreaterThan(0);
    expect(answer.stepCount).toBe(answer.changes);
    expect(answer.steps).toHaveLength(200);
    console.log(`changes of the last 30 days in the country: ${answer.changes}`, answer.byCause);
  });

  it('closes at what the register counts now', async () => {
    const { balances } = await ask(engine, '360000');
    const rollUp = engine.rollUp({ region: '360000', kinds: null, flags: [], sources: null });
    const registered = sumCodes(addCounts(rollUp.region.kinds), NO_FILTER);
    expect(balances.risk_level.rows.reduce((sum, { after }) => sum + after, 0)).toBe(registered);
    const unassessed = balances.risk_level.rows.find(({ key }) => key === 'unassessed')?.after;
    expect(unassessed).toBe(sumCodes(addCounts(rollUp.region.kinds), { ...NO_FILTER, levels: ['unassessed'] }));
    const offline = balances.link_status.rows.find(({ key }) => key === 'offline')?.after;
    expect(offline).toBe(sumCodes(addCounts(rollUp.region.kinds), { ...NO_FILTER, links: ['offline'] }));
  });

  it('any region, kinds and days: every table adds up', async () => {
    const regions = fc.constantFrom('100000', ...[...DEMO_REGIONS.all()].map(({ adcode }) => adcode));
    const kinds = fc.option(
      fc.subarray(
        HAZARD_KINDS.map(({ id }) => id),
        { minLength: 1 },
      ),
      { nil: null },
    );
    const days = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 60 }));
    await fc.assert(
      fc.asyncProperty(regions, kinds, days, async (region, chosen, [ago, length]) => {
        const to = shiftDay('2020-11-16', -ago);
        const answer = await ask(engine, region, { between: { from: shiftDay(to, -length), to } }, { kinds: chosen });
        expectExact(answer);
        expect(answer.byCause.unexplained).toBe(0);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('a site that moved leaves the one county and comes to the other, and changes nothing above both', async () => {
    const moves = (await readDemoRows('changes')).filter((row) => row['field'] === 'adcode');
    const move = moves.find((row) => String(row['at']) > '2020-11-01');
    const day = String(move?.['at']).slice(0, 10);
    const id = String(move?.['site']).split(':')[1];
    const of = async (region: string) =>
      (await ask(engine, region, { between: { from: day, to: day } })).steps.find((step) => step.id === id);
    expect(await of(String(move?.['from']))).toMatchObject({ to: 'absent', cause: 'moved' });
    expect(await of(String(move?.['to']))).toMatchObject({ from: 'absent', cause: 'moved' });
    expect(await of(`${String(move?.['to']).slice(0, 4)}00`)).toBeUndefined();
  });

  it('pages and file list the same steps, newest first', async () => {
    const list = { field: null, cause: 'data-lost' } as const;
    const first = await ask(engine, '360000', { list, limit: 5 });
    const all = await ask(engine, '360000', { list, csv: 'zh-CN' });
    const second = await ask(engine, '360000', { list, limit: 5, offset: 5 });
    expect(all.stepCount).toBe(all.byCause['data-lost']);
    expect([...first.steps, ...second.steps]).toEqual(all.steps.slice(0, 10));
    expect(all.steps.map(({ atMs }) => atMs)).toEqual(
      all.steps.map(({ atMs }) => atMs).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
    expect(all.csv?.startsWith('\uFEFF时间')).toBe(true);
    expect(all.csv?.trimEnd().split('\r\n')).toHaveLength(all.stepCount + 1);
  });

  it('ends at the clock, and says of days ahead that they are', async () => {
    const today = await ask(engine, '100000', { between: { from: '2020-11-16', to: '2020-12-31' } });
    expect(today).toMatchObject({ isAhead: false, toMs: NOW_MS });
    const ahead = await ask(engine, '100000', { between: { from: '2020-11-17', to: '2020-11-18' } });
    expect(ahead).toMatchObject({ isAhead: true, changes: 0, stepCount: 0 });
  });
});

describe('records that are wrong', () => {
  const change = (patch: Record<string, unknown>) => ({
    id: `chg-${JSON.stringify(patch)}`,
    site: 'test-site:a',
    adcode: '110101',
    at: '2020-11-10T10:00:00+08:00',
    field: 'link_status',
    from: 'not-linked',
    to: 'linked',
    cause: '完成接入',
    ...patch,
  });

  it('names what cannot be used, and counts what no record explains apart', async () => {
    const engine = toEngine(toConfig({ changeCauses: { 年度复评: 'reassessed' } }));
    loadRows(engine, [toRow('a'), toRow('b', { link_status: 'offline' })], 'service');
    await holdRows(engine, 'changes', [
      change({}),
      change({ id: 'again' }),
      change({ field: 'risk_level', from: 5, to: 2 }),
      change({ field: 'risk_level', from: 3, to: 2, cause: '年度复评' }),
      change({ at: '2021-01-01T00:00:00+08:00' }),
      change({ site: 'test-site:gone' }),
      change({ site: 'test-site:b', from: 'linked', to: 'partial', cause: '领导批示' }),
      change({ site: 'test-site:b', from: 'not-linked', to: 'offline', at: '2020-11-11T10:00:00+08:00' }),
      change({ site: 'test-line:x' }),
    ]);
    const answer = await ask(engine, '110000');
    expectExact(answer);
    const counts = Object.fromEntries(answer.findings.map(({ kind, count }) => [kind, count]));
    expect(counts).toEqual({
      unreadable: 1,
      future: 1,
      repeated: 1,
      contradictory: 1,
      'unknown-site': 2,
      'out-of-order': 1,
    });
    expect(answer.byCause).toMatchObject({ connected: 2, reassessed: 1, unknown: 1, unexplained: 1 });
    expect(answer.unknownCauses).toEqual([{ wireCause: '领导批示', count: 1 }]);
  });

  it('without records nothing is known, which is not nothing', async () => {
    const engine = toEngine();
    loadRows(engine, [toRow('a')], 'service');
    expect(await ask(engine, '110000')).toMatchObject({ isKnown: false, recordsAsOf: null });
    await holdRows(engine, 'changes', []);
    expect(await ask(engine, '110000')).toMatchObject({ isKnown: true, changes: 0 });
  });

  it('records that end before the period begins tell nothing of it', async () => {
    const engine = toEngine();
    loadRows(engine, [toRow('a')], 'service');
    await holdRows(engine, 'changes', [change({ as_of: '2020-10-18T00:00:00+08:00' })]);
    expect(await ask(engine, '110000')).toMatchObject({ isKnown: false });
    expect(await ask(engine, '110000', { between: { from: '2020-10-17', to: '2020-11-16' } })).toMatchObject({
      isKnown: true,
    });
  });

  it('leaves out a register of a file: no record of the service is about its sites', async () => {
    const engine = toEngine();
    loadRows(engine, [toRow('a')], 'import-1');
    await holdRows(engine, 'changes', [change({})]);
    expect(await ask(engine, '110000')).toMatchObject({ isKnown: false, sitesAfter: 0, leftOutKinds: ['test-site'] });
  });
});
