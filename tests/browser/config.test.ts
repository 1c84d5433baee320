import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { regionOf } from './demo-facts.ts';
import { withPage, type Board, type PageOptions } from './harness.ts';
import { breadcrumb, clickMap, panel, press, queryOf, sum, valuesOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };
const MAJOR = 'major-hazard-source';

const serveConfig = (page: Page, answer: { status?: number; body: string }): Promise<unknown> =>
  page.route('**/config.json', (route) =>
    route.fulfill({ status: answer.status ?? 200, contentType: 'application/json', body: answer.body }),
  );

const withConfig = (
  answer: { status?: number; body: string },
  body: (board: Board) => Promise<void>,
  options: PageOptions = {},
): Promise<void> =>
  withPage({ viewport: VIEWPORT, prepare: async (page) => void (await serveConfig(page, answer)), ...options }, body);

const notice = (board: Board) => board.page.locator('[role="status"][data-notice="config"]');

const expectCountry = async (board: Board): Promise<void> =>
  expect(await board.figure({ name: 'registered', kind: MAJOR, region: '100000', filter: '' })).toBe(22_273);

describe('config.json', () => {
  it('may be absent: the board stands on its defaults and complains of nothing', async () => {
    const options = { expectedConsole: [/404/] };
    await withConfig(
      { status: 404, body: 'not here' },
      async (board) => {
        await board.open();
        await expectCountry(board);
        expect(await notice(board).count()).toBe(0);
      },
      options,
    );
  });

  it('that is no JSON is named, and the board stands on its defaults', async () => {
    await withConfig({ body: '{"title": "某市' }, async (board) => {
      await board.open();
      await expectCountry(board);
      expect(await notice(board).innerText()).toMatch(/config\.json.*不是有效的 JSON.*默认/);
      await notice(board).getByRole('button').click();
      expect(await notice(board).count()).toBe(0);
    });
  });

  it('loses only its wrong fields, each named with what it held', async () => {
    const body = JSON.stringify({
      title: '赣州市应急管理局',
      rootRegion: '36000',
      isMasked: 'no',
      coordinateRounding: 99,
      colour: 'red',
      mapApprovalNumber: '演示用审图号（2020）0001号',
    });
    await withConfig({ body }, async (board) => {
      await board.open('lang=en');
      await expectCountry(board);
      const words = await notice(board).innerText();
      for (const part of ['"rootRegion"', '"36000"', '"isMasked"', '"no"', '"coordinateRounding"', '"colour"'])
        expect(words).toContain(part);
      expect(await board.page.getByRole('heading', { level: 1 }).innerText()).toContain('赣州市应急管理局');
      expect(await board.page.getByText('演示用审图号（2020）0001号').first().isVisible()).toBe(true);
      expect(await board.page.getByText(/not submitted/).count()).toBe(0);
    });
  });

  it('with a root that is no division says so and shows the country', async () => {
    await withConfig({ body: JSON.stringify({ rootRegion: '369999' }) }, async (board) => {
      await board.open();
      await expectCountry(board);
      expect(await notice(board).innerText()).toContain('369999');
    });
  });
});

describe('a board whose root is not the country', () => {
  it('begins, drills and stops at 江西省', async () => {
    await withConfig({ body: JSON.stringify({ rootRegion: '360000' }) }, async (board) => {
      await board.open();
      expect(queryOf(board.page)).toBe('');
      expect(await breadcrumb(board).getByRole('listitem').allInnerTexts()).toEqual(['江西省']);
      const missing = await board.figure({ name: 'not-linked', kind: MAJOR, region: '360000', filter: '' });
      const ranking = panel(board, '下级排名');
      const shown = await valuesOf(ranking, '[data-figure="not-linked"]');
      expect(sum([...shown, ...(await valuesOf(ranking, '[data-figure="rest-not-linked"]'))])).toBe(missing);
      await press(board, 'Escape');
      expect(queryOf(board.page)).toBe('');
      await clickMap(board, regionOf('360400').label, (query) => query === 'region=360400');
      expect(await breadcrumb(board).getByRole('listitem').allInnerTexts()).toEqual(['江西省', '九江市']);
      await press(board, 'Escape');
      await press(board, 'Escape');
      expect(queryOf(board.page)).toBe('');
    });
  });

  it('refuses a region outside the root in words', async () => {
    await withConfig({ body: JSON.stringify({ rootRegion: '360000' }) }, async (board) => {
      await board.open('region=440000');
      expect(await board.page.locator('[role="status"][data-notice="url"]').innerText()).toContain('440000');
      expect(await breadcrumb(board).getByRole('listitem').allInnerTexts()).toEqual(['江西省']);
    });
  });

  it('works for one county, which has nothing below', async () => {
    await withConfig({ body: JSON.stringify({ rootRegion: '360702' }) }, async (board) => {
      await board.open();
      expect(await breadcrumb(board).getByRole('listitem').allInnerTexts()).toEqual(['章贡区']);
      const legend = panel(board, '图例');
      const registered = await valuesOf(legend, '[data-figure="registered"][data-region="360702"]');
      expect(registered).toHaveLength(6);
      const list = panel(board, '风险清单');
      expect(await list.isVisible()).toBe(true);
      await press(board, 'Escape');
      expect(queryOf(board.page)).toBe('');
      const { x, y } = await board.project(regionOf('360702').label);
      const box = await board.page.locator('[data-map="main"]').boundingBox();
      expect(box !== null && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height).toBe(true);
    });
  });
});
