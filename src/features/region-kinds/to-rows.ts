import { mergeKind, totalOfKinds } from '../../domain/counting.ts';
import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';
import { toLinkCounts, type KindCounts, type LinkCounts } from '../../domain/roll-up.ts';
import { EVERY_CODE, sumCodes } from '../../domain/site-code.ts';

export interface FlagCount {
  /** `kind.facet` */
  readonly flag: string;
  readonly facet: string;
  readonly sites: number;
  readonly notLinked: number;
}

/** One kind, or all of them, by level and by link. */
export interface KindRow {
  /** `null` in the row of totals. */
  readonly kind: string | null;
  readonly counts: readonly KindCounts[];
  /** `null` when no register of the kind answered, and where synthetic and real rows may not be added: never 0. */
  readonly levels: Readonly<Record<LevelKey, number>> | null;
  readonly links: LinkCounts | null;
  readonly isMixed: boolean;
  readonly flags: readonly FlagCount[];
}

interface KindLike {
  readonly id: string;
  readonly facets: readonly { readonly id: string }[];
}

const toLevels = (codes: ArrayLike<number>): Readonly<Record<LevelKey, number>> =>
  Object.fromEntries(LEVEL_KEYS.map((level) => [level, sumCodes(codes, { ...EVERY_CODE, levels: [level] })])) as Record<
    LevelKey,
    number
  >;

const toFlags = ({ id, facets }: KindLike, merged: KindCounts): readonly FlagCount[] =>
  facets.map((facet, index) => {
    // Facet 0 is `late`, which every register has and which is freshness, not a mark of the site.
    const links = toLinkCounts(merged.facets[index + 1] ?? []);
    return { flag: `${id}.${facet.id}`, facet: facet.id, sites: links.registered, notLinked: links.notLinked };
  });

/** One row a kind in their order, then the total of all. */
export const toKindRows = (counts: readonly KindCounts[], kinds: readonly KindLike[]): readonly KindRow[] => {
  const rows = kinds.map((kind): KindRow => {
    const merged = mergeKind(counts, kind.id);
    if (merged === null) return { kind: kind.id, counts: [], levels: null, links: null, isMixed: false, flags: [] };
    return {
      kind: kind.id,
      counts: [merged],
      levels: toLevels(merged.codes),
      links: toLinkCounts(merged.codes),
      isMixed: false,
      flags: toFlags(kind, merged),
    };
  });
  const total = totalOfKinds(
    counts,
    kinds.map(({ id }) => id),
  );
  const isSum = total.state === 'sum';
  return [
    ...rows,
    {
      kind: null,
      counts: total.counts,
      levels: isSum ? toLevels(total.codes) : null,
      links: isSum ? toLinkCounts(total.codes) : null,
      isMixed: total.state === 'mixed',
      flags: [],
    },
  ];
};
