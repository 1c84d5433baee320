import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Region } from '../../domain/region-index.ts';
import type { AtlasMap, MapPadding } from '../../map/atlas-map-api.ts';
import { toMercator } from '../../map/mercator.ts';

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const EDGE_PX = 24;
const GAP_PX = 12;
const NO_KEY: MapPadding = { top: EDGE_PX, right: EDGE_PX, bottom: EDGE_PX, left: EDGE_PX };

/** Size of the world, CSS pixels, when the box is fitted into what the padding leaves. */
const toScale = (map: Rectangle, padding: MapPadding, [west, south, east, north]: Region['box']): number => {
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  return Math.min(
    (map.right - map.left - padding.left - padding.right) / (right - left),
    (map.bottom - map.top - padding.top - padding.bottom) / (bottom - top),
  );
};

/**
 * Room for the key, which lies at the lower left of the map: beside it or above it, whichever leaves the region larger.
 * CSS pixels. The country needs none: its key lies where no territory is.
 */
export const toMapPadding = (map: Rectangle, key: Rectangle | null, region: Region): MapPadding => {
  const isOver = key !== null && key.left < map.right && key.right > map.left && key.top < map.bottom;
  if (!isOver || key.bottom <= map.top || key.right === key.left || region.level === 'country') return NO_KEY;
  const beside = { ...NO_KEY, left: key.right - map.left + GAP_PX };
  const above = { ...NO_KEY, bottom: map.bottom - key.top + GAP_PX };
  return toScale(map, beside, region.box) > toScale(map, above, region.box) ? beside : above;
};

/** Measured when a region comes on screen, before the map moves there; a filter never moves the map. */
export const useMapPadding = (
  stage: RefObject<HTMLElement | null>,
  map: RefObject<AtlasMap | null>,
  region: Region,
  given: MapPadding | undefined,
): MapPadding => {
  const [padding, setPadding] = useState(NO_KEY);
  useLayoutEffect(() => {
    if (stage.current === null || given !== undefined) return;
    const key = stage.current.closest('section')?.querySelector('[data-over-map="key"]') ?? null;
    const next = toMapPadding(stage.current.getBoundingClientRect(), key?.getBoundingClientRect() ?? null, region);
    // The map is told here and not by its props alone, because it moves in the effects of this very render.
    map.current?.setPadding(next);
    // oxlint-disable-next-line react/set-state-in-effect -- a size is measured from the page, after it is laid out
    setPadding(next);
  }, [stage, map, region, given]);
  return padding;
};
