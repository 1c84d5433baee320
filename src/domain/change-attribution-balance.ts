import { ABSENT, type AttributedCause, type Step } from './change-attribution-chain.ts';
import { FIELD_KEYS, type BalancedField, type SiteChange } from './change-attribution-rows.ts';
import type { SiteState, SiteStates } from './change-attribution-states.ts';
import { CHANGE_CAUSES } from './change-causes.ts';

/** In the order in which they are told; `unexplained` last. */
export const ATTRIBUTED_CAUSES: readonly AttributedCause[] = [...CHANGE_CAUSES, 'unexplained'];

/** So many sites went from one key to another for one cause. `from` or `to` may be `ABSENT`. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly cause: AttributedCause;
  readonly count: number;
}

/** One key of a field: `before` + Σ net = `after`, exactly. */
export interface BalanceRow {
  readonly key: string;
  readonly before: number;
  /** Sites gained less sites lost, by cause. */
  readonly net: Readonly<Record<AttributedCause, number>>;
  readonly after: number;
}

export interface Balance {
  readonly field: BalancedField;
  /** In the order of the field's keys; sites that are absent have none. */
  readonly rows: readonly BalanceRow[];
  /** Largest first. */
  readonly flows: readonly Flow[];
  /** Steps that a cause stands for, `unknown` included. */
  readonly changes: number;
  readonly unexplained: number;
  /** Rows of the field that were given, of whatever time. 0: the service tells no changes of it, which is not "none". */
  readonly rowsGiven: number;
}

export interface AttributedStep extends Step {
  readonly site: string;
  readonly field: BalancedField;
}

const KEY_OF: Readonly<Record<BalancedField, (state: SiteState) => string>> = {
  risk_level: ({ level }) => level,
  link_status: ({ link }) => link,
  warning_level: ({ warning }) => String(warning),
};

/** `ABSENT` for a site that is not there. */
export const keyOf = (field: BalancedField, state: SiteState | undefined): string =>
  state === undefined ? ABSENT : KEY_OF[field](state);

export const noCauses = (): Record<AttributedCause, number> =>
  Object.fromEntries(ATTRIBUTED_CAUSES.map((cause) => [cause, 0])) as Record<AttributedCause, number>;

const countKeys = (states: SiteStates, field: BalancedField): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const state of states.values()) counts.set(KEY_OF[field](state), (counts.get(KEY_OF[field](state)) ?? 0) + 1);
  return counts;
};

const toFlows = (steps: readonly Step[]): readonly Flow[] => {
  const flows = new Map<string, { from: string; to: string; cause: AttributedCause; count: number }>();
  for (const { from, to, cause } of steps) {
    const key = `${from}>${to}>${cause}`;
    const flow = flows.get(key);
    if (flow) flow.count++;
    else flows.set(key, { from, to, cause, count: 1 });
  }
  const toOrder = ({ from, to, cause }: Flow): string => `${from}>${to}>${cause}`;
  return [...flows.values()].sort((one, other) => other.count - one.count || (toOrder(one) < toOrder(other) ? -1 : 1));
};

/** The steps of one field as a table that adds up. */
export const toBalance = (
  field: BalancedField,
  all: readonly AttributedStep[],
  before: SiteStates,
  after: SiteStates,
  changes: readonly SiteChange[],
): Balance => {
  const steps = all.filter((step) => step.field === field);
  const net = new Map(FIELD_KEYS[field].map((key) => [key, noCauses()]));
  for (const { from, to, cause } of steps) {
    const lost = net.get(from);
    if (lost) lost[cause]--;
    const gained = net.get(to);
    if (gained) gained[cause]++;
  }
  const [start, end] = [countKeys(before, field), countKeys(after, field)];
  const unexplained = steps.filter(({ cause }) => cause === 'unexplained').length;
  return {
    field,
    rows: FIELD_KEYS[field].map((key) => ({
      key,
      before: start.get(key) ?? 0,
      net: net.get(key) ?? noCauses(),
      after: end.get(key) ?? 0,
    })),
    flows: toFlows(steps),
    changes: steps.length - unexplained,
    unexplained,
    rowsGiven: changes.filter((change) => change.field === field).length,
  };
};
