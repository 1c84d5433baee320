import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Region } from '../../domain/region-index.ts';
import { useRegisterClient, useGpuColumns, useShapes } from '../../register/register-context.tsx';
import type { AtlasMap, MapPadding } from '../../map/atlas-map-api.ts';
import type { CameraState, MapHover, MapScene, SiteHit } from '../../map/scene.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useReady } from '../../url/use-ready.ts';
import { roundCamera } from '../../url/codec.ts';
import { useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import { HoverName } from './hover-name.tsx';
import { useMapPadding } from './map-padding.ts';
import { WORDS } from './words.ts';
import styles from './map-stage.module.css';

// The map's libraries are the largest part of the page; panels and figures need not wait for them.
const AtlasMapView = lazy(() =>
  import('../../map/atlas-map-view.tsx').then((room) => ({ default: room.AtlasMapView })),
);
const Controls = lazy(() => import('./map-controls.tsx').then((room) => ({ default: room.MapControls })));
const StillPicture = lazy(() => import('./still-picture.tsx').then((room) => ({ default: room.StillPicture })));

/** What a view asks of the page's map. */
export interface StageContent {
  readonly scene: MapScene;
  readonly region: Region;
  /** False on a wall: no buttons, and nothing answers a touch. */
  readonly isInteractive: boolean;
  /** After every move that has come to rest. */
  readonly onSettled?: (camera: CameraState) => void;
  /** Room for what lies over the map, CSS pixels; left out, the key is measured. */
  readonly padding?: MapPadding;
}

interface MapStageProps extends StageContent {
  /** False while no view shows the map: nobody waits for it. */
  readonly isShown: boolean;
  readonly actions: BoardActions;
  readonly boundariesUrl: string;
  readonly mapRef: RefObject<AtlasMap | null>;
}

/** Kinds whose lines or areas are drawn now; others stay on the server. */
const useSceneShapes = (scene: MapScene) => {
  const { kinds } = useRegisterClient();
  const wanted = useMemo(() => {
    if (scene.detail !== 'sites') return [];
    const drawn = new Set(scene.sites.filter((site) => site.isVisible).map((site) => site.kind));
    return kinds.filter((kind) => kind.geometry !== 'point' && drawn.has(kind.id)).map((kind) => kind.id);
  }, [scene, kinds]);
  return useShapes(wanted);
};

/** Whether the map has finished drawing the scene; it tells only "idle", so what it was given last is remembered. */
const useDrawn = (scene: MapScene, mapRef: RefObject<AtlasMap | null>) => {
  const [drawn, setDrawn] = useState<MapScene | null>(null);
  const given = useRef<MapScene | null>(null);
  // Runs after the map's own effect has handed the scene over: an idle before that speaks of the scene before.
  useEffect(() => {
    given.current = scene;
    if (mapRef.current?.isSettled()) setDrawn(scene);
  }, [scene, mapRef]);
  return { isDrawn: drawn === scene, onIdle: useCallback(() => setDrawn(given.current), []) };
};

/** What the pointer was on in the region before means nothing in this one, nor in the view that is come back to. */
const useHover = (region: string, isAnswering: boolean) => {
  const [hover, setHover] = useState<{ readonly region: string; readonly hover: MapHover | null } | null>(null);
  const set = useCallback((next: MapHover | null) => setHover({ region, hover: next }), [region]);
  useEffect(() => (isAnswering ? () => setHover(null) : undefined), [isAnswering]);
  return [hover?.region === region ? hover.hover : null, set] as const;
};

export const MapStage = (props: MapStageProps) => {
  const { scene, actions, mapRef, boundariesUrl } = props;
  const text = useText();
  const language = useLanguage();
  const client = useRegisterClient();
  const store = useUrlStore();
  const columns = useGpuColumns();
  const shapes = useSceneShapes(scene);
  const stage = useRef<HTMLDivElement>(null);
  const measured = useMapPadding(stage, mapRef, props.region, props.padding);
  const padding = props.padding ?? measured;
  const { isDrawn, onIdle } = useDrawn(scene, mapRef);
  const [hover, setHover] = useHover(scene.region, props.isShown && props.isInteractive);
  const [camera, setCamera] = useState<CameraState | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isUnavailable, setIsUnavailable] = useState(false);
  const fetchFile = useMemo<typeof fetch>(() => (input, init) => window.fetch(input, init), []);
  useReady('map', !props.isShown || (isDrawn && shapes.isReady));

  const onSiteClick = (site: SiteHit): void => {
    void client.siteAt(site.kind, site.source, site.row).then((row) => {
      if (row !== null) actions.selectSite(row);
    });
  };
  const onCameraSettled = (next: CameraState): void => {
    setCamera(next);
    props.onSettled?.(next);
    if (!next.isMovedByUser) return;
    const [lng, lat] = next.lngLat;
    store.change({ c: roundCamera({ lng, lat, zoom: next.zoom }) });
  };
  const onSettledPicture = useCallback(
    (reason: string | null) => {
      setFault(reason);
      onIdle();
    },
    [onIdle],
  );

  return (
    <div ref={stage} className={styles['stage']} inert={!props.isInteractive}>
      <Suspense fallback={<p className={styles['waiting']}>{text(WORDS.loadingMap)}</p>}>
        {isUnavailable ? (
          <StillPicture
            scene={scene}
            boundariesUrl={boundariesUrl}
            hasCounties={props.region.level !== 'country'}
            onRegionClick={actions.goTo}
            onSettled={onSettledPicture}
          />
        ) : (
          <AtlasMapView
            scene={scene}
            columns={columns}
            shapes={shapes.data ?? NO_SHAPES}
            mapRef={mapRef}
            padding={padding}
            className={styles['map'] ?? ''}
            boundariesUrl={boundariesUrl}
            fetch={fetchFile}
            labels={{ map: text(WORDS.map), symbols: text(WORDS.symbols) }}
            onRegionClick={actions.goTo}
            onSiteClick={onSiteClick}
            onMarkClick={({ site }) => actions.selectSite(site)}
            onHover={setHover}
            onCameraSettled={onCameraSettled}
            onIdle={onIdle}
            onUnavailable={() => setIsUnavailable(true)}
            onBoundariesFailed={setFault}
          />
        )}
        {props.isInteractive && <Controls camera={camera} language={language} mapRef={mapRef} isMap={!isUnavailable} />}
      </Suspense>
      <HoverName hover={hover} selected={scene.selection} />
      {isUnavailable && (
        <p role="status" className={styles['notice']}>
          {text(WORDS.noWebgl)}
        </p>
      )}
      {fault !== null && (
        <p role="alert" className={styles['notice']}>
          {text(WORDS.noBoundaries)}
          {fault}
        </p>
      )}
    </div>
  );
};

const NO_SHAPES: [] = [];
