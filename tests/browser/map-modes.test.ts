import { describe, expect, it } from 'vitest';
import { findAxeViolations } from './axe.ts';
import { demoRectificationsIn, demoSitesIn, linksOf } from './demo-facts.ts';
import { sharePage, withPage, type Board } from './harness.ts';
import { click, goTo, panel, press, queryOf, tabTo, valuesOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };
const JIANGXI = '360000';
const GANZHOU = '360700';
const MODES = ['blind-spots', 'rectifications', 'overlaps'] as const;

const marks = (board: Board) => panel(board, '地图标出的点');
const measures = (board: Board) => panel(board, '专题');

/** Figures of a name in the table of divisions: adcode → value. */
const readDivisions = (board: Board, name: string): Promise<Record<string, number>> =>
  measures(board)
    .locator(`tbody data[data-figure="${name}"]`)
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((each): [string, number] => [
          each.getAttribute('data-region') ?? '',
          Number(each.getAttribute('value')),
        ]),
      ),
    );

const showAll = async (board: Board): Promise<void> => {
  const more = measures(board).getByRole('button', { name: /^再列/ });
  if ((await more.count()) > 0) await click(board, more);
};

interface Counters {
  readonly drawsByCanvas: { readonly map: number; readonly sites: number };
  readonly uploads: { readonly siteBytes: number };
  readonly rowsVisitedMain: number;
}

const readCounters = async (board: Board): Promise<Counters> => (await board.diagnostics()) as unknown as Counters;

describe.each(MODES)('the mode %s', (mode) => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('says what fills and rings mean, and lists in words every mark that it counts', async () => {
    await board().open(`region=${JIANGXI}&mode=${mode}`);
    const { page } = board();
    const key = page.locator('[data-over-map="key"]');
    const [counted] = await valuesOf(marks(board()).locator('header'), '[data-figure="marked-sites"]');
    expect(counted).toBeGreaterThan(5);
    const more = marks(board()).getByRole('button', { name: /^再列/ });
    while ((await more.count()) > 0) await click(board(), more);
    expect(await marks(board()).locator('ol > li').count()).toBe(counted);
    expect(await key.innerText()).toMatch(/填色/);
    expect(await valuesOf(key, '[data-figure="marked-sites"]')).not.toEqual([]);
    expect(await findAxeViolations(page)).toEqual([]);
  });

  it('a mark of the list opens the card of its site, by the keyboard too, and is shown as chosen', async () => {
    const { page } = board();
    const row = marks(board()).locator('button[data-site]').first();
    const site = await row.getAttribute('data-site');
    await row.focus();
    await press(board(), 'Enter');
    expect(queryOf(page)).toContain(`site=${site}`);
    await panel(board(), '点位详情').waitFor();
    expect(await row.getAttribute('aria-current')).toBe('true');
    await press(board(), 'Escape');
    expect(queryOf(page)).not.toContain('site=');
  });

  it('a click on a mark of the map brings apart what lies on each other, and opens the same card', async () => {
    const { page } = board();
    await goTo(board(), `region=${GANZHOU}&mode=${mode}`);
    const row = marks(board()).locator('button[data-site]').first();
    const site = (await row.getAttribute('data-site')) ?? '';
    const id = site.slice(site.indexOf(':') + 1);
    const [found] = (await demoSitesIn(GANZHOU)).filter((each) => each.id === id);
    expect(found, `${site} lies in the demo's own files`).toBeDefined();
    for (let clicks = 0; clicks < 6 && !queryOf(page).includes('site='); clicks++) {
      const before = queryOf(page);
      const { x, y } = await board().project(found?.lngLat ?? [0, 0]);
      await page.mouse.click(x, y);
      await expect.poll(() => queryOf(page), { timeout: 15_000 }).not.toBe(before);
      await board().ready();
    }
    expect(queryOf(page)).toContain(`site=${site}`);
  });

  it('among the sites a level is chosen with one draw a canvas, and no row is read here', async () => {
    await goTo(board(), `region=${GANZHOU}&mode=${mode}`);
    await board().page.waitForTimeout(1500);
    const before = await readCounters(board());
    const legend = panel(board(), '图例');
    await click(board(), legend.getByRole('button', { name: /黄/ }).and(legend.locator('[aria-pressed]')).first());
    await board().page.waitForTimeout(1500);
    const after = await readCounters(board());
    expect(queryOf(board().page)).toContain('levels=3');
    expect(after.uploads.siteBytes - before.uploads.siteBytes).toBe(0);
    expect(after.rowsVisitedMain).toBe(0);
    expect(after.drawsByCanvas.sites - before.drawsByCanvas.sites).toBe(1);
    // The marks that are left are known when the analysis has answered: once at once, once with them.
    expect(after.drawsByCanvas.map - before.drawsByCanvas.map).toBeLessThanOrEqual(2);
  });
});

describe('what the modes count', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('盲区: what is not seen, division by division, is what the demo says', async () => {
    await board().open(`region=${JIANGXI}&mode=blind-spots`);
    await showAll(board());
    const shown = await readDivisions(board(), 'not-linked');
    expect(Object.keys(shown)).toHaveLength(11);
    for (const [adcode, value] of Object.entries(shown))
      expect(value, adcode).toBe(linksOf(await demoSitesIn(adcode)).notLinked);
    const overhead = (await demoSitesIn(JIANGXI)).filter((site) => site.isOverhead && linksOf([site]).notLinked === 1);
    const [told] = await valuesOf(measures(board()).locator('dl'), '[data-figure="overhead-not-seen"]');
    expect(told).toBe(overhead.length);
  });

  it('整改: open items of the longest list, division by division; the chosen list stands as a chip', async () => {
    await goTo(board(), `region=${JIANGXI}&mode=rectifications`);
    await showAll(board());
    const items = await demoRectificationsIn(JIANGXI);
    const isOpen = (list: string) => items.filter((item) => item.list === list && item.state !== '销号');
    const [open] = await valuesOf(measures(board()).locator('dl'), '[data-figure="rectifications-open"]');
    expect(open).toBe(isOpen('隐患整改').length);
    expect(await measures(board()).getByRole('group', { name: '只看' }).count()).toBe(0);
    await goTo(board(), `region=${JIANGXI}&mode=rectifications&lists=问题隐患&states=整改`);
    const chips = measures(board()).getByRole('group', { name: '只看' });
    expect(await chips.getByRole('button').allInnerTexts()).toEqual(['问题隐患', '状态 整改（标出的点）']);
    const [ofList] = await valuesOf(measures(board()).locator('dl'), '[data-figure="rectifications-open"]');
    expect(ofList).toBe(isOpen('问题隐患').length);
    await click(board(), chips.getByRole('button', { name: '不再只看 问题隐患' }));
    expect(queryOf(board().page)).not.toContain('lists=');
    await click(board(), chips.getByRole('button'));
    expect(queryOf(board().page)).toBe(`region=${JIANGXI}&mode=rectifications`);
  });

  it('a count beside a name is that of the panel, and leads down', async () => {
    await goTo(board(), `region=${JIANGXI}&mode=overlaps`);
    await showAll(board());
    const shown = await readDivisions(board(), 'overlaps');
    const [whole] = await valuesOf(measures(board()).locator('dl'), '[data-figure="overlaps"]');
    expect(Object.values(shown).reduce((total, value) => total + value, 0)).toBe(whole);
    await click(board(), measures(board()).getByRole('button', { name: '赣州' }));
    expect(queryOf(board().page)).toContain(`region=${GANZHOU}`);
    const [below] = await valuesOf(measures(board()).locator('dl'), '[data-figure="overlaps"]');
    expect(below).toBe(shown[GANZHOU]);
  });
});

describe('周边 on a phone', () => {
  it('is in the clear beside the zoom buttons, and asks by touch', async () => {
    await withPage({ viewport: { width: 390, height: 844 }, isTouch: true, reducedMotion: 'reduce' }, async (board) => {
      await board.open('region=360702');
      const { page } = board;
      const button = page.getByRole('button', { name: '周边', exact: true });
      // Refused where another element lies above it.
      await button.tap({ timeout: 5000 });
      await page.getByRole('status').filter({ hasText: '在地图上点一处' }).waitFor();
      const map = await page.locator('[data-map="main"]').boundingBox();
      if (map === null) throw new Error('no map');
      await page.touchscreen.tap(map.x + map.width / 2, map.y + 220);
      await page.waitForURL((url) => url.search.includes('around='), { timeout: 10_000 });
      await board.ready();
      expect(queryOf(page)).toMatch(/around=11[45]\.\d+,2[56]\.\d+,3/);
    });
  });
});

describe('周边 by the keyboard', () => {
  it('the radius is switched, the ring is left by Escape, and the focus is not lost', async () => {
    await withPage({ viewport: VIEWPORT, reducedMotion: 'reduce' }, async (board) => {
      await board.open('region=360700&around=115,25.8,3');
      const { page } = board;
      const around = panel(board, '周边');
      const isOn = (name: string) => () =>
        around.getByRole('button', { name, exact: true }).evaluate((button) => button === document.activeElement);
      const [near] = await valuesOf(around.locator('dl'), '[data-figure="around"]');
      await tabTo(page, isOn('10 km'));
      await press(board, 'Enter');
      expect(queryOf(page)).toContain('around=115,25.8,10');
      const [wide] = await valuesOf(around.locator('dl'), '[data-figure="around"]');
      // 10 ponds, 1 mine and 16 coach routes within 10 km, counted by hand from the demo's files.
      expect(wide).toBe(27);
      expect(near).toBeLessThan(27);
      expect(await findAxeViolations(page)).toEqual([]);
      await press(board, 'Escape');
      expect(queryOf(page)).toBe('region=360700');
      expect(await around.count()).toBe(0);
    });
  });
});
