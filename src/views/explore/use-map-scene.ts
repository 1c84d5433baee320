import { useMemo, useSyncExternalStore, type RefObject } from 'react';
import type { SiteDetail } from '../../domain/register-client.ts';
import { toMapScene } from '../../features/map-scene/to-map-scene.ts';
import type { MapScene } from '../../map/scene.ts';
import { useBoardConfig, useRegions, useRegisterClient } from '../../register/register-context.tsx';
import { toAnalysisMode, toCountMode, type Camera } from '../../url/board-state.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardCounts } from '../use-count-scope.ts';
import { toDrawnFilter } from './to-drawn-filter.ts';
import { useOpeningCamera } from './use-opening-camera.ts';

/** The map for the address and its counts; the same object while nothing that it shows has changed. */
export const useMapScene = (
  counts: BoardCounts,
  selected: SiteDetail | null,
  settledZoom: number | null,
  settled: RefObject<Camera | null>,
  pulses: MapScene['pulses'],
): MapScene => {
  const url = useUrlState();
  const { context } = useUrlStore();
  const regions = useRegions();
  const config = useBoardConfig();
  const { kinds } = useRegisterClient();
  const { scope, sourcesInUse } = counts;
  const hasWallRoom = useHasWallRoom();
  const { key: cameraKey, at: camera } = useOpeningCamera(settled);
  return useMemo(
    () =>
      toMapScene({
        region: scope.region,
        root: context.rootRegion,
        regions,
        kinds,
        rollUp: scope.rollUp,
        filter: scope.filter,
        drawn: toDrawnFilter(scope.filter, url.mode),
        sourcesInUse,
        measure: toAnalysisMode(url.mode) === null ? toCountMode(url.mode) : null,
        theme: url.theme === 'wall' && !hasWallRoom ? 'dark' : url.theme,
        language: url.lang,
        selected,
        pulses,
        approvalNumber: config.mapApprovalNumber,
        camera,
        cameraKey,
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
      hasWallRoom,
      url.lang,
      selected,
      pulses,
      config,
      camera,
      cameraKey,
      settledZoom,
    ],
  );
};

/** Where `ui/tokens.css` gives the wall's theme its sizes: symbols and names of the map grow with them. */
const WALL_ROOM = '(min-width: 2560px)';

const useHasWallRoom = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const room = window.matchMedia(WALL_ROOM);
      room.addEventListener('change', listener);
      return () => room.removeEventListener('change', listener);
    },
    () => window.matchMedia(WALL_ROOM).matches,
  );
