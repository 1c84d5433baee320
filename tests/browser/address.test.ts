import { beforeAll, describe, expect, it } from 'vitest';
import { demoSitesIn } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { breadcrumb, click, goTo, panel, queryOf } from './user.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** Every field of an address at a value that is not its default, each at least once, and what is then on screen. */
const ADDRESSES: readonly { readonly query: string; readonly pressed?: readonly string[]; readonly seen?: string }[] = [
  {
    query:
      'region=360000&kinds=tailings-pond&levels=1,2&links=not-linked&warnings=0,1&flags=tailings-pond.overhead&mode=red-orange',
    pressed: ['红橙数', '地图', '概览'],
  },
  {
    query: 'region=360700&pane=table&sort=-name&columns=kind,name,level,link,last-report',
    pressed: ['表格'],
    seen: '[aria-sort="descending"]',
  },
  {
    query:
      'region=360000&sources=demo&period=2019-01-01/2020-06-30&event=registered&reasons=建设中,unstated&panel=links',
    pressed: ['接入与时效'],
  },
  { query: 'region=330000&mode=risk-index&den=enterprises&panel=rectifications', pressed: ['风险指数', '整改'] },
  { query: 'c=112.5,28.25,6.5&theme=wall', seen: '[data-theme="wall"]' },
  {
    query: 'view=compare&regions=420000,360000&per=area&extent=fit',
    pressed: ['每万 km²', '各自撑满'],
    seen: '[data-compared="420000"]',
  },
  { query: 'view=region&region=360702&theme=daylight', seen: '[data-theme="daylight"]' },
  { query: 'view=data&lang=en', seen: 'html[lang="en"]' },
  { query: 'view=wall&region=360000&dwell=3600' },
  { query: 'region=360000&den=connectable&asof=2020-11-01', seen: '[data-notice="url"]' },
];

/** Away to another theme and back: twice the board writes the whole address anew, from what it has understood. */
const writeAnew = async (board: Board): Promise<void> => {
  const { page } = board;
  await page.getByRole('button', { name: /^(显示|Display)/ }).click();
  const themes = page.getByRole('group', { name: /^(主题|Theme)$/ });
  const own = (await themes.getByRole('button', { pressed: true }).textContent()) ?? '';
  await themes.getByRole('button', { pressed: false }).first().click();
  await themes.getByRole('button', { name: own, exact: true }).click();
  await page.keyboard.press('Escape');
  await board.ready();
};

describe('an address', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  let site = '';
  let county = '';
  beforeAll(async () => {
    const [first] = await demoSitesIn('360000');
    site = `${first?.kind}:${first?.id}`;
    county = first?.adcode ?? '';
  });

  it.each(ADDRESSES)('is shown and stays as it was: $query', async ({ query, pressed = [], seen }) => {
    await board().open(query);
    const { page } = board();
    if (seen !== undefined) await page.locator(seen).first().waitFor({ state: 'attached' });
    for (const name of pressed)
      expect(await page.getByRole('button', { name, exact: true, pressed: true }).count()).toBeGreaterThan(0);
    expect(queryOf(page)).toBe(query);
    // The wall has no switches.
    if (!query.includes('view=wall')) await writeAnew(board());
    expect(queryOf(page)).toBe(query);
    if (seen !== '[data-notice="url"]') expect(await page.locator('[data-notice="url"]').count()).toBe(0);
  });

  it('with a site opens its card', async () => {
    await board().open(`region=${county}&site=${site}`);
    await panel(board(), '点位详情').getByRole('heading', { level: 2 }).waitFor();
    expect(queryOf(board().page)).toBe(`region=${county}&site=${site}`);
  });

  it('names every value it cannot use, and shows the board all the same', async () => {
    const wrong = {
      view: 'moon',
      region: '999999',
      kinds: 'volcano',
      levels: '9',
      links: 'perhaps',
      warnings: '7',
      flags: 'tailings-pond.pink',
      period: '2020-13-01/2020-01-01',
      event: 'built',
      reasons: 'weather',
      mode: 'rainbow',
      den: 'zero',
      pane: 'window',
      panel: 'solar',
      sort: 'colour',
      columns: '1,2',
      per: 'capita',
      extent: 'huge',
      dwell: '1e9',
      site: 'nothing',
      asof: '2020-02-30',
      c: '1,2',
      lang: 'la',
      theme: 'pink',
    };
    await board().open(new URLSearchParams({ ...wrong, surprise: 'yes' }).toString());
    const notice = await board().page.locator('[data-notice="url"]').innerText();
    for (const [name, value] of Object.entries(wrong))
      for (const part of name === 'columns' ? value.split(',') : [value])
        expect(notice).toContain(`${name} 的值“${part}”`);
    expect(notice).toContain('“surprise”不是已知参数');
    expect(await board().figure({ name: 'registered', kind: 'major-hazard-source', region: '100000' })).toBeGreaterThan(
      0,
    );
  });

  it('is an entry of the history for region, view and site: back and forward lead through them', async () => {
    await goTo(board(), '');
    const { page } = board();
    const steps: string[] = [queryOf(page)];
    const remember = async (): Promise<void> => {
      await board().ready();
      steps.push(queryOf(page));
    };
    await click(board(), panel(board(), '下级排名').getByRole('listitem').first().getByRole('button').first());
    await remember();
    await click(board(), panel(board(), '风险清单').getByRole('listitem').first().getByRole('button').first());
    await remember();
    await click(board(), page.locator('nav [data-view="region"]').first());
    await remember();
    expect(new Set(steps).size).toBe(4);
    const views = async () => ({
      query: queryOf(page),
      hasCard: await panel(board(), '点位详情').count(),
      place: await breadcrumb(board()).innerText(),
    });
    const seen = [await views()];
    for (let step = 0; step < 3; step++) {
      await page.goBack();
      await board().ready();
      seen.unshift(await views());
    }
    expect(seen.map(({ query }) => query)).toEqual(steps);
    expect(seen.map(({ hasCard }) => hasCard)).toEqual([0, 0, 1, 0]);
    for (const expected of seen.slice(1)) {
      await page.goForward();
      await board().ready();
      expect(await views()).toEqual(expected);
    }
  });
});
