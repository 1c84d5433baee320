import { useState } from 'react';
import type { Met, OverlapsQuery } from '../../domain/analyses/overlaps.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import type { OverlapRule } from '../../domain/overlap-rule.ts';
import { OverlapsByRegion } from '../../features/overlap-report/by-region.tsx';
import { OverlapList } from '../../features/overlap-report/list.tsx';
import type { OnSite } from '../../features/overlap-report/props.ts';
import { OverlapRegisters } from '../../features/overlap-report/registers.tsx';
import { RuleCard } from '../../features/overlap-report/rule-card.tsx';
import { WORDS } from '../../features/overlap-report/words.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { isSettled, useAnalysis, useRegions } from '../../register/register-context.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { useText } from '../../ui/language.tsx';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import { toCsvName, useCsvExport } from './use-csv-export.ts';
import styles from './overlaps-report.module.css';

const PAGE_ROWS = 50;

/** 多源叠加; begins at the first page again where region, filter or rule change. */
export const OverlapsReport = (props: ReportProps) => {
  const { overlap } = useUrlState();
  return <Overlaps key={JSON.stringify([props.query, overlap])} {...props} rule={overlap} />;
};

const Overlaps = ({ counts, query, actions, rule }: ReportProps & { readonly rule: OverlapRule }) => {
  const text = useText();
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
  const onExport = useCsvExport('overlaps', asked, (reply) =>
    toCsvName(scope.region.name, text(WORDS.file), rule, formatChinaDate(reply.nowMs)),
  );
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
          tools={<ExportButton isDisabled={(summary.data?.answer.total ?? 0) === 0} onExport={onExport} />}
        />
        <div className={styles['side']}>
          <OverlapsByRegion {...of(summary)} onDrill={actions.goTo} />
          <OverlapRegisters {...of(summary)} />
        </div>
      </div>
    </>
  );
};
