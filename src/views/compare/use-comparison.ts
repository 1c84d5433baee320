import { useMemo } from 'react';
import { toIndicators } from '../../domain/comparison-indicators.ts';
import { toComparisonRow, type ComparedRegion, type ComparisonRow } from '../../domain/comparison.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import { totalOfKinds, visibleKinds } from '../../domain/counting.ts';
import { TWO_YEARS_IN_WEEKS, type History } from '../../domain/history.ts';
import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';
import type { Region } from '../../domain/region-index.ts';
import type { RollUp } from '../../domain/roll-up.ts';
import { hasConditions } from '../../domain/row-conditions.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { ComparedColumn, CompareTableProps, LevelMixCell } from '../../features/compare-table/props.ts';
import type { ComparedTrend } from '../../features/compare-trend/props.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { Population } from '../../register/population/use-population.ts';
import { useEnterpriseCounts } from '../../register/register-context.tsx';
import { toFilter } from '../../url/board-state.ts';
import { printFilter } from '../../url/codec.ts';
import { useUrlState } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useHistories, useRollUps } from './use-answers.ts';

export interface Comparison {
  readonly filter: SiteFilter;
  /** Registers that the filter lets through; empty when it lets none. */
  readonly kinds: readonly HazardKind[];
  readonly rollUps: readonly (RollUp | null)[];
  readonly table: CompareTableProps;
  /** Registered, not linked and linked rate as absolute numbers, whatever the switch says: for the heads of the maps. */
  readonly headRows: readonly ComparisonRow[];
  readonly sourceName: (source: string) => string;
  /** A defect between page and worker, in words. */
  readonly fault: string | null;
}

/** All figures of the address's comparison, from one roll-up a region. */
export const useComparison = (shown: readonly Region[], population: Population): Comparison => {
  const url = useUrlState();
  const { registers } = useHazards();
  const sourceName = useSourceName();
  const filter = useMemo(() => toFilter(url), [url]);
  const kinds = useMemo(() => {
    const ids = registers.map(({ id }) => id);
    const visible = visibleKinds(ids, filter);
    return registers.filter(({ id }) => visible.includes(id));
  }, [registers, filter]);
  const { flags, sources } = url;
  const { period, event, reasons } = filter;
  const conditions = { period, event, reasons };
  const { answers, isReady } = useRollUps(
    shown.map(({ adcode }) => ({
      region: adcode,
      kinds: null,
      flags,
      sources,
      ...(hasConditions(conditions) ? { conditions } : {}),
    })),
  );
  const regions = useCompared(
    shown,
    answers.map(({ data }) => data),
    population,
  );
  useReady('compare-counts', isReady && population.isReady);
  const columns = regions.map((region, index): ComparedColumn => ({
    ...region,
    scope: { rollUp: answers[index]?.data ?? null, region: region.region, filter, printFilter, sourceName },
  }));
  const toRows = (per: typeof url.per): readonly ComparisonRow[] =>
    toIndicators({ kinds, per, hasPopulation: population.table !== null }).map((indicator) =>
      toComparisonRow(indicator, regions, filter),
    );
  return {
    filter,
    kinds,
    rollUps: answers.map(({ data }) => data),
    table: {
      columns,
      kinds,
      rows: toRows(url.per),
      mixes: columns.map((column) => toMix(column, kinds, filter)),
      populationSource: population.table === null ? null : `${population.table.fileName} (${population.table.asOf})`,
    },
    headRows: toRows('count').filter(({ indicator }) => ['not-linked', 'linked-rate'].includes(indicator.id)),
    sourceName,
    fault: answers.find(({ error }) => error !== null)?.error?.message ?? null,
  };
};

const useSourceName = (): ((source: string) => string) => {
  const registers = useLocalisedStates();
  return useMemo(() => {
    const names = new Map(registers.map((register) => [register.source, register.sourceName]));
    return (source) => names.get(source) ?? source;
  }, [registers]);
};

const useCompared = (
  shown: readonly Region[],
  rollUps: readonly (RollUp | null)[],
  population: Population,
): readonly ComparedRegion[] => {
  const adcodes = useMemo(() => shown.map(({ adcode }) => adcode), [shown]);
  const enterprises = useEnterpriseCounts(adcodes);
  useReady('compare-enterprises', adcodes.length === 0 || enterprises.isReady || enterprises.error !== null);
  const { data } = enterprises;
  return shown.map((region, index): ComparedRegion => {
    const { adcode } = region;
    return {
      region,
      counts: rollUps[index]?.region ?? 'pending',
      // Of the regions before, while the answer for these is on its way.
      enterprises: data === null ? null : (data?.find((counts) => counts.adcode === adcode) ?? 'pending'),
      people: population.isReady ? (population.lookup?.of(adcode) ?? null) : 'pending',
    };
  });
};

const toMix = ({ counts }: ComparedRegion, kinds: readonly HazardKind[], filter: SiteFilter): LevelMixCell => {
  const total = totalOfKinds(
    counts === 'pending' ? [] : counts.kinds,
    kinds.map(({ id }) => id),
  );
  if (total.state !== 'sum') return { total, levels: null };
  const entries = LEVEL_KEYS.map((level) => [level, sumCodes(total.codes, { ...filter, levels: [level] })] as const);
  return { total, levels: Object.fromEntries(entries) as Record<LevelKey, number> };
};

export interface ComparedTrends {
  readonly trends: readonly ComparedTrend[];
  readonly root: History | null;
}

/** Two years of the focus kind for every region and for the board's root, which is the thin line in all of them. */
export const useComparedTrends = (
  scopes: readonly CountScope[],
  kind: HazardKind | undefined,
  root: string,
): ComparedTrends => {
  const asked = kind === undefined || scopes.length === 0 ? [] : [...scopes.map(({ region }) => region.adcode), root];
  const { answers, isReady } = useHistories(
    asked.map((region) => ({
      region,
      filter: { ...(scopes[0]?.filter as SiteFilter), kinds: kind === undefined ? null : [kind.id], links: null },
      weeks: TWO_YEARS_IN_WEEKS,
    })),
  );
  useReady('compare-trends', asked.length === 0 || isReady);
  return {
    trends: scopes.map((scope, index) => ({
      scope,
      history: answers[index]?.data ?? null,
      fault: answers[index]?.error?.message ?? null,
    })),
    root: answers[scopes.length]?.data ?? null,
  };
};
