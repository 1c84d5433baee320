import { fixedClock } from '../../domain/clock.ts';
import { DEFAULT_CONFIG } from '../../domain/config.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import type { RegisterState } from '../../domain/register-client.ts';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import type { KindCounts, RollUp } from '../../domain/roll-up.ts';
import type { RegisterClient } from '../../register/client-types.ts';
import { toFault } from '../../register/faults.ts';

export const NOW_ISO = '2020-11-16T09:00:00+08:00';

/** 江西 › 赣州 › 章贡, 南康, 信丰. */
export const REGIONS = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 360700, 360702, 360703, 360722],
  names: ['江西省', '赣州市', '章贡区', '南康区', '信丰县'],
  shortNames: ['江西', '赣州', '章贡区', '南康区', '信丰'],
  parents: [-1, 0, 1, 1, 1],
  levels: [1, 2, 3, 3, 3],
  boxes: Array.from({ length: 5 }, () => [114, 25, 116, 27]).flat(),
  labels: Array.from({ length: 5 }, () => [115, 26]).flat(),
  areas: [1, 1, 1, 1, 1],
  countyRanges: [1, 3, 1, 3, 1, 1, 2, 2, 3, 3],
  countyCount: 3,
  countyAdcodes: [0, 360702, 360703, 360722],
});

/** Rows of 章贡, 南康 and 信丰: 20, 10 and 4 sites; 信丰 has too few to be ranked. */
const OF_COUNTY: Readonly<Record<string, KindCounts>> = {
  '360702': toKindCounts('tailings-pond', [
    ['1', 'not-linked', 0, 2],
    ['1', 'linked', 0, 1],
    ['3', 'linked', 0, 11],
    ['3', 'not-linked', 0, 6],
  ]),
  '360703': toKindCounts('tailings-pond', [['4', 'linked', 0, 10]]),
  '360722': toKindCounts('tailings-pond', [['unassessed', 'linked', 0, 4]]),
};
const NOTHING = toKindCounts('tailings-pond', []);

const toRollUp = (adcode: string): RollUp => ({
  region: { adcode, kinds: [OF_COUNTY[adcode] ?? NOTHING] },
  children: REGIONS.childrenOf(adcode).map((child) => ({
    adcode: child.adcode,
    kinds: [OF_COUNTY[child.adcode] ?? NOTHING],
  })),
  unplaced: [],
});

const toState = (kind: string, patch: Partial<RegisterState>): RegisterState => ({
  kind,
  source: 'demo',
  sourceName: '演示登记',
  isSynthetic: true,
  status: 'ready',
  rows: 34,
  read: 34,
  quarantined: 0,
  fault: null,
  asOf: NOW_ISO,
  lastGoodAt: Date.parse(NOW_ISO),
  version: 1,
  ...patch,
});

/** A client whose ponds answer, whose mines failed, and which has no collection but the registers. */
export const toRegionClient = (): RegisterClient => {
  const states = [
    toState('tailings-pond', {}),
    toState('coal-mine', { status: 'failed', fault: '无法连接', lastGoodAt: null, rows: 0 }),
  ];
  const client: Partial<RegisterClient> = {
    config: { ...DEFAULT_CONFIG },
    clock: fixedClock(NOW_ISO),
    regions: REGIONS,
    kinds: [],
    start: () => undefined,
    states: () => states,
    version: () => 1,
    subscribe: () => () => undefined,
    rollUp: async ({ region }) => toRollUp(region),
    page: async () => ({ total: 0, rows: [] }),
    history: async () => ({ days: [], kinds: [], versions: [], without: ['tailings-pond'] }),
    // The one analysis that the view asks: a board whose collection never came.
    analyse: async (name) => {
      if (name !== 'rectification-board') throw new Error(`unexpected analysis ${name}`);
      const answer = {
        lists: [],
        lanes: [],
        focus: 'all',
        faulty: [],
        faultyTotal: 0,
        notAtSites: 0,
        syntheticLeftOut: 0,
        isComplete: true,
        readAtMs: null,
        map: { measures: [], marks: [], marksLeftOut: 0 },
        mapList: null,
        csv: null,
      };
      return { answer, missing: ['rectifications'], nowMs: Date.parse(NOW_ISO) } as never;
    },
    items: async (collection) => ({
      ok: false,
      fault: toFault('absent', { zh: `没有提供数据集 ${collection}`, en: `no ${collection}` }),
    }),
  };
  return client as RegisterClient;
};
