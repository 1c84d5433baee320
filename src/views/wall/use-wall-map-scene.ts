import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { toMapScene } from '../../features/map-scene/to-map-scene.ts';
import type { MapScene } from '../../map/scene.ts';
import { useBoardConfig, useRegions, useRegisterClient, useSourcesInUse } from '../../register/register-context.tsx';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';

/** The scene's map as any view would draw it, in the wall's own look unless daylight is asked for; filled by the gap. */
export const useWallMapScene = (scope: CountScope): MapScene => {
  const { lang, theme, sources } = useUrlState();
  const { context } = useUrlStore();
  const regions = useRegions();
  const config = useBoardConfig();
  const { kinds } = useRegisterClient();
  const sourcesInUse = useSourcesInUse(sources);
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
        measure: 'gap',
        theme: theme === 'daylight' ? 'daylight' : 'wall',
        language: lang,
        selected: null,
        pulses: [],
        approvalNumber: config.mapApprovalNumber,
        camera: null,
        settledZoom: null,
      }),
    [scope, context, regions, kinds, sourcesInUse, theme, lang, config],
  );
};
