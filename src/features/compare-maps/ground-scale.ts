import { toMercator } from '../../map/mercator.ts';
import type { Box } from '../../map/scene.ts';

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Of the sphere that Mercator maps are drawn on, metres. */
const EQUATOR_M = 40_075_016.686;

/** Room that a small map leaves at its edges, px. */
export const FRAME_PADDING_PX = 16;

const inner = ({ width, height }: FrameSize): FrameSize => ({
  width: Math.max(1, width - 2 * FRAME_PADDING_PX),
  height: Math.max(1, height - 2 * FRAME_PADDING_PX),
});

interface Spread {
  /** Middle of the box on the unit square of Mercator. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lat: number;
}

const toSpread = (box: Box): Spread => {
  const [left, top] = toMercator([box[0], box[3]]);
  const [right, bottom] = toMercator([box[2], box[1]]);
  const y = (top + bottom) / 2;
  return { x: (left + right) / 2, y, width: right - left, height: bottom - top, lat: toLat(y) };
};

const toLat = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;
const toLng = (x: number): number => x * 360 - 180;

/** Ground metres per Mercator unit at a latitude: a Mercator map is drawn larger the farther it lies from the equator. */
const metresPerUnit = (lat: number): number => EQUATOR_M * Math.cos((lat * Math.PI) / 180);

/** Ground metres per px in the middle of a box that fills its frame. */
export const toFitScale = (box: Box, size: FrameSize): number => {
  const { width, height, lat } = toSpread(box);
  const room = inner(size);
  return Math.max(width / room.width, height / room.height, 1e-9) * metresPerUnit(lat);
};

/** The one ground scale at which the largest of the boxes still fits its frame; metres per px, 0 for no box. */
export const toCommonScale = (boxes: readonly Box[], size: FrameSize): number =>
  Math.max(0, ...boxes.map((box) => toFitScale(box, size)));

/** The box around the same middle that fills the frame exactly at `metresPerPx`. */
export const toBoxAtScale = (box: Box, size: FrameSize, metresPerPx: number): Box => {
  const { x, y, lat } = toSpread(box);
  const room = inner(size);
  const unitsPerPx = metresPerPx / metresPerUnit(lat);
  const [halfX, halfY] = [(room.width * unitsPerPx) / 2, (room.height * unitsPerPx) / 2];
  return [toLng(x - halfX), toLat(y + halfY), toLng(x + halfX), toLat(y - halfY)];
};
