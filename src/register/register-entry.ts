import type KDBush from 'kdbush';
import type { BoardConfig } from '../domain/config.ts';
import { hasConditions, type RowConditions } from '../domain/row-conditions.ts';
import { buildCube, type Cube } from './cube.ts';
import { buildPointIndex } from './neighbours.ts';
import type { ImportVersion } from './import/stored-register.ts';
import { toPasses, toReasons } from './row-conditions.ts';
import { toDatesOfRecords, type SiteDates } from './site-dates.ts';
import type { Card } from './site-rows.ts';
import { toSitePaths, type RawGeometry, type SitePaths } from './site-shapes.ts';
import type { SiteTable } from './site-table.ts';

/** Conditions whose rows and cube are kept: the address's own, and those of a panel that leaves its own dimension out. */
const KEPT_CONDITIONS = 4;

interface UnderConditions {
  /** `null`: the register cannot tell. */
  readonly passes: Uint8Array | null;
  cube: Cube | null;
}

const keyOf = ({ period, event, reasons }: RowConditions): string => JSON.stringify([period, period && event, reasons]);

/** One register in memory; what is derived from its rows is built when it is first asked for. */
export class RegisterEntry {
  readonly table: SiteTable;
  /** Geometries that came with the rows. */
  readonly geometries: readonly RawGeometry[] | null;
  /** Of the snapshot that the rows came from; `null` for rows that came otherwise. */
  readonly fingerprint: string | null;
  /** Of an imported file, oldest first; none for a service's register. */
  versions: readonly ImportVersion[] = [];
  /** Which rows the map shows under the conditions it was given; `null`: every one. */
  shown: Uint8Array | null = null;
  /** When each row was changed by its own words, milliseconds since 1970; `null`: not every row says so. */
  rowTimes: ReadonlyMap<string, number> | null = null;
  readonly #countyCount: number;
  #card: Card | null = null;
  #dates: SiteDates | null | undefined;
  #reasons: Uint8Array | null = null;
  #cube: Cube | null = null;
  #paths: SitePaths | null = null;
  #points: { readonly version: number; readonly index: KDBush } | null = null;
  readonly #kept = new Map<string, UnderConditions>();

  constructor(
    table: SiteTable,
    geometries: readonly RawGeometry[] | null,
    fingerprint: string | null,
    countyCount: number,
  ) {
    this.table = table;
    this.geometries = geometries;
    this.fingerprint = fingerprint;
    this.#countyCount = countyCount;
    if (table.records !== null) this.#dates = toDatesOfRecords(table.records);
  }

  /** Text of the sites, once it has come. */
  get card(): Card | null {
    return this.#card;
  }

  set card(card: Card | null) {
    this.#card = card;
    this.#reasons = null;
    this.#kept.clear();
  }

  /** `null`: the register has none, or they have not come; `hasNoDates` tells the two apart. */
  get dates(): SiteDates | null {
    return this.#dates ?? null;
  }

  set dates(dates: SiteDates | null) {
    this.#dates = dates;
    this.#kept.clear();
  }

  /** The register is known to carry no dates at all. */
  get hasNoDates(): boolean {
    return this.#dates === null;
  }

  /** Index into NOT_LINKED_REASONS of each row; `null` while they are not known. */
  get reasons(): Uint8Array | null {
    this.#reasons ??= toReasons(this.table, this.#card);
    return this.#reasons;
  }

  readonly points = (): KDBush => {
    const { version } = this.table;
    if (this.#points?.version !== version) this.#points = { version, index: buildPointIndex(this.table) };
    return this.#points.index;
  };

  setPaths(paths: SitePaths | null): void {
    this.#paths = paths;
  }

  /** The same object while they stay; `null` where the register has none, they have not come, or rounding hides them. */
  paths(rounding: BoardConfig['coordinateRounding']): SitePaths | null {
    if (this.#paths === null && this.geometries !== null)
      this.#paths = toSitePaths(this.table, this.table.ids, this.geometries, rounding);
    return this.#paths;
  }

  /** 1 for each row that passes; `null` where the register cannot tell. */
  passesUnder(conditions: RowConditions): Uint8Array | null {
    return this.#under(conditions).passes;
  }

  cubeUnder(conditions: RowConditions): Cube | null {
    if (!hasConditions(conditions)) return (this.#cube ??= buildCube(this.table, this.#countyCount, null));
    const under = this.#under(conditions);
    if (under.passes !== null) under.cube ??= buildCube(this.table, this.#countyCount, under.passes);
    return under.cube;
  }

  #under(conditions: RowConditions): UnderConditions {
    const key = keyOf(conditions);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= KEPT_CONDITIONS) this.#kept.delete(oldest);
    const under = { passes: toPasses(this, conditions), cube: null };
    this.#kept.set(key, under);
    return under;
  }

  /** Sets which rows the map shows; returns whether that changed. A register that cannot tell shows none. */
  show(conditions: RowConditions): boolean {
    const before = this.shown;
    this.shown = hasConditions(conditions)
      ? (this.passesUnder(conditions) ?? new Uint8Array(this.table.rowCount))
      : null;
    if (before === null || this.shown === null) return before !== this.shown;
    return before.some((pass, row) => pass !== this.shown?.[row]);
  }

  /** After counties, lateness or positions of the table were written again. */
  forgetCounts(): void {
    this.#cube = null;
    this.#kept.clear();
  }
}
