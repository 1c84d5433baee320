import { layoutSymbols } from '../../map/symbols/layout.ts';
import { toIslandRects, toSymbolBoxes, type Place } from '../../map/symbols/to-boxes.ts';
import type { MapScene } from '../../map/scene.ts';
import type { CallOutDisc, CallOutName } from './place-call-outs.ts';
import type { WallStage } from './to-wall-scene.ts';

interface WallSymbols {
  /** Those with a circle. */
  readonly discs: readonly CallOutDisc[];
  /** Names on screen, of divisions and islands. */
  readonly names: readonly CallOutName[];
}

/** Circles and names of the wall's map, CSS pixels of the stage, laid out by the very rules of the map. */
export const toWallSymbols = (scene: MapScene, stage: WallStage, place: Place): WallSymbols => {
  const { symbolScale, divisionStyle, language } = scene;
  const boxes = toSymbolBoxes(scene.symbols, { symbolScale, divisionStyle, view: stage }, place);
  const islands = toIslandRects(language, symbolScale, place).filter(
    ({ top, bottom }) => bottom > 0 && top < stage.height,
  );
  const rules = { scale: symbolScale, hidesCollisions: divisionStyle === 'blind-spots' };
  const placed = new Map(layoutSymbols(boxes, islands, stage, rules).map((entry) => [entry.id, entry]));
  const middles = boxes.map((box) => {
    const entry = placed.get(box.id);
    return { box, entry, x: box.x + (entry?.dx ?? 0), y: box.y + (entry?.dy ?? 0) };
  });
  const names = middles.flatMap(({ box, entry, x, y }): CallOutName[] => {
    if (entry === undefined || !entry.isLabelShown) return [];
    const [left, top] = [x + entry.labelX, y + entry.labelY];
    return [{ id: box.id, left, top, right: left + box.labelWidth, bottom: top + box.labelHeight }];
  });
  return {
    discs: middles
      .filter(({ box }) => box.radius > 0)
      .map(({ box, x, y }) => ({ id: box.id, x, y, radius: box.radius })),
    names: [...names, ...islands.map((island) => ({ id: null, ...island }))],
  };
};
