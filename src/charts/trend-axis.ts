/** First and last day of a time axis, `YYYY-MM-DD`; `from` is before `to`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Where a day lies on the axis, 0–1; days outside it are drawn at its ends. */
export const toAxisShare = (day: string, { from, to }: DaySpan): number => {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  return length <= 0 ? 0 : Math.min(1, Math.max(0, (Date.parse(day) - start) / length));
};

export interface AxisTick {
  readonly day: string;
  /** `2019-07` */
  readonly label: string;
  readonly share: number;
}

/** Months that are labelled: `all` every half year, `few` every January. */
export type LabelDensity = 'all' | 'few' | 'none';

const MONTHS: Readonly<Record<LabelDensity, readonly string[]>> = { all: ['01', '07'], few: ['01'], none: [] };

/** Labelled months that begin within the axis, oldest first. */
export const toMonthTicks = (span: DaySpan, density: LabelDensity): readonly AxisTick[] => {
  const first = Number(span.from.slice(0, 4));
  const last = Number(span.to.slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years
    .flatMap((year) => MONTHS[density].map((month) => `${year}-${month}`))
    .map((label) => ({ label, day: `${label}-01` }))
    .filter(({ day }) => day >= span.from && day <= span.to)
    .map((tick) => ({ ...tick, share: toAxisShare(tick.day, span) }));
};
