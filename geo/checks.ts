import { gzipSync } from 'node:zlib';
import { RegionIndex, shortNameAt } from '../src/domain/region-index.ts';
import { decodeArcs, toPolygons } from '../src/domain/topology.ts';
import { COUNTS, geometriesOf, LEVELS, toResult, type Check } from './checks-kit.ts';
import {
  areasAgree,
  dashesWhole,
  drawnAreasAgree,
  exemptRingsWhole,
  islandsKept,
  noCollapsedDistrict,
} from './checks-shapes.ts';
import { provinceOf, secondLevelOf } from './parents.ts';
import { CODE_FIXES } from './source.ts';
import { isInside } from './sphere.ts';

/** All files together, at gzip level 9. */
const MAX_GZIP_BYTES = 750_000;
const MAX_OVERVIEW_GZIP_BYTES = 90_000;

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

const namesComplete: Check = ({ regions, names }) => {
  const faults: string[] = [];
  regions.adcodes.forEach((adcode, position) => {
    const [name, short] = [regions.names[position] ?? '', shortNameAt(regions, position)];
    const syllables = (names.pinyin[position] ?? '').split(' ');
    if (short.length < 2 || names.adcodes[position] !== adcode) faults.push(`${adcode}: names out of order`);
    if (syllables.length !== name.length || syllables.some((syllable) => !/^[a-z]+$/.test(syllable)))
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
  drawnAreasAgree,
  labelsInside,
  rangesContiguous,
  exemptRingsWhole,
  dashesWhole,
  namesComplete,
  filesSmallEnough,
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof CHECKS;
