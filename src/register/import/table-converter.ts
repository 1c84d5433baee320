import type { BoardConfig } from '../../domain/config.ts';
import type { GradeResult } from '../../domain/grading.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Language } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { createCellReader } from '../cells.ts';
import { checkPosition } from '../coordinates.ts';
import { rowFieldsOf } from '../site-fields.ts';
import { AccountTally } from './account-tally.ts';
import { PlaceFlags } from './account-places.ts';
import { noteWholeFile } from './account-whole.ts';
import { MORE_NOTES } from './account-words.ts';
import { scaledCells } from './checkup-rows.ts';
import { mappedColumns } from './convert-plan.ts';
import { bilingual, READ_APART, registerFault, RowReader, type CellFault, type MappedColumn } from './convert-row.ts';
import type { OpenedSource, RowBatch } from './opened-source.ts';
import { hasCoordinates, placeRow, type Place, type PlaceCells } from './place-row.ts';
import { PLACE_WORDS } from './place-words.ts';
import { toMetresText } from './projected.ts';
import { QuarantineCsv, type QuarantinedCells } from './quarantine-csv.ts';
import { crsLabel } from './reference-names.ts';
import { toWgs84Geometry } from './reference-system.ts';
import { createDigest } from './register-digest.ts';
import { RegisterWriter } from './register-writer.ts';
import { createIdRegistry, type PieceHash, type RowId } from './row-ids.ts';
import { toShapeBytes } from './shape-bytes.ts';
import type { ConvertedRegister } from './stored-register.ts';
import { EASTING_FIELD, NORTHING_FIELD, POSITION_FIELD, PROVINCE_FIELD } from './targets.ts';
import { emptyTokenOf, isSpoiltNumber } from './tokens.ts';
import { SYNTHETIC_NOTE, saysSynthetic, syntheticColumnOf } from './synthetic-rows.ts';
import { totalOf } from './total-row.ts';
import type { CountyLookup, ImportPlan, ShapeGeometry } from './types.ts';
import { FLAG_WORDS, NOTE_WORDS } from './words.ts';

export interface ConvertContext {
  readonly kind: HazardKind;
  readonly config: BoardConfig;
  /** Milliseconds since 1970 by the board's clock: what levels and flags are computed by. */
  readonly nowMs: number;
  readonly fileName: string;
  /** Source id of the import, named in the quarantine download. */
  readonly source: string;
  /** ISO 8601 with offset: what `as_of` says of rows without a date of their own. */
  readonly asOf: string;
  readonly language: Language;
  /** `null`: divisions are not at hand; codes are then taken as they stand. */
  readonly regions: RegionIndex | null;
  /** `null`: county polygons are not at hand; outside and mismatched are then not looked at, and the account says so. */
  readonly locator: CountyLookup | null;
}

/** The part of an opened source that conversion needs beside its batches. */
export type SourceHead = Pick<OpenedSource, 'headers' | 'titleRows' | 'choices' | 'notes'>;

type Row = Record<string, unknown>;

const PLACE_FIELDS: Readonly<Record<keyof PlaceCells, string>> = {
  lng: 'lng',
  lat: 'lat',
  adcode: 'adcode',
  crs: 'crs',
  easting: EASTING_FIELD,
  northing: NORTHING_FIELD,
  position: POSITION_FIELD,
  province: PROVINCE_FIELD,
  prefecture: 'stated_prefecture',
  county: 'stated_county',
  address: 'address',
};

/** What stands for an id where a ledger has none: an authority's own code of the site, one a site. Otherwise a changed row would be another row. */
const CODE_FIELDS = ['hazard_code', 'permit_no'];

/** What a row without a name of its own is called: a route by its line or its ends. `null`: nothing. */
const nameInstead = (record: Row): string | null => {
  const { line_name: line, start_station: start, end_station: end } = record;
  if (typeof line === 'string' && line !== '') return line;
  return typeof start === 'string' && typeof end === 'string' ? `${start}—${end}` : null;
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

/**
 * Rows of a file → a register as bytes, batch by batch, and an account of every row. Accepted and quarantined rows
 * always add up to the rows read (thrown otherwise: a defect). Quarantined are broken rows, positions that cannot be (see
 * `placeRow`), values outside their field's limits and whatever the register itself would refuse; repeated ids, positions
 * in no county and positions in another province than stated are accepted and flagged. Levels are the stated ones, else
 * computed by the kind's rule and marked so; flags are the kind's own.
 */
export class TableConverter {
  readonly #head: SourceHead;
  readonly #plan: ImportPlan;
  readonly #context: ConvertContext;
  readonly #columns: readonly MappedColumn[];
  readonly #reader: RowReader;
  readonly #tally = new AccountTally();
  readonly #places: PlaceFlags;
  readonly #nextId = createIdRegistry();
  readonly #digest: (row: Row) => PieceHash;
  readonly #files: RegisterWriter;
  readonly #quarantine: QuarantineCsv;
  readonly #placeColumns: readonly (readonly [keyof PlaceCells, number])[];
  readonly #idColumn: number;
  readonly #syntheticColumn: number;
  readonly #scaledCells: ReturnType<typeof scaledCells>;
  #held: QuarantinedCells[] = [];
  #read = 0;
  #accepted = 0;
  #blankRows = 0;

  constructor(head: SourceHead, plan: ImportPlan, context: ConvertContext) {
    const { kind, config } = context;
    [this.#head, this.#plan, this.#context] = [head, plan, context];
    const columns = mappedColumns(plan, kind);
    this.#columns = columns;
    this.#reader = new RowReader(columns, rowFieldsOf(kind), createCellReader(config), plan.reading, this.#tally);
    this.#places = new PlaceFlags(context.regions, context.locator, this.#tally);
    const names = columns.map(({ field }) => field.name).filter((name) => !READ_APART.has(name));
    this.#digest = createDigest([...names, 'adcode']);
    this.#files = new RegisterWriter(kind, columns);
    this.#quarantine = new QuarantineCsv(context.source, head.headers, context.language);
    const indexOf = (name: string): number => columns.find(({ field }) => field.name === name)?.index ?? -1;
    this.#idColumn = [indexOf('id'), ...CODE_FIELDS.map(indexOf)].find((index) => index >= 0) ?? -1;
    this.#syntheticColumn = syntheticColumnOf(head.headers);
    this.#scaledCells = scaledCells(plan);
    this.#placeColumns = (Object.keys(PLACE_FIELDS) as (keyof PlaceCells)[])
      .map((cell) => [cell, indexOf(PLACE_FIELDS[cell])] as const)
      .filter(([, index]) => index >= 0);
  }

  /** Rows taken so far, broken ones included. */
  get read(): number {
    return this.#read;
  }

  add(batch: RowBatch): void {
    const { rows, rowNumbers, broken, blankRows, geometries } = batch;
    this.#read += rows.length + broken.length;
    this.#blankRows += blankRows;
    for (const { cells = [], ...issue } of broken) this.#held.push({ field: '', ...issue, cells });
    for (let at = 0; at < rows.length; at++)
      this.#convert(rows[at] ?? [], rowNumbers[at] ?? at + 1, geometries.get(at));
    // Broken rows come apart from the others: the download has them in the file's order.
    for (const issue of this.#held.sort((a, b) => a.row - b.row)) {
      this.#tally.quarantine(issue);
      this.#quarantine.add(issue);
    }
    this.#held = [];
  }

  finish(): Omit<ConvertedRegister, 'difference'> {
    const { locator } = this.#context;
    const code = this.#columns.find(({ index }) => index === this.#idColumn)?.field;
    if (code !== undefined && code.name !== 'id')
      this.#tally.note('id-from-code', '', () => bilingual(code, NOTE_WORDS.idFromCode), this.#accepted);
    const facts = { accepted: this.#accepted, filled: this.#reader.filled() };
    noteWholeFile(this.#tally, this.#head, this.#plan, this.#columns, { ...this.#context, ...facts });
    const account = this.#tally.finish(this.#read, this.#accepted, {
      blankRows: this.#blankRows,
      isPlaceChecked: locator !== null,
    });
    const files = { ...this.#files.finish(), quarantine: this.#quarantine.finish() };
    return { account, files, counts: this.#places.counts() };
  }

  #refuse(row: number, cells: readonly string[], fault: CellFault): void {
    this.#held.push({ row, ...fault, value: fault.value.slice(0, 80), cells });
  }

  #convert(cells: readonly string[], row: number, geometry: ShapeGeometry | undefined): void {
    const placed = this.#place(cells);
    if (!placed.ok) {
      this.#refuse(row, cells, placed.fault);
      return;
    }
    const { place } = placed;
    const record: Row = {};
    const fault = this.#reader.read(cells, record) ?? positionFault(place);
    if (fault !== null) {
      this.#refuse(row, cells, fault);
      return;
    }
    const isSynthetic = saysSynthetic(cells[this.#syntheticColumn] ?? '');
    const shape = this.#complete(record, { row, isSynthetic }, place, geometry);
    this.#identify(record, cells, row, this.#digestOf(record, place, shape));
    this.#accepted++;
    this.#places.check(row, record, place);
    this.#files.push(record, this.#grade(record), shape);
  }

  #place(cells: readonly string[]): ReturnType<typeof placeRow> {
    const said = { lng: '', lat: '', adcode: '', crs: '' } as { -readonly [Cell in keyof PlaceCells]: string };
    for (const [cell, index] of this.#placeColumns) said[cell] = cells[index] ?? '';
    for (const [cell, factor] of this.#scaledCells)
      said[cell] = toMetresText(said[cell] ?? '', factor, this.#plan.reading.decimal);
    const total = hasCoordinates(said) ? null : totalOf(cells);
    if (total !== null)
      return { ok: false, fault: { field: '', value: total, code: 'total-row', words: PLACE_WORDS.total } };
    return placeRow(said, this.#plan.reading, this.#context.regions);
  }

  /** What the import says of a row beside its own cells. Answers its shape as bytes. */
  #complete(
    record: Row,
    { row, isSynthetic }: { readonly row: number; readonly isSynthetic: boolean },
    place: Place,
    geometry: ShapeGeometry | undefined,
  ): Uint8Array | null {
    record['adcode'] = place.adcode ?? this.#places.statedProvince(record);
    record['lng'] = place.lng;
    record['lat'] = place.lat;
    record['crs'] = place.origin === 'CGCS2000' ? 'CGCS2000' : 'WGS84';
    record['crs_origin'] = crsLabel(place.origin);
    if (place.isByCode) record['coord_precision'] = 'county';
    record['link_status'] ??= 'not-linked';
    record['as_of'] ??= this.#context.asOf;
    record['source_doc'] ??= this.#context.fileName;
    record['source_row'] = row;
    record['is_synthetic'] = isSynthetic;
    if (isSynthetic) this.#tally.note(SYNTHETIC_NOTE, '', () => NOTE_WORDS.syntheticRows);
    if (geometry === undefined) return null;
    const shape = toShapeBytes(
      toWgs84Geometry(geometry, {
        crs: place.origin,
        isSwapped: this.#plan.reading.isSwapped !== place.isSwapRepaired,
      }),
    );
    if (shape === null) this.#tally.note('shape-left-out', '', () => MORE_NOTES.shapeLeftOut);
    else this.#tally.note('shape-middle', '', () => NOTE_WORDS.shapeMiddle);
    return shape;
  }

  /** A label point is the boundaries' and not the row's; the code that led there is in the record. */
  #digestOf(record: Row, place: Place, shape: Uint8Array | null): string {
    const hash = this.#digest(record);
    if (!place.isByCode) hash.addText(`${place.lng.toFixed(7)},${place.lat.toFixed(7)}`);
    if (shape !== null) hash.addBytes(shape);
    return hash.end();
  }

  /** Key and name of the row; without an id it gets one that its content always gives. */
  #identify(record: Row, cells: readonly string[], row: number, digest: string): void {
    const stated = (cells[this.#idColumn] ?? '').trim();
    const isSpoilt = isSpoiltNumber(stated);
    const hasId = emptyTokenOf(stated) === null && !isSpoilt;
    if (isSpoilt) this.#tally.note('spoilt-id', '', () => NOTE_WORDS.spoiltId);
    if (!hasId) this.#tally.note('generated-id', '', () => NOTE_WORDS.generatedId);
    const id = this.#nextId(hasId ? stated : `row-${digest}`);
    if (id.isDuplicate && hasId) this.#flagDuplicate(row, stated, id);
    const hasName = typeof record['name'] === 'string' && record['name'] !== '';
    const instead = hasName ? null : nameInstead(record);
    if (instead !== null) record['name'] = instead;
    else if (!hasName) {
      this.#tally.note('missing-name', '', () => NOTE_WORDS.missingName);
      record['name'] = id.key;
    }
    record['id'] = id.key;
    if (hasId && id.key !== stated) record['stated_id'] = stated;
    record['digest'] = digest;
  }

  #flagDuplicate(row: number, stated: string, id: RowId): void {
    const words = FLAG_WORDS.duplicate(id.key);
    this.#tally.flag('duplicates', { row, field: 'id', value: stated.slice(0, 80), code: 'duplicate-id', words });
  }

  /** Writes the level, stated or computed; answers the flags of the kind. */
  #grade(record: Row): readonly boolean[] {
    const { kind, nowMs, config } = this.#context;
    const stated = record['risk_level'];
    const grade: GradeResult = isNumber(stated)
      ? { level: stated as GradeResult['level'], reasons: [], missing: [], findings: [] }
      : kind.grading.grade(record, nowMs, config.levelOverrides[kind.id] ?? {});
    this.#tally.level(isNumber(stated), grade);
    // Flags are asked of the row as the file states it, before anything computed stands in it.
    const flags = kind.facets.map((facet) => facet.test(record, nowMs));
    record['level_computed'] = !isNumber(stated) && grade.level !== null;
    record['risk_level'] = grade.level;
    return flags;
  }
}

const positionFault = ({ lng, lat }: Place): CellFault | null => {
  const reason = checkPosition(lng, lat);
  return reason === null ? null : registerFault('lng', `${lng}, ${lat}`, reason);
};
