import { describe, expect, it } from 'vitest';
import { sharePage, withPage, type Board } from './harness.ts';
import { click, panel, queryOf, valuesOf } from './user.ts';

const JIANGXI = '360000';
const FILTER = 'kinds=tailings-pond&levels=1,2&links=not-linked&flags=tailings-pond.overhead';
const POND = { kind: 'tailings-pond', region: JIANGXI } as const;

const CASES = [
  {
    language: 'zh',
    suffix: '',
    toggles: [/^尾矿库$/, /红/, /橙/, /未接入/, /^头顶库$/],
    chips: [/尾矿库$/, /红 重大/, /橙 较大/, /未接入/, /头顶库/],
    clear: '清除',
    close: '关闭点位详情',
    why: '等级溯源',
  },
  {
    language: 'en',
    suffix: '&lang=en',
    toggles: [/^Ponds$/, /Red/, /Orange/, /Not linked/, /^Overhead/],
    chips: [/Tailings/, /Red/, /Orange/, /Not linked/, /Overhead/i],
    clear: 'Clear',
    close: 'Close site detail',
    why: 'Why this level',
  },
] as const;

/** The card as someone reads it: name, level, and the chain of reasons. */
const readCard = async (board: Board) => {
  const card = panel(board, '点位详情');
  await card.getByRole('heading', { level: 2 }).waitFor();
  const reasons = await card.locator('[data-reasons] li').evaluateAll((items) =>
    items.map((item) => ({
      rule: item.getAttribute('data-rule') ?? '',
      value: item.getAttribute('data-value'),
      threshold: item.getAttribute('data-threshold') ?? '',
      source: item.getAttribute('data-source') ?? '',
      words: (item as HTMLElement).innerText,
    })),
  );
  return {
    name: await card.getByRole('heading', { level: 2 }).innerText(),
    level: await card.locator('[data-attribute="level"]').getAttribute('data-level'),
    link: await card.locator('[data-attribute="link"]').getAttribute('data-link'),
    reasons,
    text: await card.innerText(),
  };
};

describe.each(CASES)('red and orange overhead ponds that nobody monitors ($language)', (words) => {
  const board = sharePage({ viewport: { width: 1440, height: 900 } });
  const address = `region=${JIANGXI}&${FILTER}${words.suffix}`;

  it('are found by five clicks on the legend, level and link counted before they filter', async () => {
    await board().open(`region=${JIANGXI}${words.suffix}`);
    const legend = panel(board(), '图例');
    expect(await board().figure({ ...POND, name: 'registered', filter: '' })).toBe(368);
    expect(await valuesOf(legend, '[data-flag="tailings-pond.overhead"]')).toEqual([57]);
    for (const name of words.toggles) {
      const toggle = legend.getByRole('button', { name, pressed: false }).and(legend.locator('[aria-pressed]'));
      await click(board(), toggle.first());
    }
    expect(queryOf(board().page)).toBe(address);
  });

  it('stand in chips, and the list counts what the legend counts', async () => {
    const chips = board().page.getByRole('group', { name: words.language === 'zh' ? '当前筛选' : 'Active filters' });
    for (const name of words.chips) expect(await chips.getByRole('button', { name }).count()).toBe(1);
    const list = panel(board(), '风险清单');
    const [listed] = await valuesOf(list, '[data-figure="listed-sites"]');
    const legend = panel(board(), '图例');
    const cells = `[data-figure="sites"][data-kind="tailings-pond"][data-link="not-linked"]`;
    expect(await valuesOf(legend, cells)).toEqual([listed]);
    expect(listed).toBeGreaterThan(0);
    expect(listed).toBeLessThan(57);
    expect(await list.getByRole('listitem').count()).toBe(listed);
    // The row of a level that is off still tells what it would add.
    const [yellow] = await valuesOf(legend, '[data-figure="sites"][data-kind="tailings-pond"][data-level="3"]');
    expect(yellow).not.toBeNull();
  });

  it('open with the reasons of their level, each with value, threshold and source', async () => {
    await click(board(), panel(board(), '风险清单').getByRole('listitem').first().getByRole('button'));
    const card = await readCard(board());
    expect(['1', '2']).toContain(card.level);
    expect(card.link).toBe('not-linked');
    expect(card.text).toContain(words.why);
    expect(card.reasons.length).toBeGreaterThan(0);
    for (const reason of card.reasons) {
      expect(reason.rule).toMatch(/\S/);
      expect(reason.source).toMatch(/\S/);
      expect(reason.value).not.toBeNull();
      expect(reason.words).toContain(reason.source);
    }
    expect(card.reasons.some(({ threshold }) => threshold !== '')).toBe(true);
    expect(queryOf(board().page)).toContain(`&site=tailings-pond:`);
  });

  it('open the same card for a colleague who is sent the address', async () => {
    const card = await readCard(board());
    const url = board().page.url();
    await withPage({ viewport: { width: 1440, height: 900 } }, async (other) => {
      await other.open(new URL(url).search.slice(1));
      expect((await readCard(other)).name).toBe(card.name);
      expect((await readCard(other)).reasons).toEqual(card.reasons);
    });
  });

  it('masks the people who answer for the site', async () => {
    const people = panel(board(), '点位详情').locator('dd');
    const text = (await people.allInnerTexts()).join('\n');
    expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    expect(text).toMatch(/[*＊]/);
  });

  it('close by the button, and one click clears every filter', async () => {
    await click(board(), board().page.getByRole('button', { name: words.close }));
    expect(queryOf(board().page)).toBe(address);
    await click(board(), board().page.getByRole('button', { name: words.clear, exact: true }));
    expect(queryOf(board().page)).toBe(`region=${JIANGXI}${words.suffix}`);
    expect(await panel(board(), '图例').locator('[aria-pressed="true"]').count()).toBe(0);
    expect(await board().figure({ ...POND, name: 'registered', filter: '' })).toBe(368);
  });
});
