import type { FocusSeries } from '../../domain/analyses/forecast.ts';

/** A point of the drawing: `x` along the time axis and `y` down from 100 %, both 0–100. */
export interface FanPoint {
  readonly x: number;
  readonly y: number;
}

export interface FanShape {
  /** First and last day drawn. */
  readonly from: string;
  readonly to: string;
  /** Unbroken stretches of the past; a week without a registered site is a hole, and no 0 %. */
  readonly past: readonly (readonly FanPoint[])[];
  readonly middle: readonly FanPoint[];
  /** Upper edge from left to right, then the lower one back. */
  readonly band: readonly FanPoint[];
  /** Last week that is known. */
  readonly nowX: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where a day lies between two, 0–100. */
const toX = (day: string, from: string, to: string): number => {
  const length = Date.parse(to) - Date.parse(from);
  return length <= 0 ? 0 : round(((Date.parse(day) - Date.parse(from)) / length) * 100);
};

const toY = (share: number): number => round((1 - share) * 100);

const toPast = (
  { days, registered, linked }: FocusSeries,
  from: string,
  to: string,
): readonly (readonly FanPoint[])[] => {
  const runs: FanPoint[][] = [];
  let run: FanPoint[] | null = null;
  days.forEach((day, week) => {
    const whole = registered[week] ?? 0;
    if (whole <= 0) run = null;
    else {
      if (run === null) runs.push((run = []));
      run.push({ x: toX(day, from, to), y: toY((linked[week] ?? 0) / whole) });
    }
  });
  return runs;
};

/** Past and futures as lines on one axis; `null` without a past. */
export const toFanShape = (series: FocusSeries): FanShape | null => {
  const { days, fan } = series;
  const from = days[0];
  const now = days.at(-1);
  if (from === undefined || now === undefined) return null;
  const to = fan.at(-1)?.day ?? now;
  const line = (of: 'low' | 'middle' | 'high'): FanPoint[] =>
    fan.map((week) => ({ x: toX(week.day, from, to), y: toY(week[of]) }));
  return {
    from,
    to,
    past: toPast(series, from, to),
    middle: line('middle'),
    band: [...line('high'), ...line('low').reverse()],
    nowX: toX(now, from, to),
  };
};

export interface DayMark {
  readonly key: string;
  readonly day: string;
  readonly x: number;
}

/** Days that lie on the axis, with where. */
export const toMarks = (
  days: readonly { readonly key: string; readonly day: string }[],
  { from, to }: Pick<FanShape, 'from' | 'to'>,
): readonly DayMark[] =>
  days.filter(({ day }) => day >= from && day <= to).map((mark) => ({ ...mark, x: toX(mark.day, from, to) }));
