import type { AtlasMapOptions } from '../atlas-map-api.ts';
import type { BaseMap } from './base-map.ts';
import { loadBoundaries } from './boundaries.ts';

const COUNTRY = '100000';

/** Brings the boundaries to the base map: the overview for the country, the divisions for everything below it. */
export class BoundaryLoader {
  /** Something could not be had; what has come before stays on screen. */
  hasFailed = false;
  readonly #base: BaseMap;
  readonly #options: Pick<AtlasMapOptions, 'boundariesUrl' | 'fetch'>;
  readonly #onFailed: (reason: string) => void;
  #divisionsRequest: Promise<void> | null = null;
  #hasBegun = false;
  #isDestroyed = false;

  constructor(
    base: BaseMap,
    options: Pick<AtlasMapOptions, 'boundariesUrl' | 'fetch'>,
    onFailed: (reason: string) => void,
  ) {
    this.#base = base;
    this.#options = options;
    this.#onFailed = onFailed;
  }

  /** Call when the style stands; only the first time does anything. */
  async begin(region: string): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    // A deep link needs the lower levels at once; the overview would only be drawn over.
    this.follow(region);
    const { boundariesUrl, fetch } = this.#options;
    const overview = await loadBoundaries(fetch, `${boundariesUrl}overview.json`, ['province']);
    if (this.#isDestroyed) return;
    if (overview.ok) this.#base.setOverview(overview.value);
    else this.#fail(overview.fault.message);
  }

  /** Fetches the lower levels if the region on screen cannot be drawn without them. */
  follow(region: string): void {
    if (region !== COUNTRY && !this.#base.hasRegion) void this.loadDivisions();
  }

  loadDivisions(): Promise<void> {
    this.#divisionsRequest ??= this.#fetchDivisions();
    return this.#divisionsRequest;
  }

  destroy(): void {
    this.#isDestroyed = true;
  }

  async #fetchDivisions(): Promise<void> {
    const { boundariesUrl, fetch } = this.#options;
    const levels = ['province', 'prefecture', 'county'] as const;
    const divisions = await loadBoundaries(fetch, `${boundariesUrl}divisions.json`, levels);
    if (this.#isDestroyed) return;
    if (divisions.ok) return this.#base.setDivisions(divisions.value);
    // The next drill may try again; until then the overview stays.
    this.#divisionsRequest = null;
    this.#fail(divisions.fault.message);
  }

  #fail(reason: string): void {
    this.hasFailed = true;
    this.#onFailed(reason);
  }
}
