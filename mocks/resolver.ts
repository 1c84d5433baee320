import { toChinaIso, type Clock } from '../src/domain/clock.ts';
import {
  createDemoAssets,
  toFeature,
  type DemoAssets,
  type DemoFeature,
  type LoadAsset,
  type StoredRow,
} from './asset-reader.ts';
import {
  GEOJSON,
  JSON_TYPE,
  OPENAPI,
  toApiDocument,
  toCollection,
  toCollections,
  toConformance,
  toLandingPage,
  type Addresses,
  type Link,
} from './documents.ts';
import { parseItemQuery, toPredicate, type ItemQuery } from './item-query.ts';
import type { DemoCollection, DemoManifest } from './manifest.ts';
import { toElapsedMs, toLaterReport } from './scenario.ts';

export interface DemoResolverOptions {
  readonly loadAsset: LoadAsset;
  /** Folder of the landing page in the address, begins and ends with "/"; `/` when left out. */
  readonly basePath?: string;
  /** Folder of the generated files, absolute or relative to the landing page; `../demo/` when left out. */
  readonly assetPath?: string;
  readonly clock: Clock;
  /** The registers move on with the clock (`scenario.ts`); left out, they stand at the demo's start. */
  readonly isLive?: boolean;
}

/** An answer of the demo; `null` when the request lies outside its base path. */
export type DemoResolver = (request: Request) => Promise<Response | null>;

/** So that a page can tell the demo from anything else that answers under its base. */
export const DEMO_HEADER = 'x-hazard-atlas-demo';

/**
 * OGC API - Features Part 1 (Core, GeoJSON, OAS30) over the generated files: a pure function of the request, used by
 * MSW, called directly where no service worker can live, and served by plain `node:http` in tests.
 */
export const createDemoResolver = (options: DemoResolverOptions): DemoResolver => {
  const { basePath = '/', assetPath = '../demo/', clock } = options;
  const assets = createDemoAssets(options.loadAsset);
  return async (request) => {
    const url = new URL(request.url);
    if (!`${url.pathname}/`.startsWith(basePath)) return null;
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return toError(405, 'MethodNotAllowed', 'Only GET, HEAD and OPTIONS.', { allow: 'GET, HEAD, OPTIONS' });
    const base = `${url.origin}${basePath}`;
    const elapsedMs = options.isLive === true ? toElapsedMs(clock.now()) : 0;
    const addresses = { base, assets: new URL(assetPath, base).href, elapsedMs };
    const context = { url, addresses, assets, clock };
    const response = await answer(url.pathname.slice(basePath.length), context);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
};

interface Context {
  readonly url: URL;
  readonly addresses: Addresses;
  readonly assets: DemoAssets;
  readonly clock: Clock;
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD, OPTIONS' };

const toJson = (body: unknown, type: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': type, [DEMO_HEADER]: '1', ...CORS, ...headers },
  });

const toError = (status: number, code: string, description: string, headers?: Readonly<Record<string, string>>) =>
  toJson({ code, description }, JSON_TYPE, status, headers);

const NO_PARAMETERS = new Set(['f']);

const answer = async (path: string, context: Context): Promise<Response> => {
  const manifest = await context.assets.manifest();
  const [root = '', id, items, featureId, ...more] = path.replace(/\/$/, '').split('/').map(decodePart);
  const isItems = root === 'collections' && items === 'items' && featureId === undefined;
  const stranger = [...context.url.searchParams.keys()].find((name) => !NO_PARAMETERS.has(name));
  if (!isItems && stranger !== undefined)
    return toError(400, 'InvalidParameterValue', `Unknown parameter "${stranger}".`);
  if (more.length === 0 && id === undefined) {
    const document = toDocument(root, context.addresses, manifest);
    if (document) return document;
  }
  if (root !== 'collections' || id === undefined || more.length > 0)
    return toError(404, 'NotFound', 'No such resource.');
  const collection = manifest.collections.find((known) => known.id === id);
  if (collection === undefined) return toError(404, 'NotFound', `No collection "${id}".`);
  if (items === undefined) return toJson(toCollection(context.addresses, manifest, collection), JSON_TYPE);
  if (items !== 'items') return toError(404, 'NotFound', 'No such resource.');
  return featureId === undefined
    ? answerItems(collection, manifest.as_of, context)
    : answerItem(collection, featureId, context);
};

/** A part that is no valid percent-encoding names nothing. */
const decodePart = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const toDocument = (root: string, addresses: Addresses, manifest: DemoManifest): Response | null => {
  if (root === '') return toJson(toLandingPage(addresses, manifest), JSON_TYPE);
  if (root === 'conformance') return toJson(toConformance(), JSON_TYPE);
  if (root === 'api') return toJson(toApiDocument(addresses, manifest), OPENAPI);
  if (root === 'collections') return toJson(toCollections(addresses, manifest), JSON_TYPE);
  return null;
};

const toItem = ({ id, geometry, properties }: DemoFeature) => ({ type: 'Feature', id, geometry, properties });

const answerItem = async (
  collection: DemoCollection,
  id: string,
  { assets, addresses }: Context,
): Promise<Response> => {
  const row = (await assets.complete(collection)).get(id);
  if (row === undefined) return toError(404, 'NotFound', `No feature "${id}" in "${collection.id}".`);
  const parent = `${addresses.base}collections/${collection.id}`;
  const links: Link[] = [
    { href: `${parent}/items/${encodeURIComponent(id)}`, rel: 'self', type: GEOJSON },
    { href: parent, rel: 'collection', type: JSON_TYPE },
  ];
  const later = toLaterReport(row, addresses.elapsedMs);
  return toJson({ ...toItem(toFeature(later, collection)), links }, GEOJSON);
};

const answerItems = async (
  collection: DemoCollection,
  asOf: string,
  { url, addresses, assets, clock }: Context,
): Promise<Response> => {
  const query = parseItemQuery(url.searchParams, collection);
  if (!query.ok) return toError(400, 'InvalidParameterValue', query.fault.message);
  const { offset, limit } = query.value;
  const matched = (await findCandidates(query.value, collection, assets)).filter(
    toPredicate(query.value, collection, asOf),
  );
  const page = matched.slice(offset, offset + limit);
  const complete = page.length === 0 ? null : await assets.complete(collection);
  return toJson(
    {
      type: 'FeatureCollection',
      features: page.map((row) => {
        const whole = complete?.get(String(row['id'])) ?? row;
        return toItem(toFeature(toLaterReport(whole, addresses.elapsedMs), collection));
      }),
      numberMatched: matched.length,
      numberReturned: page.length,
      timeStamp: toChinaIso(clock.now()),
      links: toPageLinks(url, query.value, matched.length),
    },
    GEOJSON,
  );
};

/** A board that polls asks by place, time and core properties: that must not cost it the card file. */
const findCandidates = async (
  { equals }: ItemQuery,
  collection: DemoCollection,
  assets: DemoAssets,
): Promise<readonly StoredRow[]> => {
  const index = await assets.index(collection);
  const [first = {}] = index;
  if (equals.every(([name]) => name in first)) return index;
  return [...(await assets.complete(collection)).values()];
};

const toPageLinks = (url: URL, { limit, offset }: ItemQuery, matched: number): Link[] => {
  const at = (start: number): string => {
    const page = new URL(url);
    page.searchParams.set('offset', String(start));
    page.searchParams.set('limit', String(limit));
    return page.href;
  };
  const links: Link[] = [{ href: url.href, rel: 'self', type: GEOJSON }];
  if (offset + limit < matched) links.push({ href: at(offset + limit), rel: 'next', type: GEOJSON });
  if (offset > 0) links.push({ href: at(Math.max(0, offset - limit)), rel: 'prev', type: GEOJSON });
  return links;
};
