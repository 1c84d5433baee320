import { foldText } from '../tokens.ts';
import { foldedHeaders, guessJoin } from './sheet-join.ts';
import type { SheetTable } from './sheet-table.ts';

/** Sheets that explain a register instead of being one. */
const EXPLAINS =
  /^(?:about|read ?me|notes?|cover|contents?|index|legend|metadata|glossary|instructions?|dictionary|changelog)\b|说明|须知|封面|目录|字典|代码表|码表|下拉|填报要求|版本记录|数据源$/;

export const isExplanation = (sheet: SheetTable): boolean => EXPLAINS.test(foldText(sheet.name));

/** Rows with at least two filled cells: what a register has and a page of text has not. */
const registerRows = (sheet: SheetTable): number => {
  if (sheet.headers.filter((header) => header !== '').length < 2) return 0;
  return sheet.rows.filter((row) => {
    let filled = 0;
    for (const cell of row) if (cell.trim() !== '' && ++filled > 1) return true;
    return false;
  }).length;
};

const scoreOf = (sheet: SheetTable): number =>
  registerRows(sheet) * (isExplanation(sheet) ? 0.001 : 1) * (sheet.isHidden ? 0.001 : 1);

const sameHeader = (a: SheetTable, b: SheetTable): boolean => {
  const [left, right] = [new Set(foldedHeaders(a.headers)), new Set(foldedHeaders(b.headers))];
  return left.size === right.size && [...left].every((header) => right.has(header));
};

/**
 * The sheet that looks most like a register: the most rows, the first among equals; one that explains or is hidden only
 * if there is no other. With it every visible sheet of the same header whose rows are others (a ledger with one sheet a
 * county); not one with the same keys, which is the same ledger of another time. Empty where no sheet has rows.
 */
export const chooseSheets = (sheets: readonly SheetTable[]): readonly SheetTable[] => {
  const ranked = sheets.map((sheet) => ({ sheet, score: scoreOf(sheet) })).sort((a, b) => b.score - a.score);
  const base = ranked[0];
  if (base === undefined) return [];
  if (base.score === 0) {
    const any = sheets.find((sheet) => sheet.rows.length > 0);
    return any === undefined ? [] : [any];
  }
  const isMore = (sheet: SheetTable): boolean =>
    sheet === base.sheet ||
    (!sheet.isHidden &&
      sheet.rows.length > 0 &&
      !isExplanation(sheet) &&
      sameHeader(base.sheet, sheet) &&
      guessJoin(base.sheet, sheet) === null);
  return sheets.filter(isMore);
};
