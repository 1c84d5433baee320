import type { Palette } from '../domain/palette.ts';
import { hatchDecal, type ChartOption } from './chart-option.ts';
import type { DaySpan } from './trend-axis.ts';

/** What a trend draws; everything that is text stands beside it on the page. */
export interface TrendInput {
  /** `YYYY-MM-DD`, ascending. */
  readonly days: readonly string[];
  /** 0–1, as long as `days`; `null` where nothing was registered: the line has a hole, and no 0 %. */
  readonly rates: readonly (number | null)[];
  /** A second, thin line on the same days: parent or country. */
  readonly comparison?: readonly (number | null)[] | null;
  /** 0–1: the dashed line; what lies between it and the rates is hatched. */
  readonly target: number;
  /** A published figure, drawn as a ring. */
  readonly baseline?: { readonly at: string; readonly rate: number } | null;
  /** First and last day of the axis, for charts that share one; the days' own when left out. */
  readonly span?: DaySpan;
  /** Line widths × this: 1 on the desk when left out, 1.5 on the wall. */
  readonly scale?: number;
}

/** px around the plot that the canvas covers as well, so that lines and marks at its edges are not cut. */
export const TREND_BLEED_PX = 6;

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly type?: 'dashed';
}

type Point = readonly [day: string, value: number | '-'];

/** Days as milliseconds: ECharts reads a bare date in the zone of the machine. */
const toLine = (data: readonly Point[], stroke: Stroke) => ({
  type: 'line' as const,
  silent: true,
  symbol: 'none',
  lineStyle: stroke,
  data: data.map(([day, value]) => [Date.parse(day), value]),
});

const toMark = (at: string, rate: number, size: number, look: object) => ({
  type: 'line' as const,
  silent: true,
  symbol: 'circle',
  symbolSize: size,
  showSymbol: true,
  itemStyle: look,
  data: [[Date.parse(at), rate]],
});

const toPoints = (days: readonly string[], rates: readonly (number | null)[]): readonly Point[] =>
  days.map((day, index) => [day, rates[index] ?? '-']);

/** The gap between line and target as a hatched layer that stands on the line; none where the target is reached. */
const toGap = ({ days, rates, target }: TrendInput, palette: Palette) => ({
  ...toLine(
    days.map((day, index): Point => {
      const rate = rates[index] ?? null;
      return [day, rate === null ? '-' : Math.max(0, target - rate)];
    }),
    { color: 'rgba(0,0,0,0)', width: 0 },
  ),
  stack: 'gap',
  areaStyle: { color: 'rgba(0,0,0,0)', opacity: 1 },
  // Quieter than the hatch of bars: an area this large would outshout the line.
  itemStyle: { color: 'rgba(0,0,0,0)', decal: hatchDecal(palette.edge) },
});

const lastOf = ({ days, rates }: TrendInput): Point | null => {
  const index = rates.findLastIndex((rate) => rate !== null);
  const day = days[index];
  const rate = rates[index] ?? null;
  return day === undefined || rate === null ? null : [day, rate];
};

/**
 * `toTrendOption(input: TrendInput, palette: Palette): ChartOption`
 *
 * Rates of weeks as a line on a fixed axis of 0–100 % with grid lines at 0, 50 and 100, the target dashed, the gap to
 * it hatched, the last value as a dot, the published figure as a ring. No text: `TrendChart` lays axis, labels and
 * figures around it; draw it with `TrendChart`, which brings the line part of ECharts along.
 * Series in order: rates, gap, comparison, target, last, baseline (those that there are).
 */
export const toTrendOption = (input: TrendInput, palette: Palette): ChartOption => {
  const { days, rates, comparison = null, target, baseline = null, scale = 1 } = input;
  const from = input.span?.from ?? days[0];
  const to = input.span?.to ?? days.at(-1);
  const last = lastOf(input);
  const isTargetTop = target === 1;
  return {
    animation: false,
    useUTC: true,
    grid: { left: TREND_BLEED_PX, right: TREND_BLEED_PX, top: TREND_BLEED_PX, bottom: TREND_BLEED_PX },
    xAxis: {
      type: 'time',
      show: false,
      ...(from === undefined || to === undefined ? {} : { min: Date.parse(from), max: Date.parse(to) }),
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.5,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { show: false },
      splitLine: { showMaxLine: !isTargetTop, lineStyle: { color: palette.line, width: scale } },
    },
    series: [
      { ...toLine(toPoints(days, rates), { color: palette.accent, width: 2 * scale }), stack: 'gap', z: 3 },
      toGap(input, palette),
      ...(comparison === null
        ? []
        : [toLine(toPoints(days, comparison), { color: palette.text2, width: 1.25 * scale })]),
      ...(from === undefined || to === undefined
        ? []
        : [
            toLine(
              [
                [from, target],
                [to, target],
              ],
              { color: palette.muted, width: scale, type: 'dashed' },
            ),
          ]),
      ...(last === null || last[1] === '-'
        ? []
        : [{ ...toMark(last[0], last[1], 7 * scale, { color: palette.accent }), z: 4 }]),
      ...(baseline === null
        ? []
        : [
            {
              ...toMark(baseline.at, baseline.rate, 11 * scale, {
                color: 'rgba(0,0,0,0)',
                borderColor: palette.text,
                borderWidth: 1.5 * scale,
              }),
              z: 5,
            },
          ]),
    ],
  };
};
