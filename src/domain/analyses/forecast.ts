import type { BoardDeadline } from '../deadlines.ts';
import type { FanWeek } from '../forecast-fan.ts';
import type { Forecast } from '../forecast.ts';
import type { Localised } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** When the gap of a region is closed. Links, period and reasons of the filter are not asked: a past has none. */
export interface ForecastQuery extends AnalysisScope {
  /** Kind that the chart and the children are about. */
  readonly focus: string;
  /** The children of the region instead of the region itself: many forecasts, with fewer futures each. */
  readonly isByChild: boolean;
}

export interface KindForecast {
  readonly kind: string;
  readonly sources: readonly string[];
  readonly asOf: string | null;
  /** Sites that the history cannot tell of. */
  readonly undated: number;
  /** Its deadlines are those of the answer that are about `linked` and bind the kind, in their order. */
  readonly forecast: Forecast;
}

export interface ChildForecast {
  /** Child of the region; `null`: in none of them, or unplaced. */
  readonly adcode: string | null;
  readonly undated: number;
  readonly forecast: Omit<Forecast, 'backTest' | 'parameters'>;
}

/** The past and the futures of the focus, in shares of the registered, 0–1; `null` where nothing was registered. */
export interface FocusSeries {
  readonly days: readonly string[];
  readonly registered: readonly number[];
  readonly linked: readonly number[];
  readonly fan: readonly FanWeek[];
}

export interface ForecastAnswer {
  /**
   * Kinds of the filter that have a history, in the registry's order. There is none of them together: one kind's pace does
   * nothing for another's gap, so the whole is linked when the slowest is.
   */
  readonly kinds: readonly KindForecast[];
  readonly series: FocusSeries | null;
  /** `null` unless asked for. */
  readonly children: readonly ChildForecast[] | null;
  /** Of the region and its kinds, by day. */
  readonly deadlines: readonly BoardDeadline[];
  /** What is wrong with deadlines of `config.json`. */
  readonly problems: readonly Localised[];
  /** Kinds whose register has no dates, and those whose dates have not come. */
  readonly without: readonly string[];
}
