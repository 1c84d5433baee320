import type { KindFixture, Placement } from '../src/hazards/fixture-type.ts';
import { apportion, apportionByKey } from './apportion.ts';
import type { County } from './county-geometry.ts';
import type { Placed } from './demo-types.ts';
import type { Geography } from './geography.ts';
import { placeLine, placePolygon } from './placement-shapes.ts';
import { placePoints, splitIntoEnterprises, type Attractor } from './placement.ts';
import { prefectureOf } from './provinces.ts';
import { createRandom, type Random } from './random.ts';

/** Sites of each province: the pins at their exact numbers, the rest by weight; all of it scaled for small samples. */
export const countByProvince = (fixture: KindFixture, scale: number): Map<string, number> => {
  const pins = Object.entries(fixture.provincePins ?? {}).map(([code, count]) => [code, Math.round(count * scale)]);
  return apportionByKey(Math.round(fixture.total * scale), fixture.provinceWeights, Object.fromEntries(pins));
};

type Attractors = ReadonlyMap<string, readonly Attractor[]>;

/** Which counties of a province have how many: uneven by nature, pushed by the fixture's places. */
const countByCounty = (
  count: number,
  counties: readonly County[],
  fixture: KindFixture,
  attractors: Attractors,
  random: Random,
): number[] => {
  const pull = fixture.placement.type === 'point' ? (fixture.placement.attractedBy?.countyPull ?? 0) : 0;
  const weights = counties.map(({ adcode }) => {
    const place = fixture.placeWeights[adcode] ?? fixture.placeWeights[prefectureOf(adcode)] ?? 1;
    return (
      Math.sqrt(place) * (1 + pull * Math.sqrt(attractors.get(adcode)?.length ?? 0)) * Math.exp(random.normal(0, 0.7))
    );
  });
  return apportion(count, weights);
};

/**
 * Places every site of a kind, province by province and county by county in code order.
 * @param attractors other kinds' polygons, by county
 */
export const placeKind = (
  fixture: KindFixture,
  geography: Geography,
  attractors: Attractors,
  scale: number,
): Placed[] => {
  const placed: Placed[] = [];
  for (const [province, count] of countByProvince(fixture, scale)) {
    const counties = geography.countiesByProvince.get(province);
    if (counties === undefined) throw new Error(`${fixture.kind}: no counties for province ${province}`);
    const random = createRandom(`${fixture.kind}/places/${province}`);
    const counts = countByCounty(count, counties, fixture, attractors, random);
    for (const [index, county] of counties.entries()) {
      const here = counts[index] ?? 0;
      if (here === 0) continue;
      const ownRandom = createRandom(`${fixture.kind}/places/${county.adcode}`);
      placed.push(...placeInCounty(fixture, county, here, geography, attractors.get(county.adcode) ?? [], ownRandom));
    }
  }
  return placed;
};

const placeInCounty = (
  fixture: KindFixture,
  county: County,
  count: number,
  geography: Geography,
  attractors: readonly Attractor[],
  random: Random,
): Placed[] => {
  const { placement } = fixture;
  if (placement.type === 'line') return placeLines(placement, fixture, county, count, geography, random);
  if (placement.type === 'polygon')
    return Array.from({ length: count }, (_, enterprise) => {
      const [smallest, largest] = placement.areaKm2;
      const wantedKm2 = smallest * (largest / smallest) ** random.next();
      const { lngLat, ring, areaKm2 } = placePolygon(county, wantedKm2, random);
      return { county, lngLat, geometry: { type: 'Polygon', coordinates: [ring] }, enterprise, areaKm2, line: null };
    });
  const plan = { ...placement, attractors, attractedShare: placement.attractedBy?.share ?? 0 };
  return placePoints(county, count, plan, random).map(({ lngLat, enterprise }) => ({
    county,
    lngLat,
    geometry: { type: 'Point', coordinates: lngLat },
    enterprise,
    areaKm2: 0,
    line: null,
  }));
};

/** Ends are drawn by the same weights as starts: people travel between the places where people are. */
const placeLines = (
  placement: Extract<Placement, { type: 'line' }>,
  fixture: KindFixture,
  start: County,
  count: number,
  geography: Geography,
  random: Random,
): Placed[] => {
  const { detour, lengthKm } = placement;
  const provinces = new Set(geography.countiesByProvince.keys());
  const plan = { detour, lengthKm, provinces, locator: geography.locator };
  const owners = splitIntoEnterprises(count, placement.sitesPerEnterprise, random).flatMap((size, enterprise) =>
    Array.from({ length: size }, () => enterprise),
  );
  return owners.map((enterprise) => {
    for (let attempt = 0; attempt < 2000; attempt++) {
      const end = random.pick(geography.countiesByProvince.get(random.weighted(fixture.provinceWeights)) ?? []);
      const wanted = fixture.placeWeights[end.adcode] ?? fixture.placeWeights[prefectureOf(end.adcode)] ?? 1;
      if (prefectureOf(end.adcode) === prefectureOf(start.adcode) || !random.chance(wanted / 4)) continue;
      const found = placeLine(start, end, plan, random);
      if (found === null) continue;
      const { lngLat, line, totalKm } = found;
      const geometry = { type: 'LineString', coordinates: line } as const;
      return { county: start, lngLat, geometry, enterprise, areaKm2: 0, line: { end, totalKm } };
    }
    throw new Error(`no line found from ${start.adcode}`);
  });
};
