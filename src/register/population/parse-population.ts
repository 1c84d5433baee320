import { formatChinaDate } from '../../domain/clock.ts';
import type { PopulationIssue, PopulationRow, PopulationTable } from '../../domain/population.ts';
import type { Localised } from '../../domain/words.ts';
import { binaryKindOf, decodeBytes } from '../import/decode.ts';
import { parseCsv, type TextTable } from '../import/parse-csv.ts';
import { parsePlainNumber } from '../import/parse-number.ts';
import { foldHeader } from '../import/tokens.ts';
import { importFault, type ImportResult } from '../import/types.ts';
import { POPULATION_FAULTS, POPULATION_ISSUES } from './words.ts';

/** Folded headers, the surest first. */
const CODE_HEADERS = [
  'adcode',
  '行政区划代码',
  '区划代码',
  '行政区代码',
  '区划编码',
  '地区代码',
  '代码',
  'code',
  'gbcode',
  'divisioncode',
];
const PEOPLE_HEADERS = [
  '常住人口',
  '常住人口数',
  '总人口',
  '人口',
  '人口数',
  '户籍人口',
  'population',
  'pop',
  'totalpopulation',
  'people',
  'residents',
];

export interface PopulationFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970, as the file system has it. */
  readonly lastModified: number;
}

/** A header without its unit and year: `2020年常住人口（人）` → 常住人口. */
const toPlainHeader = (header: string): string =>
  foldHeader(header.normalize('NFKC').replace(/[([【][^)\]】]*[)\]】]/g, '')).replace(/\d{4}年?(末)?/g, '');

/** The column that the earliest entry of `wanted` names; −1 when none does. */
const findColumn = (headers: readonly string[], wanted: readonly string[]): number => {
  const plain = headers.map(toPlainHeader);
  for (const name of wanted) {
    const index = plain.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
};

/** `2020` of county-2020.csv, `2020-11-01` of 2020-11-01.csv or 20201101.csv; the header may tell it as well. */
const findDate = (text: string): string | null => {
  const match = /(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(0[1-9]|1[0-2])(?:[-_.月]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)/.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  return month !== undefined && day !== undefined ? `${year}-${month}-${day}` : (year ?? null);
};

type Reading = { readonly people: number } | { readonly words: Localised };

/** Whole people of one cell, or why it gives none. */
const readPeople = (cell: string): Reading => {
  if (cell.trim() === '') return { words: POPULATION_ISSUES.missing };
  const people = parsePlainNumber(cell);
  if (people === null || !Number.isFinite(people)) return { words: POPULATION_ISSUES.text };
  if (people < 0) return { words: POPULATION_ISSUES.negative };
  if (people === 0) return { words: POPULATION_ISSUES.zero };
  if (!Number.isInteger(people)) return { words: POPULATION_ISSUES.fraction };
  return people > 1_500_000_000 ? { words: POPULATION_ISSUES.tooMany } : { people };
};

/** Six digits; codes of twelve digits (villages) and `360000.0` from spreadsheets are cut where nothing is lost. */
const readCode = (cell: string): string | null => {
  const folded = cell.normalize('NFKC').trim().replace(/^'/, '').replace(/\.0+$/, '');
  if (/^\d{6}$/.test(folded)) return folded;
  return /^\d{6}0{3}(0{3})?$/.test(folded) ? folded.slice(0, 6) : null;
};

interface Columns {
  readonly adcode: number;
  readonly people: number;
}

interface Reader {
  readonly rows: PopulationRow[];
  readonly issues: PopulationIssue[];
}

const readRows = (table: TextTable, columns: Columns, hasProvince: (prefix: string) => boolean): Reader => {
  const rows: PopulationRow[] = [];
  const issues: PopulationIssue[] = table.broken.map(({ row, value, words }) => ({ row, field: '', value, words }));
  const rowOfCode = new Map<string, number>();
  table.rows.forEach((cells, index) => {
    const row = table.rowNumbers[index] ?? index + 2;
    const refuse = (column: number, words: Localised): void => {
      issues.push({ row, field: table.headers[column] ?? '', value: (cells[column] ?? '').slice(0, 80), words });
    };
    const codeCell = cells[columns.adcode] ?? '';
    const adcode = readCode(codeCell);
    if (adcode === null)
      return refuse(columns.adcode, codeCell.trim() === '' ? POPULATION_ISSUES.noCode : POPULATION_ISSUES.badCode);
    if (adcode !== '100000' && !hasProvince(`${adcode.slice(0, 2)}0000`))
      return refuse(columns.adcode, POPULATION_ISSUES.foreignCode);
    const reading = readPeople(cells[columns.people] ?? '');
    if ('words' in reading) return refuse(columns.people, reading.words);
    const first = rowOfCode.get(adcode);
    if (first !== undefined) return refuse(columns.adcode, POPULATION_ISSUES.duplicate(first));
    rowOfCode.set(adcode, row);
    rows.push({ adcode, people: reading.people });
    return undefined;
  });
  return { rows, issues: issues.sort((a, b) => a.row - b.row) };
};

/**
 * A population table from the bytes of a file (UTF-8 or GB18030; comma, semicolon, tab or bar). Columns are found by
 * their headers. Rows that cannot be used are quarantined with field, value and reason; of two rows with one code the
 * first counts. Faults: those of opening a table, no column of codes or of people, no usable row.
 * @param hasProvince whether `360000` is a province
 */
export const parsePopulation = (
  file: PopulationFile,
  hasProvince: (adcode: string) => boolean,
): ImportResult<PopulationTable> => {
  if (binaryKindOf(file.bytes) !== null) return importFault('binary-file', POPULATION_FAULTS.notText);
  const { text, encoding } = decodeBytes(file.bytes);
  if (/^\s*[{[]/.test(text.slice(0, 1000))) return importFault('unreadable', POPULATION_FAULTS.notATable);
  const parsed = parseCsv(text);
  if (!parsed.ok) return parsed;
  const table = parsed.value;
  const columns = {
    adcode: findColumn(table.headers, CODE_HEADERS),
    people: findColumn(table.headers, PEOPLE_HEADERS),
  };
  if (columns.adcode < 0) return importFault('unreadable', POPULATION_FAULTS.noCodeColumn(table.headers));
  if (columns.people < 0) return importFault('unreadable', POPULATION_FAULTS.noPeopleColumn(table.headers));
  const { rows, issues } = readRows(table, columns, hasProvince);
  const read = rows.length + issues.length;
  if (rows.length === 0) return importFault('no-rows', POPULATION_FAULTS.nothingAccepted(read));
  const [codeHeader, peopleHeader] = [table.headers[columns.adcode] ?? '', table.headers[columns.people] ?? ''];
  const stated = findDate(peopleHeader) ?? findDate(file.name);
  return {
    ok: true,
    value: {
      fileName: file.name,
      asOf: stated ?? formatChinaDate(file.lastModified),
      isAsOfGuessed: stated === null,
      columns: { adcode: codeHeader, people: peopleHeader },
      encoding: encoding.name,
      rows,
      account: { read, accepted: rows.length, quarantined: issues.length, issues },
    },
  };
};
