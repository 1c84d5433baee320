import type { BoardItem, BoardLane, RectificationBoardAnswer } from '../../domain/analyses/rectification-board.ts';
import { RECTIFICATION_STATES, type RectificationState } from '../../domain/rectification-state.ts';
import type { RectificationCounts } from '../../domain/rectification.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import type { ItemScope } from './props.ts';

export const NOW = Date.parse('2020-11-16T09:00:00+08:00');

/** 江西 › 赣州 › 章贡, 南康. */
export const REGIONS = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 360700, 360702, 360703],
  names: ['江西省', '赣州市', '章贡区', '南康区'],
  shortNames: ['江西', '赣州', '章贡区', '南康区'],
  parents: [-1, 0, 1, 1],
  levels: [1, 2, 3, 3],
  boxes: Array.from({ length: 16 }, () => 0),
  labels: Array.from({ length: 8 }, () => 0),
  areas: [1, 1, 1, 1],
  countyRanges: [1, 2, 1, 2, 1, 1, 2, 2],
  countyCount: 2,
  countyAdcodes: [0, 360702, 360703],
});

export const toScope = (adcode = '360700'): ItemScope => {
  const region = REGIONS.get(adcode);
  if (region === undefined) throw new Error(`no division ${adcode}`);
  return { region, filter: '', filterWords: '' };
};

export const toItem = (changes: Partial<BoardItem> & Pick<BoardItem, 'id'>): BoardItem => ({
  listType: '隐患整改',
  state: '整改',
  text: `演示事项 ${changes.id}`,
  sector: '尾矿库',
  adcode: '360702',
  site: { kind: 'tailings-pond', id: `tp-${changes.id}`, name: '演示尾矿库', level: '1' },
  foundOn: '2020-10-01',
  dueOn: '2020-12-01',
  closedOn: null,
  reopenedOn: null,
  evidence: null,
  deadline: { standing: 'running', days: 15, usedShare: 0.75 },
  ...changes,
});

export const toCounts = (changes: Partial<RectificationCounts> = {}): RectificationCounts => ({
  total: 0,
  open: 0,
  overdue: 0,
  dueIn7Days: 0,
  reopenedIn30Days: 0,
  closed: 0,
  closedOnTime: 0,
  judged: 0,
  closedRate: null,
  onTimeRate: null,
  byState: Object.fromEntries(RECTIFICATION_STATES.map((state) => [state, 0])) as Record<RectificationState, number>,
  ...changes,
});

/** A list of which every item is given; `more` adds to the totals of states what is not. */
export const toLane = (
  listType: string,
  items: readonly BoardItem[],
  counts: Partial<RectificationCounts> = {},
  more: Partial<Record<RectificationState, number>> = {},
): BoardLane => {
  const columns = RECTIFICATION_STATES.map((state) => {
    const own = items.filter((item) => item.state === state);
    return { state, total: own.length + (more[state] ?? 0), items: own };
  });
  const byState = Object.fromEntries(columns.map(({ state, total }) => [state, total])) as Record<
    RectificationState,
    number
  >;
  const total = columns.reduce((sum, column) => sum + column.total, 0);
  return {
    listType,
    counts: toCounts({ total, byState, ...counts }),
    isSynthetic: true,
    asOf: '2020-11-16T09:00:00+08:00',
    columns,
    ages: { '0-30': 1, '31-60': 2, '61-90': 0, '91-180': 0, 'over-180': 0, unknown: 0 },
    regions: [
      { adcode: '360702', relation: 'child', counts: toCounts({ total: 1, open: 1, onTimeRate: null }) },
      { adcode: '360703', relation: 'child', counts: toCounts({ total: 3, open: 2, overdue: 2 }) },
      { adcode: '360700', relation: 'own', counts: toCounts({ total: 1, open: 1, overdue: 1 }) },
    ],
  };
};

export const toAnswer = (
  lanes: readonly BoardLane[],
  changes: Partial<RectificationBoardAnswer> = {},
): RectificationBoardAnswer => ({
  lists: lanes,
  lanes,
  focus: 'all',
  faulty: [],
  faultyTotal: 0,
  notAtSites: 0,
  syntheticLeftOut: 0,
  isComplete: true,
  readAtMs: NOW,
  map: { measures: [], marks: [], marksLeftOut: 0 },
  mapList: lanes[0]?.listType ?? null,
  csv: null,
  ...changes,
});
