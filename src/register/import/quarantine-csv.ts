import { inLanguage, type Language } from '../../domain/words.ts';
import type { RowIssue } from './types.ts';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['行', '字段', '值', '原因', '代码'],
  en: ['Row', 'Field', 'Value', 'Reason', 'Code'],
};

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it; plain numbers stay numbers. */
const neutralise = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text);

const toCell = (text: string): string => {
  const safe = neutralise(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Quarantined rows as CSV for a spreadsheet: UTF-8 with byte order mark, CRLF, formulas neutralised. */
export const toQuarantineCsv = (issues: readonly RowIssue[], language: Language): string => {
  const lines = issues.map(({ row, field, value, words, code }) =>
    [String(row), field, value, inLanguage(words, language), code].map(toCell).join(','),
  );
  return `\uFEFF${[HEADERS[language].join(','), ...lines].join('\r\n')}\r\n`;
};
