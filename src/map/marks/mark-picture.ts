import type { MarkMeaning } from '../../domain/map-answer.ts';
import type { Palette } from '../../domain/palette.ts';
import { SYMBOL_RADII } from '../../domain/symbol.ts';
import { drawSymbol } from '../gl/symbol-atlas.ts';
import type { SceneMark } from '../scene.ts';

export interface MarkLook {
  readonly palette: Palette;
  /** 1 on a desk, 1.5 on the wall. */
  readonly scale: number;
}

/** Between symbol and ring, which leaves room for the bar of a 头顶库; breadth of the ring. Px at a scale of 1. */
const GAP_PX = 5.5;
const RING_PX: Readonly<Record<MarkMeaning, number>> = { blind: 5.5, overdue: 3.5, due: 2, meets: 1.5 };
const HALO_PX = 1.5;

/** Radius that catches a pointer, halo included. */
export const reachOf = ({ level, meaning }: SceneMark, { scale }: MarkLook): number =>
  (SYMBOL_RADII[level] + GAP_PX + RING_PX[meaning] + HALO_PX) * scale;

type Context = CanvasRenderingContext2D;

const circle = (context: Context, radius: number): void => {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
};

/** Nobody sees it: a broad hatched ring, the hatch of everything that nobody sees. */
const drawBlindRing = (context: Context, inner: number, { palette, scale }: MarkLook): void => {
  const outer = inner + RING_PX.blind * scale;
  const middle = (inner + outer) / 2;
  circle(context, middle);
  context.strokeStyle = palette.halo;
  context.lineWidth = outer - inner + 2 * HALO_PX * scale;
  context.stroke();
  context.save();
  context.beginPath();
  context.arc(0, 0, outer, 0, 2 * Math.PI);
  context.arc(0, 0, inner, 0, 2 * Math.PI, true);
  context.clip();
  context.beginPath();
  for (let offset = -2 * outer; offset <= 2 * outer; offset += 4.2 * scale) {
    context.moveTo(offset - outer, outer);
    context.lineTo(offset + outer, -outer);
  }
  context.strokeStyle = palette.text;
  context.lineWidth = 1.7 * scale;
  context.stroke();
  context.restore();
  context.lineWidth = 1.25 * scale;
  context.strokeStyle = palette.text;
  for (const radius of [inner, outer]) {
    circle(context, radius);
    context.stroke();
  }
};

const drawPlainRing = (context: Context, meaning: MarkMeaning, inner: number, { palette, scale }: MarkLook): void => {
  const width = RING_PX[meaning] * scale;
  circle(context, inner + width / 2);
  context.strokeStyle = palette.halo;
  context.lineWidth = width + 2 * HALO_PX * scale;
  context.stroke();
  if (meaning === 'due') context.setLineDash([5 * scale, 3 * scale]);
  context.strokeStyle = meaning === 'meets' ? palette.text2 : palette.text;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
};

/** Past its deadline: a flag that does not rest on the breadth of a line alone. */
const drawOverdueFlag = (context: Context, inner: number, { palette, scale }: MarkLook): void => {
  const radius = 6 * scale;
  const at = (inner + RING_PX.overdue * scale) * Math.SQRT1_2;
  context.save();
  context.translate(-at, -at);
  circle(context, radius);
  context.fillStyle = palette.text;
  context.strokeStyle = palette.halo;
  context.lineWidth = 2 * HALO_PX * scale;
  context.stroke();
  context.fill();
  context.fillStyle = palette.halo;
  context.font = `700 ${9.5 * scale}px "Inter Variable", Inter, "Helvetica Neue", Arial, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('!', 0, 0.5 * scale);
  context.restore();
};

/** Symbol and ring around the context's origin, CSS pixels. */
export const drawMark = (context: Context, mark: SceneMark, look: MarkLook): void => {
  const { shape, level, link, hasBar, isCountyPrecision, meaning } = mark;
  const inner = (SYMBOL_RADII[level] + GAP_PX) * look.scale;
  // The ring stands on a ground of its own: names and borders do not run through the symbol.
  circle(context, inner);
  context.fillStyle = look.palette.halo;
  context.globalAlpha = 0.72;
  context.fill();
  context.globalAlpha = 1;
  if (meaning === 'blind') drawBlindRing(context, inner, look);
  else drawPlainRing(context, meaning, inner, look);
  drawSymbol(context, { shape, ...look }, { level, state: link, hasBar, isCountyPrecision });
  if (meaning === 'overdue') drawOverdueFlag(context, inner, look);
};

/** How many marks lie under this one, itself included. */
export const drawCount = (context: Context, count: number, reach: number, { palette, scale }: MarkLook): void => {
  const text = String(count);
  context.font = `700 ${11 * scale}px "Inter Variable", Inter, "Helvetica Neue", Arial, sans-serif`;
  const width = Math.max(context.measureText(text).width + 8 * scale, 16 * scale);
  const height = 16 * scale;
  const [x, y] = [reach * Math.SQRT1_2, -reach * Math.SQRT1_2];
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = palette.text;
  context.lineWidth = 1.25 * scale;
  context.stroke();
  context.fillStyle = palette.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5 * scale);
};
