import type { RollUp } from '../domain/roll-up.ts';
import { NO_CONDITIONS } from '../domain/row-conditions.ts';
import { useRollUp } from '../register/register-context.tsx';

/**
 * The roll-up of a region without flags, periods and reasons: what fixes a scale that no filter may change. While none
 * of them is set it is the question that the board's own roll-up asks, and costs the worker nothing.
 */
export const useUnfilteredRollUp = (region: string, sources: readonly string[] | null): RollUp | null => {
  const { data } = useRollUp({ region, kinds: null, flags: [], sources, conditions: NO_CONDITIONS });
  return data?.region.adcode === region ? data : null;
};
