/** What a person does with the board, and how the board is read: names, roles, the map's own pixels. */
import type { Locator, Page } from 'playwright-core';
import type { Board } from './harness.ts';

export type Language = 'zh' | 'en';

/** Accessible names of the board's parts (issue 2 §11); English names carry the fixed Chinese one. */
export const panel = (board: Board, name: string): Locator => board.page.getByRole('region', { name });

export const breadcrumb = (board: Board): Locator => board.page.getByRole('navigation', { name: '行政区划' });

/** Query string of the address on screen, without "?", decoded. */
export const queryOf = (page: Page): string => decodeURIComponent(new URL(page.url()).search.slice(1));

/** Clicks the map where `lngLat` is drawn, waits for an address that satisfies `isReached`, then for the board. */
export const clickMap = async (
  board: Board,
  lngLat: readonly [number, number],
  isReached: (query: string) => boolean,
): Promise<void> => {
  const { x, y } = await board.project(lngLat);
  await board.page.mouse.click(x, y);
  await board.page.waitForURL((url) => isReached(decodeURIComponent(url.search.slice(1))), { timeout: 10_000 });
  await board.ready();
};

/** Presses a key and waits for the board. */
export const press = async (board: Board, key: string): Promise<void> => {
  await board.page.keyboard.press(key);
  await board.ready();
};

/** Clicks a real button and waits for the board. */
export const click = async (board: Board, button: Locator): Promise<void> => {
  await button.click();
  await board.ready();
};

/** Every figure on screen as `selector of its attributes → value`, so that two moments can be compared. */
export const readFigures = (page: Page): Promise<Record<string, string>> =>
  page.locator('data[data-figure]').evaluateAll((elements) =>
    Object.fromEntries(
      elements
        .map((element): [string, string] => {
          const attributes = [...element.attributes]
            .filter(({ name }) => name.startsWith('data-'))
            .map(({ name, value }) => `${name.slice(5)}=${value}`)
            .sort();
          return [attributes.join(' '), element.getAttribute('value') ?? ''];
        })
        .sort(([a], [b]) => a.localeCompare(b)),
    ),
  );

/** Values of the figures that fit, in document order; an empty value is `null`. */
export const valuesOf = (scope: Locator, selector: string): Promise<(number | null)[]> =>
  scope.locator(`data${selector}`).evaluateAll((elements) =>
    elements.map((element) => {
      const value = element.getAttribute('value') ?? '';
      return value === '' ? null : Number(value);
    }),
  );

export const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

/**
 * To an address without loading the page again, as back and forward do; opens the page where there is none yet. Waits for
 * the board.
 */
export const goTo = async (board: Board, query: string): Promise<void> => {
  if (!board.page.url().startsWith('http')) return board.open(query);
  await board.page.evaluate((search) => {
    history.pushState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `?${query}`);
  await board.ready();
};

/** Presses Tab until what has the focus fits; tells how often. */
export const tabTo = async (page: Page, fits: () => Promise<boolean>): Promise<number> => {
  for (let presses = 0; presses < 300; presses++) {
    if (await fits()) return presses;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by Tab');
};
