import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { nextScene, type Rotation } from '../../domain/rotation.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { visibleKinds } from '../../domain/counting.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useBoardConfig, useClock, useRegions, useRollUp, useSourcesInUse } from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import { toPanelState, type PanelState } from '../../ui/panel-state.ts';
import { toFilter } from '../../url/board-state.ts';
import { printFilter } from '../../url/codec.ts';
import { useUrlState } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useNow } from '../use-now.ts';
import { toCandidates } from './to-scenes.ts';
import { useRotation } from './use-rotation.ts';
import { toRollUpQuery, useSceneData, type SceneAnswer } from './use-scene-data.ts';

export interface Wall {
  readonly rotation: Rotation;
  readonly dwellMs: number;
  /** adcode of what comes next; `null` where the wall has one scene only. */
  readonly next: string | null;
  readonly data: SceneAnswer;
  readonly scope: CountScope;
  readonly listFilter: SiteFilter;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly kindIds: readonly string[];
}

/** Everything the wall shows now: the rotation's scene once its data have come, until then the scene before. */
export const useWall = (): Wall => {
  const url = useUrlState();
  const clock = useClock();
  const { registers } = useHazards();
  const filter = useMemo(() => toFilter(url), [url]);
  const kindIds = useMemo(() => registers.map(({ id }) => id), [registers]);
  const dwellMs = url.dwell * 1_000;
  const candidates = useCandidates(url.region, filter, kindIds);
  const rotation = useRotation(clock, url.region, dwellMs, candidates);
  const listFilter = useMemo<SiteFilter>(
    () => ({ ...filter, kinds: visibleKinds(kindIds, filter), links: ['not-linked'] }),
    [filter, kindIds],
  );
  const data = useSceneData(rotation.scene, filter, listFilter);
  const scope = useScope(data, filter);
  const nowMs = useNow();
  useReady('wall', data.isReady);
  return {
    rotation,
    dwellMs,
    next: candidates.length === 0 ? null : nextScene(rotation, candidates),
    data,
    scope,
    listFilter,
    state: useTrust(nowMs),
    nowMs,
    kindIds,
  };
};

/** Children of the wall's own region that have a turn; the same array while they are the same. */
const useCandidates = (base: string, filter: SiteFilter, kindIds: readonly string[]): readonly string[] => {
  const { data } = useRollUp(toRollUpQuery(base, filter));
  const list = toCandidates(data?.region.adcode === base ? data : null, visibleKinds(kindIds, filter)).join();
  return useMemo(() => (list === '' ? [] : list.split(',')), [list]);
};

/** What the panels count, of the region on screen. */
const useScope = (data: SceneAnswer, filter: SiteFilter): CountScope => {
  const regions = useRegions();
  const registers = useLocalisedStates();
  const region = regions.get(data.region);
  if (region === undefined) throw new Error(`no division ${data.region}`);
  const { rollUp } = data;
  return useMemo(() => {
    const names = new Map(registers.map((register) => [register.source, register.sourceName]));
    return { rollUp, region, filter, printFilter, sourceName: (source) => names.get(source) ?? source };
  }, [rollUp, region, filter, registers]);
};

/** How far the registers in use can be trusted now. */
const useTrust = (nowMs: number): PanelState => {
  const { sources } = useUrlState();
  const config = useBoardConfig();
  return toPanelState(onlyInUse(useLocalisedStates(), useSourcesInUse(sources)), nowMs, {
    lateAfterMinutes: config.registerLateAfterMinutes,
    lostAfterMinutes: config.registerLostAfterMinutes,
  });
};
