/** Whole days of the China calendar, `YYYY-MM-DD`, both included; `from` is not after `to`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Which date of a site a period is about: the day it was connected, or the day it came on the register. */
export const PERIOD_EVENTS = ['linked', 'registered'] as const;
export type PeriodEvent = (typeof PERIOD_EVENTS)[number];

/** DOMAIN.md §2, `notLinkedReason`, as it stands on the wire; `unstated` stands for a site that gives none. */
export const NOT_LINKED_REASONS = ['不具备条件', '建设中', '停产', '其他', 'unstated'] as const;
export type NotLinkedReason = (typeof NOT_LINKED_REASONS)[number];

/**
 * Conditions on rows that no axis of the cube carries. The worker answers them with one bit a row, so that everything
 * that counts, lists or draws obeys them alike. A row that does not have the date asked for does not pass.
 */
export interface RowConditions {
  readonly period: Period | null;
  readonly event: PeriodEvent;
  /** `null` means every reason, and sites that are linked as well. Never an empty list. */
  readonly reasons: readonly NotLinkedReason[] | null;
}

export const NO_CONDITIONS: RowConditions = { period: null, event: 'linked', reasons: null };

/** What of a filter may choose by being linked. */
export interface LinkChoice extends Partial<RowConditions> {
  /** `kind.facet`. */
  readonly flags?: readonly string[];
}

/** Ages of the data, which only connected sites have. */
const AGE_FLAGS = ['late', 'lost'];

/**
 * Whether the filter itself chooses by being linked or not: a share of linked among sites with a reason for not being
 * so is 0, and among sites linked in a period, or late, it is 100 %, and neither says anything. A flag speaks of its
 * own kind; without `kind` one of any kind is enough.
 */
export const choosesByLink = ({ period, event, reasons, flags = [] }: LinkChoice, kind?: string): boolean =>
  (reasons ?? null) !== null ||
  ((period ?? null) !== null && event !== 'registered') ||
  flags.some((flag) => {
    const [of, facet = ''] = flag.split('.');
    return AGE_FLAGS.includes(facet) && (kind === undefined || of === kind);
  });

/** Whether there is anything to ask of a row. */
export const hasConditions = ({ period, reasons }: RowConditions): boolean => period !== null || reasons !== null;
