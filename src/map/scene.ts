import type { LevelKey, LinkStatus, WarningLevel } from '../domain/levels.ts';
import type { MarkMeaning } from '../domain/map-answer.ts';
import type { SymbolShape } from '../domain/symbol.ts';
import type { Language } from '../domain/words.ts';

/**
 * What the map is to show, as plain data. A view builds a whole `MapScene` for every change and hands it over;
 * `reconcile` finds what differs, and only the map core touches GL.
 */
export interface MapScene {
  /** Of the names the map writes itself: islands and the scale bar. */
  readonly language: Language;
  readonly theme: MapTheme;
  /** Wall screens are read from five metres: symbols 1.5 ×. */
  readonly symbolScale: number;
  readonly divisionStyle: DivisionStyle;
  /** adcode of the region on screen; its children carry the fills. */
  readonly region: string;
  /** adcode of the board's root; nothing above it is emphasised. */
  readonly root: string;
  /** `regions`: one symbol a child region · `sites`: the sites themselves. */
  readonly detail: 'regions' | 'sites';
  /** One entry a child of the region, in any order; a region without children has one entry of its own. */
  readonly fills: readonly RegionFill[];
  readonly symbols: readonly RegionSymbol[];
  readonly sites: readonly SiteLayerSpec[];
  readonly selection: MapSelection | null;
  readonly ring: DistanceRing | null;
  /** Newest live warnings, at most 20 are drawn. Each pulses twice when it is new here, then what the site draws is left. */
  readonly pulses: readonly WarningPulse[];
  /** What an analysis marks, the most important first; empty in the modes that count. */
  readonly marks: readonly SceneMark[];
  /** 审图号; empty means none was granted. The caller shows it, the picture for print draws it. */
  readonly approvalNumber: string;
  readonly camera: CameraTarget;
}

/**
 * `levels`: rings of levels, the name and number not linked beside them; the measure as tones ·
 * `blind-spots` (the wall): plain circles by the symbol's total, the name in them where it fits and left out where it
 * would lie on others; the measure as hatching, the closer the higher.
 */
export type DivisionStyle = 'levels' | 'blind-spots';

export type MapTheme = 'dark' | 'daylight' | 'wall';

/**
 * Class of a fill; the caller decides the breaks. `few`: fewer than 30 registered, not classed (dots) ·
 * `outside`: not in the statistics (plain outline) · `unknown`: nobody has data (hatch) · `none`: no measure chosen.
 */
export const FILL_CLASSES = ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5', 'few', 'outside', 'unknown', 'none'] as const;
export type FillClass = (typeof FILL_CLASSES)[number];

export interface RegionFill {
  readonly adcode: string;
  readonly className: FillClass;
}

export interface RegionSymbol {
  readonly adcode: string;
  /** Short name in the language on screen. */
  readonly name: string;
  /** Label point inside the division, degrees. */
  readonly lngLat: LngLatPair;
  readonly levelCounts: Readonly<Record<LevelKey, number>>;
  readonly redCount: number;
  /** Shown after the name; `null` where nothing is registered or known (never 0 for unknown). */
  readonly notLinked: number | null;
  /** Area of the symbol: the sum of `levelCounts`, or the number not linked among blind spots. 0 draws the name alone. */
  readonly total: number;
  readonly isDimmed: boolean;
  /** Accessible name and tooltip, a whole sentence in the language on screen. */
  readonly title: string;
}

/** Filters of one register of one source; all of them become GPU uniforms. */
export interface SiteLayerSpec {
  readonly kind: string;
  readonly source: string;
  readonly shape: SymbolShape;
  readonly isVisible: boolean;
  /** First and last county index, inclusive; 0 as first lets sites outside every county through. */
  readonly countyRange: readonly [number, number];
  /** Site codes (`domain/site-code.ts`) let through, ascending. */
  readonly codes: readonly number[];
  /** Age (1 late, 2 lost, 3 no site: both at once), then the kind's own two; `null` lets every value through. */
  readonly facets: readonly [FacetValue, FacetValue, FacetValue];
}

export type FacetValue = null | 0 | 1 | 2 | 3;

export interface MapSelection {
  readonly kind: string;
  readonly source: string;
  readonly id: string;
  readonly lngLat: LngLatPair;
  readonly level: LevelKey;
  /** Drawn beside the mark. */
  readonly label?: { readonly title: string; readonly note: string };
}

export interface DistanceRing {
  readonly center: LngLatPair;
  readonly radiusM: number;
  /** `3 km`, drawn below the ring. */
  readonly label: string;
}

export interface WarningPulse {
  readonly id: string;
  readonly lngLat: LngLatPair;
  readonly level: WarningLevel;
}

/** A site with a ring that says why it is marked. Where several would lie on each other the first stands for all, with their number. */
export interface SceneMark {
  readonly id: string;
  readonly meaning: MarkMeaning;
  /** What a click opens; `null`: nothing. */
  readonly site: { readonly kind: string; readonly source: string; readonly id: string } | null;
  readonly shape: SymbolShape;
  readonly lngLat: LngLatPair;
  readonly level: LevelKey;
  readonly link: LinkStatus;
  readonly hasBar: boolean;
  readonly isCountyPrecision: boolean;
  /** Metres of a ring around it. */
  readonly ringM: number | null;
  /** A thin line is drawn to each. */
  readonly to: readonly LngLatPair[];
  /** A whole sentence in the language on screen. */
  readonly title: string;
}

/** A new `key` asks for exactly one camera move; while it stays, the user's own moves stand. */
export interface CameraTarget {
  readonly key: string;
  /** Box to fit: west, south, east, north, degrees. Also where the home button returns to. */
  readonly box: Box;
  /** The point at the container's centre and the zoom; goes before `box` (from the address, `c`). */
  readonly at: CameraPosition | null;
}

export interface CameraPosition {
  readonly lngLat: LngLatPair;
  /** MapLibre zoom: 512 px tiles, 0 shows the world in 512 px. */
  readonly zoom: number;
}

/** lng, lat in degrees, WGS-84. */
export type LngLatPair = readonly [number, number];
/** west, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** A site on the map, by its row in the register's columns. */
export interface SiteHit {
  readonly kind: string;
  readonly source: string;
  readonly row: number;
}

export type MapHover =
  | { readonly type: 'site'; readonly site: SiteHit; readonly at: PagePoint }
  | { readonly type: 'region'; readonly adcode: string; readonly at: PagePoint }
  /** `others`: marks that lie under it at this zoom. */
  | { readonly type: 'mark'; readonly mark: SceneMark; readonly others: number; readonly at: PagePoint };

/** Pixels from the top left of the page's viewport (client coordinates). */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** What scale bar and buttons need to know of the camera. */
export interface CameraState {
  readonly lngLat: LngLatPair;
  readonly zoom: number;
  /** Ground metres per CSS pixel at the centre of the map. */
  readonly metresPerPixel: number;
  /** True after the user moved the map away from what the scene asked for. */
  readonly isMovedByUser: boolean;
}

export interface MapDiagnostics {
  readonly contexts: { readonly created: number; readonly lost: number; readonly restored: number };
  /** Frames drawn, of both canvases. */
  readonly draws: number;
  readonly drawsByCanvas: { readonly map: number; readonly sites: number };
  /** Vertex bytes handed to the GPU since the page loaded; uniforms are not counted. */
  readonly uploads: { readonly siteBytes: number; readonly regionBytes: number };
  /** Calls of per-row functions; sites come as typed arrays and have none. */
  readonly accessorCalls: { readonly sites: number; readonly regions: number };
}
