import { describe, expect, it } from 'vitest';
import { sharePage } from './harness.ts';
import { click, panel, queryOf, sum, valuesOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };
const JIANGXI = '360000';

/** Pages of a PDF, by its own page objects. */
const countSheets = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;

describe('the duty officer hands over the shift', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('from the region to the sheet, a longer shift, a site of it, and back', async () => {
    const { page } = board();
    await board().open(`view=region&region=${JIANGXI}`);
    await click(board(), page.getByRole('navigation', { name: '研判页面' }).getByRole('button', { name: '交接班' }));
    expect(queryOf(page)).toContain('report=handover');
    const head = panel(board(), '交接班');
    await head.getByText('接班人').waitFor();
    const ofTwelve = await board().figure({ name: 'shift-lost', region: JIANGXI });
    await click(board(), page.getByRole('button', { name: '近 24 小时' }));
    expect(queryOf(page)).toContain('shift=24');
    const ofDay = await board().figure({ name: 'shift-lost', region: JIANGXI });
    expect(ofDay).toBeGreaterThan(ofTwelve ?? 0);
    const lost = panel(board(), '新失联');
    const shown = await lost.locator('tbody tr').count();
    const [rest = 0] = await valuesOf(lost, '[data-figure="shift-lost-rest"]');
    expect(shown + (rest ?? 0)).toBe(ofDay);
    const first = lost.locator('[data-site]').first();
    const site = await first.getAttribute('data-site');
    await click(board(), first.getByRole('button'));
    expect(queryOf(page)).toContain(`site=${site}`);
    await panel(board(), '点位详情').waitFor();
    await page.goBack();
    await board().ready();
    expect(queryOf(page)).toContain('shift=24');
  });

  it('on one or two sheets of A4 for a province, and all rows on screen where they are asked for', async () => {
    const { page } = board();
    await board().open(`view=report&report=handover&shift=24&region=370000`);
    expect(countSheets(await page.pdf({ preferCSSPageSize: true }))).toBeLessThanOrEqual(2);
    await click(board(), page.getByRole('button', { name: '全部列出' }));
    const overdue = panel(board(), '逾期');
    const [count] = await valuesOf(overdue, '[data-figure="shift-overdue"]');
    await expect.poll(() => overdue.locator('tbody tr').count()).toBe(Math.min(200, count ?? 0));
  });

  it('says why a section is empty, and names nobody', async () => {
    await board().open('view=report&report=handover&shift=8&region=310115');
    expect(await panel(board(), '未确认预警').innerText()).toContain('没有未确认的红色或橙色预警');
    expect(await board().page.locator('main').innerText()).not.toMatch(/演示负责人|演示包保|100-0000/);
  });
});

describe('what changed, and why', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('adds up by cause, by division and from the first state to the second', async () => {
    const { page } = board();
    await board().open('view=report&report=changes&between=2020-10-01/2020-11-16');
    const changes = await board().figure({ name: 'changes', region: '100000' });
    const causes = await valuesOf(panel(board(), '变化归因'), '[data-figure="changes-by-cause"][data-cause]');
    expect(sum(causes)).toBe(changes);
    expect(changes).toBeGreaterThan(1000);
    expect(sum(await valuesOf(panel(board(), '下级变化'), '[data-figure^="changes"]:not([data-cause])'))).toBe(changes);
    const lines = panel(board(), '变化平衡表').locator('tbody tr');
    const values = await lines.evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('data')].map((figure) => Number(figure.getAttribute('value')))),
    );
    expect(values).toHaveLength(3 * 6);
    for (const line of values) expect(sum(line.slice(0, -1))).toBe(line.at(-1));
    expect(await page.evaluate(() => Number(window.hazardAtlas?.diagnostics()['rowsVisitedMain']))).toBe(0);
  });

  it('lists the changes of one cause, page by page, and names days in the wrong order', async () => {
    const { page } = board();
    await board().open(`view=report&report=changes&region=${JIANGXI}`);
    const ofCause = await board().figure({ name: 'changes-by-cause', region: JIANGXI, cause: 'connected' });
    await click(board(), panel(board(), '变化归因').getByRole('button', { name: '完成或恢复接入', exact: true }));
    const list = panel(board(), '变化清单');
    await expect.poll(() => valuesOf(list, '[data-figure="changes-listed"]'), { timeout: 10_000 }).toEqual([ofCause]);
    expect(await list.locator('tbody tr:not([data-cause-row="connected"])').count()).toBe(0);
    await click(board(), page.getByRole('button', { name: '近 7 天' }));
    expect(queryOf(page)).toContain('between=2020-11-10/2020-11-16');
    await page.getByLabel('从', { exact: true }).fill('2020-12-01');
    expect(await page.getByRole('group', { name: '时段', exact: true }).innerText()).toContain('起始日期晚于结束日期');
    expect(queryOf(page)).toContain('between=2020-11-10/2020-11-16');
  });
});
