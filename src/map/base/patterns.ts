import type { Palette } from '../../domain/palette.ts';

/** Textures of areas, as seamless tiles. `hatch` is what nobody sees, `dots` fewer than 30 registered. */
export type PatternName = 'hatch' | 'dots';
export const PATTERN_NAMES: readonly PatternName[] = ['hatch', 'dots'];

/** 45° lines meet again after `pitch · √2`; 8.5 px is the pitch of 6 in LOOK.md. */
const HATCH_TILE_PX = 8.5;
const DOT_TILE_PX = 8;

/** Pixels of one tile at the given device pixel ratio. */
export const drawPattern = (name: PatternName, palette: Palette, scale: number, ratio: number): ImageData => {
  const side = Math.round((name === 'hatch' ? HATCH_TILE_PX : DOT_TILE_PX) * scale * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a 2D canvas could not be made for a pattern');
  if (name === 'hatch') drawHatch(context, side, 1.3 * scale * ratio, palette.unknown);
  else drawDots(context, side, 0.9 * scale * ratio, palette.unknown);
  return context.getImageData(0, 0, side, side);
};

const drawHatch = (context: CanvasRenderingContext2D, side: number, width: number, colour: string): void => {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = 0.55;
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
