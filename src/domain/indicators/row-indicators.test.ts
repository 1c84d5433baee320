import { describe, expect, it } from 'vitest';
import { createIndicatorAccumulator } from './accumulate.ts';
import { ALL_DATA_RATE, LADDER, ONLINE_RATE } from './data-indicators.ts';
import { asIndicator, minutesAgo, source, tallyOf, toSettings, countRows } from './indicators.test-support.ts';
import { toIngestionLadder } from './ladder.ts';
import { LINKED_RATE_CONNECTABLE, LINKED_RATE_ENTERPRISES, LINKED_RATE_SOURCES } from './link-indicators.ts';
import { toIndicator } from './to-indicator.ts';

const ALL = { base: true, safety_pledge: true, sensor: true, video: true };

describe('接入率', () => {
  // 10 sites: 4 linked, 1 offline, 1 partial, 3 not linked (2 of them 不具备条件), 1 not applicable.
  const rows = [
    ...[1, 2, 3, 4].map(() => source({ link_status: 'linked', last_report_at: minutesAgo(5) })),
    source({ link_status: 'offline', last_report_at: minutesAgo(5000) }),
    source({ link_status: 'partial', last_report_at: minutesAgo(5) }),
    source({ link_status: 'not-linked', not_linked_reason: '不具备条件' }),
    source({ link_status: 'not-linked', not_linked_reason: '不具备条件' }),
    source({ link_status: 'not-linked', not_linked_reason: '建设中' }),
    source({ link_status: 'not-applicable', not_linked_reason: '不具备条件' }),
  ];

  it('by source: (4 + 1) ÷ 10, with partial and not applicable shown apart', () => {
    const indicator = asIndicator(LINKED_RATE_SOURCES, tallyOf(LINKED_RATE_SOURCES, rows));
    expect(indicator).toMatchObject({ numerator: 5, denominator: 10, value: 0.5, noValue: null, atMost: 0.5 });
    expect(indicator.apart.map(({ id, count }) => [id, count])).toEqual([
      ['partial', 1],
      ['not-applicable', 1],
    ]);
  });

  it('of the connectable: 5 ÷ (10 − 2 − 1); a site that is both is left out once', () => {
    const indicator = asIndicator(LINKED_RATE_CONNECTABLE, tallyOf(LINKED_RATE_CONNECTABLE, rows));
    expect(indicator).toMatchObject({ numerator: 5, denominator: 7, value: 5 / 7 });
    expect(indicator.excluded.map(({ id, count }) => [id, count])).toEqual([
      ['no-conditions', 2],
      ['not-applicable', 1],
    ]);
    const every = toSettings({ unconnectableReasons: ['不具备条件', '建设中'] });
    expect(tallyOf(LINKED_RATE_CONNECTABLE, rows, every).denominator).toBe(6);
  });

  it('a linked site that still carries a reason stays connectable, and is named', () => {
    const row = source({ link_status: 'linked', not_linked_reason: '不具备条件', last_report_at: minutesAgo(1) });
    const tally = tallyOf(LINKED_RATE_CONNECTABLE, [row]);
    expect(tally).toMatchObject({ numerator: 1, denominator: 1 });
    expect(tally.parts['linked-with-reason']).toBe(1);
  });

  it('by enterprise: every site linked; offline counts as linked, an unknown enterprise nowhere', () => {
    const of = (enterprise: string | null, link: string, reason: string | null = null) =>
      source({ enterprise_id: enterprise, link_status: link, not_linked_reason: reason });
    const tally = tallyOf(LINKED_RATE_ENTERPRISES, [
      of('whole', 'linked'),
      of('whole', 'offline'),
      of('partly', 'linked'),
      of('partly', 'linked'),
      of('partly', 'not-linked', '其他'),
      of('held', 'linked'),
      of('held', 'not-linked', '不具备条件'),
      of('none', 'partial'),
      of(null, 'linked'),
    ]);
    expect(tally).toMatchObject({ numerator: 1, denominator: 4 });
    expect(tally.parts).toEqual({
      'no-enterprise': 1,
      'partly-linked': 2,
      'none-linked': 1,
      'held-by-unconnectable': 1,
      'linked-sites-of-partly': 3,
      'missing-sites-of-partly': 2,
    });
  });

  it('names the enterprises linked in part, those with the most linked sites first', () => {
    const accumulator = createIndicatorAccumulator([LINKED_RATE_ENTERPRISES], toSettings());
    const add = (enterprise: string, ...links: readonly string[]): void => {
      for (const link of links) accumulator.add(source({ enterprise_id: enterprise, link_status: link }));
    };
    add('c', 'linked', 'not-linked');
    add('b', 'offline', 'not-applicable');
    add('a', 'linked', 'linked', 'partial');
    add('whole', 'linked');
    add('none', 'partial');
    expect(accumulator.partlyLinked(2)).toEqual([
      { id: 'a', sites: 3, linked: 2, unconnectable: 0 },
      { id: 'b', sites: 2, linked: 1, unconnectable: 1 },
    ]);
    expect(accumulator.partlyLinked(9).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(createIndicatorAccumulator([], toSettings()).partlyLinked(9)).toEqual([]);
  });

  it('no status, or one that nobody knows, is not linked; the unknown one is named', () => {
    const tally = tallyOf(LINKED_RATE_SOURCES, [source({}), source({ link_status: '好' })]);
    expect(tally).toMatchObject({ numerator: 0, denominator: 2 });
    expect(tally.parts['unknown-link-status']).toBe(1);
  });
});

describe('no value', () => {
  it('without a denominator, and never 0', () => {
    const empty = asIndicator(LINKED_RATE_SOURCES, tallyOf(LINKED_RATE_SOURCES, []));
    expect(empty).toMatchObject({ numerator: 0, denominator: 0, value: null, atMost: null, noValue: 'no-denominator' });
  });

  it('where nothing could be counted, where nobody states it, where the filter chooses by link', () => {
    expect(asIndicator(LINKED_RATE_SOURCES, null)).toMatchObject({
      value: null,
      numerator: null,
      noValue: 'not-counted',
    });
    const silent = tallyOf(ALL_DATA_RATE, [source({ link_status: 'linked' })]);
    expect(asIndicator(ALL_DATA_RATE, silent)).toMatchObject({ denominator: 1, value: null, noValue: 'not-stated' });
    const tally = tallyOf(LINKED_RATE_SOURCES, [source({ link_status: 'linked' })]);
    const scope = { region: '100000', kinds: [], filter: 'reasons=其他' };
    const chosen = toIndicator(LINKED_RATE_SOURCES, { tally, asOf: null, scope, source: 'demo', isChosenByLink: true });
    expect(chosen).toMatchObject({ numerator: 1, value: null, noValue: 'filter-chooses' });
  });
});

describe('全部数据接入率', () => {
  it('asks all four classes; one that is missing is no, one that is not stated may be', () => {
    const tally = tallyOf(ALL_DATA_RATE, [
      source({ link_status: 'linked', data_classes: ALL }),
      source({ link_status: 'linked', data_classes: JSON.stringify(ALL) }),
      source({ link_status: 'linked', data_classes: { ...ALL, video: false } }),
      source({ link_status: 'linked', data_classes: { base: true, sensor: true, video: true } }),
      source({ link_status: 'linked', data_classes: '{broken' }),
    ]);
    expect(tally).toMatchObject({ numerator: 2, denominator: 5, unstated: 2 });
    expect(asIndicator(ALL_DATA_RATE, tally)).toMatchObject({ value: 0.4, atMost: 0.8 });
  });

  it('data of a site that is not linked is withheld and named', () => {
    const tally = tallyOf(ALL_DATA_RATE, [source({ link_status: 'not-linked', data_classes: ALL })]);
    expect(tally).toMatchObject({ numerator: 0, denominator: 1, withheld: 1 });
    expect(asIndicator(ALL_DATA_RATE, tally).findings).toContainEqual(
      expect.objectContaining({ id: 'data-without-link', count: 1, effect: 'withheld' }),
    );
  });
});

describe('ladder', () => {
  const linked = (classes: object, minutes: number, link = 'linked') =>
    source({
      link_status: link,
      data_classes: { base: true, safety_pledge: true, ...classes },
      last_report_at: minutesAgo(minutes),
    });
  const ladderOf = (rows: Parameters<typeof countRows>[0]) => {
    const { tallies } = countRows(rows, LADDER);
    return toIngestionLadder(
      Object.fromEntries(LADDER.map((step) => [step.id, asIndicator(step, tallies[step.id] ?? null)])),
    );
  };

  it('goes down from registered to continuous; what skips a step is counted as out of order', () => {
    const ladder = ladderOf([
      linked({ video: true, sensor: true }, 30),
      linked({ video: true, sensor: true }, 31),
      linked({ video: true, sensor: true }, 10, 'offline'),
      source({ link_status: 'linked', data_classes: { video: true, sensor: true }, last_report_at: null }),
      linked({ video: true, sensor: false }, 1),
      linked({ video: false, sensor: true }, 1),
      source({ link_status: 'not-linked', data_classes: { video: false, sensor: false }, last_report_at: null }),
    ]);
    expect(ladder.steps.map(({ id, count, change, outOfOrder }) => [id, count, change, outOfOrder])).toEqual([
      ['registered', 7, null, null],
      ['ladder-video', 5, -2, null],
      ['ladder-sensor', 4, -1, 1],
      ['ladder-received', 3, -1, 2],
      ['ladder-continuous', 1, -2, 2],
    ]);
    expect(ladder.isInOrder).toBe(false);
  });

  it('is in order where each step contains the next, and unknown where nobody states the steps', () => {
    expect(ladderOf([linked({ video: true, sensor: true }, 1)]).isInOrder).toBe(true);
    const unknown = ladderOf([source({ link_status: 'linked' })]);
    expect(unknown.isInOrder).toBeNull();
    expect(unknown.steps.map(({ count }) => count)).toEqual([1, null, null, null, null]);
  });

  it('a report in the future is received by nobody', () => {
    const row = linked({ video: true, sensor: true }, -60);
    expect(ladderOf([row]).steps.map(({ count }) => count)).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('在线率', () => {
  const point = (link: string, minutes: number | null, more: object = {}) =>
    source({ link_status: link, last_report_at: minutes === null ? null : minutesAgo(minutes), ...more });

  it('counts 停产 aloud and out, late apart and in', () => {
    const tally = tallyOf(ONLINE_RATE, [
      point('linked', 5),
      point('linked', 31),
      point('offline', 600),
      point('linked', 5, { op_status: '停产' }),
      source({ link_status: 'linked', last_report_at: minutesAgo(5), mine_status: '停产' }, 'coal-mine'),
      point('not-linked', null),
      point('partial', 5),
    ]);
    expect(tally).toMatchObject({ numerator: 2, denominator: 3, withheld: 0 });
    expect(tally.parts).toMatchObject({ stopped: 2, 'not-connected': 2, late: 1 });
  });

  it('silence exactly at the time-out is still online, beyond it is not', () => {
    const rows = [point('linked', 240), point('linked', 240 + 1 / 60)];
    expect(tallyOf(ONLINE_RATE, rows)).toMatchObject({ numerator: 1, denominator: 2, withheld: 1 });
    const patient = toSettings({
      freshness: {
        byKind: { 'major-hazard-source': { lateAfterMinutes: 30, lostAfterMinutes: null } },
        clockSkewMinutes: 5,
      },
    });
    expect(tallyOf(ONLINE_RATE, rows, patient)).toMatchObject({ numerator: 2, denominator: 2 });
  });

  it('linked but never reported, a report in the future, and an unreadable one are named and not online', () => {
    const tally = tallyOf(ONLINE_RATE, [
      point('linked', null),
      point('linked', -5),
      point('linked', -6),
      source({ link_status: 'linked', last_report_at: 'yesterday' }),
    ]);
    expect(tally).toMatchObject({ numerator: 1, denominator: 4, withheld: 3 });
    expect(tally.parts).toMatchObject({ 'never-reported': 1, 'future-report': 1, 'unreadable-report': 1 });
  });

  it('a register without report times is believed, for want of anything else', () => {
    expect(tallyOf(ONLINE_RATE, [source({ link_status: 'linked' })])).toMatchObject({ numerator: 1, withheld: 0 });
  });
});
