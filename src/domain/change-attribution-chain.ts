import type { SiteChange } from './change-attribution-rows.ts';
import type { ChangeCause } from './change-causes.ts';

/** A site that is not on the register, or not in the region, at one of the two times. */
export const ABSENT = 'absent';

/** `unexplained`: the states differ and no record says why. */
export type AttributedCause = ChangeCause | 'unexplained';

/** One step of one field of one site, from one key to another that differs from it. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly cause: AttributedCause;
  /** The record behind it; `null` for what was found by comparing states alone. */
  readonly change: SiteChange | null;
}

export interface Chain {
  /** They lead from the state before to the state after without a break. */
  readonly steps: readonly Step[];
  /** Rows that say again what was said, or that nothing changed. They make no step. */
  readonly repeated: readonly SiteChange[];
  /** Rows whose `from` is not the state they found; what lies between is an unexplained step, if they make one at all. */
  readonly contradictory: readonly SiteChange[];
}

/** When a site came to the region, or left it, and by what record or date. */
export interface Passage {
  readonly atMs: number;
  readonly cause: AttributedCause;
  readonly change: SiteChange | null;
}

/** Of rows of one moment the one that goes on from `state`, else the first. */
const takeNext = (rest: SiteChange[], state: string): SiteChange | undefined => {
  const atMs = rest[0]?.atMs;
  const found = rest.findIndex((row) => row.atMs === atMs && row.from === state);
  return rest.splice(Math.max(0, found), 1)[0];
};

const isSame = (one: SiteChange | null, other: SiteChange): boolean =>
  one !== null && one.from === other.from && one.to === other.to;

const toArrival = (passage: Passage | null, to: string): Step => ({
  from: ABSENT,
  to,
  cause: passage?.cause ?? 'unexplained',
  change: passage?.change ?? null,
});

/**
 * The steps of one field of one site between two states.
 * @param rows of the field and the site, between the two times, by time
 * @param arrival what brought a site that was absent before; `null` where nothing says
 * @param departure what took away a site that is absent after
 */
export const toChain = (
  before: string,
  after: string,
  rows: readonly SiteChange[],
  arrival: Passage | null,
  departure: Passage | null,
): Chain => {
  const steps: Step[] = [];
  const repeated: SiteChange[] = [];
  const contradictory: SiteChange[] = [];
  let state = before;
  if (before === ABSENT) {
    state = rows[0]?.from ?? rows[0]?.to ?? after;
    if (state !== ABSENT) steps.push(toArrival(arrival, state));
  }
  const rest = [...rows];
  let last: SiteChange | null = null;
  for (let row = takeNext(rest, state); row !== undefined; row = takeNext(rest, state)) {
    const from = row.from ?? state;
    const to = row.to ?? state;
    if (from === to || (to === state && isSame(last, row))) {
      (from === state || to === state ? repeated : contradictory).push(row);
      continue;
    }
    if (from !== state) {
      contradictory.push(row);
      steps.push({ from: state, to: from, cause: 'unexplained', change: null });
    }
    steps.push({ from, to, cause: row.cause, change: row });
    state = to;
    last = row;
  }
  if (state !== after) {
    const leaves = after === ABSENT ? departure : null;
    steps.push({ from: state, to: after, cause: leaves?.cause ?? 'unexplained', change: leaves?.change ?? null });
  }
  return { steps, repeated, contradictory };
};
