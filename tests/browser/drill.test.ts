import { describe, expect, it } from 'vitest';
import { childrenOf, regionOf } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { breadcrumb, click, clickMap, panel, press, queryOf, readFigures, sum, valuesOf } from './user.ts';
import { logReadiness, readReadinessLog } from './watch-readiness.ts';

const COUNTRY = '100000';
const JIANGXI = '360000';
const GANZHOU = '360700';
const COUNTY = '360733';

/** What the ranking shows and its rest, against the region's own gap; every site of the demo lies in a county. */
const expectChildrenToSum = async (board: Board, region: string): Promise<void> => {
  const total = await board.figure({ name: 'not-linked', kind: 'major-hazard-source', region, filter: '' });
  const ranking = panel(board, '下级排名');
  const shown = await valuesOf(ranking, '[data-figure="not-linked"]');
  const rest = await valuesOf(ranking, '[data-figure="rest-not-linked"]');
  expect(shown.length).toBeGreaterThan(0);
  expect(sum([...shown, ...rest])).toBe(total);
};

const pathOf = (board: Board): Promise<string[]> =>
  breadcrumb(board)
    .getByRole('listitem')
    .allInnerTexts()
    .then((names) => names.map((name) => name.trim()));

const CASES = [
  {
    language: 'zh',
    viewport: { width: 1920, height: 1080 },
    query: '',
    suffix: '',
    names: ['全国', '江西省', '赣州市', '会昌县'],
  },
  {
    language: 'en',
    // A smaller page, because every frame is drawn in software.
    viewport: { width: 1600, height: 1000 },
    query: 'lang=en',
    suffix: '&lang=en',
    names: [/China/, /Jiangxi/, /Ganzhou/, /Huichang/],
  },
] as const;

describe.each(CASES)(
  'drill-down from the country to a county ($language)',
  ({ language, viewport, query, suffix, names }) => {
    // The same code in another language: the path is enough.
    const isShort = language === 'en';
    const board = sharePage({ viewport, prepare: async (page) => void (await logReadiness(page)) });
    const at = (region: string): string => `region=${region}${suffix}`;
    const expectPath = async (depth: number): Promise<void> => {
      const path = await pathOf(board());
      expect(path).toHaveLength(depth);
      names.slice(0, depth).forEach((name, index) => expect(path[index]).toMatch(name));
    };

    it('goes down by three clicks on the map, each with an address and figures that sum to the parent', async () => {
      await board().open(query);
      await expectPath(1);
      await expectChildrenToSum(board(), COUNTRY);
      await clickMap(board(), [115.6, 27.2], (reached) => reached === at(JIANGXI));
      await expectPath(2);
      await expectChildrenToSum(board(), JIANGXI);
      await clickMap(board(), regionOf(GANZHOU).label, (reached) => reached === at(GANZHOU));
      await expectPath(3);
      await expectChildrenToSum(board(), GANZHOU);
      await clickMap(board(), regionOf(COUNTY).label, (reached) => reached === at(COUNTY));
      await expectPath(4);
      expect(
        await board().figure({ name: 'registered', kind: 'coal-mine', region: COUNTY, filter: '' }),
      ).not.toBeNull();
    });

    it.skipIf(isShort)('shows a colleague who opens the address the same figures', async () => {
      const before = await readFigures(board().page);
      expect(Object.keys(before).length).toBeGreaterThan(50);
      await board().page.reload();
      await board().ready();
      expect(queryOf(board().page)).toBe(at(COUNTY));
      expect(await readFigures(board().page)).toEqual(before);
    });

    it('goes back and forward through the same addresses by the browser', async () => {
      const { page } = board();
      await page.goBack();
      await board().ready();
      expect(queryOf(page)).toBe(at(GANZHOU));
      await expectPath(3);
      await page.goBack();
      await board().ready();
      expect(queryOf(page)).toBe(at(JIANGXI));
      await page.goForward();
      await board().ready();
      expect(queryOf(page)).toBe(at(GANZHOU));
      await expectChildrenToSum(board(), GANZHOU);
    });

    it('goes up by Escape and stops at the root', async () => {
      await press(board(), 'Escape');
      expect(queryOf(board().page)).toBe(at(JIANGXI));
      await press(board(), 'Escape');
      expect(queryOf(board().page)).toBe(query);
      await press(board(), 'Escape');
      expect(queryOf(board().page)).toBe(query);
      await expectPath(1);
      await expectChildrenToSum(board(), COUNTRY);
    });

    it.skipIf(isShort)('goes up by the breadcrumb, and down by its list', async () => {
      await board().open(at(GANZHOU));
      await click(board(), breadcrumb(board()).getByRole('button').nth(1));
      expect(queryOf(board().page)).toBe(at(JIANGXI));
      await breadcrumb(board()).getByRole('button').last().click();
      const choices = board().page.getByRole('dialog').getByRole('button');
      expect(await choices.count()).toBe(childrenOf(JIANGXI).length);
      const index = childrenOf(JIANGXI).findIndex(({ adcode }) => adcode === GANZHOU);
      await click(board(), choices.nth(index));
      expect(queryOf(board().page)).toBe(at(GANZHOU));
      await click(board(), breadcrumb(board()).getByRole('button').first());
      expect(queryOf(board().page)).toBe(query);
    });

    it('says "loading" in the task of every change of the address, and "map" only with the figures of that region', async () => {
      const { changes, arrivals } = await readReadinessLog(board().page);
      expect(changes.length).toBeGreaterThanOrEqual(3);
      expect(changes.filter(({ ready }) => ready !== 'loading')).toEqual([]);
      expect(arrivals.length).toBeGreaterThanOrEqual(4);
      for (const { query: arrived, regions } of arrivals) {
        const region = new URLSearchParams(arrived).get('region') ?? COUNTRY;
        expect({ arrived, regions }).toEqual({ arrived, regions: [region] });
      }
    });
  },
);

describe('codes that stand for two levels', () => {
  const board = sharePage({ viewport: { width: 1280, height: 800 } });

  it('skips the second level of 北京: from the province straight to its districts', async () => {
    await board().open('region=110000');
    await clickMap(board(), [116.55, 40.52], (reached) => reached === 'region=110116');
    expect(await pathOf(board())).toEqual(['全国', '北京市', '怀柔区']);
    await press(board(), 'Escape');
    expect(queryOf(board().page)).toBe('region=110000');
  });
});
