import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../../src/url/board-state.ts';
import { findAxeViolations } from './axe.ts';
import { sharePage, type Board } from './harness.ts';
import { queryOf } from './user.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A province that has no site; `figures-everywhere` and the tests of each page open those that have some. */
const REGIONS = ['region=710000&'] as const;

/** Whether the page is wider than the window, and by what. */
const overflowOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const layer = document.querySelector('main[data-report]')?.parentElement;
    const wide = [
      scrollWidth > clientWidth ? `page ${scrollWidth} > ${clientWidth}` : '',
      layer && layer.scrollWidth > layer.clientWidth ? `view ${layer.scrollWidth} > ${layer.clientWidth}` : '',
    ];
    return wide.filter((each) => each !== '');
  });

const rowsOnMain = (page: Page): Promise<{ registers: number; collections: number }> =>
  page.evaluate(() => {
    const { rowsVisitedMain, collectionRowsMain } = window.hazardAtlas?.diagnostics() ?? {};
    return { registers: Number(rowsVisitedMain), collections: Number(collectionRowsMain) };
  });

/** Numbers that are no ISO day stand in figures as numbers; an empty value says why. */
const badFigures = (page: Page): Promise<readonly string[]> =>
  page.locator('main[data-report] data[data-figure]').evaluateAll((figures) =>
    figures
      .filter((figure) => {
        const value = figure.getAttribute('value');
        const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');
        return value === null || (value !== '' && !isDay && !Number.isFinite(Number(value)));
      })
      .map((figure) => figure.outerHTML.slice(0, 120)),
  );

const openPage = async (board: Board, query: string): Promise<void> => {
  await board.open(query);
  await board.page.locator('main[data-report] h2').first().waitFor();
};

describe('every page of 研判', () => {
  const board = sharePage({ viewport: DESK, reducedMotion: 'reduce' });

  it.each(REPORTS)('%s answers for a province without sites', async (report) => {
    const { page } = board();
    for (const region of REGIONS) {
      await openPage(board(), `view=report&${region}report=${report}`);
      expect(await page.locator('main[data-report]').getAttribute('data-report')).toBe(report);
      expect(await overflowOf(page)).toEqual([]);
      expect(await badFigures(page)).toEqual([]);
      expect(await page.locator('main[data-report] [data-state="error"]').count()).toBe(0);
      const rows = await rowsOnMain(page);
      // Published figures are a page of a hundred rows that no region needs counted.
      expect(rows).toEqual({ registers: 0, collections: report === 'published' ? rows.collections : 0 });
      expect(rows.collections).toBeLessThan(200);
    }
  });

  it.each(REPORTS)('%s has nothing that axe calls serious, in daylight and English', async (report) => {
    await openPage(board(), `view=report&region=360000&report=${report}&lang=en&theme=daylight`);
    expect(await findAxeViolations(board().page)).toEqual([]);
  });

  it('is one click from the region that it belongs to, and Back leads there again', async () => {
    await board().open('view=region&region=360000');
    const { page } = board();
    for (const report of REPORTS) {
      await page.getByRole('navigation', { name: '研判页面' }).getByRole('button').nth(REPORTS.indexOf(report)).click();
      await board().ready();
      expect(await page.locator('main[data-report]').getAttribute('data-report')).toBe(report);
      expect(queryOf(page)).toContain('region=360000');
      await page.goBack();
      await board().ready();
      expect(queryOf(page)).toContain('view=region');
    }
  });
});

describe('every page of 研判 on a phone', () => {
  const board = sharePage({ viewport: PHONE, isTouch: true, reducedMotion: 'reduce' });

  it.each(REPORTS)('%s is no wider than the screen and has nothing that axe calls serious', async (report) => {
    await openPage(board(), `view=report&region=360000&report=${report}`);
    expect(await overflowOf(board().page)).toEqual([]);
    expect(await findAxeViolations(board().page)).toEqual([]);
  });
});
