import { gzipSync } from 'node:zlib';
import { RegionIndex, type RegionIndexFile } from '../src/domain/region-index.ts';
import { decodeArcs, toPolygons, toRing, type BoundaryTopology, type Ring } from '../src/domain/topology.ts';
import { provinceOf, secondLevelOf } from './parents.ts';
import type { RegionNamesFile } from './region-columns.ts';
import { isExemptRing } from './simplify.ts';
import { CODE_FIXES, type SourceDivisions } from './source.ts';
import { isInside, polygonsAreaKm2, ringAreaKm2 } from './sphere.ts';

/** What a check reads: the built files and the package they were built from. */
export interface Boundaries {
  readonly source: SourceDivisions;
  readonly divisions: BoundaryTopology;
  readonly overview: BoundaryTopology;
  readonly regions: RegionIndexFile;
  readonly names: RegionNamesFile;
}

/** `count` things were looked at; each fault is one sentence. A check that looks at too few things is a fault itself. */
export interface CheckResult {
  readonly count: number;
  readonly faults: readonly string[];
  /** Measured figures worth printing. */
  readonly notes?: readonly string[];
}

export type Check = (boundaries: Boundaries) => CheckResult;

export const COUNTS = { province: 34, prefecture: 394, county: 2891, dashes: 10 } as const;

/** All files together, at gzip level 9. */
export const MAX_GZIP_BYTES = 750_000;
export const MAX_OVERVIEW_GZIP_BYTES = 90_000;

/**
 * Province areas, summed over the counties, against the package's own province level. Measured: 澳门 0.012 %, 香港 0.031 %
 * (the index has whole km² from 100 up), every other province at most 0.004 %, all together 0.0001 %.
 */
export const MAX_AREA_DIFFERENCE = 0.0005;

const LEVELS = ['province', 'prefecture', 'county'] as const;

const geometriesOf = (topology: BoundaryTopology, level: (typeof LEVELS)[number]) =>
  topology.objects[level]?.geometries ?? [];

const toResult = (count: number, expected: number, faults: string[], notes: readonly string[] = []): CheckResult => ({
  count,
  faults: count < expected ? [...faults, `looked at ${count}, expected at least ${expected}`] : faults,
  notes,
});

const featureCounts: Check = ({ divisions, overview, regions }) => {
  const faults: string[] = [];
  const expect = (what: string, found: number, expected: number): void => {
    if (found !== expected) faults.push(`${what}: ${found} instead of ${expected}`);
  };
  for (const level of LEVELS) expect(level, geometriesOf(divisions, level).length, COUNTS[level]);
  expect('overview provinces', geometriesOf(overview, 'province').length, COUNTS.province);
  for (const topology of [divisions, overview]) expect('dashes', topology.objects.dashes.arcs.length, COUNTS.dashes);
  expect('county count of the index', regions.countyCount, COUNTS.county);
  return toResult(7, 7, faults);
};

const noDuplicateCodes: Check = ({ divisions, overview, regions }) => {
  const faults: string[] = [];
  const lists: (readonly number[])[] = LEVELS.map((level) => geometriesOf(divisions, level).map(({ id }) => id));
  lists.push(
    geometriesOf(overview, 'province').map(({ id }) => id),
    regions.adcodes,
    regions.countyAdcodes,
  );
  for (const codes of lists) {
    const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
    if (repeated.length > 0) faults.push(`repeated codes ${repeated.join(', ')}`);
  }
  return toResult(lists.flat().length, 2 * COUNTS.county, faults);
};

/** Each county leads up to the country, and its label point lies inside the package's own polygon of all above it. */
const everyCountyHasParent: Check = ({ source, regions }) => {
  const index = new RegionIndex(regions);
  const polygonsOf = new Map(
    [...source.prefectures, ...source.provinces].map(({ adcode, polygons }) => [String(adcode), polygons]),
  );
  const faults: string[] = [];
  for (const { adcode } of source.counties) {
    const [country, province, ...below] = index.pathTo(String(adcode));
    const region = below.at(-1) ?? province;
    if (country?.level !== 'country' || province?.level !== 'province' || region?.adcode !== String(adcode))
      faults.push(`county ${adcode} does not lead up to the country`);
    else
      for (const above of [province, ...below.filter(({ level }) => level === 'prefecture')])
        if (!isInside(polygonsOf.get(above.adcode) ?? [], ...region.label))
          faults.push(`county ${adcode} does not lie inside ${above.adcode}`);
  }
  return toResult(source.counties.length, COUNTS.county, faults);
};

const codeFixesApplied: Check = ({ divisions, regions }) => {
  const faults: string[] = [];
  const drawn = new Set(geometriesOf(divisions, 'county').map(({ id }) => id));
  const index = new RegionIndex(regions);
  for (const [old, { adcode, name }] of Object.entries(CODE_FIXES)) {
    if (drawn.has(Number(old)) || index.has(old)) faults.push(`${old} is still there`);
    if (!drawn.has(adcode) || index.get(String(adcode))?.name !== name) faults.push(`${adcode} ${name} is missing`);
  }
  return toResult(Object.keys(CODE_FIXES).length, 2, faults);
};

const noCollapsedDistrict: Check = ({ divisions, overview }) => {
  const faults: string[] = [];
  let count = 0;
  let flatIslands = 0;
  for (const [topology, levels] of [
    [divisions, LEVELS],
    [overview, ['province']],
  ] as const) {
    const arcs = decodeArcs(topology);
    for (const level of levels)
      for (const geometry of geometriesOf(topology, level)) {
        const outers = toPolygons(arcs, geometry).map(([outer]) => outer!);
        count++;
        flatIslands += outers.filter((ring) => ringAreaKm2(ring) === 0).length;
        if (!outers.some((ring) => ring.length >= 4 && ringAreaKm2(ring) > 0))
          faults.push(`${level} ${geometry.id} has collapsed`);
      }
  }
  return toResult(count, COUNTS.county, faults, [`${flatIslands} rings smaller than a step of the grid`]);
};

const islandsKept: Check = ({ source, divisions, overview }) => {
  const faults: string[] = [];
  const drawn = new Map(geometriesOf(divisions, 'county').map(({ id, arcs }) => [id, arcs.length]));
  for (const { adcode, polygons } of source.counties)
    if (drawn.get(adcode) !== polygons.length)
      faults.push(`${adcode}: ${drawn.get(adcode)} polygons drawn of ${polygons.length}`);
  const countPolygons = (topology: BoundaryTopology): number =>
    geometriesOf(topology, 'province').reduce((sum, { arcs }) => sum + arcs.length, 0);
  if (countPolygons(overview) !== countPolygons(divisions))
    faults.push(`overview has ${countPolygons(overview)} province polygons of ${countPolygons(divisions)}`);
  return toResult(source.counties.length, COUNTS.county, faults);
};

/** Areas of the index against the package's own province level, and the sum of the whole. */
const areasAgree: Check = ({ source, regions }) => {
  const index = new RegionIndex(regions);
  const faults: string[] = [];
  const notes: string[] = [];
  let [mine, theirs] = [0, 0];
  for (const { adcode, name, polygons } of source.provinces) {
    const own = polygonsAreaKm2(polygons);
    const area = index.get(String(adcode))?.areaKm2 ?? 0;
    const difference = area / own - 1;
    [mine, theirs] = [mine + area, theirs + own];
    notes.push(`${name} ${area} km², ${(100 * difference).toFixed(4)} %`);
    if (!(Math.abs(difference) <= MAX_AREA_DIFFERENCE)) faults.push(`${name}: ${(100 * difference).toFixed(4)} %`);
  }
  notes.push(`total ${mine.toFixed(0)} km² against ${theirs.toFixed(0)}, ${(100 * (mine / theirs - 1)).toFixed(4)} %`);
  return toResult(source.provinces.length, COUNTS.province, faults, notes);
};

const labelsInside: Check = ({ divisions, regions }) => {
  const faults: string[] = [];
  const arcs = decodeArcs(divisions);
  const shapes = LEVELS.map(
    (level) => new Map(geometriesOf(divisions, level).map((geometry) => [geometry.id, geometry])),
  );
  regions.adcodes.forEach((adcode, position) => {
    const geometry = shapes[(regions.levels[position] ?? 0) - 1]?.get(adcode);
    const [lng, lat] = [regions.labels[2 * position] ?? NaN, regions.labels[2 * position + 1] ?? NaN];
    const [west, south, east, north] = regions.boxes.slice(4 * position, 4 * position + 4) as [
      number,
      number,
      number,
      number,
    ];
    if (geometry === undefined || !isInside(toPolygons(arcs, geometry), lng, lat))
      faults.push(`${adcode}: label outside`);
    if (!(lng > west && lng < east && lat > south && lat < north)) faults.push(`${adcode}: label outside the box`);
  });
  return toResult(regions.adcodes.length, COUNTS.county, faults);
};

/** All counties of a region, and no other, stand between its first and last index; for all 394 + 34, repeats included. */
const rangesContiguous: Check = ({ source, regions }) => {
  const index = new RegionIndex(regions);
  const secondLevels = new Set(source.prefectures.map(({ adcode }) => adcode));
  const faults: string[] = [];
  if (regions.countyAdcodes.some((adcode, county) => county > 0 && adcode <= regions.countyAdcodes[county - 1]!))
    faults.push('county codes do not ascend');
  const counties = regions.countyAdcodes.slice(1);
  const compare = (adcode: number, isMember: (county: number) => boolean): void => {
    const members = counties.flatMap((county, position) => (isMember(county) ? [position + 1] : []));
    const range = index.get(String(adcode))?.countyRange;
    const isWhole = range !== undefined && members.length > 0 && range[1] - range[0] + 1 === members.length;
    if (!isWhole || members[0] !== range[0] || members.at(-1) !== range[1])
      faults.push(`${adcode}: ${members.length} counties do not fill ${range?.join('–') ?? 'no range'}`);
  };
  for (const { adcode } of source.provinces) compare(adcode, (county) => provinceOf(county) === adcode);
  for (const { adcode } of source.prefectures)
    compare(adcode, (county) => secondLevelOf(county, secondLevels) === adcode);
  return toResult(source.provinces.length + source.prefectures.length, 428, faults);
};

/** Every vertex of an exempt ring of the source, rounded to the grid, is a vertex of one drawn ring, and no other is. */
const exemptRingsWhole: Check = ({ source, divisions, overview }) => {
  const faults: string[] = [];
  const sourceRings = source.counties.flatMap(({ adcode, polygons }) =>
    polygons.flatMap(([outer]) => (isExemptRing(outer!) ? [{ adcode, ring: outer! }] : [])),
  );
  const unlisted = source.counties.filter(
    ({ adcode, polygons }) => Math.floor(adcode / 100) === 4603 && polygons.some(([outer]) => !isExemptRing(outer!)),
  );
  for (const { adcode } of unlisted) faults.push(`${adcode}: an island of 三沙 is not exempt`);
  if (!sourceRings.some(({ adcode }) => adcode === 710021)) faults.push('钓鱼岛 is not among the exempt rings');
  for (const [topology, level] of [
    [divisions, 'county'],
    [overview, 'province'],
  ] as const) {
    const grid = toGridReader(topology);
    const arcs = decodeArcs(topology);
    const outers = geometriesOf(topology, level).flatMap((geometry) =>
      toPolygons(arcs, geometry).map(([outer]) => outer!),
    );
    const drawn = new Set(outers.filter(isExemptRing).map(grid));
    for (const { adcode, ring } of sourceRings)
      if (!drawn.has(grid(ring))) faults.push(`${level} ring of ${adcode} at ${ring[0]!.join(', ')} is not whole`);
  }
  return toResult(sourceRings.length, 325, faults);
};

/** A ring as text that is equal for equal vertices on the grid, wherever the ring starts and whichever way it runs. */
const toGridReader =
  ({ transform: { scale, translate } }: BoundaryTopology) =>
  (ring: Ring): string => {
    const cells = ring.map(
      ([lng, lat]) => `${Math.round((lng - translate[0]) / scale[0])},${Math.round((lat - translate[1]) / scale[1])}`,
    );
    return [...new Set(cells)].sort().join(' ');
  };

const dashesWhole: Check = ({ source, divisions, overview }) => {
  const faults: string[] = [];
  for (const topology of [divisions, overview]) {
    const grid = toGridReader(topology);
    const arcs = decodeArcs(topology);
    const drawn = new Set(topology.objects.dashes.arcs.map((line) => grid(toRing(arcs, line))));
    source.dashes.forEach((dash, index) => {
      if (!drawn.has(grid(dash))) faults.push(`dash ${index} is not whole`);
    });
  }
  return toResult(source.dashes.length, COUNTS.dashes, faults);
};

const namesComplete: Check = ({ regions, names }) => {
  const faults: string[] = [];
  regions.adcodes.forEach((adcode, position) => {
    const [name, short] = [regions.names[position] ?? '', regions.shortNames[position] ?? ''];
    const syllables = (names.pinyin[position] ?? '').split(' ');
    if (short.length < 2 || names.adcodes[position] !== adcode) faults.push(`${adcode}: names out of order`);
    if (syllables.length !== name.length || syllables.map(([letter]) => letter).join('') !== names.initials[position])
      faults.push(`${adcode} ${name}: pinyin "${syllables.join(' ')}"`);
  });
  return toResult(regions.adcodes.length, COUNTS.county, faults);
};

const filesSmallEnough: Check = ({ divisions, overview, regions, names }) => {
  const sizes = [divisions, overview, regions, names].map(
    (file) => gzipSync(JSON.stringify(file), { level: 9 }).length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const faults: string[] = [];
  if (total > MAX_GZIP_BYTES) faults.push(`${total} bytes gzip in all, at most ${MAX_GZIP_BYTES}`);
  if (sizes[1]! > MAX_OVERVIEW_GZIP_BYTES)
    faults.push(`overview ${sizes[1]} bytes gzip, at most ${MAX_OVERVIEW_GZIP_BYTES}`);
  return toResult(sizes.length, 4, faults, [`${sizes.join(' + ')} = ${total} bytes gzip`]);
};

/** By name, so that a report can say which one failed. */
export const CHECKS = {
  featureCounts,
  noDuplicateCodes,
  everyCountyHasParent,
  codeFixesApplied,
  noCollapsedDistrict,
  islandsKept,
  areasAgree,
  labelsInside,
  rangesContiguous,
  exemptRingsWhole,
  dashesWhole,
  namesComplete,
  filesSmallEnough,
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof CHECKS;
