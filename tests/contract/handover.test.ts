import { beforeAll, describe, expect, it } from 'vitest';
import type { HandoverAnswer, HandoverQuery } from '../../src/domain/analyses/handover.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { DEMO_REGIONS, holdRows, readDemoRows, toDemoEngine } from './demo-engine.ts';
import { loadRows, NOW_MS, toEngine, toRow } from './register-kit.ts';

const HOUR_MS = 3_600_000;

const ask = async (
  engine: RegisterEngine,
  region: string,
  patch: Partial<Pick<HandoverQuery, 'hours' | 'limit'>> = {},
  filter: Partial<SiteFilter> = {},
): Promise<HandoverAnswer> => {
  const query: HandoverQuery = { region, filter: { ...NO_FILTER, ...filter }, hours: 12, limit: 20, ...patch };
  return (await engine.analyse('handover', query, [], NOW_MS)).answer;
};

describe('on the demo', () => {
  let engine: RegisterEngine;
  beforeAll(async () => {
    engine = await toDemoEngine(['card'], ['changes', 'warnings', 'rectifications']);
  }, 120_000);

  it('hands over what the records hold: unacknowledged warnings, losses of the shift, overdue items', async () => {
    const answer = await ask(engine, '100000', { limit: 1000 });
    const serious = (await readDemoRows('warnings')).filter((row) => Number(row['level']) <= 2);
    const open = serious.filter((row) => (row['acknowledged_at'] ?? null) === null);
    expect(answer.warnings).toMatchObject({
      count: open.length,
      acknowledged: serious.length - open.length,
      acknowledgementUnknown: 0,
    });
    expect((answer.warnings?.red ?? 0) + (answer.warnings?.orange ?? 0)).toBe(open.length);
    const links = (await readDemoRows('changes')).filter(
      (row) => row['field'] === 'link_status' && Date.parse(String(row['at'])) > NOW_MS - 12 * HOUR_MS,
    );
    const lost = links.filter((row) => row['to'] === 'offline').map((row) => row['site']);
    const back = links.filter((row) => row['from'] === 'offline').map((row) => row['site']);
    const found = [...(answer.newlyLost?.rows ?? []), ...(answer.cameBack?.rows ?? [])];
    const keyOf = ({ site }: { readonly site: { readonly kind: string; readonly id: string } }) =>
      `${site.kind}:${site.id}`;
    expect(new Set(found.map(keyOf))).toEqual(new Set([...lost, ...back]));
    const cameBack = answer.cameBack?.rows ?? [];
    expect(new Set(cameBack.map(keyOf))).toEqual(new Set(back));
    const before = cameBack.filter(({ lostMs }) => lostMs === null);
    expect(before.map(keyOf).filter((site) => lost.includes(site))).toEqual([]);
    expect(found.some(({ isContradicted }) => isContradicted)).toBe(false);
    expect(answer.newlyLost?.rows.every(({ site }) => site.state?.link === 'offline')).toBe(true);
    expect(answer.overdue?.rows.every(({ daysOverdue }) => (daysOverdue ?? 0) > 0)).toBe(true);
    expect(answer.futureRecords).toBe(0);
    const { red, orange } = answer.warnings ?? {};
    console.log(
      `handover of 12 h: red ${red}, orange ${orange}, lost ${answer.newlyLost?.count}, back ${answer.cameBack?.count}, ` +
        `overdue ${answer.overdue?.count} (new ${answer.overdue?.newlyOverdue}), hands ${answer.changedHands?.count}`,
    );
  });

  it('whom to call is a role; names of persons stay in the worker', async () => {
    const answer = await ask(engine, '100000', { hours: 24, limit: 1000 });
    expect(answer.newlyLost?.rows[0]?.site.roles).toContain('主要负责人');
    expect(answer.newlyLost?.rows[0]?.site.regulator).toMatch(/级应急管理部门|级交通运输部门/);
    expect(answer.changedHands).toMatchObject({ isReported: true });
    expect(answer.changedHands?.rows.some(({ field, to }) => field === 'regulator_level' && to !== null)).toBe(true);
    expect(answer.changedHands?.rows.filter(({ isMasked }) => isMasked).length).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toMatch(/演示负责人|演示安全员|演示包保|100-0000/);
  });

  it('the prefectures together hand over what the province does', async () => {
    const province = await ask(engine, '360000', { hours: 24 });
    const parts: HandoverAnswer[] = [];
    for (const { adcode } of DEMO_REGIONS.childrenOf('360000')) parts.push(await ask(engine, adcode, { hours: 24 }));
    for (const section of ['warnings', 'newlyLost', 'cameBack', 'otherChanges', 'changedHands'] as const) {
      const sum = parts.reduce((total, answer) => total + (answer[section]?.count ?? 0), 0);
      expect([section, sum]).toEqual([section, province[section]?.count]);
    }
  });

  it('shows so many rows as are asked for and counts them all; kinds choose, levels do not', async () => {
    const all = await ask(engine, '100000', { limit: 1000 });
    const few = await ask(engine, '100000', { limit: 3 }, { levels: ['1'], links: ['linked'] });
    expect(few.newlyLost?.rows).toEqual(all.newlyLost?.rows.slice(0, 3));
    expect(few.newlyLost?.count).toBe(all.newlyLost?.count);
    const ponds = await ask(engine, '100000', { limit: 1000 }, { kinds: ['tailings-pond'] });
    expect(ponds.newlyLost?.rows.every(({ site }) => site.kind === 'tailings-pond')).toBe(true);
    expect(ponds.newlyLost?.count).toBe(all.newlyLost?.rows.filter(({ site }) => site.kind === 'tailings-pond').length);
  });
});

it('a collection that is not there is not known, an empty one is none', async () => {
  const engine = toEngine();
  loadRows(engine, [toRow('a')], 'service');
  const unknown = { warnings: null, newlyLost: null, cameBack: null, overdue: null, changedHands: null };
  expect(await ask(engine, '110000')).toMatchObject(unknown);
  for (const name of ['changes', 'warnings', 'rectifications']) await holdRows(engine, name, []);
  const none = await ask(engine, '110000');
  expect(none.warnings?.count).toBe(0);
  expect(none.changedHands).toMatchObject({ count: 0, isReported: false });
});

it('records that end before the shift begins tell nothing of it', async () => {
  const engine = toEngine();
  loadRows(engine, [toRow('a')], 'service');
  const lost = {
    id: 'c',
    site: 'test-site:a',
    adcode: '110101',
    at: '2020-11-10T08:00:00+08:00',
    field: 'link_status',
  };
  const held = { ...lost, from: 'linked', to: 'offline', cause: '超时未上报' };
  const unknown = { newlyLost: null, cameBack: null, changedHands: null, otherChanges: null };
  // Twelve hours before 09:00; at that very moment nothing of the shift is told yet.
  await holdRows(engine, 'changes', [{ ...held, as_of: '2020-11-15T21:00:00+08:00' }]);
  expect(await ask(engine, '110000')).toMatchObject({ ...unknown, recordsAsOf: '2020-11-15T21:00:00+08:00' });
  await holdRows(engine, 'changes', [{ ...held, as_of: '2020-11-15T21:01:00+08:00' }]);
  expect((await ask(engine, '110000')).newlyLost?.count).toBe(0);
  // Who states no as-of is taken as of when it was read.
  await holdRows(engine, 'changes', [held]);
  expect((await ask(engine, '110000')).newlyLost?.count).toBe(0);
});

it('keeps a record of a site that is on no register, without a card to open', async () => {
  const engine = toEngine();
  loadRows(engine, [toRow('a')], 'service');
  const warning = { site: 'test-site:gone', adcode: '110101', level: 1, started_at: '2020-11-16T08:00:00+08:00' };
  await holdRows(engine, 'warnings', [{ id: 'w', ...warning, text: '液位' }]);
  const { warnings } = await ask(engine, '110000');
  expect(warnings?.rows[0]).toMatchObject({
    isAcknowledgementUnknown: true,
    site: { id: 'gone', state: null, roles: null },
  });
  expect((await ask(engine, '360000')).warnings?.count).toBe(0);
});

it('a register that has not come hides no warning, and of a file’s sites nothing is known', async () => {
  const engine = toEngine();
  loadRows(engine, [toRow('a')], 'service', 'test-line');
  await holdRows(engine, 'changes', []);
  await holdRows(engine, 'warnings', [{ id: 'w', site: 'test-site:a', adcode: '110101', level: 1, text: '液位' }]);
  expect((await ask(engine, '110000')).warnings).toMatchObject({ count: 1, red: 1 });
  expect((await ask(engine, '110000', {}, { kinds: ['test-line'] })).warnings?.count).toBe(0);
  const files = toEngine();
  loadRows(files, [toRow('a')], 'import-1');
  await holdRows(files, 'changes', []);
  expect(await ask(files, '110000')).toMatchObject({ newlyLost: null, leftOutKinds: ['test-site'] });
});
