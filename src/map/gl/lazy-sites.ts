import type { SiteGpuColumns, SiteShapes } from '../../domain/site-columns.ts';
import type { MapTheme, SiteHit, SiteLayerSpec } from '../scene.ts';
import type { SiteOverlay, SiteOverlayOptions } from './site-overlay.ts';

const NO_UPLOADS = { bytes: 0 };

/**
 * The site overlay, whose libraries (deck.gl, 215 KB gzip) come when sites are first shown or when the page has time:
 * the national view draws region symbols and must not wait for them. What is handed over before is kept and replayed.
 */
export class LazySites {
  readonly #options: SiteOverlayOptions;
  #overlay: SiteOverlay | null = null;
  #loading: Promise<void> | null = null;
  #look: readonly [MapTheme, number];
  #columns: readonly SiteGpuColumns[] = [];
  #shapes: readonly SiteShapes[] = [];
  #specs: readonly SiteLayerSpec[] = [];
  #isDestroyed = false;

  constructor(options: SiteOverlayOptions, look: readonly [MapTheme, number]) {
    this.#options = options;
    this.#look = look;
  }

  get draws(): number {
    return this.#overlay?.draws ?? 0;
  }

  get uploads(): { readonly bytes: number } {
    return this.#overlay?.uploads ?? NO_UPLOADS;
  }

  get isSettled(): boolean {
    return this.#overlay ? this.#overlay.isSettled : !this.#isWanted();
  }

  setLook(theme: MapTheme, scale: number): void {
    this.#look = [theme, scale];
    this.#overlay?.setLook(theme, scale);
  }

  setColumns(columns: readonly SiteGpuColumns[]): void {
    this.#columns = columns;
    if (this.#overlay) this.#overlay.setColumns(columns);
    else this.#loadIfWanted();
  }

  setShapes(shapes: readonly SiteShapes[]): void {
    this.#shapes = shapes;
    this.#overlay?.setShapes(shapes);
  }

  setSites(specs: readonly SiteLayerSpec[]): void {
    this.#specs = specs;
    if (this.#overlay) this.#overlay.setSites(specs);
    else this.#loadIfWanted();
  }

  hasVisible(): boolean {
    return this.#overlay?.hasVisible() ?? false;
  }

  pick(point: { readonly x: number; readonly y: number }): SiteHit | null {
    return this.#overlay?.pick(point) ?? null;
  }

  /** Fetches the libraries now, so that the first drill does not wait for them. */
  load(): Promise<void> {
    this.#loading ??= import('./site-overlay.ts').then(
      (room) => {
        if (!this.#isDestroyed) this.#create(new room.SiteOverlay(this.#options));
      },
      (error: unknown) => this.#options.onUnavailable(error instanceof Error ? error.message : String(error)),
    );
    return this.#loading;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#overlay?.destroy();
  }

  #create(overlay: SiteOverlay): void {
    this.#overlay = overlay;
    overlay.setLook(...this.#look);
    overlay.setColumns(this.#columns);
    overlay.setShapes(this.#shapes);
    overlay.setSites(this.#specs);
    this.#options.onDraw();
  }

  #isWanted(): boolean {
    return this.#specs.some(
      ({ isVisible, kind, source }) =>
        isVisible && this.#columns.some((columns) => columns.kind === kind && columns.source === source),
    );
  }

  #loadIfWanted(): void {
    if (this.#isWanted()) void this.load();
  }
}
