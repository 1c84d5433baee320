import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoRectificationsIn } from './demo-facts.ts';
import { sharePage } from './harness.ts';
import { click, panel, queryOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };
const JIANGXI = '360000';
const LIST = '隐患整改';

/** Figures of each list of a table of lists: `list name` → value. */
const readLists = (within: Locator): Promise<Record<string, string>> =>
  within
    .locator('tbody tr[data-list]')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.flatMap((row) =>
          [...row.querySelectorAll('data[data-figure]')].map((figure): [string, string] => [
            `${row.getAttribute('data-list')} ${figure.getAttribute('data-figure')}`,
            figure.getAttribute('value') ?? '',
          ]),
        ),
      ),
    );

const valueOf = async (within: Locator, selector: string): Promise<number> =>
  Number(await within.locator(`data${selector}`).first().getAttribute('value'));

describe('the rectification board', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('counts what the panels of the map and of the region count, and what the demo says', async () => {
    const { page } = board();
    await board().open(`region=${JIANGXI}&panel=rectifications`);
    const onMap = await readLists(panel(board(), '整改销号'));
    expect(Object.keys(onMap).length).toBeGreaterThan(12);
    await click(board(), panel(board(), '整改销号').getByRole('button', { name: '在看板中看' }));
    expect(queryOf(page)).toContain('view=report');
    expect(queryOf(page)).toContain('report=rectifications');
    expect(await readLists(panel(board(), '整改清单'))).toEqual(onMap);
    const items = await demoRectificationsIn(JIANGXI);
    const lane = page.locator(`section[data-list="${LIST}"]`);
    for (const state of ['发现', '登记', '交办', '整改', '复核', '销号'])
      expect(await valueOf(lane, `[data-figure="rectifications"][data-state="${state}"]`)).toBe(
        items.filter((item) => item.list === LIST && item.state === state).length,
      );
    await board().open(`view=region&region=${JIANGXI}&levels=1`);
    expect(await readLists(panel(board(), '整改销号'))).toEqual(onMap);
    await click(board(), panel(board(), '整改销号').getByRole('button', { name: '在看板中看' }));
    expect(await readLists(panel(board(), '整改清单'))).toEqual(onMap);
  });

  it('adds up over divisions, list by list, and leads down', async () => {
    const { page } = board();
    await board().open(`view=report&report=rectifications&lists=${LIST}`);
    const table = panel(board(), '分区整改');
    const parts = await table
      .locator('tr[data-region-row] data[data-figure="rectifications-open"]')
      .evaluateAll((figures) => figures.map((figure) => Number(figure.getAttribute('value'))));
    const whole = panel(board(), '整改清单').locator(`tr[data-list="${LIST}"]`);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(
      await valueOf(whole, '[data-figure="rectifications-open"]'),
    );
    await click(board(), table.getByRole('button', { name: '江西省' }));
    expect(queryOf(page)).toContain(`region=${JIANGXI}`);
    expect(queryOf(page)).toContain(`lists=${LIST}`);
  });

  it('pages one column, most urgent first, and exports all of it', async () => {
    const { page } = board();
    await board().open(`view=report&report=rectifications&lists=${LIST}&states=整改`);
    const column = page.locator('section[data-column="整改"]');
    const total = await valueOf(column, '[data-figure="rectifications"][data-state="整改"]');
    expect(total).toBeGreaterThan(100);
    const first = await column.locator('[data-item]').evaluateAll((items) => items.map((item) => item.dataset['item']));
    expect(first).toHaveLength(50);
    await click(board(), column.getByRole('button', { name: '下一页' }));
    const second = await column
      .locator('[data-item]')
      .evaluateAll((items) => items.map((item) => item.dataset['item']));
    expect(new Set([...first, ...second]).size).toBe(100);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const file = Buffer.concat((await (await download.createReadStream()).toArray()) as Buffer[]);
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file.toString('utf8').trimEnd().split('\r\n')).toHaveLength(total + 1);
    await click(board(), page.getByRole('button', { name: '逾期', exact: true }));
    expect(queryOf(page)).toContain('focus=overdue');
    const overdue = await valueOf(column, '[data-figure="rectifications-overdue"][data-state="整改"]');
    expect(overdue).toBeGreaterThan(0);
    expect(overdue).toBeLessThan(total);
  });

  it('leads from an item to the card of its site, and from there to the board of its county', async () => {
    const { page } = board();
    await board().open(`view=report&region=${JIANGXI}&report=rectifications&lists=${LIST}`);
    const item = page.locator('button[data-item]').first();
    const id = await item.getAttribute('data-item');
    const site = await item.getAttribute('data-site');
    await click(board(), item);
    expect(queryOf(page)).toContain(`site=${site}`);
    const card = panel(board(), '点位详情');
    await card.locator(`[data-item="${id}"]`).waitFor();
    await click(board(), card.getByRole('button', { name: '在看板中看' }).first());
    expect(queryOf(page)).toContain('report=rectifications');
    await page.locator(`section[data-column] [data-item="${id}"]`).waitFor();
    const { rowsVisitedMain, collectionRowsMain } = await board().diagnostics();
    // Of small collections the map alone brought rows: the warnings whose newest pulse.
    expect([rowsVisitedMain, Number(collectionRowsMain) < 200]).toEqual([0, true]);
  });
});
