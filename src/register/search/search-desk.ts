import { nextTask } from '../slices.ts';
import type { BoardConfig } from '../../domain/config.ts';
import type { RegionNamesFile } from '../../domain/english-names.ts';
import type { EnterpriseCounts } from '../../domain/enterprise-counts.ts';
import { COUNTRY_ADCODE, type RegionIndex } from '../../domain/region-index.ts';
import type { CoordinateHit, EnterpriseHit, SearchAnswer } from '../../domain/site-search.ts';
import { renamed } from '../draft.ts';
import {
  ENTERPRISES,
  countEnterprises,
  readEnterprises,
  toEnterpriseColumns,
  toEnterpriseTable,
  type EnterpriseOrigin,
  type EnterpriseTable,
} from '../enterprises.ts';
import type { RegisterResult } from '../faults.ts';
import type { Locate, SiteTable } from '../site-table.ts';
import { findEnterprises, indexEnterprises, type FindableEnterprises } from './enterprise-search.ts';
import { toTerms } from './fold.ts';
import { ownersOfIds, ownersOfRecords, readOwners, type OwnerIds, type WorstSites } from './owners.ts';
import { parseCoordinates } from './parse-coordinates.ts';
import type { PartIndex } from './part-index.ts';
import { toPlaceTerms } from './place-terms.ts';
import { RegionSearch } from './region-search.ts';
import { findSites, indexSites, toSiteOrder, type FindableRegister, type NamedTable } from './site-search.ts';

/** What the registers are at the moment of a question. */
export interface SearchScope {
  /** Of the sources in use. */
  readonly tables: readonly NamedTable[];
  /** `null`: the county polygons have not come. */
  readonly locate: Locate | null;
}

export interface SearchReply {
  readonly answer: SearchAnswer;
  /** Kinds of registers that do not know whose their sites are, where an enterprise was found: fetch and ask again. */
  readonly missingOwners: readonly string[];
}

const MOST_HITS = 100;

const NOTHING = { hits: [], total: 0 } as const;

interface KnownIndex {
  readonly hasNames: boolean;
  readonly index: Promise<PartIndex>;
}

/**
 * Search over divisions, sites and enterprises, and the enterprises themselves. Indexes are built at the first question,
 * in slices, and again for a register whose rows or names have come anew.
 */
export class SearchDesk {
  readonly #regions: RegionIndex;
  readonly #config: BoardConfig;
  readonly #scope: () => SearchScope;
  readonly #siteIndexes = new WeakMap<SiteTable, KnownIndex>();
  readonly #owners = new WeakMap<SiteTable, WorstSites>();
  readonly #ownerIds = new WeakMap<SiteTable, OwnerIds>();
  #readings: RegionNamesFile | null = null;
  #regionSearch: Promise<RegionSearch> | null = null;
  #enterprises: EnterpriseTable | null = null;
  #enterpriseIndex: Promise<PartIndex> | null = null;

  constructor(regions: RegionIndex, config: BoardConfig, scope: () => SearchScope) {
    this.#regions = regions;
    this.#config = config;
    this.#scope = scope;
  }

  /** Readings of the divisions; names and codes are found without them. */
  setReadings(readings: RegionNamesFile): void {
    this.#readings = readings;
    this.#regionSearch = null;
  }

  async loadEnterprises(bytes: ArrayBuffer, name: string, origin: EnterpriseOrigin): Promise<RegisterResult<null>> {
    const read = await readEnterprises(bytes, name, this.#config.columnMappings[ENTERPRISES] ?? {}, origin);
    if (!read.ok) return read;
    this.#setEnterprises(read.value);
    return { ok: true, value: null };
  }

  loadEnterpriseRows(rows: readonly Readonly<Record<string, unknown>>[], origin: EnterpriseOrigin): void {
    const columns = toEnterpriseColumns(rows, this.#config.columnMappings[ENTERPRISES] ?? {});
    this.#setEnterprises(toEnterpriseTable(columns, rows.length, origin));
  }

  #setEnterprises(table: EnterpriseTable): void {
    this.#enterprises = table;
    this.#enterpriseIndex = null;
  }

  /** Snapshot `owners` of a register; forgotten with its rows. */
  async loadOwners(table: SiteTable, bytes: ArrayBuffer, name: string): Promise<RegisterResult<null>> {
    const read = await readOwners(bytes, name, (wire) => renamed(wire, table.kind, this.#config));
    if (!read.ok) return read;
    this.#ownerIds.set(table, read.value);
    this.#owners.delete(table);
    return { ok: true, value: null };
  }

  /** The same register with some rows changed: what was fetched once for its sites goes with it. */
  inherit(old: SiteTable, next: SiteTable): void {
    const owners = this.#ownerIds.get(old);
    if (owners !== undefined) this.#ownerIds.set(next, owners);
  }

  /** `null`: no enterprises have come. */
  enterpriseCounts(adcodes: readonly string[]): EnterpriseCounts[] | null {
    return this.#enterprises === null ? null : countEnterprises(this.#enterprises, this.#regions, adcodes);
  }

  /** `null`: no enterprises have come, or none of this id. */
  enterpriseName(id: string): string | null {
    const row = this.#enterprises?.ids.indexOf(id) ?? -1;
    return this.#enterprises?.names[row] || null;
  }

  async answer(text: string, limit: number): Promise<SearchReply> {
    const { tables, locate } = this.#scope();
    const regions = await this.#toRegionSearch();
    const registers = await Promise.all(tables.map((listed) => this.#toFindable(listed)));
    await Promise.all(tables.map((listed) => this.#readOwnOwners(listed)));
    const enterprises = await this.#toFindableEnterprises();
    const terms = toTerms(text);
    const most = Math.max(0, Math.min(MOST_HITS, Math.floor(limit) || 0));
    const indexes = [regions, ...registers.map(({ index }) => index), ...(enterprises ? [enterprises.index] : [])];
    const countVisited = (): number => indexes.reduce((sum, { visited }) => sum + visited, 0);
    const before = countVisited();
    const hasTerms = terms.length > 0;
    const places = hasTerms ? toPlaceTerms(terms, regions) : [];
    const ofRegions = hasTerms ? regions.find(terms, most) : NOTHING;
    const ofSites = hasTerms ? findSites(registers, places, most, this.#regions) : NOTHING;
    const ofEnterprises =
      hasTerms && enterprises !== null
        ? findEnterprises(enterprises, places, most, this.#regions, (id) => this.#siteOf(id, tables))
        : NOTHING;
    const missing = ofEnterprises.hits.length === 0 ? [] : tables.filter(({ table }) => this.#toOwners(table) === null);
    return {
      answer: {
        regions: ofRegions.hits,
        sites: ofSites.hits,
        enterprises: ofEnterprises.hits,
        coordinates: this.#toCoordinates(text, locate),
        totals: { regions: ofRegions.total, sites: ofSites.total, enterprises: ofEnterprises.total },
        visited: countVisited() - before,
      },
      missingOwners: missing.map(({ table }) => table.kind.id),
    };
  }

  #toRegionSearch(): Promise<RegionSearch> {
    const { rootRegion } = this.#config;
    const root = this.#regions.has(rootRegion) ? rootRegion : COUNTRY_ADCODE;
    this.#regionSearch ??= RegionSearch.build(this.#regions, root, this.#readings, nextTask);
    return this.#regionSearch;
  }

  async #toFindable(listed: NamedTable): Promise<FindableRegister> {
    const hasNames = listed.card !== null || listed.table.records !== null;
    let known = this.#siteIndexes.get(listed.table);
    if (known === undefined || (hasNames && !known.hasNames)) {
      known = { hasNames, index: indexSites(listed, nextTask) };
      this.#siteIndexes.set(listed.table, known);
    }
    return { table: listed.table, card: listed.card, index: await known.index };
  }

  async #toFindableEnterprises(): Promise<FindableEnterprises | null> {
    const table = this.#enterprises;
    if (table === null) return null;
    this.#enterpriseIndex ??= indexEnterprises(table, nextTask);
    return { table, index: await this.#enterpriseIndex };
  }

  /** An imported file says in its own card whose its sites are, or says nothing of it. */
  async #readOwnOwners({ table, card }: NamedTable): Promise<void> {
    if (!table.isWhole || card === null || card.bytes === null || this.#ownerIds.has(table)) return;
    const read = await readOwners(card.bytes, card.name, (wire) => wire);
    this.#ownerIds.set(table, read.ok ? read.value : new Map());
  }

  #toOwners(table: SiteTable): WorstSites | null {
    const known = this.#owners.get(table);
    if (known !== undefined) return known;
    const ids = this.#ownerIds.get(table);
    const own = ids === undefined ? ownersOfRecords(table) : ownersOfIds(table, ids);
    if (own !== null) this.#owners.set(table, own);
    return own;
  }

  #siteOf(enterprise: string, tables: readonly NamedTable[]): EnterpriseHit['site'] {
    let best: { readonly table: SiteTable; readonly row: number; readonly order: number } | null = null;
    for (const { table } of tables) {
      const row = this.#toOwners(table)?.get(enterprise);
      if (row === undefined) continue;
      const order = toSiteOrder(table, row, 0);
      if (best === null || order < best.order) best = { table, row, order };
    }
    return best === null ? null : { kind: best.table.kind.id, id: best.table.ids[best.row] ?? '' };
  }

  #toCoordinates(text: string, locate: Locate | null): readonly CoordinateHit[] {
    const read = parseCoordinates(text);
    if (read === null) return [];
    const county = locate === null ? 0 : locate(...read.lngLat);
    return [{ type: 'coordinate', ...read, adcode: this.#regions.adcodeOfCounty(county) ?? null }];
  }
}
