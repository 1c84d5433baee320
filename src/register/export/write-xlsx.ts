import { writeXlsx, type CellValue, type ColumnDef, type WriteSheet } from 'hucre/xlsx';
import { toChinaIso } from '../../domain/clock.ts';
import type { ExportGap, ExportQuery } from '../../domain/register-export.ts';
import type { BoardConfig } from '../../domain/config.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { parseTime } from '../cells.ts';
import type { ExportRow } from './card-rows.ts';
import { toHeads, toWords } from './fields.ts';
import type { ExportSheet } from './sheets.ts';
import { decimalsNote, NOTE_WORDS, propertiesMissing, WORDS } from './words.ts';

/** What a cell of a workbook can hold (ECMA-376, Excel's limits). */
const LONGEST_TEXT = 32_767;
const LONGEST_SHEET_NAME = 31;
/** Texts that are written as an error of a formula. */
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;
/** Half of a character beyond the basic plane, which XML cannot hold. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** A workbook knows no day before 1900; the first two months of that year are off by one in it. */
const FIRST_MS = Date.UTC(1900, 2, 1);
const LAST_MS = Date.UTC(9999, 11, 31);
const CHINA_OFFSET_MS = 8 * 3_600_000;
const NAMED_FIELDS = 12;

/** A text of a cell, which is never a formula, and whether it had to be cut. */
const toText = (text: string): { readonly value: string; readonly isCut: boolean } => {
  const whole = text.replaceAll(LONE_SURROGATE, '\uFFFD');
  if (whole.length > LONGEST_TEXT) return { value: `${whole.slice(0, LONGEST_TEXT - 1)}…`, isCut: true };
  return { value: ERROR.test(whole) ? `'${whole}` : whole, isCut: false };
};

/** Dates as days of the China calendar and times as its clock shows them: a workbook has no zones. */
const toTime = (field: FieldDefinition, value: unknown): Date | null => {
  if (field.type !== 'date' && field.type !== 'datetime') return null;
  const ms = parseTime(value);
  return ms >= FIRST_MS && ms <= LAST_MS ? new Date(ms + CHINA_OFFSET_MS) : null;
};

const formatOf = ({ type }: FieldDefinition): string | null =>
  type === 'date' ? 'yyyy-mm-dd' : type === 'datetime' ? 'yyyy-mm-dd hh:mm' : null;

const isWide = ({ name, type }: FieldDefinition): boolean => name === 'name' || type === 'list' || type === 'object';

const toColumn = (field: FieldDefinition): ColumnDef => {
  const numFmt = formatOf(field);
  return { width: isWide(field) ? 28 : 14, ...(numFmt === null ? {} : { numFmt }) };
};

/** Names of sheets are at most 31 characters and have none of `[]:*?/\`. */
const toSheetName = (name: string, isSynthetic: boolean): string => {
  const clean = name.replace(/[[\]:*?/\\]/g, ' ');
  const suffix = isSynthetic ? '（演示数据）' : '';
  return `${clean.slice(0, LONGEST_SHEET_NAME - suffix.length)}${suffix}`;
};

/** What is not in the file, in words. */
export const toGapWords = ({ what, fields }: ExportGap): Localised => {
  if (what === 'shape') return NOTE_WORDS.shapes;
  if (what === 'conditions') return NOTE_WORDS.conditions;
  const named = fields.slice(0, NAMED_FIELDS);
  const more = fields.length > named.length ? ' …' : '';
  return propertiesMissing(fields.length, {
    zh: named.map(({ zh }) => zh).join('、') + more,
    en: named.map(({ en }) => en).join(', ') + more,
  });
};

const toNotes = (
  sheets: readonly ExportSheet[],
  { labels, language }: ExportQuery,
  config: BoardConfig,
  cut: number,
): WriteSheet => {
  const text = (words: Localised): string => inLanguage(words, language);
  const { coordinateRounding: rounding } = config;
  const rounded =
    rounding === null ? '' : ` · ${text(rounding === 'county' ? NOTE_WORDS.roundedToCounty : decimalsNote(rounding))}`;
  const rows: (readonly [Localised, string | number])[] = [[NOTE_WORDS.title, labels.title]];
  rows.push([NOTE_WORDS.region, labels.region]);
  rows.push([NOTE_WORDS.filter, labels.filters.join(text(WORDS.listComma)) || text(NOTE_WORDS.noFilter)]);
  for (const { kind, count, sources, asOf, isSynthetic, missing } of sheets) {
    rows.push([NOTE_WORDS.register, text(kind.words.name)], [NOTE_WORDS.rows, count]);
    rows.push([NOTE_WORDS.source, sources.join(text(WORDS.listComma))]);
    rows.push([NOTE_WORDS.asOf, asOf === null ? text(NOTE_WORDS.unstated) : toChinaIso(Date.parse(asOf))]);
    rows.push([NOTE_WORDS.synthetic, text(isSynthetic ? NOTE_WORDS.isSynthetic : WORDS.no)]);
    const gaps = missing.map((gap) => text(toGapWords(gap))).join(text(WORDS.listComma));
    rows.push([NOTE_WORDS.missing, gaps || text(NOTE_WORDS.nothingMissing)]);
  }
  rows.push(
    [NOTE_WORDS.position, text(NOTE_WORDS.positionNote) + rounded],
    [NOTE_WORDS.time, text(NOTE_WORDS.timeNote)],
  );
  rows.push([NOTE_WORDS.privacy, text(config.isMasked ? NOTE_WORDS.masked : NOTE_WORDS.open)], [NOTE_WORDS.cut, cut]);
  return {
    name: text(WORDS.notes),
    columns: [{ width: 18 }, { width: 80 }],
    rows: rows.map(([head, value]) => [text(head), value]),
  };
};

export interface WrittenXlsx {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Texts longer than a cell can be. */
  readonly cut: number;
}

/** A sheet a register with typed numbers, dates and texts under a frozen head, and one of notes. No cell is a formula. */
export const writeWorkbook = async (
  sheets: readonly ExportSheet[],
  rowsOf: (sheet: ExportSheet) => AsyncIterable<readonly ExportRow[]>,
  query: ExportQuery,
  config: BoardConfig,
): Promise<WrittenXlsx> => {
  let cut = 0;
  const toCell = (field: FieldDefinition, value: unknown, language: Language): CellValue => {
    const time = toTime(field, value);
    if (time !== null) return time;
    const cell = toWords(field, value, language);
    if (typeof cell !== 'string') return cell;
    const text = toText(cell);
    if (text.isCut) cut++;
    return text.value;
  };
  const { language } = query;
  const written: WriteSheet[] = [];
  for (const sheet of sheets) {
    const { fields, kind, isSynthetic } = sheet;
    const heads = toHeads(fields, language);
    const rows: CellValue[][] = [[...heads]];
    for await (const chunk of rowsOf(sheet))
      for (const { properties } of chunk)
        rows.push(fields.map((field) => toCell(field, properties[field.name], language)));
    written.push({
      name: toSheetName(inLanguage(kind.words.name, language), isSynthetic),
      columns: fields.map(toColumn),
      rows,
      freezePane: { rows: 1 },
    });
  }
  const bytes = await writeXlsx({ sheets: [...written, toNotes(sheets, query, config, cut)] });
  return { bytes: Uint8Array.from(bytes), cut };
};
