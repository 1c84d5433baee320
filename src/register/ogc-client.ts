import * as z from 'zod/mini';
import { failed, type RegisterFault, type RegisterResult, toFault } from './faults.ts';
import { ACCEPT_JSON, fetchBytes, type FetchOptions } from './fetch-bytes.ts';
import { issueOf, parseJson, type PageSummary } from './item-pages.ts';
import { FAULT_WORDS } from './words.ts';

z.config({ jitless: true });

/** Features asked for in one request; servers answer with fewer where their own limit is lower. */
const PAGE_LIMIT = 10_000;
/** A server that never ends its pages must not be followed for ever. */
const MOST_PAGES = 2000;
const PARQUET = 'application/vnd.apache.parquet';

const linkSchema = z.looseObject({
  href: z.string(),
  rel: z.optional(z.string()),
  type: z.optional(z.string()),
  title: z.optional(z.string()),
});
type Link = z.infer<typeof linkSchema>;

const collectionSchema = z.looseObject({
  id: z.string(),
  title: z.nullish(z.string()),
  as_of: z.nullish(z.string()),
  is_synthetic: z.nullish(z.boolean()),
  links: z._default(z.array(linkSchema), []),
});
const collectionsSchema = z.looseObject({ collections: z.array(collectionSchema) });
const landingSchema = z.looseObject({ links: z.array(linkSchema) });

/** `title` of an enclosure; one with another or no title holds everything. */
const TITLES = ['core', 'names', 'dates', 'owners', 'card', 'shape'] as const;
export type SnapshotContent = (typeof TITLES)[number] | 'everything';

/** One collection of the service, its links absolute. */
export interface OgcCollection {
  readonly id: string;
  readonly asOf: string | null;
  /** `null`: the service does not say. */
  readonly isSynthetic: boolean | null;
  readonly itemsUrl: string;
  /** Bulk snapshots by what they hold. */
  readonly snapshots: Readonly<Partial<Record<SnapshotContent, string>>>;
}

const getDocument = async <T extends z.ZodMiniType>(
  url: string,
  schema: T,
  options: FetchOptions,
): Promise<RegisterResult<z.infer<T>>> => {
  const bytes = await fetchBytes(url, ACCEPT_JSON, options);
  if (!bytes.ok) return bytes;
  const document = parseJson(bytes.value, url);
  if (!document.ok) return document;
  const parsed = z.safeParse(schema, document.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : failed('shape', FAULT_WORDS.shape(url, issueOf(parsed.error)));
};

/** Absolute address of a link; `null` for one that cannot be an address. Raw spaces are encoded by `URL`. */
const toUrl = (href: string, base: string): URL | null => {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
};

const isEnclosure = (link: Link): boolean => link.rel === 'enclosure' && (link.type ?? '').startsWith(PARQUET);

const toSnapshots = (links: readonly Link[], base: string): OgcCollection['snapshots'] => {
  const snapshots: Partial<Record<SnapshotContent, string>> = {};
  for (const link of links.filter(isEnclosure)) {
    const content = TITLES.find((title) => title === link.title) ?? 'everything';
    const url = toUrl(link.href, base);
    if (url !== null) snapshots[content] ??= url.href;
  }
  return snapshots;
};

/** Items address from the link, if it leads to the service's own origin; a proxied service links to one nobody can reach. */
const toItemsUrl = (collection: z.infer<typeof collectionSchema>, collectionsUrl: string): string => {
  const own = new URL(`${collectionsUrl.replace(/[?#].*$/, '')}/${encodeURIComponent(collection.id)}/items`);
  const linked = collection.links.filter((link) => link.rel === 'items');
  const json =
    linked.find((link) => link.type === 'application/geo+json') ?? linked.find((link) => link.type === undefined);
  const url = json === undefined ? null : toUrl(json.href, collectionsUrl);
  if (url === null || url.origin !== own.origin) return own.href;
  url.searchParams.delete('f');
  return url.href;
};

/**
 * Collections of an OGC API - Features service: `{base}collections`, or where that is not found the landing page's
 * `rel=data`. @param base absolute, ending in "/"
 */
export const readCollections = async (
  base: string,
  options: FetchOptions,
): Promise<RegisterResult<readonly OgcCollection[]>> => {
  let url = new URL('collections', base).href;
  let document = await getDocument(url, collectionsSchema, options);
  if (!document.ok && document.fault.kind === 'status') {
    const landing = await getDocument(base, landingSchema, options);
    const data = landing.ok ? landing.value.links.find((link) => link.rel === 'data') : undefined;
    const next = data === undefined ? null : toUrl(data.href, base);
    if (next !== null && next.href !== url) {
      next.searchParams.delete('f');
      url = next.href;
      document = await getDocument(url, collectionsSchema, options);
    }
  }
  if (!document.ok) return document;
  const collections = document.value.collections.map((collection) => ({
    id: collection.id,
    asOf: collection.as_of ?? null,
    isSynthetic: collection.is_synthetic ?? null,
    itemsUrl: toItemsUrl(collection, url),
    snapshots: toSnapshots(collection.links, url),
  }));
  return { ok: true, value: collections };
};

/** Takes the bytes of a page to where they are parsed and answers what was on it. */
export type PageSink = (bytes: ArrayBuffer, url: string) => Promise<RegisterResult<PageSummary>>;

export interface ItemsOutcome {
  /** Distinct items that came. */
  readonly total: number;
  readonly numberMatched: number | null;
  /** Set where the service says there are more than it gave: what came is used, and this is said. */
  readonly incomplete: RegisterFault | null;
}

/** Address of the next page: resolved against this one, on this origin, with every parameter that the server dropped. */
export const toNextUrl = (href: string, current: string): string | null => {
  const next = toUrl(href, current);
  const now = new URL(current);
  if (next === null) return null;
  const url = next.origin === now.origin ? next : new URL(`${now.pathname}${next.search}`, now.origin);
  for (const [name, value] of now.searchParams)
    if (name !== 'offset' && name !== 'startindex' && !url.searchParams.has(name)) url.searchParams.set(name, value);
  url.searchParams.delete('f');
  return url.href;
};

const withParameters = (url: string, parameters: Readonly<Record<string, string>>): string => {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
};

type ReadPage = (url: string) => Promise<RegisterResult<PageSummary>>;

interface Walk {
  readonly last: PageSummary;
  /** The pages ended because the server said so, or because nothing new came and nothing more was announced. */
  readonly isFinished: boolean;
}

const walkPages = async (firstUrl: string, readPage: ReadPage): Promise<RegisterResult<Walk>> => {
  const visited = new Set<string>();
  let numberMatched: number | null = null;
  let url = firstUrl;
  for (;;) {
    visited.add(url);
    const page = await readPage(url);
    if (!page.ok) return page;
    numberMatched = page.value.numberMatched ?? numberMatched;
    const last = { ...page.value, numberMatched };
    if (last.next === null || last.returned === 0) return { ok: true, value: { last, isFinished: true } };
    const next = toNextUrl(last.next, url);
    const isGoingOn = last.fresh > 0 && next !== null && !visited.has(next) && visited.size < MOST_PAGES;
    if (!isGoingOn) return { ok: true, value: { last, isFinished: false } };
    url = next;
  }
};

/** numberMatched decides where there is one; without it, whether the pages came to their own end. */
const isComplete = ({ last, isFinished }: Walk): boolean =>
  last.numberMatched === null ? isFinished : last.total >= last.numberMatched;

/**
 * Every item of a collection, page by page, as real servers speak it (BACKENDS.md): dropped parameters are put back,
 * repeated items count once, an empty or all-repeated page ends the walk; if items are then missing, everything is
 * asked for once more with `limit=numberMatched`, and if that does not help either the outcome says so with both counts.
 */
export const readItems = async (
  itemsUrl: string,
  parameters: Readonly<Record<string, string>>,
  sink: PageSink,
  options: FetchOptions,
): Promise<RegisterResult<ItemsOutcome>> => {
  const readPage: ReadPage = async (url) => {
    const bytes = await fetchBytes(url, ACCEPT_JSON, options);
    return bytes.ok ? sink(bytes.value, url) : bytes;
  };
  const addressFor = (limit: number): string => withParameters(itemsUrl, { ...parameters, limit: String(limit) });
  const walked = await walkPages(addressFor(PAGE_LIMIT), readPage);
  if (!walked.ok) return walked;
  let walk = walked.value;
  const { numberMatched } = walk.last;
  if (!isComplete(walk) && numberMatched !== null) {
    const again = await readPage(addressFor(numberMatched));
    if (again.ok) walk = { last: { ...again.value, numberMatched }, isFinished: true };
  }
  const { total } = walk.last;
  const incomplete = isComplete(walk)
    ? null
    : toFault('incomplete', FAULT_WORDS.incomplete(itemsUrl, total, numberMatched));
  return { ok: true, value: { total, numberMatched, incomplete } };
};
