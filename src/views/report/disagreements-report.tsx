import { useState } from 'react';
import type { DisagreementsQuery } from '../../domain/analyses/disagreements.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { CheckByKind } from '../../features/level-check/by-kind.tsx';
import { CheckByRegion } from '../../features/level-check/by-region.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { CheckLeftOut } from '../../features/level-check/left-out.tsx';
import { CheckList, type ListChoice } from '../../features/level-check/list.tsx';
import { RuleSheets } from '../../features/level-check/rules.tsx';
import { CheckSummary } from '../../features/level-check/summary.tsx';
import { WORDS } from '../../features/level-check/words.ts';
import { OUTCOME_WORDS } from '../../domain/rule-disagreement.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { isSettled, useAnalysis, useRegions } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import { useReady } from '../../url/use-ready.ts';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import { toCsvName, useCsvExport } from './use-csv-export.ts';
import styles from './disagreements-report.module.css';

const PAGE_SIZE = 50;
const FIRST: ListChoice = { outcome: 'differ', move: null, offset: 0 };

/** 等级核对; begins at the first page again where region or filter change. */
export const DisagreementsReport = (props: ReportProps) => (
  <LevelCheck key={JSON.stringify([props.query.region, props.query.filter])} {...props} />
);

const LevelCheck = ({ counts, query, actions }: ReportProps) => {
  const text = useText();
  const [choice, setChoice] = useState(FIRST);
  const [isSynthetic, setSynthetic] = useState<boolean | null>(null);
  const { kinds } = useHazards();
  const regions = useRegions();
  const asked: DisagreementsQuery = { ...query, isSynthetic, list: null, csv: null };
  const list = { ...choice, limit: PAGE_SIZE };
  const summary = useAnalysis('disagreements', asked);
  const rows = useAnalysis('disagreements', { ...asked, list });
  const rules = useAnalysis('rules', query);
  useReady('level check', isSettled(summary) && isSettled(rows) && isSettled(rules));
  const { scope, nowMs } = counts;
  const onExport = useCsvExport('disagreements', { ...asked, list: { ...list, limit: 0 } }, (reply) =>
    toCsvName(scope.region.name, text(WORDS.file), text(OUTCOME_WORDS[choice.outcome]), formatChinaDate(reply.nowMs)),
  );
  const shared = {
    answer: summary.data?.answer ?? null,
    state: toAnalysisState(summary, counts),
    nowMs,
    scope,
    kinds,
  };
  return (
    <>
      <MissingNote missing={summary.data?.missing ?? []} />
      <CheckSummary
        {...shared}
        listed={choice.outcome}
        onList={(outcome) => setChoice({ outcome, move: null, offset: 0 })}
        onNature={(nature) => {
          setSynthetic(nature);
          setChoice(FIRST);
        }}
      />
      <div className={styles['pair']}>
        <CheckByKind {...shared} />
        <CheckByRegion {...shared} regions={regions} onGoTo={actions.goTo} />
      </div>
      <CheckList
        {...shared}
        state={rows.error === null ? shared.state : toAnalysisState(rows, counts)}
        regions={regions}
        choice={choice}
        // The rows before stay while the next page is on its way: a pager that leaps cannot be clicked twice.
        list={rows.data?.answer.list ?? null}
        pageSize={PAGE_SIZE}
        onChoose={setChoice}
        onOpen={(site) => actions.show('explore', { site, c: null })}
        tools={<ExportButton isDisabled={rows.data?.answer.list?.total === 0} onExport={onExport} />}
      />
      <CheckLeftOut {...shared} />
      <RuleSheets
        answer={rules.data?.answer ?? null}
        state={toAnalysisState(rules, counts)}
        nowMs={nowMs}
        kinds={kinds}
        kindIds={query.filter.kinds}
      />
    </>
  );
};
