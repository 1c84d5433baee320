// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../ui/language.tsx';
import { NOW, REGIONS, toAnswer, toItem, toLane, toScope } from './rectifications.test-support.ts';
import { Rectifications, type RectificationsProps } from './rectifications.tsx';

afterEach(cleanup);

const OVERDUE = toItem({
  id: 'late',
  text: '最久',
  dueOn: '2020-10-24',
  deadline: { standing: 'overdue', days: 23, usedShare: 1 },
});
const FIXES = toLane(
  '隐患整改',
  [toItem({ id: 'a', state: '复核' }), OVERDUE, toItem({ id: 'b', state: '销号', closedOn: '2020-11-01' })],
  { open: 2, overdue: 1, closed: 1, closedRate: 1 / 3 },
);
const PROBLEMS = toLane('问题隐患', [toItem({ id: 'p', site: null, text: '全市的事', listType: '问题隐患' })], {
  open: 1,
});

const show = (patch: Partial<RectificationsProps> = {}, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const onBoard = vi.fn();
  render(
    <LanguageProvider language={language}>
      <Rectifications
        answer={toAnswer([FIXES, PROBLEMS])}
        scope={toScope()}
        regions={REGIONS}
        nowMs={NOW}
        state={{ status: 'fresh' }}
        rowLimit={6}
        onBoard={onBoard}
        {...patch}
      />
    </LanguageProvider>,
  );
  return onBoard;
};

const valueOf = (list: string, name: string): string | null | undefined =>
  document.querySelector(`[data-list="${list}"] [data-figure="${name}"]`)?.getAttribute('value');

describe('rectifications of a region', () => {
  it('shows each list by itself, without a sum, and no rate where nothing was judged', () => {
    show();
    expect(valueOf('隐患整改', 'rectifications-open')).toBe('2');
    expect(valueOf('隐患整改', 'rectifications-overdue')).toBe('1');
    expect(valueOf('问题隐患', 'rectifications-open')).toBe('1');
    expect(valueOf('问题隐患', 'rectifications-on-time-rate')).toBe('');
    expect(document.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('lists the longest overdue first, in words', () => {
    show();
    const rows = within(screen.getAllByRole('list').at(-1)!).getAllByRole('listitem');
    expect(rows.map((row) => row.querySelector('[data-item]')?.getAttribute('data-item'))).toEqual(['late', 'a', 'b']);
    expect(rows[0]!.textContent).toContain('逾期 23 天');
    expect(rows[0]!.textContent).toContain('章贡区 · 整改');
  });

  it('shows the items of one state at a click, and all again at the next', () => {
    show();
    const closed = screen.getByRole('button', { name: '销号' });
    fireEvent.click(closed);
    expect(closed.getAttribute('aria-pressed')).toBe('true');
    expect(screen.queryByText('最久')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '发现' }));
    expect(screen.getByText('没有处于这一状态的项。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '发现' }));
    expect(screen.getByText('最久')).toBeTruthy();
  });

  it('leads to the board: all of it, or the list and state that it shows', () => {
    const onBoard = show({ rowLimit: 1 });
    fireEvent.click(screen.getByRole('button', { name: '在看板中看' }));
    expect(onBoard).toHaveBeenLastCalledWith({ lists: null, states: null });
    fireEvent.click(screen.getByRole('button', { name: '看全部' }));
    expect(onBoard).toHaveBeenLastCalledWith({ lists: ['隐患整改'], states: null });
  });

  it('changes the list, and an item of no site opens nothing', () => {
    const onSelectSite = vi.fn();
    show({ onSelectSite });
    fireEvent.click(screen.getByText('最久'));
    expect(onSelectSite).toHaveBeenCalledWith({ kind: 'tailings-pond', id: 'tp-late' });
    fireEvent.click(screen.getByRole('button', { name: '问题隐患' }));
    expect(screen.getByText('全市的事').closest('button')).toBeNull();
  });

  it('says in words that there are none, that it is broken, and what is missing', () => {
    show({ answer: toAnswer([]) });
    expect(screen.getByText('本区域没有整改项。')).toBeTruthy();
    cleanup();
    show({ answer: null, state: { status: 'never', message: { zh: '未取得数据集 rectifications', en: '' } } });
    expect(screen.getByText('未取得数据集 rectifications')).toBeTruthy();
    expect(document.querySelector('[data-figure]')).toBeNull();
    cleanup();
    show({ answer: toAnswer([FIXES], { isComplete: false }) }, 'en');
    expect(screen.getByText('The service gave fewer items than it has')).toBeTruthy();
  });
});
