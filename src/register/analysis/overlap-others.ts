import type { OverlapRegister } from '../../domain/analyses/overlaps.ts';
import { readBoolean } from '../../domain/grading-reading.ts';
import { distanceM } from '../coordinates.ts';
import type { RegisterEntry } from '../register-entry.ts';
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
  type Found,
  type FoundMeeting,
  type Rule,
  type RuleDesk,
} from './overlap-finding.ts';

/** Indices of LEVEL_KEYS. */
const RED = 0;
const ORANGE = 1;
const UNASSESSED = 4;

/** Parks of the scope by register, with the red sources in each. */
interface Parks {
  readonly entry: RegisterEntry;
  readonly rows: readonly number[];
  readonly sources: Map<number, EntryRow[]>;
}

/** Parks in which red sources lie within a distance of each other. */
export const parkCluster: Rule = async (desk) => {
  const first = firstEntries(desk);
  const sources = entriesOf(desk, 'major-hazard-source');
  if (first.length === 0) return nothing('no-first-register');
  if (sources.length === 0) return nothing('no-met-register');
  const parks: Parks[] = [];
  for (const entry of first) {
    const rows = firstRows(desk, entry);
    if (rows === null) return nothing('conditions-unknown');
    parks.push({ entry, rows, sources: new Map() });
  }
  const registers: OverlapRegister[] = parks.map(({ entry, rows }) => {
    const hasShape = rowsWithShape(entry, entry.paths(desk.context.config.coordinateRounding));
    return toRegister(
      entry,
      'first',
      rows.length,
      new UnjudgedTally(),
      rows.filter((row) => hasShape[row] !== 1).length,
    );
  });
  for (const entry of sources) registers.push(await gather(desk, entry, parks));
  const { parkClusterM } = desk.context.config.overlapDistances;
  const found = parks.flatMap(({ entry, rows, sources: inParks }) =>
    rows.flatMap((row): Found[] => {
      const meetings = toCluster(inParks.get(row) ?? [], parkClusterM);
      return meetings.length === 0 ? [] : [{ entry, row, meetings, isSector: false }];
    }),
  );
  return { none: null, found, registers };
};

/** Red sources into their parks: by the park that they state, without one by the outline that they lie in. */
const gather = async (desk: RuleDesk, entry: RegisterEntry, parks: readonly Parks[]): Promise<OverlapRegister> => {
  const stated = (await desk.context.texts(entry, ['park_id'])).column('park_id');
  const exactness = await exactnessOf(desk, entry);
  const tally = new UnjudgedTally();
  const comparable = parks.filter((each) => areComparable(each.entry, entry));
  const parkOf = new Map(
    comparable.flatMap((park) => park.entry.table.ids.map((id, row) => [id, { park, row }] as const)),
  );
  const inside = new Map<number, { readonly park: Parks; readonly row: number }>();
  for (const park of comparable) {
    const paths = park.entry.paths(desk.context.config.coordinateRounding);
    if (paths === null) continue;
    for (const { pathRow, pointRow } of await pairsNear(paths, entry, 0, desk.slices))
      inside.set(pointRow, { park, row: pathRow });
  }
  let rows = 0;
  for (let row = 0; row < entry.table.rowCount; row++) {
    const level = entry.table.levels[row];
    if (level === UNASSESSED) tally.add('unassessed');
    if (level !== RED) continue;
    rows++;
    const why = exactness(row);
    if (why !== null) {
      tally.add(why);
      continue;
    }
    const own = parkOf.get(toIdText(stated?.[row])) ?? inside.get(row);
    if (own === undefined) continue;
    const known = own.park.sources.get(own.row);
    if (known === undefined) own.park.sources.set(own.row, [{ entry, row }]);
    else known.push({ entry, row });
  }
  return toRegister(entry, 'met', rows, tally, null);
};

const toIdText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';

/** Sources that have another within the distance, each with the distance to its nearest. */
const toCluster = (sources: readonly EntryRow[], withinM: number): FoundMeeting[] =>
  sources.flatMap((source): FoundMeeting[] => {
    const [lng, lat] = positionOf(source);
    const nearest = sources.reduce((least, other) => {
      if (other === source) return least;
      const [otherLng, otherLat] = positionOf(other);
      return Math.min(least, distanceM(lng, lat, otherLng, otherLat));
    }, Number.POSITIVE_INFINITY);
    if (nearest > withinM) return [];
    return [{ met: 'red-source', other: source, distanceM: nearest, basis: 'point', lngLat: [lng, lat], stated: null }];
  });

/** Red and orange sources that a coach route in service passes within a distance. */
export const routeExposure: Rule = async (desk) => {
  const first = firstEntries(desk);
  const routes = entriesOf(desk, 'coach-route');
  if (first.length === 0) return nothing('no-first-register');
  if (routes.length === 0) return nothing('no-met-register');
  const rounding = desk.context.config.coordinateRounding;
  if (routes.every((entry) => entry.paths(rounding) === null)) return nothing('no-shapes');
  const found: Found[] = [];
  const registers: OverlapRegister[] = [];
  for (const entry of first) {
    const rows = firstRows(desk, entry);
    if (rows === null) return nothing('conditions-unknown');
    const tally = new UnjudgedTally();
    tally.add('unassessed', rows.filter((row) => entry.table.levels[row] === UNASSESSED).length);
    const graded = rows.filter((row) => (entry.table.levels[row] ?? UNASSESSED) <= ORANGE);
    const exactness = await exactnessOf(desk, entry);
    const meetings = new Map<number, FoundMeeting[]>();
    for (const row of graded) {
      const why = exactness(row);
      if (why === null) meetings.set(row, []);
      else tally.add(why);
    }
    for (const route of routes) if (areComparable(entry, route)) await passBy(desk, entry, route, meetings);
    for (const [row, met] of meetings) if (met.length > 0) found.push({ entry, row, meetings: met, isSector: false });
    registers.push(toRegister(entry, 'first', graded.length, tally, null));
  }
  for (const route of routes) registers.push(await toRouteRegister(desk, route));
  return { none: null, found, registers };
};

const passBy = async (
  desk: RuleDesk,
  entry: RegisterEntry,
  route: RegisterEntry,
  meetings: ReadonlyMap<number, FoundMeeting[]>,
): Promise<void> => {
  const { coordinateRounding, overlapDistances } = desk.context.config;
  const paths = route.paths(coordinateRounding);
  if (paths === null) return;
  const isRunning = await runningRoutes(desk, route);
  for (const pair of await pairsNear(paths, entry, overlapDistances.routeExposureM, desk.slices))
    if (isRunning(pair.pathRow))
      meetings.get(pair.pointRow)?.push({
        met: 'coach-route',
        other: { entry: route, row: pair.pathRow },
        distanceM: pair.distanceM,
        basis: 'shape',
        lngLat: [pair.lng, pair.lat],
        stated: null,
      });
};

const toRouteRegister = async (desk: RuleDesk, entry: RegisterEntry): Promise<OverlapRegister> => {
  const isRunning = await runningRoutes(desk, entry);
  const hasShape = rowsWithShape(entry, entry.paths(desk.context.config.coordinateRounding));
  const tally = new UnjudgedTally();
  let rows = 0;
  let withoutShape = 0;
  for (let row = 0; row < entry.table.rowCount; row++) {
    if (!isRunning(row)) tally.outOfService++;
    else {
      rows++;
      if (hasShape[row] !== 1) withoutShape++;
    }
  }
  return toRegister(entry, 'met', rows, tally, withoutShape);
};

const NIGHT_FIELDS = ['runs_at_night', 'has_relay_certificate', 'has_no_relay_certificate'] as const;

/** Routes in service that run 02:00–05:00 without a relay certificate; a fact of the register, no distance. */
export const nightRunning: Rule = async (desk) => {
  const first = firstEntries(desk);
  if (first.length === 0) return nothing('no-first-register');
  const found: Found[] = [];
  const registers: OverlapRegister[] = [];
  for (const entry of first) {
    const rows = firstRows(desk, entry);
    if (rows === null) return nothing('conditions-unknown');
    const texts = await desk.context.texts(entry, NIGHT_FIELDS);
    if (texts.column('runs_at_night') === null) continue;
    const isRunning = await runningRoutes(desk, entry);
    const lacksCertificate = toLacksCertificate(entry, texts.column);
    const tally = new UnjudgedTally();
    for (const row of rows) {
      const atNight = readBoolean({ it: texts.column('runs_at_night')?.[row] }, 'it');
      const lacks = lacksCertificate(row);
      if (!isRunning(row)) tally.outOfService++;
      else if (atNight === true && lacks === true) found.push({ entry, row, meetings: [], isSector: false });
      // Either answer alone clears a route: a certificate, or no running at night.
      else if (atNight !== false && lacks !== false) tally.add('not-stated');
    }
    registers.push(toRegister(entry, 'first', rows.length, tally, null));
  }
  return registers.length === 0 ? nothing('not-stated') : { none: null, found, registers };
};

/** Stated by either of two fields, the second of which the core carries as a facet; `null`: not known. */
const toLacksCertificate = (
  { table }: RegisterEntry,
  column: (field: string) => readonly unknown[] | null,
): ((row: number) => boolean | null) => {
  const facet = 2 << table.kind.facets.findIndex(({ id }) => id === 'no-relay-certificate');
  return (row) => {
    const has = readBoolean({ it: column('has_relay_certificate')?.[row] }, 'it');
    if (has !== null) return !has;
    if (((table.facets[row] ?? 0) & facet) !== 0) return true;
    return readBoolean({ it: column('has_no_relay_certificate')?.[row] }, 'it');
  };
};
