import { isJsonObject } from '../domain/json-object.ts';
import type { Geometry } from 'geojson';
import * as z from 'zod/mini';
import { errorText, failed, type RegisterResult } from './faults.ts';
import { readErrorDocument } from './fetch-bytes.ts';
import { FAULT_WORDS } from './words.ts';

z.config({ jitless: true });

/** What is needed of a page; what a feature is worth is decided feature by feature, so that one bad one spoils no page. */
const pageSchema = z.looseObject({
  features: z.array(z.unknown()),
  links: z.nullish(z.unknown()),
  numberMatched: z.nullish(z.unknown()),
});

export interface PageSummary {
  /** Features on the page. */
  readonly returned: number;
  /** Of them, features whose id had not come before. */
  readonly fresh: number;
  /** So far, features whose id stood twice on one page: faults of the data, not of the paging. */
  readonly doubled: number;
  /** Distinct features so far. */
  readonly total: number;
  readonly numberMatched: number | null;
  /** `href` of `rel=next` as it stands. */
  readonly next: string | null;
}

/** A feature as a flat row, with its geometry beside it. */
export interface ItemRow {
  readonly properties: Record<string, unknown>;
  readonly geometry: Geometry | null;
}

/** Parses pages and keeps what is new; lives where the rows are wanted, so that the page's thread parses none. */
export interface ItemCollector {
  add(bytes: ArrayBuffer, url: string): RegisterResult<PageSummary>;
  rows(): readonly ItemRow[];
}

/** A position that can stand for the geometry on a map of points: a point itself, else a line's or ring's middle vertex. */
const standingPoint = (geometry: Geometry | null): readonly [number, number] | null => {
  if (geometry === null || geometry.type === 'GeometryCollection') return null;
  let part: unknown = geometry.coordinates;
  while (Array.isArray(part) && Array.isArray(part[0]) && Array.isArray(part[0][0])) part = part[0];
  if (Array.isArray(part) && Array.isArray(part[0])) part = part[Math.floor(part.length / 2)];
  return Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'number' ? [part[0], part[1]] : null;
};

const isId = (value: unknown): value is string | number =>
  (typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && Number.isFinite(value));

/** Keys under which databases and servers keep the id of a row that has no `id`; the best known first. */
const ID_KEYS = ['fid', 'ogc_fid', 'gid', 'objectid', 'feature_id'] as const;

/** MapServer and WFS write `collection.id`; the part before the dot says nothing of the site. */
const withoutCollection = (id: string | number, collection: string): string | number =>
  typeof id === 'string' && collection !== '' && id.startsWith(`${collection}.`) ? id.slice(collection.length + 1) : id;

/** The property goes before the feature's own id, because the dictionary and every link between registers mean that one. */
const toId = (feature: Record<string, unknown>, properties: Record<string, unknown>, collection: string): unknown => {
  if (isId(properties['id'])) return properties['id'];
  if (isId(feature['id'])) return withoutCollection(feature['id'], collection);
  const byName = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  return ID_KEYS.map((name) => byName.get(name)).find(isId);
};

/** A feature, however bent, as a row; what is no feature at all becomes a row without an id, which is quarantined and counted. */
export const toItemRow = (raw: unknown, collection: string): ItemRow => {
  const feature = isJsonObject(raw) ? raw : {};
  const own = isJsonObject(feature['properties']) ? feature['properties'] : {};
  const shape = feature['geometry'];
  const geometry = isJsonObject(shape) && typeof shape['type'] === 'string' ? (shape as unknown as Geometry) : null;
  const id = toId(feature, own, collection);
  // First, so that a column that an authority maps to `id` has the last word.
  const properties: Record<string, unknown> = id === undefined ? {} : { id };
  for (const [name, value] of Object.entries(own))
    if (name !== '__proto__' && (name !== 'id' || isId(value))) properties[name] = value;
  const point = standingPoint(geometry);
  if (point !== null && (geometry?.type === 'Point' || properties['lng'] === undefined)) {
    properties['lng'] = point[0];
    properties['lat'] = point[1];
  }
  return { properties, geometry };
};

/** A count as servers write it: a number, or its digits as text; anything else is no count. */
const toCount = (value: unknown): number | null => {
  const count = typeof value === 'string' && /^\s*\d{1,12}\s*$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
};

/** The next page as GeoJSON, if the server offers it in several forms. */
const toNext = (links: unknown): string | null => {
  const next = (Array.isArray(links) ? (links as unknown[]) : []).flatMap((link) =>
    isJsonObject(link) && link['rel'] === 'next' && typeof link['href'] === 'string'
      ? [{ href: link['href'], type: typeof link['type'] === 'string' ? link['type'] : '' }]
      : [],
  );
  const best = next.find(({ type }) => type.includes('json')) ?? next.find(({ type }) => type === '') ?? next[0];
  return best?.href ?? null;
};

/** Id of the collection that an items address belongs to; empty where it has another form. */
const collectionOf = (url: string): string => {
  const found = /\/collections\/([^/?#]+)\/items/.exec(url)?.[1] ?? '';
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
};

/** Text of a JSON answer → document, or a fault that says what came instead. */
export const parseJson = (bytes: ArrayBuffer, url: string): RegisterResult<unknown> => {
  const text = new TextDecoder().decode(bytes);
  if (/^\s*</.test(text)) return failed('html', FAULT_WORDS.html(url, text.trim().replace(/\s+/g, ' ').slice(0, 80)));
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return failed('json', FAULT_WORDS.json(url, errorText(error)));
  }
};

/** First thing wrong with a document, as a path and a sentence. */
export const issueOf = (error: z.core.$ZodError): string => {
  const issue = error.issues[0];
  return `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim();
};

const toPage = (bytes: ArrayBuffer, url: string): RegisterResult<z.infer<typeof pageSchema>> => {
  const document = parseJson(bytes, url);
  if (!document.ok) return document;
  const page = z.safeParse(pageSchema, document.value);
  if (page.success) return { ok: true, value: page.data };
  // Some servers say 200 and mean an error.
  const error = readErrorDocument(document.value);
  return failed('shape', FAULT_WORDS.shape(url, error === '' ? issueOf(page.error) : error));
};

export const createItemCollector = (): ItemCollector => {
  /** Id → the page it came on. */
  const seen = new Map<string, number>();
  /** Pages that bore no id, by what tells them apart: a server that ignores the offset would send one for ever. */
  const seenPages = new Set<string>();
  const rows: ItemRow[] = [];
  let pages = 0;
  let doubled = 0;
  return {
    add(bytes, url) {
      const page = toPage(bytes, url);
      if (!page.ok) return page;
      const { features, links, numberMatched } = page.value;
      const collection = collectionOf(url);
      pages++;
      let fresh = 0;
      const came = features.map((feature) => toItemRow(feature, collection));
      const isNameless = came.length > 0 && came.every(({ properties }) => !isId(properties['id']));
      const print = isNameless ? JSON.stringify([features.length, features[0], features.at(-1)]) : null;
      const isRepeated = print !== null && seenPages.has(print);
      if (print !== null) seenPages.add(print);
      for (const row of isRepeated ? [] : came) {
        const id = row.properties['id'];
        // Without an id nothing can be told apart; such a row goes on and is quarantined for it.
        const key = isId(id) ? String(id) : null;
        const before = key === null ? undefined : seen.get(key);
        if (before === pages) doubled++;
        if (before !== undefined) continue;
        if (key !== null) seen.set(key, pages);
        rows.push(row);
        fresh++;
      }
      const counts = { returned: features.length, fresh, doubled, total: rows.length };
      return { ok: true, value: { ...counts, numberMatched: toCount(numberMatched), next: toNext(links) } };
    },
    rows: () => rows,
  };
};

/** Walks over pages that are under way, by a name that whoever began them chose. */
export class ItemSessions {
  readonly #collectors = new Map<string, ItemCollector>();

  /** One page of GeoJSON. */
  add(session: string, bytes: ArrayBuffer, url: string): RegisterResult<PageSummary> {
    let collector = this.#collectors.get(session);
    if (collector === undefined) this.#collectors.set(session, (collector = createItemCollector()));
    return collector.add(bytes, url);
  }

  /** Ends a session and gives its rows; none when nothing came. */
  take(session: string): readonly ItemRow[] {
    const rows = this.#collectors.get(session)?.rows() ?? [];
    this.#collectors.delete(session);
    return rows;
  }
}
