import type { Page } from 'playwright-core';

/** Which figure: its `data-` attributes; what is left out may be anything. */
export interface FigureQuery {
  readonly name: string;
  readonly kind?: string;
  readonly region?: string;
  readonly level?: string;
  readonly link?: string;
  readonly source?: string;
  /** Canonical query of the filter; "" for figures without one. */
  readonly filter?: string;
}

const toSelector = ({ name, ...rest }: FigureQuery): string =>
  [`data[data-figure="${name}"]`, ...Object.entries(rest).map(([key, value]) => `[data-${key}="${value}"]`)].join('');

/**
 * The one value that every figure fitting the query shows. An empty `value` is `null`: no denominator.
 * Throws when there is no such figure within ten seconds, or when two of them disagree.
 */
export const findFigures = async (page: Page, query: FigureQuery): Promise<number | null> => {
  const selector = toSelector(query);
  await page.locator(selector).first().waitFor({ state: 'attached', timeout: 10_000 });
  const values = await page
    .locator(selector)
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('value') ?? ''));
  const distinct = [...new Set(values)];
  if (distinct.length !== 1) throw new Error(`${selector} shows ${distinct.map((value) => `"${value}"`).join(', ')}`);
  const [value = ''] = distinct;
  if (value === '') return null;
  if (!Number.isFinite(Number(value))) throw new Error(`${selector} has the value "${value}", which is no number`);
  return Number(value);
};
