import { useState, type KeyboardEvent } from 'react';
import { neighbourOf, type Direction } from '../domain/region-neighbours.ts';
import type { RegionFill, RegionSymbol } from './scene.ts';

const ARROWS: Readonly<Partial<Record<string, Direction>>> = {
  ArrowUp: 'up',
  ArrowRight: 'right',
  ArrowDown: 'down',
  ArrowLeft: 'left',
};

export interface RovingDivision {
  /** The one division that Tab stops at; `null` when nothing is drawn. */
  readonly stop: string | null;
  readonly mark: (adcode: string) => void;
  /** Of the division that has the focus. */
  readonly onKeyDown: (event: KeyboardEvent<SVGElement>) => void;
}

/**
 * The divisions of a drawing as one stop of Tab, in which the arrows go to the neighbours: a province's counties must not
 * stand between a keyboard and what comes after the map.
 */
export const useRovingDivision = (fills: readonly RegionFill[], symbols: readonly RegionSymbol[]): RovingDivision => {
  const [marked, setMarked] = useState<string | null>(null);
  const stop = fills.some(({ adcode }) => adcode === marked) ? marked : (fills[0]?.adcode ?? null);
  return {
    stop,
    mark: setMarked,
    onKeyDown: (event) => {
      const direction = ARROWS[event.key];
      if (direction === undefined || stop === null || event.altKey || event.ctrlKey || event.metaKey) return;
      // The page must not scroll under the mark, not even where the map ends.
      event.preventDefault();
      const places = symbols.map(({ adcode, lngLat }) => ({ adcode, label: lngLat }));
      const next = neighbourOf(places, stop, direction);
      const drawing = event.currentTarget.ownerSVGElement;
      if (next !== null) drawing?.querySelector<SVGElement>(`[data-adcode="${next}"]`)?.focus();
    },
  };
};
