import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { childrenOf, demoSitesIn, linksOf, regionOf } from './demo-facts.ts';
import { sharePage, withPage } from './harness.ts';
import { queryOf } from './user.ts';

const COUNTRY = '100000';
const MAJOR = 'major-hazard-source';

/** DOMAIN.md §5: what was published of the day the demo stands at. */
const PUBLISHED = {
  registered: 22_273,
  linked: 14_713,
  notLinked: 7_560,
  percent: '66.06',
  day: '2020-11-16',
} as const;

/** LOOK.md, Type: smallest text and smallest key figure of the wall, CSS pixels. */
const SMALLEST_TEXT_PX = 18;
const SMALLEST_KPI_PX = 48;
/** A scene of five seconds, on a machine that draws in software and may be busy. */
const SCENE_TIMEOUT_MS = 90_000;
/** The clock goes by seconds. */
const CLOCK_TIMEOUT_MS = 20_000;

const numberOf = (value: string | null): number | null => (value === null || value === '' ? null : Number(value));

/** One look at the wall: everything read in the same instant, because the wall goes on by itself. */
const look = async (page: Page) => {
  const seen = await page.evaluate(() => {
    const find = (selector: string): HTMLElement | null => document.querySelector(`main ${selector}`);
    const valueOf = (selector: string): string | null => find(selector)?.getAttribute('value') ?? null;
    const hero = '[data-cell="hero"] data[data-figure=';
    const overhead = '[data-area="strip"] data[data-flag="tailings-pond.overhead"][data-figure=';
    return {
      query: location.search,
      scene: document.querySelector('main')?.dataset['scene'] ?? '',
      isPaused: document.querySelector('main')?.dataset['paused'] === 'true',
      region: find(`${hero}"registered"]`)?.dataset['region'] ?? '',
      place: find('h1')?.innerText ?? '',
      title: find('[data-area="title"]')?.innerText ?? '',
      clock: find('time')?.getAttribute('datetime') ?? '',
      registered: valueOf(`${hero}"registered"]`),
      linked: valueOf(`${hero}"linked"]`),
      notLinked: valueOf(`${hero}"not-linked"]`),
      rate: valueOf(`${hero}"linked-rate"]`),
      redNotLinked: valueOf('[data-area="strip"] data[data-figure="not-linked"][data-level="1"]'),
      overhead: valueOf(`${overhead}"registered"]`),
      overheadNotLinked: valueOf(`${overhead}"not-linked"]`),
    };
  });
  return {
    ...seen,
    figures: {
      registered: numberOf(seen.registered),
      linked: numberOf(seen.linked),
      notLinked: numberOf(seen.notLinked),
      rate: numberOf(seen.rate),
      redNotLinked: numberOf(seen.redNotLinked),
      overhead: numberOf(seen.overhead),
      overheadNotLinked: numberOf(seen.overheadNotLinked),
    },
  };
};

type Look = Awaited<ReturnType<typeof look>>;

/** The same figures from the demo's files. */
const factsOf = async (region: string): Promise<Look['figures']> => {
  const sites = await demoSitesIn(region);
  const { registered, linked, notLinked } = linksOf(sites.filter(({ kind }) => kind === MAJOR));
  const overhead = linksOf(sites.filter(({ isOverhead }) => isOverhead));
  return {
    registered,
    linked,
    notLinked,
    rate: linked / registered,
    redNotLinked: linksOf(sites.filter(({ level }) => level === '1')).notLinked,
    overhead: overhead.registered,
    overheadNotLinked: overhead.notLinked,
  };
};

/** Looks until the wall is what is waited for, and answers that very look. */
const lookUntil = async (page: Page, isAwaited: (seen: Look) => boolean, timeout = SCENE_TIMEOUT_MS): Promise<Look> => {
  let last = await look(page);
  await expect
    .poll(
      async () => {
        last = await look(page);
        return isAwaited(last);
      },
      { timeout, interval: 100 },
    )
    .toBe(true);
  return last;
};

interface Legibility {
  /** Words and figures that are drawn too small, with their size. */
  readonly small: readonly string[];
  /** Sizes of the key figures. */
  readonly kpis: readonly number[];
  /** Areas whose content is larger than they are. */
  readonly overflowing: readonly string[];
  /** What somebody could press, beside figures and the symbols of the map. */
  readonly controls: readonly string[];
}

/**
 * What can be read from five metres. Digits drawn inside a symbol or a badge are left out: the word or the figure
 * beside the symbol says the same.
 */
const readLegibility = (page: Page): Promise<Legibility> =>
  page.evaluate((smallest) => {
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const sizeOf = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);
    const small: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const words = walker.currentNode.textContent?.trim() ?? '';
      if (element === null || words === '' || element.closest('svg, [data-badge]') !== null) continue;
      // A tenth of a pixel is rounding.
      if (isSeen(element) && sizeOf(element) < smallest - 0.1) small.push(`${words.slice(0, 20)} ${sizeOf(element)}`);
    }
    const kpis = ['[data-figure="linked-rate"]', '[data-figure="not-linked"]'].flatMap((figure) =>
      [...document.querySelectorAll(`[data-area="strip"] data${figure} > :first-child`)].map(sizeOf),
    );
    const overflowing = [document.documentElement, ...document.querySelectorAll<HTMLElement>('[data-area]')]
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
      )
      .map((element) => `${element.dataset['area'] ?? 'page'} ${element.scrollWidth} × ${element.scrollHeight}`);
    const controls = [...document.querySelectorAll('button, a, input, select, [role="slider"], [role="tab"]')]
      .filter((element) => isSeen(element) && element.closest('data, [data-map="main"] [data-adcode]') === null)
      .map((element) => element.outerHTML.slice(0, 120));
    return { small, kpis, overflowing, controls };
  }, SMALLEST_TEXT_PX);

const expectLegible = (seen: Legibility): void => {
  expect(seen.kpis.length).toBeGreaterThanOrEqual(4);
  expect(seen.kpis.filter((size) => size < SMALLEST_KPI_PX)).toEqual([]);
  expect({ small: seen.small, overflowing: seen.overflowing, controls: seen.controls }).toEqual({
    small: [],
    overflowing: [],
    controls: [],
  });
};

const createdContexts = async (diagnostics: Promise<Record<string, unknown>>): Promise<unknown> =>
  ((await diagnostics)['contexts'] as { readonly created: number }).created;

describe('a duty officer reads the wall without touching it', () => {
  const board = sharePage({ viewport: { width: 1920, height: 1080 }, isTouch: true });

  it('the country, from the map to the wall and back, on one map', async () => {
    await board().open('dwell=600');
    const before = await createdContexts(board().diagnostics());
    await board().page.getByRole('button', { name: '大屏', exact: true }).click();
    await board().page.locator('main[data-scene]').waitFor();
    await board().ready();
    expect(queryOf(board().page)).toBe('view=wall&dwell=600');
    const seen = await look(board().page);
    expect(seen.region).toBe(COUNTRY);
    expect(seen.figures).toEqual(await factsOf(COUNTRY));
    expect(seen.figures).toMatchObject({
      registered: PUBLISHED.registered,
      linked: PUBLISHED.linked,
      notLinked: PUBLISHED.notLinked,
    });
    expect(await board().page.locator('[data-cell="hero"] data[data-figure="linked-rate"]').innerText()).toContain(
      PUBLISHED.percent,
    );
    await board().page.goBack();
    await board().page.locator('main[data-scene]').waitFor({ state: 'detached' });
    await board().ready();
    await board().page.goForward();
    await board().page.locator('main[data-scene]').waitFor();
    await board().ready();
    expect(await createdContexts(board().diagnostics())).toBe(before);
  });

  it('the wall says what it is, of when, whether the registers answer, and what time it is', async () => {
    const { page } = board();
    const seen = await look(page);
    expect(await page.locator('[data-badge-demo]').innerText()).toContain('演示数据');
    expect(seen.title).toMatch(new RegExp(`截至 ${PUBLISHED.day} \\d\\d:\\d\\d`));
    expect(await page.locator('[data-connection]').getAttribute('data-connection')).toBe('fresh');
    expect(await page.locator('[data-connection]').innerText()).toMatch(/登记\s*5\s*\/\s*5\s*已更新/);
    expect(seen.clock.slice(0, 10)).toBe(PUBLISHED.day);
    await lookUntil(page, ({ clock }) => Date.parse(clock) >= Date.parse(seen.clock) + 2_000, CLOCK_TIMEOUT_MS);
  });

  it('everything is large enough for five metres, nothing is cut, and nothing waits to be pressed', async () => {
    expectLegible(await readLegibility(board().page));
  });

  it('goes to the next province and back by itself; the address stays', async () => {
    const { page, url } = board();
    await page.goto(`${url}?view=wall&dwell=5`);
    const candidates = (
      await Promise.all(childrenOf(COUNTRY).map(async ({ adcode }) => [adcode, await demoSitesIn(adcode)] as const))
    )
      .filter(([, sites]) => sites.length > 0)
      .map(([adcode]) => adcode)
      .toSorted();
    const first = await lookUntil(page, ({ scene, region }) => scene === region && candidates.includes(scene));
    const { name } = regionOf(first.scene);
    expect(first.place).toContain(name);
    expect(first.figures).toEqual(await factsOf(first.scene));
    const back = await lookUntil(page, ({ scene, region }) => scene === COUNTRY && region === COUNTRY);
    expect(back.figures).toEqual(await factsOf(COUNTRY));
    const second = await lookUntil(page, ({ scene, region }) => scene === region && scene !== COUNTRY);
    // The next in code order, however slowly this machine looked.
    expect(candidates.indexOf(second.scene)).toBeGreaterThan(candidates.indexOf(first.scene));
    expect(second.figures).toEqual(await factsOf(second.scene));
    expect([first, back, second].map(({ query }) => query)).toEqual(Array(3).fill('?view=wall&dwell=5'));
  });

  it('waits for whoever touches it or presses a key, and goes on by itself a minute later', async () => {
    const { page } = board();
    await page.keyboard.press('a');
    const held = await lookUntil(page, ({ isPaused }) => isPaused);
    // The board's clock is the page's: from here on it can be put forward.
    await page.clock.install();
    await page.clock.fastForward(50_000);
    const later = await lookUntil(page, ({ clock }) => Date.parse(clock) >= Date.parse(held.clock) + 50_000);
    expect(later).toMatchObject({ isPaused: true, scene: held.scene, query: held.query });
    expect(later.title).toMatch(/已暂停 · \d+ 秒后继续/);
    await page.touchscreen.tap(960, 620);
    await page.clock.fastForward(50_000);
    await lookUntil(page, ({ clock }) => Date.parse(clock) >= Date.parse(later.clock) + 50_000);
    expect(await look(page)).toMatchObject({ isPaused: true, scene: held.scene });
    await page.clock.fastForward(11_000);
    await lookUntil(page, ({ isPaused }) => !isPaused);
    await lookUntil(page, ({ scene, isPaused }) => !isPaused && scene !== held.scene);
  });
});

describe('on the wall of two screens, 3840 × 1080', () => {
  it('the country is told in the same numbers, as legibly', async () => {
    await withPage({ viewport: { width: 3840, height: 1080 } }, async (board) => {
      await board.open('view=wall&dwell=600');
      const seen = await look(board.page);
      expect(seen.figures).toEqual(await factsOf(COUNTRY));
      expectLegible(await readLegibility(board.page));
    });
  });
});

describe('a dwell that no wall can have', () => {
  const board = sharePage({ viewport: { width: 1280, height: 800 } });

  it.each(['0', '1e9'])('%s is answered in words, and the wall takes its own', async (dwell) => {
    const { page, url } = board();
    await page.goto(`${url}?view=wall&dwell=${dwell}`);
    await page.locator('main[data-scene]').waitFor();
    const notice = page.locator('[role="status"][data-notice="url"]');
    expect(await notice.innerText()).toContain(`地址中 dwell 的值“${dwell}”无法识别，已改用默认值`);
    await lookUntil(page, ({ figures }) => figures.registered === PUBLISHED.registered);
    // Its own, not the one asked for: a scene of no time would be gone by now, and the address names none.
    await notice.getByRole('button').click();
    await page.waitForTimeout(2_000);
    expect(await look(page)).toMatchObject({ scene: COUNTRY });
    expect(queryOf(page)).not.toContain(dwell);
  });
});
