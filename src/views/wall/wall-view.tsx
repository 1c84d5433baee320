import { useMemo, useRef, type ReactNode } from 'react';
import { oldest, totalOfKinds, toFocusKind, visibleKinds } from '../../domain/counting.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { toFacetKpi, toFocusKpi, toLevelKpi, toWarningKpi } from '../../features/kpi-strip/to-kpis.ts';
import { toFreshness } from '../../features/status-bar/status-bar.tsx';
import { toTrend } from '../../features/trend/to-trend.ts';
import { WallLevels } from '../../features/wall-panels/levels.tsx';
import type { WallPanelProps } from '../../features/wall-panels/props.ts';
import { WallSites } from '../../features/wall-panels/sites.tsx';
import { WallStrip } from '../../features/wall-panels/strip.tsx';
import { WallTicker } from '../../features/wall-panels/ticker.tsx';
import { WallTitle, type RegisterFreshness } from '../../features/wall-panels/title.tsx';
import { WallTrend } from '../../features/wall-panels/trend.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import {
  useBoardConfig,
  useClock,
  useRegions,
  useRegisterStates,
  useSourcesInUse,
} from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { PartBoundary } from '../../ui/part-boundary.tsx';
import { useUrlState } from '../../url/url-context.tsx';
import { LiveNote } from '../live-note.tsx';
import { toWallLayout, useSize, type WallLayout } from './use-stage.ts';
import { useWall, type Wall } from './use-wall.ts';
import { useWallMapScene } from './use-wall-map-scene.ts';
import { useWarnings } from './use-warnings.ts';
import { WallMap } from './wall-map.tsx';
import { WORDS } from './words.ts';
import styles from './wall.module.css';

interface WallViewProps {
  /** Everything shown is invented, whatever the registers say of themselves. */
  readonly isDemo: boolean;
}

/** 大屏: what the monitoring cannot see, read from five metres and touched by nobody. */
export const WallView = ({ isDemo }: WallViewProps) => {
  const root = useRef<HTMLElement>(null);
  const size = useSize(root);
  const { theme } = useUrlState();
  const wall = useWall();
  const layout = useMemo(() => toWallLayout(size ?? REFERENCE), [size]);
  return (
    <main
      ref={root}
      className={styles['wall']}
      data-theme={theme === 'daylight' ? 'daylight' : 'wall'}
      data-scene={wall.data.region}
      data-paused={wall.rotation.pausedAt !== null}
    >
      <div className={styles['board']}>
        <Parts wall={wall} layout={layout} isDemo={isDemo} />
      </div>
    </main>
  );
};

const REFERENCE = { width: 1920, height: 1080 };

interface PartsProps {
  readonly wall: Wall;
  readonly layout: WallLayout;
  readonly isDemo: boolean;
}

const Parts = ({ wall, layout, isDemo }: PartsProps) => {
  const { scope, data, kindIds, state, nowMs } = wall;
  const { registers } = useHazards();
  const regions = useRegions();
  const language = useLanguage();
  const toFigure = useMemo(() => countFigures(scope, registers, language), [scope, registers, language]);
  const shared: WallPanelProps = { kinds: registers, scope, toFigure, state, nowMs };
  const visible = useMemo(() => visibleKinds(kindIds, scope.filter), [kindIds, scope]);
  const total = useMemo(() => totalOfKinds(scope.rollUp?.region.kinds ?? [], visible), [scope, visible]);
  const focus = useMemo(() => toFocusKpi(scope, kindIds), [scope, kindIds]);
  const trend = useMemo(
    () => (data.history === null ? null : toTrend(data.history, focus === null ? [] : [focus.kind])),
    [data.history, focus],
  );
  const resetKey = data.region;
  return (
    <>
      <Part area="title" resetKey={resetKey}>
        <Title wall={wall} isDemo={isDemo} />
      </Part>
      <Part area="strip" resetKey={resetKey}>
        {focus === null ? null : (
          <WallStrip
            {...shared}
            focus={focus}
            red={toLevelKpi(scope, kindIds, 1)}
            facet={toFacetKpi(scope, registers)}
          />
        )}
      </Part>
      <Part area="trend" resetKey={resetKey}>
        <WallTrend
          {...shared}
          trend={trend}
          hasFailed={data.hasHistoryFailed}
          isWide={layout.isWide || layout.isStacked}
        />
      </Part>
      <Part area="levels" resetKey={resetKey}>
        <WallLevels {...shared} total={total} />
      </Part>
      <Part area="map" resetKey={resetKey}>
        <Map wall={wall} layout={layout} toFigure={toFigure} />
      </Part>
      <Part area="sites" resetKey={resetKey}>
        <WallSites
          {...shared}
          regions={regions}
          page={data.page}
          hasFailed={data.hasPageFailed}
          filter={wall.listFilter}
        />
      </Part>
      <Part area="ticker" resetKey={resetKey}>
        <Ticker {...shared} wall={wall} layout={layout} />
      </Part>
    </>
  );
};

/** One area of the wall: what throws in it leaves the others alone. */
const Part = (props: { readonly area: string; readonly resetKey: string; readonly children: ReactNode }) => {
  const text = useText();
  return (
    <div className={styles['part']} data-area={props.area}>
      <PartBoundary
        resetKey={props.resetKey}
        instead={
          <p role="alert" className={styles['broken']}>
            {text(WORDS.broken)}
          </p>
        }
      >
        {props.children}
      </PartBoundary>
    </div>
  );
};

const Title = ({ wall, isDemo }: Pick<PartsProps, 'wall' | 'isDemo'>) => {
  const { scope, rotation, dwellMs, next, kindIds } = wall;
  const text = useText();
  const config = useBoardConfig();
  const regions = useRegions();
  const { kinds, registers } = useHazards();
  const inUse = useRegistersInUse();
  const parts = isFiltered(scope.filter) ? toFilterParts(scope.filter, kinds, scope.sourceName) : [];
  return (
    <WallTitle
      title={config.title}
      clock={useClock()}
      isDemo={isDemo || inUse.some(({ isSynthetic }) => isSynthetic)}
      place={scope.region.name}
      filterWords={
        parts.length === 0
          ? null
          : `${text(WORDS.filter)} ${parts.map(({ words }) => text(words)).join(text({ zh: '、', en: ', ' }))}`
      }
      scene={{
        index: rotation.scene === rotation.base ? 1 : 2,
        count: 2,
        nextPlace: next === null ? null : (regions.get(next)?.shortName ?? next),
      }}
      rotation={rotation}
      dwellMs={dwellMs}
      asOf={oldest((scope.rollUp?.region.kinds ?? []).filter(({ kind }) => kindIds.includes(kind)))}
      kinds={registers}
      registers={useFreshness(wall.nowMs)}
      live={<LiveNote />}
    />
  );
};

/** States of the registers that count now. */
const useRegistersInUse = () => {
  const { sources } = useUrlState();
  const states = useRegisterStates();
  const inUse = useSourcesInUse(sources);
  const { registers } = useHazards();
  return onlyInUse(states, inUse).filter((state) => registers.some((kind) => kind.id === state.kind));
};

const useFreshness = (nowMs: number): readonly RegisterFreshness[] => {
  const config = useBoardConfig();
  const [late, lost] = [config.registerLateAfterMinutes, config.registerLostAfterMinutes];
  return useRegistersInUse().map((state) => ({ kind: state.kind, freshness: toFreshness(state, nowMs, late, lost) }));
};

const Map = ({ wall, layout, toFigure }: Pick<PartsProps, 'wall' | 'layout'> & Pick<WallPanelProps, 'toFigure'>) => {
  const scene = useWallMapScene(wall.scope);
  const focus = toFocusKind(wall.kindIds, wall.scope.filter) ?? '';
  return <WallMap scene={scene} scope={wall.scope} focus={focus} toFigure={toFigure} layout={layout} />;
};

const Ticker = ({ wall, layout, ...shared }: WallPanelProps & Pick<PartsProps, 'wall' | 'layout'>) => {
  const { scope, kindIds, rotation } = wall;
  const regions = useRegions();
  const visible = useMemo(() => visibleKinds(kindIds, scope.filter), [kindIds, scope]);
  const warnings = useWarnings(scope.region.adcode, regions, visible, scope.filter);
  return (
    <WallTicker
      {...shared}
      regions={regions}
      counts={toWarningKpi(scope, kindIds)}
      items={warnings.items}
      messageFault={warnings.fault}
      nameOf={warnings.nameOf}
      perPage={layout.isWide ? 3 : 2}
      isPaused={rotation.pausedAt !== null}
    />
  );
};
