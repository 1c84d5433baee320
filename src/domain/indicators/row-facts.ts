import { readBoolean, readInstant, readText, readValue } from '../grading-reading.ts';
import type { SiteProperties } from '../grading.ts';
import { LINK_STATUSES, type LinkStatus } from '../levels.ts';
import { RECORD_FINDINGS, type FindingId } from './findings.ts';
import { toFreshness, type Freshness, type FreshnessLimits, type LastReport } from './freshness.ts';
import type { IndicatorSettings } from './settings.ts';
import type { IndicatorRow } from './types.ts';

/** DOMAIN.md §2 `dataClasses`; `null`: not stated. */
export interface DataClasses {
  readonly base: boolean | null;
  readonly safetyPledge: boolean | null;
  readonly sensor: boolean | null;
  readonly video: boolean | null;
}

/** What a row says, read once for all indicators; before its contradictions are looked for. */
export interface RowBasis {
  readonly kind: string;
  readonly properties: SiteProperties;
  readonly nowMs: number;
  /** What is not known to be monitored is not: no status, or an unknown one, is `not-linked`. */
  readonly link: LinkStatus;
  /** Link status linked or offline (DOMAIN.md §4: an offline site is connected but silent). */
  readonly isConnected: boolean;
  readonly report: LastReport;
  readonly freshness: Freshness;
  /** The last report is within the late limit of the kind, whatever the link status; false where there is no limit. */
  readonly isReportFresh: boolean;
  readonly classes: DataClasses;
}

export interface RowFacts extends RowBasis {
  readonly findings: ReadonlySet<FindingId>;
}

/** An object, or its JSON text (snapshots); `{}` for anything else. */
const readObject = (properties: SiteProperties, name: string): SiteProperties => {
  const value = readValue(properties, name);
  if (typeof value !== 'string') return isRecord(value) ? value : {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
};

const isRecord = (value: unknown): value is SiteProperties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MINUTE_MS = 60_000;

/** A time that a record states, against the board's clock. */
export const readReport = (
  properties: SiteProperties,
  name: string,
  { clockSkewMinutes }: Pick<FreshnessLimits, 'clockSkewMinutes'>,
  nowMs: number,
): LastReport => {
  const value = readValue(properties, name);
  if (value === undefined) return { state: 'not-carried' };
  if (value === null || value === '') return { state: 'never' };
  const ms = readInstant(properties, name);
  if (ms === null) return { state: 'unreadable' };
  return { state: ms > nowMs + clockSkewMinutes * MINUTE_MS ? 'future' : 'at', ms };
};

/** Total: any properties are read, and what is of the wrong type is not stated. */
export const readRow = ({ kind, properties }: IndicatorRow, { nowMs, freshness }: IndicatorSettings): RowFacts => {
  const stated = readText(properties, 'link_status');
  const link = LINK_STATUSES.find((status) => status === stated) ?? 'not-linked';
  const report = readReport(properties, 'last_report_at', freshness, nowMs);
  const limits = freshness.byKind[kind];
  const classes = readObject(properties, 'data_classes');
  const basis: RowBasis = {
    kind,
    properties,
    nowMs,
    link,
    isConnected: link === 'linked' || link === 'offline',
    report,
    freshness: toFreshness(link, report, limits, nowMs),
    isReportFresh:
      report.state === 'at' && limits !== undefined && nowMs - report.ms <= limits.lateAfterMinutes * MINUTE_MS,
    classes: {
      base: readBoolean(classes, 'base'),
      safetyPledge: readBoolean(classes, 'safety_pledge'),
      sensor: readBoolean(classes, 'sensor'),
      video: readBoolean(classes, 'video'),
    },
  };
  return { ...basis, findings: findingsOf(basis) };
};

const NO_FINDINGS: ReadonlySet<FindingId> = new Set();

/** Most rows have none, and there may be a million of them: nothing is allocated for those. */
const findingsOf = (basis: RowBasis): ReadonlySet<FindingId> => {
  let found: Set<FindingId> | null = null;
  for (const { id, kinds, holds } of RECORD_FINDINGS) {
    if (kinds !== null && !kinds.includes(basis.kind)) continue;
    if (holds(basis)) (found ??= new Set()).add(id);
  }
  return found ?? NO_FINDINGS;
};

/** Of several statements: false as soon as one is false, unknown where one of the others is. */
export const allHold = (...statements: readonly (boolean | null)[]): boolean | null => {
  if (statements.includes(false)) return false;
  return statements.includes(null) ? null : true;
};
