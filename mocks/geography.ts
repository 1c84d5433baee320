import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { RegionIndex, type RegionIndexFile } from '../src/domain/region-index.ts';
import { CountyLocator, toCounty, type County, type Polygons } from './county-geometry.ts';
import { DEMO_PROVINCES, prefectureOf, provinceOf } from './provinces.ts';

export const BOUNDARY_FILES = ['public/boundaries/divisions.json', 'public/boundaries/regions.json'] as const;

/** 三沙: islands and reefs on which nothing of the five kinds could stand. */
const REEFS_PREFECTURE = '460300';

/** Where the demo may put things: the counties that the board itself draws. */
export interface Geography {
  readonly regions: RegionIndex;
  /** Of the demo's provinces, by province, in code order. */
  readonly countiesByProvince: ReadonlyMap<string, readonly County[]>;
  readonly countyByAdcode: ReadonlyMap<string, County>;
  /** Over every county of the country. */
  readonly locator: CountyLocator;
}

const toPolygons = (geometry: GeoJSON.Geometry): Polygons => {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  throw new Error(`a county is a polygon, not a ${geometry.type}`);
};

/** Six digits, wherever the topology keeps the code: the id of the geometry or its `adcode`. */
const adcodeOf = (county: GeoJSON.Feature): string => {
  const code = String(county.id ?? county.properties?.['adcode'] ?? '');
  if (!/^\d{6}$/.test(code)) throw new Error(`county without a code: ${JSON.stringify(county.properties)}`);
  return code;
};

/** Reads what `geo/build.ts` wrote under the project's root; throws when it has not run. */
export const loadGeography = (root: string): Geography => {
  const [topology, index] = BOUNDARY_FILES.map((file) => JSON.parse(readFileSync(`${root}/${file}`, 'utf8'))) as [
    Topology,
    RegionIndexFile,
  ];
  const regions = new RegionIndex(index);
  const object = topology.objects['county'] as GeometryCollection | undefined;
  if (object === undefined) throw new Error(`${BOUNDARY_FILES[0]} has no object "county"`);
  const counties = feature(topology, object)
    .features.map((county) => toCounty(adcodeOf(county), toPolygons(county.geometry)))
    .sort((one, other) => (one.adcode < other.adcode ? -1 : 1));
  const countiesByProvince = new Map<string, County[]>();
  for (const county of counties) {
    const province = provinceOf(county.adcode);
    if (!(province in DEMO_PROVINCES) || prefectureOf(county.adcode) === REEFS_PREFECTURE) continue;
    if (regions.countyIndexOf(county.adcode) === 0) continue;
    const known = countiesByProvince.get(province);
    if (known) known.push(county);
    else countiesByProvince.set(province, [county]);
  }
  const countyByAdcode = new Map(counties.map((county) => [county.adcode, county]));
  return { regions, countiesByProvince, countyByAdcode, locator: new CountyLocator(counties) };
};
