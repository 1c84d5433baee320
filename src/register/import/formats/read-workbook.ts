import {
  BATCH_ROWS,
  SAMPLE_ROWS,
  type OpenedSource,
  type ReadOptions,
  type RowBatch,
  type SourceFile,
} from '../opened-source.ts';
import { MOST_COLUMNS } from '../record-table.ts';
import { importFault, type ImportResult } from '../types.ts';
import { FAULT_WORDS } from '../words.ts';
import { chooseSheets, isExplanation } from './choose-sheets.ts';
import { loadWorkbook } from './load-workbook.ts';
import { applyJoins, foldedHeaders, guessJoins, type JoinBase } from './sheet-join.ts';
import { toSheetTable, type SheetTable } from './sheet-table.ts';
import { FORMAT_NOTES } from './words.ts';

type Notes = OpenedSource['notes'][number][];

/** Header of the column that says from which of several sheets a row is. */
const SHEET_HEADER = '工作表';

interface Appended extends JoinBase {
  readonly rowNumbers: readonly number[];
}

/** Rows of several sheets one after the other under the union of their headers; equal names meet, in their order where one is repeated. */
const appendSheets = (sheets: readonly SheetTable[]): Appended => {
  const [only] = sheets;
  if (sheets.length === 1 && only !== undefined)
    return { headers: only.headers, rows: only.rows, rowNumbers: only.rowNumbers };
  const headers: string[] = [];
  const columnOf = new Map<string, number>();
  const placesOf = sheets.map((sheet) => {
    const seen = new Map<string, number>();
    return foldedHeaders(sheet.headers).map((folded, at) => {
      const nth = (seen.get(folded) ?? 0) + 1;
      seen.set(folded, nth);
      const key = `${folded}\n${nth}`;
      const column = columnOf.get(key) ?? headers.push(sheet.headers[at] ?? '') - 1;
      columnOf.set(key, column);
      return column;
    });
  });
  const rows = sheets.flatMap((sheet, index) =>
    sheet.rows.map((row) => {
      const cells = headers.map(() => '');
      (placesOf[index] ?? []).forEach((column, at) => (cells[column] = row[at] ?? ''));
      return [...cells, sheet.name];
    }),
  );
  return { headers: [...headers, SHEET_HEADER], rows, rowNumbers: sheets.flatMap((sheet) => sheet.rowNumbers) };
};

const noteCells = (sheets: readonly SheetTable[], notes: Notes): void => {
  const note = (code: string, words: Notes[number]['words'], countOf: (sheet: SheetTable) => number): void => {
    const count = sheets.reduce((sum, sheet) => sum + countOf(sheet), 0);
    if (count > 0) notes.push({ code, count, words });
  };
  note('merged-cells', FORMAT_NOTES.mergedCells, (sheet) => sheet.mergedCells);
  note('merged-areas-too-large', FORMAT_NOTES.mergedBudget, (sheet) => sheet.unfilledMerges);
  note('error-cells', FORMAT_NOTES.errorCells, (sheet) => sheet.tally.errors);
  note('formulas-without-value', FORMAT_NOTES.formulasWithoutValue, (sheet) => sheet.formulasWithoutValue);
  note('lost-digits', FORMAT_NOTES.lostDigits, (sheet) => sheet.tally.lostDigits);
  note('cut-cells', FORMAT_NOTES.cutCells, (sheet) => sheet.tally.cut);
  note('hidden-rows', FORMAT_NOTES.hiddenRows, (sheet) => sheet.hiddenRows);
};

const SHOWN_SHEETS = 6;

const noteLeftOut = (left: readonly SheetTable[], notes: Notes): void => {
  const worth = left.filter((sheet) => sheet.rows.length > 0 && sheet.headers.length > 1 && !isExplanation(sheet));
  if (worth.length === 0) return;
  const names = worth.slice(0, SHOWN_SHEETS).map((sheet) => sheet.name.slice(0, 40));
  const shown = names.join(', ') + (worth.length > SHOWN_SHEETS ? ' …' : '');
  notes.push({ code: 'sheets-left-out', count: worth.length, words: FORMAT_NOTES.sheetsLeftOut(shown) });
};

const loadTables = async (file: SourceFile, options: ReadOptions): Promise<ImportResult<readonly SheetTable[]>> => {
  const loaded = await loadWorkbook(file);
  if (!loaded.ok) return loaded;
  const { sheets, is1904 } = loaded.value;
  const tables: SheetTable[] = [];
  for (const sheet of sheets) {
    // Lines named by the user are those of the sheets read, not of those joined to them.
    const isRead = options.sheets?.includes(sheet.name) ?? true;
    const table = toSheetTable(sheet, is1904, isRead ? (options.headerRecords ?? null) : null);
    if (typeof table === 'number')
      return importFault('too-many-columns', FAULT_WORDS.tooManyColumns(table, MOST_COLUMNS));
    if (table !== null) tables.push(table);
  }
  return { ok: true, value: tables };
};

const toBatches = async function* (table: Appended, blankRows: number): AsyncGenerator<RowBatch, ImportResult<null>> {
  const { rows, rowNumbers } = table;
  for (let at = 0; at < rows.length; at += BATCH_ROWS) {
    const end = Math.min(at + BATCH_ROWS, rows.length);
    yield {
      rows: rows.slice(at, end),
      rowNumbers: rowNumbers.slice(at, end),
      geometries: new Map(),
      broken: [],
      blankRows: at === 0 ? blankRows : 0,
      progress: end / rows.length,
    };
  }
  return { ok: true, value: null };
};

/**
 * A workbook (XLSX, XLSB, XLS, ODS) as a table. The sheet read is the one that looks most like a register, with those of
 * the same header after it and every sheet joined that has a key for its rows; all of it correctable. The header may
 * stand below titles and take several lines of merged cells; merged data cells are spread. Row numbers are those of the
 * sheet. The whole workbook is held: see `IMPORT_LIMITS`. Faults: those of `loadWorkbook`, `no-rows`, `too-many-columns`.
 */
export const readWorkbook = async (
  file: SourceFile,
  options: ReadOptions = {},
): Promise<ImportResult<OpenedSource>> => {
  const loaded = await loadTables(file, options);
  if (!loaded.ok) return loaded;
  const tables = loaded.value;
  const wanted = tables.filter((table) => options.sheets?.includes(table.name));
  const chosen = wanted.length > 0 ? wanted : chooseSheets(tables);
  const [first] = chosen;
  if (first === undefined || chosen.every((sheet) => sheet.rows.length === 0))
    return importFault('no-rows', tables.length === 0 ? FAULT_WORDS.emptyWorkbook : FAULT_WORDS.noRows);
  const notes: Notes = [];
  const others = tables.filter((table) => !chosen.includes(table));
  const appended = appendSheets(chosen);
  if (chosen.length > 1)
    notes.push({ code: 'sheets-appended', count: chosen.length, words: FORMAT_NOTES.sheetsAppended });
  const joins =
    options.joins ??
    guessJoins(
      appended,
      others.filter((sheet) => !sheet.isHidden && !isExplanation(sheet)),
    );
  const { table, made } = applyJoins(appended, others, joins, notes);
  const joined = tables.filter((sheet) => made.some((join) => join.sheet === sheet.name));
  noteLeftOut(
    others.filter((sheet) => !joined.includes(sheet)),
    notes,
  );
  noteCells([...chosen, ...joined], notes);
  return {
    ok: true,
    value: {
      format: 'xlsx',
      headers: table.headers,
      sample: table.rows.slice(0, SAMPLE_ROWS),
      rowCount: table.rows.length,
      titleRows: chosen.reduce((sum, sheet) => sum + sheet.titleRows, 0),
      sheets: tables.map(({ name, rows, headers }) => ({ name, rowCount: rows.length, headers })),
      choices: {
        encoding: null,
        delimiter: null,
        quote: null,
        sheets: chosen.map((sheet) => sheet.name),
        joins: made,
        headerRecords: [first.header[0] + 1, first.header[1] + 1],
      },
      statedCrs: null,
      notes,
      batches: () =>
        toBatches(
          { ...table, rowNumbers: appended.rowNumbers },
          chosen.reduce((sum, sheet) => sum + sheet.blankRows, 0),
        ),
    },
  };
};
