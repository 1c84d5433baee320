import { toFeatureCells, toFeatureEntry, toFeatureHeaders, isJsonObject } from './formats/feature-cells.ts';
import { systemOfCrsMember } from './formats/stated-crs.ts';
import { findJsonFault } from './json-fault.ts';
import {
  DATUMS,
  importFault,
  type BrokenRow,
  type ImportResult,
  type ShapeGeometry,
  type SourceTable,
} from './types.ts';
import { FAULT_WORDS, ISSUE_WORDS } from './words.ts';

const featuresOf = (document: unknown): readonly unknown[] | null => {
  if (Array.isArray(document)) return document;
  if (!isJsonObject(document)) return null;
  if (document['type'] === 'FeatureCollection' && Array.isArray(document['features'])) return document['features'];
  return document['type'] === 'Feature' ? [document] : null;
};

const parseText = (text: string): ImportResult<unknown> => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return importFault('bad-json', FAULT_WORDS.badJson(findJsonFault(text)));
  }
};

const startOf = (item: unknown): string => {
  try {
    return (JSON.stringify(item) ?? '').slice(0, 80);
  } catch {
    return '…';
  }
};

const toTable = (items: readonly unknown[], document: unknown): SourceTable => {
  const entries = items.map(toFeatureEntry);
  const hasGeometry = entries.some((entry) => entry?.geometry !== undefined);
  const keys = [...new Set(entries.flatMap((entry) => (entry === null ? [] : Object.keys(entry.properties))))];
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const broken: BrokenRow[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  entries.forEach((entry, index) => {
    if (entry === null) {
      broken.push({
        row: index + 1,
        code: 'not-a-feature',
        value: startOf(items[index]),
        words: ISSUE_WORDS.notAFeature,
      });
      return;
    }
    const { cells, shape } = toFeatureCells(entry, keys, hasGeometry);
    if (shape !== null) geometries.set(rows.length, shape);
    rows.push(cells);
    rowNumbers.push(index + 1);
  });
  const system = isJsonObject(document) ? systemOfCrsMember(document['crs']) : null;
  const statedDatum = DATUMS.find((datum) => datum === system) ?? null;
  const base = { headers: toFeatureHeaders(keys, hasGeometry), rows, rowNumbers, broken, geometries, statedDatum };
  return { format: 'geojson', ...base, blankRows: 0, titleRows: 0, delimiter: null };
};

/**
 * The whole text of a small file (population, tests) → table; files of any size are read by `readGeoJson`.
 * GeoJSON (FeatureCollection, Feature, array of features) or an array of plain records. The position of a point stands
 * in two columns of its own; a line or area gives the middle of its box there and itself in `geometries`. Row numbers
 * count features from 1. Faults: `bad-json` (line and column), `not-geojson`, `no-rows`.
 */
export const parseGeoJson = (text: string): ImportResult<SourceTable> => {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const items = featuresOf(parsed.value);
  if (items === null) return importFault('not-geojson', FAULT_WORDS.notGeoJson);
  if (items.length === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  return { ok: true, value: toTable(items, parsed.value) };
};
