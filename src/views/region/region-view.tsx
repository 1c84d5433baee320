import { useMemo } from 'react';
import { parsePublishedFigure } from '../../domain/published-figure.ts';
import type { Region } from '../../domain/region-index.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { PublishedFigures } from '../../features/published-figures/published-figures.tsx';
import { RegionKinds } from '../../features/region-kinds/region-kinds.tsx';
import { RegionSentence } from '../../features/region-sentence/region-sentence.tsx';
import { RegionSiblings } from '../../features/region-siblings/region-siblings.tsx';
import { RegionTrend } from '../../features/region-trend/region-trend.tsx';
import { RegionUnseen } from '../../features/region-unseen/region-unseen.tsx';
import { RegionWorst } from '../../features/region-worst/region-worst.tsx';
import { useRegions } from '../../register/register-context.tsx';
import { useCollection } from '../../register/use-collection.ts';
import { useText } from '../../ui/language.tsx';
import '../../ui/print.css';
import { toFilter } from '../../url/board-state.ts';
import { useUrlState } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import type { BoardActions } from '../board-actions.ts';
import { ReportLinks } from '../report-links.tsx';
import { RectificationPanel } from '../rectification-panel.tsx';
import { toCollectionState } from '../to-collection-state.ts';
import { nearestSiblings } from './nearest-siblings.ts';
import { PaperHead, Provenance } from './paper.tsx';
import { RegionMapPanel } from './region-map.tsx';
import styles from './region.module.css';
import { useIsPrinting } from '../use-printing.ts';
import { useRegionAnswers, type RegionAnswers } from './use-region-answers.ts';
import { WORDS } from './words.ts';

export interface RegionViewProps {
  readonly actions: BoardActions;
  /** Folder of the boundary files, ending in "/". */
  readonly boundariesUrl: string;
}

/** 区域: one region on one page, on screen and on A4 paper. */
export const RegionView = ({ actions, boundariesUrl }: RegionViewProps) => {
  const text = useText();
  const { theme } = useUrlState();
  const regions = useRegions();
  const answers = useRegionAnswers();
  const isPrinting = useIsPrinting();
  const { kinds, scope, state, nowMs, sentence } = answers;
  const common = { kinds, scope, state, nowMs };
  const open = (site: { readonly kind: string; readonly id: string }): void =>
    actions.show('explore', { site: { kind: site.kind, id: site.id }, c: null });
  return (
    <main
      className={styles['view']}
      aria-label={`${text(WORDS.view)} ${scope.region.name}`}
      data-printable="region"
      data-theme={isPrinting ? 'daylight' : undefined}
    >
      <PaperHead answers={answers} />
      <Head answers={answers} actions={actions} />
      <ReportLinks actions={actions} />
      <div className={styles['grid']}>
        <div className={styles['pair']}>
          <div className={styles['column']} data-column="levels">
            <RegionKinds {...common} />
            <RegionUnseen {...common} rate={sentence.rate} />
            <RegionTrend {...common} trend={answers.trend} />
          </div>
          <div className={styles['column']} data-column="siblings">
            <RegionSiblings
              key={scope.region.adcode}
              {...common}
              regions={regions}
              siblings={answers.siblings}
              below={answers.below}
              onRegion={actions.goTo}
            />
          </div>
        </div>
        <div className={styles['pair']}>
          <div className={styles['column']} data-column="worst">
            <RegionWorst
              {...common}
              regions={regions}
              region={scope.region.adcode}
              rows={answers.worst?.rows ?? null}
              total={answers.worst?.total ?? 0}
              hasSites={sentence.rate === null || sentence.rate.registered > 0}
              onOpen={open}
            />
            <Published region={scope.region} nowMs={nowMs} />
          </div>
          <div className={styles['column']} data-column="loop">
            <RegionMapPanel
              answers={answers}
              boundariesUrl={boundariesUrl}
              theme={isPrinting ? 'daylight' : theme}
              isPrinting={isPrinting}
            />
            <RectificationPanel
              query={{ region: scope.region.adcode, filter: scope.filter }}
              sourceName={scope.sourceName}
              nowMs={nowMs}
              rowLimit={LOOP_ROWS}
              actions={actions}
              onSelectSite={open}
            />
          </div>
        </div>
        <Provenance answers={answers} isPrinting={isPrinting} />
      </div>
    </main>
  );
};

const Head = ({ answers, actions }: { readonly answers: RegionAnswers; readonly actions: BoardActions }) => {
  const text = useText();
  const url = useUrlState();
  const { scope, sentence, kinds, parent } = answers;
  const regions = useRegions();
  const { region } = scope;
  const others = useMemo(
    () => (parent === undefined ? [] : nearestSiblings(region, regions.childrenOf(parent.adcode))),
    [parent, region, regions],
  );
  return (
    <header className={styles['head']}>
      <div className={styles['answer']}>
        <h1>
          {region.name} <small>{region.adcode}</small>
        </h1>
        {scope.rollUp === null ? (
          <p className={styles['waiting']} aria-busy="true" />
        ) : (
          <RegionSentence {...sentence} kinds={kinds} scope={scope} />
        )}
        {isFiltered(toFilter(url)) ? <p className={styles['unfiltered']}>{text(WORDS.unfiltered)}</p> : null}
      </div>
      <div className={styles['actions']} role="group" aria-label={text(WORDS.actions)}>
        <button type="button" onClick={() => actions.show('explore', { c: null })}>
          {text(WORDS.onMap)}
        </button>
        {others.length === 0 ? null : (
          <button type="button" onClick={() => actions.show('compare', { regions: [region.adcode, ...others] })}>
            {text(WORDS.compare)}
          </button>
        )}
        <button type="button" onClick={() => window.print()}>
          {text(WORDS.print)}
        </button>
      </div>
    </header>
  );
};

const Published = ({ region, nowMs }: { readonly region: Region; readonly nowMs: number }) => {
  const published = useCollection('published-figures', parsePublishedFigure);
  useReady('published-figures', published.isSettled);
  return (
    <PublishedFigures
      figures={published.rows}
      region={region}
      state={toCollectionState(published)}
      nowMs={nowMs}
      isComplete={published.isComplete}
      unreadable={published.unreadable}
    />
  );
};

const LOOP_ROWS = 8;
