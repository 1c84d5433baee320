import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTED_CAUSES } from './change-attribution-balance.ts';
import { ABSENT } from './change-attribution-chain.ts';
import { BALANCED_FIELDS, DEFAULT_READING, FIELD_KEYS, readChanges } from './change-attribution-rows.ts';
import { toStatesAt, toWarningChanges, type SiteState, type SiteStates } from './change-attribution-states.ts';
import { CAUSE_WORDS, FINDING_WORDS } from './change-attribution-words.ts';
import { attributeChanges, type AttributionInput, type ChangeAttribution } from './change-attribution.ts';
import { toChinaIso } from './clock.ts';
import type { SiteProperties } from './grading.ts';
import { LEVEL_KEYS, LINK_STATUSES, WARNING_LEVELS } from './levels.ts';

const FROM = Date.parse('2020-11-01T00:00:00+08:00');
const TO = Date.parse('2020-11-16T09:00:00+08:00');
const HOUR = 3_600_000;

const site = (patch: Partial<SiteState> = {}): SiteState => ({
  level: '3',
  link: 'not-linked',
  warning: 0,
  adcode: '360702',
  registeredOn: '2019-01-01',
  ...patch,
});

const states = (entries: Readonly<Record<string, Partial<SiteState>>>): SiteStates =>
  new Map(Object.entries(entries).map(([id, patch]) => [id, site(patch)]));

const row = (patch: SiteProperties): SiteProperties => ({
  id: 'chg-1',
  site: 'a',
  adcode: '360702',
  at: '2020-11-05T10:00:00+08:00',
  field: 'link_status',
  from: 'not-linked',
  to: 'linked',
  cause: '完成接入',
  ...patch,
});

const attribute = (
  before: SiteStates,
  after: SiteStates,
  rows: readonly SiteProperties[],
  patch: Partial<AttributionInput> = {},
): ChangeAttribution =>
  attributeChanges({ before, after, read: readChanges(rows), fromMs: FROM, toMs: TO, nowMs: TO, ...patch });

const findingsOf = ({ findings }: ChangeAttribution): Readonly<Record<string, number>> =>
  Object.fromEntries(findings.map(({ kind, count }) => [kind, count]));

/** For every key of every field: before + Σ net = after, as counted from the states themselves. */
const expectExact = (result: ChangeAttribution, before: SiteStates, after: SiteStates): void => {
  for (const field of BALANCED_FIELDS) {
    const { rows, flows, changes, unexplained } = result.balances[field];
    expect(rows.map(({ key }) => key)).toEqual(FIELD_KEYS[field]);
    for (const { key, before: start, net, after: end } of rows) {
      const sum = ATTRIBUTED_CAUSES.reduce((total, cause) => total + net[cause], 0);
      expect(start + sum).toBe(end);
      const inflow = flows.filter(({ to }) => to === key).reduce((total, { count }) => total + count, 0);
      const outflow = flows.filter(({ from }) => from === key).reduce((total, { count }) => total + count, 0);
      expect(inflow - outflow).toBe(sum);
    }
    expect(rows.reduce((total, { before: start }) => total + start, 0)).toBe(before.size);
    expect(rows.reduce((total, { after: end }) => total + end, 0)).toBe(after.size);
    expect(flows.reduce((total, { count }) => total + count, 0)).toBe(changes + unexplained);
    expect(flows.every(({ from, to }) => from !== to)).toBe(true);
  }
  const causes = ATTRIBUTED_CAUSES.reduce((total, cause) => total + result.byCause[cause], 0);
  const passages = result.steps.filter(({ from, to }) => from === ABSENT || to === ABSENT).length;
  expect(causes).toBe(result.steps.length - (2 * passages) / 3);
};

describe('worked by hand', () => {
  it('three sites: one linked, one lost, one reassessed from 3 to 2', () => {
    const before = states({ a: {}, b: { link: 'linked' }, c: {} });
    const after = states({ a: { link: 'linked' }, b: { link: 'offline' }, c: { level: '2' } });
    const result = attribute(before, after, [
      row({}),
      row({ site: 'b', from: 'linked', to: 'offline', cause: '超时未上报' }),
      row({ site: 'c', field: 'risk_level', from: '3', to: 2, cause: '重新评估' }),
    ]);
    expectExact(result, before, after);
    expect(result.findings).toEqual([]);
    expect(result.byCause).toMatchObject({ connected: 1, 'data-lost': 1, reassessed: 1, unexplained: 0 });
    const linked = result.balances.link_status.rows[0];
    expect(linked).toMatchObject({ key: 'linked', before: 1, after: 1 });
    expect(linked?.net).toMatchObject({ connected: 1, 'data-lost': -1 });
    expect(result.balances.risk_level.flows).toEqual([{ from: '3', to: '2', cause: 'reassessed', count: 1 }]);
    expect(result.balances.warning_level).toMatchObject({ changes: 0, unexplained: 0, rowsGiven: 0 });
  });

  it('both ends of the time: after the first, up to the second', () => {
    const at = (iso: string) =>
      attribute(states({ a: {} }), states({ a: { link: 'linked' } }), [row({ at: iso })]).byCause;
    expect(at('2020-11-01T00:00:00+08:00')).toMatchObject({ connected: 0, unexplained: 1 });
    expect(at('2020-11-01T00:00:01+08:00')).toMatchObject({ connected: 1, unexplained: 0 });
    expect(at('2020-11-16T09:00:00+08:00')).toMatchObject({ connected: 1, unexplained: 0 });
  });

  it('shows what no record explains, and never hides it', () => {
    const before = states({ a: {}, b: {} });
    const after = states({ a: { level: 'unassessed' }, b: {} });
    const result = attribute(before, after, []);
    expectExact(result, before, after);
    expect(result.balances.risk_level).toMatchObject({ changes: 0, unexplained: 1 });
    expect(result.balances.risk_level.flows).toEqual([{ from: '3', to: 'unassessed', cause: 'unexplained', count: 1 }]);
  });

  it('keeps a cause that nobody mapped as unknown, with its text, until it is mapped', () => {
    const [before, after] = [states({ a: {} }), states({ a: { link: 'linked' } })];
    const rows = [row({ cause: '领导批示' })];
    const result = attribute(before, after, rows);
    expect(result.byCause).toMatchObject({ unknown: 1, unexplained: 0 });
    expect(result.unknownCauses).toEqual([{ wireCause: '领导批示', count: 1 }]);
    const read = readChanges(rows, { ...DEFAULT_READING, causes: { 领导批示: 'reassessed' } });
    expect(attribute(before, after, [], { read }).byCause.reassessed).toBe(1);
    // What objects inherit is no mapping.
    expect(readChanges([row({ cause: 'toString' })]).changes[0]?.cause).toBe('unknown');
  });

  it('comes and goes: registered, moved here, moved away, closed, and nobody knows', () => {
    const before = states({ gone: {}, shut: { link: 'linked' }, lost: {} });
    const after = states({ fresh: { registeredOn: '2020-11-03' }, came: {}, odd: {} });
    const move = { field: 'adcode', from: '360703', to: '360702', cause: '区划调整' };
    const result = attribute(before, after, [
      row({ site: 'came', at: '2020-11-02T08:00:00+08:00', from: 'linked', to: 'not-linked' }),
      row({ ...move, site: 'came' }),
      row({ ...move, site: 'gone', from: '360702', to: '360703' }),
      row({ site: 'shut', from: 'linked', to: 'not-linked', cause: '关闭' }),
    ]);
    expectExact(result, before, after);
    expect(result.balances.link_status.flows).toEqual([
      { from: ABSENT, to: 'not-linked', cause: 'moved', count: 1 },
      { from: ABSENT, to: 'not-linked', cause: 're-registered', count: 1 },
      { from: ABSENT, to: 'not-linked', cause: 'unexplained', count: 1 },
      { from: 'linked', to: 'not-linked', cause: 'closed', count: 1 },
      { from: 'not-linked', to: ABSENT, cause: 'closed', count: 1 },
      { from: 'not-linked', to: ABSENT, cause: 'moved', count: 1 },
      { from: 'not-linked', to: ABSENT, cause: 'unexplained', count: 1 },
    ]);
    expect(result).toMatchObject({ otherRows: 2, elsewhere: 1 });
  });
});

describe('bad records are findings', () => {
  const before = states({ a: {} });
  const after = states({ a: { link: 'linked' } });

  it('the same row twice, said again later, or changing nothing', () => {
    const result = attribute(before, after, [
      row({}),
      row({ id: 'chg-2' }),
      row({ at: '2020-11-06' }),
      row({ at: '2020-11-07', from: 'linked' }),
    ]);
    expectExact(result, before, after);
    expect(findingsOf(result)).toEqual({ repeated: 3 });
    expect(result.balances.link_status).toMatchObject({ changes: 1, unexplained: 0 });
  });

  it('a start that is not the state before: the gap is unexplained', () => {
    const result = attribute(before, after, [row({ from: 'offline' })]);
    expectExact(result, before, after);
    expect(findingsOf(result)).toEqual({ contradictory: 1 });
    expect(result.balances.link_status.flows).toEqual([
      { from: 'not-linked', to: 'offline', cause: 'unexplained', count: 1 },
      { from: 'offline', to: 'linked', cause: 'connected', count: 1 },
    ]);
  });

  it('out of order: sorted; newest first is an order too', () => {
    const day = (number: number, from: string, to: string) => row({ at: `2020-11-0${number}`, from, to });
    const rows = [day(2, 'not-linked', 'linked'), day(4, 'offline', 'linked'), day(3, 'linked', 'offline')];
    expect(findingsOf(attribute(before, after, rows))).toEqual({ 'out-of-order': 1 });
    const [one, three, two] = rows;
    expect(attribute(before, after, [three!, two!, one!]).findings).toEqual([]);
    expect(attribute(before, after, rows).balances.link_status).toMatchObject({ changes: 3, unexplained: 0 });
  });

  it('of one moment: taken in the order that leads on', () => {
    const rows = [row({ from: 'offline', to: 'linked' }), row({ from: 'not-linked', to: 'offline' })];
    const result = attribute(before, after, rows);
    expect(result.findings).toEqual([]);
    expect(result.balances.link_status.unexplained).toBe(0);
  });

  it('in the future, unreadable, of a site that nobody knows', () => {
    const rows = [
      row({}),
      row({ at: '2020-11-16T09:00:01+08:00', from: 'linked', to: 'offline' }),
      row({ field: 'risk_level', from: '3', to: '5' }),
      row({ to: 'disconnected' }),
      row({ to: null }),
      row({ site: null }),
      row({ at: 'yesterday' }),
      row({ at: '2020-02-30T10:00:00+08:00' }),
      row({ site: 'stranger' }),
    ];
    const result = attribute(before, after, rows);
    expectExact(result, before, after);
    expect(findingsOf(result)).toEqual({ unreadable: 6, future: 1, 'unknown-site': 1 });
    for (const { kind } of result.findings) expect(FINDING_WORDS[kind].zh).not.toBe('');
  });

  it('refuses a time that runs backwards', () => {
    expect(() => attribute(before, after, [], { fromMs: TO, toMs: FROM })).toThrow(RangeError);
  });
});

describe('reading', () => {
  it('reads levels as numbers, text, an authority’s words, and nothing as unassessed', () => {
    const read = (value: unknown) =>
      readChanges([row({ field: 'risk_level', from: '1', to: value })], {
        ...DEFAULT_READING,
        levelMappings: { 重大: '1' },
      }).changes[0]?.to;
    expect([2, '2', ' 2 ', '重大', null, '', '未评估', 'unassessed'].map(read)).toEqual([
      '2',
      '2',
      '2',
      '1',
      'unassessed',
      'unassessed',
      'unassessed',
      'unassessed',
    ]);
    expect([0, 5, 'red', true, Number.NaN].map(read)).toEqual([
      undefined,
      undefined,
      undefined,
      'unassessed',
      'unassessed',
    ]);
  });

  it('has words for every cause', () => {
    for (const cause of ATTRIBUTED_CAUSES) expect(CAUSE_WORDS[cause].zh).not.toBe('');
  });
});

describe('the past told back', () => {
  const now = states({ a: { link: 'offline', level: '2' }, b: { registeredOn: '2020-11-10' }, c: {} });
  const rows = [
    row({ at: '2020-11-03T10:00:00+08:00' }),
    row({ at: '2020-11-12T10:00:00+08:00', from: 'linked', to: 'offline', cause: '超时未上报' }),
    row({ at: '2020-11-08T10:00:00+08:00', field: 'adcode', from: '360703', to: '360702' }),
  ];
  const { changes } = readChanges(rows);
  const at = (iso: string): SiteStates => toStatesAt(now, changes, Date.parse(iso));

  it('undoes what came after, and leaves out what was not yet registered', () => {
    expect(at('2020-11-02T00:00:00+08:00').get('a')).toMatchObject({
      link: 'not-linked',
      level: '2',
      adcode: '360703',
    });
    expect(at('2020-11-10T09:00:00+08:00').get('a')).toMatchObject({ link: 'linked', adcode: '360702' });
    expect(at('2020-11-13T00:00:00+08:00').get('a')?.link).toBe('offline');
    expect(at('2020-11-09T23:59:00+08:00').has('b')).toBe(false);
    expect(at('2020-11-10T00:00:00+08:00').has('b')).toBe(true);
  });

  it('attributes everything between two told-back states', () => {
    const before = at('2020-11-01T00:00:00+08:00');
    const result = attribute(before, now, rows);
    expectExact(result, before, now);
    expect(result.byCause).toMatchObject({ connected: 1, 'data-lost': 1, 're-registered': 1, unexplained: 0 });
  });

  it('takes a standing warning for the change that the records do not tell', () => {
    const start = (id: string, level: 1 | 2 | 3, hour: number) => ({
      id,
      site: 'a',
      adcode: null,
      level,
      startedMs: TO - hour * HOUR,
    });
    const made = toWarningChanges([start('w2', 1, 2), start('w1', 3, 9), start('w3', 2, 1)], changes);
    expect(made.map(({ from, to, cause }) => [from, to, cause])).toEqual([
      ['0', '3', 'measured'],
      ['3', '1', 'measured'],
    ]);
    expect(
      toWarningChanges([start('w2', 1, 2)], readChanges([row({ field: 'warning_level', from: '0', to: '1' })]).changes),
    ).toEqual([]);
    const warned = states({ a: { link: 'offline', level: '2', warning: 1 } });
    const read = { changes: [...changes, ...made], unreadable: [] };
    const before = toStatesAt(warned, read.changes, TO - 5 * HOUR);
    expect(before.get('a')?.warning).toBe(3);
    const result = attribute(before, warned, [], { read, fromMs: TO - 5 * HOUR });
    expect(result.balances.warning_level.flows).toEqual([{ from: '3', to: '1', cause: 'measured', count: 1 }]);
  });
});

const KEYS = { risk_level: LEVEL_KEYS, link_status: LINK_STATUSES, warning_level: WARNING_LEVELS.map(String) } as const;
const arbitraryState = fc.record({
  level: fc.constantFrom(...LEVEL_KEYS),
  link: fc.constantFrom(...LINK_STATUSES),
  warning: fc.constantFrom(...WARNING_LEVELS),
  adcode: fc.constantFrom('360702', '360703'),
  registeredOn: fc.constantFrom('2019-01-01', '2020-11-10', null),
});
const arbitraryStates = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), arbitraryState)
  .map((entries) => new Map(Object.entries(entries)));
const arbitraryRow = fc.constantFrom(...BALANCED_FIELDS).chain((field) =>
  fc.record({
    site: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    field: fc.oneof(
      { weight: 8, arbitrary: fc.constant<string>(field) },
      { weight: 1, arbitrary: fc.constant('adcode') },
    ),
    at: fc.integer({ min: -48, max: 400 }).map((hour) => toChinaIso(FROM + hour * HOUR)),
    from: fc.oneof(fc.constantFrom<string | null>(...KEYS[field], null), fc.constant('nonsense')),
    to: fc.oneof(fc.constantFrom<string | null>(...KEYS[field], null), fc.constant('nonsense')),
    cause: fc.constantFrom('完成接入', '超时未上报', '重新评估', '区划调整', '关闭', '新增登记', '不明', null),
  }),
);

describe('properties', () => {
  it('any states and any records: every table adds up', () => {
    fc.assert(
      fc.property(
        arbitraryStates,
        arbitraryStates,
        fc.array(arbitraryRow, { maxLength: 60 }),
        (before, after, rows) => {
          expectExact(attribute(before, after, rows), before, after);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a true and complete record explains everything, in whatever order it is told', () => {
    const move = fc.record({
      site: fc.nat(5),
      field: fc.constantFrom(...BALANCED_FIELDS),
      key: fc.nat(4),
      hour: fc.integer({ min: 1, max: 360 }),
    });
    fc.assert(
      fc.property(arbitraryStates, fc.array(move, { maxLength: 60 }), fc.func(fc.nat()), (before, moves, shuffle) => {
        const ids = [...before.keys()];
        const after = new Map(before);
        const rows: SiteProperties[] = [];
        for (const { site: number, field, key, hour } of moves.sort((one, other) => one.hour - other.hour)) {
          const id = ids[number % Math.max(1, ids.length)];
          const state = id === undefined ? undefined : after.get(id);
          if (id === undefined || state === undefined) continue;
          const to = KEYS[field][key]!;
          const from = { risk_level: state.level, link_status: state.link, warning_level: String(state.warning) }[
            field
          ];
          if (from === to || rows.some((other) => other['site'] === id && other['hour'] === hour)) continue;
          const next =
            field === 'risk_level'
              ? { level: LEVEL_KEYS[key]! }
              : field === 'link_status'
                ? { link: LINK_STATUSES[key]! }
                : { warning: WARNING_LEVELS[key]! };
          after.set(id, { ...state, ...next });
          rows.push({
            site: id,
            field,
            from,
            to,
            hour,
            cause: '重新评估',
            at: toChinaIso(FROM + hour * HOUR),
          });
        }
        const told = rows
          .map((entry) => ({ entry, rank: shuffle(JSON.stringify(entry)) }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ entry }) => entry);
        const result = attribute(before, after, told);
        expectExact(result, before, after);
        expect(result.byCause).toMatchObject({ unexplained: 0, reassessed: rows.length });
        expect(Object.keys(findingsOf(result)).filter((kind) => kind !== 'out-of-order')).toEqual([]);
        // Told back from the end, the record gives the beginning.
        expect(toStatesAt(after, readChanges(told).changes, FROM)).toEqual(
          new Map([...before].filter(([, state]) => state.registeredOn !== '2020-11-10')),
        );
      }),
      { numRuns: 200 },
    );
  });
});
