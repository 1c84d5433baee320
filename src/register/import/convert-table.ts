import type { GradeResult, SiteProperties } from '../../domain/grading.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { CellReader } from '../cells.ts';
import { AccountTally } from './account-tally.ts';
import { convertFields, type MappedColumn } from './convert-row.ts';
import { placeRow, toWgs84Geometry, type Place, type PlaceCells } from './place-row.ts';
import { createProvinceLookup, type ProvinceLookup } from './provinces.ts';
import { createIdRegistry, hashText, type RowId } from './row-ids.ts';
import { PROVINCE_FIELD, targetsOf, type ImportKind } from './targets.ts';
import { emptyTokenOf } from './tokens.ts';
import type {
  ColumnGuess,
  CountyLookup,
  Datum,
  Encoding,
  ImportAccount,
  ImportPlan,
  NormalisedRow,
  RowIssue,
  SourceTable,
} from './types.ts';
import { DATUM_NAMES, FLAG_WORDS, NOTE_WORDS } from './words.ts';

export interface ConvertContext {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** ISO 8601 with offset: what `as_of` says of rows without a date of their own. */
  readonly asOf: string;
  readonly encoding: Encoding;
  /** Reads levels and link statuses in the authority's own words. */
  readonly read: CellReader;
  /** The kind's rule, with the clock and the authority's colours in it. */
  readonly grade: (row: SiteProperties) => GradeResult;
  /** `null`: divisions are not at hand; codes are then taken as they stand. */
  readonly regions: RegionIndex | null;
  /** `null`: county polygons are not at hand; outside and mismatched are then not looked at, and the account says so. */
  readonly locator: CountyLookup | null;
}

export interface Converted {
  readonly rows: readonly NormalisedRow[];
  readonly account: ImportAccount;
  /** Every quarantined row, not only those the account shows. */
  readonly quarantine: readonly RowIssue[];
}

/** Columns of a plan with their fields; a field that the kind does not have is a defect of the plan and left out. */
export const mappedColumns = (plan: ImportPlan, kind: ImportKind): readonly MappedColumn[] => {
  const fields = new Map(targetsOf(kind).map((field) => [field.name, field]));
  return plan.columns.flatMap((mapping, index) => {
    const field = mapping.field === null ? undefined : fields.get(mapping.field);
    return field === undefined ? [] : [{ index, field, mapping }];
  });
};

/** Whether rows of the plan can be placed at all: by coordinates or by code. */
export const hasPosition = (plan: ImportPlan): boolean => {
  const fields = new Set(plan.columns.map((column) => column.field));
  return (fields.has('lng') && fields.has('lat')) || fields.has('adcode');
};

class TableConverter {
  readonly #table: SourceTable;
  readonly #plan: ImportPlan;
  readonly #context: ConvertContext;
  readonly #columns: readonly MappedColumn[];
  readonly #tally = new AccountTally();
  readonly #nextId = createIdRegistry();
  readonly #provinceOf: ProvinceLookup | null;
  readonly #rows: NormalisedRow[] = [];

  constructor(table: SourceTable, plan: ImportPlan, context: ConvertContext) {
    this.#table = table;
    this.#plan = plan;
    this.#context = context;
    this.#columns = mappedColumns(plan, context.kind);
    this.#provinceOf = context.regions === null ? null : createProvinceLookup(context.regions);
  }

  run(): Converted {
    const { rows, rowNumbers, broken, blankRows, titleRows } = this.#table;
    for (const { row, code, value, words } of broken)
      this.#tally.quarantine.push({ row, field: '', value, code, words });
    rows.forEach((cells, index) => this.#convert(cells, rowNumbers[index] ?? index + 1, index));
    if (blankRows > 0) this.#tally.note('blank-rows', '', () => NOTE_WORDS.blankRows, blankRows);
    if (titleRows > 0) this.#tally.note('title-rows', '', () => NOTE_WORDS.titleRows, titleRows);
    this.#noteWholeFile();
    this.#tally.quarantine.sort((a, b) => a.row - b.row);
    const isPlaceChecked = this.#context.locator !== null;
    const account = this.#tally.finish(rows.length + broken.length, this.#rows.length, { blankRows, isPlaceChecked });
    return { rows: this.#rows, account, quarantine: this.#tally.quarantine };
  }

  #cell(cells: readonly string[], name: string): string {
    const column = this.#columns.find(({ field }) => field.name === name);
    return column === undefined ? '' : (cells[column.index] ?? '');
  }

  #convert(cells: readonly string[], row: number, index: number): void {
    const placeCells: PlaceCells = {
      lng: this.#cell(cells, 'lng'),
      lat: this.#cell(cells, 'lat'),
      adcode: this.#cell(cells, 'adcode'),
      crs: this.#cell(cells, 'crs'),
    };
    const placed = placeRow(placeCells, this.#plan.reading.crs as Datum, this.#context.regions);
    if (!placed.ok) {
      this.#tally.quarantine.push({ row, ...placed.fault, value: placed.fault.value.slice(0, 80) });
      return;
    }
    const { values, fault } = convertFields(cells, this.#columns, this.#context.read, this.#tally);
    if (fault !== null) {
      this.#tally.quarantine.push({ row, ...fault });
      return;
    }
    const record = this.#toRecord(cells, row, index, placed.place, values);
    this.#rows.push(record);
    this.#checkPlace(row, record, placed.place);
    const level = record['risk_level'];
    const isStated = typeof level === 'number';
    this.#tally.level(isStated, isStated ? statedGrade(level) : this.#context.grade(record));
  }

  #toRecord(
    cells: readonly string[],
    row: number,
    index: number,
    place: Place,
    values: Record<string, unknown>,
  ): Record<string, unknown> {
    const stated = this.#cell(cells, 'id').trim();
    const hasId = emptyTokenOf(stated) === null;
    if (!hasId) this.#tally.note('generated-id', '', () => NOTE_WORDS.generatedId);
    const id = this.#nextId(hasId ? stated : `row-${row}-${hashText(cells.join('\u001f'))}`);
    if (id.isDuplicate) this.#flagDuplicate(row, stated, id);
    const hasName = typeof values['name'] === 'string' && values['name'] !== '';
    if (!hasName) this.#tally.note('missing-name', '', () => NOTE_WORDS.missingName);
    const geometry = this.#table.geometries.get(index);
    if (geometry !== undefined) this.#tally.note('shape-middle', '', () => NOTE_WORDS.shapeMiddle);
    return {
      ...values,
      id: id.key,
      ...(id.key === stated ? {} : { stated_id: hasId ? stated : null }),
      name: hasName ? values['name'] : id.key,
      adcode: place.adcode ?? this.#statedProvince(values),
      lng: place.lng,
      lat: place.lat,
      crs: place.origin === 'CGCS2000' ? 'CGCS2000' : 'WGS84',
      crs_origin: place.origin,
      ...(place.isByCode ? { coord_precision: 'county' } : {}),
      ...(geometry === undefined ? {} : { geometry: toWgs84Geometry(geometry, place.origin) }),
      link_status: values['link_status'] ?? 'not-linked',
      as_of: values['as_of'] ?? this.#context.asOf,
      source_doc: values['source_doc'] ?? this.#context.fileName,
      source_row: row,
      is_synthetic: false,
    };
  }

  #flagDuplicate(row: number, stated: string, id: RowId): void {
    const words = FLAG_WORDS.duplicate(id.key);
    this.#tally.flag('duplicates', { row, field: 'id', value: stated.slice(0, 80), code: 'duplicate-id', words });
  }

  /** Code of the stated province: it checks the position in the register, where the row has no code of its own. */
  #statedProvince(values: Readonly<Record<string, unknown>>): string | null {
    const stated = values[PROVINCE_FIELD];
    if (typeof stated !== 'string' || this.#provinceOf === null) return null;
    const adcode = this.#provinceOf(stated);
    if (adcode === null) this.#tally.note('province-unknown', '', () => NOTE_WORDS.provinceUnknown);
    return adcode;
  }

  #checkPlace(row: number, record: Readonly<Record<string, unknown>>, place: Place): void {
    const { regions, locator } = this.#context;
    if (place.isAdcodeUnknown) this.#tally.note('unknown-adcode', '', () => NOTE_WORDS.unknownAdcode);
    if (place.isByCode) this.#tally.note('placed-by-code', '', () => NOTE_WORDS.placedByCode);
    if (locator === null || regions === null || place.isByCode) return;
    const found = regions.adcodeOfCounty(locator.locate(place.lng, place.lat));
    const value = `${place.lng.toFixed(6)}, ${place.lat.toFixed(6)}`;
    if (found === undefined) {
      this.#tally.flag('outside', { row, field: 'lng', value, code: 'outside', words: FLAG_WORDS.outside });
      return;
    }
    for (const stated of [record['adcode'], this.#statedProvince(record)]) {
      if (typeof stated !== 'string' || regions.isWithin(found, stated)) continue;
      const name = regions.get(stated)?.name ?? stated;
      const words = FLAG_WORDS.mismatched(name, placeName(found, regions));
      this.#tally.flag('mismatched', { row, field: 'adcode', value: name, code: 'mismatched', words });
      return;
    }
  }

  /** What was done to every row alike. */
  #noteWholeFile(): void {
    const tally = this.#tally;
    const accepted = this.#rows.length;
    const names = new Set(this.#columns.map(({ field }) => field.name));
    if (!names.has('link_status') && accepted > 0)
      tally.note('not-linked-without-column', '', () => NOTE_WORDS.notLinkedWithoutColumn, accepted);
    for (const { field, mapping, index } of this.#columns) this.#noteColumn(field, mapping, index);
    const leftOut = this.#table.headers.length - this.#columns.length;
    if (leftOut > 0) tally.note('columns-left-out', '', () => NOTE_WORDS.columnsLeftOut, leftOut);
    const datum = this.#plan.reading.crs as Datum;
    if (names.has('lng') && accepted > 0) {
      const isConverted = datum === 'GCJ02' || datum === 'BD09';
      tally.note(
        'datum',
        '',
        () => (isConverted ? NOTE_WORDS.datum(DATUM_NAMES[datum]) : NOTE_WORDS.datumAsStated(DATUM_NAMES[datum])),
        accepted,
      );
    }
    if (this.#context.locator === null) tally.note('place-unchecked', '', () => NOTE_WORDS.placeUnchecked, accepted);
    const { damaged } = this.#context.encoding;
    if (damaged > 0) tally.note('damaged', '', () => NOTE_WORDS.damaged(damaged), damaged);
  }

  #noteColumn(field: MappedColumn['field'], mapping: MappedColumn['mapping'], index: number): void {
    const filled = this.#table.rows.reduce(
      (count, cells) => (emptyTokenOf(cells[index] ?? '') === null ? count + 1 : count),
      0,
    );
    const unit = (mapping as Partial<ColumnGuess>).unit ?? '';
    if (mapping.factor !== 1)
      this.#tally.note(
        'unit-factor',
        field.name,
        () => ({
          zh: NOTE_WORDS.unitFactor(field.words.zh, unit, field.unit?.zh ?? '', mapping.factor).zh,
          en: NOTE_WORDS.unitFactor(field.words.en, unit, field.unit?.en ?? '', mapping.factor).en,
        }),
        filled,
      );
    else if ((mapping as Partial<ColumnGuess>).isUnitUnknown === true)
      this.#tally.note(
        'unit-unknown',
        field.name,
        () => ({
          zh: NOTE_WORDS.unitUnknown(field.words.zh, unit).zh,
          en: NOTE_WORDS.unitUnknown(field.words.en, unit).en,
        }),
        filled,
      );
    if (mapping.isInverted)
      this.#tally.note(
        'inverted',
        field.name,
        () => ({
          zh: NOTE_WORDS.inverted(field.words.zh).zh,
          en: NOTE_WORDS.inverted(field.words.en).en,
        }),
        filled,
      );
  }
}

const statedGrade = (level: number): GradeResult => ({
  level: level as GradeResult['level'],
  reasons: [],
  missing: [],
  findings: [],
});

/** 山西省 · 长治市 · 襄垣县 */
const placeName = (adcode: string, regions: RegionIndex): string =>
  regions
    .pathTo(adcode)
    .slice(1)
    .map((region) => region.name)
    .join(' ');

/**
 * Table → rows of the dictionary (snake_case, WGS-84, units of the fields) and an account of every row. Accepted and
 * quarantined rows always add up to the rows read (thrown otherwise: a defect). Quarantined are broken rows, positions
 * that cannot be (see `placeRow`) and values outside their field's limits; repeated ids, positions in no county and
 * positions in another province than stated are accepted and flagged.
 */
export const convertTable = (table: SourceTable, plan: ImportPlan, context: ConvertContext): Converted =>
  new TableConverter(table, plan, context).run();
