import { describe, expect, it } from 'vitest';
import { asIndicator, minutesAgo, source, tallyOf, toSettings, NOW_MS } from './indicators.test-support.ts';
import { PARKS_ASSESSED, PARKS_CLOSED_MANAGEMENT, PARKS_PLATFORM_BUILT } from './park-indicators.ts';
import { CLOSED_ON_TIME_RATE, CLOSED_RATE, tallyRectifications } from './rectification-indicators.ts';
import { baselineWithin, type OverheadBaseline } from './settings.ts';
import { OVERHEAD_TREATED_RATE, POND_MONITORED_RATE } from './tailings-indicators.ts';
import { VEHICLE_INSTALLED_RATE, VEHICLE_NETWORKED_RATE, VEHICLE_ONLINE_RATE } from './vehicle-indicators.ts';
import type { Rectification } from '../rectification.ts';

describe('vehicles', () => {
  const route = (vehicles: readonly object[] | null, licensed: number | null, status = '运营') =>
    source({ vehicles, licensed_vehicles: licensed, line_status: status }, 'coach-route');
  const rows = [
    route(
      [
        { terminal_installed: true, networked: true, last_online_at: minutesAgo(1440) },
        { terminal_installed: true, networked: true, last_online_at: minutesAgo(1441) },
        { terminal_installed: true, networked: false, last_online_at: null },
      ],
      5,
    ),
    route([{ terminal_installed: false, networked: true, last_online_at: minutesAgo(-60) }], 1),
    route([{ terminal_installed: true, networked: true }], 1, '退出'),
    route(null, null),
  ];

  it('安装率: 3 of 6 that must be; two are not listed, the withdrawn and the uncounted are said', () => {
    const tally = tallyOf(VEHICLE_INSTALLED_RATE, rows);
    expect(tally).toMatchObject({ numerator: 3, denominator: 6, unstated: 2 });
    expect(tally.parts).toMatchObject({ withdrawn: 1, 'routes-without-vehicles': 1, unlisted: 2 });
    expect(asIndicator(VEHICLE_INSTALLED_RATE, tally)).toMatchObject({ value: 0.5, atMost: 5 / 6 });
  });

  it('入网率: 2 of 6; networked without a terminal is withheld', () => {
    const tally = tallyOf(VEHICLE_NETWORKED_RATE, rows);
    expect(tally).toMatchObject({ numerator: 2, denominator: 6, unstated: 2, withheld: 1 });
    expect(tally.parts['networked-without-terminal']).toBe(1);
  });

  it('上线率: 1 of 3 networked; exactly at the time-out is online, in the future is not', () => {
    const tally = tallyOf(VEHICLE_ONLINE_RATE, rows);
    expect(tally).toMatchObject({ numerator: 1, denominator: 3, withheld: 1 });
    expect(tally.parts).toMatchObject({ 'online-in-future': 1, unlisted: 2 });
  });

  it('上线率 is unknown where no vehicle states when it was online, and a contradiction is named', () => {
    const unstated = tallyOf(VEHICLE_ONLINE_RATE, [route([{ networked: true }], 1)]);
    expect(asIndicator(VEHICLE_ONLINE_RATE, unstated)).toMatchObject({ value: null, noValue: 'not-stated' });
    const loose = tallyOf(VEHICLE_ONLINE_RATE, [route([{ networked: false, last_online_at: minutesAgo(1) }], 1)]);
    expect(loose).toMatchObject({ denominator: 0 });
    expect(loose.parts['online-without-network']).toBe(1);
  });

  it('more listed than licensed: all listed count, and the route is named', () => {
    const tally = tallyOf(VEHICLE_INSTALLED_RATE, [
      route([{ terminal_installed: true }, { terminal_installed: true }], 1),
    ]);
    expect(tally).toMatchObject({ numerator: 2, denominator: 2, unstated: 0 });
    expect(tally.parts['vehicles-beyond-licence']).toBe(1);
  });
});

describe('tailings', () => {
  const pond = (properties: object) => source({ ...properties }, 'tailings-pond');

  it('在线监测率: 2 ÷ (在用 + 停用)', () => {
    const tally = tallyOf(POND_MONITORED_RATE, [
      pond({ status: '在用', online_monitor: true }),
      pond({ status: '停用', online_monitor: true }),
      pond({ status: '停用', online_monitor: false, link_status: 'linked' }),
      pond({ status: '在用', has_no_online_monitor: true }),
      pond({ status: '在用', has_no_online_monitor: false }),
      pond({ status: '在建', online_monitor: true }),
      pond({ status: '闭库', online_monitor: true }),
      pond({ online_monitor: true }),
    ]);
    expect(tally).toMatchObject({ numerator: 2, denominator: 5, unstated: 1 });
    expect(tally.parts).toEqual({ 'being-built': 1, closed: 1, 'no-status': 1, 'pond-linked-without-monitor': 1 });
  });

  const list = (...ids: readonly string[]): OverheadBaseline => ({
    date: '2020-03-01',
    source: '名单',
    ponds: ids.map((id) => ({ id, adcode: id.startsWith('x') ? '360700' : '110116' })),
  });

  it('头顶库治理率 is of the frozen list: what left the register stays, what came later does not count', () => {
    const tally = tallyOf(
      OVERHEAD_TREATED_RATE,
      [
        pond({ id: 'a', is_overhead: true, overhead_done: true }),
        pond({ id: 'b', is_overhead: true, overhead_done: false }),
        pond({ id: 'c', is_overhead: false, overhead_done: true }),
        pond({ id: 'd', is_overhead: true, overhead_done: null }),
        pond({ id: 'twice', is_overhead: true, overhead_done: true }),
        pond({ id: 'twice', is_overhead: true, overhead_done: false }),
        pond({ id: 'new', is_overhead: true, overhead_done: true }),
        pond({ id: 'other', is_overhead: false, overhead_done: null }),
      ],
      toSettings({ overheadBaseline: list('a', 'b', 'c', 'd', 'twice', 'gone') }),
    );
    expect(tally).toMatchObject({ numerator: 2, denominator: 6, unstated: 2, withheld: 1 });
    expect(tally.parts).toEqual({
      'new-since': 1,
      'not-on-register': 1,
      'no-longer-overhead': 1,
      'treated-both-ways': 1,
    });
  });

  it('头顶库治理率 is unknown without a list, and has no denominator with an empty one', () => {
    expect(() => tallyOf(OVERHEAD_TREATED_RATE, [pond({ is_overhead: true })])).toThrow('was not counted');
    const empty = tallyOf(OVERHEAD_TREATED_RATE, [], toSettings({ overheadBaseline: list() }));
    expect(asIndicator(OVERHEAD_TREATED_RATE, empty).noValue).toBe('no-denominator');
    expect(baselineWithin(list('x1', 'y1'), (adcode) => adcode.startsWith('36')).ponds).toHaveLength(1);
  });
});

describe('parks', () => {
  const park = (properties: object) => source({ ...properties }, 'chemical-park');

  it('assessed: a score or a grade; overdue apart, impossible withheld, withdrawn out', () => {
    const tally = tallyOf(PARKS_ASSESSED, [
      park({ score: 82, grade: 'C', assessed_at: '2019-05-01' }),
      park({ grade: 'B' }),
      park({ score: 65, assessed_at: '2015-11-15' }),
      park({ score: 65, assessed_at: '2015-11-16' }),
      park({ score: 65, assessed_at: '2019-11-16', next_assess_due: '2020-11-15' }),
      park({ score: 120 }),
      park({ score: -1 }),
      park({ score: 70, assessed_at: '2021-01-01' }),
      park({ score: null, grade: null }),
      park({ recognition: '取消', score: 82 }),
    ]);
    expect(tally).toMatchObject({ numerator: 5, denominator: 9, withheld: 3 });
    expect(tally.parts).toEqual({
      withdrawn: 1,
      'reassess-overdue': 2,
      'park-graded-without-score': 1,
      'park-score-out-of-range': 2,
      'park-assessed-in-future': 1,
    });
  });

  it('closed management and platform: not stated is not no', () => {
    const rows = [
      park({ closed_management: true, platform_built: true }),
      park({ closed_management: false, platform_built: false }),
      park({ is_not_closed: true }),
      park({ is_not_closed: false }),
    ];
    expect(tallyOf(PARKS_CLOSED_MANAGEMENT, rows)).toMatchObject({ numerator: 1, denominator: 4, unstated: 1 });
    expect(tallyOf(PARKS_PLATFORM_BUILT, rows)).toMatchObject({ numerator: 1, denominator: 4, unstated: 2 });
  });
});

describe('销号率', () => {
  const item = (own: Partial<Rectification>): Rectification => ({
    id: 'r',
    listType: '问题隐患',
    adcode: '110000',
    site: null,
    sector: '',
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
    ...own,
  });
  const items = [
    item({ state: '销号', dueOn: '2020-10-01', closedOn: '2020-10-01' }),
    item({ state: '销号', dueOn: '2020-10-01', closedOn: '2020-10-02' }),
    item({ state: '销号', dueOn: '2020-12-31', closedOn: '2020-11-17' }),
    item({ state: '销号', closedOn: '2020-10-01' }),
    item({ dueOn: '2020-11-15' }),
    item({ dueOn: '2020-11-16' }),
    item({ closedOn: '2020-10-01' }),
    item({ dueOn: '2020-12-01', closedOn: '2020-10-01', isReopened: true }),
  ];

  it('4 of 8 closed; 1 of 3 on time; a closing day to come is not on time', () => {
    const { closed, onTime } = tallyRectifications(items, NOW_MS);
    expect(closed).toMatchObject({ numerator: 4, denominator: 8 });
    expect(closed.parts).toEqual({ 'closed-undated': 1, 'open-with-closing-day': 1 });
    expect(onTime).toMatchObject({ numerator: 1, denominator: 3 });
    expect(onTime.parts).toEqual({ 'not-due': 2, 'open-undated': 1, 'closed-undated': 1, 'closed-in-future': 1 });
    const left = Object.values(onTime.parts).reduce((sum, count) => sum + count, 0);
    expect(onTime.denominator + left).toBe(items.length);
    expect(asIndicator(CLOSED_RATE, closed).value).toBe(0.5);
    expect(asIndicator(CLOSED_ON_TIME_RATE, onTime).excluded.map(({ count }) => count)).toEqual([2, 1, 1, 1]);
  });

  it('has no value without items, and two lists have no sum', () => {
    expect(asIndicator(CLOSED_RATE, tallyRectifications([], NOW_MS).closed).value).toBeNull();
    expect(() => tallyRectifications([item({}), item({ listType: '制度措施' })], NOW_MS)).toThrow('two lists');
  });
});
