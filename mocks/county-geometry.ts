/** Ring of lng, lat, closed. */
export type Ring = readonly (readonly number[])[];
/** Polygons of rings, the first ring of each outer. */
export type Polygons = readonly (readonly Ring[])[];

export interface County {
  readonly adcode: string;
  readonly polygons: Polygons;
  /** west, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

export const toCounty = (adcode: string, polygons: Polygons): County => {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const polygon of polygons)
    for (const [lng = 0, lat = 0] of polygon[0] ?? []) {
      box[0] = Math.min(box[0], lng);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lng);
      box[3] = Math.max(box[3], lat);
    }
  return { adcode, polygons, box };
};

/** Even-odd over all rings, so that holes count as outside. */
export const isInside = (county: County, lng: number, lat: number): boolean => {
  const [west, south, east, north] = county.box;
  if (lng < west || lng > east || lat < south || lat > north) return false;
  let inside = false;
  for (const polygon of county.polygons) for (const ring of polygon) if (isInsideRing(ring, lng, lat)) inside = !inside;
  return inside;
};

export const isInsideRing = (ring: Ring, lng: number, lat: number): boolean => {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [x = 0, y = 0] = ring[index] ?? [];
    const [previousX = 0, previousY = 0] = ring[before] ?? [];
    if (y > lat !== previousY > lat && lng < ((previousX - x) * (lat - y)) / (previousY - y) + x) inside = !inside;
  }
  return inside;
};

/** Inside, and so are the four points `marginDegrees` away: on the right side of coarser and finer borders too. */
export const isWellInside = (county: County, lng: number, lat: number, marginDegrees: number): boolean =>
  isInside(county, lng, lat) &&
  isInside(county, lng + marginDegrees, lat) &&
  isInside(county, lng - marginDegrees, lat) &&
  isInside(county, lng, lat + marginDegrees) &&
  isInside(county, lng, lat - marginDegrees);

const CELL_DEGREES = 0.5;
const toCell = (lng: number, lat: number): number =>
  Math.floor(lng / CELL_DEGREES) * 1000 + Math.floor(lat / CELL_DEGREES);

/** Finds the county of a point; exact, by the rings themselves. */
export class CountyLocator {
  readonly #cells = new Map<number, County[]>();

  constructor(counties: readonly County[]) {
    for (const county of counties) {
      const [west, south, east, north] = county.box;
      for (let lng = Math.floor(west / CELL_DEGREES); lng * CELL_DEGREES <= east; lng++)
        for (let lat = Math.floor(south / CELL_DEGREES); lat * CELL_DEGREES <= north; lat++) {
          const cell = lng * 1000 + lat;
          const there = this.#cells.get(cell);
          if (there) there.push(county);
          else this.#cells.set(cell, [county]);
        }
    }
  }

  /** 6-digit code, or `null` outside every county. */
  locate(lng: number, lat: number): string | null {
    return this.#cells.get(toCell(lng, lat))?.find((county) => isInside(county, lng, lat))?.adcode ?? null;
  }
}

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

export const greatCircleKm = (from: readonly [number, number], to: readonly [number, number]): number => {
  const latitude = Math.sin(((to[1] - from[1]) * RADIANS) / 2) ** 2;
  const longitude = Math.sin(((to[0] - from[0]) * RADIANS) / 2) ** 2;
  const h = latitude + Math.cos(from[1] * RADIANS) * Math.cos(to[1] * RADIANS) * longitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
};

/** Degrees that a step of so many km east and north makes at a latitude. */
export const kmToDegrees = (eastKm: number, northKm: number, lat: number): readonly [number, number] => [
  eastKm / (EARTH_RADIUS_KM * RADIANS * Math.cos(lat * RADIANS)),
  northKm / (EARTH_RADIUS_KM * RADIANS),
];
