import type { BoardConfig } from '../domain/config.ts';
import type { RegionIndexFile } from '../domain/region-index.ts';
import type { RuleSheet } from '../domain/rule-sheet.ts';
import type { SiteGpuColumns } from '../domain/site-columns.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { LoadAccount } from './account.ts';

/** Which register of which source a load is for. */
export interface LoadTarget {
  readonly kind: string;
  readonly source: string;
  readonly sourceName: string;
  /** `null`: the service does not say; then a row that says so of itself makes the register synthetic. */
  readonly isSynthetic: boolean | null;
  readonly asOf: string | null;
  /** Address, for faults. */
  readonly name: string;
  /** When it was asked for, milliseconds since 1970 by the board's clock; left out: not known. */
  readonly requestedAtMs?: number;
}

/** What the page keeps of a register after a load or a change. */
export interface TableUpdate {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  readonly asOf: string | null;
  readonly account: LoadAccount;
  readonly columns: SiteGpuColumns;
}

export interface EngineOptions {
  readonly kinds: readonly HazardKind[];
  readonly config: BoardConfig;
  readonly regionIndexFile: RegionIndexFile;
  readonly nowMs: number;
  /** The grading rules as data, asked for at the first analysis that reads them. */
  readonly loadRules: () => Promise<readonly RuleSheet[]>;
}

/** New filter values of columns that are otherwise as they were. */
export interface FilterUpdate {
  readonly kind: string;
  readonly source: string;
  /** Of the columns from now on. */
  readonly version: number;
  readonly filterValues: Float32Array;
}
