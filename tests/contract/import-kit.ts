import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import { RegionIndex } from '../../src/domain/region-index.ts';
import type { HazardKind } from '../../src/hazards/define.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { convertSource } from '../../src/register/import/convert-source.ts';
import { guessKind } from '../../src/register/import/guess-kind.ts';
import { guessMapping } from '../../src/register/import/guess-mapping.ts';
import { guessReading } from '../../src/register/import/guess-reading.ts';
import { openSource } from '../../src/register/import/open-source.ts';
import type { OpenedSource, ReadOptions, RowBatch } from '../../src/register/import/opened-source.ts';
import type { RegisterFiles, VersionCounts } from '../../src/register/import/stored-register.ts';
import {
  type CountyLookup,
  type ImportAccount,
  type ImportFault,
  type ImportPlan,
  type ImportResult,
  type NormalisedRow,
  type Reading,
  type ReferenceSystem,
  type RowIssue,
} from '../../src/register/import/types.ts';
import { readSnapshot, toRows } from '../../src/register/snapshot-reader.ts';

/** Two provinces that share the border at 116° E: 江西 (360000) to the west with two counties, 浙江 (330000) to the east with one. */
export const REGIONS = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [330000, 330100, 330102, 360000, 360700, 360702, 360703],
  names: ['浙江省', '杭州市', '上城区', '江西省', '赣州市', '章贡区', '南康区'],
  shortNames: ['浙江', '杭州', '上城', '江西', '赣州', '章贡', '南康'],
  parents: [-1, 0, 1, -1, 3, 4, 4],
  levels: [1, 2, 3, 1, 2, 3, 3],
  boxes: Array.from({ length: 28 }, () => 0),
  labels: [118, 25, 118, 25, 118, 25, 114, 25, 114, 25, 113.5, 25, 115, 25],
  areas: [1, 1, 1, 1, 1, 1, 1],
  countyRanges: [1, 1, 1, 1, 1, 1, 2, 3, 2, 3, 2, 2, 3, 3],
  countyCount: 3,
  countyAdcodes: [0, 330102, 360702, 360703],
});

/** Between 24° and 26° N: 章贡区 113–114.5, 南康区 114.5–116, 上城区 116–120 E. */
export const LOCATOR: CountyLookup = {
  locate: (lng, lat) => {
    if (lat < 24 || lat > 26 || lng < 113 || lng > 120) return 0;
    if (lng >= 116) return 1;
    return lng < 114.5 ? 2 : 3;
  },
};

export const NOW_MS = Date.parse('2024-05-01T08:00:00+08:00');
export const AS_OF = '2024-04-30T00:00:00+08:00';

export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file as the browser hands it over. */
export const toFile = (content: string | Uint8Array, fileName = 'ledger.csv'): File =>
  new File([typeof content === 'string' ? content : content.slice()], fileName);

export const tryOpen = (
  content: string | Uint8Array,
  fileName = 'ledger.csv',
  options: ReadOptions = {},
): Promise<ImportResult<OpenedSource>> => openSource(toFile(content, fileName), options);

/** Opens a text as a file; throws where the test expects no fault. */
export const opened = async (
  content: string | Uint8Array,
  fileName = 'ledger.csv',
  options: ReadOptions = {},
): Promise<OpenedSource> => {
  const result = await tryOpen(content, fileName, options);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

/** Every batch of a source as one, and how it ended. */
export const readAll = async (
  source: OpenedSource,
): Promise<Omit<RowBatch, 'progress'> & { readonly end: ImportResult<null> }> => {
  const all: RowBatch[] = [];
  const batches = source.batches();
  let next = await batches.next();
  for (; next.done !== true; next = await batches.next()) all.push(next.value);
  let offset = 0;
  const geometries = all.flatMap((batch) => {
    const moved = [...batch.geometries].map(([at, shape]) => [at + offset, shape] as const);
    offset += batch.rows.length;
    return moved;
  });
  return {
    rows: all.flatMap(({ rows }) => rows),
    rowNumbers: all.flatMap(({ rowNumbers }) => rowNumbers),
    geometries: new Map(geometries),
    broken: all.flatMap(({ broken }) => broken),
    blankRows: all.reduce((sum, { blankRows }) => sum + blankRows, 0),
    end: next.value,
  };
};

/** The fault of a file that cannot be read, whether it shows at once or only at its end. */
export const faultOf = async (content: string | Uint8Array, fileName = 'ledger.csv'): Promise<ImportFault> => {
  const result = await tryOpen(content, fileName);
  if (!result.ok) return result.fault;
  const { end } = await readAll(result.value);
  if (end.ok) throw new Error('the file was read, a fault was expected');
  return end.fault;
};

const rowsOf = async (bytes: ArrayBuffer, keepsBytes = false): Promise<Record<string, unknown>[]> => {
  const read = await readSnapshot(bytes, { name: 'import', keepsBytes });
  if (!read.ok) throw new Error(read.fault.message);
  return toRows(read.value);
};

const parsedNotes = (notes: unknown): unknown => (typeof notes === 'string' ? (JSON.parse(notes) as unknown) : notes);

/** Rows of a register read back from its bytes: the card over the core; a level that was computed is `computed_level`. */
export const toImportedRows = async ({ core, card, shape }: RegisterFiles): Promise<readonly NormalisedRow[]> => {
  const [cores, cards] = [await rowsOf(core), await rowsOf(card)];
  const shapes = new Map((shape === null ? [] : await rowsOf(shape)).map((row) => [row['id'], row['geometry']]));
  return cores.map((row, index) => {
    const own = cards[index] ?? {};
    if (own['id'] !== row['id']) throw new Error(`row ${index}: ${String(own['id'])} beside ${String(row['id'])}`);
    const isComputed = row['level_computed'] === true;
    const adcode = typeof row['adcode'] === 'number' ? String(row['adcode']) : null;
    const level = {
      risk_level: isComputed ? null : row['risk_level'],
      computed_level: isComputed ? row['risk_level'] : null,
    };
    const geometry = shapes.has(row['id']) ? { geometry: shapes.get(row['id']) } : {};
    return { ...row, ...own, ...level, ...geometry, adcode, import_notes: parsedNotes(own['import_notes'] ?? null) };
  });
};

export interface ConvertOptions {
  readonly kind?: HazardKind;
  readonly datum?: ReferenceSystem;
  readonly reading?: Partial<Reading>;
  readonly fileName?: string;
  /** Left out: the page's own guesses. */
  readonly columns?: ImportPlan['columns'];
  readonly config?: BoardConfig;
  readonly regions?: RegionIndex | null;
  readonly locator?: CountyLookup | null;
}

export interface Imported {
  readonly rows: readonly NormalisedRow[];
  readonly account: ImportAccount;
  /** The first of the quarantined rows, as the account shows them. */
  readonly quarantine: readonly RowIssue[];
  /** The quarantine download. */
  readonly csv: string;
  readonly files: RegisterFiles;
  readonly counts: VersionCounts;
  readonly plan: ImportPlan;
}

/** The whole way with the page's own guesses, as the one button takes it. Throws where the file cannot be read. */
export const convertFile = async (content: string | Uint8Array, options: ConvertOptions = {}): Promise<Imported> => {
  const fileName = options.fileName ?? 'ledger.csv';
  const source = await opened(content, fileName);
  const table = { headers: source.headers, rows: source.sample };
  const kind = options.kind ?? REGISTRY.require(guessKind(table, fileName, REGISTRY.kinds).kind);
  const columns = options.columns ?? guessMapping(table, kind);
  const { reading } = guessReading(table, columns, source.statedCrs);
  const crs = options.datum ?? reading.crs;
  const plan = { kind: kind.id, reading: { ...reading, crs, ...options.reading }, columns };
  const converted = await convertSource(source, plan, {
    kind,
    fileName,
    config: options.config ?? DEFAULT_CONFIG,
    source: 'import-test',
    asOf: AS_OF,
    nowMs: NOW_MS,
    language: 'zh-CN',
    regions: options.regions === undefined ? REGIONS : options.regions,
    locator: options.locator === undefined ? LOCATOR : options.locator,
  });
  if (!converted.ok) throw new Error(converted.fault.message);
  const { account, files, counts } = converted.value;
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.quarantine);
  return { rows: await toImportedRows(files), account, quarantine: account.quarantine.rows, csv, files, counts, plan };
};
