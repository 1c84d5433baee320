import { zipSync } from 'fflate';
import { formatChinaDate } from '../../domain/clock.ts';
import { CSV_TYPE } from '../../domain/csv.ts';
import { toFileName } from '../../domain/file-name.ts';
import type { ExportNote, ExportQuery, ExportReply } from '../../domain/register-export.ts';
import { inLanguage, type Localised } from '../../domain/words.ts';
import { Slices } from '../slices.ts';
import { readExportRows, type ExportRow } from './card-rows.ts';
import { toSheets, type ExportContext, type ExportSheet } from './sheets.ts';
import { filterCount, tooLarge, WORDS } from './words.ts';
import { writeCsv } from './write-csv.ts';
import { writeGeoJson } from './write-geojson.ts';
import { writeParquet } from './write-parquet.ts';
import { writeWorkbook } from './write-xlsx.ts';

/**
 * A workbook is made in memory, which costs some hundred bytes a cell; 5,000,000 cells are some 60,000 rows of a register
 * with every property.
 */
const MOST_CELLS = 5_000_000;

const TYPES = {
  csv: CSV_TYPE,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  zip: 'application/zip',
} as const;

/** Rows of a sheet; the worker answers others in between. */
async function* rowsOf(
  { parts }: ExportSheet,
  { regions, config }: ExportContext,
): AsyncGenerator<readonly ExportRow[], void> {
  const slices = new Slices();
  for (const part of parts)
    for await (const rows of readExportRows(part, regions, config)) {
      yield rows;
      if (slices.isOver()) await slices.pause();
    }
}

interface Written {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly notes: readonly ExportNote[];
}

const noteOf = (code: ExportNote['code'], count: number): ExportNote[] => (count === 0 ? [] : [{ code, count }]);

const write = async (sheets: readonly ExportSheet[], query: ExportQuery, context: ExportContext): Promise<Written> => {
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error('a file needs a register');
  const rows = (): AsyncGenerator<readonly ExportRow[], void> => rowsOf(sheet, context);
  switch (query.format) {
    case 'csv':
      return { bytes: await writeCsv(sheet.fields, rows(), query.language), notes: [] };
    case 'geojson':
      return { bytes: await writeGeoJson(sheet, rows()), notes: [] };
    case 'parquet': {
      const { bytes, unfit } = await writeParquet(sheet, rows());
      return { bytes, notes: noteOf('unfit', unfit) };
    }
    case 'xlsx': {
      const { bytes, cut } = await writeWorkbook(sheets, (each) => rowsOf(each, context), query, context.config);
      return { bytes, notes: noteOf('cut', cut) };
    }
  }
};

/** Title, region, register, filter, day, and in words that the rows are synthetic or that properties are missing. */
const toName = (sheets: readonly ExportSheet[], { labels, language }: ExportQuery, extension: string): string => {
  const text = (words: Localised): string => inLanguage(words, language);
  const [only] = sheets.length === 1 ? sheets : [];
  const stamps = sheets.map(({ asOf }) => asOf);
  const oldest = stamps.includes(null) ? null : Math.min(...stamps.map((stamp) => Date.parse(stamp ?? '')));
  return toFileName(
    [
      labels.title,
      labels.region,
      text(only?.kind.words.name ?? WORDS.registers),
      labels.filters.length === 0 ? '' : text(filterCount(labels.filters.length)),
      oldest === null || Number.isNaN(oldest) ? text(WORDS.undated) : formatChinaDate(oldest).replaceAll('-', ''),
      sheets.some(({ isSynthetic }) => isSynthetic) ? text(WORDS.synthetic) : '',
      sheets.some(({ missing }) => missing.some(({ what }) => what !== 'shape')) ? text(WORDS.incomplete) : '',
    ],
    extension,
  );
};

const sum = (notes: readonly ExportNote[]): ExportNote[] =>
  (['cut', 'unfit'] as const).flatMap((code) =>
    noteOf(
      code,
      notes.reduce((total, note) => total + (note.code === code ? note.count : 0), 0),
    ),
  );

/**
 * The registers of the query as one file: several as a workbook of a sheet each, or as an archive of a file each. A
 * workbook does not hold synthetic and real registers together; those go into an archive of two kinds of files.
 */
export const exportRegister = async (query: ExportQuery, context: ExportContext): Promise<ExportReply> => {
  const sheets = await toSheets(query, context);
  if (sheets.length === 0)
    return { ok: false, fault: { kind: 'nothing', message: WORDS.nothing.zh, words: WORDS.nothing } };
  const { format } = query;
  const cells = sheets.reduce((total, { count, fields }) => total + count * fields.length, 0);
  if (format === 'xlsx' && cells > MOST_CELLS) {
    const words = tooLarge(cells, MOST_CELLS);
    return { ok: false, fault: { kind: 'too-large', message: words.zh, words } };
  }
  const isMixed = new Set(sheets.map(({ isSynthetic }) => isSynthetic)).size > 1;
  const isOne = sheets.length === 1 || (format === 'xlsx' && !isMixed);
  const files = isOne ? [sheets] : sheets.map((sheet) => [sheet]);
  const written: Written[] = [];
  // One file after the other: each needs its memory.
  // oxlint-disable-next-line eslint/no-await-in-loop
  for (const file of files) written.push(await write(file, query, context));
  const names = files.map((file) => toName(file, query, format));
  const bytes = isOne
    ? (written[0]?.bytes ?? new Uint8Array())
    : zipSync(Object.fromEntries(written.map((each, at) => [names[at] ?? `${at}`, each.bytes])), { level: 6 });
  return {
    ok: true,
    value: {
      bytes: bytes.buffer,
      fileName: isOne ? (names[0] ?? '') : toName(sheets, query, 'zip'),
      type: isOne ? TYPES[format] : TYPES.zip,
      rows: sheets.reduce((total, { count }) => total + count, 0),
      parts: sheets.map(({ kind, count, isSynthetic }) => ({ kind: kind.id, rows: count, isSynthetic })),
      missing: sheets.flatMap(({ missing }) => missing),
      notes: sum(written.flatMap(({ notes }) => notes)),
    },
  };
};
