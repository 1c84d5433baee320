import { GPUInitializationError, Map as MapLibreMap, setWorkerUrl, type MapMouseEvent } from 'maplibre-gl';
import './base/maplibre.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import { paletteOf } from '../domain/palette.ts';
import type { AtlasMap, AtlasMapOptions, MapPadding } from './atlas-map-api.ts';
import { BaseMap } from './base/base-map.ts';
import { toBaseStyle } from './base/base-style.ts';
import { BoundaryLoader } from './base/boundary-loader.ts';
import { DRILL_MS, easeOut, hasReducedMotion, toFittableBox, toFittingPadding, toMetresPerPixel } from './camera.ts';
import type { ContextCounter } from './gl/context-counter.ts';
import { countUploads, type UploadCounter } from './gl/gl-counters.ts';
import { LazySites } from './gl/lazy-sites.ts';
import './map.css';
import { LazyMarks } from './marks/lazy-marks.ts';
import { toPixelRatio } from './pixel-ratio.ts';
import { reconcile, type MapCommand } from './reconcile.ts';
import type { CameraState, CameraTarget, LngLatPair, MapScene, PagePoint } from './scene.ts';
import { MarkOverlay } from './symbols/mark-overlay.ts';
import { SymbolOverlay } from './symbols/symbol-overlay.ts';

setWorkerUrl(workerUrl);

const MAX_ZOOM = 16;
const MIN_ZOOM = 1.5;
/** From here marks that lie on each other stand at one place. */
const APART_AT_ZOOM = 13;

/**
 * Makes the page's one map in `container`. It lives as long as the page: contexts that are lost are restored in place.
 * Answers `null` after calling `onUnavailable` where WebGL cannot be had.
 */
export const createAtlasMap = (container: HTMLElement, options: AtlasMapOptions): AtlasMap | null => {
  const map = createMapLibre(container, options);
  return map && new AtlasMapCore(map, container, options);
};

const createMapLibre = (
  container: HTMLElement,
  { scene, labels, onUnavailable }: AtlasMapOptions,
): MapLibreMap | null => {
  try {
    const map = new MapLibreMap({
      container,
      pixelRatio: toPixelRatio(container.clientWidth, container.clientHeight, window.devicePixelRatio),
      style: toBaseStyle(paletteOf(scene.theme), scene.symbolScale, scene.divisionStyle),
      ...toInitialView(scene.camera),
      maxZoom: MAX_ZOOM,
      minZoom: MIN_ZOOM,
      attributionControl: false,
      renderWorldCopies: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      fadeDuration: 0,
      locale: { 'Map.Title': labels.map },
      // Wheel steps and drags are the user's own moves; the inertia after them is decoration.
      ...(hasReducedMotion() ? { dragPan: { linearity: 0, maxSpeed: 0 } } : {}),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    return map;
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error;
    onUnavailable(error.message);
    return null;
  }
};

const toInitialView = (camera: CameraTarget) =>
  camera.at
    ? { center: [...camera.at.lngLat] as [number, number], zoom: camera.at.zoom }
    : { bounds: toFittableBox(camera.box), fitBoundsOptions: { padding: 24 } };

class AtlasMapCore implements AtlasMap {
  readonly #map: MapLibreMap;
  readonly #container: HTMLElement;
  readonly #options: AtlasMapOptions;
  readonly #base: BaseMap;
  readonly #symbols: SymbolOverlay;
  readonly #marks: MarkOverlay;
  readonly #findings: LazyMarks;
  readonly #sites: LazySites;
  readonly #boundaries: BoundaryLoader;
  readonly #contexts: ContextCounter = { created: 1, lost: 0, restored: 0 };
  readonly #uploads: UploadCounter = { bytes: 0 };
  #scene: MapScene;
  #padding: MapPadding;
  #mapDraws = 0;
  #isIdle = false;
  #isMovedByUser = false;
  #isFitted = false;
  #isDestroyed = false;
  #hoverFrame: number | null = null;
  #wasHovering = false;

  constructor(map: MapLibreMap, container: HTMLElement, options: AtlasMapOptions) {
    this.#map = map;
    this.#container = container;
    this.#options = options;
    this.#scene = options.scene;
    this.#padding = options.padding;
    const { theme, symbolScale } = options.scene;
    this.#base = new BaseMap(map, options.scene);
    this.#boundaries = new BoundaryLoader(this.#base, options, (reason) => this.#failBoundaries(reason));
    const project = (lngLat: LngLatPair) => map.project([lngLat[0], lngLat[1]]);
    this.#symbols = new SymbolOverlay({
      parent: map.getCanvasContainer(),
      label: options.labels.symbols,
      project,
      size: () => ({ width: container.clientWidth, height: container.clientHeight }),
      onClick: (adcode, event) => this.#clickSymbol(adcode, event),
      isUnderSites: () => this.#sites.hasVisible(),
      onHover: (adcode, event) => this.#hoverSymbol(adcode, event),
      onMark: (adcode) => this.#mark(adcode),
      onFocusLost: () => map.getCanvas().focus({ preventScroll: true }),
    });
    this.#marks = new MarkOverlay(container, project);
    this.#findings = new LazyMarks(
      {
        parent: container,
        project,
        zoom: () => map.getZoom(),
        pixelRatio: () => map.getPixelRatio(),
        size: () => ({ width: container.clientWidth, height: container.clientHeight }),
      },
      [theme, symbolScale],
      () => this.#checkSettled(),
    );
    this.#sites = new LazySites(
      {
        map,
        contexts: this.#contexts,
        onHover: (site, point) => {
          if (this.#hoverMark(point)) return;
          if (site) this.#emitHover({ type: 'site', site, at: this.#toPage(point) });
          else this.#hoverRegion(point);
        },
        onDraw: () => this.#checkSettled(),
        onUnavailable: options.onUnavailable,
      },
      [theme, symbolScale],
    );
    this.#countMapUploads();
    this.#listen();
    if (!options.scene.camera.at) this.#moveCamera(options.scene.camera, true);
    for (const command of reconcile(null, options.scene)) if (command.type !== 'move-camera') this.#carryOut(command);
    this.#symbols.layout(map.getZoom());
  }

  update(scene: MapScene): void {
    const commands = reconcile(this.#scene, scene);
    this.#scene = scene;
    if (commands.length === 0) return;
    for (const command of commands) this.#carryOut(command);
    const hasNewSymbols = commands.some((command) => command.type === 'set-symbols' || command.type === 'set-look');
    if (hasNewSymbols) this.#symbols.layout(this.#map.getZoom());
    this.#boundaries.follow(scene.region);
  }

  setColumns: AtlasMap['setColumns'] = (columns) => this.#sites.setColumns(columns);
  setShapes: AtlasMap['setShapes'] = (shapes) => this.#sites.setShapes(shapes);

  prefetch(): void {
    if (this.#isDestroyed) return;
    void this.#boundaries.loadDivisions();
    void this.#sites.load();
  }

  setPadding(padding: MapPadding): void {
    this.#padding = padding;
  }

  zoomIn(): void {
    this.#isMovedByUser = true;
    this.#map.zoomIn({ animate: !hasReducedMotion() });
  }

  zoomOut(): void {
    this.#isMovedByUser = true;
    this.#map.zoomOut({ animate: !hasReducedMotion() });
  }

  panBy(dx: number, dy: number): void {
    this.#isMovedByUser = true;
    this.#map.panBy([dx, dy], { animate: !hasReducedMotion() });
  }

  home(): void {
    this.#moveCamera({ ...this.#scene.camera, at: null }, false);
  }

  project(lngLat: LngLatPair): PagePoint {
    return this.#toPage(this.#map.project([lngLat[0], lngLat[1]]));
  }

  unproject({ x, y }: PagePoint): LngLatPair {
    const box = this.#container.getBoundingClientRect();
    const { lng, lat } = this.#map.unproject([x - box.left, y - box.top]);
    return [lng, lat];
  }

  camera(): CameraState {
    const { lng, lat } = this.#map.getCenter();
    const zoom = this.#map.getZoom();
    return {
      lngLat: [lng, lat],
      zoom,
      metresPerPixel: toMetresPerPixel(zoom, lat),
      isMovedByUser: this.#isMovedByUser,
    };
  }

  diagnostics: AtlasMap['diagnostics'] = () => ({
    contexts: { ...this.#contexts },
    draws: this.#mapDraws + this.#sites.draws,
    drawsByCanvas: { map: this.#mapDraws, sites: this.#sites.draws },
    uploads: { siteBytes: this.#sites.uploads.bytes, regionBytes: this.#uploads.bytes },
    // Site layers have no accessors to call; regions are written one by one.
    accessorCalls: { sites: 0, regions: this.#base.regionWrites + this.#symbols.builds },
  });

  isSettled(): boolean {
    return (
      this.#isIdle &&
      this.#sites.isSettled &&
      this.#findings.isSettled &&
      (this.#base.hasRegion || this.#boundaries.hasFailed) &&
      !this.#map.isMoving()
    );
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#boundaries.destroy();
    if (this.#hoverFrame !== null) cancelAnimationFrame(this.#hoverFrame);
    this.#sites.destroy();
    this.#symbols.destroy();
    this.#marks.destroy();
    this.#findings.destroy();
    this.#map.remove();
  }

  #carryOut(command: MapCommand): void {
    switch (command.type) {
      case 'set-look':
        this.#base.setLook(command.look);
        this.#symbols.setLook(command.look);
        this.#marks.setLook(command.look.theme, command.look.symbolScale);
        this.#findings.setLook(command.look.theme, command.look.symbolScale);
        return this.#sites.setLook(command.look.theme, command.look.symbolScale);
      case 'set-region':
        this.#symbols.setRegion(command.region);
        return this.#base.setRegion(command.region, command.children);
      case 'set-fills':
        return this.#base.setFills(command.changed);
      case 'set-symbols':
        return this.#symbols.setSymbols(command.symbols);
      case 'set-sites':
        return this.#sites.setSites(command.sites);
      case 'set-selection':
        return this.#marks.setSelection(command.selection);
      case 'set-ring':
        this.#base.setRing(command.ring);
        return this.#marks.setRing(command.ring);
      case 'set-pulses':
        return this.#marks.setPulses(command.pulses);
      case 'set-marks':
        return this.#findings.setMarks(command.marks);
      case 'move-camera':
        return this.#moveCamera(command.target, false);
    }
  }

  #listen(): void {
    const map = this.#map;
    map.on('style.load', () => {
      this.#base.reapply();
      void this.#boundaries.begin(this.#scene.region);
    });
    map.on('render', () => this.#mapDraws++);
    map.on('dataloading', () => (this.#isIdle = false));
    map.on('move', () => this.#follow());
    map.on('moveend', () => this.#settleCamera());
    map.on('resize', () => this.#resize());
    map.on('idle', () => {
      this.#isIdle = true;
      this.#checkSettled();
    });
    map.on('movestart', (event) => {
      // Moves that the scene asked for carry no event of the user's.
      if (event.originalEvent) this.#isMovedByUser = true;
    });
    map.on('click', (event) => this.#click(event));
    map.on('mousemove', (event) => this.#mouseMove(event));
    map.on('mouseout', () => this.#emitHover(null));
    map.on('webglcontextlost', () => {
      this.#contexts.lost++;
      this.#isIdle = false;
      this.#base.suspend();
    });
    map.on('webglcontextrestored', () => {
      this.#contexts.restored++;
      this.#countMapUploads();
    });
  }

  #countMapUploads(): void {
    const gl = this.#map.getCanvas().getContext('webgl2');
    if (gl) countUploads(gl, this.#uploads);
  }

  #checkSettled(): void {
    if (this.isSettled()) this.#options.onIdle();
  }

  #follow(): void {
    const zoom = this.#map.getZoom();
    this.#symbols.follow(zoom);
    this.#marks.follow();
    this.#findings.follow();
  }

  #settleCamera(): void {
    if (this.#isDestroyed) return;
    this.#base.fitPatterns();
    this.#symbols.layout(this.#map.getZoom());
    this.#findings.settle();
    this.#options.onCameraSettled(this.camera());
  }

  /** What the scene fitted stays fitted; where the user went stays the middle. */
  #resize(): void {
    this.#capPixels();
    if (!this.#isMovedByUser && this.#isFitted) this.#moveCamera({ ...this.#scene.camera, at: null }, true);
    this.#follow();
    this.#symbols.layout(this.#map.getZoom());
    this.#findings.settle();
  }

  /** The site canvas follows the map's ratio by itself. */
  #capPixels(): void {
    const ratio = toPixelRatio(this.#container.clientWidth, this.#container.clientHeight, window.devicePixelRatio);
    if (ratio !== this.#map.getPixelRatio()) this.#map.setPixelRatio(ratio);
  }

  #moveCamera(target: CameraTarget, isCut: boolean): void {
    this.#isMovedByUser = false;
    this.#isFitted = target.at === null;
    const duration = isCut || hasReducedMotion() ? 0 : DRILL_MS;
    if (target.at) {
      const [lng, lat] = target.at.lngLat;
      this.#map.easeTo({ center: [lng, lat], zoom: target.at.zoom, duration, easing: easeOut });
      return;
    }
    const { clientWidth, clientHeight } = this.#container;
    this.#map.fitBounds(toFittableBox(target.box), {
      padding: { ...toFittingPadding(this.#padding, { width: clientWidth, height: clientHeight }) },
      duration,
      easing: easeOut,
      linear: true,
      maxZoom: MAX_ZOOM - 2,
    });
  }

  /** Without boundaries there is nothing to wait for: sites, marks and camera work all the same. */
  #failBoundaries(reason: string): void {
    this.#options.onBoundariesFailed?.(reason);
    this.#checkSettled();
  }

  #click(event: MapMouseEvent): void {
    if (this.#clickMark(event.point)) return;
    const site = this.#sites.pick(event.point);
    if (site) return this.#options.onSiteClick(site);
    const adcode = this.#base.childAt(event.point);
    if (adcode !== null) return this.#options.onRegionClick(adcode);
    this.#options.onBackgroundClick?.();
  }

  /** Names lie below the sites: a click on a site above a name is meant for the site. */
  #clickSymbol(adcode: string, event: MouseEvent): void {
    const box = this.#container.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (event.detail > 0 && this.#clickMark(point)) return;
    const site = event.detail > 0 ? this.#sites.pick(point) : null;
    if (site) this.#options.onSiteClick(site);
    else this.#options.onRegionClick(adcode);
  }

  /** One mark opens what it is about; several that lie on each other are brought apart first. */
  #clickMark(point: { readonly x: number; readonly y: number }): boolean {
    const hit = this.#findings.at(point);
    if (hit === null) return false;
    const zoom = this.#map.getZoom();
    if (hit.others.length > 0 && zoom < APART_AT_ZOOM) {
      const [lng, lat] = hit.mark.lngLat;
      this.#isMovedByUser = true;
      const duration = hasReducedMotion() ? 0 : DRILL_MS;
      this.#map.easeTo({ center: [lng, lat], zoom: Math.min(zoom + 2, APART_AT_ZOOM), duration, easing: easeOut });
    } else if (hit.mark.site !== null) this.#options.onMarkClick?.(hit.mark);
    return true;
  }

  #hoverMark(point: { readonly x: number; readonly y: number }): boolean {
    const hit = this.#findings.at(point);
    if (hit === null) return false;
    this.#emitHover({ type: 'mark', mark: hit.mark, others: hit.others.length, at: this.#toPage(point) });
    return true;
  }

  #mouseMove(event: MapMouseEvent): void {
    // deck.gl picks once a frame and answers through onHover, whether or not it found a site.
    if (this.#sites.hasVisible() || this.#hoverFrame !== null || this.#map.isMoving()) return;
    this.#hoverFrame = requestAnimationFrame(() => {
      this.#hoverFrame = null;
      if (!this.#hoverMark(event.point)) this.#hoverRegion(event.point);
    });
  }

  #hoverRegion(point: { readonly x: number; readonly y: number }): void {
    const adcode = point.x < 0 || point.y < 0 ? null : this.#base.childAt(point);
    this.#emitHover(adcode === null ? null : { type: 'region', adcode, at: this.#toPage(point) });
  }

  #hoverSymbol(adcode: string | null, event: MouseEvent | null): void {
    const at = { x: event?.clientX ?? 0, y: event?.clientY ?? 0 };
    this.#emitHover(adcode === null ? null : { type: 'region', adcode, at });
  }

  /** What the keyboard has marked is outlined, named, and brought into sight. */
  #mark(adcode: string | null): void {
    this.#base.setMarked(adcode);
    const symbol = this.#scene.symbols.find((candidate) => candidate.adcode === adcode);
    if (!symbol) return this.#emitHover(null);
    const point = this.#map.project([symbol.lngLat[0], symbol.lngLat[1]]);
    const { clientWidth, clientHeight } = this.#container;
    const isInSight = point.x >= 0 && point.y >= 0 && point.x <= clientWidth && point.y <= clientHeight;
    if (!isInSight) this.panBy(point.x - clientWidth / 2, point.y - clientHeight / 2);
    this.#emitHover(isInSight ? { type: 'region', adcode: symbol.adcode, at: this.#toPage(point) } : null);
  }

  #emitHover(hover: Parameters<AtlasMapOptions['onHover']>[0]): void {
    if (hover === null && !this.#wasHovering) return;
    this.#wasHovering = hover !== null;
    this.#map.getCanvas().style.cursor = hover === null ? '' : 'pointer';
    this.#options.onHover(hover);
  }

  #toPage(point: { readonly x: number; readonly y: number }): PagePoint {
    const box = this.#container.getBoundingClientRect();
    return { x: box.left + point.x, y: box.top + point.y };
  }
}
