import { LEVEL_KEYS, type LevelKey, type LinkStatus } from './levels.ts';

/** How a symbol is filled: the link status, with late 迟报 told apart from linked. Order of the sheet's columns. */
export const LINK_STATES = ['linked', 'late', 'offline', 'not-linked', 'partial', 'not-applicable'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** @param isLost offline, or linked and silent beyond the lost limit: both look alike */
export const linkStateOf = (status: LinkStatus, isLate: boolean, isLost = false): LinkState => {
  if (status !== 'linked') return status;
  if (isLost) return 'offline';
  return isLate ? 'late' : status;
};

/** Cell in a kind's symbol sheet of 5 rows (LEVEL_KEYS) by 6 columns (LINK_STATES). */
export const toSymbolCell = (level: LevelKey, state: LinkState): number =>
  LEVEL_KEYS.indexOf(level) * LINK_STATES.length + LINK_STATES.indexOf(state);

/** Radius in CSS px on a desk, by LEVEL_KEYS; 1.5 × on the wall (LOOK.md, Symbols). */
export const SYMBOL_RADII: Readonly<Record<LevelKey, number>> = {
  '1': 12.5,
  '2': 11.5,
  '3': 10,
  '4': 9,
  unassessed: 9,
};

/** Shape = kind. Outline as an SVG path in the box −1…1, y down; first letter of the name says nothing about level. */
export type SymbolShape = 'diamond' | 'triangle' | 'hexagon' | 'arrow' | 'square' | 'circle' | SpareShape;

/** Outlines no kind of the project uses: for a kind that an authority adds. */
export type SpareShape = 'pentagon' | 'house' | 'cross' | 'shield';

export const SYMBOL_PATHS: Readonly<Record<SymbolShape, string>> = {
  diamond: 'M0,-1L1,0L0,1L-1,0Z',
  triangle: 'M0,-0.95L1,0.8L-1,0.8Z',
  hexagon: 'M-0.5,-0.87L0.5,-0.87L1,0L0.5,0.87L-0.5,0.87L-1,0Z',
  arrow: 'M-1,-0.55L0.55,-0.55L1,0L0.55,0.55L-1,0.55Z',
  square: 'M-0.8,-0.8L0.8,-0.8L0.8,0.8L-0.8,0.8Z',
  pentagon: 'M0,-0.95L0.95,-0.26L0.59,0.85L-0.59,0.85L-0.95,-0.26Z',
  house: 'M0,-0.95L0.9,-0.15L0.9,0.85L-0.9,0.85L-0.9,-0.15Z',
  cross:
    'M-0.45,-0.95L0.45,-0.95L0.45,-0.45L0.95,-0.45L0.95,0.45L0.45,0.45L0.45,0.95L-0.45,0.95L-0.45,0.45L-0.95,0.45L-0.95,-0.45L-0.45,-0.45Z',
  shield: 'M-0.85,-0.85L0.85,-0.85L0.85,0.2L0,0.95L-0.85,0.2Z',
  circle: 'M0,-0.85A0.85,0.85 0 1 1 0,0.85A0.85,0.85 0 1 1 0,-0.85Z',
};
