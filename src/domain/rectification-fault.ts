/** What contradicts itself in an item. The item counts; the day that cannot be is taken as not stated. */
export type ItemFault =
  | 'due-before-found'
  | 'closed-before-found'
  | 'found-in-future'
  | 'closed-in-future'
  | 'reopened-in-future'
  | 'open-with-closing-day'
  | 'no-day'
  | 'unknown-site'
  | 'unknown-division';

/** Why an item is in no count at all. */
export type UnreadableReason = 'no-id' | 'no-list' | 'no-division' | 'unknown-state' | 'duplicate-id';

/** One contradictory or unreadable item, named to the user. */
export interface FaultyItem {
  /** As it came; empty where there is none. */
  readonly id: string;
  readonly fault: ItemFault | UnreadableReason;
  /** What it says that cannot be, as it came: a state, a pair of days, a reference. */
  readonly said: string;
  /** False: it is in no count. */
  readonly isCounted: boolean;
}

interface DatedItem {
  readonly state: string;
  readonly foundOn: string | null;
  readonly closedOn: string | null;
  readonly isReopened: boolean;
  readonly reopenedOn: string | null;
}

/** Contradictions that show only beside the board's day. */
export const toFaultsAt = (
  item: DatedItem,
  today: string,
): readonly { readonly fault: ItemFault; readonly said: string }[] => {
  const { state, foundOn, closedOn, isReopened, reopenedOn } = item;
  const isAhead = (day: string | null): day is string => day !== null && day > today;
  const faults: { fault: ItemFault; said: string }[] = [];
  if (isAhead(foundOn)) faults.push({ fault: 'found-in-future', said: foundOn });
  if (isAhead(closedOn)) faults.push({ fault: 'closed-in-future', said: closedOn });
  if (isAhead(reopenedOn)) faults.push({ fault: 'reopened-in-future', said: reopenedOn });
  if (state !== '销号' && closedOn !== null && !isReopened)
    faults.push({ fault: 'open-with-closing-day', said: `${state} · ${closedOn}` });
  return faults;
};
