import type { RegisterState } from '../domain/register-client.ts';
import type { Localised } from '../domain/words.ts';

/** How far what a panel shows can be trusted (LOOK.md, States). Times are milliseconds since 1970 by the board's clock. */
export type PanelState =
  | { readonly status: 'fresh' }
  | { readonly status: 'loading' }
  /** No register ever answered: hatch and words, no 0. */
  | { readonly status: 'never'; readonly message: Localised | null }
  | { readonly status: 'late'; readonly lastGoodAt: number }
  | { readonly status: 'lost'; readonly lastGoodAt: number }
  /**
   * The last good data stay on screen with their time; the message says which register and why. `null` where that
   * register never answered, and the others do.
   */
  | { readonly status: 'error'; readonly lastGoodAt: number | null; readonly message: Localised };

const MINUTE_MS = 60_000;

const faultOf = ({ faultWords, fault }: RegisterState): Localised | null =>
  faultWords ?? (fault === null ? null : { zh: fault, en: fault });

/**
 * State of a panel that draws on `registers`: the worst of theirs, so that one lost register is not hidden by four
 * fresh ones. `lateAfterMinutes` and `lostAfterMinutes` are the board's own limits (config.json).
 */
export const toPanelState = (
  registers: readonly RegisterState[],
  nowMs: number,
  limits: { readonly lateAfterMinutes: number; readonly lostAfterMinutes: number },
): PanelState => {
  if (registers.every(({ status }) => status === 'loading')) return { status: 'loading' };
  const answered = registers.filter(({ lastGoodAt }) => lastGoodAt !== null);
  const failed = registers.find(({ status }) => status === 'failed');
  const message = failed ? faultOf(failed) : null;
  if (answered.length === 0) return failed ? { status: 'never', message } : { status: 'loading' };
  const lastGoodAt = Math.min(...answered.map((register) => register.lastGoodAt ?? nowMs));
  if (failed && message !== null) return { status: 'error', lastGoodAt: failed.lastGoodAt, message };
  const incomplete = registers.find(({ status }) => status === 'incomplete');
  const lack = incomplete ? faultOf(incomplete) : null;
  // Half a register must not pass for a whole one: the sentence holds both counts.
  if (incomplete && lack !== null) return { status: 'error', lastGoodAt: incomplete.lastGoodAt, message: lack };
  const ageMinutes = (nowMs - lastGoodAt) / MINUTE_MS;
  if (ageMinutes >= limits.lostAfterMinutes) return { status: 'lost', lastGoodAt };
  return ageMinutes >= limits.lateAfterMinutes ? { status: 'late', lastGoodAt } : { status: 'fresh' };
};
