import type { LevelKey, LinkStatus, WarningLevel } from '../domain/levels.ts';
import type { SiteSort } from '../domain/register-client.ts';
import { NO_CONDITIONS, type RowConditions } from '../domain/row-conditions.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import type { Language } from '../domain/words.ts';

export const VIEWS = ['explore', 'region', 'compare', 'wall', 'data', 'report'] as const;
export type View = (typeof VIEWS)[number];

/** What the divisions are filled by: share not linked · count of red and orange · risk index. */
export const MODES = ['gap', 'red-orange', 'risk-index'] as const;
export type Mode = (typeof MODES)[number];

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
  site: null,
  asof: null,
  c: null,
  lang: 'zh-CN',
  theme: 'dark',
});
