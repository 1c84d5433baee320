import { LEVEL_KEYS, type LevelKey } from '../domain/levels.ts';

interface RegionRingProps {
  readonly levelCounts: Readonly<Record<LevelKey, number>>;
  /** Written inside; the count of red. */
  readonly inner: string;
  readonly size?: number;
}

/** Radial width of each level's arc, so that order is told without colour (LOOK.md, Region symbol). */
const ARC_WIDTHS: Readonly<Record<LevelKey, number>> = { '1': 1, '2': 0.92, '3': 0.74, '4': 0.6, unassessed: 0.6 };
const RADIUS = 20;
const FULL_WIDTH = 6;

const toPoint = (share: number): string => {
  const angle = share * 2 * Math.PI;
  return `${(RADIUS * Math.sin(angle)).toFixed(2)},${(-RADIUS * Math.cos(angle)).toFixed(2)}`;
};

const toArc = (from: number, to: number): string =>
  to - from > 0.999
    ? `M0,${-RADIUS}A${RADIUS},${RADIUS} 0 1 1 -0.01,${-RADIUS}`
    : `M${toPoint(from)}A${RADIUS},${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${toPoint(to)}`;

/** Of the first `length` levels. */
const sumOf = (levelCounts: RegionRingProps['levelCounts'], length: number): number =>
  LEVEL_KEYS.slice(0, length).reduce((sum, level) => sum + levelCounts[level], 0);

/** The map's region symbol, for its key: levels clockwise from 12 o'clock. */
export const RegionRing = ({ levelCounts, inner, size = 40 }: RegionRingProps) => {
  const total = sumOf(levelCounts, LEVEL_KEYS.length);
  const arcs = LEVEL_KEYS.map((level, index) => ({
    level,
    from: sumOf(levelCounts, index) / total,
    to: sumOf(levelCounts, index + 1) / total,
  }));
  return (
    <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="-25 -25 50 50" aria-hidden="true">
      <circle r="23.5" fill="var(--halo)" stroke="var(--text2)" strokeWidth="0.6" />
      {arcs.map(({ level, from, to }) =>
        to > from ? (
          <path
            key={level}
            d={toArc(from, to)}
            fill="none"
            stroke={`var(--level-${level})`}
            strokeWidth={FULL_WIDTH * ARC_WIDTHS[level]}
          />
        ) : null,
      )}
      <text y="5" textAnchor="middle" fontSize="14" fontWeight="600" fill="var(--text)">
        {inner}
      </text>
    </svg>
  );
};
