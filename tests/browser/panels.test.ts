import { describe, expect, it } from 'vitest';
import { demoRectificationsIn, demoSitesIn, linksOf } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { click, panel, press, queryOf, sum, valuesOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };
const JIANGXI = '360000';
const PROVINCE = `region=${JIANGXI}`;
/** At site zoom: every site is on the map by itself. */
const GANZHOU = 'region=360700';
const DAY_MS = 86_400_000;
/** Four floats for each site, segment and triangle corner: county and three facets (ARCHITECTURE.md, Counting). */
const FILTER_BYTES = 16;
/** Of all that was uploaded of the sites: with positions as well it would be two thirds. */
const FILTER_SHARE = 0.55;

const chips = (board: Board) => board.page.getByRole('group', { name: '当前筛选' });
const clear = (board: Board) => click(board, chips(board).getByRole('button', { name: '清除', exact: true }));
const thumb = (board: Board, name: string) => board.page.getByRole('slider', { name });

/** How many sites each part of the board counts: they must be the same under every filter. */
const readCounts = async (board: Board) => {
  const { page } = board;
  const [inLegend] = await valuesOf(
    panel(board, '图例').locator('tfoot'),
    '[data-figure="registered"]:not([data-kind])',
  );
  const [inList] = await valuesOf(panel(board, '风险清单'), '[data-figure="listed-sites"]');
  const shown = /([\d,]+) 处在图/.exec(await chips(board).innerText())?.[1] ?? '0';
  const symbols = await page.locator('[data-map="main"] [data-adcode]').allTextContents();
  const onMap = symbols.map((words) => Number((/各类共 ([\d,]+) 处/.exec(words)?.[1] ?? '0').replaceAll(',', '')));
  return { inLegend, inList, inChips: Number(shown.replaceAll(',', '')), onMap: sum(onMap) };
};

/** Legend, list, chips and map, once they have come to the count. */
const expectEverywhere = async (board: Board, count: number): Promise<void> => {
  const everywhere = { inLegend: count, inList: count, inChips: count, onMap: count };
  await expect.poll(() => readCounts(board), { timeout: 20_000 }).toEqual(everywhere);
};

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

describe('the trend', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('is brushed by the keyboard; chips, legend, list and map obey the period, and 清除 ends it', async () => {
    await board().open(PROVINCE);
    const { page } = board();
    const everything = (await demoSitesIn(JIANGXI)).length;
    expect((await readCounts(board())).inLegend).toBe(everything);
    const from = thumb(board(), '时段开始');
    const [end = ''] =
      /\d{4}-\d\d-\d\d/.exec((await thumb(board(), '时段结束').getAttribute('aria-valuetext')) ?? '') ?? [];
    await from.focus();
    // To the last day, and four weeks back.
    for (const key of ['End', 'PageDown']) await press(board(), key);
    const start = daysBefore(end, 28);
    expect(queryOf(page)).toBe(`${PROVINCE}&period=${start}/${end}`);
    expect(await from.getAttribute('aria-valuetext')).toBe(start);
    const chip = chips(board()).getByRole('button', { name: new RegExp(`${start}.*${end}`) });
    expect(await chip.count()).toBe(1);
    const connected = (await demoSitesIn(JIANGXI)).filter(
      ({ linkedOn }) => linkedOn !== null && linkedOn >= start && linkedOn <= end,
    );
    expect(connected.length).toBeGreaterThan(10);
    expect(connected.length).toBeLessThan(everything / 2);
    await expectEverywhere(board(), connected.length);
    await clear(board());
    expect(queryOf(page)).toBe(PROVINCE);
    expect((await readCounts(board())).inLegend).toBe(everything);
    expect(await from.getAttribute('aria-valuetext')).toContain('未选时段');
  });

  it('a bar of the ranking keeps its scale under a filter', async () => {
    await board().open(PROVINCE);
    const before = await readBars(board());
    await board().open(`${PROVINCE}&levels=3,4`);
    const after = await readBars(board());
    const scale = (before.widths[0] ?? 0) / (before.values[0] ?? 1);
    expect(scale).toBeGreaterThan(0.2);
    expect(after.values[0]).toBeLessThan((before.values[0] ?? 0) * 0.9);
    // Two pixels for the outline of a bar.
    for (const [row, value] of after.values.entries())
      expect(Math.abs((after.widths[row] ?? 0) - value * scale)).toBeLessThanOrEqual(2);
  });
});

/** Rows of the ranking: what is not linked, and how long its bar is drawn, canvas pixels. */
const readBars = async (board: Board) => {
  const ranking = panel(board, '下级排名');
  const values = (await valuesOf(ranking, '[data-figure="not-linked"]')).map((value) => value ?? 0);
  const widths = await ranking.locator('canvas').evaluate((canvas: HTMLCanvasElement, rows) => {
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('the ranking is not drawn in 2d');
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const isDrawn = (x: number, y: number): boolean => (data[(y * canvas.width + x) * 4 + 3] ?? 0) > 0;
    return Array.from({ length: rows }, (_, row) => {
      const [top, bottom] = [(row * canvas.height) / rows, ((row + 1) * canvas.height) / rows].map(Math.round);
      let [first, last] = [Infinity, -1];
      for (let y = top ?? 0; y < (bottom ?? 0); y++)
        for (let x = 0; x < canvas.width; x++)
          if (isDrawn(x, y)) [first, last] = [Math.min(first, x), Math.max(last, x)];
      return last < 0 ? 0 : last - first + 1;
    });
  }, values.length);
  return { values, widths };
};

/** The counters of issue 2 §11 that a period moves. */
interface Counters {
  readonly uploads: { readonly siteBytes: number };
  readonly accessorCalls: { readonly sites: number };
  readonly rowsVisitedMain: number;
  readonly registers: readonly { readonly rows: number }[];
}

describe('the work behind a period at site zoom', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  const read = () => board().diagnostics() as unknown as Promise<Counters>;

  const changeBy = async (key: string) => {
    const before = await read();
    await press(board(), key);
    await board().page.waitForTimeout(500);
    const after = await read();
    return {
      siteBytes: after.uploads.siteBytes - before.uploads.siteBytes,
      accessorCalls: after.accessorCalls.sites - before.accessorCalls.sites,
    };
  };

  it('is one upload of the filter values, no accessor, no row visited', async () => {
    await board().open(GANZHOU);
    // Shapes come after the first picture.
    await board().page.waitForTimeout(1_500);
    const { uploads, registers } = await read();
    await thumb(board(), '时段开始').focus();
    const cost = await changeBy('End');
    expect(queryOf(board().page)).toMatch(/&period=/);
    console.log(`period: ${JSON.stringify(cost)} after ${uploads.siteBytes} bytes`);
    expect(cost.accessorCalls).toBe(0);
    expect(cost.siteBytes % FILTER_BYTES).toBe(0);
    expect(cost.siteBytes).toBeGreaterThanOrEqual(FILTER_BYTES * sum(registers.map(({ rows }) => rows)));
    expect(cost.siteBytes).toBeLessThan(FILTER_SHARE * uploads.siteBytes);
    // Nothing is kept of the period before, and nothing grows.
    expect(await changeBy('PageDown')).toEqual(cost);
    expect((await read()).rowsVisitedMain).toBe(0);
  });
});

describe('the panels of links and of rectifications', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('reasons sum to what is not linked, and one of them filters the board', async () => {
    await board().open(`${PROVINCE}&panel=links`);
    const sites = (await demoSitesIn(JIANGXI)).filter(({ link }) => link !== 'linked' && link !== 'offline');
    const group = board().page.getByRole('group', { name: '未接入原因' });
    const counted = '[data-figure="not-linked-by-reason"]';
    await group.locator(`data${counted}`).first().waitFor();
    const [total] = await valuesOf(group, `${counted}:not([data-reason])`);
    expect(total).toBe(linksOf(sites).notLinked);
    const byReason = await valuesOf(group, `${counted}[data-reason]`);
    expect(sum(byReason)).toBe(total);
    const stopped = sites.filter(({ reason }) => reason === '停产').length;
    expect(stopped).toBeGreaterThan(0);
    expect(await valuesOf(group, `${counted}[data-reason="停产"]`)).toEqual([stopped]);

    await click(board(), group.getByRole('button', { name: '停产', exact: true }));
    expect(queryOf(board().page)).toBe(`${PROVINCE}&reasons=停产&panel=links`);
    expect(await chips(board()).getByRole('button', { name: /停产/ }).count()).toBe(1);
    await expectEverywhere(board(), stopped);
    // The list of reasons ignores its own filter: it tells what the others would add.
    expect(await valuesOf(group, `${counted}[data-reason]`)).toEqual(byReason);
    await clear(board());
    expect(queryOf(board().page)).toBe(`${PROVINCE}&panel=links`);
  });

  it('how fresh the sites are sums to what is registered', async () => {
    const sites = await demoSitesIn(JIANGXI);
    const freshness = panel(board(), '数据新鲜度');
    const names = ['on-time', 'late', 'lost', 'never-connected', 'not-applicable'];
    const parts = await Promise.all(names.map((name) => valuesOf(freshness, `[data-figure="${name}"]`)));
    expect(parts.map((values) => values.length)).toEqual([1, 1, 1, 1, 1]);
    expect(sum(parts.flat())).toBe(sites.length);
    expect(sum(await valuesOf(freshness, '[data-figure="registered"]'))).toBe(sites.length);
    const connected = sites.filter(({ link }) => link === 'linked' || link === 'offline');
    expect(sum(parts.slice(0, 3).flat())).toBe(connected.length);
    // Besides what the register calls offline, what is linked and has been silent for long is lost.
    expect(sum(parts[2] ?? [])).toBeGreaterThan(sites.filter(({ link }) => link === 'offline').length);
  });

  it('rectifications are counted by state, and a state shows its own items alone', async () => {
    const panels = board().page.getByRole('group', { name: '面板' });
    await click(board(), panels.getByRole('button', { name: '整改', exact: true }));
    const { page } = board();
    expect(queryOf(page)).toBe(`${PROVINCE}&panel=rectifications`);
    const rectifications = panel(board(), '整改销号');
    const list = (await rectifications.locator('tbody tr').first().getAttribute('data-list')) ?? '';
    const items = (await demoRectificationsIn(JIANGXI)).filter((item) => item.list === list);
    expect(items.length).toBeGreaterThan(5);
    const states = rectifications.getByRole('group').locator('ol > li');
    const shown = await states.evaluateAll((elements) =>
      elements.map((element) => ({
        state: element.querySelector('button')?.innerText.trim() ?? '',
        count: Number(element.querySelector('data')?.getAttribute('value')),
      })),
    );
    expect(shown.length).toBe(6);
    for (const { state, count } of shown) expect(count).toBe(items.filter((item) => item.state === state).length);
    const [most] = shown.toSorted((a, b) => b.count - a.count);
    await click(board(), states.getByRole('button', { name: most?.state ?? '', exact: true }));
    const rows = await rectifications.locator('[data-site]').allInnerTexts();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(most?.count ?? 0);
    for (const words of rows) expect(words).toContain(`· ${most?.state}`);
  });
});
