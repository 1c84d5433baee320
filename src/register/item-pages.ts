import type { Geometry } from 'geojson';
import * as z from 'zod/mini';
import { failed, type RegisterResult } from './faults.ts';
import { FAULT_WORDS } from './words.ts';

z.config({ jitless: true });

const link = z.looseObject({ href: z.string(), rel: z.optional(z.string()), type: z.optional(z.string()) });

/** What is needed of a page; the features themselves are checked row by row against their kind. */
const pageSchema = z.looseObject({
  features: z.array(
    z.looseObject({
      id: z.nullish(z.union([z.string(), z.number()])),
      properties: z.nullish(z.record(z.string(), z.unknown())),
      geometry: z.nullish(z.looseObject({ type: z.string() })),
    }),
  ),
  links: z.optional(z.array(link)),
  numberMatched: z.nullish(z.number()),
});

export interface PageSummary {
  /** Features on the page. */
  readonly returned: number;
  /** Of them, features whose id had not come before. */
  readonly fresh: number;
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

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 160);

/** A position that can stand for the geometry on a map of points: a point itself, else a line's or ring's middle vertex. */
const standingPoint = (geometry: Geometry | null): readonly [number, number] | null => {
  if (geometry === null || geometry.type === 'GeometryCollection') return null;
  let part: unknown = geometry.coordinates;
  while (Array.isArray(part) && Array.isArray(part[0]) && Array.isArray(part[0][0])) part = part[0];
  if (Array.isArray(part) && Array.isArray(part[0])) part = part[Math.floor(part.length / 2)];
  return Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'number' ? [part[0], part[1]] : null;
};

const toItemRow = (feature: z.infer<typeof pageSchema>['features'][number]): ItemRow => {
  const geometry = (feature.geometry ?? null) as Geometry | null;
  const properties: Record<string, unknown> = { ...feature.properties };
  properties['id'] ??= feature.id;
  const point = standingPoint(geometry);
  if (point !== null && (geometry?.type === 'Point' || properties['lng'] === undefined)) {
    properties['lng'] = point[0];
    properties['lat'] = point[1];
  }
  return { properties, geometry };
};

/** Text of a JSON answer → document, or a fault that says what came instead. */
export const parseJson = (bytes: ArrayBuffer, url: string): RegisterResult<unknown> => {
  const text = new TextDecoder().decode(bytes);
  if (/^\s*</.test(text)) return failed('html', FAULT_WORDS.html(url, text.trim().replace(/\s+/g, ' ').slice(0, 80)));
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return failed('json', FAULT_WORDS.json(url, said(error)));
  }
};

/** First thing wrong with a document, as a path and a sentence. */
export const issueOf = (error: z.core.$ZodError): string => {
  const issue = error.issues[0];
  return `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim();
};

export const createItemCollector = (): ItemCollector => {
  const seen = new Set<string>();
  const rows: ItemRow[] = [];
  return {
    add(bytes, url) {
      const document = parseJson(bytes, url);
      if (!document.ok) return document;
      const page = z.safeParse(pageSchema, document.value);
      if (!page.success) return failed('shape', FAULT_WORDS.shape(url, issueOf(page.error)));
      const { features, links, numberMatched } = page.data;
      let fresh = 0;
      for (const feature of features) {
        const row = toItemRow(feature);
        const id = row.properties['id'];
        // Without an id nothing can be told apart; such a row goes on and is quarantined for it.
        const key = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
        if (key !== null && seen.has(key)) continue;
        if (key !== null) seen.add(key);
        rows.push(row);
        fresh++;
      }
      const next = links?.find((each) => each.rel === 'next')?.href ?? null;
      const total = rows.length;
      return {
        ok: true,
        value: { returned: features.length, fresh, total, numberMatched: numberMatched ?? null, next },
      };
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
