import { toAxisShare, type DaySpan } from '../../charts/trend-axis.ts';

interface Week {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly registered: number | null;
  readonly linked: number | null;
  /** 0–1; `null` while nothing was registered, or nothing is known. */
  readonly rate: number | null;
}

export interface TrendShape {
  readonly span: DaySpan;
  /** Unbroken stretches: where nothing was registered the line has a hole, and no 0 %. */
  readonly lines: readonly {
    /** SVG points in a box of 100 × 100, y down. */
    readonly points: string;
    /** CSS polygon between the line and 100 %. */
    readonly gap: string;
  }[];
  readonly last: Week & { readonly rate: number };
  /** Mean change over the last 26 weeks, percentage points a week; `null` where there are not so many. */
  readonly pointsPerWeek: number | null;
}

const RECENT_WEEKS = 26;

/** Rates of weeks as shapes in per cent of their box; `null` where there is nothing to draw a line through. */
export const toTrendShape = (weeks: readonly Week[]): TrendShape | null => {
  const [from, to] = [weeks[0]?.day, weeks.at(-1)?.day];
  const lastIndex = weeks.findLastIndex(({ rate }) => rate !== null);
  const last = weeks[lastIndex];
  if (from === undefined || to === undefined || from >= to || last === undefined || last.rate === null) return null;
  const span = { from, to };
  const before = weeks[lastIndex - RECENT_WEEKS]?.rate ?? null;
  return {
    span,
    lines: toStretches(weeks).map((stretch) => toLine(stretch, span)),
    last: { ...last, rate: last.rate },
    pointsPerWeek: before === null ? null : ((last.rate - before) * 100) / RECENT_WEEKS,
  };
};

type Rated = Week & { readonly rate: number };

const toStretches = (weeks: readonly Week[]): readonly (readonly Rated[])[] => {
  const stretches: Rated[][] = [[]];
  for (const week of weeks) {
    if (week.rate === null) stretches.push([]);
    else stretches.at(-1)?.push({ ...week, rate: week.rate });
  }
  return stretches.filter(({ length }) => length > 1);
};

const round = (value: number): number => Number(value.toFixed(2));

const toLine = (stretch: readonly Rated[], span: DaySpan): TrendShape['lines'][number] => {
  const points = stretch.map(
    ({ day, rate }) => [round(toAxisShare(day, span) * 100), round((1 - rate) * 100)] as const,
  );
  const [first, end] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  return {
    points: points.map(([x, y]) => `${x},${y}`).join(' '),
    gap: `polygon(${[...points, [end, 0] as const, [first, 0] as const].map(([x, y]) => `${x}% ${y}%`).join(', ')})`,
  };
};
