import {
  FIRST_KIND,
  type MeetingBasis,
  type Met,
  type NoOverlaps,
  type OverlapRegister,
  type OverlapsQuery,
  type Unjudged,
} from '../../domain/analyses/overlaps.ts';
import type { BoardConfig } from '../../domain/config.ts';
import { hasConditions } from '../../domain/row-conditions.ts';
import { findNearPairs, type NearPair } from '../near-pairs.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { SitePaths } from '../site-shapes.ts';
import type { Slices } from '../slices.ts';
import type { AnalysisContext } from './context.ts';

/** A row of a register. */
export interface EntryRow {
  readonly entry: RegisterEntry;
  readonly row: number;
}

export interface FoundMeeting {
  readonly met: Met;
  /** `null` where the first site's own register states it. */
  readonly other: EntryRow | null;
  readonly distanceM: number | null;
  readonly basis: MeetingBasis;
  readonly lngLat: readonly [number, number] | null;
  readonly stated: string | number | null;
}

export interface Found extends EntryRow {
  readonly meetings: readonly FoundMeeting[];
  readonly isSector: boolean;
}

/** What a rule found among the first sites of a scope, in no order. */
export interface Finding {
  readonly none: NoOverlaps | null;
  readonly found: readonly Found[];
  readonly registers: readonly OverlapRegister[];
  /** What the rule would meet, but no register tells of; nothing when left out. */
  readonly untold?: readonly Met[];
}

export interface RuleDesk {
  readonly context: AnalysisContext;
  readonly query: OverlapsQuery;
  readonly slices: Slices;
}

export type Rule = (desk: RuleDesk) => Promise<Finding>;

export const nothing = (none: NoOverlaps): Finding => ({ none, found: [], registers: [] });

export const entriesOf = ({ context }: RuleDesk, kind: string): readonly RegisterEntry[] =>
  context.everyEntry.filter(({ table }) => table.kind.id === kind);

/** The registers whose sites the rule counts. */
export const firstEntries = (desk: RuleDesk): readonly RegisterEntry[] => entriesOf(desk, FIRST_KIND[desk.query.rule]);

/** Synthetic and real sites are never compared. */
export const areComparable = (a: RegisterEntry, b: RegisterEntry): boolean =>
  a.table.isSynthetic === b.table.isSynthetic;

/** Five decimals of a degree are a metre; with fewer a distance of some hundred metres would be a guess. */
export const areDistancesKnown = ({ coordinateRounding }: BoardConfig): boolean =>
  coordinateRounding === null || (coordinateRounding !== 'county' && coordinateRounding >= 5);

/** First sites of the scope; kinds of the filter are not obeyed. `null`: a register cannot tell which rows pass. */
export const firstRows = ({ context, query }: RuleDesk, entry: RegisterEntry): readonly number[] | null => {
  const filter = { ...query.filter, kinds: null };
  if (hasConditions(filter) && entry.passesUnder(filter) === null) return null;
  const rows: number[] = [];
  context.visit(entry, { region: query.region, filter }, (row) => rows.push(row));
  return rows;
};

export type Exactness = (row: number) => 'no-position' | 'not-exact' | null;

/** Whether a row's own position is good for a distance; `null`: it is. */
export const exactnessOf = async ({ context }: Pick<RuleDesk, 'context'>, entry: RegisterEntry): Promise<Exactness> => {
  const precision = (await context.texts(entry, ['coord_precision'])).column('coord_precision');
  const { lngs, lats, isCountyPrecision } = entry.table;
  return (row) => {
    if (Number.isNaN(lngs[row] ?? Number.NaN) || Number.isNaN(lats[row] ?? Number.NaN)) return 'no-position';
    return isCountyPrecision[row] === 1 || precision?.[row] === 'township' ? 'not-exact' : null;
  };
};

/** Counts rows by why they could not be judged, and those that the rule rightly passes over. */
export class UnjudgedTally {
  outOfService = 0;
  readonly #rows = new Map<Unjudged, number>();

  add(why: Unjudged, rows = 1): void {
    if (rows > 0) this.#rows.set(why, (this.#rows.get(why) ?? 0) + rows);
  }

  toList(): OverlapRegister['unjudged'] {
    return [...this.#rows].map(([why, rows]) => ({ why, rows }));
  }
}

export const toRegister = (
  { table }: RegisterEntry,
  role: OverlapRegister['role'],
  rows: number,
  unjudged: UnjudgedTally,
  withoutShape: number | null,
): OverlapRegister => ({
  kind: table.kind.id,
  source: table.source,
  asOf: table.asOf,
  isSynthetic: table.isSynthetic,
  role,
  rows,
  outOfService: unjudged.outOfService,
  unjudged: unjudged.toList(),
  withoutShape,
});

export const positionOf = ({ entry, row }: EntryRow): readonly [number, number] => [
  entry.table.lngs[row] ?? Number.NaN,
  entry.table.lats[row] ?? Number.NaN,
];

/** 1 for each row that has a line or an outline. */
export const rowsWithShape = ({ table }: RegisterEntry, paths: SitePaths | null): Uint8Array => {
  const has = new Uint8Array(table.rowCount);
  for (const row of paths?.rows ?? []) has[row] = 1;
  return has;
};

/** Whether coaches run on a route: those of which nothing is stated do, because unknown is not safe. */
export const runningRoutes = async ({ context }: RuleDesk, entry: RegisterEntry): Promise<(row: number) => boolean> => {
  const status = (await context.texts(entry, ['line_status'])).column('line_status');
  return (row) => status?.[row] !== '退出' && status?.[row] !== '歇业';
};

interface KeptPairs {
  readonly paths: SitePaths;
  readonly radiusM: number;
  readonly pairs: Promise<readonly NearPair[]>;
}

/** A register's pairs stay while its rows and the other's shapes do, so that a drill-down only filters. */
const KEPT = new WeakMap<RegisterEntry, KeptPairs[]>();
const MOST_KEPT = 6;

export const pairsNear = (
  paths: SitePaths,
  points: RegisterEntry,
  radiusM: number,
  slices: Slices,
): Promise<readonly NearPair[]> => {
  const kept = KEPT.get(points) ?? [];
  const known = kept.find((each) => each.paths === paths && each.radiusM === radiusM);
  if (known !== undefined) return known.pairs;
  const pairs = findNearPairs(paths, points, radiusM, slices);
  KEPT.set(points, [{ paths, radiusM, pairs }, ...kept].slice(0, MOST_KEPT));
  return pairs;
};
