/** 合计, 赣州市小计, 总计：12 座, 其中：神木市, Subtotal. No site is called so. */
const TOTAL =
  /^(?:\p{Script=Han}{0,12}(?:合计|小计|总计|共计|累计)数?(?:\d+\p{Script=Han}{0,3})?(?:[:：(（].*)?|其中[:：].*|(?:grand|sub)?-?totals?[:：]?)$/iu;

/** Nearly no cell has one of these: a scan is cheaper than the pattern. */
const MAY_BE = /计|其\s*中|total/i;

/** Line number, division and name stand in front; a total says so in one of them. */
const FIRST_CELLS = 4;
const LONGEST = 40;

export const isTotalText = (text: string): boolean =>
  text.length <= LONGEST && MAY_BE.test(text) && TOTAL.test(text.normalize('NFKC').replace(/\s+/g, ''));

/** The cell that says that the row is a sum of others and no site; `null` without. Only of rows without coordinates: a total has none. */
export const totalOf = (cells: readonly string[]): string | null => {
  let looked = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    if (isTotalText(cell)) return cell.trim();
    if (++looked === FIRST_CELLS) return null;
  }
  return null;
};
