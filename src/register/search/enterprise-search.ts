import type { EnterpriseHit } from '../../domain/site-search.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { isFullyLinked, type EnterpriseTable } from '../enterprises.ts';
import { matchRows, rangesIn, takeBest } from './match-rows.ts';
import { PartIndex, type IndexedText, type Pause } from './part-index.ts';
import type { PlaceTerm } from './place-terms.ts';

const WIDTH = 3;
/** Parts of a unified social credit code (GB 32100): the whole, the division of registration, the organisation. */
const CREDIT_CODE_STARTS = [0, 2, 8];

/** The enterprises with the index of their names and codes. */
export interface FindableEnterprises {
  readonly table: EnterpriseTable;
  readonly index: PartIndex;
}

export const indexEnterprises = (table: EnterpriseTable, pause: Pause): Promise<PartIndex> => {
  const texts: IndexedText[] = [];
  table.ids.forEach((id, row) => {
    const code = table.creditCodes[row] ?? '';
    const starts = CREDIT_CODE_STARTS.filter((start) => start < code.length);
    texts.push({ text: nameOf(table, row) }, { text: table.names[row] === '' ? '' : id }, { text: code, starts });
  });
  return PartIndex.build(texts, pause);
};

const nameOf = (table: EnterpriseTable, row: number): string => table.names[row] || (table.ids[row] ?? '');

interface Found {
  readonly row: number;
  readonly order: number;
}

/** Unassessed after the four levels. */
const LEVEL_RANKS = [4, 0, 1, 2, 3];

/** Rank, then the worst level, then those with an unlinked source before those without. */
const toOrder = (table: EnterpriseTable, row: number, rank: number): number =>
  (rank * LEVEL_RANKS.length + (LEVEL_RANKS[table.worstLevels[row] ?? 0] ?? 4)) * 2 + Number(isFullyLinked(table, row));

/** A site to show for an enterprise, by its id. */
type SiteOf = (enterprise: string) => EnterpriseHit['site'];

const orNull = (count: number | undefined): number | null => (count === undefined || count < 0 ? null : count);

/** Enterprises by name, id and credit code, best first; `siteOf` is asked for those handed out alone. */
export const findEnterprises = (
  { table, index }: FindableEnterprises,
  terms: readonly PlaceTerm[],
  limit: number,
  regions: RegionIndex,
  siteOf: SiteOf,
): { readonly hits: readonly EnterpriseHit[]; readonly total: number } => {
  const countyOf = (row: number): number => regions.countyIndexOf(String(table.adcodes[row] ?? 0));
  const ranks = matchRows(
    { index, width: WIDTH },
    terms.map(({ text, includes }) => ({
      text,
      isPlaceOf: includes === null ? null : (row: number) => includes(countyOf(row)),
    })),
  );
  const ordered = function* (): Generator<Found> {
    for (const [row, rank] of ranks) yield { row, order: toOrder(table, row, rank) };
  };
  const texts = terms.map((term) => term.text);
  const hits = takeBest(ordered(), limit, (a, b) => a.order - b.order || a.row - b.row).map(
    ({ row }): EnterpriseHit => {
      const id = table.ids[row] ?? '';
      const adcode = table.adcodes[row] ?? -1;
      return {
        type: 'enterprise',
        id,
        name: nameOf(table, row),
        adcode: adcode > 0 ? String(adcode) : null,
        siteCount: orNull(table.siteCounts[row]),
        linkedCount: orNull(table.linkedCounts[row]),
        ranges: rangesIn(index, row * WIDTH, texts),
        site: siteOf(id),
      };
    },
  );
  return { hits, total: ranks.size };
};
