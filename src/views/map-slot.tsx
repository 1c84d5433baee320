import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import type { AtlasMap } from '../map/atlas-map-api.ts';
import type { BoardActions } from './board-actions.ts';
import { MapStage, type StageContent } from './explore/map-stage.tsx';
import styles from './map-slot.module.css';

interface MapHostValue {
  /** Holds the one map of the page; moved from slot to slot, never made again. */
  readonly node: HTMLElement;
  readonly parking: RefObject<HTMLElement | null>;
  readonly setContent: (content: StageContent) => void;
  readonly setIsShown: (isShown: boolean) => void;
  readonly mapRef: RefObject<AtlasMap | null>;
}

const MapHostContext = createContext<MapHostValue | null>(null);

interface MapHostProps {
  readonly actions: BoardActions;
  readonly boundariesUrl: string;
  readonly mapRef: RefObject<AtlasMap | null>;
  readonly children: ReactNode;
}

const createNode = (): HTMLElement => {
  const node = document.createElement('div');
  node.className = styles['node'] ?? '';
  return node;
};

/**
 * Keeps the one map of the page while views come and go: it is made when a view first shows it, and waits unseen,
 * with its size, while none does. Moving an element keeps its WebGL context; mounting a map again would not.
 */
export const MapHost = ({ actions, boundariesUrl, mapRef, children }: MapHostProps) => {
  const [node] = useState(createNode);
  const parking = useRef<HTMLDivElement>(null);
  const [content, setContent] = useState<StageContent | null>(null);
  const [isShown, setIsShown] = useState(false);
  const value = useMemo<MapHostValue>(() => ({ node, parking, setContent, setIsShown, mapRef }), [node, mapRef]);
  return (
    <MapHostContext value={value}>
      {children}
      <div ref={parking} className={styles['parking']} aria-hidden="true" inert />
      {content !== null &&
        createPortal(
          <MapStage {...content} isShown={isShown} actions={actions} boundariesUrl={boundariesUrl} mapRef={mapRef} />,
          node,
        )}
    </MapHostContext>
  );
};

const useMapHost = (): MapHostValue => {
  const host = useContext(MapHostContext);
  if (host === null) throw new Error('MapHost is missing above this component');
  return host;
};

/** For what lies over the map and follows it: `current` is `null` until the map's library has come. */
export const useLivingMap = (): RefObject<AtlasMap | null> => useMapHost().mapRef;

export interface MapSlotProps extends StageContent {
  /** What lies over the map. */
  readonly children?: ReactNode;
}

/** Shows the page's map here, with this scene; one slot at a time is on screen. Fills its positioned parent. */
export const MapSlot = ({ children, scene, region, isInteractive, onSettled, padding }: MapSlotProps) => {
  const { node, parking, setContent, setIsShown } = useMapHost();
  const slot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = slot.current;
    own?.prepend(node);
    setIsShown(true);
    const park = parking.current;
    return () => {
      // A slot that came in this one's place may have the map already.
      if (node.parentElement !== own) return;
      park?.append(node);
      setIsShown(false);
    };
  }, [node, parking, setIsShown]);
  useLayoutEffect(() => {
    setContent({
      scene,
      region,
      isInteractive,
      ...(onSettled === undefined ? {} : { onSettled }),
      ...(padding === undefined ? {} : { padding }),
    });
  }, [setContent, scene, region, isInteractive, onSettled, padding]);
  return (
    <div ref={slot} className={styles['slot']}>
      {children}
    </div>
  );
};
