import type { PickingInfo } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';

import type { SiteGpuColumns, SiteShapes } from '../../domain/site-columns.ts';
import type { MapTheme, SiteHit, SiteLayerSpec } from '../scene.ts';
import type { ContextCounter } from './context-counter.ts';
import { createFrameGate } from './frame-gate.ts';
import { countUploads, type UploadCounter } from './gl-counters.ts';
import { SiteLayers } from './site-layers.ts';

export interface SiteOverlayOptions {
  readonly map: MapLibreMap;
  readonly contexts: ContextCounter;
  readonly onHover: (site: SiteHit | null, point: { readonly x: number; readonly y: number }) => void;
  readonly onDraw: () => void;
  /** The second canvas cannot be had, after `MAX_ATTEMPTS`. */
  readonly onUnavailable: (reason: string) => void;
}

/** Pixels around the pointer in which a site is caught. */
const PICK_RADIUS_PX = 4;
const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 250;

/**
 * The sites: one deck.gl overlay above the map, made when sites are first shown and kept from then on. deck.gl cannot
 * restore a lost context, so a new overlay takes the place of the old one and is given everything again.
 */
export class SiteOverlay {
  draws = 0;
  readonly uploads: UploadCounter = { bytes: 0 };
  readonly #options: SiteOverlayOptions;
  readonly #layers = new SiteLayers();
  #gate = createFrameGate();
  #overlay: MapLibreOverlay | null = null;
  #specs: readonly SiteLayerSpec[] = [];
  #isDrawn = true;
  #drawsOfOverlay = 0;
  #attempt = 0;
  #isReplacing = false;
  #isDestroyed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #wake = (): void => this.#gate.wake();
  readonly #resize = (): void => {
    this.#overlay?.setProps({ useDevicePixels: this.#options.map.getPixelRatio() });
    this.#gate.wake();
  };

  constructor(options: SiteOverlayOptions) {
    this.#options = options;
    // deck.gl redraws by itself while the map renders; hovering needs frames of its own.
    options.map.on('mousemove', this.#wake);
    options.map.on('mouseout', this.#wake);
    options.map.on('resize', this.#resize);
  }

  /** Everything handed over is on screen. */
  get isSettled(): boolean {
    return this.#isDrawn;
  }

  setLook(theme: MapTheme, scale: number): void {
    this.#layers.setLook(theme, scale);
    this.#refresh();
  }

  setColumns(columns: readonly SiteGpuColumns[]): void {
    if (this.#layers.setColumns(columns)) this.#refresh();
  }

  setShapes(shapes: readonly SiteShapes[]): void {
    if (this.#layers.setShapes(shapes)) this.#refresh();
  }

  setSites(specs: readonly SiteLayerSpec[]): void {
    this.#specs = specs;
    this.#refresh();
  }

  hasVisible(): boolean {
    return this.#layers.hasVisible(this.#specs);
  }

  /** The topmost site at a point of the container. */
  pick(point: { readonly x: number; readonly y: number }): SiteHit | null {
    if (!this.#overlay || !this.hasVisible() || !this.#isReady()) return null;
    const info = this.#overlay.pickObject({ x: point.x, y: point.y, radius: PICK_RADIUS_PX });
    return info?.layer ? this.#layers.hitOf(info.layer.id, info.index) : null;
  }

  destroy(): void {
    this.#isDestroyed = true;
    clearTimeout(this.#retry);
    const { map } = this.#options;
    map.off('mousemove', this.#wake);
    map.off('mouseout', this.#wake);
    map.off('resize', this.#resize);
    if (this.#overlay) map.removeControl(this.#overlay);
    this.#overlay = null;
  }

  #refresh(): void {
    if (this.#isDestroyed) return;
    if (!this.#overlay) {
      if (!this.hasVisible() || this.#isReplacing) return;
      this.#create();
      return;
    }
    this.#isDrawn = false;
    this.#overlay.setProps({ layers: this.#layers.build(this.#specs) });
    this.#gate.wake();
  }

  #isReady(): boolean {
    return this.#drawsOfOverlay > 0;
  }

  #create(): void {
    this.#isDrawn = false;
    this.#drawsOfOverlay = 0;
    this.#gate = createFrameGate(() => this.#asleep());
    const gate = this.#gate;
    const overlay = new MapLibreOverlay({
      interleaved: false,
      layers: this.#layers.build(this.#specs),
      pickingRadius: PICK_RADIUS_PX,
      useDevicePixels: this.#options.map.getPixelRatio(),
      deviceProps: { type: 'webgl', webgl: { antialias: false } },
      onDeviceInitialized: (device) => {
        const { gl } = device as unknown as { readonly gl: WebGL2RenderingContext };
        countUploads(gl, this.uploads);
        this.#watch(gl.canvas as HTMLCanvasElement, overlay);
      },
      onHover: (info) => this.#hover(info),
      onAfterRender: () => this.#drawn(),
      onError: (error) => this.#failed(error, overlay),
      // Handed on to luma.gl's animation loop, which documents it; deck.gl's own types do not list it.
      ...({ animationFrameProvider: gate } as object),
    });
    this.#overlay = overlay;
    this.#options.map.addControl(overlay);
  }

  #drawn(): void {
    this.draws++;
    this.#drawsOfOverlay++;
    this.#isDrawn = true;
    this.#attempt = 0;
    this.#options.onDraw();
  }

  /** deck.gl found nothing to redraw in what it was given: that counts as drawn, once there was a first frame. */
  #asleep(): void {
    if (this.#isDrawn || this.#isReplacing || this.#drawsOfOverlay === 0) return;
    this.#isDrawn = true;
    this.#options.onDraw();
  }

  #watch(canvas: HTMLCanvasElement, overlay: MapLibreOverlay): void {
    const { contexts } = this.#options;
    contexts.created++;
    if (this.#isReplacing) contexts.restored++;
    this.#isReplacing = false;
    canvas.addEventListener(
      'webglcontextlost',
      () => {
        // Removing the map loses contexts too; that is no fault.
        if (this.#isDestroyed || this.#overlay !== overlay) return;
        contexts.lost++;
        this.#replace();
      },
      { once: true },
    );
  }

  #failed(error: Error, overlay: MapLibreOverlay): void {
    if (this.#isDestroyed || this.#overlay !== overlay) return;
    const canvas = overlay.getCanvas();
    const gl = canvas?.getContext('webgl2');
    // A lost context is answered by the event; any other fault of drawing is a bug and must be heard.
    if (gl && !gl.isContextLost()) throw error;
    if (!gl) this.#replace();
  }

  #replace(): void {
    const { map, onUnavailable } = this.#options;
    this.#isReplacing = true;
    this.#isDrawn = false;
    const old = this.#overlay;
    this.#overlay = null;
    if (this.#attempt >= MAX_ATTEMPTS) {
      onUnavailable('the canvas of the sites could not be restored');
      return;
    }
    clearTimeout(this.#retry);
    this.#retry = setTimeout(
      () => {
        if (this.#isDestroyed) return;
        if (old) map.removeControl(old);
        if (this.hasVisible()) this.#create();
        else this.#isReplacing = false;
      },
      this.#attempt === 0 ? 0 : FIRST_RETRY_MS * 2 ** this.#attempt,
    );
    this.#attempt++;
  }

  #hover(info: PickingInfo): void {
    const site = info.layer && info.picked ? this.#layers.hitOf(info.layer.id, info.index) : null;
    this.#options.onHover(site, { x: info.x, y: info.y });
  }
}
