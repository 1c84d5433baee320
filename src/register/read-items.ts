import { toFault, type RegisterFault, type RegisterResult } from './faults.ts';
import { ACCEPT_JSON, fetchAnswer, type FetchOptions } from './fetch-bytes.ts';
import type { PageSummary } from './item-pages.ts';
import { FAULT_WORDS } from './words.ts';

/** Features asked for in one request; servers answer with fewer where their own limit is lower. */
const PAGE_LIMIT = 10_000;
/** What is asked for where a server refuses so many with 400 instead of giving fewer. */
const SMALLER_LIMITS = [1000, 100] as const;
/** A server that never ends its pages must not be followed for ever. */
const MOST_PAGES = 2000;
const MOST_ITEMS = 5_000_000;
/** Empty pages in a row that are passed over while the service says that there is more. */
const MOST_EMPTY_PAGES = 3;
/** A page that was refused with 429 or 503 is asked for again, if the server wants no longer wait than this. */
const LONGEST_PAGE_WAIT_MS = 10_000;
const MOST_PAGE_WAITS = 3;

/** Absolute address of a link; `null` for one that cannot be an address. Raw spaces are encoded by `URL`. */
export const toUrl = (href: string, base: string): URL | null => {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
};

/** Takes the bytes of a page to where they are parsed and answers what was on it. */
export type PageSink = (bytes: ArrayBuffer, url: string) => Promise<RegisterResult<PageSummary>>;

export interface ItemsOutcome {
  /** Distinct items that came. */
  readonly total: number;
  readonly numberMatched: number | null;
  /** The pages came to an end of their own. */
  readonly isFinished: boolean;
  /** Set where the service says there are more than it gave: what came is used, and this is said. */
  readonly incomplete: RegisterFault | null;
}

/** Parameters that say where a page begins and how long it is: the server's to choose. */
const PAGING = new Set(['offset', 'startindex', 'limit']);

/**
 * Address of the next page: resolved against this one, on this origin, with every parameter that the server dropped or
 * bent (QGIS Server takes the `%3` of `%3D` for a place to fill in).
 */
export const toNextUrl = (href: string, current: string): string | null => {
  const next = toUrl(href, current);
  const now = new URL(current);
  if (next === null) return null;
  const url = next.origin === now.origin ? next : new URL(`${now.pathname}${next.search}`, now.origin);
  for (const [name, value] of now.searchParams)
    if (!PAGING.has(name) || (name === 'limit' && !url.searchParams.has(name))) url.searchParams.set(name, value);
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
  /** The pages ended because the server said so. */
  readonly isFinished: boolean;
}

const walkPages = async (firstUrl: string, readPage: ReadPage): Promise<RegisterResult<Walk>> => {
  const visited = new Set<string>();
  let numberMatched: number | null = null;
  let url = firstUrl;
  let empty = 0;
  for (;;) {
    visited.add(url);
    const page = await readPage(url);
    if (!page.ok) return page;
    numberMatched = page.value.numberMatched ?? numberMatched;
    const last = { ...page.value, numberMatched };
    empty = last.returned === 0 ? empty + 1 : 0;
    const isMoreSaid = numberMatched !== null && last.total < numberMatched;
    if (last.next === null || (empty > 0 && !isMoreSaid)) return { ok: true, value: { last, isFinished: true } };
    const next = toNextUrl(last.next, url);
    const isNew = last.fresh > 0 || (empty > 0 && empty <= MOST_EMPTY_PAGES);
    const hasRoom = visited.size < MOST_PAGES && last.total < MOST_ITEMS;
    if (!isNew || !hasRoom || next === null || visited.has(next))
      return { ok: true, value: { last, isFinished: false } };
    url = next;
  }
};

/** A service that says there are fewer than it gave does not know how many there are. */
const trusted = ({ numberMatched, total }: PageSummary): number | null =>
  numberMatched !== null && numberMatched < total ? null : numberMatched;

/** The number said decides where there is one; without it, whether the pages came to their own end. */
const isComplete = ({ last, isFinished }: Walk): boolean => {
  const matched = trusted(last);
  return matched === null ? isFinished : last.total + last.doubled >= matched;
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Links are relative to where the page came from in the end, which a redirect may have moved. */
const withAbsoluteNext = (page: RegisterResult<PageSummary>, from: string): RegisterResult<PageSummary> =>
  page.ok && page.value.next !== null
    ? { ok: true, value: { ...page.value, next: toUrl(page.value.next, from)?.href ?? page.value.next } }
    : page;

/** Reads a page, and again where the server asks for a short while of patience. */
const toReadPage =
  (sink: PageSink, options: FetchOptions): ReadPage =>
  async (url) => {
    for (let waits = 0; ; waits++) {
      const answer = await fetchAnswer(url, ACCEPT_JSON, options);
      if (answer.ok) return withAbsoluteNext(await sink(answer.value.bytes, url), answer.value.url);
      const { retryAfterMs } = answer.fault;
      const isWorthWaiting = retryAfterMs !== undefined && retryAfterMs <= LONGEST_PAGE_WAIT_MS;
      if (!isWorthWaiting || waits >= MOST_PAGE_WAITS || options.signal.aborted) return answer;
      await pause(retryAfterMs, options.signal);
    }
  };

/** The walk from the first page on; where the server refuses that many at once, with fewer. */
const walkFromStart = async (
  addressFor: (limit: number) => string,
  readPage: ReadPage,
): Promise<RegisterResult<Walk>> => {
  let walked = await walkPages(addressFor(PAGE_LIMIT), readPage);
  for (const limit of SMALLER_LIMITS) {
    if (walked.ok || walked.fault.status !== 400) break;
    const smaller = await walkPages(addressFor(limit), readPage);
    // What is wrong with the larger request is what is wrong: the smaller was only a guess.
    if (smaller.ok || smaller.fault.status !== 400) walked = smaller;
  }
  return walked;
};

/**
 * Every item of a collection, page by page, as real servers speak it (BACKENDS.md): dropped parameters are put back,
 * repeated items count once, an empty or all-repeated page ends the walk; if items are then missing, everything is
 * asked for once more with `limit=numberMatched`, and if that does not help either the outcome says so with both counts.
 * What a server filters is not believed: whoever sends `parameters` applies the same test to the rows.
 */
export const readItems = async (
  itemsUrl: string,
  parameters: Readonly<Record<string, string>>,
  sink: PageSink,
  options: FetchOptions,
): Promise<RegisterResult<ItemsOutcome>> => {
  const readPage = toReadPage(sink, options);
  const addressFor = (limit: number): string => withParameters(itemsUrl, { ...parameters, limit: String(limit) });
  const walked = await walkFromStart(addressFor, readPage);
  if (!walked.ok) return walked;
  let walk = walked.value;
  const matched = trusted(walk.last);
  if (!isComplete(walk) && matched !== null) {
    const again = await readPage(addressFor(matched));
    if (again.ok) {
      const isFinished = walk.isFinished || again.value.next === null;
      walk = { last: { ...again.value, numberMatched: matched }, isFinished };
    }
  }
  const { total } = walk.last;
  const numberMatched = trusted(walk.last);
  const incomplete = isComplete(walk)
    ? null
    : toFault('incomplete', FAULT_WORDS.incomplete(itemsUrl, total, numberMatched));
  return { ok: true, value: { total, numberMatched, isFinished: walk.isFinished, incomplete } };
};
