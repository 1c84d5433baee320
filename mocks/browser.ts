import { http, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Clock } from '../src/domain/clock.ts';
import type { LoadAsset } from './asset-reader.ts';
import { DEMO_DEADLINES } from './deadlines.ts';
import { PARQUET } from './documents.ts';
import { createDemoResolver, DEMO_HEADER, type DemoResolver } from './resolver.ts';
import { parseLaterName } from './scenario.ts';

export interface DemoOptions {
  /** Landing page of the service that the demo stands in for, absolute, ending in "/". */
  readonly baseUrl: string;
  /** Folder of the generated files, absolute, ending in "/". */
  readonly assetBaseUrl: string;
  readonly clock: Clock;
}

export interface RunningDemo {
  /** What `config.json` leaves at its default and the demo shows an example of. */
  readonly deadlines: readonly unknown[];
  /** What the page must fetch with. */
  readonly fetch: typeof fetch;
  readonly mode: 'service-worker' | 'direct';
}

const WORKER_URL = './mockServiceWorker.js';
const START_LIMIT_MS = 5_000;

/**
 * Answers the page's requests under `baseUrl` from the generated files: through MSW's service worker where one can live,
 * else by calling the same resolver. Writes nothing to the console and never rejects.
 */
export const startDemo = async (options: DemoOptions): Promise<RunningDemo> => {
  const { baseUrl, assetBaseUrl, clock } = options;
  const realFetch = globalThis.fetch.bind(globalThis);
  const loadAsset: LoadAsset = async (name) => {
    const response = await realFetch(`${assetBaseUrl}${name}`);
    if (!response.ok) throw new Error(`${assetBaseUrl}${name}: HTTP ${response.status}`);
    return response.arrayBuffer();
  };
  const { pathname: basePath } = new URL(baseUrl);
  const service = createDemoResolver({ loadAsset, basePath, assetPath: assetBaseUrl, clock, isLive: true });
  const resolve: DemoResolver = async (request) =>
    (await resolveLaterFile(request, assetBaseUrl, loadAsset)) ?? service(request);
  const direct = createDirectFetch(options, resolve, realFetch);
  const isServed = await withinLimit(startWorker(options, resolve, realFetch));
  if (!isServed) return { fetch: direct, mode: 'direct', deadlines: DEMO_DEADLINES };
  return { fetch: createGuardedFetch(options, direct, realFetch), mode: 'service-worker', deadlines: DEMO_DEADLINES };
};

/** A core file of a later hour is written in the page; every other file lies on the server as it is. */
const resolveLaterFile = async (
  request: Request,
  assetBaseUrl: string,
  loadAsset: LoadAsset,
): Promise<Response | null> => {
  const later = request.url.startsWith(assetBaseUrl) ? parseLaterName(request.url.slice(assetBaseUrl.length)) : null;
  if (later === null) return null;
  const { toLaterCore } = await import('./later-core.ts');
  const bytes = await toLaterCore(await loadAsset(later.name), later.elapsedMs);
  return new Response(bytes, { headers: { 'content-type': PARQUET, [DEMO_HEADER]: '1' } });
};

const isOurs = (url: string, { baseUrl, assetBaseUrl }: DemoOptions): boolean =>
  url.startsWith(baseUrl) || (url.startsWith(assetBaseUrl) && parseLaterName(url.slice(assetBaseUrl.length)) !== null);

const urlOf = (input: RequestInfo | URL): string =>
  new URL(input instanceof Request ? input.url : input, location.href).href;

const createDirectFetch =
  (options: DemoOptions, resolve: DemoResolver, realFetch: typeof fetch): typeof fetch =>
  async (input, init) => {
    if (!isOurs(urlOf(input), options)) return realFetch(input, init);
    const request = new Request(input instanceof Request ? input : urlOf(input), init);
    request.signal.throwIfAborted();
    const response = await resolve(request);
    request.signal.throwIfAborted();
    return response ?? realFetch(input, init);
  };

/** A browser may end an idle worker, which then lets requests through to a server that knows nothing of them. */
const createGuardedFetch =
  (options: DemoOptions, direct: typeof fetch, realFetch: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await realFetch(input, init);
    const isMissed = isOurs(urlOf(input), options) && !response.headers.has(DEMO_HEADER);
    return isMissed ? direct(input, init) : response;
  };

/**
 * True when a request under the base has been answered through the worker. A page that stands under no worker although
 * one is registered was loaded by a forced reload: MSW would reload it again, so it is served directly instead.
 */
const startWorker = async (
  { baseUrl, assetBaseUrl }: DemoOptions,
  resolve: DemoResolver,
  realFetch: typeof fetch,
): Promise<boolean> => {
  if (!globalThis.isSecureContext || !('serviceWorker' in navigator)) return false;
  const { controller } = navigator.serviceWorker;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration !== undefined && controller === null) return false;
  if (registration !== undefined) hearUpdates(registration);
  const answer = async ({ request }: { readonly request: Request }) => (await resolve(request)) ?? passthrough();
  const worker = setupWorker(http.all(toPrefix(baseUrl), answer), http.get(toPrefix(assetBaseUrl), answer));
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: WORKER_URL, options: { scope: './' } },
  });
  const probe = await realFetch(`${baseUrl}conformance`);
  if (probe.headers.has(DEMO_HEADER)) return true;
  worker.stop();
  return false;
};

/**
 * MSW asks a worker that is there already for an update and does not listen to the answer. The browser refuses while it
 * is still removing the worker of the page before (a reload), which would be reported as an uncaught fault.
 */
const hearUpdates = (registration: ServiceWorkerRegistration): void => {
  const update = registration.update.bind(registration);
  registration.update = () => {
    const updated = update();
    updated.catch(() => undefined);
    return updated;
  };
};

const toPrefix = (url: string): RegExp => new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

const withinLimit = async (start: Promise<boolean>): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), START_LIMIT_MS);
  });
  try {
    return await Promise.race([start, limit]);
  } catch {
    // No worker can be had here (refused, blocked, no script): the direct way needs none.
    return false;
  } finally {
    clearTimeout(timer);
  }
};
