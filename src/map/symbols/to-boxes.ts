import { inLanguage, type Language } from '../../domain/words.ts';
import type { DivisionStyle, LngLatPair, RegionSymbol } from '../scene.ts';
import { ISLAND_NAMES } from '../words.ts';
import { estimateTextWidth, toSymbolRadius, toViewScale, type Rect, type SymbolBox, type ViewSize } from './layout.ts';

/** How the map writes names, CSS pixels at a symbol scale of 1; `map.css` sets them in the same sizes. */
export const LABEL = { fontPx: 12.5, heightPx: 16 };
export const ISLAND_LABEL = { fontPx: 12, indentPx: 8 };

/** CSS pixels of the map's container. */
export type Place = (lngLat: LngLatPair) => { readonly x: number; readonly y: number };

export interface BoxLook {
  readonly symbolScale: number;
  readonly divisionStyle: DivisionStyle;
  readonly view: ViewSize;
}

/** What stands beside, or in, a symbol. */
export const toLabelText = ({ name, notLinked }: RegionSymbol): string =>
  notLinked === null ? name : `${name} ${toGrouped(notLinked)}`;

/** 22273 → 22,273, whatever the browser's language. */
export const toGrouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Boxes of all symbols for `layoutSymbols`, in their order; the largest number of them sets the scale of the areas. */
export const toSymbolBoxes = (symbols: readonly RegionSymbol[], look: BoxLook, place: Place): readonly SymbolBox[] => {
  const largest = symbols.reduce((most, { total }) => Math.max(most, total), 0);
  const ringScale = look.symbolScale * toViewScale(look.view, look.symbolScale);
  return symbols.map((symbol): SymbolBox => {
    const radius = toSymbolRadius(symbol.total, largest, ringScale, look.divisionStyle);
    const labelWidth = estimateTextWidth(toLabelText(symbol), LABEL.fontPx * look.symbolScale);
    return {
      id: symbol.adcode,
      ...place(symbol.lngLat),
      radius,
      labelWidth,
      labelHeight: LABEL.heightPx * look.symbolScale,
      isLabelInside: look.divisionStyle === 'blind-spots' && fitsInside(radius, labelWidth, look.symbolScale),
    };
  });
};

/** Between a name and the line around it, px at a symbol scale of 1. */
const INSIDE_MARGIN_PX = 0.6;

/** The glyphs themselves are lower than their line. */
const fitsInside = (radius: number, width: number, scale: number): boolean => {
  const half = (LABEL.fontPx * scale) / 2;
  return radius > half && 2 * Math.sqrt(radius ** 2 - half ** 2) >= width + 2 * INSIDE_MARGIN_PX * scale;
};

/** Room that the names of the islands take. */
export const toIslandRects = (language: Language, scale: number, place: Place): Rect[] => {
  const half = (LABEL.heightPx * scale) / 2;
  return ISLAND_NAMES.map(({ name, lngLat, isLeft = false }) => {
    const { x, y } = place(lngLat);
    const text = estimateTextWidth(inLanguage(name, language), ISLAND_LABEL.fontPx * scale);
    const width = text + ISLAND_LABEL.indentPx * scale;
    return { left: isLeft ? x - width : x, top: y - half, right: isLeft ? x : x + width, bottom: y + half };
  });
};
