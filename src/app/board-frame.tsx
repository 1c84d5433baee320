import { Suspense, useCallback, useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { Breadcrumb } from '../features/breadcrumb/breadcrumb.tsx';
import { DisplayMenu } from '../features/display-menu/display-menu.tsx';
import { useFileDrop } from '../features/import/use-file-drop.ts';
import { HelpButton } from '../features/keyboard-help/help-button.tsx';
import { PhoneTabs } from '../features/phone-tabs/phone-tabs.tsx';
import { SearchBox } from '../features/search/search-box.tsx';
import { TitleBar } from '../features/title-bar/title-bar.tsx';
import { useHazards } from '../hazards/registry-context.tsx';
import type { AtlasMap } from '../map/atlas-map-api.ts';
import { useRegions, useRegisterStates, useSourcesInUse } from '../register/register-context.tsx';
import { onlyInUse } from '../register/resolve-sources.ts';
import { boardMemory } from '../ui/board-memory.ts';
import { useLanguage } from '../ui/language.tsx';
import { useUrlState, useUrlStore } from '../url/url-context.tsx';
import { useReady } from '../url/use-ready.ts';
import { pageReadiness } from '../url/readiness.ts';
import type { View } from '../url/board-state.ts';
import { useBoardActions } from '../views/board-actions.ts';
import { ExploreView, type PhoneTab } from '../views/explore/explore-view.tsx';
import { MapHost } from '../views/map-slot.tsx';
import { useSearch } from '../views/use-search.ts';
import { useNow } from '../views/use-now.ts';
import type { Board } from './boot.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Notices } from './notices.tsx';
import { BUILT_VIEWS, VIEW_LAYERS, type ImportsOfPage } from './view-layers.tsx';
import { BoardHands } from './board-hands.tsx';
import { useEscapeUp } from './use-board-keys.ts';
import { VIEW_WORDS, WORDS } from './words.ts';
import styles from './app.module.css';

interface BoardFrameProps {
  readonly board: Board;
  readonly map: RefObject<AtlasMap | null>;
}

/** Title bar, notices and the view of the address. The map lives on, unseen, while another view is on screen. */
export const BoardFrame = ({ board, map }: BoardFrameProps) => {
  const store = useUrlStore();
  const { view } = useUrlState();
  const language = useLanguage();
  const actions = useBoardActions();
  useEscapeUp(store, useRegions());
  const Layer = VIEW_LAYERS[view];
  const [tab, setTab] = useState<PhoneTab>('map');
  const [taps, setTaps] = useState(0);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  useAfterFirstReady(board.loadDivisions, map);
  const imports = useImports(board, () => store.change({ view: 'data' }));
  return (
    <MapHost actions={actions} boundariesUrl={board.boundariesUrl} mapRef={map}>
      <div className={styles['frame']}>
        <BoardHands map={map} isHelpOpen={isHelpOpen} onHelp={setIsHelpOpen} />
        {view === 'wall' ? null : <Title board={board} onHelp={() => setIsHelpOpen(true)} />}
        <Notices problems={board.problems} />
        <div className={styles['body']}>
          {Layer === undefined ? (
            <ErrorBoundary language={language}>
              <ExploreView actions={actions} phoneTab={tab} phoneTaps={taps} />
            </ErrorBoundary>
          ) : (
            <div className={styles['layer']}>
              <ErrorBoundary key={view} language={language}>
                <Suspense fallback={<LayerWaiting />}>
                  <Layer actions={actions} boundariesUrl={board.boundariesUrl} imports={imports} />
                </Suspense>
              </ErrorBoundary>
            </div>
          )}
        </div>
        {view !== 'wall' && (
          <div className={styles['tabs']}>
            <PhoneTabs
              tabs={PHONE_TABS}
              current={view === 'explore' ? tab : view}
              onSelect={(id) => {
                if (id === 'region' || id === 'report' || id === 'compare' || id === 'data')
                  return store.change({ view: id });
                setTab(id as PhoneTab);
                setTaps((count) => count + 1);
                store.change({ view: 'explore', site: null, around: null });
              }}
            />
          </div>
        )}
      </div>
    </MapHost>
  );
};

const PHONE_TABS = [
  { id: 'map', words: VIEW_WORDS.explore, icon: 'map' },
  { id: 'list', words: WORDS.list, icon: 'list' },
  { id: 'panels', words: WORDS.panels, icon: 'warning' },
  { id: 'region', words: VIEW_WORDS.region, icon: 'panel' },
  { id: 'report', words: VIEW_WORDS.report, icon: 'check' },
  { id: 'compare', words: VIEW_WORDS.compare, icon: 'compare' },
  { id: 'data', words: VIEW_WORDS.data, icon: 'data' },
] as const;

const Title = ({ board, onHelp }: { readonly board: Board; readonly onHelp: () => void }) => {
  const store = useUrlStore();
  const { view, region, lang, theme, sources } = useUrlState();
  const regions = useRegions();
  const { registers } = useHazards();
  const states = useRegisterStates();
  const inUse = useSourcesInUse(sources);
  const actions = useBoardActions();
  const { hasSingleKeys } = useSyncExternalStore(boardMemory.subscribe, boardMemory.get);
  const own = onlyInUse(states, inUse).filter((state) => registers.some((kind) => kind.id === state.kind));
  return (
    <TitleBar
      title={board.config.title}
      place={
        <Breadcrumb path={regions.pathTo(region, store.context.rootRegion)} regions={regions} onRegion={actions.goTo} />
      }
      search={<SearchBox {...useSearch()} hasShortcut={hasSingleKeys} />}
      switches={
        <>
          <DisplayMenu
            theme={theme}
            language={lang}
            onTheme={(next) => store.change({ theme: next })}
            onLanguage={(next) => store.change({ lang: next })}
          />
          <HelpButton onOpen={onHelp} />
        </>
      }
      views={BUILT_VIEWS.map((id) => ({ id, words: VIEW_WORDS[id] }))}
      view={view}
      onView={(id) => store.change({ view: id as View })}
      isDemo={board.isDemo || own.some((state) => state.isSynthetic)}
      nowMs={useNow()}
      registers={own}
    />
  );
};

/** The layer's code is on its way: the address is not on screen yet. */
const LayerWaiting = () => {
  useReady('layer', false);
  return null;
};

/** Files imported on earlier visits count from the first figure on; a file may be dropped in any view. */
const useImports = ({ shelf }: Board, onDrop: () => void): ImportsOfPage => {
  const [droppedFile, setDroppedFile] = useState<File | null>(null);
  const { isLoaded } = useSyncExternalStore(shelf.subscribe, shelf.state);
  useReady('stored-imports', isLoaded);
  useEffect(() => void shelf.load(), [shelf]);
  const isDragging = useFileDrop((file) => {
    setDroppedFile(file);
    onDrop();
  });
  const onDroppedFileTaken = useCallback(() => setDroppedFile(null), []);
  return { shelf, isDragging, droppedFile, onDroppedFileTaken };
};

/** The first figures are read before the network and the processor are asked for more. */
const PREFETCH_DELAY_MS = 1_500;

/** What the first frame does not need: finer boundaries, the sites' libraries, the polygons for counties by position. */
const useAfterFirstReady = (loadDivisions: () => Promise<void>, map: RefObject<AtlasMap | null>): void => {
  useEffect(() => {
    const prefetch = (): void => {
      map.current?.prefetch();
      void loadDivisions();
    };
    pageReadiness.onFirstReady(() => setTimeout(prefetch, PREFETCH_DELAY_MS));
  }, [loadDivisions, map]);
};
