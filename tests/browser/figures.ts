import type { Page } from 'playwright-core';

/** Which figure: its `data-` attributes. What is left out may be anything; `null` means that the attribute is absent. */
export interface FigureQuery {
  readonly name: string;
  readonly kind?: string | null;
  readonly region?: string | null;
  readonly level?: string | null;
  readonly link?: string | null;
  readonly warning?: string | null;
  readonly flag?: string | null;
  readonly cause?: string | null;
  readonly source?: string | null;
  /** Canonical query of the filter; "" for figures without one. */
  readonly filter?: string;
}

const toSelector = ({ name, ...rest }: FigureQuery): string => {
  const conditions = Object.entries(rest).map(([key, value]) =>
    value === null ? `:not([data-${key}])` : `[data-${key}="${value}"]`,
  );
  return `data[data-figure="${name}"]${conditions.join('')}`;
};

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
