import type { BoardConfig } from '../../domain/config.ts';
import { RegionIndex, type RegionIndexFile } from '../../domain/region-index.ts';
import type { BoundaryTopology } from '../../domain/topology.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { createCellReader } from '../cells.ts';
import { createCountyLocator, type CountyLocator } from '../county-locator.ts';
import { convertTable, hasPosition, type Converted } from './convert-table.ts';
import { guessKind } from './guess-kind.ts';
import { datumOfHeaders, guessMapping } from './guess-mapping.ts';
import { openTable, type OpenedTable } from './open-file.ts';
import { hashBytes } from './row-ids.ts';
import {
  DEFAULT_READING,
  importFault,
  type ColumnGuess,
  type Delimiter,
  type Encoding,
  type ImportAccount,
  type ImportPlan,
  type ImportResult,
  type KindGuess,
  type NormalisedRow,
  type Reading,
  type RowIssue,
  type SourceTable,
} from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Rows of the file that cross to the page before an import. */
export const PREVIEW_ROWS = 20;

/** What the page knows of an opened file: a preview and guesses, never the rows. */
export interface OpenedFile {
  readonly fileName: string;
  readonly format: SourceTable['format'];
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly headers: readonly string[];
  /** Data rows, broken ones included. */
  readonly rowCount: number;
  readonly brokenCount: number;
  readonly preview: readonly (readonly string[])[];
  readonly kind: KindGuess;
  readonly guesses: readonly ColumnGuess[];
  readonly reading: Reading;
  /** The file itself says what its coordinates are in; otherwise WGS-84 is assumed. */
  readonly isCrsStated: boolean;
  /** The same bytes give the same id, so that importing a file again replaces it. */
  readonly source: string;
}

export interface FileInput {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ConvertRequest {
  readonly plan: ImportPlan;
  /** ISO 8601 with offset: `as_of` of rows without a date of their own. */
  readonly asOf: string;
  readonly nowMs: number;
}

interface Held {
  readonly fileName: string;
  readonly opened: OpenedTable;
  converted: Converted | null;
}

/**
 * One file from bytes to rows, where the page cannot be frozen by it: in a worker. Keeps the table and the converted
 * rows; the page gets previews, guesses, the account, and rows in chunks. A new file replaces the one before.
 */
export class ImportSession {
  readonly #kinds: readonly HazardKind[];
  #config: BoardConfig | null = null;
  #regions: RegionIndex | null = null;
  #locator: CountyLocator | null = null;
  #held: Held | null = null;

  constructor(kinds: readonly HazardKind[]) {
    this.#kinds = kinds;
  }

  setUp(config: BoardConfig): void {
    this.#config = config;
  }

  /**
   * Texts of `regions.json` and `divisions.json`; without them no row is checked against the boundaries, and the
   * account says so. Answers whether both could be used.
   */
  setDivisions(regionsJson: ArrayBuffer, divisionsJson: ArrayBuffer): boolean {
    try {
      const parse = (bytes: ArrayBuffer): unknown => JSON.parse(new TextDecoder().decode(bytes));
      const file = parse(regionsJson) as RegionIndexFile;
      const topology = parse(divisionsJson) as BoundaryTopology;
      [this.#regions, this.#locator] = [new RegionIndex(file), createCountyLocator(topology, file)];
      return true;
    } catch {
      // A proxy's error page, a cut-off file or files of two builds: positions stay unchecked rather than misplaced.
      [this.#regions, this.#locator] = [null, null];
      return false;
    }
  }

  async open(file: FileInput, delimiter: Delimiter | null = null): Promise<ImportResult<OpenedFile>> {
    this.#held = null;
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      return importFault('unreadable', FAULT_WORDS.unreadable(error instanceof Error ? error.message : String(error)));
    }
    const opened = openTable(bytes, file.name, delimiter);
    if (!opened.ok) return opened;
    const { table, encoding } = opened.value;
    this.#held = { fileName: file.name, opened: opened.value, converted: null };
    const kind = guessKind(table, file.name, this.#kinds);
    const stated = table.statedDatum ?? datumOfHeaders(table.headers);
    return {
      ok: true,
      value: {
        fileName: file.name,
        format: table.format,
        encoding,
        delimiter: table.delimiter,
        headers: table.headers,
        rowCount: table.rows.length + table.broken.length,
        brokenCount: table.broken.length,
        preview: table.rows.slice(0, PREVIEW_ROWS),
        kind,
        guesses: this.#guess(table, kind.kind),
        reading: { ...DEFAULT_READING, crs: stated ?? 'WGS84' },
        isCrsStated: stated !== null,
        source: `import-${hashBytes(bytes)}`,
      },
    };
  }

  /** The mapping guessed for another kind of the open file. */
  guess(kindId: string): ImportResult<readonly ColumnGuess[]> {
    if (this.#held === null) return importFault('nothing-open', FAULT_WORDS.nothingOpen);
    if (!this.#kinds.some((kind) => kind.id === kindId))
      return importFault('unknown-kind', FAULT_WORDS.unknownKind(kindId));
    return { ok: true, value: this.#guess(this.#held.opened.table, kindId) };
  }

  #guess(table: SourceTable, kindId: string): readonly ColumnGuess[] {
    const kind = this.#kinds.find((each) => each.id === kindId);
    if (kind === undefined) return [];
    return guessMapping(table, kind, this.#config?.columnMappings[kind.collection] ?? {});
  }

  /** Converts every row under the plan and keeps the result for `rows` and `quarantine`. */
  convert({ plan, asOf, nowMs }: ConvertRequest): ImportResult<ImportAccount> {
    const held = this.#held;
    const config = this.#config;
    if (held === null || config === null) return importFault('nothing-open', FAULT_WORDS.nothingOpen);
    const kind = this.#kinds.find((each) => each.id === plan.kind);
    if (kind === undefined) return importFault('unknown-kind', FAULT_WORDS.unknownKind(plan.kind));
    if (!hasPosition(plan)) return importFault('no-position', FAULT_WORDS.noPosition);
    held.converted = convertTable(held.opened.table, plan, {
      kind,
      fileName: held.fileName,
      asOf,
      encoding: held.opened.encoding,
      read: createCellReader(config),
      grade: (row) => kind.grading.grade(row, nowMs, config.levelOverrides[kind.id] ?? {}),
      regions: this.#regions,
      locator: this.#locator,
    });
    return { ok: true, value: held.converted.account };
  }

  /** Converted rows from `offset`, at most `limit`; fewer, or none, at the end. */
  rows(offset: number, limit: number): readonly NormalisedRow[] {
    return this.#held?.converted?.rows.slice(offset, offset + limit) ?? [];
  }

  /** Every quarantined row of the last conversion. */
  quarantine(): readonly RowIssue[] {
    return this.#held?.converted?.quarantine ?? [];
  }

  /** Forgets the file and what was made of it. */
  close(): void {
    this.#held = null;
  }
}
