import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findAxeViolations } from './axe.ts';
import { sharePage, withPage, type Board } from './harness.ts';
import { click, panel, press, queryOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };

/** Every view in its fullest state; a card is opened from the list. */
const ADDRESSES = [
  ['the country', '', false],
  ['a prefecture with a card', 'region=360700', true],
  ['the data view', 'view=data', false],
] as const;

/** Opens the first site of the list by the keyboard, so that its card is on screen. */
const openFirstSite = async (board: Board): Promise<void> => {
  await panel(board, '风险清单').getByRole('listitem').first().getByRole('button').focus();
  await press(board, 'Enter');
};

/** Theme and language stand behind one button. */
const display = async (board: Board, choice: string): Promise<void> => {
  await click(board, board.page.getByRole('button', { name: /^(显示|Display)$/ }));
  await click(board, board.page.getByRole('button', { name: choice, exact: true }));
  await press(board, 'Escape');
};

describe('axe finds nothing serious, in Chinese and English, dark and daylight,', () => {
  // Without motion: colours that are still changing have the contrast of neither look.
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it.each(ADDRESSES)('on %s', async (_what, address, hasCard) => {
    await board().open(address);
    if (hasCard) await openFirstSite(board());
    const { page } = board();
    const found: Record<string, readonly string[]> = { 'zh, dark': await findAxeViolations(page) };
    await display(board(), 'English');
    found['en, dark'] = await findAxeViolations(page);
    await display(board(), 'Daylight');
    found['en, daylight'] = await findAxeViolations(page);
    await display(board(), '中文');
    found['zh, daylight'] = await findAxeViolations(page);
    expect(queryOf(page)).toContain('theme=daylight');
    expect(found).toEqual({ 'zh, dark': [], 'en, dark': [], 'en, daylight': [], 'zh, daylight': [] });
  });
});

describe('axe finds nothing serious', () => {
  it('on a province that is filtered', async () => {
    await withPage({ viewport: VIEWPORT }, async (board) => {
      await board.open('region=360000&levels=1,2&links=not-linked');
      expect(await findAxeViolations(board.page)).toEqual([]);
    });
  });

  it('on a phone', async () => {
    await withPage({ viewport: { width: 390, height: 844 }, isTouch: true }, async (board) => {
      await board.open('region=360000');
      expect(await findAxeViolations(board.page)).toEqual([]);
    });
  });
});

/** Presses Tab until something with this accessible name has the focus, as someone without a mouse does. */
const tabTo = async (page: Page, name: RegExp, mostPresses = 120): Promise<void> => {
  const seen: string[] = [];
  for (let presses = 0; presses < mostPresses; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element === null ? '' : (element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? '');
    });
    if (name.test(focused.trim())) return;
    seen.push(focused.trim());
    await page.keyboard.press('Tab');
  }
  throw new Error(`no ${name} within ${mostPresses} presses of Tab: ${seen.join(' · ')}`);
};

/** Whether a person sees where the focus is. */
const hasVisibleFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  });

describe('without a mouse', () => {
  const board = sharePage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });

  it('one drills, filters, opens a site, closes it and goes up again', async () => {
    await board().open();
    const { page } = board();
    await tabTo(page, /^全国/);
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, /^江西$/);
    await press(board(), 'Enter');
    expect(queryOf(page)).toBe('region=360000');

    // The legend is one stop of Tab; arrows move inside it.
    await tabTo(page, /^危险源$/);
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('尾矿库');
    expect(await hasVisibleFocus(page)).toBe(true);
    await press(board(), 'Space');
    expect(queryOf(page)).toBe('region=360000&kinds=tailings-pond');

    await tabTo(page, /演示尾矿-/);
    expect(await hasVisibleFocus(page)).toBe(true);
    await press(board(), 'Enter');
    expect(queryOf(page)).toContain('site=tailings-pond:');
    expect(await panel(board(), '点位详情').getByRole('heading', { level: 2 }).isVisible()).toBe(true);

    await tabTo(page, /^关闭点位详情$/);
    await press(board(), 'Enter');
    expect(queryOf(page)).toBe('region=360000&kinds=tailings-pond');
    await press(board(), 'Escape');
    expect(queryOf(page)).toBe('kinds=tailings-pond');
  });

  it('one reaches the divisions on the map itself', async () => {
    await board().open();
    const { page } = board();
    await page.locator('[data-map="main"]').getByRole('button', { name: /江西/ }).first().focus();
    await press(board(), 'Enter');
    expect(queryOf(page)).toBe('region=360000');
  });
});
