import { useState } from 'react';
import type { Met, OverlapsQuery } from '../../domain/analyses/overlaps.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { CSV_TYPE } from '../../domain/csv.ts';
import type { OverlapRule } from '../../domain/overlap-rule.ts';
import { OverlapsByRegion } from '../../features/overlap-report/by-region.tsx';
import { OverlapList } from '../../features/overlap-report/list.tsx';
import type { OnSite } from '../../features/overlap-report/props.ts';
import { OverlapRegisters } from '../../features/overlap-report/registers.tsx';
import { RuleCard } from '../../features/overlap-report/rule-card.tsx';
import { WORDS } from '../../features/overlap-report/words.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useAnalysis, useRegions, useRegisterClient, type Answer } from '../../register/register-context.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import styles from './overlaps-report.module.css';

const PAGE_ROWS = 50;

const isSettled = (answer: Answer<unknown>): boolean => answer.isReady || answer.error !== null;

/** 多源叠加; begins at the first page again where region, filter or rule change. */
export const OverlapsReport = (props: ReportProps) => {
  const { overlap } = useUrlState();
  return <Overlaps key={JSON.stringify([props.query, overlap])} {...props} rule={overlap} />;
};

const Overlaps = ({ counts, query, actions, rule }: ReportProps & { readonly rule: OverlapRule }) => {
  const store = useUrlStore();
  const { kinds } = useHazards();
  const regions = useRegions();
  const [met, setMet] = useState<Met | null>(null);
  const [offset, setOffset] = useState(0);
  // Left out rather than null: the map asks the same question, and it is answered once.
  const asked: OverlapsQuery = { ...query, rule, offset: 0, limit: 0, ...(met === null ? {} : { met }) };
  const summary = useAnalysis('overlaps', asked);
  const page = useAnalysis('overlaps', { ...asked, offset, limit: PAGE_ROWS });
  useReady('overlaps', isSettled(summary) && isSettled(page));
  const { scope, nowMs } = counts;
  // The rows before stay while the next page is on its way: a pager that leaps cannot be clicked twice.
  const of = (answer: typeof summary) => ({
    kinds,
    scope,
    regions,
    nowMs,
    answer: answer.data?.answer ?? null,
    state: toAnalysisState(answer.data ? { ...answer, isPlaceholder: false } : answer, counts),
  });
  const onSite: OnSite = ({ kind, id }) => actions.show('explore', { site: { kind, id }, c: null });
  return (
    <>
      <MissingNote missing={summary.data?.missing ?? []} />
      <RuleCard
        {...of(summary)}
        {...{ rule, met }}
        onRule={(overlap) => store.change({ overlap })}
        onMet={(next) => {
          setMet(next);
          setOffset(0);
        }}
        onMap={() => actions.show('explore', { mode: 'overlaps', overlap: rule, site: null, c: null })}
      />
      <div className={styles['main']}>
        <OverlapList
          {...of(page)}
          {...{ offset, onSite }}
          pageSize={PAGE_ROWS}
          onOffset={setOffset}
          tools={
            <ExportButton
              isDisabled={(summary.data?.answer.total ?? 0) === 0}
              onExport={useExport(asked, scope.region.name)}
            />
          }
        />
        <div className={styles['side']}>
          <OverlapsByRegion {...of(summary)} onDrill={actions.goTo} />
          <OverlapRegisters {...of(summary)} />
        </div>
      </div>
    </>
  );
};

/** Has the whole list written in the worker and hands it to the browser. */
const useExport = (query: OverlapsQuery, region: string): (() => Promise<string | null>) => {
  const client = useRegisterClient();
  const language = useLanguage();
  const text = useText();
  return async () => {
    const reply = await client.analyse('overlaps', { ...query, csv: language }).catch(() => null);
    if (reply === null || reply.answer.csv === null) return null;
    const parts = [region, text(WORDS.file), query.rule, formatChinaDate(reply.nowMs)];
    const fileName = `${parts.join('_').replace(/[\\/:*?"<>|\s]+/g, '-')}.csv`;
    downloadText(reply.answer.csv, fileName, CSV_TYPE);
    return fileName;
  };
};
