import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { TWO_YEARS_IN_WEEKS } from '../../domain/history.ts';
import type { Region } from '../../domain/region-index.ts';
import { toRegionRate, type RegionRate } from '../../domain/region-rate.ts';
import type { PageQuery, RegisterState, SiteRow } from '../../domain/register-client.ts';
import type { RollUp } from '../../domain/roll-up.ts';
import { NO_FILTER, type SiteFilter } from '../../domain/site-filter.ts';
import { rankByRate, type RateRank } from '../../domain/small-count.ts';
import { toFacts, type RegionFacts } from '../../features/region-sentence/to-facts.ts';
import type { RegionTrendData } from '../../features/region-trend/region-trend.tsx';
import { toTrend } from '../../features/trend/to-trend.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import {
  useBoardConfig,
  useHistory,
  useRegions,
  useRollUp,
  useSitePage,
  useSourcesInUse,
} from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import { toPanelState, type PanelState } from '../../ui/panel-state.ts';
import { printFilter } from '../../url/codec.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useNow } from '../use-now.ts';

const WORST_ROWS = 8;

/** Everything that the page says of its region; each part `null` until it is known. */
export interface RegionAnswers {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly registers: readonly RegisterState[];
  readonly sentence: RegionFacts;
  /** The region above it, unless it is the board's own root. */
  readonly parent: Region | undefined;
  readonly parentRollUp: RollUp | null;
  /** With the region itself; empty at the root. */
  readonly siblings: readonly RegionRate[] | null;
  readonly below: readonly RegionRate[];
  readonly worst: { readonly rows: readonly SiteRow[]; readonly total: number } | null;
  readonly trend: RegionTrendData | null;
}

/**
 * The region of the address, whole: filters of the map do not apply, or a sentence that leaves out the yellow would read
 * as one about everything. Sources do apply: they say which registers are true.
 */
export const useRegionAnswers = (): RegionAnswers => {
  const { registers: kinds } = useHazards();
  const { region: adcode, sources } = useUrlState();
  const regions = useRegions();
  const nowMs = useNow();
  const kindIds = useMemo(() => kinds.map(({ id }) => id), [kinds]);
  const filter = useMemo<SiteFilter>(() => ({ ...NO_FILTER, sources }), [sources]);
  const region = mustRegion(regions.get(adcode), adcode);
  const { state, registers, sourceName } = useRegisters(kindIds);
  const rollUp = useRegionRollUp(adcode, sources);
  useReady('region-counts', rollUp.isReady);
  const parent = useParent(region);
  const above = useRegionRollUp(parent?.adcode ?? adcode, sources);
  useReady('region-siblings', above.isReady);
  const scope = useMemo<CountScope>(
    () => ({ rollUp: rollUp.data, region, filter, printFilter, sourceName }),
    [rollUp.data, region, filter, sourceName],
  );
  const parentRollUp = parent === undefined ? null : above.data;
  const siblings = useMemo(() => {
    if (parent === undefined) return [];
    return parentRollUp?.children.map((child) => toRegionRate(child, kindIds)) ?? null;
  }, [parent, parentRollUp, kindIds]);
  const rank: RateRank = rankByRate(siblings ?? []).get(adcode) ?? { state: 'none' };
  return {
    kinds,
    scope,
    state,
    nowMs,
    registers,
    sentence: toFacts({ scope, kinds, parent, rank, state, registers }),
    parent,
    parentRollUp,
    siblings,
    below: useMemo(
      () => rollUp.data?.children.map((child) => toRegionRate(child, kindIds)) ?? [],
      [rollUp.data, kindIds],
    ),
    worst: useWorst(adcode, filter, kindIds),
    trend: useTrend(adcode, filter, kindIds),
  };
};

/** @throws when the code is not a division: the codec never lets such an address through */
const mustRegion = (region: Region | undefined, adcode: string): Region => {
  if (region === undefined) throw new Error(`no division ${adcode}`);
  return region;
};

const useParent = ({ adcode, parent }: Region): Region | undefined => {
  const regions = useRegions();
  const { context } = useUrlStore();
  return parent === null || adcode === context.rootRegion ? undefined : regions.get(parent);
};

/** Data of another region are not this one's: better none for a moment. */
const useRegionRollUp = (region: string, sources: readonly string[] | null) => {
  const answer = useRollUp({ region, kinds: null, flags: [], sources });
  const data = answer.data?.region.adcode === region ? answer.data : null;
  return { data, isReady: answer.isReady && data !== null };
};

const useRegisters = (kindIds: readonly string[]) => {
  const { sources } = useUrlState();
  const nowMs = useNow();
  const config = useBoardConfig();
  const states = useLocalisedStates();
  const inUse = useSourcesInUse(sources);
  const registers = useMemo(
    () => onlyInUse(states, inUse).filter(({ kind }) => kindIds.includes(kind)),
    [states, inUse, kindIds],
  );
  const state = toPanelState(registers, nowMs, {
    lateAfterMinutes: config.registerLateAfterMinutes,
    lostAfterMinutes: config.registerLostAfterMinutes,
  });
  const sourceName = useMemo(() => {
    const names = new Map(states.map((register) => [register.source, register.sourceName]));
    return (source: string): string => names.get(source) ?? source;
  }, [states]);
  return { registers, state, sourceName };
};

/** Red sites come before all others in the order of the page, so that "red or not linked" is one list after the other. */
const useWorst = (region: string, filter: SiteFilter, kinds: readonly string[]): RegionAnswers['worst'] => {
  const common = { region, sort: 'worst-first', offset: 0, limit: WORST_ROWS } as const satisfies Partial<PageQuery>;
  const red = useSitePage({ ...common, filter: { ...filter, kinds, levels: ['1'] } });
  const unseen = useSitePage({
    ...common,
    filter: { ...filter, kinds, levels: ['2', '3', '4', 'unassessed'], links: ['not-linked', 'partial'] },
  });
  useReady('region-worst', red.isReady && unseen.isReady);
  if (red.data === undefined || unseen.data === undefined || red.isPlaceholder || unseen.isPlaceholder) return null;
  return {
    rows: [...red.data.rows, ...unseen.data.rows].slice(0, WORST_ROWS),
    total: red.data.total + unseen.data.total,
  };
};

const useTrend = (region: string, filter: SiteFilter, kinds: readonly string[]): RegionTrendData | null => {
  const answer = useHistory({ region, filter: { ...filter, kinds }, weeks: TWO_YEARS_IN_WEEKS });
  useReady('region-trend', answer.isReady || answer.error !== null);
  const history = answer.isPlaceholder ? null : (answer.data ?? null);
  return useMemo(() => (history === null ? null : toTrend(history, kinds)), [history, kinds]);
};
