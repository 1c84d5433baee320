import * as z from 'zod/mini';
import { failed, type RegisterResult } from './faults.ts';
import { ACCEPT_DOCUMENT, fetchAnswer, readErrorDocument, type FetchOptions } from './fetch-bytes.ts';
import { issueOf, parseJson } from './item-pages.ts';
import { toUrl } from './read-items.ts';
import { FAULT_WORDS } from './words.ts';

z.config({ jitless: true });

const PARQUET = 'application/vnd.apache.parquet';

const linkSchema = z.looseObject({
  href: z.string(),
  rel: z.nullish(z.unknown()),
  type: z.nullish(z.unknown()),
  title: z.nullish(z.unknown()),
});
type Link = z.infer<typeof linkSchema>;

const collectionSchema = z.looseObject({
  id: z.string().check(z.minLength(1)),
  // Of another type these say nothing, and cost nobody the collection.
  as_of: z.nullish(z.unknown()),
  is_synthetic: z.nullish(z.unknown()),
  links: z.nullish(z.unknown()),
});
type Collection = z.infer<typeof collectionSchema>;
const collectionsSchema = z.looseObject({ collections: z.array(z.unknown()) });
const landingSchema = z.looseObject({ links: z.array(z.unknown()) });

const readLinks = (links: unknown): Link[] =>
  (Array.isArray(links) ? (links as unknown[]) : []).flatMap((raw) => {
    const parsed = z.safeParse(linkSchema, raw);
    return parsed.success ? [parsed.data] : [];
  });

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
  const answer = await fetchAnswer(url, ACCEPT_DOCUMENT, options);
  if (!answer.ok) return answer;
  const document = parseJson(answer.value.bytes, url);
  if (!document.ok) return document;
  const parsed = z.safeParse(schema, document.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  // Some servers say 200 and mean an error.
  const error = readErrorDocument(document.value);
  return failed('shape', FAULT_WORDS.shape(url, error === '' ? issueOf(parsed.error) : error));
};

const isEnclosure = (link: Link): boolean =>
  link.rel === 'enclosure' && typeof link.type === 'string' && link.type.startsWith(PARQUET);

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
const toItemsUrl = (collection: Collection, collectionsUrl: string): string => {
  const own = new URL(`${collectionsUrl.replace(/[?#].*$/, '')}/${encodeURIComponent(collection.id)}/items`);
  const linked = readLinks(collection.links).filter((link) => link.rel === 'items');
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
    const data = landing.ok ? readLinks(landing.value.links).find((link) => link.rel === 'data') : undefined;
    const next = data === undefined ? null : toUrl(data.href, base);
    if (next !== null && next.href !== url) {
      next.searchParams.delete('f');
      url = next.href;
      document = await getDocument(url, collectionsSchema, options);
    }
  }
  return document.ok ? toCollections(document.value.collections, url) : document;
};

/** Entries that are no collection are passed over, unless nothing else is there. */
const toCollections = (entries: readonly unknown[], url: string): RegisterResult<readonly OgcCollection[]> => {
  const parsed = entries.map((entry) => z.safeParse(collectionSchema, entry));
  const good = parsed.flatMap((each) => (each.success ? [each.data] : []));
  const first = parsed.findIndex((each) => !each.success);
  const issue = parsed[first]?.error;
  if (good.length === 0 && issue !== undefined)
    return failed('shape', FAULT_WORDS.shape(url, `collections.${first}.${issueOf(issue)}`));
  const value = good.map((collection) => ({
    id: collection.id,
    asOf: typeof collection.as_of === 'string' ? collection.as_of : null,
    isSynthetic: typeof collection.is_synthetic === 'boolean' ? collection.is_synthetic : null,
    itemsUrl: toItemsUrl(collection, url),
    snapshots: toSnapshots(readLinks(collection.links), url),
  }));
  return { ok: true, value };
};
