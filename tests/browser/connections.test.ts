import { describe, expect, it } from 'vitest';
import { demoSitesIn } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { click, panel, queryOf, valuesOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };
const JIANGXI = '360000';

const rowsOnMain = (board: Board): Promise<unknown> =>
  board.page.evaluate(() => window.hazardAtlas?.diagnostics()['rowsVisitedMain']);

/** The day or the empty text that one figure shows as its value. */
const dayOf = (board: Board, name: string): Promise<string | null> =>
  panel(board, '清零日期').locator(`data[data-figure="${name}"]`).getAttribute('value');

describe('the planner plans the next 200 connections', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('from the region to the batch: what it closes, why each row, as a file', async () => {
    const { page } = board();
    await board().open(`view=region&region=${JIANGXI}`);
    await click(board(), page.getByRole('navigation', { name: '研判页面' }).getByRole('button', { name: '先接谁' }));
    expect(queryOf(page)).toContain('report=batch');
    const gap = (await demoSitesIn(JIANGXI)).filter(({ link }) => link !== 'linked' && link !== 'offline');
    const hindered = gap.filter(({ link, reason }) => link === 'not-applicable' || reason === '不具备条件').length;
    expect(await board().figure({ name: 'batch-size', region: JIANGXI })).toBe(200);
    expect(await valuesOf(panel(board(), '下一批'), '[data-figure="batch-candidates"]')).toEqual([
      gap.length - hindered,
    ]);
    const shareOf = (name: string) => board().figure({ name, region: JIANGXI });
    const batch = (await shareOf('batch-closed-share')) ?? 0;
    expect(batch).toBeGreaterThan((await shareOf('batch-closed-share-random')) ?? 1);
    expect(batch).toBeGreaterThan((await shareOf('batch-closed-share-register-order')) ?? 1);
    expect(batch).toBeLessThan(1);
    const list = panel(board(), '本批清单');
    expect(await list.locator('[data-site]').count()).toBe(100);
    await list
      .getByRole('button', { name: /^计分说明/ })
      .first()
      .click();
    expect(await list.locator('[data-factor]').count()).toBeGreaterThanOrEqual(4);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出本批 CSV' }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
    const csv = Buffer.concat(chunks).toString('utf8');
    expect(csv.startsWith('\uFEFF序号,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(201);
    expect(await rowsOnMain(board())).toBe(0);
  });

  it('another quota is another address; a reason filters; a row leads to its card and Back to the batch', async () => {
    const { page } = board();
    await board().open(`view=report&report=batch&region=${JIANGXI}`);
    const field = page.getByRole('spinbutton', { name: /本批额度/ });
    await field.fill('20');
    await field.press('Enter');
    await board().ready();
    expect(queryOf(page)).toContain('quota=20');
    expect(await board().figure({ name: 'batch-size', region: JIANGXI })).toBe(20);
    const address = queryOf(page);
    await board().open(address);
    expect(await board().figure({ name: 'batch-size', region: JIANGXI })).toBe(20);
    const all = await board().figure({ name: 'batch-closed-share', region: JIANGXI });
    await click(board(), panel(board(), '未接入原因').getByRole('button', { name: '停产', exact: true }));
    expect(queryOf(page)).toContain('reasons=停产');
    expect(await valuesOf(panel(board(), '下一批'), '[data-figure="batch-hindered"]')).toEqual([0]);
    await click(board(), panel(board(), '未接入原因').getByRole('button', { name: '停产', exact: true }));
    expect(await board().figure({ name: 'batch-closed-share', region: JIANGXI })).toBe(all);
    const row = panel(board(), '本批清单').locator('[data-site]').first();
    const site = await row.getAttribute('data-site');
    await click(board(), row.getByRole('button').first());
    expect(queryOf(page)).toContain(`site=${site}`);
    await panel(board(), '点位详情').waitFor();
    await page.goBack();
    await board().ready();
    expect(queryOf(page)).toContain('report=batch');
  });
});

describe('when 100 % is reached', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('gives both days, the same at the same address, with method and back-test in the card', async () => {
    const { page } = board();
    await board().open(`view=report&report=forecast&region=${JIANGXI}&kinds=tailings-pond`);
    const p50 = (await dayOf(board(), 'forecast-p50')) ?? '';
    const p80 = (await dayOf(board(), 'forecast-p80')) ?? '';
    expect(p50).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(p80 === '' || p80 >= p50).toBe(true);
    await panel(board(), '清零日期').locator('data[data-figure="forecast-p50"] button').click();
    const card = page.locator('[data-card="figure"]');
    expect(await card.innerText()).toMatch(/块自助法[\s\S]*提前 13 周回测/);
    await page.keyboard.press('Escape');
    await board().open(`view=report&report=forecast&region=${JIANGXI}&kinds=tailings-pond`);
    expect(await dayOf(board(), 'forecast-p50')).toBe(p50);
    const pace = await valuesOf(panel(board(), '清零日期'), '[data-figure^="weekly-rate"]');
    expect(pace).toHaveLength(2);
    for (const rate of pace) expect(rate).toBeGreaterThan(0);
    expect(await rowsOnMain(board())).toBe(0);
  });

  it('gives no day where it knows of none: a measure without a past, a county with few sites', async () => {
    const { page } = board();
    await board().open(`view=report&report=forecast&region=${JIANGXI}&kinds=tailings-pond`);
    const treated = page.locator('[data-deadline="overhead-treatment"]');
    expect(await treated.innerText()).toMatch(/2021-12-31[\s\S]*没有该指标的历史记录[\s\S]*2020-08/);
    expect(await treated.locator('data').count()).toBe(0);
    await board().open('view=report&report=forecast&region=360703&kinds=tailings-pond');
    for (const name of ['forecast-p50', 'forecast-p80']) expect(await dayOf(board(), name)).toBe('');
    const reason = await panel(board(), '清零日期').locator('data[data-figure="forecast-p50"]').innerText();
    expect(reason).not.toMatch(/\d|—/);
  });

  it('a division of the table says the same day on its own page', async () => {
    const { page } = board();
    await board().open('view=report&report=forecast');
    const row = panel(board(), '下级区划').locator('tr', { has: page.getByRole('button', { name: '江西' }) });
    const told = await row.locator('data[data-figure="forecast-p50"]').getAttribute('value');
    await click(board(), row.getByRole('button', { name: '江西' }));
    expect(queryOf(page)).toContain(`region=${JIANGXI}`);
    expect(await dayOf(board(), 'forecast-p50')).toBe(told);
  });
});
