import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withPage, type Board, type PageOptions } from './harness.ts';
import { serveService, type PlantedService } from './planted-service.ts';
import { panel } from './user.ts';

const MINES = { name: 'registered', kind: 'coal-mine', region: '100000', filter: '' } as const;
const STREAM = 'text/event-stream';

interface Feature {
  readonly id: string;
  readonly geometry: object;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A stream of changes beside the planted service: every connection gets what came after its last id, and is then cut. */
class PlantedStream {
  readonly asked: (string | null)[] = [];
  readonly #frames: string[] = [];
  isDown = false;

  push(type: 'create' | 'update' | 'delete', feature: Feature): void {
    const id = this.#frames.length + 1;
    const event = {
      specversion: '1.0',
      id: String(id),
      source: 'collections/coal-mines',
      subject: feature.id,
      type: `org.ogc.api.collection.item.${type}`,
      time: `2020-11-16T10:00:${String(id).padStart(2, '0')}+08:00`,
      data: { type: 'Feature', ...feature },
    };
    this.#frames.push(`id: 1605488400:${id}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  pushText(text: string): void {
    this.#frames.push(`id: 1605488400:${this.#frames.length + 1}\ndata: ${text}\n\n`);
  }

  async serve(page: Page, config: object = {}): Promise<void> {
    await page.route('**/config.json', (route) =>
      route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify({ changeStream: './changes', ...config }),
      }),
    );
    await page.route('**/changes', async (route) => {
      const lastId = (await route.request().headerValue('last-event-id')) ?? null;
      this.asked.push(lastId);
      if (this.isDown) return route.fulfill({ status: 503, contentType: 'application/json', body: '{}' });
      const seen = lastId === null ? 0 : Number(lastId.split(':')[1]);
      return route.fulfill({ contentType: STREAM, body: `retry: 400\n: hi\n\n${this.#frames.slice(seen).join('')}` });
    });
  }
}

const withStream = (
  body: (board: Board, stream: PlantedStream) => Promise<void>,
  service: PlantedService = {},
  options: PageOptions = {},
): Promise<void> => {
  const stream = new PlantedStream();
  const prepare = async (page: Page): Promise<void> => {
    await serveService(page, service);
    await stream.serve(page);
  };
  const viewport = { width: 1440, height: 900 };
  return withPage({ build: 'production', viewport, prepare, ...options }, (board) => body(board, stream));
};

const firstMine = (board: Board): Promise<Feature> =>
  board.page.evaluate(async () => {
    const response = await fetch('./api/collections/coal-mines/items?limit=1&risk_level=4');
    const { features } = (await response.json()) as { features: Feature[] };
    const [feature] = features;
    if (feature === undefined) throw new Error('no mine');
    return { id: feature.id, geometry: feature.geometry, properties: feature.properties };
  });

const status = (board: Board) => board.page.locator('[data-live]');

describe('a service that pushes its changes', () => {
  it('changes dot, figure and card without a reload, over cuts, and says that it is live', async () => {
    await withStream(async (board, stream) => {
      await board.page.goto(board.url);
      const mine = await firstMine(board);
      const region = `${String(mine.properties['adcode']).slice(0, 4)}00`;
      const mines = { ...MINES, region };
      stream.asked.length = 0;
      // A prefecture, where dots are drawn and not regions.
      await board.open(`region=${region}`);
      const before = await board.figure(mines);
      await board.page.evaluate((id) => {
        (window as unknown as { kept: string }).kept = id;
      }, mine.id);
      const uploads = async (): Promise<number> =>
        ((await board.diagnostics()) as { uploads: { siteBytes: number } }).uploads.siteBytes;
      await expect.poll(uploads, { timeout: 20_000 }).toBeGreaterThan(0);
      const uploaded = await uploads();
      stream.push('create', {
        ...mine,
        id: 'cm-new',
        properties: { ...mine.properties, id: 'cm-new', name: '新设煤矿' },
      });
      await expect.poll(() => board.figure(mines), { timeout: 20_000 }).toBe((before ?? 0) + 1);
      stream.push('update', { ...mine, properties: { ...mine.properties, risk_level: 1, name: '改名煤矿' } });
      stream.push('delete', { ...mine, id: 'cm-new', properties: {} });
      await expect.poll(() => board.figure(mines), { timeout: 20_000 }).toBe(before);
      await expect.poll(uploads).toBeGreaterThan(uploaded);
      expect(await status(board).innerText()).toMatch(
        /实时 · 自 \d\d:\d\d 起 · 最近变更 \d\d:\d\d|断线重连中 · 最近消息/,
      );
      // The same page all along, and every connection went on where the last had ended.
      expect(await board.page.evaluate(() => (window as unknown as { kept: string }).kept)).toBe(mine.id);
      expect(stream.asked[0]).toBeNull();
      expect(new Set(stream.asked)).toEqual(new Set([null, '1605488400:1', '1605488400:3']));
      const { live } = (await board.diagnostics()) as { live: Record<string, unknown> };
      expect(live).toMatchObject({ received: 3, applied: 3, passedOver: 0, rejected: 0 });
      await board.page.evaluate((id) => {
        history.pushState(null, '', `${location.search}&site=coal-mine:${id}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, mine.id);
      await expect.poll(() => panel(board, '点位详情').innerText(), { timeout: 20_000 }).toMatch(/改名煤矿/);
      await board.shot('live');
    });
  });

  it('says in words when it is cut off, and what it could not use', async () => {
    await withStream(
      async (board, stream) => {
        await board.open('lang=en');
        const mine = await firstMine(board);
        stream.pushText('{"specversion":"0.3"}');
        stream.push('update', { ...mine, properties: { risk_level: 'purple' } });
        await expect.poll(() => status(board).innerText(), { timeout: 20_000 }).toMatch(/2 not used/);
        stream.isDown = true;
        await expect.poll(() => status(board).getAttribute('data-live-status')).toBe('reconnecting');
        expect(await status(board).innerText()).toMatch(/Connection lost, trying again · last message \d\d:\d\d/);
        await expect.poll(async () => (await status(board).getAttribute('title')) ?? '').toMatch(/HTTP 503/);
        await board.page.locator('button[data-view="data"]').click();
        const rejected = board.page.locator('[data-rejected-change]');
        await expect.poll(() => rejected.count()).toBe(2);
        expect(await rejected.allInnerTexts()).toEqual([
          expect.stringMatching(/coal-mines\s+risk_level: Wrong type/),
          expect.stringMatching(/not a CloudEvent 1\.0: specversion/),
        ]);
        await board.page.locator('[data-live-account]').scrollIntoViewIfNeeded();
        await board.shot('live-data');
      },
      {},
      { expectedConsole: [/status of 503/] },
    );
  });
});

describe('a register that gave less than there is', () => {
  const feature = (index: number): object => ({
    type: 'Feature',
    id: `m${index}`,
    geometry: { type: 'Point', coordinates: [112.5 + index / 1000, 37.8] },
    properties: { name: `矿 ${index}`, adcode: '140105', risk_level: 2, link_status: 'linked' },
  });
  const body = JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: 10 }, (_, index) => feature(index)),
    links: [{ rel: 'next', href: '?offset=10' }],
    numberMatched: 25,
  });
  const service: PlantedService = {
    paged: 'coal-mines',
    fault: (url) => (url.pathname === '/api/collections/coal-mines/items' ? { body } : null),
  };

  it('is shown as 数据不完整 with both counts in status bar, panels and data', async () => {
    await withPage(
      { build: 'production', viewport: { width: 1440, height: 900 }, prepare: (page) => serveService(page, service) },
      async (board) => {
        await board.open();
        const words = /数据不完整：\S*coal-mines\/items\S* 共 25 条，只取得 10 条/;
        expect(await board.figure(MINES)).toBe(10);
        const inBar = board.page.locator('[data-register="coal-mine"]');
        expect(await inBar.getAttribute('data-freshness')).toBe('incomplete');
        expect(await inBar.innerText()).toContain('不完整');
        expect(await panel(board, '图例').innerText()).toMatch(words);
        await board.page.locator('button[data-view="data"]').click();
        const fault = board.page.locator('[data-register-account="coal-mine"] [data-register-fault="incomplete"]');
        await fault.waitFor();
        expect(await fault.innerText()).toMatch(words);
      },
    );
  });
});
