import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { BottomSheet } from '../../features/bottom-sheet/bottom-sheet.tsx';
import { DrawerButton } from '../../features/bottom-sheet/drawer-button.tsx';
import { useSheetStop } from '../../features/bottom-sheet/use-sheet-stop.ts';
import { KpiStrip } from '../../features/kpi-strip/kpi-strip.tsx';
import { Legend } from '../../features/legend/legend.tsx';
import { MapKey } from '../../features/map-key/map-key.tsx';
import { SiteList } from '../../features/site-list/site-list.tsx';
import { StatusBar } from '../../features/status-bar/status-bar.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { CameraState, MapScene } from '../../map/scene.ts';
import { useBoardConfig, useRegions, useSiteDetail } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import { toAnalysisMode, toCountMode, type Camera } from '../../url/board-state.ts';
import { roundCamera } from '../../url/codec.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import { LiveNote } from '../live-note.tsx';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useBoardCounts, type BoardCounts } from '../use-count-scope.ts';
import { MapSlot } from '../map-slot.tsx';
import type { FoundOnMap } from './analysis-found.ts';
import { withRing } from './around-ring.ts';
import { toKeyClasses } from './to-map-key.ts';
import { usePulses } from './use-pulses.ts';
import { useMapScene } from './use-map-scene.ts';
import { useSiteList } from './use-site-list.ts';
import { SideColumn } from './side-column.tsx';
import { Switches } from './switches.tsx';
import { DIVISION_UNITS, MEASURE_WORDS, TAB_WORDS, WORDS } from './words.ts';
import styles from './explore.module.css';

// The table is one click away from the first screen, not on it.
const SiteTablePane = lazy(() => import('./site-table-pane.tsx').then((room) => ({ default: room.SiteTablePane })));

// Asked for after the first map, so its code may come after it as well.
const Pulses = lazy(() => import('./pulses.tsx').then((room) => ({ default: room.Pulses })));

// Modes that an analysis answers: none of it is on the first map.
const AnalysisRoom = lazy(() => import('./analysis-room.tsx').then((room) => ({ default: room.AnalysisRoom })));
const FoundKey = lazy(() => import('./analysis-room.tsx').then((room) => ({ default: room.FoundKey })));
const FoundMarks = lazy(() => import('./analysis-room.tsx').then((room) => ({ default: room.FoundMarks })));

export interface ExploreViewProps {
  readonly actions: BoardActions;
  /** Which part fills a phone's screen; wider screens show all of them. */
  readonly phoneTab: PhoneTab;
  /** Grows with each tap on a tab, so that tapping the current one raises a lowered sheet. */
  readonly phoneTaps: number;
}

export type PhoneTab = 'map' | 'list' | 'panels';

/** 一张图: the answer first, then where, who and which site. */
export const ExploreView = (props: ExploreViewProps) => {
  const { site, pane, mode, around } = useUrlState();
  const hasCard = site !== null || around !== null;
  const counts = useBoardCounts();
  const [found, setFound] = useState<FoundOnMap | null>(null);
  const analysis = toAnalysisMode(mode);
  // What another mode found, or another region's answer, is not this one's: better none for a moment.
  const current =
    found !== null && found.mode === analysis && found.region === counts.scope.region.adcode ? found : null;
  const detail = useSiteDetail(site?.kind ?? null, null, site?.id ?? null);
  const text = useText();
  const [zoom, setZoom] = useState<number | null>(null);
  const settled = useRef<Camera | null>(null);
  const onSettled = useCallback(({ lngLat: [lng, lat], zoom: at }: CameraState) => {
    settled.current = roundCamera({ lng, lat, zoom: at });
    setZoom(at);
  }, []);
  const selected = detail.isPlaceholder ? undefined : detail.data;
  const { pulses, setPulses, isDue } = usePulses();
  const base = useMapScene(counts, selected ?? null, zoom, settled, pulses);
  const scene = useMemo(() => withRing(current?.apply(base) ?? base, around), [current, base, around]);
  const tab = around === null ? `${props.phoneTab} ${props.phoneTaps}` : `around ${around.lng} ${around.lat}`;
  const content = site === null ? tab : `${site.kind}:${site.id}`;
  const [stop, setStop] = useSheetStop(content, !hasCard && props.phoneTab === 'map');
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  useReady('counts', counts.isReady);
  useReady('card', site === null || detail.isReady);
  return (
    <main className={styles['view']} data-has-card={hasCard} data-tab={props.phoneTab} data-drawer={isDrawerOpen}>
      <section className={styles['stage']} aria-label={text(WORDS.map)}>
        {pane === 'map' ? (
          <>
            <MapSlot scene={scene} region={counts.scope.region} isInteractive onSettled={onSettled}>
              <Switches counts={counts} actions={props.actions} detail={scene.detail} />
            </MapSlot>
            <Key counts={counts} scene={scene} />
            {isDue && (
              <Suspense>
                <Pulses scope={counts.scope} onPulses={setPulses} />
              </Suspense>
            )}
          </>
        ) : (
          <div className={styles['table']}>
            <Switches counts={counts} actions={props.actions} detail="table" />
            <Suspense fallback={<Waiting part="table" />}>
              <SiteTablePane counts={counts} actions={props.actions} />
            </Suspense>
          </div>
        )}
        {analysis !== null && (
          <Suspense fallback={<Waiting part="analysis" />}>
            <AnalysisRoom mode={analysis} counts={counts} given={current} onFound={setFound} />
          </Suspense>
        )}
        {!hasCard && <DrawerButton isOpen={isDrawerOpen} onToggle={() => setIsDrawerOpen(!isDrawerOpen)} />}
      </section>
      <BottomSheet stop={stop} onStop={setStop} label={text(hasCard ? WORDS.card : TAB_WORDS[props.phoneTab])}>
        <Top counts={counts} actions={props.actions} />
        <Left counts={counts} actions={props.actions} />
        <div className={styles['right']}>
          <SideColumn counts={counts} actions={props.actions} selected={selected} />
        </div>
        <Bottom nowMs={counts.nowMs} />
      </BottomSheet>
    </main>
  );
};

interface PartProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

const Top = ({ counts, actions }: PartProps) => (
  <div className={styles['top']}>
    <KpiStrip kinds={useHazards().registers} scope={counts.scope} state={counts.state} onFilter={actions.filter} />
  </div>
);

const Left = ({ counts, actions }: PartProps) => {
  const { registers, kinds } = useHazards();
  const { site, mode } = useUrlState();
  const regions = useRegions();
  const list = useSiteList(counts.scope.region.adcode, counts.scope.filter);
  useReady('list', list.isReady);
  return (
    <div className={styles['left']}>
      <div className={styles['legend']}>
        <Legend kinds={registers} scope={counts.scope} state={counts.state} onFilter={actions.filter} />
      </div>
      <div className={styles['list']} data-part="list">
        {toAnalysisMode(mode) === null ? (
          <SiteList
            kinds={kinds}
            regions={regions}
            region={counts.scope.region.adcode}
            page={list.page}
            selection={list.selection}
            selected={site === null ? null : `${site.kind}:${site.id}`}
            state={counts.state}
            nowMs={counts.nowMs}
            scope={counts.scope}
            filter={list.filter}
            onSelect={actions.selectSite}
          />
        ) : (
          <Suspense>
            <FoundMarks counts={counts} actions={actions} />
          </Suspense>
        )}
      </div>
    </div>
  );
};

/** South-west of the map, where no Chinese territory lies; below the map on a phone, which has no room to spare. */
const Key = ({ counts, scene }: { readonly counts: BoardCounts; readonly scene: MapScene }) => {
  const { mode: stated } = useUrlState();
  const mode = toCountMode(stated);
  const { registers } = useHazards();
  const regions = useRegions();
  const { mapApprovalNumber } = useBoardConfig();
  const { region } = counts.scope;
  const level = regions.childrenOf(region.adcode)[0]?.level ?? region.level;
  const classes = useMemo(() => toKeyClasses(scene.fills, mode, level), [scene.fills, mode, level]);
  const common = {
    detail: scene.detail,
    kinds: registers,
    divisionUnit: DIVISION_UNITS[level] ?? { zh: '', en: '' },
    mapApprovalNumber,
  };
  const key = <MapKey {...common} measure={MEASURE_WORDS[mode].definition} classes={classes} />;
  const waiting = (
    <div className={styles['keyWaiting']} aria-hidden="true">
      {key}
    </div>
  );
  return (
    <div className={styles['key']} data-over-map="key" data-detail={scene.detail}>
      {toAnalysisMode(stated) === null ? (
        key
      ) : (
        <Suspense fallback={waiting}>
          <FoundKey {...common} counts={counts} scene={scene} waiting={waiting} />
        </Suspense>
      )}
    </div>
  );
};

const Bottom = ({ nowMs }: { readonly nowMs: number }) => {
  const config = useBoardConfig();
  return (
    <div className={styles['bottom']}>
      <StatusBar
        kinds={useHazards().registers}
        registers={useLocalisedStates()}
        nowMs={nowMs}
        lateAfterMinutes={config.registerLateAfterMinutes}
        lostAfterMinutes={config.registerLostAfterMinutes}
        mapApprovalNumber={config.mapApprovalNumber}
        live={<LiveNote />}
      />
    </div>
  );
};

/** The code of a part is on its way: the address is not on screen yet. */
const Waiting = ({ part }: { readonly part: string }) => {
  useReady(part, false);
  return null;
};
