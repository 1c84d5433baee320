import { isJsonObject, type JsonObject } from '../../../domain/json-object.ts';
import { GEOMETRY_HEADERS, toGeometryCells } from './geometry-cells.ts';
import type { ShapeGeometry } from '../types.ts';

/** One feature, or one plain record: an array of records without geometry is a table too. */
export interface FeatureEntry {
  readonly properties: JsonObject;
  /** `undefined`: the entry has no such member at all. */
  readonly geometry: unknown;
}

/** `null` for what is neither a feature nor a record. */
export const toFeatureEntry = (item: unknown): FeatureEntry | null => {
  if (!isJsonObject(item)) return null;
  if (item['type'] !== 'Feature') {
    return Object.hasOwn(item, 'geometry') ? null : { properties: item, geometry: undefined };
  }
  const properties = isJsonObject(item['properties']) ? item['properties'] : {};
  const id = Object.hasOwn(item, 'id') ? item['id'] : undefined;
  const hasId = id !== undefined && id !== null && !Object.hasOwn(properties, 'id');
  return { properties: hasId ? { id, ...properties } : properties, geometry: item['geometry'] };
};

/** Text of a value: numbers as they are, lists and objects as JSON. Nesting beyond the call stack becomes `…`. */
export const valueText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
};

export interface FeatureCells {
  readonly cells: readonly string[];
  readonly shape: ShapeGeometry | null;
}

/** Cells of an entry under the keys of the whole file; keys are looked up as its own, so that `__proto__` and `constructor` are names like others. */
export const toFeatureCells = (entry: FeatureEntry, keys: readonly string[], hasGeometry: boolean): FeatureCells => {
  const cells = keys.map((key) => (Object.hasOwn(entry.properties, key) ? valueText(entry.properties[key]) : ''));
  if (!hasGeometry) return { cells, shape: null };
  const { cells: position, shape } = toGeometryCells(entry.geometry);
  return { cells: [...cells, ...position], shape };
};

/** Headers of a table of features. */
export const toFeatureHeaders = (keys: readonly string[], hasGeometry: boolean): readonly string[] =>
  hasGeometry ? [...keys, ...GEOMETRY_HEADERS] : keys;
