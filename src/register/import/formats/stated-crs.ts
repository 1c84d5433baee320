import { isJsonObject } from '../../../domain/json-object.ts';
import type { ReferenceSystem } from '../types.ts';

/** 4326 and 4490 are degrees; any other code stands for itself. */
const ofCode = (code: number): ReferenceSystem =>
  code === 4326 ? 'WGS84' : code === 4490 ? 'CGCS2000' : `EPSG:${code}`;

/**
 * A name as GeoJSON's `crs` has it (`urn:ogc:def:crs:EPSG::4490`, `EPSG:4547`, `CRS84`, `GCJ-02`); `null` when it says
 * nothing that is known.
 */
export const systemOfName = (name: string): ReferenceSystem | null => {
  if (/GCJ/i.test(name)) return 'GCJ02';
  if (/BD-?_?09/i.test(name)) return 'BD09';
  if (/CRS84/i.test(name)) return 'WGS84';
  const code = /EPSG\W+(?:[\d.]+:)?(\d{4,6})\b/i.exec(name)?.[1];
  if (code !== undefined) return ofCode(Number(code));
  if (/CGCS_?\s?2000|4490/i.test(name)) return 'CGCS2000';
  return /WGS[\s_-]?(?:19)?84|4326/i.test(name) ? 'WGS84' : null;
};

/** The `crs` member of GeoJSON before RFC 7946; `null` without one, or when it names nothing known. */
export const systemOfCrsMember = (crs: unknown): ReferenceSystem | null => {
  const properties = isJsonObject(crs) ? crs['properties'] : undefined;
  const name = isJsonObject(properties) ? properties['name'] : crs;
  return typeof name === 'string' ? systemOfName(name) : null;
};

/** PROJJSON of GeoParquet → system by its id (`EPSG:4490`, `OGC:CRS84`) or its name; `null` without. */
export const systemOfProjJson = (crs: unknown): ReferenceSystem | null => {
  if (!isJsonObject(crs)) return null;
  const ids = Array.isArray(crs['ids']) ? (crs['ids'] as readonly unknown[]) : [crs['id']];
  for (const id of ids)
    if (isJsonObject(id)) {
      const system = systemOfName(`${String(id['authority'])}:${String(id['code'])}`);
      if (system !== null) return system;
    }
  return typeof crs['name'] === 'string' && crs['type'] === 'GeographicCRS' ? systemOfName(crs['name']) : null;
};
