import { useState } from 'react';
import type { ChangesAnswer, ChangesQuery } from '../../domain/analyses/changes.ts';
import type { Period } from '../../domain/row-conditions.ts';
import { ChangeBalances } from '../../features/change-report/balance.tsx';
import { ChangesByRegion } from '../../features/change-report/by-region.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { ChangeList, type ListChoice } from '../../features/change-report/list.tsx';
import { PeriodControl, toLastDays } from '../../features/change-report/period-control.tsx';
import { ChangeSummary } from '../../features/change-report/summary.tsx';
import { WORDS } from '../../features/change-report/words.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useAnalysis, useRegions } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import { toCsvName, useCsvExport } from './use-csv-export.ts';

const DEFAULT_DAYS = 30;
const PAGE_SIZE = 50;
const FIRST: ListChoice = { field: null, cause: null, offset: 0 };
const notTold = (answer: ChangesAnswer | undefined): PanelState => ({
  status: 'never',
  message:
    answer !== undefined && Date.parse(answer.recordsAsOf ?? '') <= answer.fromMs ? WORDS.endedBefore : WORDS.notThere,
});

/** 变化归因; the list begins at its first page again where region or filter change. */
export const ChangesReport = (props: ReportProps) => <Changes key={JSON.stringify(props.query)} {...props} />;

const Changes = ({ counts, query, actions }: ReportProps) => {
  const text = useText();
  const store = useUrlStore();
  const { between } = useUrlState();
  const { kinds } = useHazards();
  const regions = useRegions();
  const period = between ?? toLastDays(DEFAULT_DAYS, counts.nowMs);
  const [choice, setChoice] = useChoice(period);
  const asked: ChangesQuery = {
    ...query,
    between: period,
    list: { field: null, cause: null },
    offset: 0,
    limit: 0,
    csv: null,
  };
  const { offset, ...list } = choice;
  const whole = useAnalysis('changes', asked);
  const page = useAnalysis('changes', { ...asked, list, offset, limit: PAGE_SIZE });
  useReady('changes', whole.isReady || whole.error !== null);
  useReady('changes list', page.isReady || page.error !== null);
  const onExport = useCsvExport('changes', { ...asked, list }, () =>
    toCsvName(counts.scope.region.name, text(WORDS.file), period.from, period.to),
  );
  const isTold = whole.data?.answer.isKnown ?? true;
  const answer = isTold ? (whole.data?.answer ?? null) : null;
  const { scope, sourcesInUse, nowMs } = counts;
  const state = isTold ? toAnalysisState(whole, counts) : notTold(whole.data?.answer);
  const shared = { answer, state, nowMs, scope, sourcesInUse, kinds };
  return (
    <>
      <PeriodControl period={period} nowMs={nowMs} onChange={(days) => store.change({ between: days })} />
      <MissingNote missing={whole.data?.missing ?? []} />
      <ChangeSummary {...shared} cause={choice.cause} onCause={(cause) => setChoice({ ...FIRST, cause })} />
      {answer?.isAhead === true ? null : (
        <>
          <ChangeBalances {...shared} />
          <ChangesByRegion {...shared} regions={regions} onGoTo={actions.goTo} />
          <ChangeList
            {...shared}
            regions={regions}
            choice={choice}
            // The rows before stay while the next page is on its way: a pager that leaps cannot be clicked twice.
            page={page.data?.answer ?? null}
            pageSize={PAGE_SIZE}
            onChoose={setChoice}
            onOpen={(site) => actions.show('explore', { site, c: null })}
            tools={<ExportButton isDisabled={page.data?.answer.stepCount === 0} onExport={onExport} />}
          />
        </>
      )}
    </>
  );
};

/** What the list shows; of another period it is everything again, from the first page on. */
const useChoice = (period: Period): readonly [ListChoice, (choice: ListChoice) => void] => {
  const key = `${period.from}/${period.to}`;
  const [chosen, setChosen] = useState({ choice: FIRST, of: key });
  return [chosen.of === key ? chosen.choice : FIRST, (choice) => setChosen({ choice, of: key })];
};
