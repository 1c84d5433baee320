import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../../src/url/board-state.ts';
import { sharePage, type Board } from './harness.ts';

/** Every view, at the country, a province, a prefecture and a county, with and without a filter. */
const VIEWS = {
  map: ['', 'region=360000&levels=1,2', 'region=360700&panel=links', 'region=360702&panel=rectifications'],
  table: ['region=360000&pane=table'],
  region: ['view=region', 'view=region&region=360700', 'view=region&region=360702&levels=1'],
  comparison: ['view=compare&regions=360000,340000,420000', 'view=compare&regions=360702,360703&per=area&levels=1'],
  wall: ['view=wall&dwell=3600', 'view=wall&region=360000&dwell=3600'],
  data: ['view=data'],
  ...Object.fromEntries(
    REPORTS.map((report, place) => [
      `report: ${report}`,
      // A region of another level for each page: all three for all nine cost a minute and a half.
      [`view=report&${['', 'region=360000&', 'region=360702&'][place % 3] ?? ''}report=${report}`],
    ]),
  ),
} as const;

interface Read {
  /** Figures without a number, source, as-of, region or card, each with what it lacks. */
  readonly lacking: readonly string[];
  /** Numbers of at least two digits that belong to no figure. */
  readonly naked: readonly string[];
  /** Texts that only a mistake of the program can print. */
  readonly broken: readonly string[];
  readonly figures: number;
}

/** Figures about the board itself, or inside a row's button that opens a card of its own. */
const WITHOUT_CARD = ['exposure', 'registers', 'registers-updated'];
/** What stands for several divisions has no one region. */
const WITHOUT_REGION = ['rest-not-linked', 'rest-linked-rate', 'registers', 'registers-updated'];
/**
 * Numbers that are no figures, by what holds them: times, names and codes of sites, axes and scales, keys of a map,
 * labels drawn on it (the same numbers stand in tables), alternatives in words, sources of published figures.
 */
const NO_FIGURES = [
  'time',
  'svg',
  'small',
  'nav',
  'footer',
  '.visually-hidden',
  '[data-map]',
  '[data-site]',
  '[class*="name"]',
  '[class*="scale"]',
  '[class*="class"]',
  '[class*="key"]',
  '[class*="level"]',
  '[class*="month"]',
  '[class*="target"]',
  '[class*="baseline"]',
  '[class*="item"]',
  '[class*="asof"]',
  '[class*="aside"]',
  '[class*="scene"]',
  '[class*="state"]',
  '[class*="date"]',
  '[class*="age"]',
  // Places of a ranking, the share beside a difference, rows listed so far.
  '[class*="rank"]',
  '[class*="relative"]',
  '[class*="empty"]',
  '[role="grid"]',
  'th',
].join();
/** In words around figures: as-of, units of distance and area, days, the table's axis, how many divisions or messages there are. */
const WORDS =
  /\d{4}-\d\d-\d\d|^800 ?公里以上|\d\d:\d\d|\d+ (km|m)\b|\d+ 日|0–100 %|100 %|不足 10|少于 10|^(前|近) |省|市|县|周|每百|GB18030|UTF-|×|接入率：|最新 \d+ 条/;

const read = (page: Page): Promise<Read> =>
  page.evaluate(
    ([withoutCard, withoutRegion, noFigures, words]) => {
      const lacking = [...document.querySelectorAll('data[data-figure]')].flatMap((figure) => {
        const name = figure.getAttribute('data-figure') ?? '';
        const value = figure.getAttribute('value');
        const shown = (figure as HTMLElement).innerText;
        const missing = [
          // A number, or a day where the figure is one.
          value === null || (!/^(|\d{4}-\d\d-\d\d)$/.test(value) && !Number.isFinite(Number(value))) ? 'value' : '',
          value === '' && /\d/.test(shown) ? 'nothing to show' : '',
          figure.hasAttribute('data-filter') ? '' : 'filter',
          withoutRegion.includes(name) || figure.getAttribute('data-region') ? '' : 'region',
          withoutCard.includes(name) || figure.getAttribute('data-source') ? '' : 'source',
          withoutCard.includes(name) || figure.getAttribute('data-as-of') ? '' : 'as-of',
          withoutCard.includes(name) || figure.querySelector('button[aria-haspopup="dialog"]') ? '' : 'card',
        ].filter((part) => part !== '');
        return missing.length === 0 ? [] : [`${name} (${shown}): no ${missing.join(', ')}`];
      });
      const naked: string[] = [];
      const broken: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent?.trim() ?? '';
        const holder = walker.currentNode.parentElement;
        if (holder === null || text === '' || holder.closest('script, style, noscript') !== null) continue;
        if (/\b(NaN|undefined|null|Infinity|Invalid Date)\b|∞/.test(text)) broken.push(text);
        if (!/\d{2}/.test(text) || holder.closest(`data, ${noFigures}`) !== null || !holder.checkVisibility()) continue;
        if (!new RegExp(words, 'u').test(text)) naked.push(`${text} in ${holder.tagName} ${holder.className}`);
      }
      return { lacking: [...new Set(lacking)], naked, broken, figures: document.querySelectorAll('data').length };
    },
    [WITHOUT_CARD, WITHOUT_REGION, NO_FIGURES, WORDS.source] as const,
  );

/** What the first card of each name says, by its terms. */
const openCard = async (board: Board, name: string): Promise<readonly string[]> => {
  const { page } = board;
  await page.locator(`data[data-figure="${name}"] button`).first().click();
  const card = page.locator('[data-card="figure"]');
  await card.waitFor();
  const terms = await card.locator('dt').allTextContents();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  return terms;
};

describe('every figure can be questioned', () => {
  const board = sharePage({ reducedMotion: 'reduce' });

  it.each(Object.keys(VIEWS) as (keyof typeof VIEWS)[])('in the view of %s', async (view) => {
    for (const address of VIEWS[view]) {
      await board().open(address);
      const { lacking, naked, broken, figures } = await read(board().page);
      expect({ address, lacking, naked, broken }).toEqual({ address, lacking: [], naked: [], broken: [] });
      // A page of 研判 about one county may have little to say.
      if (view !== 'data') expect(figures).toBeGreaterThan(view.startsWith('report') ? 5 : 30);
      expect(await board().page.locator('body').innerText()).toContain('演示数据');
    }
  });

  it.each([
    ['', 'linked-rate'],
    ['view=region&region=360000', 'linked-rate'],
    ['view=compare&regions=360000,340000', 'linked-rate'],
  ])('one click away: numerator, denominator, as-of, scope and source (%s)', async (address, name) => {
    await board().open(address);
    expect(await openCard(board(), name)).toEqual(expect.arrayContaining(['分子', '分母', '截至', '范围', '来源']));
  });

  it('a rate that chooses by being linked is no 0 %', async () => {
    await board().open('region=360000&reasons=停产');
    const { page } = board();
    // The bar of key figures is of this filter alone; elsewhere a nation's rate may stand beside it.
    const rate = page.locator('[data-cell="bar"] data[data-figure="linked-rate"]');
    expect(await rate.getAttribute('value')).toBe('');
    expect(await rate.innerText()).toBe('—');
    expect((await read(page)).broken).toEqual([]);
  });
});
