import { fileCase, type FaultCase } from '../fault-case.ts';
import { goodRow, joined, utf16, utf8 } from '../build/text.ts';

const GEOJSON = 'sites.geojson';
const json = (name: string, build: FaultCase['build'], expect: FaultCase['expect'] = 'either'): FaultCase =>
  fileCase(name, GEOJSON, build, expect);

type Geometry = string;

export const featureText = (at: number, geometry: Geometry | null = null, properties: string | null = null): string => {
  const [id, name, lng, lat, adcode] = goodRow(at);
  const point = `{"type":"Point","coordinates":[${lng},${lat}]}`;
  const own = properties ?? `{"name":"${name}","adcode":"${adcode}","risk_level":${(at % 4) + 1}}`;
  return `{"type":"Feature","id":"${id}","properties":${own},"geometry":${geometry ?? point}}`;
};

export const collectionText = (features: readonly string[]): string =>
  `{"type":"FeatureCollection","features":[${features.join(',\n')}]}`;

export const goodGeoJson = (count = 12): string =>
  collectionText(Array.from({ length: count }, (_, at) => featureText(at)));

/** Three features; the geometry of the first is another. */
const withGeometry = (geometry: Geometry): string =>
  collectionText([featureText(0, geometry), featureText(1), featureText(2)]);
const withProperties = (properties: string): string =>
  collectionText([featureText(0, null, properties), featureText(1), featureText(2)]);

const three = { account: { read: 3 } } as const;
const oneBad = { account: { read: 3, accepted: 2, quarantined: 1 } } as const;

const ring = (vertices: number): string =>
  `[[${Array.from({ length: vertices }, (_, at) => `[${(114 + (at % 100) / 1000).toFixed(3)},25.8]`).join(',')}]]`;

const GEOMETRIES: readonly FaultCase[] = [
  json('a point of NaN', () => withGeometry('{"type":"Point","coordinates":[NaN,25]}'), 'either'),
  json('a point of 1e999', () => withGeometry('{"type":"Point","coordinates":[1e999,25]}'), oneBad),
  json('a point of -1e999', () => withGeometry('{"type":"Point","coordinates":[114,-1e999]}'), oneBad),
  json('a point of texts', () => withGeometry('{"type":"Point","coordinates":["114","25"]}'), three),
  json('a point of nulls', () => withGeometry('{"type":"Point","coordinates":[null,null]}'), three),
  json('a point of one number', () => withGeometry('{"type":"Point","coordinates":[114]}'), three),
  json(
    'a point of 1,000 numbers',
    () => withGeometry(`{"type":"Point","coordinates":[${Array.from({ length: 1000 }, () => 25).join(',')}]}`),
    three,
  ),
  json('a point of objects', () => withGeometry('{"type":"Point","coordinates":[{},{}]}'), three),
  json('no geometry', () => withGeometry('null'), three),
  json('a geometry that is a text', () => withGeometry('"POINT (114 25)"'), three),
  json('a geometry without coordinates', () => withGeometry('{"type":"Point"}'), three),
  json('a geometry of a type of its own', () => withGeometry('{"type":"__proto__","coordinates":[114,25]}'), three),
  json('an empty polygon', () => withGeometry('{"type":"Polygon","coordinates":[]}'), three),
  json('a polygon of an empty ring', () => withGeometry('{"type":"Polygon","coordinates":[[]]}'), three),
  json('a ring of two points', () => withGeometry('{"type":"Polygon","coordinates":[[[114,25],[115,25]]]}'), three),
  json('a ring of 200,000 vertices', () => withGeometry(`{"type":"Polygon","coordinates":${ring(200_000)}}`), three),
  json(
    'a polygon of 10,000 rings',
    () =>
      withGeometry(
        `{"type":"Polygon","coordinates":[${Array.from({ length: 10_000 }, () => '[[114,25],[115,25],[115,26],[114,25]]').join(',')}]}`,
      ),
    three,
  ),
  json(
    'coordinates nested 1,000 deep',
    () => withGeometry(`{"type":"Polygon","coordinates":${'['.repeat(1000)}114,25${']'.repeat(1000)}}`),
    three,
  ),
  json(
    'geometry collections nested 1,000 deep',
    () =>
      withGeometry(
        `${'{"type":"GeometryCollection","geometries":['.repeat(1000)}{"type":"Point","coordinates":[114,25]}${']}'.repeat(1000)}`,
      ),
    three,
  ),
  json('geometry collections nested 100,000 deep', () =>
    withGeometry(
      `${'{"type":"GeometryCollection","geometries":['.repeat(100_000)}{"type":"Point","coordinates":[114,25]}${']}'.repeat(100_000)}`,
    ),
  ),
];

const PROPERTIES: readonly FaultCase[] = [
  json(
    '__proto__ and constructor as properties',
    () => withProperties('{"name":"甲","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    three,
  ),
  json(
    'properties nested 1,000 deep',
    () => withProperties(`{"name":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`),
    three,
  ),
  json('properties nested 1,000,000 deep', () =>
    withProperties(`{"name":${'['.repeat(1_000_000)}1${']'.repeat(1_000_000)}}`),
  ),
  json('100,000 properties', () =>
    withProperties(`{${Array.from({ length: 100_000 }, (_, at) => `"p${at}":${at}`).join(',')}}`),
  ),
  json('other properties in each of 5,000 features', () =>
    collectionText(Array.from({ length: 5000 }, (_, at) => featureText(at, null, `{"name":"甲","x${at}":1}`))),
  ),
  json('the same property twice', () => withProperties('{"name":"甲","name":"乙","NAME":"丙"}'), three),
  json('an empty property', () => withProperties('{"":"甲","name":"乙"," ":"丙"}'), three),
  json('properties that are a list', () => withProperties('[1,2,3]'), three),
  json('properties that are null', () => withProperties('null'), three),
  json('a property of a million characters', () => withProperties(`{"name":"${'x'.repeat(1_000_000)}"}`), three),
  json(
    'numbers beyond every number',
    () => withProperties('{"name":123456789012345678901234567890,"adcode":1e400}'),
    three,
  ),
  json('lone surrogates', () => withProperties('{"name":"\\ud800","\\udfff":"x"}'), three),
  json('NUL and control characters, escaped', () => withProperties('{"name":"\\u0000\\u0007\\u202e"}'), three),
];

const LAYOUTS: readonly FaultCase[] = [
  json('an empty object', () => '{}', { fault: 'any' }),
  json('an empty list', () => '[]', { fault: 'any' }),
  json('null', () => 'null', { fault: 'any' }),
  json('a number', () => '1', { fault: 'any' }),
  json('a collection without features', () => '{"type":"FeatureCollection"}', { fault: 'any' }),
  json('features that are an object', () => '{"type":"FeatureCollection","features":{}}', { fault: 'any' }),
  json('features that are null', () => '{"type":"FeatureCollection","features":[null,null]}'),
  json('features that are numbers and lists', () => '{"type":"FeatureCollection","features":[1,"a",[],true]}'),
  json('features of every sort', () => collectionText([featureText(0), 'null', '{}', '7', featureText(1)]), 'either'),
  json('a topology', () => '{"type":"Topology","objects":{},"arcs":[]}', { fault: 'any' }),
  json(
    'an Esri feature set',
    () => '{"geometryType":"esriGeometryPoint","features":[{"attributes":{"id":1},"geometry":{"x":114,"y":25}}]}',
  ),
  json('brackets 1,000,000 deep', () => '['.repeat(1_000_000), { fault: 'any' }),
  json('brackets 1,000,000 deep and closed', () => '['.repeat(1_000_000) + ']'.repeat(1_000_000), { fault: 'any' }),
  json('braces 1,000,000 deep', () => '{"a":'.repeat(1_000_000), { fault: 'any' }),
  json('a trailing comma', () => `${goodGeoJson(3).slice(0, -2)},]}`),
  json('a comment', () => `// sites\n${goodGeoJson(3)}`),
  json('single quotes', () => goodGeoJson(3).replaceAll('"', "'")),
  json('cut within a feature', () => goodGeoJson(12).slice(0, 700)),
  json('cut after a feature', () => goodGeoJson(12).slice(0, goodGeoJson(12).lastIndexOf('{"type":"Feature"'))),
  json('two collections, one after the other', () => goodGeoJson(3) + goodGeoJson(3)),
  json('text behind the end', () => `${goodGeoJson(3)} <!-- end -->`),
  json(
    'a crs of its own',
    () =>
      goodGeoJson(3).replace(
        '"features"',
        '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::999999"}},"features"',
      ),
    three,
  ),
  json('a crs that is a number', () => goodGeoJson(3).replace('"features"', '"crs":4326,"features"'), three),
  json('half a character at the end', () => joined(goodGeoJson(3), [0xe7, 0xa4])),
  json('UTF-16', () => utf16(goodGeoJson(3), true), three),
  json('a byte order mark', () => joined([0xef, 0xbb, 0xbf], goodGeoJson(3)), three),
  json('bytes that are no UTF-8', () =>
    joined(utf8(goodGeoJson(3)).subarray(0, 120), [0xff, 0xfe, 0xfd], utf8(goodGeoJson(3)).subarray(120)),
  ),
  json('NUL bytes', () => goodGeoJson(3).replaceAll(',', ',\u0000')),
  fileCase('newline-delimited, one line broken', 'sites.ndjson', () =>
    [featureText(0), '{"type":"Fea', featureText(2)].join('\n'),
  ),
  fileCase('callback(…)', 'sites.json', () => `callback(${goodGeoJson(3)})`),
  json('a BOM within', () => goodGeoJson(3).replace('"features"', '\uFEFF"features"')),
  json('an unclosed text', () => goodGeoJson(3).replace('示例矿2"', '示例矿2')),
  json('a backslash at the end', () => `${goodGeoJson(3).slice(0, 200)}\\`),
];

export const JSON_FILES: readonly FaultCase[] = [...GEOMETRIES, ...PROPERTIES, ...LAYOUTS];
