import type { MapTheme, SceneMark } from '../scene.ts';
import type { MarkHit, MarkLayer, MarkLayerOptions } from './mark-layer.ts';

/** The layer of marks, whose code comes with the first mark: the modes that count have none. */
export class LazyMarks {
  readonly #options: MarkLayerOptions;
  readonly #onLoaded: () => void;
  #layer: MarkLayer | null = null;
  #isLoading = false;
  #isDestroyed = false;
  #look: readonly [MapTheme, number];
  #marks: readonly SceneMark[] = [];

  constructor(options: MarkLayerOptions, look: readonly [MapTheme, number], onLoaded: () => void) {
    this.#options = options;
    this.#look = look;
    this.#onLoaded = onLoaded;
  }

  /** What was handed over is drawn, or its code cannot be had. */
  get isSettled(): boolean {
    return !this.#isLoading;
  }

  setLook(theme: MapTheme, scale: number): void {
    this.#look = [theme, scale];
    this.#layer?.setLook(theme, scale);
  }

  setMarks(marks: readonly SceneMark[]): void {
    this.#marks = marks;
    if (this.#layer !== null) this.#layer.setMarks(marks);
    else if (marks.length > 0 && !this.#isLoading) void this.#load();
  }

  follow(): void {
    this.#layer?.follow();
  }

  settle(): void {
    this.#layer?.settle();
  }

  at(point: { readonly x: number; readonly y: number }): MarkHit | null {
    return this.#layer?.at(point) ?? null;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#layer?.destroy();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    // Without its code the marks are told by the list beside the map; the next ones ask for it again.
    const room = await import('./mark-layer.ts').catch(() => null);
    this.#isLoading = false;
    if (this.#isDestroyed) return;
    if (room !== null) {
      this.#layer = new room.MarkLayer(this.#options);
      this.#layer.setLook(...this.#look);
      this.#layer.setMarks(this.#marks);
    }
    this.#onLoaded();
  }
}
