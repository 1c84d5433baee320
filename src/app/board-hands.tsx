import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import type { Localised } from '../domain/words.ts';
import type { AtlasMap } from '../map/atlas-map-api.ts';
import { useRegions } from '../register/register-context.tsx';
import { boardMemory } from '../ui/board-memory.ts';
import { useText } from '../ui/language.tsx';
import { pageReadiness } from '../url/readiness.ts';
import { useUrlState, useUrlStore } from '../url/url-context.tsx';
import { SkipLinks } from './skip-links.tsx';
import { useBoardKeys } from './use-board-keys.ts';

const KeyboardHelp = lazy(() =>
  import('../features/keyboard-help/keyboard-help.tsx').then((room) => ({ default: room.KeyboardHelp })),
);
const Tour = lazy(() => import('../features/tour/tour.tsx').then((room) => ({ default: room.Tour })));

interface BoardHandsProps {
  readonly map: RefObject<AtlasMap | null>;
  readonly isHelpOpen: boolean;
  readonly onHelp: (isOpen: boolean) => void;
}

/** The board by hand: skip links, keys, the help that names them, and the first visit's tour. First in the frame. */
export const BoardHands = ({ map, isHelpOpen, onHelp }: BoardHandsProps) => {
  const text = useText();
  const store = useUrlStore();
  const { view, region, site } = useUrlState();
  const { hasSingleKeys } = useSyncExternalStore(boardMemory.subscribe, boardMemory.get);
  const [spoken, setSpoken] = useState<Localised | null>(null);
  const [isTourOpen, setIsTourOpen] = useTour();
  useBoardKeys({ store, regions: useRegions(), map, hasSingleKeys, onHelp: () => onHelp(true), onSpeak: setSpoken });
  return (
    <>
      <SkipLinks view={view} />
      <p role="status" className="visually-hidden">
        {spoken === null ? '' : text(spoken)}
      </p>
      <Suspense>
        {isTourOpen && view === 'explore' ? (
          <Tour
            closesOnEscape={site === null && region === store.context.rootRegion}
            onDone={() => {
              boardMemory.change({ isTourDone: true });
              setIsTourOpen(false);
            }}
          />
        ) : null}
        {isHelpOpen ? (
          <KeyboardHelp
            hasSingleKeys={hasSingleKeys}
            onSingleKeys={(hasThem) => boardMemory.change({ hasSingleKeys: hasThem })}
            onTour={() => {
              onHelp(false);
              store.change({ view: 'explore', pane: 'map' });
              setIsTourOpen(true);
            }}
            onClose={() => onHelp(false)}
          />
        ) : null}
      </Suspense>
    </>
  );
};

/** After the first figures have been read. */
const TOUR_DELAY_MS = 1_500;

/** Small screens have no room beside the map; there the tour waits in the help. */
const hasRoom = (): boolean => window.matchMedia('(min-width: 1024px)').matches;

/** Whoever comes with an address was sent to something; only an empty one on a first visit begins with the tour. */
const useTour = () => {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (window.location.search !== '' || boardMemory.get().isTourDone || !hasRoom()) return;
    pageReadiness.onFirstReady(() => setTimeout(() => setIsOpen(true), TOUR_DELAY_MS));
  }, []);
  return [isOpen, setIsOpen] as const;
};
