import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoEnterprises, demoOwners, demoSitesIn, regionOf } from './demo-facts.ts';
import { sharePage, withPage, type Board } from './harness.ts';
import { goTo, panel, queryOf } from './user.ts';

const GANZHOU = '360700';
const POND = 'tailings-pond';
const VIEWPORT = { width: 1440, height: 900 };

const field = (board: Board): Locator => board.page.getByRole('combobox', { name: /搜索区域|Search regions/ });
const options = (board: Board): Locator => board.page.getByRole('search').getByRole('option');
const said = (board: Board): Locator => board.page.getByRole('search').getByRole('status');

/** Types a text into the empty field and waits until what is read out is about it. */
const type = async (board: Board, text: string): Promise<void> => {
  await field(board).fill('');
  await field(board).fill(text);
  await said(board)
    .filter({ hasText: /结果|没有|太长|请输入/ })
    .waitFor({ timeout: 30_000 });
};

/** By the first option of a text, as Enter chooses it. */
const choose = async (board: Board, text: string): Promise<void> => {
  await type(board, text);
  await options(board).first().waitFor();
  await field(board).press('Enter');
  await board.ready();
};

const mustFind = <T>(rows: readonly T[], fits: (row: T) => boolean): T => {
  const row = rows.find(fits);
  if (row === undefined) throw new Error('the demo has no such row');
  return row;
};

describe('one box finds anything', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('has the focus by /, and finds a prefecture by name, reading, initials and part of its code', async () => {
    await board().open('region=360000');
    const { page } = board();
    await page.keyboard.press('/');
    expect(await field(board()).evaluate((element) => element === document.activeElement)).toBe(true);
    for (const text of ['赣州', 'ganzhou', 'gz', '3607']) {
      await type(board(), text);
      const found = options(board()).and(page.locator('[data-hit="region"]')).filter({ hasText: '赣州市' });
      await found.first().waitFor();
      expect({ text, isFound: await found.count() }).toEqual({ text, isFound: 1 });
    }
    expect(await field(board()).inputValue()).toBe('3607');
  });

  it('answers further texts without asking the network', async () => {
    const before = board().watch.requests.length;
    const sent = board().sent.length;
    for (const text of ['shanghai', '章贡', 'mhs-3607', '演示企业-3601', '110105', '115.02,28.68'])
      await type(board(), text);
    expect(board().watch.requests.slice(before)).toEqual([]);
    expect(board().sent.slice(sent)).toEqual([]);
  });

  it('a site by part of its code: its card opens in its county, and the map is there', async () => {
    const sites = await demoSitesIn(GANZHOU);
    const site = mustFind(sites, ({ kind, link }) => kind === POND && link === 'not-linked');
    await type(board(), site.id);
    const option = options(board()).and(board().page.locator('[data-hit="site"]')).first();
    expect(await option.innerText()).toContain(site.name);
    await option.click();
    await board().ready();
    expect(queryOf(board().page)).toBe(`region=${site.adcode}&site=${POND}:${site.id}`);
    const card = panel(board(), '点位详情');
    expect(await card.getByRole('heading', { level: 2 }).innerText()).toBe(site.name);
    const map = await board().page.locator('[data-map="main"]').boundingBox();
    const { x, y } = await board().project(site.lngLat);
    expect(x > (map?.x ?? 0) && x < (map?.x ?? 0) + (map?.width ?? 0)).toBe(true);
    expect(y > (map?.y ?? 0) && y < (map?.y ?? 0) + (map?.height ?? 0)).toBe(true);
    expect(await field(board()).inputValue()).toBe('');
  });

  it('an enterprise leads to a site of its own', async () => {
    await goTo(board(), 'region=360000');
    const enterprise = mustFind(await demoEnterprises(), ({ adcode }) => adcode.startsWith('3601'));
    await type(board(), enterprise.name);
    const option = options(board()).and(board().page.locator('[data-hit="enterprise"]')).first();
    expect(await option.innerText()).toContain(enterprise.name);
    await option.click();
    await board().page.waitForURL(/site=/);
    await board().ready();
    await panel(board(), '点位详情').getByRole('heading', { level: 2 }).waitFor();
    const [kind = '', id = ''] = (new URL(board().page.url()).searchParams.get('site') ?? '').split(':');
    expect((await demoOwners(kind)).get(id)).toBe(enterprise.id);
  });

  it.each([
    { text: '115.02,28.68', lngLat: [115.02, 28.68] as const },
    { text: '28°41′N 115°1′E', lngLat: [115 + 1 / 60, 28 + 41 / 60] as const },
  ])('coordinates: $text flies there', async ({ text, lngLat }) => {
    await choose(board(), text);
    const [lng, lat, zoom] = (new URL(board().page.url()).searchParams.get('c') ?? '').split(',').map(Number);
    expect(lng).toBeCloseTo(lngLat[0], 4);
    expect(lat).toBeCloseTo(lngLat[1], 4);
    expect(zoom).toBeGreaterThan(9);
    expect(queryOf(board().page)).not.toContain('site=');
    const map = await board().page.locator('[data-map="main"]').boundingBox();
    const offCentre = async (): Promise<number> => {
      const { x, y } = await board().project(lngLat);
      return Math.hypot(x - ((map?.x ?? 0) + (map?.width ?? 0) / 2), y - ((map?.y ?? 0) + (map?.height ?? 0) / 2));
    };
    // The figures are there before the flight is over.
    await expect.poll(offCentre, { timeout: 15_000 }).toBeLessThan(3);
  });

  it('Escape closes the list, then empties the box, and only then goes up', async () => {
    await goTo(board(), `region=${GANZHOU}`);
    await type(board(), '赣州');
    await options(board()).first().waitFor();
    const { page } = board();
    await page.keyboard.press('Escape');
    expect(await options(board()).count()).toBe(0);
    expect(await field(board()).inputValue()).toBe('赣州');
    await page.keyboard.press('Escape');
    expect(await field(board()).inputValue()).toBe('');
    expect(queryOf(page)).toBe(`region=${GANZHOU}`);
    await page.keyboard.press('Escape');
    expect(queryOf(page)).toBe(`region=${regionOf(GANZHOU).parent}`);
  });

  it.each([
    { asked: '字'.repeat(500), says: '文字太长' },
    { asked: '🏭🔥👩‍🚒', says: '没有找到“🏭🔥👩‍🚒”' },
    { asked: "'; DROP TABLE sites; --", says: "没有找到“'; DROP TABLE sites; --”" },
    { asked: '<script>alert(1)</script>', says: '没有找到“<script>alert(1)</script' },
    { asked: '      ', says: '请输入' },
  ])('answers $asked in words', async ({ asked, says }) => {
    await board().page.keyboard.press('/');
    await field(board()).fill(asked);
    await said(board()).or(board().page.getByRole('search')).filter({ hasText: says }).first().waitFor();
    // What was found for the text before stands until the answer to this one has come.
    await expect.poll(() => options(board()).count()).toBe(0);
    await field(board()).press('Enter');
    expect(await board().page.locator('script:not([src])').count()).toBe(0);
    await board().page.keyboard.press('Escape');
    // What is blank closes and empties in one.
    if (asked.trim() !== '') await board().page.keyboard.press('Escape');
    expect(await field(board()).inputValue()).toBe('');
    expect(queryOf(board().page)).toBe(`region=${regionOf(GANZHOU).parent}`);
  });

  it('adds a region to a comparison, and opens one in the view of a region', async () => {
    await goTo(board(), 'view=compare&regions=360000');
    await choose(board(), '安徽');
    expect(queryOf(board().page)).toBe('view=compare&regions=360000,340000');
    await goTo(board(), 'view=region&region=360000');
    await choose(board(), '赣州');
    expect(queryOf(board().page)).toBe(`view=region&region=${GANZHOU}`);
    expect(await board().page.getByRole('main').innerText()).toContain('赣州市');
  });
});

describe('on a phone', () => {
  it('is found and chosen by touch', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isTouch: true, reducedMotion: 'reduce' } as const;
    await withPage(phone, async (board) => {
      await board.open('region=100000');
      await field(board).tap();
      await type(board, 'gz');
      const option = options(board).filter({ hasText: '赣州市' }).first();
      await option.waitFor();
      const box = await option.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
      await option.tap();
      await board.ready();
      expect(queryOf(board.page)).toBe(`region=${GANZHOU}`);
      expect(await options(board).count()).toBe(0);
    });
  });
});
