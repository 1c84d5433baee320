import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';

/** One arc of the ring of levels: angles clockwise from 12 o'clock in radians, width as a share of the ring's width. */
export interface DonutArc {
  readonly level: LevelKey;
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

/** Red at full width, then narrower, so that worse weighs more than its share (LOOK.md, Region symbol). */
const ARC_WIDTHS: Readonly<Record<'dark' | 'daylight', Readonly<Record<LevelKey, number>>>> = {
  dark: { '1': 1, '2': 0.92, '3': 0.74, '4': 0.6, unassessed: 0.5 },
  daylight: { '1': 1, '2': 0.95, '3': 0.85, '4': 0.78, unassessed: 0.7 },
};

/** Arcs in level order; empty when nothing is counted. */
export const toDonutArcs = (
  counts: Readonly<Record<LevelKey, number>>,
  palette: 'dark' | 'daylight',
): readonly DonutArc[] => {
  const total = LEVEL_KEYS.reduce((sum, level) => sum + counts[level], 0);
  if (total <= 0) return [];
  let start = 0;
  return LEVEL_KEYS.filter((level) => counts[level] > 0).map((level) => {
    const end = start + (2 * Math.PI * counts[level]) / total;
    const arc = { level, start, end, width: ARC_WIDTHS[palette][level] };
    start = end;
    return arc;
  });
};

/** SVG path of the middle line of an arc around 0,0; a full circle is drawn as two halves. */
export const toArcPath = (radius: number, start: number, end: number): string => {
  const at = (angle: number): string => `${round(radius * Math.sin(angle))},${round(-radius * Math.cos(angle))}`;
  const sweep = end - start;
  if (sweep >= 2 * Math.PI - 1e-6)
    return `M${at(0)}A${round(radius)},${round(radius)} 0 1 1 ${at(Math.PI)}A${round(radius)},${round(radius)} 0 1 1 ${at(0)}`;
  return `M${at(start)}A${round(radius)},${round(radius)} 0 ${sweep > Math.PI ? 1 : 0} 1 ${at(end)}`;
};

/** Width of a full ring at a radius. */
export const toRingWidth = (radius: number): number => Math.max(2.5, radius * 0.2);

const round = (value: number): number => Math.round(value * 100) / 100;
