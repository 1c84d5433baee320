import { isJsonObject } from '../../domain/json-object.ts';
import type { Geometry } from 'geojson';
import * as z from 'zod/mini';
import type { Localised } from '../../domain/words.ts';
import { parseTime } from '../cells.ts';
import { issueOf, toItemRow } from '../item-pages.ts';
import { REJECT_WORDS } from './words.ts';

z.config({ jitless: true });

/** Text of 1 to `most` characters. Only what the rows' own schemas use of zod: anything else would load with the first map. */
const text = (most: number) => z.string().check(z.refine((value) => value !== '' && value.length <= most));
const isTime = (value: string): boolean => !Number.isNaN(parseTime(value));

/** CloudEvents 1.0 in structured mode; further attributes pass. */
const eventSchema = z.looseObject({
  specversion: z.enum(['1.0']),
  id: text(500),
  source: text(1000),
  type: text(300),
  subject: z.nullish(z.string()),
  time: z.nullish(z.string().check(z.refine(isTime))),
  sequence: z.nullish(z.unknown()),
  data: z.nullish(z.unknown()),
});
type CloudEvent = z.infer<typeof eventSchema>;

/** `org.ogc.api.collection.item.update` (OGC API Pub/Sub, draft). */
const TYPE = /^org\.ogc\.api\.collection\.item\.(create|update|replace|delete)$/;

/** One change of one row, as it was sent; its cells are not checked yet. */
export interface RowChange {
  /** By which the same message is known again. */
  readonly key: string;
  /** Number in an unbroken sequence; `null`: the service counts otherwise. */
  readonly sequence: number | null;
  readonly collection: string;
  readonly id: string;
  readonly isDelete: boolean;
  /** When it was, by the service's clock, milliseconds since 1970; `null`: it does not say. */
  readonly atMs: number | null;
  readonly properties: Readonly<Record<string, unknown>>;
  /** `undefined`: the message says nothing of it. */
  readonly geometry: Geometry | undefined;
}

export interface Rejection {
  readonly id: string;
  readonly collection: string;
  readonly words: Localised;
}

export type ReadChange =
  { readonly ok: true; readonly change: RowChange } | { readonly ok: false; readonly rejection: Rejection };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Collection and item out of `collections/{id}/items/{id}`, wherever it stands in an address or a topic. */
const pathOf = (text: string): { readonly collection?: string; readonly item?: string } => {
  const found = /(?:^|\/)collections\/([^/?#]+)(?:\/items\/([^/?#]+))?/.exec(text);
  return {
    ...(found?.[1] !== undefined && { collection: decoded(found[1]) }),
    ...(found?.[2] !== undefined && { item: decoded(found[2]) }),
  };
};

const toSequence = ({ sequence, id }: CloudEvent): number | null => {
  const number = typeof sequence === 'string' || typeof sequence === 'number' ? String(sequence) : id;
  return /^\d{1,15}$/.test(number) ? Number(number) : null;
};

const reject = (event: Partial<CloudEvent> | null, collection: string, words: Localised): ReadChange => ({
  ok: false,
  rejection: { id: typeof event?.id === 'string' ? event.id.slice(0, 80) : '—', collection, words },
});

/** The item's own id goes before the subject, because it is the one that rows are known by. */
const toItemId = (event: CloudEvent, properties: Readonly<Record<string, unknown>>, inPath?: string): string | null => {
  const own = properties['id'];
  if (typeof own === 'string' || typeof own === 'number') return String(own);
  if (inPath !== undefined) return inPath;
  const { subject, data } = event;
  if (typeof subject === 'string' && subject !== '' && !subject.includes('/')) return subject;
  return typeof data === 'string' || typeof data === 'number' ? String(data) : null;
};

const toChange = (event: CloudEvent): ReadChange => {
  const type = TYPE.exec(event.type)?.[1];
  const subject = pathOf(event.subject ?? '');
  const source = pathOf(event.source);
  const collection = subject.collection ?? source.collection ?? '';
  if (type === undefined) return reject(event, collection, REJECT_WORDS.type(event.type.slice(0, 80)));
  if (collection === '') return reject(event, '', REJECT_WORDS.collection);
  const isDelete = type === 'delete';
  const { data } = event;
  const isFeature = isJsonObject(data) && data['type'] === 'Feature' && isJsonObject(data['properties']);
  if (!isDelete && !isFeature) return reject(event, collection, REJECT_WORDS.feature);
  // What goes may be told by its bare id.
  const bare = isJsonObject(data) ? (isFeature ? data : { id: data['id'] }) : {};
  const { properties, geometry } = toItemRow(bare, collection);
  const id = toItemId(event, properties, subject.item ?? source.item);
  if (id === null || id.trim() === '') return reject(event, collection, REJECT_WORDS.id);
  const atMs = parseTime(event.time);
  const change = {
    key: `${event.source} ${event.id} ${event.time ?? ''}`,
    sequence: toSequence(event),
    collection,
    id,
    isDelete,
    atMs: Number.isNaN(atMs) ? null : atMs,
    properties: { ...properties, id },
    geometry: geometry ?? undefined,
  };
  return { ok: true, change };
};

/** One message, which may hold one event or a batch of them → changes, each good or named as what it is. Never throws. */
export const readChanges = (text: string): ReadChange[] => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return [reject(null, '', REJECT_WORDS.json)];
  }
  const events: readonly unknown[] = Array.isArray(document) ? document : [document];
  return events.map((raw) => {
    const parsed = z.safeParse(eventSchema, raw);
    if (parsed.success) return toChange(parsed.data);
    const known = isJsonObject(raw) ? (raw as Partial<CloudEvent>) : null;
    return reject(known, '', REJECT_WORDS.envelope(issueOf(parsed.error).slice(0, 120)));
  });
};
