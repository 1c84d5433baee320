import { useState } from 'react';
import type { AnalysisReply } from '../../domain/analyses/analyses.ts';
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
import { useAnalysis, useRegions, useRegisterClient, type Answer } from '../../register/register-context.tsx';
import { CSV_TYPE } from '../../domain/csv.ts';
import { downloadText } from '../../ui/download-text.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useReady } from '../../url/use-ready.ts';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import styles from './disagreements-report.module.css';

const PAGE_SIZE = 50;
const FIRST: ListChoice = { outcome: 'differ', move: null, offset: 0 };

const isSettled = (answer: Answer<unknown>): boolean => answer.isReady || answer.error !== null;

/** 等级核对; begins at the first page again where region or filter change. */
export const DisagreementsReport = (props: ReportProps) => (
  <LevelCheck key={JSON.stringify([props.query.region, props.query.filter])} {...props} />
);

const LevelCheck = ({ counts, query, actions }: ReportProps) => {
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
  const onExport = useExport({ ...asked, list: { ...list, limit: 0 } }, counts.scope.region.name);
  const { scope, nowMs } = counts;
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

/** Makes the file of the whole list in the worker and hands it to the browser. */
const useExport = (query: DisagreementsQuery, region: string): (() => Promise<string | null>) => {
  const client = useRegisterClient();
  const language = useLanguage();
  const text = useText();
  return async () => {
    const reply: AnalysisReply<'disagreements'> | null = await client
      .analyse('disagreements', { ...query, csv: language })
      .catch(() => null);
    if (reply === null || reply.answer.csv === null || query.list === null) return null;
    const parts = [region, text(WORDS.file), text(OUTCOME_WORDS[query.list.outcome]), formatChinaDate(reply.nowMs)];
    const fileName = `${parts.join('_').replace(/[\\/:*?"<>|\s]+/g, '-')}.csv`;
    downloadText(reply.answer.csv, fileName, CSV_TYPE);
    return fileName;
  };
};
