import type { RegionNamesFile } from '../src/domain/english-names.ts';
import type { RegionIndexFile } from '../src/domain/region-index.ts';
import {
  decodeArcs,
  toPolygons,
  type BoundaryTopology,
  type DecodedArcs,
  type DivisionObjectName,
  type Ring,
} from '../src/domain/topology.ts';
import type { FullTopology } from './full-topology.ts';
import { labelPointOf } from './label-point.ts';
import { provinceOf, secondLevelOf } from './parents.ts';
import { toPlacePinyin } from './place-pinyin.ts';
import { toShortNames } from './short-name.ts';
import type { SourceDivisions } from './source.ts';
import { isInside, polygonsAreaKm2 } from './sphere.ts';

interface Entry {
  readonly adcode: number;
  readonly name: string;
  /** 1 province, 2 prefecture, 3 county. */
  readonly level: 1 | 2 | 3;
  /** Code of the parent, `null` for provinces. */
  readonly parent: number | null;
  readonly counties: readonly [number, number];
}

const LEVEL_OBJECTS: Readonly<Record<1 | 2 | 3, DivisionObjectName>> = { 1: 'province', 2: 'prefecture', 3: 'county' };

/** One entry for each distinct code, at its highest level, in code order. */
const toEntries = (source: SourceDivisions): Entry[] => {
  const secondLevels = new Set(source.prefectures.map(({ adcode }) => adcode));
  const countyCodes = source.counties.map(({ adcode }) => adcode);
  const rangeOf = (isMember: (county: number) => boolean): [number, number] => [
    countyCodes.findIndex(isMember) + 1,
    countyCodes.findLastIndex(isMember) + 1,
  ];
  const entries = new Map<number, Entry>();
  const add = (entry: Entry): void => {
    if (!entries.has(entry.adcode)) entries.set(entry.adcode, entry);
  };
  for (const { adcode, name } of source.provinces)
    add({ adcode, name, level: 1, parent: null, counties: rangeOf((county) => provinceOf(county) === adcode) });
  for (const { adcode, name } of source.prefectures) {
    const counties = rangeOf((county) => secondLevelOf(county, secondLevels) === adcode);
    add({ adcode, name, level: 2, parent: provinceOf(adcode), counties });
  }
  source.counties.forEach(({ adcode, name }, index) => {
    const counties = [index + 1, index + 1] as const;
    add({ adcode, name, level: 3, parent: secondLevelOf(adcode, secondLevels), counties });
  });
  return [...entries.values()].sort((a, b) => a.adcode - b.adcode);
};

/**
 * The region index. Boxes and label points fit the drawn (simplified) outline; areas are those of the source's own
 * unsimplified counties, so that a region's area is the sum of its counties'.
 */
export const toRegionIndexFile = (
  source: SourceDivisions,
  full: FullTopology,
  drawn: BoundaryTopology,
): RegionIndexFile => {
  const entries = toEntries(source);
  const positions = new Map(entries.map(({ adcode }, index) => [adcode, index]));
  const parents = entries.map(({ parent }) => (parent === null ? -1 : positions.get(parent)!));
  const countyAreas = source.counties.map(({ polygons }) => polygonsAreaKm2(polygons));
  const fullShapes = toShapes(full);
  const drawnShapes = toShapes(drawn);
  const shapesOf = (shapes: Shapes, { level, adcode }: Entry): Ring[][] => shapes(LEVEL_OBJECTS[level], adcode);
  return {
    format: 'hazard-atlas-regions-1',
    adcodes: entries.map(({ adcode }) => adcode),
    names: entries.map(({ name }) => name),
    shortNames: toShortNames(entries.map(({ name }, index) => ({ name, parent: parents[index]! }))).map(
      // Most leave out 县, 市, 区 or 省: saying so costs a tenth of the bytes.
      (shortName, index) => (shortName === entries[index]!.name.slice(0, -1) ? '' : shortName),
    ),
    parents,
    levels: entries.map(({ level }) => level),
    boxes: entries.flatMap((entry) => boxOf(shapesOf(fullShapes, entry))),
    labels: entries.flatMap((entry) => placeLabel(shapesOf(fullShapes, entry), shapesOf(drawnShapes, entry), entry)),
    areas: entries.map(({ counties: [first, last] }) =>
      roundArea(countyAreas.slice(first - 1, last).reduce((sum, area) => sum + area, 0)),
    ),
    countyRanges: entries.flatMap(({ counties }) => counties),
    countyCount: source.counties.length,
    countyAdcodes: [0, ...source.counties.map(({ adcode }) => adcode)],
  };
};

export const toRegionNamesFile = ({ adcodes, names }: RegionIndexFile): RegionNamesFile => ({
  format: 'hazard-atlas-region-names-1',
  adcodes,
  pinyin: names.map(toPlacePinyin),
});

type Shapes = (level: DivisionObjectName, adcode: number) => Ring[][];

const toShapes = (topology: BoundaryTopology): Shapes => {
  const arcs: DecodedArcs = decodeArcs(topology);
  const byCode = new Map(
    (['province', 'prefecture', 'county'] as const).map((level) => [
      level,
      new Map(topology.objects[level]?.geometries.map((geometry) => [geometry.id, geometry])),
    ]),
  );
  return (level, adcode) => {
    const geometry = byCode.get(level)?.get(adcode);
    if (geometry === undefined) throw new Error(`${level} ${adcode} has no shape`);
    return toPolygons(arcs, geometry);
  };
};

/** Rounded outwards to 0.01° (a kilometre, which no camera shows), so that the box holds the whole shape. */
const boxOf = (polygons: readonly (readonly Ring[])[]): number[] => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons)
    for (const [lng, lat] of outer!) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  return [Math.floor(west * 100), Math.floor(south * 100), Math.ceil(east * 100), Math.ceil(north * 100)].map(
    (hundredths) => hundredths / 100,
  );
};

/** With as few decimals as keep the point inside both the source's and the drawn outline. */
const placeLabel = (full: Ring[][], drawn: Ring[][], { adcode, name }: Entry): [number, number] => {
  for (const polygons of [full, drawn]) {
    const [lng, lat] = labelPointOf(polygons);
    for (const decimals of [2, 3, 4, 5]) {
      const point: [number, number] = [roundTo(lng, decimals), roundTo(lat, decimals)];
      if (isInside(full, ...point) && isInside(drawn, ...point)) return point;
    }
  }
  throw new Error(`no label point inside ${adcode} ${name}`);
};

const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Whole km² from 100 up, two decimals below. */
const roundArea = (areaKm2: number): number => roundTo(areaKm2, areaKm2 >= 100 ? 0 : 2);
