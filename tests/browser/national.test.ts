import { describe, expect, it } from 'vitest';
import { childrenOf, KIND_IDS } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { panel, sum, valuesOf } from './user.ts';

const COUNTRY = '100000';
const LEVELS = ['1', '2', '3', '4', 'unassessed'] as const;

/** DOMAIN.md §5: what was published of the day the demo stands at. */
const PUBLISHED = { registered: 22_273, linked: 14_713, notLinked: 7_560, day: '2020-11-16', provinces: 34 } as const;

const ISLANDS = { 钓鱼岛: [123.47, 25.74], 曾母暗沙: [112.28, 3.97], 台湾: [121, 23.7] } as const;

describe.each([
  {
    language: 'zh',
    // An address, though the default one: whoever comes without any gets the tour.
    query: 'region=100000',
    notes: { target: /目标\s*100\s*%/, badge: '演示数据 · 演示时间', base: /演示底图，未送审/ },
  },
  {
    language: 'en',
    query: 'lang=en',
    notes: { target: /Target\s*100\s*%/, badge: 'Demo data · demo time', base: /Demo base map, not submitted/ },
  },
])('the country on one page ($language)', ({ query, notes }) => {
  const board = sharePage({});
  const ofMajor = { kind: 'major-hazard-source', region: COUNTRY, filter: '' } as const;

  it('tells how many major hazard sources the monitoring sees, and as of when', async () => {
    await board().open(query);
    expect(await board().figure({ ...ofMajor, name: 'registered' })).toBe(PUBLISHED.registered);
    expect(await board().figure({ ...ofMajor, name: 'linked' })).toBe(PUBLISHED.linked);
    expect(await board().figure({ ...ofMajor, name: 'not-linked' })).toBe(PUBLISHED.notLinked);
    expect(await board().figure({ ...ofMajor, name: 'linked-rate' })).toBe(PUBLISHED.linked / PUBLISHED.registered);
    const ingestion = panel(board(), '数据接入');
    const rate = ingestion.locator('data[data-figure="linked-rate"]');
    expect(await rate.innerText()).toContain('66.06');
    expect(await rate.getAttribute('data-as-of')).toContain(PUBLISHED.day);
    expect(await rate.getAttribute('data-source')).toBe('demo');
    expect(await ingestion.innerText()).toMatch(notes.target);
    expect(await ingestion.innerText()).toContain(PUBLISHED.day);
  });

  it('says that data and time are a demonstration and that the base map is not approved', async () => {
    expect(await board().page.locator('[data-badge-demo]').innerText()).toBe(notes.badge);
    expect(await board().page.getByText(notes.base).first().isVisible()).toBe(true);
  });

  it('shows 34 provinces and five registers in four colours that sum to what is registered', async () => {
    const symbols = board().page.locator('[data-map="main"] [data-adcode]');
    const codes = await symbols.evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('data-adcode')),
    );
    expect(new Set(codes).size).toBe(PUBLISHED.provinces);
    const legend = panel(board(), '图例');
    for (const kind of KIND_IDS) {
      const registered = await board().figure({ name: 'registered', kind, region: COUNTRY, filter: '' });
      const levels = await Promise.all(
        LEVELS.map((level) => valuesOf(legend, `[data-figure="sites"][data-kind="${kind}"][data-level="${level}"]`)),
      );
      expect(levels.map((values) => values.length)).toEqual([1, 1, 1, 1, 1]);
      expect(registered).toBeGreaterThan(100);
      expect(sum(levels.flat())).toBe(registered);
    }
  });

  it('ranks the provinces by their gap, and the rest closes the sum', async () => {
    const ranking = panel(board(), '下级排名');
    const shown = await valuesOf(ranking, '[data-figure="not-linked"]');
    const rest = await valuesOf(ranking, '[data-figure="rest-not-linked"]');
    expect(shown.length).toBeGreaterThanOrEqual(5);
    expect(shown).toEqual(shown.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(sum([...shown, ...rest])).toBe(PUBLISHED.notLinked);
  });

  it('explains a figure by its numerator, denominator, date, scope and source', async () => {
    const rate = panel(board(), '数据接入').locator('data[data-figure="linked-rate"]');
    await rate.getByRole('button').click();
    const card = board().page.getByRole('dialog');
    const text = await card.innerText();
    for (const part of ['14,713', '22,273', PUBLISHED.day, '66.06']) expect(text).toContain(part);
    await board().page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
    // The key belonged to the card: the board stays where it is.
    expect(await rate.getByRole('button').evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

/** What lies at a point: whether it is the map's, and whether the key's box covers it, through which clicks may fall. */
const findAt = (board: Board, point: { readonly x: number; readonly y: number }) =>
  board.page.evaluate(({ x, y }) => {
    const isIn = (element: Element | null): boolean => {
      const box = element?.getBoundingClientRect();
      return box !== undefined && x > box.left && x < box.right && y > box.top && y < box.bottom;
    };
    const map = document.querySelector('[data-map="main"]');
    const top = document.elementFromPoint(x, y);
    return {
      isInside: isIn(map),
      isMap: map !== null && top !== null && map.contains(top),
      isUnderKey: isIn(document.querySelector('[data-over-map="key"]')),
    };
  }, point);

describe.each(['', 'lang=en'])('what the map must show at 1280 × 800 (%s)', (look) => {
  const board = sharePage({ viewport: { width: 1280, height: 800 } });

  it('is the territory, whole and uncovered', async () => {
    await board().open(look);
    for (const [name, lngLat] of Object.entries(ISLANDS)) {
      const found = await findAt(board(), await board().project(lngLat));
      expect({ name, ...found }).toEqual({ name, isInside: true, isMap: true, isUnderKey: false });
    }
  });

  it('is every prefecture of a province, beside the key', async () => {
    await board().open(`region=360000&${look}`.replace(/&$/, ''));
    for (const { name, label } of childrenOf('360000')) {
      const found = await findAt(board(), await board().project(label));
      expect({ name, ...found }).toEqual({ name, isInside: true, isMap: true, isUnderKey: false });
    }
  });
});
