import type { LevelKey, LinkStatus, WarningLevel } from '../domain/levels.ts';
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
export interface BoardState {
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
  mode: 'gap',
  den: 'sources',
  site: null,
  asof: null,
  c: null,
  lang: 'zh-CN',
  theme: 'dark',
});
