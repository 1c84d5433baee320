const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

const fold = (text: string): string => text.normalize('NFKC').trim().replaceAll('−', '-');

/** `1200`, `1,200.50`, `1 200`, full-width digits; `null` for anything else. */
export const parsePlainNumber = (text: string): number | null => {
  const folded = fold(text).replace(/(?<=\d)[ '](?=\d{3}(\D|$))/g, '');
  if (GROUPED.test(folded)) return Number(folded.replaceAll(',', ''));
  return PLAIN.test(folded) ? Number(folded) : null;
};

export interface LedgerNumber {
  /** Middle of a range. */
  readonly value: number;
  readonly isRange: boolean;
  /** Unit written in the cell itself, `万吨` of `120万吨`; `null` without. */
  readonly unit: string | null;
}

const RANGE = /^(.+?)\s*(?:-|–|—|~|〜|至|到)\s*(.+)$/;

/**
 * A number as ledgers write it, with or without its unit. A range `500-600` gives its middle, 550, and says so: the
 * lower bound would understate, nothing at all would throw away what the ledger knows. `null` when it is no number.
 */
export const parseLedgerNumber = (text: string): LedgerNumber | null => {
  const folded = fold(text);
  const plain = parsePlainNumber(folded);
  if (plain !== null) return { value: plain, isRange: false, unit: null };
  const withUnit = /^([^a-z\p{Script=Han}%‰°]*\d)\s*([a-z\p{Script=Han}%‰°].*)$/iu.exec(folded);
  const body = withUnit?.[1] ?? folded;
  const unit = withUnit?.[2]?.trim() ?? null;
  const single = parsePlainNumber(body);
  if (single !== null) return { value: single, isRange: false, unit };
  const range = RANGE.exec(unit !== null && /^[至到]/.test(unit) ? folded : body);
  const low = range === null ? null : parsePlainNumber(range[1] ?? '');
  const high = range === null ? null : parsePlainNumber(range[2] ?? '');
  if (low === null || high === null || low < 0 || high < low) return null;
  return { value: (low + high) / 2, isRange: true, unit: /^[至到]/.test(unit ?? '') ? null : unit };
};

const SEXAGESIMAL =
  /^([+-]?\d{1,3})\s*[°度:]\s*(\d{1,2}(?:\.\d+)?)\s*(?:['′’分:]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′)?)?)?$/;

/** Degrees of `116.3912`, `116°23′28.3″`, `E116.39` or `39.9N`; `null` when it is none, so never NaN. Southern and western letters are negative. */
export const parseDegreesText = (text: string): number | null => {
  const folded = text.normalize('NFKC').trim().replaceAll('−', '-').toUpperCase();
  const letter = /^[NSEW]|[NSEW]$|^[东西南北](?:经|纬)/.exec(folded)?.[0] ?? '';
  const body = folded.replace(/^[NSEW]\s*|\s*[NSEW]$|^[东西南北](?:经|纬)\s*/g, '').replace(/°$|度$/, '');
  const sign = /^[SW西南]/.test(letter) ? -1 : 1;
  if (PLAIN.test(body)) return sign * Number(body);
  const match = SEXAGESIMAL.exec(body);
  if (match === null) return null;
  const degrees = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0);
  if (minutes >= 60 || seconds >= 60) return null;
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600;
  return sign * ((match[1] ?? '').startsWith('-') ? -size : size);
};
