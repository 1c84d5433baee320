import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChanges, type SiteChange } from './change-attribution-rows.ts';
import type { SiteState } from './change-attribution-states.ts';
import { toChinaIso } from './clock.ts';
import type { SiteProperties } from './grading.ts';
import { LINK_STATUSES, WARNING_LEVELS } from './levels.ts';
import type { Rectification } from './rectification.ts';
import { describeAcknowledgement } from './shift-handover-words.ts';
import { SHIFT_HOURS, toShiftHandover, type HandoverInput } from './shift-handover.ts';
import { parseShiftWarning, type ShiftWarning } from './shift-warnings.ts';

const NOW = Date.parse('2020-11-16T09:00:00+08:00');
const hoursAgo = (hours: number): string => toChinaIso(NOW - hours * 3_600_000);

const warningRow = (patch: SiteProperties = {}): SiteProperties => ({
  id: 'warn-a',
  site: 'tailings-pond:a',
  kind: 'tailings-pond',
  adcode: '360702',
  level: 1,
  item: '浸润线',
  value: 12.5,
  unit: 'm',
  threshold: 12,
  started_at: hoursAgo(3),
  last_valid_at: hoursAgo(0.1),
  state: 'live',
  text: '浸润线达到红色阈值',
  ...patch,
});

const parseAll = (rows: readonly SiteProperties[]): readonly ShiftWarning[] =>
  rows.flatMap((row) => parseShiftWarning(row) ?? []);

const toChanges = (rows: readonly SiteProperties[]): readonly SiteChange[] =>
  readChanges(
    rows.map((row, index) => ({
      id: `chg-${index}`,
      site: 'a',
      adcode: '360702',
      field: 'link_status',
      from: 'linked',
      to: 'offline',
      cause: '超时未上报',
      at: hoursAgo(1),
      ...row,
    })),
  ).changes;

const item = (patch: Partial<Rectification> = {}): Rectification => ({
  id: 'r-1',
  listType: '隐患整改',
  adcode: '360702',
  site: null,
  sector: '尾矿库',
  text: '',
  state: '整改',
  foundOn: null,
  dueOn: null,
  closedOn: null,
  isReopened: false,
  reopenedOn: null,
  evidence: null,
  asOf: null,
  isSynthetic: true,
  faults: [],
  ...patch,
});

const state = (patch: Partial<SiteState> = {}): SiteState => ({
  level: '3',
  link: 'offline',
  warning: 0,
  adcode: '360702',
  registeredOn: null,
  ...patch,
});

const handOver = (patch: Partial<HandoverInput> = {}) =>
  toShiftHandover({
    hours: 8,
    nowMs: NOW,
    warnings: [],
    changes: [],
    rectifications: [],
    stateOf: () => undefined,
    isMasked: true,
    ...patch,
  });

const ids = (section: { readonly rows: readonly { readonly warning: ShiftWarning }[] } | null) =>
  section?.rows.map(({ warning }) => warning.id);

describe('warnings', () => {
  it('red before orange, the longest waiting first, one without a start before all; yellow and blue are not handed over', () => {
    const rows = [
      warningRow({ id: 'orange', level: 2, started_at: hoursAgo(90) }),
      warningRow({ id: 'new-red' }),
      warningRow({ id: 'old-red', started_at: hoursAgo(200) }),
      warningRow({ id: 'undated-red', started_at: null }),
      warningRow({ id: 'yellow', level: 3 }),
      warningRow({ id: 'blue', level: 4 }),
    ];
    const { warnings } = handOver({ warnings: parseAll(rows) });
    expect(ids(warnings)).toEqual(['undated-red', 'old-red', 'new-red', 'orange']);
    expect(warnings).toMatchObject({ red: 3, orange: 1, acknowledged: 0, ended: 0, acknowledgementUnknown: 4 });
    expect(warnings?.rows.map(({ isNew }) => isNew)).toEqual([false, false, true, false]);
  });

  it('the demo states no acknowledgement: that is null, listed, and said', () => {
    const [warning] = parseAll([warningRow()]);
    expect(warning).toMatchObject({ isAcknowledged: null, acknowledgedMs: null, endedMs: null, isRetained: false });
    const { warnings } = handOver({ warnings: [warning!] });
    expect(describeAcknowledgement(warnings!.acknowledgementUnknown, warnings!.rows.length)?.zh).toContain(
      '未提供确认状态',
    );
  });

  it('leaves out what was acknowledged after it began, and nothing else', () => {
    const rows = [
      warningRow({ id: 'yes', is_acknowledged: true }),
      warningRow({ id: 'at', acknowledged_at: hoursAgo(2) }),
      warningRow({ id: 'no', is_acknowledged: false }),
      warningRow({ id: 'empty', acknowledged_at: null }),
      warningRow({ id: 'before', acknowledged_at: hoursAgo(4) }),
      warningRow({ id: 'future', acknowledged_at: hoursAgo(-1) }),
      warningRow({ id: 'silent' }),
    ];
    const { warnings } = handOver({ warnings: parseAll(rows) });
    expect(ids(warnings)).toEqual(['before', 'empty', 'future', 'no', 'silent']);
    expect(warnings).toMatchObject({ acknowledged: 2, acknowledgementUnknown: 1 });
    expect(describeAcknowledgement(warnings!.acknowledgementUnknown, warnings!.rows.length)?.zh).toBe(
      '部分预警没有确认状态，按未确认列出',
    );
  });

  it('silence ends nothing; an end does; a start in the future is listed and marked', () => {
    const rows = [
      warningRow({ id: 'retained', state: 'retained', last_valid_at: hoursAgo(60) }),
      warningRow({ id: 'ended', ended_at: hoursAgo(1) }),
      warningRow({ id: 'ends-later', ended_at: hoursAgo(-1) }),
      warningRow({ id: 'early', started_at: hoursAgo(-2) }),
    ];
    const { warnings } = handOver({ warnings: parseAll(rows) });
    expect(ids(warnings)).toEqual(['ends-later', 'retained', 'early']);
    expect(warnings?.ended).toBe(1);
    expect(warnings?.rows.map(({ startsInFuture }) => startsInFuture)).toEqual([false, false, true]);
  });

  it('a row without a level from 1 to 4 is none', () => {
    expect([0, 5, null, 'x', undefined, ''].map((level) => parseShiftWarning(warningRow({ level })))).toEqual(
      Array.from({ length: 6 }, () => null),
    );
    expect(parseShiftWarning({ level: '2' })).toMatchObject({ level: 2, site: null, value: null, startedMs: null });
  });
});

describe('losses', () => {
  it('what was lost before the shift and came back in it is told as back, without a time of loss', () => {
    const { newlyLost, cameBack } = handOver({
      changes: toChanges([
        { site: 'a', at: hoursAgo(20) },
        { site: 'a', at: hoursAgo(3), from: 'offline', to: 'linked', cause: '恢复上报' },
        { site: 'b', at: hoursAgo(2), from: 'not-linked', to: 'linked', cause: '完成接入' },
      ]),
      stateOf: () => state({ link: 'linked' }),
    });
    expect(newlyLost).toEqual([]);
    expect(cameBack).toMatchObject([
      { site: 'a', lostMs: null, backMs: NOW - 3 * 3_600_000, times: 0, isContradicted: false },
    ]);
  });

  it('apart: still lost, and back; how often; before the shift is before the shift', () => {
    const { newlyLost, cameBack, otherChanges, futureChanges } = handOver({
      changes: toChanges([
        { site: 'lost', at: hoursAgo(7.9) },
        { site: 'back', at: hoursAgo(5) },
        { site: 'back', at: hoursAgo(4), from: 'offline', to: 'linked', cause: '恢复上报' },
        { site: 'again', at: hoursAgo(6) },
        { site: 'again', at: hoursAgo(5), from: 'offline', to: 'linked' },
        { site: 'again', at: hoursAgo(2) },
        { site: 'again', at: hoursAgo(1.9) },
        { site: 'earlier', at: hoursAgo(8) },
        { site: 'future', at: hoursAgo(-1) },
        { site: 'new', at: hoursAgo(3), from: 'not-linked', to: 'linked' },
        { site: 'cut', at: hoursAgo(3), from: 'partial', to: 'not-linked' },
        { site: 'withdrawn', at: hoursAgo(3.5), from: 'offline', to: 'not-linked' },
      ]),
    });
    expect(newlyLost?.map(({ site, times }) => [site, times])).toEqual([
      ['lost', 1],
      ['cut', 1],
      ['again', 2],
    ]);
    expect(cameBack).toMatchObject([{ site: 'back', lostMs: NOW - 5 * 3_600_000, backMs: NOW - 4 * 3_600_000 }]);
    expect(otherChanges?.map(({ site }) => site)).toEqual(['new', 'withdrawn']);
    expect(futureChanges).toBe(1);
  });

  it('standing warnings first, then by level, unassessed and unknown sites last but never left out', () => {
    const states: Readonly<Record<string, SiteState>> = {
      blue: state({ level: '4' }),
      red: state({ level: '1' }),
      none: state({ level: 'unassessed' }),
      warned: state({ level: '4', warning: 2 }),
    };
    const { newlyLost } = handOver({
      changes: toChanges([
        { site: 'unknown' },
        { site: 'none' },
        { site: 'blue' },
        { site: 'red' },
        { site: 'warned' },
      ]),
      stateOf: (site) => states[site],
    });
    expect(newlyLost?.map(({ site }) => site)).toEqual(['warned', 'red', 'blue', 'none', 'unknown']);
  });

  it('says where the register and the last record disagree', () => {
    const { newlyLost } = handOver({ changes: toChanges([{}]), stateOf: () => state({ link: 'linked' }) });
    expect(newlyLost).toMatchObject([{ isContradicted: true, now: { link: 'linked' } }]);
    expect(handOver({ changes: toChanges([{}]), stateOf: () => state() }).newlyLost?.[0]?.isContradicted).toBe(false);
  });
});

describe('rectifications', () => {
  it('overdue, longest first, with those that became so at midnight; the undated are counted', () => {
    const items = [
      item({ id: 'yesterday', dueOn: '2020-11-15' }),
      item({ id: 'long', dueOn: '2020-06-01' }),
      item({ id: 'today', dueOn: '2020-11-16' }),
      item({ id: 'done', dueOn: '2020-06-01', state: '销号', closedOn: '2020-11-16' }),
      item({ id: 'undated' }),
      item({ id: 'again', isReopened: true, reopenedOn: '2020-11-16' }),
    ];
    // From 01:00 the midnight between the 15th and the 16th lies before the shift, from 21:00 of the 15th within it.
    const short = handOver({ rectifications: items }).overdue;
    const long = handOver({ rectifications: items, hours: 12 }).overdue;
    expect(short?.rows.map(({ item: { id }, isNew }) => [id, isNew])).toEqual([
      ['long', false],
      ['yesterday', false],
    ]);
    expect(long?.rows.map(({ isNew }) => isNew)).toEqual([false, true]);
    expect([short?.newlyOverdue, long?.newlyOverdue]).toEqual([0, 1]);
    expect(short?.withoutDueDay).toBe(2);
    expect(short?.closed.map(({ id }) => id)).toEqual(['done']);
    expect(short?.reopened.map(({ id }) => id)).toEqual(['again']);
  });
});

describe('what changed hands', () => {
  const rows = [
    { field: 'regulator_dept', from: '县应急局', to: '市应急局', at: hoursAgo(2) },
    { field: 'responsible', from: '某甲', to: '某乙', at: hoursAgo(1) },
    { field: 'op_status', from: '正常', to: '停产', at: hoursAgo(1) },
  ];

  it('newest first, names taken out unless they may be seen', () => {
    const masked = handOver({ changes: toChanges(rows) }).changedHands;
    expect(masked?.isReported).toBe(true);
    expect(masked?.rows.map(({ change, isMasked }) => [change.field, change.to, isMasked])).toEqual([
      ['responsible', null, true],
      ['regulator_dept', '市应急局', false],
    ]);
    expect(JSON.stringify(masked)).not.toContain('某');
    const open = handOver({ changes: toChanges(rows), isMasked: false }).changedHands;
    expect(open?.rows[0]?.change.to).toBe('某乙');
  });

  it('tells a service that never says so from a shift in which nothing happened', () => {
    expect(handOver({ changes: toChanges([{}]) }).changedHands).toEqual({ rows: [], isReported: false });
    const earlier = toChanges(rows.map((row) => ({ ...row, at: hoursAgo(100) })));
    expect(handOver({ changes: earlier }).changedHands).toEqual({ rows: [], isReported: true });
  });
});

describe('sources that are not there', () => {
  it('are null, never an empty list', () => {
    const none = handOver({ warnings: null, changes: null, rectifications: null });
    expect(none).toMatchObject({
      warnings: null,
      newlyLost: null,
      cameBack: null,
      overdue: null,
      changedHands: null,
      otherChanges: null,
      futureChanges: null,
    });
  });
});

describe('properties', () => {
  const hours = fc.double({ min: -3, max: 30, noNaN: true });
  const warning = fc.record({
    id: fc.uuid(),
    level: fc.constantFrom(...WARNING_LEVELS),
    started_at: fc.oneof(hours.map(hoursAgo), fc.constant(null)),
    is_acknowledged: fc.constantFrom(true, false, null),
    ended_at: fc.oneof(hours.map(hoursAgo), fc.constant(null)),
  });
  const change = fc.record({
    site: fc.constantFrom('a', 'b', 'c', 'd'),
    at: hours.map(hoursAgo),
    from: fc.constantFrom(...LINK_STATUSES, null),
    to: fc.constantFrom(...LINK_STATUSES),
  });

  it('no red or orange warning is dropped, no site is in two lists, a longer shift loses nothing, order does not matter', () => {
    fc.assert(
      fc.property(fc.array(warning), fc.array(change), (warnings, changes) => {
        const parsed = parseAll(warnings);
        const read = toChanges(changes);
        const reports = SHIFT_HOURS.map((length) => handOver({ hours: length, warnings: parsed, changes: read }));
        const serious = parsed.filter(({ level }) => level <= 2).length;
        let before = 0;
        for (const { warnings: section, newlyLost, cameBack } of reports) {
          expect(section!.red + section!.orange).toBe(section!.rows.length);
          expect(section!.rows.length + section!.acknowledged + section!.ended).toBe(serious);
          const sites = [...newlyLost!, ...cameBack!].map(({ site }) => site);
          expect(new Set(sites).size).toBe(sites.length);
          expect(sites.length).toBeGreaterThanOrEqual(before);
          before = sites.length;
        }
        const turned = handOver({ warnings: [...parsed].reverse(), changes: read });
        expect(turned.warnings).toEqual(reports[0]?.warnings);
      }),
    );
  });
});
