import { useMemo, useState } from 'react';
import type { SiteDetail } from '../../domain/register-client.ts';
import { toMapScene } from '../../features/map-scene/to-map-scene.ts';
import type { MapScene } from '../../map/scene.ts';
import { useBoardConfig, useRegions, useRegisterClient } from '../../register/register-context.tsx';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardCounts } from '../use-count-scope.ts';

/** The map for the address and its counts; the same object while nothing that it shows has changed. */
export const useMapScene = (counts: BoardCounts, selected: SiteDetail | null, settledZoom: number | null): MapScene => {
  const url = useUrlState();
  const { context } = useUrlStore();
  const regions = useRegions();
  const config = useBoardConfig();
  const { kinds } = useRegisterClient();
  const { scope, sourcesInUse } = counts;
  const camera = useOpeningCamera();
  return useMemo(
    () =>
      toMapScene({
        region: scope.region,
        root: context.rootRegion,
        regions,
        kinds,
        rollUp: scope.rollUp,
        filter: scope.filter,
        sourcesInUse,
        measure: url.mode,
        theme: url.theme,
        language: url.lang,
        selected,
        pulses: [],
        approvalNumber: config.mapApprovalNumber,
        camera,
        settledZoom,
      }),
    [
      scope,
      context,
      regions,
      kinds,
      sourcesInUse,
      url.mode,
      url.theme,
      url.lang,
      selected,
      config,
      camera,
      settledZoom,
    ],
  );
};

/** The camera that an address brings when its region comes on screen; the user's own moves after that are the map's. */
const useOpeningCamera = (): MapScene['camera']['at'] => {
  const { region, c } = useUrlState();
  const [opening, setOpening] = useState<{ region: string; at: MapScene['camera']['at'] } | null>(null);
  if (opening !== null && opening.region === region) return opening.at;
  const next = { region, at: c === null ? null : ({ lngLat: [c.lng, c.lat], zoom: c.zoom } as const) };
  setOpening(next);
  return next.at;
};
