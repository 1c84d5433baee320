import type { LevelKey } from './levels.ts';

/**
 * Colours for code that cannot read CSS custom properties (canvas, WebGL, charts): the numbers of LOOK.md, Colour.
 * They stand here and not in `ui`, because `map` and `charts` need them and rooms beside each other do not import
 * one another; `ui/tokens.test.ts` proves that `ui/tokens.css` says the same, and that the contrast and
 * colour-difference gates hold.
 */
export type PaletteName = 'dark' | 'daylight';

export interface LevelColours {
  readonly fill: string;
  /** Outline; in daylight it carries the 3 : 1 contrast, so it is never left out. */
  readonly edge: string;
  /** The digit inside the symbol. */
  readonly digit: string;
}

export interface Palette {
  readonly surface: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  /** Neutral bars and control outlines. */
  readonly edge: string;
  readonly text: string;
  readonly text2: string;
  readonly muted: string;
  /** Linked, selected, focus: the one accent. */
  readonly accent: string;
  readonly accentDim: string;
  /** Hatches of what nobody sees, cross-hatch and "?" of what nobody assessed. */
  readonly unknown: string;
  readonly levels: Readonly<Record<LevelKey, LevelColours>>;
  /** Share not linked: <15, 15–30, 30–45, 45–60, ≥60 %; fixed classes, never rescaled. */
  readonly gap: readonly [string, string, string, string, string];
  /** Ground that symbols stand on, so that their contrast does not depend on the fill below. */
  readonly halo: string;
}

const dark: Palette = {
  surface: '#0b1420',
  panel: '#101c2a',
  raised: '#17273a',
  line: '#22344a',
  edge: '#58728f',
  text: '#e6edf5',
  text2: '#b8c6d6',
  muted: '#8fa3b8',
  accent: '#8fd3e8',
  accentDim: '#1d3a4a',
  unknown: '#99a6b3',
  levels: {
    '1': { fill: '#dc2d3c', edge: '#dc2d3c', digit: '#ffffff' },
    '2': { fill: '#f08a24', edge: '#f08a24', digit: '#0b1420' },
    '3': { fill: '#ffe14d', edge: '#ffe14d', digit: '#0b1420' },
    '4': { fill: '#3b86ea', edge: '#3b86ea', digit: '#0b1420' },
    unassessed: { fill: '#99a6b3', edge: '#99a6b3', digit: '#e6edf5' },
  },
  gap: ['#112134', '#1d3853', '#2f5070', '#46698a', '#668aa9'],
  halo: '#0b1420',
};

const daylight: Palette = {
  surface: '#eef2f6',
  panel: '#ffffff',
  raised: '#f3f6f9',
  line: '#d5dde6',
  edge: '#7a8da1',
  text: '#12202f',
  text2: '#33475b',
  muted: '#566a7e',
  accent: '#0b4a5e',
  accentDim: '#d9edf3',
  unknown: '#6d737a',
  levels: {
    '1': { fill: '#c8152c', edge: '#9d0f22', digit: '#ffffff' },
    '2': { fill: '#e27a12', edge: '#a3540a', digit: '#12202f' },
    '3': { fill: '#f5cf2e', edge: '#7d6300', digit: '#12202f' },
    '4': { fill: '#155bc8', edge: '#0f4494', digit: '#ffffff' },
    unassessed: { fill: '#6d737a', edge: '#6d737a', digit: '#12202f' },
  },
  gap: ['#f6f8fa', '#dbe4ec', '#bccbd9', '#97acc0', '#6f89a2'],
  halo: '#ffffff',
};

export const PALETTES: Readonly<Record<PaletteName, Palette>> = { dark, daylight };

/** The wall is the dark palette at 1.5 times the size. */
export const paletteOf = (theme: 'dark' | 'daylight' | 'wall'): Palette =>
  PALETTES[theme === 'daylight' ? theme : 'dark'];
