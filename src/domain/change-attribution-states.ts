import { groupBySite, type SiteChange } from './change-attribution-rows.ts';
import {
  LEVEL_KEYS,
  LINK_STATUSES,
  WARNING_LEVELS,
  type LevelKey,
  type LinkStatus,
  type WarningLevel,
} from './levels.ts';
import { parseWireTime } from './wire-time.ts';

/** One site as it stands, or stood. */
export interface SiteState {
  readonly level: LevelKey;
  readonly link: LinkStatus;
  readonly warning: WarningLevel;
  readonly adcode: string;
  /** `YYYY-MM-DD`; `null` where the register does not say. */
  readonly registeredOn: string | null;
}

/** By `kind:id`. */
export type SiteStates = ReadonlyMap<string, SiteState>;

/**
 * What a field was at a time: what the last row up to then made it, else what the first row after it found, else what it
 * is now, because nothing says that it changed.
 */
const valueAt = (rows: readonly SiteChange[], field: string, atMs: number): string | null => {
  let value: string | null = null;
  for (const row of rows) {
    if (row.field !== field) continue;
    if (row.atMs > atMs) return value ?? row.from;
    value = row.to ?? value;
  }
  return value;
};

/**
 * The register as it stood at a time, told back from how it stands now. Sites registered later are left out; sites that
 * have left the register since cannot be told of. Where no row of a field exists for a site it is as it is now.
 * @param changes not after now
 */
export const toStatesAt = (now: SiteStates, changes: readonly SiteChange[], atMs: number): SiteStates => {
  const rowsOf = groupBySite(changes);
  const states = new Map<string, SiteState>();
  for (const [site, state] of now) {
    const registeredMs = parseWireTime(state.registeredOn);
    if (registeredMs !== null && registeredMs > atMs) continue;
    const rows = rowsOf.get(site);
    if (rows === undefined) {
      states.set(site, state);
      continue;
    }
    const level = valueAt(rows, 'risk_level', atMs);
    const link = valueAt(rows, 'link_status', atMs);
    const warning = valueAt(rows, 'warning_level', atMs);
    states.set(site, {
      ...state,
      level: LEVEL_KEYS.find((key) => key === level) ?? state.level,
      link: LINK_STATUSES.find((status) => status === link) ?? state.link,
      warning: WARNING_LEVELS.find((key) => String(key) === warning) ?? state.warning,
      adcode: valueAt(rows, 'adcode', atMs) ?? state.adcode,
    });
  }
  return states;
};

/** A standing warning, as far as its beginning is concerned. */
export interface WarningStart {
  readonly id: string;
  readonly site: string;
  readonly adcode: string | null;
  readonly level: WarningLevel;
  readonly startedMs: number | null;
}

/**
 * Beginnings of standing warnings as changes, for services whose `changes` carry no warnings. Only of sites of which no
 * row of `warning_level` is known; that there was no warning before is presumed (ours), and later ones of a site count
 * only where they are worse. They are measured: that is what a warning is.
 */
export const toWarningChanges = (
  warnings: readonly WarningStart[],
  changes: readonly SiteChange[],
): readonly SiteChange[] => {
  const told = new Set(changes.filter(({ field }) => field === 'warning_level').map(({ site }) => site));
  const standing = new Map<string, WarningLevel>();
  const begun = warnings
    .filter(({ site, level, startedMs }) => level !== 0 && startedMs !== null && !told.has(site))
    .sort((one, other) => (one.startedMs ?? 0) - (other.startedMs ?? 0));
  return begun.flatMap(({ id, site, adcode, level, startedMs }) => {
    const from = standing.get(site) ?? 0;
    if (startedMs === null || (from !== 0 && level >= from)) return [];
    standing.set(site, level);
    const change: SiteChange = {
      id: `warning:${id}`,
      site,
      adcode,
      atMs: startedMs,
      field: 'warning_level',
      from: String(from),
      to: String(level),
      cause: 'measured',
      wireCause: null,
    };
    return [change];
  });
};
