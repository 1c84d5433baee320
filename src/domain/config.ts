import type { ChangeCause } from './change-causes.ts';
import type { LevelKey, LinkStatus } from './levels.ts';
import { DEFAULT_OVERLAP_DISTANCES, type OverlapDistances } from './overlap-rule.ts';
import { COUNTRY_ADCODE } from './region-index.ts';

/** `config.json` after validation (`app/load-config.ts`); every field has a default, so that an absent file still gives a board. */
export interface BoardConfig {
  readonly title: string;
  /** OGC API - Features landing page, absolute or relative to the page, ending in "/". */
  readonly base: string;
  readonly rootRegion: string;
  /** 审图号; empty means "演示底图，未送审". */
  readonly mapApprovalNumber: string;
  /** Minutes after the last report from which a linked site is late, by kind; overrides the kind's own. */
  readonly lateAfterMinutes: Readonly<Record<string, number>>;
  /** Minutes of silence from which a linked site counts as lost, by kind; `null`: only its register's "offline" says so. */
  readonly lostAfterMinutes: Readonly<Record<string, number | null>>;
  /** Minutes without a good answer after which a register is late, then lost. */
  readonly registerLateAfterMinutes: number;
  readonly registerLostAfterMinutes: number;
  /** Values of an authority's own level column → level key: `{ "重大": "1" }`. */
  readonly levelMappings: Readonly<Record<string, LevelKey>>;
  readonly linkMappings: Readonly<Record<string, LinkStatus>>;
  /** Causes in an authority's own `changes` → the board's: `{ "年度复评": "reassessed" }`; added to the words known. */
  readonly changeCauses: Readonly<Record<string, ChangeCause>>;
  /** Level by kind and the rule's own band, where an authority colours differently (confidence (c) rules only). */
  readonly levelOverrides: Readonly<Record<string, Readonly<Record<string, LevelKey>>>>;
  /** The authority's column name → the dictionary's, by collection: `{ "coal-mines": { "fxdj": "risk_level" } }`. */
  readonly columnMappings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names, phones and plates; masked unless the authority says otherwise. */
  readonly isMasked: boolean;
  /** Decimals of a degree kept of every coordinate; `null` keeps all, "county" puts sites on their county's label point. */
  readonly coordinateRounding: number | 'county' | null;
  /** Distances of 多源叠加; a field left out keeps its default. */
  readonly overlapDistances: OverlapDistances;
  /** An authority's own weights of 先接谁, as written: `readPriorityWeights` checks them; `null` is the project's. */
  readonly priorityWeights: Readonly<Record<string, unknown>> | null;
  /** Days by which a measure is to be at 100 %, as written: `readDeadlines` checks them. */
  readonly deadlines: readonly unknown[];
  /** Stream of changes (server-sent events), absolute or relative to the page; empty: none. */
  readonly changeStream: string;
  /** Seconds between two looks for changes; 0 for none after the first load. */
  readonly pollSeconds: number;
}

export const DEFAULT_CONFIG: BoardConfig = {
  title: '四色一张图',
  base: './api/',
  rootRegion: COUNTRY_ADCODE,
  mapApprovalNumber: '',
  lateAfterMinutes: {},
  lostAfterMinutes: {},
  registerLateAfterMinutes: 30,
  registerLostAfterMinutes: 240,
  levelMappings: {},
  linkMappings: {},
  changeCauses: {},
  levelOverrides: {},
  columnMappings: {},
  isMasked: true,
  coordinateRounding: null,
  overlapDistances: DEFAULT_OVERLAP_DISTANCES,
  priorityWeights: null,
  deadlines: [],
  changeStream: '',
  pollSeconds: 300,
};
