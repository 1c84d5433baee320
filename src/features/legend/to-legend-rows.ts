import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind, totalOfKinds, visibleKinds } from '../../domain/counting.ts';
import { LEVEL_KEYS, type LevelKey, type LinkStatus, type WarningLevel } from '../../domain/levels.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { sumCodes, type CodeFilter } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { LinkState } from '../../domain/symbol.ts';

/** One number of the matrix. `value` is `null` when no register of the kind answered: shown —, never 0. */
export interface LegendCell {
  /** `null` in the column of totals. */
  readonly kind: string | null;
  readonly value: number | null;
  /** Synthetic and real stand side by side: not added. */
  readonly isMixed: boolean;
  readonly counts: readonly KindCounts[];
  /** The filter this cell obeys: without the dimension of its row, and of its column. */
  readonly obeys: SiteFilter;
}

export type LegendRow =
  | { readonly group: 'level'; readonly level: LevelKey; readonly isOn: boolean; readonly cells: readonly LegendCell[] }
  | {
      readonly group: 'link';
      readonly state: LinkState;
      readonly link: LinkStatus | null;
      readonly isOn: boolean;
      readonly cells: readonly LegendCell[];
    }
  | { readonly group: 'registered'; readonly cells: readonly LegendCell[] };

/** Rows of link states, in the order of the legend; `late` is part of linked and no link status. */
const STATES: readonly LinkState[] = ['linked', 'late', 'offline', 'not-linked', 'partial', 'not-applicable'];

/** How a row reads one register: a number of its rows. */
type Count = (counts: KindCounts) => number;

interface RowRule {
  readonly count: Count;
  /** The filter without the row's own dimension. */
  readonly obeys: SiteFilter;
  /** Flags that the row itself stands for, by kind: the figure says so in its filter. */
  readonly flagOf?: (kind: string) => string;
}

const toCells = (scope: CountScope, kindIds: readonly string[], rule: RowRule): readonly LegendCell[] => {
  const all = scope.rollUp?.region.kinds ?? [];
  const withFlags = (kinds: readonly string[]): readonly string[] => {
    const flags = rule.flagOf ? kinds.map(rule.flagOf) : [];
    return [...new Set([...rule.obeys.flags, ...flags])].sort();
  };
  const cells = kindIds.map((kind): LegendCell => {
    const merged = mergeKind(all, kind);
    const obeys = { ...rule.obeys, kinds: null, flags: withFlags([kind]) };
    const counts = merged === null ? [] : [merged];
    return { kind, value: merged === null ? null : rule.count(merged), isMixed: false, counts, obeys };
  });
  const visible = visibleKinds(kindIds, scope.filter);
  const total = totalOfKinds(all, visible);
  return [
    ...cells,
    {
      kind: null,
      value: total.state === 'sum' ? total.counts.reduce((sum, counts) => sum + rule.count(counts), 0) : null,
      isMixed: total.state === 'mixed',
      counts: total.counts,
      obeys: { ...rule.obeys, kinds: scope.filter.kinds, flags: withFlags(visible) },
    },
  ];
};

const LATE_FACET_INDEX = 0;

const toStateRule = (state: LinkState, filter: SiteFilter): RowRule => {
  const obeys: SiteFilter = { ...filter, links: null };
  if (state !== 'late') return { count: ({ codes }) => sumCodes(codes, { ...filter, links: [state] }), obeys };
  const late: CodeFilter = { ...filter, links: ['linked'] };
  return {
    count: ({ facets }) => sumCodes(facets[LATE_FACET_INDEX] ?? [], late),
    obeys,
    flagOf: (kind) => `${kind}.late`,
  };
};

/** The matrix of levels, link states and registered × kinds; each row ignores the filter of its own dimension. */
export const toLegendRows = (scope: CountScope, kindIds: readonly string[]): readonly LegendRow[] => {
  const { filter } = scope;
  const levels = LEVEL_KEYS.map((level): LegendRow => {
    const rule: RowRule = {
      count: ({ codes }) => sumCodes(codes, { ...filter, levels: [level] }),
      obeys: { ...filter, levels: null },
    };
    return {
      group: 'level',
      level,
      isOn: filter.levels?.includes(level) ?? false,
      cells: toCells(scope, kindIds, rule),
    };
  });
  const visible = visibleKinds(kindIds, filter);
  const states = STATES.map((state): LegendRow => {
    const link = state === 'late' ? null : state;
    const isOn =
      link === null
        ? visible.length > 0 && visible.every((kind) => filter.flags.includes(`${kind}.late`))
        : (filter.links?.includes(link) ?? false);
    return { group: 'link', state, link, isOn, cells: toCells(scope, kindIds, toStateRule(state, filter)) };
  });
  const registered: RowRule = {
    count: ({ codes }) => sumCodes(codes, { ...filter, links: null }),
    obeys: { ...filter, links: null },
  };
  return [...levels, ...states, { group: 'registered', cells: toCells(scope, kindIds, registered) }];
};

export interface WarningEntry {
  readonly warning: WarningLevel;
  readonly isOn: boolean;
  readonly cell: LegendCell;
}

/** Live warnings of the visible kinds together, red first; ignores the filter of warnings. */
export const toWarningEntries = (scope: CountScope, kindIds: readonly string[]): readonly WarningEntry[] =>
  ([1, 2, 3, 4] as const).map((warning) => {
    const { filter } = scope;
    const cells = toCells(scope, kindIds, {
      count: ({ codes }) => sumCodes(codes, { ...filter, warnings: [warning] }),
      obeys: { ...filter, warnings: null },
    });
    const cell = cells[cells.length - 1];
    if (cell === undefined) throw new Error('a row of the legend has no total');
    return { warning, isOn: filter.warnings?.includes(warning) ?? false, cell };
  });

export interface FacetEntry {
  readonly kind: string;
  /** `kind.facet` */
  readonly flag: string;
  readonly isOn: boolean;
  readonly cell: LegendCell;
}

/**
 * One entry a facet that a visible kind declares. The roll-up already obeys the flags that are on, so an entry tells
 * what would be left with its own flag as well.
 */
export const toFacetEntries = (
  scope: CountScope,
  kinds: readonly { readonly id: string; readonly facets: readonly { readonly id: string }[] }[],
): readonly FacetEntry[] => {
  const { filter } = scope;
  const visible = visibleKinds(
    kinds.map(({ id }) => id),
    filter,
  );
  return kinds
    .filter(({ id }) => visible.includes(id))
    .flatMap(({ id, facets }) =>
      facets.map((facet, index): FacetEntry => {
        const flag = `${id}.${facet.id}`;
        const merged = mergeKind(scope.rollUp?.region.kinds ?? [], id);
        const value = merged === null ? null : sumCodes(merged.facets[index + 1] ?? [], filter);
        const flags = [...new Set([...filter.flags, flag])].sort();
        const cell: LegendCell = {
          kind: id,
          value,
          isMixed: false,
          counts: merged === null ? [] : [merged],
          obeys: { ...filter, kinds: null, flags },
        };
        return { kind: id, flag, isOn: filter.flags.includes(flag), cell };
      }),
    );
};

/** Rows in no county, of the visible kinds; `null` when there are none, or when they may not be added. */
export const toUnplacedCell = (scope: CountScope, kindIds: readonly string[]): LegendCell | null => {
  const { filter } = scope;
  const total = totalOfKinds(scope.rollUp?.unplaced ?? [], visibleKinds(kindIds, filter));
  if (total.state === 'none') return null;
  const value = total.state === 'sum' ? sumCodes(total.codes, filter) : null;
  return value === 0
    ? null
    : { kind: null, value, isMixed: total.state === 'mixed', counts: total.counts, obeys: filter };
};
