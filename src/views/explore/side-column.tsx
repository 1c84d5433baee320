import { lazy, Suspense } from 'react';
import { paletteOf } from '../../domain/palette.ts';
import { toFocusKind } from '../../domain/counting.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import { Ingestion } from '../../features/ingestion/ingestion.tsx';
import { LevelMix } from '../../features/level-mix/level-mix.tsx';
import { Ranking } from '../../features/ranking/ranking.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useRegions } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { PANELS, toAnalysisMode } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { useUnfilteredRollUp } from '../use-unfiltered.ts';
import { PANEL_WORDS, WORDS } from './words.ts';
import styles from './explore.module.css';

const SiteCard = lazy(() =>
  import('../../features/site-card/site-card.tsx').then((room) => ({ default: room.SiteCard })),
);
const TrendPanel = lazy(() => import('./trend-panel.tsx').then((room) => ({ default: room.TrendPanel })));
const AskedRate = lazy(() => import('./linked-rate-by.tsx').then((room) => ({ default: room.AskedRate })));
const AskedWhy = lazy(() => import('./linked-rate-by.tsx').then((room) => ({ default: room.AskedWhy })));
const LinkPanels = lazy(() => import('./link-panels.tsx').then((room) => ({ default: room.LinkPanels })));
const ExploreRectifications = lazy(() =>
  import('./rectification-panel.tsx').then((room) => ({ default: room.ExploreRectifications })),
);
const SiteItemsSlot = lazy(() => import('./site-items-slot.tsx').then((room) => ({ default: room.SiteItemsSlot })));

const AroundPanel = lazy(() => import('./around-panel.tsx').then((room) => ({ default: room.AroundPanel })));
const FoundMeasures = lazy(() => import('./analysis-room.tsx').then((room) => ({ default: room.FoundMeasures })));

interface SideColumnProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
  /** The site of the address; `undefined` while it is asked for, `null` when there is none of that id. */
  readonly selected: SiteDetail | null | undefined;
}

/** At the right of the map: the panels, or the card of the site that is open. */
export const SideColumn = ({ counts, actions, selected }: SideColumnProps) => {
  const { kinds } = useHazards();
  const { site, sources, around } = useUrlState();
  const store = useUrlStore();
  const regions = useRegions();
  if (site === null && around === null) return <Panels counts={counts} actions={actions} />;
  if (site === null)
    return (
      <Suspense fallback={<Waiting />}>
        <AroundPanel counts={counts} actions={actions} />
      </Suspense>
    );
  return (
    <Suspense fallback={<Waiting />}>
      <SiteCard
        kinds={kinds}
        regions={regions}
        detail={selected}
        siteId={site.id}
        nowMs={counts.nowMs}
        sourceName={counts.scope.sourceName}
        onSelect={actions.selectSite}
        onClose={() => actions.selectSite(null)}
        onAround={([lng, lat]) => store.change({ around: { lng, lat, km: 3 }, site: null })}
        items={<SiteItemsSlot site={site} sources={sources} actions={actions} />}
      />
    </Suspense>
  );
};

const Panels = (props: Omit<SideColumnProps, 'selected'>) => {
  const text = useText();
  const store = useUrlStore();
  const { panel, mode } = useUrlState();
  return (
    <>
      <div className={styles['panelSwitch']}>
        <SegmentGroup label={text(WORDS.panels)}>
          {PANELS.map((each) => (
            <ToggleButton key={each} isPressed={each === panel} onToggle={() => store.change({ panel: each })}>
              {text(PANEL_WORDS[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
      </div>
      {panel === 'overview' && toAnalysisMode(mode) !== null && (
        <Suspense fallback={<Waiting />}>
          <FoundMeasures {...props} />
        </Suspense>
      )}
      {panel === 'overview' && <Overview {...props} />}
      <Suspense fallback={<Waiting />}>
        {panel === 'links' && <LinkPanels {...props} />}
        {panel === 'rectifications' && <ExploreRectifications {...props} />}
      </Suspense>
    </>
  );
};

/** Of a desk's height, which the trend shares. */
const RANKED = 6;

const Overview = ({ counts, actions }: Omit<SideColumnProps, 'selected'>) => {
  const { registers } = useHazards();
  const { theme, sources, den } = useUrlState();
  const store = useUrlStore();
  const regions = useRegions();
  const palette = paletteOf(theme);
  const unfiltered = useUnfilteredRollUp(counts.scope.region.adcode, sources);
  const { scope, state, nowMs } = counts;
  const focus = toFocusKind(
    registers.map(({ id }) => id),
    scope.filter,
  );
  const focusState = counts.stateOf(focus);
  const common = { kinds: registers, scope, state, nowMs, onClear: actions.clearFilter };
  return (
    <>
      <Ingestion
        {...common}
        state={focusState}
        onFilter={actions.filter}
        denominator={den}
        onDenominator={(each) => store.change({ den: each })}
        rate={
          <Suspense fallback={<Waiting />}>
            <AskedRate counts={counts} kind={focus ?? ''} denominator={den} />
          </Suspense>
        }
        why={
          <Suspense fallback={<Waiting />}>
            <AskedWhy counts={counts} kind={focus ?? ''} />
          </Suspense>
        }
      />
      <Ranking
        {...common}
        state={focusState}
        rowLimit={RANKED}
        regions={regions}
        palette={palette}
        unfiltered={unfiltered}
        onDrill={actions.goTo}
      />
      <Suspense fallback={<Waiting />}>
        <TrendPanel counts={counts} actions={actions} />
      </Suspense>
      <LevelMix {...common} palette={palette} onFilter={actions.filter} />
    </>
  );
};

/** The code of a panel is on its way: the address is not on screen yet. */
const Waiting = () => {
  useReady('panel', false);
  return null;
};
