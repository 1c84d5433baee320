import type { CountScope } from '../../domain/count-scope.ts';
import { totalOfKinds, visibleKinds, type KindsTotal } from '../../domain/counting.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

interface Kind {
  readonly id: string;
  readonly isRegister: boolean;
}

const idsOf = (kinds: readonly Kind[], isRegister: boolean, filter: SiteFilter): readonly string[] =>
  visibleKinds(
    kinds.filter((kind) => kind.isRegister === isRegister).map(({ id }) => id),
    filter,
  );

/**
 * Kinds that the table lists: the registers that the filter lets through, as the legend counts them. What is in no
 * register (reference sites) is listed only where the filter asks for nothing else.
 */
export const toTableKinds = (kinds: readonly Kind[], filter: SiteFilter): readonly string[] => {
  const registers = idsOf(kinds, true, filter);
  return registers.length > 0 ? registers : idsOf(kinds, false, filter);
};

/** One number of rows that may be added up, with the registers it counts. */
export interface RowCount {
  readonly value: number;
  readonly counts: readonly KindCounts[];
}

const toRowCount = (counts: readonly KindCounts[], filter: SiteFilter): RowCount => ({
  value: counts.reduce((sum, { codes }) => sum + sumCodes(codes, filter), 0),
  counts,
});

export type TableTotal =
  | { readonly state: 'none' }
  | { readonly state: 'sum'; readonly all: RowCount }
  /** Both stand in the table and are never added. */
  | { readonly state: 'mixed'; readonly real: RowCount; readonly synthetic: RowCount };

/** How many rows the table has by the roll-up. */
export const toTableTotal = (scope: CountScope, kinds: readonly Kind[]): TableTotal => {
  const { rollUp, filter } = scope;
  const total: KindsTotal = totalOfKinds(rollUp?.region.kinds ?? [], toTableKinds(kinds, filter));
  if (total.state === 'none') return total;
  if (total.state === 'sum') return { state: 'sum', all: toRowCount(total.counts, filter) };
  const part = (isSynthetic: boolean): RowCount =>
    toRowCount(
      total.counts.filter((each) => each.isSynthetic === isSynthetic),
      filter,
    );
  return { state: 'mixed', real: part(false), synthetic: part(true) };
};

/** Sites on the map that are in no register and so not in the table; `null` when there are none. */
export const toOthers = (
  scope: CountScope,
  kinds: readonly Kind[],
): (RowCount & { readonly kindIds: readonly string[] }) | null => {
  const kindIds = idsOf(kinds, false, scope.filter);
  if (idsOf(kinds, true, scope.filter).length === 0) return null;
  const own = (scope.rollUp?.region.kinds ?? []).filter(({ kind }) => kindIds.includes(kind));
  const count = toRowCount(own, scope.filter);
  return count.value === 0 || new Set(own.map(({ isSynthetic }) => isSynthetic)).size > 1
    ? null
    : { ...count, kindIds };
};

/**
 * Rows of the table that the map cannot show. Rows without coordinates never enter a register; where positions are
 * shown by county, a site in no county has none that may be shown. Those count in the country alone.
 */
export const toWithoutPosition = (scope: CountScope, kinds: readonly Kind[], isByCounty: boolean): RowCount | null => {
  if (!isByCounty || scope.region.level !== 'country') return null;
  const listed = toTableKinds(kinds, scope.filter);
  const own = (scope.rollUp?.unplaced ?? []).filter(({ kind }) => listed.includes(kind));
  if (new Set(own.map(({ isSynthetic }) => isSynthetic)).size > 1) return null;
  const count = toRowCount(own, scope.filter);
  return count.value === 0 ? null : count;
};
