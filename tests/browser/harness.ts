/**
 * The built pages in a real browser, watched: every test that ends here has asked no other host, has kept the console
 * free of errors and warnings, and has broken no security policy.
 */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { serveStatic, type SentAnswer } from '../../scripts/serve-static.mjs';
import { findFigures, type FigureQuery } from './figures.ts';
import { watchPage, type PageWatch } from './watch-page.ts';

export interface PageOptions {
  /** Which build: the demo (default), or the one for real services. */
  readonly build?: 'demo' | 'production';
  /** Another folder to serve instead, for the harness's own tests. */
  readonly root?: string;
  /** Folder of the address in which the page stands; begins and ends with "/". */
  readonly mount?: string;
  /** `board.test` is plain http on a host that is not localhost: no secure context, no service worker. */
  readonly host?: '127.0.0.1' | 'board.test';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'dark' | 'light';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly isTouch?: boolean;
  /** Messages of the console that this test provokes on purpose, such as the browser's own about a status 500. */
  readonly expectedConsole?: readonly RegExp[];
  /** Before the first request, e.g. `page.route('**' + '/config.json', …)` to plant a fault. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Board {
  readonly page: Page;
  readonly watch: PageWatch;
  /** Address of the page without query. */
  readonly url: string;
  /** What the server has sent so far, in order. */
  readonly sent: readonly SentAnswer[];
  /** Loads the page with this query ("region=360000&lang=en") and waits until it is ready. */
  open(query?: string): Promise<void>;
  /** Waits until `<html data-ready="map">`. */
  ready(): Promise<void>;
  /** The one number that all figures fitting the query show; `null` where it has no denominator. Throws on none or on several. */
  figure(query: FigureQuery): Promise<number | null>;
  /** Centre of what `lngLat` is drawn at, in page pixels. */
  project(lngLat: readonly [number, number]): Promise<{ readonly x: number; readonly y: number }>;
  diagnostics(): Promise<Record<string, unknown>>;
  /** Writes shots/NAME.png. */
  shot(name: string): Promise<void>;
}

const PAGE_FOLDERS = { demo: 'dist-demo', production: 'dist' } as const;
const READY_TIMEOUT_MS = 120_000;

let sharedBrowser: Promise<Browser> | null = null;
const connect = (): Promise<Browser> => (sharedBrowser ??= chromium.connect(inject('browserEndpoint')));

const createBoard = (page: Page, watch: PageWatch, url: string, sent: readonly SentAnswer[]): Board => {
  const ready = async (): Promise<void> => {
    await page.waitForSelector('html[data-ready="map"]', { state: 'attached', timeout: READY_TIMEOUT_MS });
  };
  return {
    page,
    watch,
    url,
    sent,
    ready,
    open: async (query = '') => {
      await page.goto(query === '' ? url : `${url}?${query}`);
      await ready();
    },
    figure: (query) => findFigures(page, query),
    project: async (lngLat) => {
      const point = await page.evaluate((at) => (window as unknown as AutomationWindow).hazardAtlas.project(at), [
        lngLat[0],
        lngLat[1],
      ] as [number, number]);
      return Array.isArray(point) ? { x: Number(point[0]), y: Number(point[1]) } : (point as { x: number; y: number });
    },
    diagnostics: () => page.evaluate(() => (window as unknown as AutomationWindow).hazardAtlas.diagnostics()),
    shot: async (name) => {
      mkdirSync('shots', { recursive: true });
      await page.screenshot({ path: `shots/${name}.png` });
    },
  };
};

/** What the page offers to those who watch and drive it. */
interface AutomationWindow {
  readonly hazardAtlas: {
    project(lngLat: [number, number]): unknown;
    diagnostics(): Record<string, unknown>;
  };
}

const createContext = (browser: Browser, options: PageOptions): Promise<BrowserContext> =>
  browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.colorScheme ?? 'dark',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    hasTouch: options.isTouch ?? false,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });

interface OpenBoard {
  readonly board: Board;
  close(): Promise<void>;
}

const openBoard = async (options: PageOptions): Promise<OpenBoard> => {
  const sent: SentAnswer[] = [];
  const mount = options.mount ?? '/';
  const server = await serveStatic({
    root: options.root ?? PAGE_FOLDERS[options.build ?? 'demo'],
    mount,
    onSent: (answer) => sent.push(answer),
  });
  const origin = `http://${options.host ?? '127.0.0.1'}:${server.port}`;
  const context = await createContext(await connect(), options);
  const close = async (): Promise<void> => {
    await context.close();
    await server.close();
  };
  try {
    const page = await context.newPage();
    const watch = await watchPage(context, page, origin, options.expectedConsole ?? []);
    await options.prepare?.(page);
    return { board: createBoard(page, watch, `${origin}${mount}`, sent), close };
  } catch (error) {
    await close();
    throw error;
  }
};

/**
 * Serves a build, gives `body` a fresh browser context with the page not yet loaded, and fails afterwards when the
 * watch saw anything. A failure of `body` itself comes first, with what the watch saw beneath it.
 */
export const withPage = async (options: PageOptions, body: (board: Board) => Promise<void>): Promise<void> => {
  const { board, close } = await openBoard(options);
  const { watch } = board;
  try {
    await body(board).catch((error: unknown) => {
      const seen = watch.problems.length === 0 ? '' : `\nand the watch saw:\n${watch.problems.join('\n')}`;
      throw error instanceof Error ? new Error(`${error.message}${seen}`, { cause: error }) : error;
    });
    if (watch.problems.length > 0) throw new Error(`the watch saw:\n${watch.problems.join('\n')}`);
  } finally {
    await close();
  }
};

/**
 * One page for all tests of a `describe`: opened before the first of them, closed after the last. Each test fails by
 * what the watch saw while it ran.
 */
export const sharePage = (options: PageOptions): (() => Board) => {
  let opened: OpenBoard | null = null;
  let told = 0;
  const mustBoard = (): Board => {
    if (opened === null) throw new Error('the shared page is not open');
    return opened.board;
  };
  beforeAll(async () => {
    opened = await openBoard(options);
  });
  afterEach(() => {
    const { problems } = mustBoard().watch;
    const fresh = problems.slice(told);
    told = problems.length;
    if (fresh.length > 0) throw new Error(`the watch saw:\n${fresh.join('\n')}`);
  });
  afterAll(() => opened?.close());
  return mustBoard;
};
