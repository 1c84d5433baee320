import { LEVEL_KEYS, LEVEL_WORDS, type LevelKey } from '../../domain/levels.ts';
import type { Palette } from '../../domain/palette.ts';
import { LINK_STATES, SYMBOL_PATHS, SYMBOL_RADII, type LinkState, type SymbolShape } from '../../domain/symbol.ts';

/** Pictures of equal cells, row by row from the top left; a cell is `cellPx` CSS pixels wide and high. */
export interface SymbolAtlas {
  readonly canvas: HTMLCanvasElement;
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
}

/** How every symbol of a sheet is drawn. */
export interface Sheet {
  readonly shape: SymbolShape;
  readonly palette: Palette;
  /** 1 on a desk, 1.5 on the wall. */
  readonly scale: number;
  readonly devicePixelRatio: number;
}

const HALO_PX = 2;
/** Room for the symbol, its halo, the dot of a late one and the bar below. */
const CELL_RADII = 1.75;

const cellPxOf = (scale: number): number => Math.ceil(2 * SYMBOL_RADII['1'] * CELL_RADII * scale);

const createCanvas = (columns: number, rows: number, cellPx: number, ratio: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(columns * cellPx * ratio);
  canvas.height = Math.round(rows * cellPx * ratio);
  return canvas;
};

/** Draws `draw` once a cell, with the origin in the cell's middle and CSS pixels as the unit. */
const paintCells = (
  canvas: HTMLCanvasElement,
  grid: { columns: number; rows: number; cellPx: number; ratio: number },
  draw: (context: CanvasRenderingContext2D, column: number, row: number) => void,
): void => {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a 2D canvas could not be made for the symbol sheet');
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) {
      context.save();
      context.scale(grid.ratio, grid.ratio);
      context.beginPath();
      context.rect(column * grid.cellPx, row * grid.cellPx, grid.cellPx, grid.cellPx);
      context.clip();
      context.translate((column + 0.5) * grid.cellPx, (row + 0.5) * grid.cellPx);
      draw(context, column, row);
      context.restore();
    }
};

/**
 * Sheet of one shape: 12 columns (LINK_STATES, then the same dashed for places known to the county only) × 10 rows
 * (LEVEL_KEYS, then the same with the bar below).
 * Shape = kind, colour and digit = level, fill = link status (LOOK.md, Symbols).
 */
export const drawSymbolSheet = (sheet: Sheet): SymbolAtlas => {
  const cellPx = cellPxOf(sheet.scale);
  const columns = LINK_STATES.length * 2;
  const rows = LEVEL_KEYS.length * 2;
  const canvas = createCanvas(columns, rows, cellPx, sheet.devicePixelRatio);
  paintCells(canvas, { columns, rows, cellPx, ratio: sheet.devicePixelRatio }, (context, column, row) => {
    const level = LEVEL_KEYS[row % LEVEL_KEYS.length] ?? 'unassessed';
    const state = LINK_STATES[column % LINK_STATES.length] ?? 'not-linked';
    const [hasBar, isCountyPrecision] = [row >= LEVEL_KEYS.length, column >= LINK_STATES.length];
    drawSymbol(context, sheet, { level, state, hasBar, isCountyPrecision });
  });
  return { canvas, columns, rows, cellPx };
};

/** What one symbol says. */
export interface Cell {
  readonly level: LevelKey;
  readonly state: LinkState;
  readonly hasBar: boolean;
  readonly isCountyPrecision: boolean;
}

/** Of a place known to the county only: dashes in radii, and how much smaller the fill inside them is. */
const COUNTY_DASH = [0.42, 0.34];
const COUNTY_FILL = 0.7;

/** Draws one symbol around the context's origin, in CSS pixels. */
export const drawSymbol = (
  context: CanvasRenderingContext2D,
  { shape, palette, scale }: Omit<Sheet, 'devicePixelRatio'>,
  { level, state, hasBar, isCountyPrecision }: Cell,
): void => {
  const radius = SYMBOL_RADII[level] * scale;
  const colours = palette.levels[level];
  const stroke = Math.max(1.25, radius / 5) * (state === 'not-applicable' ? 0.6 : 1);
  // The stroke stands inside the radius, so that a hollow symbol is as large as a solid one.
  const inner = radius - stroke / 2;
  const path = new Path2D();
  path.addPath(new Path2D(SYMBOL_PATHS[shape]), new DOMMatrix().scale(inner));
  context.lineJoin = 'round';
  if (hasBar) drawBar(context, palette, radius, scale);
  context.strokeStyle = palette.halo;
  context.lineWidth = stroke + HALO_PX * 2 * scale;
  context.stroke(path);
  context.fillStyle = palette.halo;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas's fill, not an array's
  context.fill(path);
  const body = isCountyPrecision ? new Path2D() : path;
  if (isCountyPrecision) body.addPath(path, new DOMMatrix().scale(COUNTY_FILL));
  fillSymbol(context, body, radius, level, state, colours.fill);
  context.strokeStyle = colours.edge;
  context.lineWidth = stroke;
  if (isCountyPrecision) context.setLineDash(COUNTY_DASH.map((length) => length * radius));
  context.stroke(path);
  context.setLineDash([]);
  drawDigit(context, palette, shape, radius, level, state);
  if (state === 'late') drawLateDot(context, palette, radius, scale);
};

const fillSymbol = (
  context: CanvasRenderingContext2D,
  path: Path2D,
  radius: number,
  level: LevelKey,
  state: LinkState,
  colour: string,
): void => {
  if (state === 'not-linked' || state === 'not-applicable') return;
  context.save();
  context.clip(path);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (level === 'unassessed') hatch(context, radius, 0.32, 0.09, true);
  else if (state === 'offline') hatch(context, radius, 0.34, 0.13, false);
  else if (state === 'partial') context.fillRect(-radius, 0, 2 * radius, radius);
  else context.fillRect(-radius, -radius, 2 * radius, 2 * radius);
  context.restore();
};

/** 45° lines; `pitch` and `width` in radii. */
const hatch = (
  context: CanvasRenderingContext2D,
  radius: number,
  pitch: number,
  width: number,
  isCrossed: boolean,
): void => {
  context.lineWidth = Math.max(1, width * radius);
  const step = Math.max(3, pitch * radius) * Math.SQRT2;
  context.beginPath();
  for (let offset = -2 * radius; offset <= 2 * radius; offset += step) {
    context.moveTo(offset - radius, radius);
    context.lineTo(offset + radius, -radius);
    if (isCrossed) {
      context.moveTo(offset - radius, -radius);
      context.lineTo(offset + radius, radius);
    }
  }
  context.stroke();
};

/** Where the eye takes the middle of a shape to be, in radii; a triangle carries its weight low, an arrow to the left. */
const DIGIT_CENTRE: Readonly<Partial<Record<SymbolShape, readonly [number, number]>>> = {
  triangle: [0, 0.26],
  arrow: [-0.12, 0],
  house: [0, 0.12],
};

const drawDigit = (
  context: CanvasRenderingContext2D,
  palette: Palette,
  shape: SymbolShape,
  radius: number,
  level: LevelKey,
  state: LinkState,
): void => {
  const [x, y] = DIGIT_CENTRE[shape] ?? [0, 0];
  const colours = palette.levels[level];
  const isSolid = (state === 'linked' || state === 'late') && level !== 'unassessed';
  const size = radius * (shape === 'arrow' ? 0.86 : 1.02);
  const [centreX, centreY] = [x * radius, y * radius];
  if (state === 'not-applicable') {
    context.fillStyle = colours.edge;
    context.fillRect(centreX - radius * 0.32, centreY - 0.6, radius * 0.64, 1.2);
    return;
  }
  context.font = `700 ${size}px "Inter Variable", Inter, "Helvetica Neue", Arial, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const baseline = centreY + size * 0.36;
  if (!isSolid) {
    context.lineJoin = 'round';
    context.strokeStyle = palette.halo;
    context.lineWidth = Math.max(2.5, radius * 0.3);
    if (state !== 'not-linked') context.strokeText(LEVEL_WORDS[level].digit, centreX, baseline);
  }
  // A hollow symbol carries its level in the digit too; one on a hatch needs the text's contrast.
  context.fillStyle = isSolid ? colours.digit : state === 'not-linked' ? colours.edge : palette.text;
  context.fillText(LEVEL_WORDS[level].digit, centreX, baseline);
};

const drawLateDot = (context: CanvasRenderingContext2D, palette: Palette, radius: number, scale: number): void => {
  context.beginPath();
  context.arc(radius * 0.82, -radius * 0.82, 2.6 * scale, 0, 2 * Math.PI);
  context.fillStyle = palette.text;
  context.strokeStyle = palette.halo;
  context.lineWidth = 1.5 * scale;
  context.stroke();
  context.fill();
};

const drawBar = (context: CanvasRenderingContext2D, palette: Palette, radius: number, scale: number): void => {
  const top = radius + 2.5 * scale;
  const height = 2 * scale;
  context.fillStyle = palette.halo;
  const halo = HALO_PX * scale;
  context.fillRect(-radius - halo, top - halo, 2 * (radius + halo), height + 2 * halo);
  context.fillStyle = palette.text;
  context.fillRect(-radius, top, 2 * radius, height);
};

const RING_RADII = 1.85;
const SECOND_RING_RADII = 2.4;

/**
 * Rings of live warnings: 8 columns (warning 1–4, then 1–4 kept after silence, dashed) × 5 rows (LEVEL_KEYS, because the
 * ring is sized by the symbol inside).
 */
export const drawRingSheet = ({ palette, scale, devicePixelRatio }: Omit<Sheet, 'shape'>): SymbolAtlas => {
  const cellPx = Math.ceil(2 * (SYMBOL_RADII['1'] * SECOND_RING_RADII + 3) * scale);
  const rows = LEVEL_KEYS.length;
  const canvas = createCanvas(8, rows, cellPx, devicePixelRatio);
  paintCells(canvas, { columns: 8, rows, cellPx, ratio: devicePixelRatio }, (context, column, row) => {
    const radius = SYMBOL_RADII[LEVEL_KEYS[row] ?? 'unassessed'] * scale;
    const warning = LEVEL_KEYS[column % 4] ?? '4';
    const isRetained = column >= 4;
    drawRing(context, palette, radius * RING_RADII, warning, isRetained, 2 * scale);
    if (warning === '1') drawRing(context, palette, radius * SECOND_RING_RADII, warning, isRetained, 1.25 * scale);
  });
  return { canvas, columns: 8, rows, cellPx };
};

const drawRing = (
  context: CanvasRenderingContext2D,
  palette: Palette,
  radius: number,
  warning: LevelKey,
  isRetained: boolean,
  width: number,
): void => {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.setLineDash([]);
  context.strokeStyle = palette.halo;
  context.lineWidth = width + 2;
  context.stroke();
  if (isRetained) {
    const dash = (2 * Math.PI * radius) / 28;
    context.setLineDash([dash * 1.25, dash * 0.75]);
  }
  context.strokeStyle = palette.levels[warning].edge;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
};
