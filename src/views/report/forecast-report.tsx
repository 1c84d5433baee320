import { toFocusKind } from '../../domain/counting.ts';
import { ForecastChildren } from '../../features/forecast-outlook/children.tsx';
import { ForecastDeadlines } from '../../features/forecast-outlook/deadlines.tsx';
import { ForecastFan } from '../../features/forecast-outlook/fan.tsx';
import { ForecastKinds } from '../../features/forecast-outlook/kinds.tsx';
import { ForecastMethod } from '../../features/forecast-outlook/method.tsx';
import { ForecastOutlook } from '../../features/forecast-outlook/outlook.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { isSettled, useAnalysis, useRegions } from '../../register/register-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import styles from './two-columns.module.css';

/** 清零预测, of the register in focus, with every register and every child of the region beside it. */
export const ForecastReport = ({ counts, query, actions }: ReportProps) => {
  const { registers } = useHazards();
  const regions = useRegions();
  const { scope, nowMs } = counts;
  const focus =
    toFocusKind(
      registers.map(({ id }) => id),
      query.filter,
    ) ?? '';
  // Every register has its row, whichever of them the page is about.
  const asked = { region: query.region, filter: { ...query.filter, kinds: null }, focus };
  const whole = useAnalysis('forecast', { ...asked, isByChild: false });
  // Asked once the region itself has been answered, which then does not have to wait for its children.
  const children = useAnalysis('forecast', whole.isReady ? { ...asked, isByChild: true } : null);
  useReady('forecast', isSettled(whole) && (isSettled(children) || whole.error !== null));
  const answer = whole.isPlaceholder ? null : (whole.data?.answer ?? null);
  const own = answer?.kinds.find(({ kind }) => kind === focus) ?? null;
  const shared = { kinds: registers, scope, focus, nowMs, answer, own, state: toAnalysisState(whole, counts) };
  const childAnswer = children.isPlaceholder ? null : (children.data?.answer ?? null);
  return (
    <>
      <MissingNote missing={whole.data?.missing ?? []} />
      <div className={styles['pair']}>
        <ForecastOutlook {...shared} />
        <ForecastDeadlines {...shared} />
      </div>
      <ForecastFan {...shared} />
      <div className={styles['pair']}>
        <ForecastKinds {...shared} onKind={(kind) => actions.filter({ kinds: [kind] })} />
        <ForecastMethod {...shared} />
      </div>
      <ForecastChildren
        {...shared}
        answer={childAnswer}
        state={toAnalysisState(children, counts)}
        regions={regions}
        onDrill={actions.goTo}
      />
    </>
  );
};
