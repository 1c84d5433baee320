import type { MapPadding } from '../../map/atlas-map-api.ts';
import type { LngLatPair, MapScene } from '../../map/scene.ts';
import { estimateTextWidth, layoutSymbols, toSymbolRadius, toViewScale, type Rect } from '../../map/symbols/layout.ts';
import { ISLAND_NAMES } from '../../map/words.ts';
import { inLanguage } from '../../domain/words.ts';
import { fitPoint, type WallStage } from './to-wall-scene.ts';

/** As the map writes its names, CSS pixels at a symbol scale of 1. */
const LABEL = { font: 12.5, height: 16 };
const ISLAND = { font: 12, indent: 8 };

/** LOOK.md, Layouts, Wall: map names keep 16 pixels of the reference from a seam. */
const CLEARANCE = 16;
const STEP = 4;

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Smallest move sideways, at most `limit`, after which no interval lies within `clearance` of the seam; 0 without any. */
export const toShift = (intervals: readonly Interval[], seam: number, clearance: number, limit: number): number => {
  const isFree = (shift: number): boolean =>
    intervals.every(({ from, to }) => to + shift <= seam - clearance || from + shift >= seam + clearance);
  for (let reach = 0; reach <= limit; reach += STEP)
    for (const shift of reach === 0 ? [0] : [reach, -reach]) if (isFree(shift)) return shift;
  return 0;
};

/**
 * How far the map is moved sideways, CSS pixels, so that no name lies on the seam between the two screens it fills.
 * Told before the map moves, from the same layout of names that the map itself uses: it moves once.
 */
export const toSeamShift = (scene: MapScene, stage: WallStage, padding: MapPadding): number => {
  if (!stage.isWide) return 0;
  const place = (lngLat: LngLatPair) => fitPoint(lngLat, scene.camera.box, stage, padding);
  const [west, south, east, north] = scene.camera.box;
  const room = stage.width - padding.left - padding.right;
  const slack = (room - (place([east, south]).x - place([west, north]).x)) / 2;
  const islands = toIslandRects(scene, stage, place);
  const names = [
    ...toLabelIntervals(scene, stage, place, islands),
    ...islands.map(({ left, right }) => ({ from: left, to: right })),
  ];
  return toShift(names, stage.width / 2, CLEARANCE * stage.unit, Math.max(0, slack));
};

type Place = (lngLat: LngLatPair) => { readonly x: number; readonly y: number };

const toLabelIntervals = (
  { symbols, symbolScale }: MapScene,
  stage: WallStage,
  place: Place,
  islands: readonly Rect[],
): readonly Interval[] => {
  const largest = symbols.reduce((most, { total }) => Math.max(most, total), 0);
  const scale = symbolScale * toViewScale(stage);
  const boxes = symbols.map(({ adcode, name, lngLat, total }) => ({
    id: adcode,
    ...place(lngLat),
    radius: toSymbolRadius(total, largest, scale),
    labelWidth: estimateTextWidth(name, LABEL.font * symbolScale),
    labelHeight: LABEL.height * symbolScale,
  }));
  const placed = new Map(layoutSymbols(boxes, islands, stage).map((entry) => [entry.id, entry]));
  return boxes.flatMap(({ id, x, labelWidth }) => {
    const entry = placed.get(id);
    if (entry === undefined || !entry.isLabelShown) return [];
    const from = x + entry.dx + entry.labelX;
    return [{ from, to: from + labelWidth }];
  });
};

const toIslandRects = ({ symbolScale, language }: MapScene, stage: WallStage, place: Place): readonly Rect[] =>
  ISLAND_NAMES.flatMap(({ name, lngLat, isLeft = false }) => {
    const { x, y } = place(lngLat);
    if (y < 0 || y > stage.height) return [];
    const width =
      estimateTextWidth(inLanguage(name, language), ISLAND.font * symbolScale) + ISLAND.indent * symbolScale;
    const half = (LABEL.height * symbolScale) / 2;
    return [{ left: isLeft ? x - width : x, right: isLeft ? x : x + width, top: y - half, bottom: y + half }];
  });
