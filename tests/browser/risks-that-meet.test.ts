import { describe, expect, it } from 'vitest';
import { sharePage } from './harness.ts';
import { click, panel, press, queryOf, sum, valuesOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };
const RULES = ['尾矿库下游', '园区红色成群', '班线经过重大危险源', '凌晨无接驳证'];

describe('risks that meet', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('each rule has an address, a total that its divisions add up to, and says what it rests on', async () => {
    const { page } = board();
    await board().open('view=report&report=overlaps&region=360000');
    const rules = panel(board(), '叠加规则与合计');
    for (const name of RULES) {
      await click(board(), rules.getByRole('button', { name, exact: true }));
      const [total] = await valuesOf(rules, '[data-figure="overlaps"]');
      const parts = await valuesOf(panel(board(), '按区划的叠加'), '[data-rule]');
      expect(parts.length).toBeGreaterThan(10);
      expect(sum(parts)).toBe(total);
      expect(await rules.innerText()).toMatch(/公布文本|本图自定/);
      expect((await rules.innerText()).includes('初筛')).toBe(name === RULES[0]);
    }
    expect(queryOf(page)).toContain('overlap=night-running');
  });

  it('leads down to a division, to the map and to a site', async () => {
    const { page } = board();
    await board().open('view=report&report=overlaps&overlap=route-exposure&region=360000');
    const divisions = panel(board(), '按区划的叠加');
    const [first] = await valuesOf(divisions, '[data-figure="overlaps"]');
    await click(board(), divisions.locator('tr[data-region-row] button').first());
    expect(queryOf(page)).not.toContain('region=360000');
    const [total] = await valuesOf(panel(board(), '叠加规则与合计'), '[data-figure="overlaps"]');
    expect(total).toBe(first);
    await click(board(), panel(board(), '叠加规则与合计').getByRole('button', { name: '在地图上看' }));
    expect(queryOf(page)).toContain('mode=overlaps');
    expect(queryOf(page)).toContain('overlap=route-exposure');
    await page.goBack();
    await board().ready();
    await click(board(), panel(board(), '叠加清单').locator('button[data-site^="major-hazard-source:"]').first());
    expect(queryOf(page)).toMatch(/site=major-hazard-source:/);
    await panel(board(), '点位详情').waitFor();
  });
});

describe('around a point', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  const around = () => panel(board(), '周边');
  const totals = () => valuesOf(around().locator('dl'), '[data-figure="around"]');

  it('a click on the map asks for everything near, by kind and level, and Escape ends it', async () => {
    const { page } = board();
    await board().open('region=360700');
    const before = queryOf(page);
    await click(board(), page.getByRole('button', { name: '周边', exact: true }));
    const { x, y } = await board().project([115, 25.8]);
    await page.mouse.click(x, y);
    await around().waitFor();
    await board().ready();
    // Neither the site nor the division below the pointer was meant.
    expect(queryOf(page)).toMatch(/region=360700.*around=11[45]\.\d+,25\.\d+,3/);
    expect(queryOf(page)).not.toContain('site=');
    const counts: number[] = [];
    for (const radius of ['500 m', '1 km', '3 km', '10 km']) {
      await click(board(), around().getByRole('button', { name: radius, exact: true }));
      const [total] = await totals();
      const rows = around().locator('tbody');
      expect(sum(await valuesOf(rows, '[data-figure="around"]:not([data-level])'))).toBe(total);
      expect(sum(await valuesOf(rows, '[data-figure="around"][data-level]'))).toBe(total);
      counts.push(total ?? -1);
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[3]).toBeGreaterThan(10);
    // A filter of the map says nothing of what is near.
    await click(board(), panel(board(), '图例').getByRole('button', { name: /红/ }).first());
    expect((await totals())[0]).toBe(counts[3]);
    await click(board(), around().locator('ol button').first());
    expect(queryOf(page)).toContain('site=');
    await press(board(), 'Escape');
    await around().waitFor();
    await press(board(), 'Escape');
    expect(queryOf(page)).not.toContain('around=');
    expect(queryOf(page)).toContain('region=360700');
    expect(before).toContain('region=360700');
  });

  it('without a pointer Enter takes the centre of the map, Escape takes nothing; a card asks for its own place', async () => {
    const { page } = board();
    await board().open('region=360702');
    const control = page.getByRole('button', { name: '周边', exact: true });
    await control.focus();
    await press(board(), 'Enter');
    await press(board(), 'Escape');
    expect(queryOf(page)).toBe('region=360702');
    await press(board(), 'Enter');
    await press(board(), 'Enter');
    await around().waitFor();
    expect(queryOf(page)).toMatch(/around=11[45]\.\d+,2[56]\.\d+,3/);
    await press(board(), 'Escape');
    await click(board(), panel(board(), '风险清单').locator('button[data-site]').first());
    await click(board(), page.getByRole('button', { name: '周边 3 km' }));
    await around().waitFor();
    await board().ready();
    expect((await totals())[0]).toBeGreaterThan(0);
    expect(await around().locator('ol li').first().innerText()).toMatch(/\b0 m/);
  });
});
