import { DOWNSTREAM_M } from '../../domain/overlap-rule.ts';
import { findNearPoints } from '../near-pairs.ts';
import { isInSector, nearestInSector, type Nearest } from '../path-distance.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { SitePaths } from '../site-shapes.ts';
import { MET_BY_RULE, type Met, type OverlapRegister } from '../../domain/analyses/overlaps.ts';
import {
  areComparable,
  entriesOf,
  exactnessOf,
  firstEntries,
  firstRows,
  nothing,
  pairsNear,
  positionOf,
  rowsWithShape,
  runningRoutes,
  toRegister,
  UnjudgedTally,
  type EntryRow,
  type Exactness,
  type Finding,
  type Found,
  type FoundMeeting,
  type Rule,
  type RuleDesk,
} from './overlap-finding.ts';

/** A register of ponds with what has been found below each so far. */
interface Ponds {
  readonly entry: RegisterEntry;
  /** Rows of the scope whose position is exact. */
  readonly isJudged: Uint8Array;
  /** Degrees from north; `null`: not stated, so the whole ring. */
  readonly bearingOf: (row: number) => number | null;
  readonly below: Map<number, FoundMeeting[]>;
}

const MET_KINDS = ['chemical-park', 'coach-route', 'reference-site'] as const;

/** Tailings ponds whose ring of 1 km, or sector of it, meets something; a screening, because the legal distance follows the flow path. */
export const downstream: Rule = async (desk) => {
  const first = firstEntries(desk);
  if (first.length === 0) return nothing('no-first-register');
  const mets = await Promise.all(MET_KINDS.flatMap((kind) => toMets(desk, kind)));
  const findings: Finding[] = [];
  for (const entry of first) {
    const rows = firstRows(desk, entry);
    if (rows === null) return nothing('conditions-unknown');
    findings.push(await judgePonds(desk, entry, rows, mets));
  }
  return {
    none: null,
    found: findings.flatMap(({ found }) => found),
    registers: [...findings.flatMap(({ registers }) => registers), ...mets.map(({ register }) => register)],
    untold: await toUntold(desk, first, mets),
  };
};

/** What would be 0 only because nobody tells. */
const toUntold = async (
  desk: RuleDesk,
  first: readonly RegisterEntry[],
  mets: readonly MetRegister[],
): Promise<readonly Met[]> => {
  const canBeMet = ({ met, paths, byPoint }: MetRegister): Met[] => (paths !== null || byPoint.length > 0 ? [met] : []);
  const told = new Set<Met>(mets.flatMap(canBeMet));
  for (const entry of first) {
    if (entry.table.exposures.some((people) => !Number.isNaN(people))) told.add('residents');
    const facilities = (await desk.context.texts(entry, ['downstream_facilities'])).column('downstream_facilities');
    if (facilities !== null) told.add('facilities');
  }
  return MET_BY_RULE.downstream.filter((met) => !told.has(met));
};

/** A register that ponds may meet. */
interface MetRegister {
  readonly entry: RegisterEntry;
  readonly met: (typeof MET_KINDS)[number];
  readonly paths: SitePaths | null;
  readonly isWanted: (row: number) => boolean;
  /** Rows to be taken by their point: an outline that has not come, or a register of points. */
  readonly byPoint: readonly number[];
  readonly register: OverlapRegister;
}

const toMets = (desk: RuleDesk, met: MetRegister['met']): Promise<MetRegister>[] =>
  entriesOf(desk, met).map(async (entry) => {
    const paths = entry.paths(desk.context.config.coordinateRounding);
    const isRunning = met === 'coach-route' ? await runningRoutes(desk, entry) : () => true;
    const exactness = await exactnessOf(desk, entry);
    const hasShape = rowsWithShape(entry, paths);
    const tally = new UnjudgedTally();
    const byPoint: number[] = [];
    let withoutShape = 0;
    let rows = 0;
    for (let row = 0; row < entry.table.rowCount; row++) {
      if (!isRunning(row)) {
        tally.outOfService++;
        continue;
      }
      rows++;
      if (hasShape[row] === 1) continue;
      withoutShape++;
      // The point of a line is one of its ends, which says nothing of where it runs.
      if (met === 'coach-route') continue;
      const why = exactness(row);
      if (why === null) byPoint.push(row);
      else tally.add(why);
    }
    const isPoints = entry.table.kind.geometry === 'point';
    const register = toRegister(entry, 'met', rows, tally, isPoints ? null : withoutShape);
    return { entry, met, paths, isWanted: isRunning, byPoint, register };
  });

const judgePonds = async (
  desk: RuleDesk,
  entry: RegisterEntry,
  rows: readonly number[],
  mets: readonly MetRegister[],
): Promise<Finding> => {
  const texts = await desk.context.texts(entry, ['flow_bearing', 'downstream_facilities']);
  const bearings = texts.column('flow_bearing');
  const exactness = await exactnessOf(desk, entry);
  const tally = new UnjudgedTally();
  const ponds: Ponds = {
    entry,
    isJudged: toJudged(entry, rows, exactness, tally),
    bearingOf: (row) => {
      const bearing = bearings?.[row];
      return typeof bearing === 'number' && Number.isFinite(bearing) ? bearing : null;
    },
    below: new Map(),
  };
  for (const met of mets) {
    if (!areComparable(entry, met.entry)) continue;
    if (met.paths !== null) await meetShapes(desk, ponds, met, met.paths);
    await meetPoints(desk, ponds, met);
  }
  stateOwn(ponds, rows, texts.column('downstream_facilities'), tally);
  const found = [...ponds.below].map(([row, meetings]): Found => ({
    entry,
    row,
    meetings,
    isSector: ponds.bearingOf(row) !== null,
  }));
  return { none: null, found, registers: [toRegister(entry, 'first', rows.length, tally, null)] };
};

const toJudged = (
  { table }: RegisterEntry,
  rows: readonly number[],
  exactness: Exactness,
  tally: UnjudgedTally,
): Uint8Array => {
  const isJudged = new Uint8Array(table.rowCount);
  for (const row of rows) {
    const why = exactness(row);
    if (why === null) isJudged[row] = 1;
    else tally.add(why);
  }
  return isJudged;
};

const add = ({ below }: Ponds, row: number, meeting: FoundMeeting): void => {
  const known = below.get(row);
  if (known === undefined) below.set(row, [meeting]);
  else known.push(meeting);
};

const meetShapes = async (desk: RuleDesk, ponds: Ponds, met: MetRegister, paths: SitePaths): Promise<void> => {
  const width = desk.context.config.overlapDistances.downstreamSectorDegrees;
  let pathsOf: Map<number, number[]> | null = null;
  for (const pair of await pairsNear(paths, ponds.entry, DOWNSTREAM_M, desk.slices)) {
    if (ponds.isJudged[pair.pointRow] !== 1 || !met.isWanted(pair.pathRow)) continue;
    const bearing = ponds.bearingOf(pair.pointRow);
    let nearest: Nearest | null = pair;
    if (bearing !== null) {
      pathsOf ??= toPathsOf(paths);
      const pond = positionOf({ entry: ponds.entry, row: pair.pointRow });
      nearest = nearestOf(pond, paths, pathsOf.get(pair.pathRow) ?? [], { bearing, width });
    }
    if (nearest === null || nearest.distanceM > DOWNSTREAM_M) continue;
    add(ponds, pair.pointRow, {
      met: met.met,
      other: { entry: met.entry, row: pair.pathRow },
      distanceM: nearest.distanceM,
      basis: 'shape',
      lngLat: [nearest.lng, nearest.lat],
      stated: null,
    });
  }
};

/** Paths of each row; a row may have several. */
const toPathsOf = ({ rows }: SitePaths): Map<number, number[]> => {
  const pathsOf = new Map<number, number[]>();
  rows.forEach((row, path) => pathsOf.set(row, [...(pathsOf.get(row) ?? []), path]));
  return pathsOf;
};

const nearestOf = (
  [lng, lat]: readonly [number, number],
  paths: SitePaths,
  indices: readonly number[],
  sector: { readonly bearing: number; readonly width: number },
): Nearest | null =>
  indices
    .map((path) => nearestInSector(lng, lat, paths, path, sector))
    .reduce((best, next) => (best === null || (next !== null && next.distanceM < best.distanceM) ? next : best), null);

const meetPoints = async (desk: RuleDesk, ponds: Ponds, met: MetRegister): Promise<void> => {
  const width = desk.context.config.overlapDistances.downstreamSectorDegrees;
  for (const row of met.byPoint) {
    if (desk.slices.isOver()) await desk.slices.pause();
    const other: EntryRow = { entry: met.entry, row };
    const place = positionOf(other);
    for (const near of findNearPoints(ponds.entry, place[0], place[1], DOWNSTREAM_M)) {
      if (ponds.isJudged[near.row] !== 1) continue;
      const bearing = ponds.bearingOf(near.row);
      const pond = positionOf({ entry: ponds.entry, row: near.row });
      if (bearing !== null && !isInSector(pond, place, { bearing, width })) continue;
      const { distanceM } = near;
      add(ponds, near.row, { met: met.met, other, distanceM, basis: 'point', lngLat: place, stated: null });
    }
  }
};

const NOTHING_STATED = /^(无|没有|none|no)?$/i;

/** What the pond's own register says lives or stands below it: no place, so apart from every distance. */
const stateOwn = (
  ponds: Ponds,
  rows: readonly number[],
  facilities: readonly unknown[] | null,
  tally: UnjudgedTally,
): void => {
  const own = { other: null, distanceM: null, basis: 'stated', lngLat: null } as const;
  for (const row of rows) {
    const people = ponds.entry.table.exposures[row] ?? Number.NaN;
    if (Number.isNaN(people)) tally.add('not-stated');
    else if (people > 0) add(ponds, row, { ...own, met: 'residents', stated: people });
    const words = facilities?.[row];
    if (typeof words === 'string' && !NOTHING_STATED.test(words.trim()))
      add(ponds, row, { ...own, met: 'facilities', stated: words });
  }
};
