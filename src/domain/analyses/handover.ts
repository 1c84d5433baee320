import type { LevelKey, LinkStatus, WarningLevel } from '../levels.ts';
import type { ShiftHours } from '../shift-handover.ts';
import type { AnalysisScope } from './scope.ts';

/** What a shift hands over. Of the filter it obeys kinds and sources alone: nothing a shift must know is filtered away. */
export interface HandoverQuery extends AnalysisScope {
  readonly hours: ShiftHours;
  /** Rows of a section at most; its count is that of all. */
  readonly limit: number;
}

/** A site as a row of the page names it. */
export interface HandoverSite {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly adcode: string | null;
  /** `null`: the register does not know the site (any more); its card cannot be opened. */
  readonly state: { readonly level: LevelKey; readonly link: LinkStatus; readonly warning: WarningLevel } | null;
  /** Roles to call, as the card names them, never persons; empty where it names none, `null` where it could not be had. */
  readonly roles: readonly string[] | null;
  readonly regulator: string | null;
}

export interface HandoverWarning {
  readonly id: string;
  readonly site: HandoverSite | null;
  readonly level: WarningLevel;
  readonly text: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly startedMs: number | null;
  readonly lastValidMs: number | null;
  readonly isRetained: boolean;
  readonly isNew: boolean;
  readonly startsInFuture: boolean;
  /** The service does not say whether anybody acknowledged it; it is listed as if nobody had. */
  readonly isAcknowledgementUnknown: boolean;
}

export interface HandoverLoss {
  readonly site: HandoverSite;
  /** `null`: it was lost before the shift. */
  readonly lostMs: number | null;
  readonly backMs: number | null;
  readonly times: number;
  readonly wireCause: string | null;
  /** Register and last record disagree about whether it is seen. */
  readonly isContradicted: boolean;
}

export interface HandoverItem {
  readonly id: string;
  readonly listType: string;
  readonly text: string;
  readonly site: HandoverSite | null;
  readonly adcode: string;
  /** As the service writes it. */
  readonly state: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly daysOverdue: number | null;
  /** Its due day ended in this shift. */
  readonly isNew: boolean;
}

export interface HandoverChange {
  readonly site: HandoverSite;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** `from` and `to` are names and were taken out. */
  readonly isMasked: boolean;
  readonly atMs: number;
  readonly wireCause: string | null;
}

/** `count` is of all rows, `rows` the first of them. */
export interface HandoverRows<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
}

/** A section is `null` where its source is not there, or ends before the shift begins: not known, which is not none. */
export interface HandoverAnswer {
  readonly fromMs: number;
  readonly toMs: number;
  readonly warnings:
    | (HandoverRows<HandoverWarning> & {
        readonly red: number;
        readonly orange: number;
        readonly acknowledgementUnknown: number;
        readonly acknowledged: number;
        readonly ended: number;
      })
    | null;
  readonly newlyLost: HandoverRows<HandoverLoss> | null;
  readonly cameBack: HandoverRows<HandoverLoss> | null;
  readonly overdue:
    | (HandoverRows<HandoverItem> & {
        readonly newlyOverdue: number;
        readonly withoutDueDay: number;
        readonly closed: number;
        readonly reopened: number;
      })
    | null;
  /** `isReported` false: the records never tell such changes. */
  readonly changedHands: (HandoverRows<HandoverChange> & { readonly isReported: boolean }) | null;
  readonly otherChanges: HandoverRows<HandoverChange> | null;
  /** Records after the board's clock: in no list, and to be said. */
  readonly futureRecords: number | null;
  /** Newest `as_of` of the changes: what happened after it is in no list. */
  readonly recordsAsOf: string | null;
  readonly leftOutKinds: readonly string[];
}
