import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind } from '../../domain/counting.ts';
import { toLinkCounts, type KindCounts, type LinkCounts, type RollUp } from '../../domain/roll-up.ts';

export type RankingMeasure = 'missing' | 'rate';

export interface RankedRegion {
  readonly adcode: string;
  readonly counts: readonly KindCounts[];
  readonly links: LinkCounts;
}

export interface RestRow {
  readonly regionCount: number;
  readonly counts: readonly KindCounts[];
  readonly links: LinkCounts;
}

export interface Ranking {
  readonly rows: readonly RankedRegion[];
  /** What the list leaves out, with its sum; `null` when nothing is left out. */
  readonly rest: RestRow | null;
  /** Children where nothing is registered: neither best nor worst, so they are not ranked. */
  readonly emptyCount: number;
  /** Rows in no county; `null` when there are none. They belong to no child and to the sum of the country alone. */
  readonly unplaced: LinkCounts | null;
}

/** Worst first: most not linked, or lowest rate; ties by the other measure, then by code. */
const compare =
  (measure: RankingMeasure) =>
  (a: RankedRegion, b: RankedRegion): number => {
    const byMissing = b.links.notLinked - a.links.notLinked;
    const byRate = (a.links.linkedRate ?? 1) - (b.links.linkedRate ?? 1);
    return (measure === 'missing' ? byMissing || byRate : byRate || byMissing) || a.adcode.localeCompare(b.adcode);
  };

const addLinks = (rows: readonly RankedRegion[]): LinkCounts => {
  const registered = rows.reduce((sum, { links }) => sum + links.registered, 0);
  const linked = rows.reduce((sum, { links }) => sum + links.linked, 0);
  return {
    registered,
    linked,
    notLinked: registered - linked,
    // The filter is one and the same for all of them.
    linkedRate: rows.every(({ links }) => links.linkedRate === null) ? null : linked / registered,
  };
};

/** Most not linked of any child, before any filter: what the longest bar stands for, whatever is filtered. */
export const toRankingScale = (unfiltered: RollUp | null, kind: string): number =>
  Math.max(
    0,
    ...(unfiltered?.children ?? []).map(({ kinds }) => {
      const merged = mergeKind(kinds, kind);
      return merged === null ? 0 : toLinkCounts(merged.codes).notLinked;
    }),
  );

/**
 * Children of the region by what the monitoring of one kind misses; obeys every filter but that of links.
 * A rest of one region is shown by its name: a row for the rest takes as much room.
 */
export const toRanking = (scope: CountScope, kind: string, measure: RankingMeasure, rowLimit: number): Ranking => {
  const { rollUp, filter } = scope;
  const children = rollUp?.children ?? [];
  const ranked = children.flatMap((child): RankedRegion[] => {
    const merged = mergeKind(child.kinds, kind);
    const links = merged === null ? null : toLinkCounts(merged.codes, filter, kind);
    return merged === null || links === null || links.registered === 0
      ? []
      : [{ adcode: child.adcode, counts: [merged], links }];
  });
  ranked.sort(compare(measure));
  const cut = ranked.length <= rowLimit + 1 ? ranked.length : rowLimit;
  const left = ranked.slice(cut);
  const unplaced = mergeKind(rollUp?.unplaced ?? [], kind);
  const unplacedLinks = unplaced === null ? null : toLinkCounts(unplaced.codes, filter, kind);
  return {
    rows: ranked.slice(0, cut),
    rest:
      left.length === 0
        ? null
        : { regionCount: left.length, counts: left.flatMap(({ counts }) => counts), links: addLinks(left) },
    emptyCount: children.length - ranked.length,
    unplaced: unplacedLinks === null || unplacedLinks.registered === 0 ? null : unplacedLinks,
  };
};
