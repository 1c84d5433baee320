import { transfer } from 'comlink';
import type { BoardConfig } from '../../domain/config.ts';
import { RegionIndex, type RegionIndexFile } from '../../domain/region-index.ts';
import type { BoundaryTopology } from '../../domain/topology.ts';
import type { Language } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { createCountyLocator, type CountyLocator } from '../county-locator.ts';
import { readSnapshot } from '../snapshot-reader.ts';
import { applyPatch } from './apply-patch.ts';
import { convertSource, type ImportProgress } from './convert-source.ts';
import { hasPosition } from './convert-plan.ts';
import { compareDigests } from './diff-versions.ts';
import { guessKind } from './guess-kind.ts';
import { guessMapping } from './guess-mapping.ts';
import { guessReading, type ReadingGuess } from './guess-reading.ts';
import { openSource } from './open-source.ts';
import type { OpenedSource, ReadChoices, ReadOptions, SheetInfo, SourceFile } from './opened-source.ts';
import { placeNamesOf } from './place-names.ts';
import { checkPositions, type PositionCheckup } from './position-checkup.ts';
import { readReferences } from './reference-shift.ts';
import { fingerprintOf, shapeKeyOf, sourceOfPatch } from './source-identity.ts';
import type { ConvertedRegister, RegisterFiles } from './stored-register.ts';
import { TableConverter, type ConvertContext } from './table-converter.ts';
import {
  importFault,
  type ColumnGuess,
  type FileFormat,
  type ImportAccount,
  type ImportPlan,
  type ImportResult,
  type KindGuess,
  type Reading,
} from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Rows of the file that cross to the page before an import. */
export const PREVIEW_ROWS = 20;

/** Characters of a cell that cross with it: a cell may hold a book. */
const PREVIEW_CHARACTERS = 200;

const shortened = (cell: string): string =>
  cell.length > PREVIEW_CHARACTERS ? `${cell.slice(0, PREVIEW_CHARACTERS)}…` : cell;

/** What the page knows of an opened file: a preview and guesses, never the rows. */
export interface OpenedFile {
  readonly fileName: string;
  readonly format: FileFormat;
  readonly headers: readonly string[];
  /** Data rows, broken ones included; `null`: known only when all of a large file has been read. */
  readonly rowCount: number | null;
  /** Broken rows among those that were read. */
  readonly brokenCount: number;
  readonly preview: readonly (readonly string[])[];
  /** Records above the header. */
  readonly titleRows: number;
  readonly sheets: readonly SheetInfo[] | null;
  readonly choices: ReadChoices;
  readonly kind: KindGuess;
  readonly guesses: readonly ColumnGuess[];
  readonly reading: Reading;
  /** The file itself says what its coordinates are in; otherwise WGS-84 is assumed. */
  readonly isCrsStated: boolean;
  /** Why the reading is as it is. */
  readonly readingReasons: ReadingGuess['reasons'];
  /** Reference systems between which the file does not tell: one of them is to be chosen. */
  readonly crsAsks: ReadingGuess['asks'];
  /** The same bytes give the same id, so that importing a file again replaces it. */
  readonly source: string;
  /** Files of the same columns have the same, in whatever order, format and letter case they come. */
  readonly shapeKey: string;
  /** Source of the import whose quarantined rows the file carries; `null`: it is no patch. */
  readonly patchOf: string | null;
  readonly notes: OpenedSource['notes'];
}

export interface ConvertRequest {
  readonly plan: ImportPlan;
  /** ISO 8601 with offset: `as_of` of rows without a date of their own. */
  readonly asOf: string;
  /** Milliseconds since 1970 by the board's clock. */
  readonly nowMs: number;
  /** Digests of the version before; `null`: it is the first. */
  readonly previous: ArrayBuffer | null;
  /** Of the quarantine download. */
  readonly language: Language;
  /** The kept import of which this is a newer version: what its quarantine download names; left out, the file's own. */
  readonly source?: string;
}

export interface PatchRequest extends Omit<ConvertRequest, 'previous'> {
  readonly stored: { readonly account: ImportAccount; readonly files: RegisterFiles };
}

export type ProgressListener = (progress: ImportProgress) => void;

interface Held {
  readonly fileName: string;
  readonly source: string;
  readonly opened: OpenedSource;
}

const buffersOf = ({ core, card, shape, digests, quarantine }: RegisterFiles): ArrayBuffer[] =>
  [core, card, shape, digests, quarantine].filter((buffer) => buffer !== null);

/** Ids of a file of digests; `null` where it cannot be read. */
const readIds = async (digests: ArrayBuffer): Promise<readonly string[] | null> => {
  const read = await readSnapshot(digests, { name: 'digests', columns: ['id'], required: ['id'] });
  return read.ok ? (read.value.columns['id'] ?? []).map(String) : null;
};

/** The bytes go over to the page and are not copied. */
const handedOver = (result: ImportResult<ConvertedRegister>): ImportResult<ConvertedRegister> =>
  result.ok ? transfer(result, buffersOf(result.value.files)) : result;

/**
 * One file from bytes to a register, where the page cannot be frozen by it: in a worker. Rows are read and converted
 * batch by batch and never kept; the page gets a preview, guesses, the account, and the register as bytes. A new file
 * replaces the one before; to cancel, the worker is ended.
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

  async open(file: SourceFile, options: ReadOptions = {}): Promise<ImportResult<OpenedFile>> {
    this.#held = null;
    const identified = await fingerprintOf(file);
    if (!identified.ok) return identified;
    const result = await openSource(file, options);
    if (!result.ok) return result;
    const opened = result.value;
    this.#held = { fileName: file.name, source: identified.value, opened };
    const table = { headers: opened.headers, rows: opened.sample };
    const kind = guessKind(table, file.name, this.#kinds);
    const guesses = this.#guess(opened, kind.kind);
    const guessed = guessReading(table, guesses, opened.statedCrs, this.#places());
    const { reading, isCrsStated, reasons: readingReasons, asks: crsAsks } = guessed;
    return {
      ok: true,
      value: {
        fileName: file.name,
        format: opened.format,
        headers: opened.headers,
        rowCount: opened.rowCount,
        brokenCount: opened.brokenCount ?? 0,
        preview: opened.sample.slice(0, PREVIEW_ROWS).map((row) => row.map(shortened)),
        titleRows: opened.titleRows,
        sheets: opened.sheets,
        choices: opened.choices,
        kind,
        guesses,
        reading,
        isCrsStated,
        readingReasons,
        crsAsks,
        source: identified.value,
        shapeKey: shapeKeyOf(opened.headers),
        patchOf: sourceOfPatch(opened),
        notes: opened.notes,
      },
    };
  }

  /** The mapping guessed for another kind of the open file. */
  guess(kindId: string): ImportResult<readonly ColumnGuess[]> {
    if (this.#held === null) return importFault('nothing-open', FAULT_WORDS.nothingOpen);
    if (!this.#kinds.some((kind) => kind.id === kindId))
      return importFault('unknown-kind', FAULT_WORDS.unknownKind(kindId));
    return { ok: true, value: this.#guess(this.#held.opened, kindId) };
  }

  #guess({ headers, sample }: OpenedSource, kindId: string): readonly ColumnGuess[] {
    const kind = this.#kinds.find((each) => each.id === kindId);
    if (kind === undefined) return [];
    const named = this.#config?.columnMappings[kind.collection] ?? {};
    const names = this.#regions === null ? null : placeNamesOf(this.#regions);
    return guessMapping({ headers, rows: sample }, kind, named, names);
  }

  #places(): { readonly regions: RegionIndex; readonly locator: CountyLocator } | null {
    const [regions, locator] = [this.#regions, this.#locator];
    return regions === null || locator === null ? null : { regions, locator };
  }

  /**
   * 坐标体检 of the plan over the sample: where its rows lie, and what would put them right.
   * @param earlier `core` file of the kept import of which this is a newer version: its positions tell a shift too
   */
  async checkPositions(plan: ImportPlan, earlier: ArrayBuffer | null = null): Promise<ImportResult<PositionCheckup>> {
    const held = this.#held;
    if (held === null) return importFault('nothing-open', FAULT_WORDS.nothingOpen);
    const kind = this.#kinds.find((each) => each.id === plan.kind);
    if (kind === undefined) return importFault('unknown-kind', FAULT_WORDS.unknownKind(plan.kind));
    const references = earlier === null ? null : await readReferences(earlier);
    const divisions = { regions: this.#regions, locator: this.#locator };
    return checkPositions({ source: held.opened, plan, kind, references, ...divisions });
  }

  /** Share of the sample's rows whose ids a kept import has, 0–1; `null` where no row of the sample can be converted. */
  async shareOfKnownIds(plan: ImportPlan, digests: ArrayBuffer): Promise<number | null> {
    const asked = this.#ask({ plan, asOf: '', nowMs: 0, language: 'zh-CN' });
    if (!asked.ok) return null;
    const { held, context } = asked.value;
    const { sample, ...head } = held.opened;
    const converter = new TableConverter(head, plan, context);
    const rowNumbers = sample.map((_, index) => index + 1);
    converter.add({ rows: sample, rowNumbers, geometries: new Map(), broken: [], blankRows: 0, progress: 1 });
    const [own, known] = await Promise.all([readIds(converter.finish().files.digests), readIds(digests)]);
    if (own === null || known === null || own.length === 0) return null;
    const ids = new Set(known);
    return own.filter((id) => ids.has(id)).length / own.length;
  }

  /** Converts every row under the plan. Faults are those of the reader, which may come only at the end of a long file. */
  async convert(request: ConvertRequest, onProgress?: ProgressListener): Promise<ImportResult<ConvertedRegister>> {
    const asked = this.#ask(request);
    if (!asked.ok) return asked;
    const { held, context } = asked.value;
    const converted = await convertSource(held.opened, request.plan, context, onProgress);
    if (!converted.ok) return converted;
    const { previous } = request;
    const difference = previous === null ? null : await compareDigests(previous, converted.value.files.digests);
    return handedOver({ ok: true, value: { ...converted.value, difference } });
  }

  /** Puts the open file's corrected rows into a kept import. */
  async patch(request: PatchRequest, onProgress?: ProgressListener): Promise<ImportResult<ConvertedRegister>> {
    const asked = this.#ask(request);
    if (!asked.ok) return asked;
    const { held, context } = asked.value;
    const { stored, plan } = request;
    return handedOver(await applyPatch({ stored, opened: held.opened, plan, context }, onProgress));
  }

  /** Forgets the file. */
  close(): void {
    this.#held = null;
  }

  #ask(
    request: Omit<ConvertRequest, 'previous'>,
  ): ImportResult<{ readonly held: Held; readonly context: ConvertContext }> {
    const held = this.#held;
    const config = this.#config;
    if (held === null || config === null) return importFault('nothing-open', FAULT_WORDS.nothingOpen);
    const { plan, asOf, nowMs, language, source } = request;
    const kind = this.#kinds.find((each) => each.id === plan.kind);
    if (kind === undefined) return importFault('unknown-kind', FAULT_WORDS.unknownKind(plan.kind));
    if (!hasPosition(plan)) return importFault('no-position', FAULT_WORDS.noPosition);
    const divisions = { regions: this.#regions, locator: this.#locator };
    const about = { fileName: held.fileName, source: source ?? held.source, asOf, nowMs, language };
    return { ok: true, value: { held, context: { kind, config, ...about, ...divisions } } };
  }
}
