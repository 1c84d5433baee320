import { StrictMode, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import type { SiteGpuColumns, SiteShapes } from '../../../src/domain/site-columns.ts';
import type { RegionIndex } from '../../../src/domain/region-index.ts';
import type { AtlasMap } from '../../../src/map/atlas-map-api.ts';
import { AtlasMapView } from '../../../src/map/atlas-map-view.tsx';
import { ScaleBar, ZoomButtons } from '../../../src/map/controls.tsx';
import { PictureStandIn } from '../../../src/map/picture.tsx';
import type { MapScene, MapTheme } from '../../../src/map/scene.ts';
import { EVERYTHING, KINDS, loadRegions, toColumns, toScene, toShapes, type HarnessQuery } from './data.ts';
import './harness.css';

interface Harness {
  map: AtlasMap | null;
  events: unknown[];
  idles: number;
  setQuery?: (change: Partial<HarnessQuery>) => void;
  setExtra?: (change: Partial<MapScene>) => void;
  regions?: RegionIndex;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const harness: Harness = { map: null, events: [], idles: 0 };
window.harness = harness;

const LABELS = { map: '风险地图', symbols: '下级区划' };
const log = (name: string) => (value: unknown) => harness.events.push([name, value]);

interface Loaded {
  readonly regions: RegionIndex;
  readonly columns: readonly SiteGpuColumns[];
  readonly shapes: readonly SiteShapes[];
}

const Page = ({ regions, columns, shapes }: Loaded): ReactNode => {
  const address = new URLSearchParams(location.search);
  const [query, setQuery] = useState<HarnessQuery>({
    region: address.get('region') ?? '100000',
    theme: (address.get('theme') ?? 'dark') as MapTheme,
    detail: address.get('detail') === 'sites' ? 'sites' : 'regions',
    filter: EVERYTHING,
  });
  const [extra, setExtra] = useState<Partial<MapScene>>({});
  const [metresPerPixel, setMetresPerPixel] = useState(0);
  const [isUnavailable, setIsUnavailable] = useState(address.has('picture'));
  const mapRef = useRef<AtlasMap | null>(null);
  useEffect(() => {
    Object.assign(window.harness, {
      setQuery: (change: Partial<HarnessQuery>) => setQuery((before) => ({ ...before, ...change })),
      setExtra: (change: Partial<MapScene>) => setExtra((before) => ({ ...before, ...change })),
    });
  }, []);
  const scene = useMemo(() => ({ ...toScene(regions, query), ...extra }), [regions, query, extra]);
  const onSettled = useMemo(() => log('picture'), []);
  if (isUnavailable)
    return (
      <PictureStandIn
        {...scene}
        box={scene.camera.box}
        boundariesUrl="/boundaries/"
        fetch={fetch.bind(window)}
        hasCounties={query.region !== '100000'}
        width={innerWidth}
        height={innerHeight}
        onSettled={onSettled}
        onRegionClick={log('region')}
      />
    );
  return (
    <AtlasMapView
      className="frame"
      scene={scene}
      columns={columns}
      shapes={shapes}
      mapRef={mapRef}
      boundariesUrl="/boundaries/"
      fetch={fetch.bind(window)}
      labels={LABELS}
      onRegionClick={log('region')}
      onSiteClick={log('site')}
      onHover={log('hover')}
      onCameraSettled={(camera) => setMetresPerPixel(camera.metresPerPixel)}
      onIdle={() => {
        harness.map = mapRef.current;
        harness.idles++;
      }}
      onUnavailable={(reason) => {
        log('unavailable')(reason);
        setIsUnavailable(true);
      }}
      onBoundariesFailed={log('boundaries')}
    >
      <div className="corner">
        <ZoomButtons
          language="zh-CN"
          onZoomIn={() => mapRef.current?.zoomIn()}
          onZoomOut={() => mapRef.current?.zoomOut()}
          onHome={() => mapRef.current?.home()}
        />
      </div>
      <div className="scale">
        <ScaleBar metresPerPixel={metresPerPixel} language="zh-CN" />
      </div>
    </AtlasMapView>
  );
};

const regions = await loadRegions();
harness.regions = regions;
const columns = KINDS.map(({ kind, rows }) => toColumns(regions, kind, rows));
const shapes = columns.flatMap((register) =>
  register.kind === 'coach-route'
    ? [toShapes(register, 'line')]
    : register.kind === 'chemical-park'
      ? [toShapes(register, 'polygon')]
      : [],
);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
const page = <Page regions={regions} columns={columns} shapes={shapes} />;
createRoot(root).render(new URLSearchParams(location.search).has('strict') ? <StrictMode>{page}</StrictMode> : page);
