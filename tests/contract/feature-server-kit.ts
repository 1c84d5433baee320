import type { FetchOptions } from '../../src/register/fetch-bytes.ts';
import { createItemCollector, type ItemRow } from '../../src/register/item-pages.ts';
import { readItems, type ItemsOutcome } from '../../src/register/read-items.ts';
import type { RegisterResult } from '../../src/register/faults.ts';

export const BASE = 'http://board.test/api/';
export const ITEMS = `${BASE}collections/sites/items`;

export const json = (body: unknown, init: ResponseInit = {}): Response => Response.json(body, init);

export const toFeature = (id: string | number | null, properties: object = {}): object => ({
  type: 'Feature',
  ...(id !== null && { id }),
  properties: { state: 'open', ...properties },
  geometry: { type: 'Point', coordinates: [101.5, 30.5] },
});

export const toFeatures = (from: number, to: number): object[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => toFeature(from + index));

/** Bytes that come one by one with `gapMs` between them; `Infinity` for a body that stops after the first. */
export const drip = (text: string, gapMs: number): Response => {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream({
    pull: (controller) =>
      new Promise<void>((resolve) => {
        const give = (): void => {
          if (at >= bytes.length) controller.close();
          else controller.enqueue(bytes.slice(at, ++at));
          resolve();
        };
        if (at === 0 || gapMs === 0) give();
        else if (Number.isFinite(gapMs)) setTimeout(give, gapMs);
      }),
  });
  return new Response(body);
};

export type Answer = (url: URL, count: number, request: RequestInit) => Response | Promise<Response>;

export const toOptions = (
  answer: Answer,
  changes: Partial<FetchOptions> = {},
): FetchOptions & { readonly urls: string[] } => {
  const urls: string[] = [];
  const fetchFrom = ((url: string, request: RequestInit) =>
    Promise.resolve(answer(new URL(url), urls.push(url), request))) as typeof fetch;
  const signal = new AbortController().signal;
  return { fetch: fetchFrom, timeoutMs: 1000, capBytes: 10_000_000, signal, urls, ...changes };
};

export interface Walked {
  readonly outcome: RegisterResult<ItemsOutcome>;
  readonly rows: readonly ItemRow[];
  readonly urls: readonly string[];
}

/** Everything that the client makes of a server. */
export const walk = async (
  answer: Answer,
  parameters: Record<string, string> = {},
  changes: Partial<FetchOptions> = {},
): Promise<Walked> => {
  const options = toOptions(answer, changes);
  const collector = createItemCollector();
  const sink = (bytes: ArrayBuffer, url: string) => Promise.resolve(collector.add(bytes, url));
  const outcome = await readItems(ITEMS, parameters, sink, options);
  return { outcome, rows: collector.rows(), urls: options.urls };
};
