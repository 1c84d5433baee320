import type { Balance } from '../../domain/change-attribution-balance.ts';
import { ATTRIBUTED_CAUSES } from '../../domain/change-attribution-balance.ts';
import type { AttributedCause } from '../../domain/change-attribution-chain.ts';

export interface BalanceLine {
  /** `null`: the sum of all keys. */
  readonly key: string | null;
  readonly before: number;
  readonly net: readonly number[];
  readonly after: number;
}

export interface BalanceTable {
  /** Those that moved anything in this field. */
  readonly causes: readonly AttributedCause[];
  /** Every key of the field, then the sum; `before` + Σ `net` = `after` in each. */
  readonly lines: readonly BalanceLine[];
}

/** A balance as its table shows it: only causes that occur get a column. */
export const toBalanceTable = ({ rows, flows }: Balance): BalanceTable => {
  const causes = ATTRIBUTED_CAUSES.filter((cause) => flows.some((flow) => flow.cause === cause));
  const lines = rows.map(({ key, before, net, after }) => ({
    key,
    before,
    net: causes.map((cause) => net[cause]),
    after,
  }));
  const sumOf = (valueOf: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((sum, line) => sum + valueOf(line), 0);
  const total: BalanceLine = {
    key: null,
    before: sumOf(({ before }) => before),
    net: causes.map((_, index) => sumOf(({ net }) => net[index] ?? 0)),
    after: sumOf(({ after }) => after),
  };
  return { causes, lines: [...lines, total] };
};
