import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { GENERATED_FOLDER } from '../../mocks/paths.ts';
import { createDemoResolver } from '../../mocks/resolver.ts';
import { createClockStartingAt } from '../../src/domain/clock.ts';

/** Answers one request its own way; `null` leaves it to the sound service. */
export type PlantedFault = (
  url: URL,
) => { status?: number; contentType?: string; body: string | Buffer } | 'never' | null;

const readGenerated = async (name: string): Promise<ArrayBuffer> =>
  new Uint8Array(await readFile(`${GENERATED_FOLDER}/${basename(name)}`)).buffer;

export interface PlantedService {
  readonly fault?: PlantedFault;
  /** A collection that offers no snapshot: its items are paged as JSON. */
  readonly paged?: string;
}

interface CollectionsDocument {
  readonly collections: readonly { readonly id: string; readonly links: readonly { readonly rel: string }[] }[];
}

const withoutSnapshots = (document: CollectionsDocument, collection: string): CollectionsDocument => ({
  ...document,
  collections: document.collections.map((each) =>
    each.id === collection ? { ...each, links: each.links.filter(({ rel }) => rel !== 'enclosure') } : each,
  ),
});

/** A sound feature service under `api/` beside the build for real services, but for the fault that is planted. */
export const serveService = async (page: Page, { fault = () => null, paged }: PlantedService = {}): Promise<void> => {
  const clock = createClockStartingAt('2020-11-16T09:00:00+08:00');
  const resolve = createDemoResolver({ loadAsset: readGenerated, basePath: '/api/', clock });
  const answer = async (route: Route): Promise<void> => {
    const url = new URL(route.request().url());
    const planted = fault(url);
    if (planted === 'never') return;
    if (planted !== null) return route.fulfill({ contentType: 'application/json', ...planted });
    if (url.pathname.startsWith('/demo/')) {
      const body = Buffer.from(await readGenerated(url.pathname));
      return route.fulfill({ contentType: 'application/vnd.apache.parquet', body });
    }
    const response = await resolve(new Request(url));
    if (response === null) return route.continue();
    const isList = paged !== undefined && url.pathname === '/api/collections';
    const body = isList
      ? JSON.stringify(withoutSnapshots((await response.json()) as CollectionsDocument, paged))
      : Buffer.from(await response.arrayBuffer());
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  };
  await page.route(/\/(api|demo)\//, answer);
};
