import type { Palette } from '../../domain/palette.ts';
import type { DivisionStyle } from '../scene.ts';

/** Px of a wall between the lines of each class: LOOK.md, "Blind-spot density". */
const GAP_PITCHES = { 'gap-1': 12, 'gap-2': 9, 'gap-3': 7, 'gap-4': 5.5, 'gap-5': 4 } as const;

export type GapPattern = keyof typeof GAP_PITCHES;
export const GAP_PATTERNS = Object.keys(GAP_PITCHES) as readonly GapPattern[];

/**
 * Textures of areas, as seamless tiles. `hatch` is what nobody sees, `dots` fewer than 30 registered; the others are
 * the classes of the gap among blind spots, the closer the higher.
 */
export type PatternName = 'hatch' | 'dots' | GapPattern;

/** What a style draws with. */
export const patternsOf = (style: DivisionStyle): readonly PatternName[] =>
  style === 'blind-spots' ? ['hatch', 'dots', ...GAP_PATTERNS] : ['hatch', 'dots'];

/** 45° lines meet again after `pitch · √2`; 8.5 px is the pitch of 6 in LOOK.md. */
const HATCH_TILE_PX = 8.5;
/** Symbol scale of the wall that the pitches are for. */
const WALL_SCALE = 1.5;
const GAP_LINE_PX = 1.4;
const DOT_TILE_PX = 8;

/** Pixels of one tile at the given device pixel ratio. */
export const drawPattern = (name: PatternName, palette: Palette, scale: number, ratio: number): ImageData => {
  const side = Math.max(1, Math.round(tileOf(name) * scale * ratio));
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a 2D canvas could not be made for a pattern');
  if (name === 'dots') drawDots(context, side, 0.9 * scale * ratio, palette.unknown);
  else if (name === 'hatch') drawHatch(context, side, 1.3 * scale * ratio, palette.unknown, 0.55);
  else drawHatch(context, side, (GAP_LINE_PX / WALL_SCALE) * scale * ratio, palette.edge, 1);
  return context.getImageData(0, 0, side, side);
};

/** CSS pixels at a symbol scale of 1. */
const tileOf = (name: PatternName): number => {
  if (name === 'hatch') return HATCH_TILE_PX;
  return name === 'dots' ? DOT_TILE_PX : (GAP_PITCHES[name] * Math.SQRT2) / WALL_SCALE;
};

const drawHatch = (
  context: CanvasRenderingContext2D,
  side: number,
  width: number,
  colour: string,
  opacity: number,
): void => {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = opacity;
  context.beginPath();
  for (const offset of [-side, 0, side]) {
    context.moveTo(offset - side, 2 * side);
    context.lineTo(offset + 2 * side, -side);
  }
  context.stroke();
};

const drawDots = (context: CanvasRenderingContext2D, side: number, radius: number, colour: string): void => {
  context.fillStyle = colour;
  for (const [x, y] of [
    [0.25, 0.25],
    [0.75, 0.75],
  ] as const) {
    context.beginPath();
    context.arc(x * side, y * side, radius, 0, 2 * Math.PI);
    context.fill();
  }
};
