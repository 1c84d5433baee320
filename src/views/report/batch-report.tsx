import { useState } from 'react';
import type { BatchQuery, BatchSite } from '../../domain/analyses/batch.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { BatchFormula } from '../../features/batch-plan/formula.tsx';
import { BatchHindered } from '../../features/batch-plan/hindered.tsx';
import { BatchList } from '../../features/batch-plan/list.tsx';
import { BatchPlan } from '../../features/batch-plan/plan.tsx';
import { BatchRegions } from '../../features/batch-plan/regions.tsx';
import { WORDS } from '../../features/batch-plan/words.ts';
import { ReasonList } from '../../features/link-mix/reason-list.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { isSettled, useAnalysis, useRegions } from '../../register/register-context.tsx';
import { countFigures } from '../../ui/count-figure.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QUOTA } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useNotLinkedReasons } from '../use-reasons.ts';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import { useCsvExport } from './use-csv-export.ts';
import styles from './two-columns.module.css';

const PAGE_ROWS = 100;
const HINDERED_ROWS = 20;

/** 先接谁; begins at the first page again where region or filter change. */
export const BatchReport = (props: ReportProps) => <Batch key={JSON.stringify(props.query)} {...props} />;

const Batch = ({ counts, query, actions }: ReportProps) => {
  const { quota } = useUrlState();
  const store = useUrlStore();
  const { registers } = useHazards();
  const regions = useRegions();
  const [wantedOffset, setOffset] = useState(0);
  const [hinderedOffset, setHinderedOffset] = useState(0);
  // A smaller quota, be it by the browser's way back, may have no such page.
  const offset = wantedOffset < quota ? wantedOffset : 0;
  const asked: BatchQuery = { ...query, quota, offset: 0, limit: 0, hinderedOffset: 0 };
  const summary = useAnalysis('batch', asked);
  const rows = useAnalysis('batch', { ...asked, offset, limit: PAGE_ROWS });
  const hindered = useAnalysis('batch', { ...asked, hinderedOffset });
  useReady('batch', isSettled(summary) && isSettled(rows) && isSettled(hindered));
  const { scope, nowMs } = counts;
  const onExport = useCsvExport(
    'batch',
    asked,
    ({ answer, nowMs: at }) => `batch-${scope.region.adcode}-${answer.size}-${formatChinaDate(at)}.csv`,
  );
  const onSite = ({ kind, id, adcode }: BatchSite): void =>
    actions.show('explore', { site: { kind, id }, ...(adcode === null ? {} : { region: adcode }), c: null });
  const shared = { kinds: registers, scope, regions, nowMs };
  const of = (answer: typeof summary) => ({
    ...shared,
    // The rows before stay while the next page is on its way: a pager that leaps cannot be clicked twice.
    answer: answer.data?.answer ?? null,
    state: answer.data ? toAnalysisState({ ...answer, isPlaceholder: false }, counts) : toAnalysisState(answer, counts),
  });
  return (
    <>
      <MissingNote missing={summary.data?.missing ?? []} />
      <div className={styles['pair']}>
        <BatchPlan
          {...of(summary)}
          quota={quota}
          limits={QUOTA}
          onQuota={(next) => {
            setOffset(0);
            store.change({ quota: next });
          }}
          onExport={onExport}
        />
        <BatchFormula {...of(summary)} />
      </div>
      <div className={styles['main']}>
        <BatchList {...of(rows)} {...{ offset, onSite }} pageSize={PAGE_ROWS} onOffset={setOffset} />
        <div className={styles['side']}>
          <BatchRegions {...of(summary)} onDrill={actions.goTo} />
          <Reasons counts={counts} query={query} actions={actions} />
          <BatchHindered
            {...of(hindered)}
            offset={hinderedOffset}
            pageSize={HINDERED_ROWS}
            onSite={onSite}
            onOffset={setHinderedOffset}
          />
        </div>
      </div>
    </>
  );
};

/** Why sites are not linked, as in the map's link panel; a reason filters the page. */
const Reasons = ({ counts, actions }: ReportProps) => {
  const text = useText();
  const { registers } = useHazards();
  const { scope, state, nowMs } = counts;
  const reasons = useNotLinkedReasons(scope, 'batch reasons');
  return (
    <Panel
      name={WORDS.reasonsName}
      title={WORDS.reasonsTitle}
      note={text(WORDS.reasonsNote)}
      state={reasons === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
    >
      <ReasonList
        kinds={registers}
        kindIds={registers.map(({ id }) => id)}
        scope={scope}
        reasons={reasons}
        toFigure={countFigures(scope, registers, useLanguage())}
        onFilter={actions.filter}
      />
    </Panel>
  );
};
