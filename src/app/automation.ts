import type { RefObject } from 'react';
import type { AtlasMap } from '../map/atlas-map-api.ts';
import type { RegisterClient } from '../register/client-types.ts';

const NO_MAP = {
  contexts: { created: 0, lost: 0, restored: 0 },
  draws: 0,
  uploads: { siteBytes: 0, regionBytes: 0 },
  accessorCalls: { sites: 0, regions: 0 },
};

/** What kiosk watchers, users' own tests and ours may ask of the page; in production too. README lists it. */
export interface Automation {
  /** CSS pixels of the page for a point in degrees; `null` while there is no map. */
  project(lngLat: [number, number]): { x: number; y: number } | null;
  diagnostics(): Record<string, unknown>;
}

declare global {
  interface Window {
    hazardAtlas?: Automation;
  }
}

/** Chromium only; elsewhere the size of the heap is not to be had. */
const heapBytes = (): number | null =>
  (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? null;

export const installAutomation = (options: {
  readonly client: RegisterClient;
  readonly map: RefObject<AtlasMap | null>;
  readonly livingCharts: () => number;
  readonly startedAt: number;
}): void => {
  const { client, map } = options;
  window.hazardAtlas = {
    project: (lngLat) => map.current?.project(lngLat) ?? null,
    diagnostics: () => ({
      version: __VERSION__,
      uptimeMs: Math.round(performance.now() - options.startedAt),
      ...(map.current?.diagnostics() ?? NO_MAP),
      ...client.counters(),
      charts: options.livingCharts(),
      live: client.live(),
      registers: client.states().map(({ kind, source, rows, lastGoodAt }) => ({ kind, source, rows, lastGoodAt })),
      heapBytes: heapBytes(),
    }),
  };
};
