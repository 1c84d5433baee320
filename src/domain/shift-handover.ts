import { isBalanced, type SiteChange } from './change-attribution-rows.ts';
import type { SiteState } from './change-attribution-states.ts';
import { formatChinaDate } from './clock.ts';
import { compareUrgency, isOpen, isOverdue, type Rectification } from './rectification.ts';
import { toLosses, type LostSite } from './shift-losses.ts';
import type { ShiftWarning } from './shift-warnings.ts';
import { HOUR_MS, parseWireTime, shiftDay } from './wire-time.ts';

/** Lengths of a shift that can be handed over, hours; the order's. */
export const SHIFT_HOURS = [8, 12, 24] as const;
export type ShiftHours = (typeof SHIFT_HOURS)[number];

/** A field whose change means that somebody else answers for a site. */
export interface ResponsibilityField {
  /** As in `changes`, which names the columns of the registers (DOMAIN.md §2). */
  readonly field: string;
  /** Its values are names of persons: masked unless the viewer's role allows. */
  readonly isPersonal: boolean;
}

/** Which fields these are is ours; an authority may have others. */
const DEFAULT_RESPONSIBILITY_FIELDS: readonly ResponsibilityField[] = [
  { field: 'regulator_dept', isPersonal: false },
  { field: 'regulator_level', isPersonal: false },
  { field: 'enterprise_id', isPersonal: false },
  { field: 'responsible', isPersonal: true },
  { field: 'chief_responsible', isPersonal: true },
  { field: 'technical_responsible', isPersonal: true },
  { field: 'operation_responsible', isPersonal: true },
  { field: 'gov_sponsor', isPersonal: true },
];

/** Whether any of the changes, of whatever time, tells of responsibility. */
export const tellsOfHands = (
  changes: readonly SiteChange[],
  fields: readonly ResponsibilityField[] = DEFAULT_RESPONSIBILITY_FIELDS,
): boolean => changes.some(({ field }) => fields.some((known) => known.field === field));

export interface StandingWarning {
  readonly warning: ShiftWarning;
  /** It began in this shift. */
  readonly isNew: boolean;
  /** Its start lies after the board's clock: some clock is wrong. It is listed all the same. */
  readonly startsInFuture: boolean;
}

export interface WarningSection {
  /** Red, then orange; within a level the longest waiting first, those without a start before them. */
  readonly rows: readonly StandingWarning[];
  readonly red: number;
  readonly orange: number;
  /** Rows of which the service does not say whether somebody acknowledged them; listed as if nobody had. */
  readonly acknowledgementUnknown: number;
  /** Red and orange ones that are left out because they were acknowledged, or have ended. */
  readonly acknowledged: number;
  readonly ended: number;
}

export interface OverdueSection {
  /** Longest overdue first. */
  readonly rows: readonly { readonly item: Rectification; readonly isNew: boolean }[];
  /** Items whose due day passed within this shift. */
  readonly newlyOverdue: number;
  /** Open items without a due day: whether they are overdue cannot be told. */
  readonly withoutDueDay: number;
  /** Closed, and reopened, on a day of the shift. Days, not hours: what is stated is no more exact. */
  readonly closed: readonly Rectification[];
  readonly reopened: readonly Rectification[];
}

export interface ChangedHands {
  readonly change: SiteChange;
  /** Its `from` and `to` are names and were taken out. */
  readonly isMasked: boolean;
}

export interface ChangedHandsSection {
  /** Newest first. */
  readonly rows: readonly ChangedHands[];
  /** Whether the service ever tells such changes; if not, an empty list says nothing. */
  readonly isReported: boolean;
}

/** A section is `null` where its source is not there. */
export interface ShiftHandover {
  readonly hours: ShiftHours;
  readonly fromMs: number;
  readonly toMs: number;
  readonly warnings: WarningSection | null;
  /** Lost in the shift and still lost; and those that have come back. */
  readonly newlyLost: readonly LostSite[] | null;
  readonly cameBack: readonly LostSite[] | null;
  readonly overdue: OverdueSection | null;
  readonly changedHands: ChangedHandsSection | null;
  /** Every other change of level, link or warning in the shift, newest first. */
  readonly otherChanges: readonly SiteChange[] | null;
  /** Records after the board's clock: in no list, and to be said. */
  readonly futureChanges: number | null;
}

/** All lists are those of the region and the kinds in question: the caller has chosen. `null`: the source is not there. */
export interface HandoverInput {
  readonly hours: ShiftHours;
  readonly nowMs: number;
  readonly warnings: readonly ShiftWarning[] | null;
  readonly changes: readonly SiteChange[] | null;
  readonly rectifications: readonly Rectification[] | null;
  /** How a site stands now, for order and for comparison; `undefined` where the register does not know it. */
  readonly stateOf: (site: string) => SiteState | undefined;
  readonly isMasked: boolean;
  readonly responsibilityFields?: readonly ResponsibilityField[];
}

interface Shift {
  readonly fromMs: number;
  readonly toMs: number;
}

const isWithin = (atMs: number | null, { fromMs, toMs }: Shift): boolean =>
  atMs !== null && atMs > fromMs && atMs <= toMs;

/** An acknowledgement from before the warning began, or from a time to come, is of something else. */
const isAcknowledged = ({ isAcknowledged: stated, acknowledgedMs, startedMs }: ShiftWarning, toMs: number): boolean => {
  if (stated !== true) return false;
  if (acknowledgedMs === null) return true;
  return acknowledgedMs <= toMs && (startedMs === null || acknowledgedMs >= startedMs);
};

const toWarningSection = (warnings: readonly ShiftWarning[], shift: Shift): WarningSection => {
  const serious = warnings.filter(({ level }) => level === 1 || level === 2);
  const hasEnded = ({ endedMs }: ShiftWarning): boolean => endedMs !== null && endedMs <= shift.toMs;
  const standing = serious.filter((warning) => !hasEnded(warning));
  const open = standing.filter((warning) => !isAcknowledged(warning, shift.toMs));
  const count = (level: number): number => open.filter((warning) => warning.level === level).length;
  const sorted = [...open].sort(
    (one, other) =>
      one.level - other.level ||
      (one.startedMs ?? 0) - (other.startedMs ?? 0) ||
      (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
  );
  return {
    rows: sorted.map((warning) => ({
      warning,
      isNew: isWithin(warning.startedMs, shift),
      startsInFuture: warning.startedMs !== null && warning.startedMs > shift.toMs,
    })),
    red: count(1),
    orange: count(2),
    acknowledgementUnknown: open.filter(({ isAcknowledged: stated }) => stated === null).length,
    acknowledged: standing.length - open.length,
    ended: serious.length - standing.length,
  };
};

const toOverdueSection = (items: readonly Rectification[], shift: Shift): OverdueSection => {
  const today = formatChinaDate(shift.toMs);
  const firstDay = formatChinaDate(shift.fromMs);
  const isOfShift = (day: string | null): boolean => day !== null && day >= firstDay && day <= today;
  // An item is overdue from the midnight that ends its due day.
  const isNew = ({ dueOn }: Rectification): boolean =>
    dueOn !== null && isWithin(parseWireTime(shiftDay(dueOn, 1)), shift);
  const rows = items
    .filter((item) => isOverdue(item, today))
    .sort(compareUrgency)
    .map((item) => ({ item, isNew: isNew(item) }));
  return {
    rows,
    newlyOverdue: rows.filter((row) => row.isNew).length,
    withoutDueDay: items.filter((item) => isOpen(item) && item.dueOn === null).length,
    closed: items.filter((item) => !isOpen(item) && isOfShift(item.closedOn)).sort(compareUrgency),
    reopened: items.filter((item) => item.isReopened && isOfShift(item.reopenedOn)).sort(compareUrgency),
  };
};

const newestFirst = (changes: readonly SiteChange[]): readonly SiteChange[] =>
  [...changes].sort((one, other) => other.atMs - one.atMs || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));

const toChangedHands = (changes: readonly SiteChange[], shift: Shift, input: HandoverInput): ChangedHandsSection => {
  const fields = input.responsibilityFields ?? DEFAULT_RESPONSIBILITY_FIELDS;
  const known = new Map(fields.map(({ field, isPersonal }) => [field, isPersonal]));
  const told = changes.filter(({ field }) => known.has(field));
  const rows = newestFirst(told.filter(({ atMs }) => isWithin(atMs, shift))).map((change) => {
    const isMasked = input.isMasked && known.get(change.field) === true;
    return { change: isMasked ? { ...change, from: null, to: null } : change, isMasked };
  });
  return { rows, isReported: told.length > 0 };
};

/**
 * What the next shift has to know of the last `hours`, up to and with `nowMs`. A red or orange warning stays on the list
 * however old it is, until somebody acknowledged it or it ended; silence ends nothing. Selection and order only.
 */
export const toShiftHandover = (input: HandoverInput): ShiftHandover => {
  const { hours, nowMs, warnings, changes, rectifications, stateOf } = input;
  const shift: Shift = { fromMs: nowMs - hours * HOUR_MS, toMs: nowMs };
  const inShift = changes?.filter(({ atMs }) => isWithin(atMs, shift)) ?? null;
  const losses = inShift === null ? null : toLosses(inShift, stateOf);
  const listed = new Set(losses?.rows);
  return {
    hours,
    ...shift,
    warnings: warnings === null ? null : toWarningSection(warnings, shift),
    newlyLost: losses?.lost ?? null,
    cameBack: losses?.cameBack ?? null,
    overdue: rectifications === null ? null : toOverdueSection(rectifications, shift),
    changedHands: changes === null ? null : toChangedHands(changes, shift, input),
    otherChanges:
      inShift === null
        ? null
        : newestFirst(inShift.filter((change) => isBalanced(change.field) && !listed.has(change))),
    futureChanges: changes?.filter(({ atMs }) => atMs > nowMs).length ?? null,
  };
};
