import type { ForecastAnswer, KindForecast } from '../../domain/analyses/forecast.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What every panel of the forecast is given. */
export interface ForecastProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  /** Kind that the page is about. */
  readonly focus: string;
  /** `null` while it is on its way. */
  readonly answer: ForecastAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
}

/** The same once the answer is there and has a history of the focus. */
export interface KnownProps extends ForecastProps {
  readonly answer: ForecastAnswer;
  readonly own: KindForecast;
}
