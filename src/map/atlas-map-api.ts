import type { SiteGpuColumns, SiteShapes } from '../domain/site-columns.ts';
import type {
  CameraState,
  LngLatPair,
  MapDiagnostics,
  MapHover,
  MapScene,
  PagePoint,
  SceneMark,
  SiteHit,
} from './scene.ts';

export interface AtlasMapOptions {
  readonly scene: MapScene;
  /** Address of the folder with `overview.json` and `divisions.json`, ending in "/". */
  readonly boundariesUrl: string;
  /** Injected, so that the page's own `fetch` (and its stand-in where no service worker can live) is used. */
  readonly fetch: typeof fetch;
  /** Room for what lies over the map, CSS pixels. */
  readonly padding: MapPadding;
  /** Words for screen readers: name of the map and of the symbols' list. */
  readonly labels: { readonly map: string; readonly symbols: string };
  readonly onRegionClick: (adcode: string) => void;
  readonly onSiteClick: (site: SiteHit) => void;
  /** A mark that stands for itself alone and is about a site. */
  readonly onMarkClick?: (mark: SceneMark) => void;
  /** A click on neither a site nor a division of the region. */
  readonly onBackgroundClick?: () => void;
  readonly onHover: (hover: MapHover | null) => void;
  /** After every move that has come to rest. */
  readonly onCameraSettled: (camera: CameraState) => void;
  /** After the first frame that shows everything, and again whenever a change has been drawn. */
  readonly onIdle: () => void;
  /** WebGL cannot be had; the view shows `MapPicture` instead. Called once. */
  readonly onUnavailable: (reason: string) => void;
  /** Boundaries could not be loaded; the rest of the map keeps working. */
  readonly onBoundariesFailed?: (reason: string) => void;
}

export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The one map of the page. */
export interface AtlasMap {
  update(scene: MapScene): void;
  /** Every register that may be drawn; uploads only those whose `version` is new. */
  setColumns(columns: readonly SiteGpuColumns[]): void;
  setShapes(shapes: readonly SiteShapes[]): void;
  /** What the first drill will need (finer boundaries, the libraries of the sites), once the page has time for it. */
  prefetch(): void;
  setPadding(padding: MapPadding): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Moves what is seen by so many CSS pixels to the right and down. */
  panBy(dx: number, dy: number): void;
  /** Back to the box of the scene's camera. */
  home(): void;
  /** Page pixels of a point, whether or not it is on screen. */
  project(lngLat: LngLatPair): PagePoint;
  /** The point of the map at page pixels. */
  unproject(at: PagePoint): LngLatPair;
  camera(): CameraState;
  diagnostics(): MapDiagnostics;
  /** Everything asked for has been drawn and nothing moves. */
  isSettled(): boolean;
  destroy(): void;
}
