import { toChinaIso } from '../src/domain/clock.ts';
import type { DemoCollection, DemoManifest } from './manifest.ts';
import { DEFAULT_LIMIT, MAXIMUM_LIMIT } from './item-query.ts';
import { toLaterName } from './scenario.ts';

export const PARQUET = 'application/vnd.apache.parquet';
export const GEOJSON = 'application/geo+json';
export const JSON_TYPE = 'application/json';
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0';

/** Absolute addresses, so that a client resolves them alike whatever document it found them in. */
export interface Addresses {
  /** Landing page, ending in "/". */
  readonly base: string;
  /** Folder of the generated files, ending in "/". */
  readonly assets: string;
  /** How far the registers have moved on from the demo's start, ms. */
  readonly elapsedMs: number;
}

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title?: string;
  readonly length?: number;
}

const CONFORMANCE = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
];

export const toLandingPage = ({ base }: Addresses, { note }: DemoManifest) => ({
  title: 'Hazard Atlas 演示服务 / demo service',
  description: note,
  links: [
    { href: base, rel: 'self', type: JSON_TYPE },
    { href: `${base}api`, rel: 'service-desc', type: OPENAPI },
    { href: `${base}conformance`, rel: 'conformance', type: JSON_TYPE },
    { href: `${base}collections`, rel: 'data', type: JSON_TYPE },
  ] satisfies Link[],
});

export const toConformance = () => ({ conformsTo: CONFORMANCE });

export const toCollections = (addresses: Addresses, manifest: DemoManifest) => ({
  links: [{ href: `${addresses.base}collections`, rel: 'self', type: JSON_TYPE }] satisfies Link[],
  collections: manifest.collections.map((collection) => toCollection(addresses, manifest, collection)),
});

export const toCollection = (
  { base, assets, elapsedMs }: Addresses,
  manifest: DemoManifest,
  collection: DemoCollection,
) => {
  const self = `${base}collections/${collection.id}`;
  const enclosures = collection.files.map((file): Link => ({
    href: `${assets}${toLaterName(file, elapsedMs)}`,
    rel: 'enclosure',
    type: PARQUET,
    ...(file.title === 'all' ? {} : { title: file.title }),
    length: file.bytes,
  }));
  return {
    id: collection.id,
    title: collection.title,
    description: collection.description,
    itemType: 'feature',
    crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
    extent: {
      ...(collection.bbox === null ? {} : { spatial: { bbox: [collection.bbox] } }),
      temporal: { interval: [collection.interval] },
    },
    as_of: toChinaIso(Date.parse(manifest.as_of) + elapsedMs),
    is_synthetic: collection.isSynthetic,
    links: [
      { href: self, rel: 'self', type: JSON_TYPE },
      { href: `${self}/items`, rel: 'items', type: GEOJSON },
      ...enclosures,
    ] satisfies Link[],
  };
};

const parameter = (name: string, schema: object) => ({ name, in: 'query', required: false, schema });

/** Small, but true: every path the resolver answers and every parameter it takes. */
export const toApiDocument = ({ base }: Addresses, manifest: DemoManifest) => {
  const answer = (description: string) => ({ responses: { '200': { description } } });
  const items = manifest.collections.map(({ id, properties }) => [
    `/collections/${id}/items`,
    {
      get: {
        parameters: [
          parameter('limit', { type: 'integer', minimum: 1, maximum: MAXIMUM_LIMIT, default: DEFAULT_LIMIT }),
          parameter('offset', { type: 'integer', minimum: 0, default: 0 }),
          parameter('bbox', { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } }),
          parameter('datetime', { type: 'string' }),
          ...properties.map(({ name, type }) =>
            parameter(name, { type: ['json', 'datetime'].includes(type) ? 'string' : type }),
          ),
        ],
        responses: { '200': { description: 'Features' }, '400': { description: 'Bad parameter' } },
      },
    },
  ]);
  return {
    openapi: '3.0.3',
    info: { title: 'Hazard Atlas demo', version: '1.0.0', description: manifest.note },
    servers: [{ url: base }],
    paths: {
      '/': { get: answer('Landing page') },
      '/conformance': { get: answer('Conformance classes') },
      '/api': { get: answer('This document') },
      '/collections': { get: answer('Collections') },
      '/collections/{collectionId}': { get: answer('One collection') },
      ...Object.fromEntries(items),
      '/collections/{collectionId}/items/{featureId}': { get: answer('One feature') },
    },
  };
};
