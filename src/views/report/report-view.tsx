import { lazy, Suspense, useMemo, type ComponentType, type LazyExoticComponent } from 'react';
import { formatChinaTime } from '../../domain/clock.ts';
import { Chips } from '../../features/chips/chips.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import '../../ui/print.css';
import { REPORTS, toFilter, type ReportName } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import { useBoardCounts, type BoardCounts } from '../use-count-scope.ts';
import { useIsPrinting } from '../use-printing.ts';
import type { ReportProps } from './report-props.ts';
import styles from './report.module.css';
import { REPORT_WORDS, WORDS } from './words.ts';

/** Every page in a chunk of its own. */
const PAGES: Readonly<Record<ReportName, LazyExoticComponent<ComponentType<ReportProps>>>> = {
  indicators: lazy(() => import('./indicators-report.tsx').then((room) => ({ default: room.IndicatorsReport }))),
  batch: lazy(() => import('./batch-report.tsx').then((room) => ({ default: room.BatchReport }))),
  forecast: lazy(() => import('./forecast-report.tsx').then((room) => ({ default: room.ForecastReport }))),
  changes: lazy(() => import('./changes-report.tsx').then((room) => ({ default: room.ChangesReport }))),
  handover: lazy(() => import('./handover-report.tsx').then((room) => ({ default: room.HandoverReport }))),
  rectifications: lazy(() =>
    import('./rectifications-report.tsx').then((room) => ({ default: room.RectificationsReport })),
  ),
  overlaps: lazy(() => import('./overlaps-report.tsx').then((room) => ({ default: room.OverlapsReport }))),
  disagreements: lazy(() =>
    import('./disagreements-report.tsx').then((room) => ({ default: room.DisagreementsReport })),
  ),
  published: lazy(() => import('./published-report.tsx').then((room) => ({ default: room.PublishedReport }))),
};

/** 研判: one question about the region on each page, with an address of its own, fit for paper. */
export const ReportView = ({ actions }: { readonly actions: BoardActions }) => {
  const text = useText();
  const url = useUrlState();
  const store = useUrlStore();
  const counts = useBoardCounts();
  const filter = toFilter(url);
  const key = JSON.stringify([url.region, filter]);
  // The address makes a new filter object at every change, of whatever field; the query must not change with it.
  // oxlint-disable-next-line react/exhaustive-deps
  const query = useMemo(() => ({ region: url.region, filter }), [key]);
  const Page = PAGES[url.report];
  const { region } = counts.scope;
  const isPrinting = useIsPrinting();
  useReady('counts', counts.isReady);
  return (
    <main
      className={styles['view']}
      aria-label={`${text(WORDS.view)} ${region.name}`}
      data-printable="report"
      data-report={url.report}
      data-theme={isPrinting ? 'daylight' : undefined}
    >
      <nav className={styles['pages']} aria-label={text(WORDS.pages)}>
        {REPORTS.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === url.report ? 'page' : undefined}
            onClick={() => store.change({ report: each })}
          >
            <b>{text(REPORT_WORDS[each].name)}</b>
            <small>{text(REPORT_WORDS[each].question)}</small>
          </button>
        ))}
      </nav>
      <div className={styles['page']}>
        <header className={styles['head']}>
          <h1>
            {region.name} · {text(REPORT_WORDS[url.report].question)}
          </h1>
          {counts.sourcesInUse.some(({ isSynthetic }) => isSynthetic) && (
            <b className={styles['demo']}>{text(WORDS.demo)}</b>
          )}
          <ReportActions actions={actions} />
        </header>
        <PaperScope counts={counts} />
        <Filters counts={counts} actions={actions} />
        <Suspense fallback={<PageWaiting />}>
          <Page counts={counts} query={query} actions={actions} />
        </Suspense>
      </div>
    </main>
  );
};

/** On paper, where no title bar and no chip stands: as of when, and what was counted. */
const PaperScope = ({ counts: { scope, nowMs } }: Pick<ReportProps, 'counts'>) => {
  const text = useText();
  const { kinds } = useHazards();
  const parts = toFilterParts(scope.filter, kinds, scope.sourceName).map(({ words }) => text(words));
  return (
    <p className={styles['paper']} data-paper-scope="">
      {text(WORDS.asOf)} {formatChinaTime(nowMs)} · {text(WORDS.filter)}{' '}
      {parts.length === 0 ? text(WORDS.noFilter) : parts.join(text(WORDS.and))}
    </p>
  );
};

const ReportActions = ({ actions }: { readonly actions: BoardActions }) => {
  const text = useText();
  return (
    <div className={styles['actions']} role="group" aria-label={text(WORDS.actions)}>
      <button type="button" onClick={() => actions.show('explore', { c: null })}>
        {text(WORDS.onMap)}
      </button>
      <button type="button" onClick={() => actions.show('region')}>
        {text(WORDS.region)}
      </button>
      <button type="button" onClick={() => window.print()}>
        {text(WORDS.print)}
      </button>
    </div>
  );
};

interface FiltersProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

/** Which registers the page is about, and every other filter that it obeys. */
const Filters = ({ counts, actions }: FiltersProps) => {
  const text = useText();
  const { kinds, registers } = useHazards();
  const { filter } = counts.scope;
  return (
    <div className={styles['filters']}>
      <SegmentGroup label={text(WORDS.kinds)}>
        <ToggleButton isPressed={filter.kinds === null} onToggle={() => actions.filter({ kinds: null })}>
          {text(WORDS.everyKind)}
        </ToggleButton>
        {registers.map(({ id, words }) => (
          <ToggleButton
            key={id}
            isPressed={filter.kinds?.includes(id) ?? false}
            onToggle={() => actions.filter({ kinds: [id] })}
          >
            {text(words.shortName)}
          </ToggleButton>
        ))}
      </SegmentGroup>
      <Chips
        kinds={kinds}
        filter={{ ...filter, kinds: null }}
        sourceName={counts.scope.sourceName}
        shown={null}
        standIn="table"
        onFilter={actions.filter}
        onClear={actions.clearFilter}
      />
    </div>
  );
};

/** The code of the page is on its way: the address is not on screen yet. */
const PageWaiting = () => {
  useReady('page', false);
  return null;
};
