import { RegionIndex } from '../src/domain/region-index.ts';
import { decodeArcs, toPolygons, toRing, type BoundaryTopology, type Ring } from '../src/domain/topology.ts';
import { COUNTS, geometriesOf, LEVELS, toResult, type Check } from './checks-kit.ts';
import { isExemptRing } from './simplify.ts';
import { polygonsAreaKm2, ringAreaKm2 } from './sphere.ts';

/**
 * Province areas, summed over the counties, against the package's own province level. Measured: 澳门 0.012 %, 香港 0.031 %
 * (the index has whole km² from 100 up), every other province at most 0.004 %, all together 0.0001 %.
 */
const MAX_AREA_DIFFERENCE = 0.0005;

/** As drawn. Measured: 澳门 0.079 %, 北京 0.070 % in the overview; every other province less. */
const MAX_DRAWN_AREA_DIFFERENCE = 0.001;

/** Half a cell of the grid is about 0.0015 km²; what is far below has no area but rounding. */
const FLAT_KM2 = 1e-4;

export const noCollapsedDistrict: Check = ({ divisions, overview }) => {
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
        flatIslands += outers.filter((ring) => ringAreaKm2(ring) < FLAT_KM2).length;
        if (!outers.some((ring) => ring.length >= 4 && ringAreaKm2(ring) >= FLAT_KM2))
          faults.push(`${level} ${geometry.id} has collapsed`);
      }
  }
  return toResult(count, COUNTS.county, faults, [`${flatIslands} rings smaller than a step of the grid`]);
};

export const islandsKept: Check = ({ source, divisions, overview }) => {
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
export const areasAgree: Check = ({ source, regions }) => {
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

/** Areas as drawn, after simplification and on the grid, against the package's own province level. */
export const drawnAreasAgree: Check = ({ source, divisions, overview }) => {
  const faults: string[] = [];
  const notes: string[] = [];
  let count = 0;
  for (const [file, topology] of Object.entries({ divisions, overview })) {
    const arcs = decodeArcs(topology);
    const drawn = new Map(
      geometriesOf(topology, 'province').map((geometry) => [geometry.id, toPolygons(arcs, geometry)]),
    );
    for (const { adcode, name, polygons } of source.provinces) {
      count++;
      const difference = polygonsAreaKm2(drawn.get(adcode) ?? []) / polygonsAreaKm2(polygons) - 1;
      notes.push(`${file} ${name} ${(100 * difference).toFixed(3)} %`);
      if (!(Math.abs(difference) <= MAX_DRAWN_AREA_DIFFERENCE)) faults.push(notes.at(-1)!);
    }
  }
  return toResult(count, 2 * COUNTS.province, faults, notes);
};

/** Every vertex of an exempt ring of the source, rounded to the grid, is a vertex of one drawn ring, and no other is. */
export const exemptRingsWhole: Check = ({ source, divisions, overview }) => {
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

export const dashesWhole: Check = ({ source, divisions, overview }) => {
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
