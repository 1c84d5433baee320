import type { DivisionLevel } from '../../domain/region-index.ts';
import type { MapPadding } from '../../map/atlas-map-api.ts';
import { toMercator } from '../../map/mercator.ts';
import type { LngLatPair, MapScene } from '../../map/scene.ts';
import type { CallOutColumn, CallOutFrame, Point } from './place-call-outs.ts';

/** The map's place on the wall. */
export interface WallStage {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels of one pixel of the reference, a wall 1080 pixels high: 2 on a 4K screen. */
  readonly unit: number;
  readonly isWide: boolean;
  /** False on a phone, where nothing stands beside the map. */
  readonly hasCallOuts: boolean;
}

/** LOOK.md, Symbols: wall × 1.5, which has the smallest names of the map, those of the islands, at 18 pixels. */
const SYMBOL_SCALE = 1.5;

/** Pixels of the reference. */
const EDGE = 24;
/** Of the key at its tallest: two lines of words, classes, approval. */
const KEY_HEIGHT = 150;
/** LOOK.md, Layouts, Wall: at most seven; a narrow wall has room for as many as can still be read beside its map. */
const MOST_CALL_OUTS = { wide: 7, narrow: 5 };
/** `outer`: from the edge of the stage, which is a seam on the wide wall · `inner`: to what the map fits. */
const WIDE = { width: 250, height: 116, stub: 32, outer: 126, inner: 24 };
const NARROW = { width: 168, height: 132, stub: 12, outer: 10, inner: 8 };
const GAP = 20;

const boxOf = ({ isWide }: WallStage) => (isWide ? WIDE : NARROW);

/**
 * The map of a scene as the wall shows it: circles by what is not linked, names alone (the numbers stand in the
 * call-outs), larger than on a desk, fitted anew when the wall's size changes.
 */
export const toWallScene = (scene: MapScene, stage: WallStage): MapScene => ({
  ...scene,
  symbolScale: SYMBOL_SCALE * stage.unit,
  divisionStyle: 'blind-spots',
  symbols: scene.symbols.map((symbol) => ({
    ...symbol,
    total: symbol.notLinked ?? 0,
    notLinked: stage.hasCallOuts ? null : symbol.notLinked,
  })),
  camera: { ...scene.camera, key: `${scene.camera.key} ${stage.width}×${stage.height}`, at: null },
});

/** Room beside the map for the call-outs, and below it for the key, which lies where a province may have land. */
export const toWallPadding = (stage: WallStage, level: DivisionLevel): MapPadding => {
  const { unit } = stage;
  const edge = EDGE * unit;
  if (!stage.hasCallOuts) return { top: edge, right: edge, bottom: edge, left: edge };
  const { width, stub, outer, inner } = boxOf(stage);
  const side = (outer + width + stub + inner) * unit;
  return { top: edge, right: side, bottom: level === 'country' ? edge : KEY_HEIGHT * unit, left: side };
};

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Box = MapScene['camera']['box'];

/** 台湾 with 钓鱼岛, and 南海诸岛: what a call-out must not lie on where a province's map reaches so far. */
const ISLANDS: readonly Box[] = [
  [118.1, 21.7, 124.7, 26.1],
  [108.5, 3.3, 118, 18],
];

/** Where the fitted map shows the islands, CSS pixels of the stage. */
export const toIslandRectangles = (box: Box, stage: WallStage, padding: MapPadding): readonly Rectangle[] =>
  ISLANDS.map(([west, south, east, north]) => {
    const { x: left, y: top } = fitPoint([west, north], box, stage, padding);
    const { x: right, y: bottom } = fitPoint([east, south], box, stage, padding);
    return { left, top, right, bottom };
  });

/** The taller part of a column that what must stay free leaves of it. */
const clear = (column: CallOutColumn, width: number, gap: number, free: Rectangle): CallOutColumn => {
  const isBeside = free.right < column.x || free.left > column.x + width;
  if (isBeside || free.bottom < column.top || free.top > column.bottom) return column;
  const above = free.top - gap - column.top;
  const below = column.bottom - free.bottom - gap;
  return above >= below ? { ...column, bottom: free.top - gap } : { ...column, top: free.bottom + gap };
};

/** Two columns in the room that the padding leaves beside the map; the left one ends above the key. */
export const toCallOutFrame = (stage: WallStage, keepFree: readonly Rectangle[] = []): CallOutFrame => {
  const { unit, width, height } = stage;
  const box = boxOf(stage);
  const outer = box.outer * unit;
  const inner = outer + (box.width + box.stub) * unit;
  const top = EDGE * unit;
  const gap = GAP * unit;
  const toColumn = (column: CallOutColumn): CallOutColumn =>
    keepFree.reduce((rest, free) => clear(rest, box.width * unit, gap, free), column);
  return {
    box: { width: box.width * unit, height: box.height * unit },
    gap,
    most: stage.isWide ? MOST_CALL_OUTS.wide : MOST_CALL_OUTS.narrow,
    left: toColumn({ x: outer, top, bottom: height - (KEY_HEIGHT + GAP) * unit, elbowX: inner }),
    right: toColumn({ x: width - outer - box.width * unit, top, bottom: height - EDGE * unit, elbowX: width - inner }),
  };
};

/** Where the fitted map shows a place, CSS pixels of the stage; the map itself is asked once it has come to rest. */
export const fitPoint = (lngLat: LngLatPair, box: Box, stage: WallStage, padding: MapPadding): Point => {
  const [left, top] = toMercator([box[0], box[3]]);
  const [right, bottom] = toMercator([box[2], box[1]]);
  const room = {
    width: stage.width - padding.left - padding.right,
    height: stage.height - padding.top - padding.bottom,
  };
  const scale = Math.min(room.width / (right - left), room.height / (bottom - top));
  const [x, y] = toMercator(lngLat);
  return {
    x: padding.left + room.width / 2 + (x - (left + right) / 2) * scale,
    y: padding.top + room.height / 2 + (y - (top + bottom) / 2) * scale,
  };
};
