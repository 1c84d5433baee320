import type { LevelKey, LinkStatus, WarningLevel } from '../domain/levels.ts';
import type { OverlapRule } from '../domain/overlap-rule.ts';
import type { ItemFocus, RectificationState } from '../domain/rectification-state.ts';
import type { SiteSort } from '../domain/register-client.ts';
import { NO_CONDITIONS, type Period, type RowConditions } from '../domain/row-conditions.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import type { Language } from '../domain/words.ts';

export const VIEWS = ['explore', 'region', 'compare', 'wall', 'data', 'report'] as const;
export type View = (typeof VIEWS)[number];

/** Fills that are sums of the roll-up: share not linked · count of red and orange · risk index. */
export const COUNT_MODES = ['gap', 'red-orange', 'risk-index'] as const;
export type CountMode = (typeof COUNT_MODES)[number];

/** Fills that an analysis answers: what is not seen, weighted · open rectification items · risks that meet. */
export const ANALYSIS_MODES = ['blind-spots', 'rectifications', 'overlaps'] as const;
export type AnalysisMode = (typeof ANALYSIS_MODES)[number];

/** What the divisions are filled by. */
export const MODES = [...COUNT_MODES, ...ANALYSIS_MODES] as const;
export type Mode = (typeof MODES)[number];

/** The fill of a view that knows sums alone. */
export const toCountMode = (mode: Mode): CountMode => COUNT_MODES.find((each) => each === mode) ?? 'gap';

/** `null`: a fill that is a sum. */
export const toAnalysisMode = (mode: Mode): AnalysisMode | null => ANALYSIS_MODES.find((each) => each === mode) ?? null;

export const DENOMINATORS = ['sources', 'enterprises', 'connectable'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

export const THEMES = ['dark', 'daylight', 'wall'] as const;
export type Theme = (typeof THEMES)[number];

/** What fills the middle of 一张图: the map, or the table of what it shows. */
export const PANES = ['map', 'table'] as const;
export type Pane = (typeof PANES)[number];

/** What fills the right column of 一张图: the answer, what the links are made of, what is being put right. */
export const PANELS = ['overview', 'links', 'rectifications'] as const;
export type PanelName = (typeof PANELS)[number];

/** What 研判 answers: one page each, about the region of the address. */
export const REPORTS = [
  'indicators',
  'batch',
  'forecast',
  'changes',
  'handover',
  'rectifications',
  'overlaps',
  'disagreements',
  'published',
] as const;
export type ReportName = (typeof REPORTS)[number];

/** Hours of a shift that is handed over. */
export const SHIFTS = ['8', '12', '24'] as const;
export type Shift = (typeof SHIFTS)[number];

export { OVERLAP_RULES, type OverlapRule } from '../domain/overlap-rule.ts';

/** Kilometres around a point. */
export const AROUND_KM = [0.5, 1, 3, 10] as const;

/** A point of the map that everything near is asked for. */
export interface AroundPoint {
  readonly lng: number;
  readonly lat: number;
  readonly km: (typeof AROUND_KM)[number];
}

/** Sites to connect in one batch. */
export const QUOTA = { min: 1, max: 100_000, default: 200 } as const;

/** What counts are divided by in a comparison: nothing · 10,000 km² · 100 enterprises · 10,000 people. */
export const PER = ['count', 'area', 'enterprises', 'population'] as const;
export type Per = (typeof PER)[number];

/** The maps of a comparison: all at one ground scale, or each filling its frame. */
export const EXTENTS = ['scale', 'fit'] as const;
export type Extent = (typeof EXTENTS)[number];

export interface TableSort {
  readonly by: SiteSort;
  readonly isDescending: boolean;
}

/** Seconds a scene of the wall stays; shorter cannot be read, longer is no rotation. */
export const DWELL_SECONDS = { min: 5, max: 3600, default: 30 } as const;

export interface SiteReference {
  readonly kind: string;
  readonly id: string;
}

/** Point at the centre of the map's container, degrees, and the zoom of a 512-px Mercator world. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Everything an address carries; the whole state of the board that a colleague must see again. */
export interface BoardState extends RowConditions {
  readonly view: View;
  readonly region: string;
  readonly regions: readonly string[];
  readonly kinds: readonly string[] | null;
  readonly levels: readonly LevelKey[] | null;
  readonly links: readonly LinkStatus[] | null;
  readonly warnings: readonly WarningLevel[] | null;
  readonly flags: readonly string[];
  readonly sources: readonly string[] | null;
  readonly mode: Mode;
  readonly den: Denominator;
  readonly pane: Pane;
  readonly panel: PanelName;
  /** Order of the table; `null` is worst first. */
  readonly sort: TableSort | null;
  /** Ids of the table's columns in their order; `null` is the table's own choice. */
  readonly columns: readonly string[] | null;
  readonly per: Per;
  readonly extent: Extent;
  /** Seconds. */
  readonly dwell: number;
  readonly report: ReportName;
  /** Sites of a batch. */
  readonly quota: number;
  /** Days of China whose beginnings are compared; `null` is the last 30 days. */
  readonly between: Period | null;
  readonly shift: Shift;
  /** Types of rectification lists, as the data name them; `null` is every one. */
  readonly lists: readonly string[] | null;
  /** States of rectification items; `null` is every one. */
  readonly states: readonly RectificationState[] | null;
  /** Which items of the rectification board are shown. */
  readonly focus: ItemFocus;
  readonly overlap: OverlapRule;
  readonly around: AroundPoint | null;
  readonly site: SiteReference | null;
  /** `YYYY-MM-DD`; `null` is now. */
  readonly asof: string | null;
  readonly c: Camera | null;
  readonly lang: Language;
  readonly theme: Theme;
}

export const toFilter = (state: BoardState): SiteFilter => ({
  kinds: state.kinds,
  levels: state.levels,
  links: state.links,
  warnings: state.warnings,
  flags: state.flags,
  sources: state.sources,
  period: state.period,
  event: state.event,
  reasons: state.reasons,
});

export const toDefaultState = (rootRegion: string): BoardState => ({
  view: 'explore',
  region: rootRegion,
  regions: [],
  kinds: null,
  levels: null,
  links: null,
  warnings: null,
  flags: [],
  sources: null,
  ...NO_CONDITIONS,
  mode: 'gap',
  den: 'sources',
  pane: 'map',
  panel: 'overview',
  sort: null,
  columns: null,
  per: 'count',
  extent: 'scale',
  dwell: DWELL_SECONDS.default,
  report: 'indicators',
  quota: QUOTA.default,
  between: null,
  shift: '12',
  lists: null,
  states: null,
  focus: 'all',
  overlap: 'downstream',
  around: null,
  site: null,
  asof: null,
  c: null,
  lang: 'zh-CN',
  theme: 'dark',
});
