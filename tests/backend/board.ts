import { chromium, type Browser, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findFigures, type FigureQuery } from '../browser/figures.ts';
import { watchPage, type PageWatch } from '../browser/watch-page.ts';
import { PAGE_URL } from './service.ts';

/** The production build as nginx serves it, in a real browser, with the real service behind it. */
export interface RealBoard {
  readonly page: Page;
  readonly watch: PageWatch;
  open(query: string): Promise<void>;
  figure(query: FigureQuery): Promise<number | null>;
}

let browser: Promise<Browser> | null = null;

/**
 * Gives `body` the board, and fails afterwards when another host was asked, the console complained or the policy was broken.
 * @param expected messages of the console that the test provokes
 */
export const withRealBoard = async (
  body: (board: RealBoard) => Promise<void>,
  expected: readonly RegExp[] = [],
): Promise<void> => {
  const context = await (
    await (browser ??= chromium.connect(inject('browserEndpoint')))
  ).newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  try {
    const page = await context.newPage();
    const watch = await watchPage(context, page, PAGE_URL.replace(/\/$/, ''), expected);
    await body({
      page,
      watch,
      open: async (query) => {
        await page.goto(`${PAGE_URL}?${query}`);
        await page.waitForSelector('html[data-ready="map"]', { state: 'attached', timeout: 120_000 });
      },
      figure: (query) => findFigures(page, query),
    });
    if (watch.problems.length > 0) throw new Error(`the watch saw:\n${watch.problems.join('\n')}`);
  } finally {
    await context.close();
  }
};
