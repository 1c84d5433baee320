import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { KIND_IDS } from './demo-facts.ts';
import { withPage, type Board, type PageOptions } from './harness.ts';
import { serveService, type PlantedFault, type PlantedService } from './planted-service.ts';
import { panel, queryOf, valuesOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };
const COUNTRY = '100000';
const MINES = { name: 'registered', kind: 'coal-mine', region: COUNTRY, filter: '' } as const;
const SOUND_KINDS = KIND_IDS.filter((kind) => kind !== MINES.kind);

const withService = (
  service: PlantedService,
  body: (board: Board) => Promise<void>,
  options: PageOptions = {},
): Promise<void> =>
  withPage(
    { build: 'production', viewport: VIEWPORT, prepare: (page) => serveService(page, service), ...options },
    body,
  );

const isItems = (url: URL): boolean => url.pathname === '/api/collections/coal-mines/items';
const isCore = (url: URL): boolean => url.pathname === '/demo/coal-mines.core.parquet';

const status = (board: Board) => board.page.locator('[data-register="coal-mine"]');

/** The failed register says what and where and shows no number; the four others show theirs. */
const expectOneFailed = async (board: Board, words: RegExp): Promise<void> => {
  expect(await board.figure(MINES)).toBeNull();
  const legend = panel(board, '图例');
  const cells = await valuesOf(legend, '[data-kind="coal-mine"]');
  expect(cells.length).toBeGreaterThan(5);
  expect(cells.filter((value) => value !== null)).toEqual([]);
  expect(await legend.innerText()).toMatch(words);
  expect(await status(board).getAttribute('data-freshness')).toBe('never');
  expect(await status(board).getAttribute('title')).toMatch(words);
  for (const kind of SOUND_KINDS) expect(await board.figure({ ...MINES, kind })).toBeGreaterThan(100);
  expect(await board.figure({ ...MINES, name: 'linked', kind: 'major-hazard-source' })).toBe(14_713);
};

interface Case {
  readonly what: string;
  readonly service: PlantedService;
  readonly words: RegExp;
  readonly options?: PageOptions;
}

const paged = (fault: PlantedFault): PlantedService => ({ paged: 'coal-mines', fault });
const at = (isIt: (url: URL) => boolean, body: string | Buffer, contentType = 'application/json'): PlantedFault => {
  return (url) => (isIt(url) ? { body, contentType } : null);
};

const CASES: readonly Case[] = [
  {
    what: 'answers a web page',
    service: paged(at(isItems, '<!doctype html><title>Login</title><h1>请登录</h1>', 'text/html')),
    words: /coal-mines\/items\S* 应给出数据，实际给出网页.*请登录/,
  },
  {
    what: 'answers JSON that is cut off',
    service: paged(at(isItems, '{"type":"FeatureCollection","features":[{"type":"Feature","id":"x","prop')),
    words: /coal-mines\/items\S* 给出的 JSON 不完整/,
  },
  {
    what: 'answers an empty list',
    service: paged(at(isItems, '{"type":"FeatureCollection","features":[],"numberMatched":0}')),
    words: /coal-mines\/items\S* 没有给出任何一条记录；这不等于没有风险点/,
  },
  {
    what: 'answers rows of which none can be right',
    service: paged(
      at(
        isItems,
        JSON.stringify({
          type: 'FeatureCollection',
          features: [
            [0, 0],
            [30, 110],
            [500, 95],
            ['east', 'north'],
          ].map((coordinates, index) => ({
            type: 'Feature',
            id: `bad-${index}`,
            geometry: { type: 'Point', coordinates },
            properties: { name: `坏行 ${index}`, adcode: 'nowhere', risk_level: 'purple', link_status: 7 },
          })),
          numberMatched: 4,
        }),
      ),
    ),
    words: /4 行全部未通过校验，已隔离/,
  },
  {
    what: 'offers a snapshot that is no Parquet',
    service: { fault: at(isCore, Buffer.from('PAR1 this is not a table PAR1'), 'application/vnd.apache.parquet') },
    words: /coal-mines\.core\.parquet 不是可读的 Parquet 文件/,
  },
];

describe('a register that', () => {
  it.each(CASES)('$what costs the board that register and no other', async ({ service, words, options = {} }) => {
    await withService(
      service,
      async (board) => {
        await board.open();
        await expectOneFailed(board, words);
      },
      options,
    );
  });

  it('answers 500 is named, tried again, and comes back without a reload', async () => {
    let isBroken = true;
    const body = JSON.stringify({ code: 'ServerError', description: '数据库连接失败' });
    const fault: PlantedFault = (url) => (isBroken && isCore(url) ? { status: 500, body } : null);
    await withService(
      { fault },
      async (board) => {
        await board.open();
        await expectOneFailed(board, /coal-mines\.core\.parquet 应答 HTTP 500：数据库连接失败/);
        isBroken = false;
        await expect.poll(() => board.figure(MINES), { timeout: 30_000 }).toBeGreaterThan(1000);
        expect(await status(board).getAttribute('data-freshness')).toBe('fresh');
      },
      { expectedConsole: [/status of 500/] },
    );
  });

  it('never answers is given up after half a minute; until then the board says that it waits', async () => {
    const service: PlantedService = { fault: (url) => (isCore(url) ? 'never' : null) };
    const prepare = async (page: Page): Promise<void> => {
      await serveService(page, service);
      await page.clock.install();
    };
    await withPage({ build: 'production', viewport: VIEWPORT, prepare }, async (board) => {
      await board.page.goto(board.url);
      const ponds = { ...MINES, kind: 'tailings-pond' };
      await expect.poll(() => board.figure(ponds), { timeout: 20_000 }).toBeGreaterThan(100);
      expect(await board.page.locator('html').getAttribute('data-ready')).toBe('loading');
      expect(await status(board).getAttribute('data-freshness')).toBe('loading');
      expect(await board.figure(MINES)).toBeNull();
      await board.page.clock.fastForward(31_000);
      await board.ready();
      await expectOneFailed(board, /coal-mines\.core\.parquet 在 30 秒内没有完整应答/);
    });
  });

  it('has a few bad rows shows the others and counts the bad ones apart', async () => {
    const good = { name: '好行', adcode: '140105', risk_level: 2, link_status: 'linked' };
    const feature = (id: string, coordinates: readonly unknown[], properties: object = good) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates },
      properties,
    });
    const features = [
      feature('good-1', [112.55, 37.8]),
      feature('good-2', [112.56, 37.81]),
      feature('zero', [0, 0]),
      feature('swapped', [37.8, 112.55]),
      feature('unknown-code', [112.57, 37.82], { ...good, adcode: '999999' }),
    ];
    const body = JSON.stringify({ type: 'FeatureCollection', features, numberMatched: features.length });
    await withService(paged(at(isItems, body)), async (board) => {
      await board.open();
      // A code that is unknown is answered by the position; coordinates that cannot be true are put aside.
      expect(await board.figure(MINES)).toBe(3);
      const { registers } = (await board.diagnostics()) as { registers: { kind: string; rows: number }[] };
      expect(registers.find(({ kind }) => kind === 'coal-mine')?.rows).toBe(3);
    });
  });
});

describe('the build for real services', () => {
  it('starts with no service behind it, and says so in words and not in zeros', async () => {
    const options = { build: 'production', viewport: VIEWPORT, expectedConsole: [/404/] } as const;
    await withPage(options, async (board) => {
      await board.open();
      expect(await board.page.locator('[data-map="main"]').isVisible()).toBe(true);
      expect(await panel(board, '数据接入').innerText()).toMatch(/从未接入[\s\S]*api\/collections 应答 HTTP 404/);
      expect(await board.page.locator('[data-badge-demo]').count()).toBe(0);
      const values = await board.page
        .locator('data[data-figure]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('value')));
      expect(values.filter((value) => value !== '')).toEqual([]);
      expect(await board.page.locator('main').innerText()).not.toMatch(/没有符合的点位|没有点位符合/);
      expect(board.watch.requests.filter((url) => url.includes('mockServiceWorker'))).toEqual([]);
    });
  });

  it('shows real registers with the badge only where their data are synthetic', async () => {
    await withService({}, async (board) => {
      await board.open('region=360000');
      expect(await board.figure({ ...MINES, kind: 'tailings-pond', region: '360000' })).toBe(368);
      expect(await board.page.locator('[data-badge-demo]').count()).toBe(1);
    });
  });
});

describe('an address', () => {
  const CASES = [
    ['region=999999', ['region', '999999']],
    ['levels=1,7&kinds=volcano', ['levels', '7', 'kinds', 'volcano']],
    ['flags=tailings-pond.blue&c=200,30,5&colour=red', ['flags', 'tailings-pond.blue', 'c', '200,30,5', 'colour']],
    ['view=atlas&site=volcano:1', ['view', 'atlas', 'site', 'volcano:1']],
  ] as const;

  it('with parts that mean nothing is used without them, each named', async () => {
    await withPage({ viewport: VIEWPORT }, async (board) => {
      for (const [query, parts] of CASES) {
        await board.open(query);
        const notice = board.page.locator('[role="status"][data-notice="url"]');
        const words = await notice.innerText();
        for (const part of parts) expect(words).toContain(part);
        expect(
          await board.figure({
            ...MINES,
            kind: 'major-hazard-source',
            filter: query.startsWith('levels') ? 'levels=1' : '',
          }),
        ).toBeGreaterThan(0);
        await notice.getByRole('button').click();
        expect(await notice.count()).toBe(0);
      }
      await board.open('site=tailings-pond:tp-000000-999');
      expect(await panel(board, '点位详情').innerText()).toContain('tp-000000-999');
      expect(queryOf(board.page)).toBe('site=tailings-pond:tp-000000-999');
    });
  });
});
