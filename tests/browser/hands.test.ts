import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COUNTRY_ADCODE, RegionIndex, type RegionIndexFile } from '../../src/domain/region-index.ts';
import { neighbourOf, type Direction } from '../../src/domain/region-neighbours.ts';
import { findAxeViolations } from './axe.ts';
import { sharePage, withPage, type Board } from './harness.ts';
import { panel, press, queryOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };

const regions = new RegionIndex(JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile);

const KEYS: Readonly<Record<Direction, string>> = {
  up: 'ArrowUp',
  right: 'ArrowRight',
  down: 'ArrowDown',
  left: 'ArrowLeft',
};

/** The fewest arrows from the first region below `parent`, which the first arrow marks, to `target`. */
const arrowsTo = (parent: string, target: string): readonly string[] => {
  const siblings = regions.childrenOf(parent);
  const first = siblings[0]?.adcode ?? '';
  const pathTo = new Map<string, readonly string[]>([[first, ['ArrowRight']]]);
  for (const [adcode, path] of pathTo)
    for (const [direction, key] of Object.entries(KEYS) as [Direction, string][]) {
      const next = neighbourOf(siblings, adcode, direction);
      if (next !== null && !pathTo.has(next)) pathTo.set(next, [...path, key]);
    }
  return pathTo.get(target) ?? [];
};

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? (element as HTMLElement | null)?.innerText ?? '';
  });

const focusedRegion = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-adcode') ?? null);

/** Presses Tab until what has the focus fits. */
const tabUntil = async (page: Page, fits: () => Promise<boolean>): Promise<void> => {
  for (let presses = 0; presses < 300; presses++) {
    if (await fits()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab; the focus is on ${await focusedText(page)}`);
};

const pressAll = async (page: Page, keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** By arrows to a region and into it. */
const enter = async (board: Board, parent: string, target: string): Promise<void> => {
  const { page } = board;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await pressAll(page, arrowsTo(parent, target));
  expect(await focusedRegion(page)).toBe(target);
  await press(board, 'Enter');
};

describe('by the keyboard alone', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('a leader goes to a province, a prefecture, its worst county and the first site, and up again', async () => {
    await board().open('region=100000');
    const { page } = board();
    await enter(board(), COUNTRY_ADCODE, '360000');
    expect(queryOf(page)).toBe('region=360000');
    await enter(board(), '360000', '360700');
    expect(queryOf(page)).toBe('region=360700');

    const worst = panel(board(), '下级排名').getByRole('listitem').first();
    const county = (await worst.getAttribute('data-region')) ?? '';
    const isOnWorst = () =>
      worst
        .getByRole('button')
        .first()
        .evaluate((button) => button === document.activeElement);
    await tabUntil(page, isOnWorst);
    await press(board(), 'Enter');
    expect(queryOf(page)).toBe(`region=${county}`);

    const site = panel(board(), '风险清单').getByRole('listitem').first().getByRole('button').first();
    await tabUntil(page, () => site.evaluate((button) => button === document.activeElement));
    await press(board(), 'Enter');
    expect(queryOf(page)).toContain(`region=${county}&site=`);
    expect(await panel(board(), '点位详情').getByRole('heading', { level: 2 }).isVisible()).toBe(true);

    const up: string[] = [];
    for (let step = 0; step < 5; step++) {
      await press(board(), 'Escape');
      up.push(queryOf(page));
    }
    expect(up).toEqual([`region=${county}`, 'region=360700', 'region=360000', '', '']);
  });

  it('an arrow says the region with its figures and outlines it; Enter leaves the focus on the map', async () => {
    await board().open('region=360000');
    const { page } = board();
    await pressAll(page, arrowsTo('360000', '360700'));
    expect(await focusedText(page)).toMatch(/赣州 [\d,]+ 处未接入（.+），接入率 \d+\.\d\d %；各类共 [\d,]+ 处/);
    await press(board(), 'Enter');
    expect(regions.childrenOf('360700').map(({ adcode }) => adcode)).toContain(await focusedRegion(page));
    await press(board(), 'Escape');
    expect(await focusedRegion(page)).toBe('360700');
  });

  it('digits toggle levels and say so', async () => {
    await board().open('region=360000');
    const { page } = board();
    const said = page.getByRole('status').filter({ hasText: '等级筛选' });
    await press(board(), '1');
    expect(queryOf(page)).toBe('region=360000&levels=1');
    expect(await said.innerText()).toBe('等级筛选：红');
    await press(board(), '0');
    expect(queryOf(page)).toBe('region=360000&levels=1,unassessed');
    await press(board(), '1');
    await press(board(), '5');
    expect(queryOf(page)).toBe('region=360000');
    expect(await said.innerText()).toBe('等级筛选：全部');
  });

  it('the help is found by ? and by its button, holds the focus, and gives it back', async () => {
    await board().open('region=360000');
    const { page } = board();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '键盘与帮助' });
    await help.waitFor();
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      const isOutside = await page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
      );
      expect(isOutside).toBe(false);
    }
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(queryOf(page)).toBe('region=360000');
    const button = page.getByRole('button', { name: '键盘与帮助' });
    await button.focus();
    await page.keyboard.press('Enter');
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('single keys can be switched off, for good', async () => {
    await board().open('region=360000');
    const { page } = board();
    await page.getByRole('button', { name: '键盘与帮助' }).click();
    await page.getByRole('button', { name: '单键快捷键 已开启' }).click();
    await page.getByRole('button', { name: '单键快捷键 已关闭' }).waitFor();
    await page.keyboard.press('Escape');
    await board().open('region=360000');
    await press(board(), '1');
    expect(queryOf(page)).toBe('region=360000');
    await page.getByRole('button', { name: '键盘与帮助' }).click();
    await page.getByRole('button', { name: '单键快捷键 已关闭' }).click();
  });

  it('the first stops of Tab lead to map, legend and list; inside the legend arrows move', async () => {
    await board().open('region=360000');
    const { page } = board();
    const skipTo = async (name: string): Promise<void> => {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await tabUntil(page, async () => (await focusedText(page)) === name);
      await page.keyboard.press('Enter');
    };
    await skipTo('跳到地图');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-map="main"]') !== null)).toBe(true);
    await skipTo('跳到图例');
    const before = await focusedText(page);
    await page.keyboard.press('ArrowRight');
    expect(await focusedText(page)).not.toBe(before);
    await press(board(), 'Space');
    expect(queryOf(page)).toMatch(/^region=360000&kinds=/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]'))).toBeNull();
    await skipTo('跳到清单');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-part="list"]') !== null)).toBe(true);
  });
});

describe('the tour', () => {
  it('comes once, to whoever comes without an address, and takes neither focus nor readiness', async () => {
    await withPage({ viewport: VIEWPORT, reducedMotion: 'reduce' }, async (board) => {
      const { page } = board;
      const tour = page.locator('[data-tour]');
      await board.open();
      await tour.waitFor();
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.dataset['ready'])).toBe('map');
      const box = await tour.boundingBox();
      const taiwan = await board.project([121, 23.7]);
      const southSea = await board.project([112, 4]);
      for (const point of [taiwan, southSea])
        expect(point.x > (box?.x ?? 0) + (box?.width ?? 0) || point.y > (box?.y ?? 0) + (box?.height ?? 0)).toBe(true);
      expect(await findAxeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await tour.waitFor({ state: 'detached' });
      await board.open();
      await page.waitForTimeout(2_500);
      expect(await tour.count()).toBe(0);

      await page.keyboard.press('?');
      await page.getByRole('button', { name: '重看导览' }).click();
      await tour.waitFor();
      for (let step = 1; step < 5; step++) await tour.getByRole('button', { name: '下一步' }).click();
      await tour.getByRole('button', { name: '开始使用' }).click();
      await tour.waitFor({ state: 'detached' });
    });
  });

  it('does not come to whoever was sent an address', async () => {
    await withPage({ viewport: VIEWPORT, reducedMotion: 'reduce' }, async (board) => {
      await board.open('region=360000');
      await board.page.waitForTimeout(2_500);
      expect(await board.page.locator('[data-tour]').count()).toBe(0);
    });
  });
});

describe('axe finds nothing serious', () => {
  it('in the help, in both languages', async () => {
    await withPage({ viewport: VIEWPORT, reducedMotion: 'reduce' }, async ({ open, page }) => {
      for (const address of ['region=360000', 'region=360000&lang=en&theme=daylight']) {
        await open(address);
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
        expect(await findAxeViolations(page)).toEqual([]);
      }
    });
  });
});

describe('on a phone', () => {
  const PHONE = { viewport: { width: 390, height: 844 }, isTouch: true, reducedMotion: 'reduce' } as const;

  it('the sheet lies over the foot of the map, and a thumb drills, lists and opens a card', async () => {
    await withPage(PHONE, async (board) => {
      const { page } = board;
      await board.open('region=100000');
      const sheet = page.locator('[data-sheet]');
      expect(await sheet.getAttribute('data-sheet')).toBe('peek');
      const { x, y } = await board.project([115.9, 27.6]);
      await page.touchscreen.tap(x, y);
      await page.waitForURL(/region=360000/);
      await board.ready();
      await page.locator('nav [data-tab="list"]').tap();
      expect(await sheet.getAttribute('data-sheet')).toBe('half');
      await panel(board, '风险清单').getByRole('listitem').first().getByRole('button').first().tap();
      await board.ready();
      expect(queryOf(page)).toContain('site=');
      expect(await panel(board, '点位详情').getByRole('heading', { level: 2 }).isVisible()).toBe(true);
      const map = await page.locator('[data-map="main"]').boundingBox();
      const over = await sheet.boundingBox();
      expect((over?.y ?? 0) - (map?.y ?? 0)).toBeGreaterThan(200);
    });
  });

  it('the sheet is dragged, stepped by buttons and by keys', async () => {
    await withPage(PHONE, async (board) => {
      const { page } = board;
      await board.open('region=360000');
      const sheet = page.locator('[data-sheet]');
      const stop = () => sheet.getAttribute('data-sheet');
      const handle = page.getByRole('slider');
      const grip = await handle.boundingBox();
      const [gripX, gripY] = [(grip?.x ?? 0) + (grip?.width ?? 0) / 2, (grip?.y ?? 0) + 20];
      await page.mouse.move(gripX, gripY);
      await page.mouse.down();
      await page.mouse.move(gripX, gripY - 100, { steps: 5 });
      await page.mouse.move(gripX, gripY - 430, { steps: 5 });
      await page.waitForTimeout(150);
      await page.mouse.up();
      expect(await stop()).toBe('full');
      await page.getByRole('button', { name: '降低面板' }).tap();
      expect(await stop()).toBe('half');
      await handle.focus();
      await page.keyboard.press('ArrowDown');
      expect(await stop()).toBe('peek');
      expect(queryOf(page)).toBe('region=360000');
    });
  });

  it('what a thumb is meant to hit is at least 44 px high', async () => {
    await withPage(PHONE, async (board) => {
      await board.open('region=360000');
      const small = await board.page
        .locator('header button, nav button, [data-sheet] button, .atlas-controls button')
        .evaluateAll((buttons) =>
          buttons
            .filter((button) => button.checkVisibility() && button.closest('data') === null)
            .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
            .filter(({ box }) => box.height > 1 && box.height < 43.5)
            .map(({ name, box }) => `${name} ${box.height}`),
        );
      expect(small).toEqual([]);
    });
  });
});
