import { LEVEL_KEYS } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteHit } from '../../domain/site-search.ts';
import { LINK_RANKS } from '../site-page.ts';
import { nameAt, toSiteRow, type Card } from '../site-rows.ts';
import type { SiteTable } from '../site-table.ts';
import { matchRows, rangesIn, takeBest } from './match-rows.ts';
import { PartIndex, type IndexedText, type Pause } from './part-index.ts';
import type { PlaceTerm } from './place-terms.ts';

const WIDTH = 2;

/** A register with the text of its sites, once that has come. */
export interface NamedTable {
  readonly table: SiteTable;
  readonly card: Card | null;
}

/** With the index of its names and ids. */
export interface FindableRegister extends NamedTable {
  readonly index: PartIndex;
}

export const indexSites = ({ table, card }: NamedTable, pause: Pause): Promise<PartIndex> => {
  const texts: IndexedText[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const id = table.ids[row] ?? '';
    const name = nameAt(table, card, row);
    texts.push({ text: name }, { text: name === id ? '' : id });
  }
  return PartIndex.build(texts, pause);
};

interface Found {
  readonly register: FindableRegister;
  readonly row: number;
  /** Rank, then red before blue, then unlinked before linked, as one number. */
  readonly order: number;
}

export const toSiteOrder = ({ levels, links }: SiteTable, row: number, rank: number): number =>
  (rank * LEVEL_KEYS.length + (levels[row] ?? 0)) * LINK_RANKS.length + (LINK_RANKS[links[row] ?? 0] ?? 0);

const idOf = ({ register, row }: Found): string => register.table.ids[row] ?? '';
const compareFound = (a: Found, b: Found): number =>
  a.order - b.order || (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0);

const toHit = ({ register, row }: Found, terms: readonly string[], regions: RegionIndex): SiteHit => {
  const { table, card, index } = register;
  const ranges = rangesIn(index, row * WIDTH, terms);
  const isById = ranges.length === 0 && terms.some((term) => index.offsetIn(row * WIDTH + 1, term) >= 0);
  const site = toSiteRow(table, card, row, regions);
  return { type: 'site', row: site, ranges, by: isById ? site.id : null };
};

/** Sites by name and id, in all the registers given, best first. */
export const findSites = (
  registers: readonly FindableRegister[],
  terms: readonly PlaceTerm[],
  limit: number,
  regions: RegionIndex,
): { readonly hits: readonly SiteHit[]; readonly total: number } => {
  const found: Found[] = [];
  let total = 0;
  for (const register of registers) {
    const { table, index } = register;
    const ranks = matchRows(
      { index, width: WIDTH },
      terms.map(({ text, includes }) => ({
        text,
        isPlaceOf: includes === null ? null : (row: number) => includes(table.counties[row] ?? 0),
      })),
    );
    total += ranks.size;
    const ordered = function* (): Generator<Found> {
      for (const [row, rank] of ranks) yield { register, row, order: toSiteOrder(table, row, rank) };
    };
    found.push(...takeBest(ordered(), limit, compareFound));
  }
  const texts = terms.map((term) => term.text);
  return { total, hits: takeBest(found, limit, compareFound).map((each) => toHit(each, texts, regions)) };
};
