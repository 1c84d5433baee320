/** Integers of so many digits that a double may not hold them. */
const LONG_INTEGER = /[:,[\s]-?\d{16,}/;
const TEXT_OR_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Rewriting a text costs its length again; no record with codes is longer. */
const MOST_REWRITTEN = 1_000_000;

const quoteLong = (token: string): string =>
  /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;

/**
 * `JSON.parse` that keeps every digit: an integer that a number would round (an 18-digit code written without quotes)
 * becomes its text. Never throws.
 * @param mostRewritten characters of a text that is rewritten for it
 */
export const parseExactly = (
  text: string,
  mostRewritten = MOST_REWRITTEN,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } => {
  try {
    const value = JSON.parse(text) as unknown;
    if (text.length > mostRewritten || !LONG_INTEGER.test(text)) return { ok: true, value };
    return { ok: true, value: JSON.parse(text.replace(TEXT_OR_NUMBER, quoteLong)) as unknown };
  } catch {
    return { ok: false };
  }
};
