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

/** What the padding leaves of the map, and where the region's box, fitted and centred in it, lies; page pixels. */
const fit = (map: Rectangle, padding: MapPadding, [west, south, east, north]: Region['box']) => {
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const width = map.right - map.left - padding.left - padding.right;
  const height = map.bottom - map.top - padding.top - padding.bottom;
  const scale = Math.min(width / (right - left), height / (bottom - top));
  const center = { x: map.left + padding.left + width / 2, y: map.top + padding.top + height / 2 };
  const half = { x: ((right - left) * scale) / 2, y: ((bottom - top) * scale) / 2 };
  const box = {
    left: center.x - half.x,
    right: center.x + half.x,
    top: center.y - half.y,
    bottom: center.y + half.y,
  };
  return { scale, box };
};

const isApart = (a: Rectangle, b: Rectangle): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/**
 * Room for what lies over the map: the key at its lower left, the switches at its upper left. Beside the key or above
 * it, and below the switches where the region would else lie under them, whichever leaves the region largest. CSS
 * pixels. The country needs none: its key and its switches lie where no territory is.
 */
export const toMapPadding = (
  map: Rectangle,
  key: Rectangle | null,
  switches: Rectangle | null,
  region: Region,
): MapPadding => {
  if (region.level === 'country') return NO_KEY;
  const isOver = (part: Rectangle | null): part is Rectangle =>
    part !== null && part.right > part.left && !isApart(part, map);
  const shownKey = isOver(key) ? key : null;
  const shownSwitches = isOver(switches) ? switches : null;
  const besides =
    shownKey === null
      ? [NO_KEY]
      : [
          { ...NO_KEY, bottom: map.bottom - shownKey.top + GAP_PX },
          { ...NO_KEY, left: shownKey.right - map.left + GAP_PX },
        ];
  const belows =
    shownSwitches === null
      ? []
      : besides.map((beside) => ({ ...beside, top: shownSwitches.bottom - map.top + GAP_PX }));
  const choices = [...besides, ...belows]
    .map((padding) => ({ padding, ...fit(map, padding, region.box) }))
    .filter(({ scale }) => scale > 0)
    .toSorted((a, b) => b.scale - a.scale);
  const clear = choices.find(({ box }) => shownSwitches === null || isApart(box, shownSwitches));
  return (clear ?? choices[0])?.padding ?? NO_KEY;
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
    const section = stage.current.closest('section');
    const over = (name: string): Rectangle | null =>
      section?.querySelector(`[data-over-map="${name}"]`)?.getBoundingClientRect() ?? null;
    const next = toMapPadding(stage.current.getBoundingClientRect(), over('key'), over('switches'), region);
    // The map is told here and not by its props alone, because it moves in the effects of this very render.
    map.current?.setPadding(next);
    // oxlint-disable-next-line react/set-state-in-effect -- a size is measured from the page, after it is laid out
    setPadding(next);
  }, [stage, map, region, given]);
  return padding;
};
