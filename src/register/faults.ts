import type { Fault, Result } from '../domain/result.ts';
import type { Localised } from '../domain/words.ts';

export type RegisterFaultKind =
  | 'unreachable'
  | 'timeout'
  | 'status'
  | 'html'
  | 'json'
  | 'shape'
  | 'parquet'
  | 'columns'
  | 'too-large'
  | 'incomplete'
  | 'empty'
  | 'absent'
  | 'rejected'
  | 'worker';

/** What went wrong between a service and the columns; `message` is the Chinese sentence, `words` has both. Clonable. */
export interface RegisterFault extends Fault<RegisterFaultKind> {
  readonly words: Localised;
  /** HTTP status, of a fault of the kind `status`. */
  readonly status?: number;
  /** Milliseconds that the server asks to be left alone for (429, 503). */
  readonly retryAfterMs?: number;
}

export const toFault = (kind: RegisterFaultKind, words: Localised): RegisterFault => ({
  kind,
  message: words.zh,
  words,
});

export const failed = (
  kind: RegisterFaultKind,
  words: Localised,
): { readonly ok: false; readonly fault: RegisterFault } => ({ ok: false, fault: toFault(kind, words) });

export type RegisterResult<T> = Result<T, RegisterFault>;

/** What an error says, short enough for a sentence. */
export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 160);
