import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoOwners, demoSitesIn } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { click, panel, queryOf, valuesOf } from './user.ts';

const JIANGXI = '360000';
const KIND = 'major-hazard-source';

const isConnected = ({ link }: { readonly link: string }): boolean => link === 'linked' || link === 'offline';

/** 接入率 of the province's major hazard sources by each denominator, from the demo's own files. */
const expectedRates = async () => {
  const sites = (await demoSitesIn(JIANGXI)).filter(({ kind }) => kind === KIND);
  const ownerOf = await demoOwners(KIND);
  const missing = new Map<string, boolean>();
  for (const site of sites) {
    const owner = ownerOf.get(site.id) ?? '';
    missing.set(owner, (missing.get(owner) ?? false) || !isConnected(site));
  }
  const linked = sites.filter(isConnected).length;
  const connectable = sites.filter(
    (site) => isConnected(site) || (site.link !== 'not-applicable' && site.reason !== '不具备条件'),
  ).length;
  return {
    sources: linked / sites.length,
    enterprises: [...missing.values()].filter((lacks) => !lacks).length / missing.size,
    connectable: linked / connectable,
  };
};

const rateOf = async (scope: Locator): Promise<readonly [string | null, number]> => {
  const rate = scope.locator('data[data-figure="linked-rate"]').first();
  return [await rate.getAttribute('data-denominator'), Number(await rate.getAttribute('value'))];
};

/** Names of the cards that the page has fetched. */
const cardsOf = (board: Board): Promise<readonly string[]> =>
  board.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name.split('/').at(-1) ?? '')
      .filter((name) => name.includes('.card.')),
  );

describe('the denominators of 接入率', () => {
  const board = sharePage({ reducedMotion: 'reduce' });
  const ingestion = (): Locator => panel(board(), '数据接入');

  it('by source asks nothing more; another one is chosen beside the figure, stands in the address and on the figure', async () => {
    const expected = await expectedRates();
    await board().open(`region=${JIANGXI}`);
    expect(await rateOf(ingestion())).toEqual(['sources', expected.sources]);
    expect(await cardsOf(board())).toEqual([]);
    for (const denominator of ['enterprises', 'connectable'] as const) {
      await ingestion().getByRole('combobox').selectOption(denominator);
      await board().ready();
      expect(queryOf(board().page)).toBe(`region=${JIANGXI}&den=${denominator}`);
      await expect.poll(() => rateOf(ingestion())).toEqual([denominator, expected[denominator]]);
    }
    // The bar is drawn by source, and says so.
    expect(await rateOf(board().page.locator('[data-cell="bar"]'))).toEqual(['sources', expected.sources]);
  });

  it('are compared in a sentence one click away', async () => {
    await board().open(`region=${JIANGXI}&den=enterprises`);
    await click(board(), ingestion().getByRole('button', { name: '?', exact: true }));
    const text = await board().page.getByRole('dialog').innerText();
    for (const part of ['按处', '按企业', '按应接入', '个百分点', '不具备条件']) expect(text).toContain(part);
  });

  it('stand side by side on a page of their own, with every register counted in the worker', async () => {
    const expected = await expectedRates();
    await board().open(`view=report&region=${JIANGXI}&kinds=${KIND}`);
    const rates = panel(board(), '三种分母').locator('li data[data-figure="linked-rate"]');
    const found = await rates.evaluateAll((figures) =>
      figures.map((figure) => [figure.getAttribute('data-denominator'), Number(figure.getAttribute('value'))]),
    );
    expect(found).toEqual(Object.entries(expected));
    const sites = (await demoSitesIn(JIANGXI)).filter(({ kind }) => kind === KIND);
    const children = panel(board(), '下级比较');
    const counted = await valuesOf(children.locator('tbody'), '[data-figure="indicator-denominator"]');
    expect(counted.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(sites.length);
    expect(await board().page.evaluate(() => window.hazardAtlas?.diagnostics().rowsVisitedMain)).toBe(0);
  });
});
