import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';

import type { SiteGpuColumns, SiteShapes } from '../domain/site-columns.ts';
import type { AtlasMap, AtlasMapOptions, MapPadding } from './atlas-map-api.ts';
import { createAtlasMap } from './atlas-map.ts';

export interface AtlasMapViewProps extends Omit<AtlasMapOptions, 'padding'> {
  readonly padding?: MapPadding;
  readonly columns: readonly SiteGpuColumns[];
  readonly shapes: readonly SiteShapes[];
  /** Given the core while it lives: for `project`, `diagnostics`, `isSettled` and the buttons. */
  readonly mapRef?: RefObject<AtlasMap | null>;
  readonly className?: string;
  /** What lies over the map: keys, buttons, scale bar. */
  readonly children?: ReactNode;
}

const SMALL_PADDING: MapPadding = { top: 24, right: 24, bottom: 24, left: 24 };

/** The map in the page. Mount it once: it is made with the first props and from then on follows `scene`, `columns`, `shapes`. */
export const AtlasMapView = (props: AtlasMapViewProps): ReactNode => {
  const { scene, columns, shapes, padding = SMALL_PADDING, mapRef, className, children } = props;
  const container = useRef<HTMLDivElement>(null);
  const core = useRef<AtlasMap | null>(null);

  const onRegionClick = useEffectEvent((adcode: string) => props.onRegionClick(adcode));
  const onSiteClick = useEffectEvent<AtlasMapOptions['onSiteClick']>((site) => props.onSiteClick(site));
  const onMarkClick = useEffectEvent<NonNullable<AtlasMapOptions['onMarkClick']>>((mark) => props.onMarkClick?.(mark));
  const onBackgroundClick = useEffectEvent(() => props.onBackgroundClick?.());
  const onHover = useEffectEvent<AtlasMapOptions['onHover']>((hover) => props.onHover(hover));
  const onCameraSettled = useEffectEvent<AtlasMapOptions['onCameraSettled']>((camera) => props.onCameraSettled(camera));
  const onIdle = useEffectEvent(() => props.onIdle());
  const onUnavailable = useEffectEvent((reason: string) => props.onUnavailable(reason));
  const onBoundariesFailed = useEffectEvent((reason: string) => props.onBoundariesFailed?.(reason));
  const create = useEffectEvent((element: HTMLElement) =>
    createAtlasMap(element, {
      scene,
      padding,
      boundariesUrl: props.boundariesUrl,
      fetch: props.fetch,
      labels: props.labels,
      onRegionClick: (adcode) => onRegionClick(adcode),
      onSiteClick: (site) => onSiteClick(site),
      onMarkClick: (mark) => onMarkClick(mark),
      onBackgroundClick: () => onBackgroundClick(),
      onHover: (hover) => onHover(hover),
      onCameraSettled: (camera) => onCameraSettled(camera),
      onIdle: () => onIdle(),
      onUnavailable: (reason) => onUnavailable(reason),
      onBoundariesFailed: (reason) => onBoundariesFailed(reason),
    }),
  );

  useLayoutEffect(() => {
    if (!container.current) return;
    const map = create(container.current);
    core.current = map;
    if (mapRef) mapRef.current = map;
    return () => {
      core.current = null;
      if (mapRef) mapRef.current = null;
      map?.destroy();
    };
  }, [mapRef]);

  // Rows before filters: a scene may show a register that arrives in the same render.
  useEffect(() => core.current?.setColumns(columns), [columns]);
  useEffect(() => core.current?.setShapes(shapes), [shapes]);
  useEffect(() => core.current?.setPadding(padding), [padding]);
  useEffect(() => core.current?.update(scene), [scene]);

  return (
    <div className={className}>
      <div ref={container} className="atlas-map" data-map="main" />
      {children}
    </div>
  );
};
