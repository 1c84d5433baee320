import { useState, type RefObject } from 'react';
import type { MapScene } from '../../map/scene.ts';
import type { Camera } from '../../url/board-state.ts';
import { useUrlState } from '../../url/url-context.tsx';

interface Opening {
  readonly region: string;
  readonly c: Camera | null;
  readonly at: MapScene['camera']['at'];
  /** Grows with each move that the address asks for within the region. */
  readonly count: number;
}

const isSame = (a: Camera | null, b: Camera | null): boolean =>
  a === b || (a !== null && b !== null && a.lng === b.lng && a.lat === b.lat && a.zoom === b.zoom);

/**
 * The camera that the address asks for: when its region comes on screen, and when a search, or the way back, brings
 * another one within the region. What the map itself has written there asks for nothing.
 * @param settled where the map came to rest, rounded as the address has it; told before the address is
 */
export const useOpeningCamera = (
  settled: RefObject<Camera | null>,
): { readonly key: string; readonly at: MapScene['camera']['at'] } => {
  const { region, c } = useUrlState();
  const [opening, setOpening] = useState<Opening | null>(null);
  const next = toOpening(opening, region, c, settled.current);
  if (next !== opening) setOpening(next);
  return { key: next.count === 0 ? region : `${region} ${next.count}`, at: next.at };
};

const toOpening = (before: Opening | null, region: string, c: Camera | null, settled: Camera | null): Opening => {
  const at = c === null ? null : ({ lngLat: [c.lng, c.lat], zoom: c.zoom } as const);
  if (before === null || before.region !== region) return { region, c, at, count: 0 };
  if (isSame(before.c, c)) return before;
  return isSame(c, settled) ? { ...before, c } : { region, c, at, count: before.count + 1 };
};
