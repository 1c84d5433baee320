// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RectificationBoardAnswer } from '../../domain/analyses/rectification-board.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { BoardFilters, type BoardFiltersProps } from './board-filters.tsx';
import { Board, type BoardProps } from './board.tsx';
import { ItemsByRegion } from './by-region.tsx';
import { FaultyItems } from './faulty-items.tsx';
import { NOW, REGIONS, toAnswer, toItem, toLane, toScope } from './rectifications.test-support.ts';
import { SiteItems } from './site-items.tsx';

afterEach(cleanup);

const ITEMS = [
  toItem({ id: 'late', deadline: { standing: 'overdue', days: 23, usedShare: 1 } }),
  toItem({ id: 'soon', deadline: { standing: 'due-soon', days: 3, usedShare: 0.9 }, reopenedOn: '2020-11-03' }),
  toItem({ id: 'undated', deadline: { standing: 'undated', days: null, usedShare: null } }),
  toItem({ id: 'done', state: '销号', deadline: { standing: 'closed-late', days: 2, usedShare: 1 } }),
];
const FIXES = toLane('隐患整改', ITEMS, { open: 60 }, { 整改: 57 });
const PROBLEMS = toLane('问题隐患', [toItem({ id: 'p', site: null, listType: '问题隐患' })]);

const shared = { scope: toScope(), regions: REGIONS, nowMs: NOW, state: { status: 'fresh' } } as const;

const showBoard = (answer: RectificationBoardAnswer, patch: Partial<BoardProps> = {}) => {
  const spies = { onOffset: vi.fn(), onChoose: vi.fn(), onSelectSite: vi.fn(), onMap: vi.fn() };
  render(
    <LanguageProvider language="zh-CN">
      <Board {...shared} answer={answer} cardLimit={8} offset={0} pageSize={50} {...spies} {...patch} />
    </LanguageProvider>,
  );
  return spies;
};

const column = (state: string): HTMLElement => document.querySelector<HTMLElement>(`[data-column="${state}"]`)!;
const cards = (within: ParentNode): (string | null)[] =>
  [...within.querySelectorAll('[data-item]')].map((card) => card.getAttribute('data-item'));

describe('board', () => {
  it('has a column for each state with its count, and cards that say the deadline in words', () => {
    const { onSelectSite, onMap } = showBoard(toAnswer([FIXES]));
    const states = [...document.querySelectorAll('[data-figure="rectifications"][data-state]')];
    expect(states.map((figure) => [figure.getAttribute('data-state'), figure.getAttribute('value')])).toEqual([
      ['发现', '0'],
      ['登记', '0'],
      ['交办', '0'],
      ['整改', '60'],
      ['复核', '0'],
      ['销号', '1'],
    ]);
    const work = within(column('整改'));
    for (const words of ['逾期 23 天', '3 天后到期', '无有效期限', '↺ 重开 11-03'])
      expect(work.getByText(words)).toBeTruthy();
    expect(within(column('销号')).getByText('逾期 2 天销号')).toBeTruthy();
    fireEvent.click(work.getByText('逾期 23 天'));
    expect(onSelectSite).toHaveBeenCalledWith({ kind: 'tailings-pond', id: 'tp-late' });
    fireEvent.click(screen.getByRole('button', { name: '在地图上看' }));
    expect(onMap).toHaveBeenCalledOnce();
  });

  it('says how many a column does not show, and leads to them', () => {
    const { onChoose } = showBoard(toAnswer([FIXES]));
    expect(column('整改').querySelector('[data-figure="rectifications-rest"]')?.getAttribute('value')).toBe('57');
    fireEvent.click(within(column('整改')).getByRole('button', { name: '看全部 隐患整改 整改' }));
    expect(onChoose).toHaveBeenCalledWith({ lists: ['隐患整改'], states: ['整改'] });
  });

  it('shows lists in lanes of their own, shorter ones, and never a sum', () => {
    showBoard(
      toAnswer([
        toLane(
          '隐患整改',
          Array.from({ length: 5 }, (_, at) => toItem({ id: `${at}` })),
        ),
        PROBLEMS,
      ]),
    );
    const lane = document.querySelector('[data-list="隐患整改"]')!;
    expect(cards(lane)).toHaveLength(3);
    const totals = [...document.querySelectorAll('h3 [data-figure="rectifications"]')];
    expect(totals.map((figure) => figure.getAttribute('value'))).toEqual(['5', '1']);
  });

  it('turns the pages of a column that stands alone', () => {
    const alone = { ...FIXES, columns: FIXES.columns.filter(({ state }) => state === '整改') };
    const { onOffset, onChoose } = showBoard(toAnswer([alone]));
    fireEvent.click(screen.getByRole('button', { name: '下一页' }));
    expect(onOffset).toHaveBeenCalledWith(50);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '上一页' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '回到整块看板' }));
    expect(onChoose).toHaveBeenCalledWith({ lists: null, states: null });
  });

  it('names its counts by what it shows alone', () => {
    showBoard(toAnswer([FIXES], { focus: 'overdue' }));
    const figure = column('整改').querySelector('[data-figure="rectifications-overdue"]');
    expect([figure?.getAttribute('data-state'), figure?.getAttribute('data-filter')]).toEqual([
      '整改',
      'lists=隐患整改&states=整改&focus=overdue',
    ]);
  });

  it('tells nothing at all from nothing chosen', () => {
    showBoard(toAnswer([]));
    expect(screen.getByText('本区域没有整改项。')).toBeTruthy();
    cleanup();
    showBoard(toAnswer([], { lists: [FIXES] }));
    expect(screen.getByText('没有符合筛选的整改项。')).toBeTruthy();
  });
});

describe('filters of the board', () => {
  const show = (patch: Partial<BoardFiltersProps> = {}) => {
    const onChoose = vi.fn();
    render(
      <LanguageProvider language="zh-CN">
        <BoardFilters lists={null} states={null} focus="all" known={[FIXES]} onChoose={onChoose} {...patch} />
      </LanguageProvider>,
    );
    return onChoose;
  };

  it('choose one list, one state, one focus', () => {
    const onChoose = show();
    fireEvent.click(screen.getByRole('button', { name: '隐患整改' }));
    fireEvent.click(screen.getByRole('button', { name: '复核' }));
    fireEvent.click(screen.getByRole('button', { name: '逾期' }));
    expect(onChoose.mock.calls).toEqual([[{ lists: ['隐患整改'] }], [{ states: ['复核'] }], [{ focus: 'overdue' }]]);
  });

  it('show a list that the address names and the region does not have', () => {
    show({ lists: ['追责问责'] });
    expect(screen.getByRole('button', { name: '追责问责' }).getAttribute('aria-pressed')).toBe('true');
  });
});

it('divisions: most overdue first, the own items last, each child a way down', () => {
  const onGoTo = vi.fn();
  render(
    <LanguageProvider language="zh-CN">
      <ItemsByRegion {...shared} answer={toAnswer([FIXES])} onGoTo={onGoTo} />
    </LanguageProvider>,
  );
  const rows = [...document.querySelectorAll('[data-region-row]')];
  expect(rows.map((row) => [row.getAttribute('data-region-row'), row.getAttribute('data-relation')])).toEqual([
    ['360703', 'child'],
    ['360702', 'child'],
    ['360700', 'own'],
  ]);
  fireEvent.click(screen.getByRole('button', { name: '南康区' }));
  expect(onGoTo).toHaveBeenCalledWith('360703');
  expect(rows[2]?.querySelector('[data-figure="rectifications-overdue"]')?.getAttribute('data-filter')).toBe(
    'lists=隐患整改&part=own',
  );
});

it('contradictory items are named with what they say; without any there is nothing to see', () => {
  const faulty = [
    { id: 'r-1', fault: 'due-before-found', said: '2020-10-16 → 2020-10-15', isCounted: true },
    { id: '', fault: 'no-id', said: '', isCounted: false },
  ] as const;
  const show = (answer: RectificationBoardAnswer) =>
    render(
      <LanguageProvider language="zh-CN">
        <FaultyItems {...shared} answer={answer} />
      </LanguageProvider>,
    );
  show(toAnswer([FIXES], { faulty, faultyTotal: 2, notAtSites: 4 }));
  expect(document.querySelector('[data-fault="due-before-found"]')?.textContent).toContain('2020-10-16 → 2020-10-15');
  expect(document.querySelector('[data-fault="no-id"]')?.textContent).toContain('未计入');
  expect(document.querySelector('[data-figure="rectifications-not-at-sites"]')?.getAttribute('value')).toBe('4');
  cleanup();
  show(toAnswer([FIXES]));
  expect(document.body.textContent).toBe('');
});

it('items of a site say state and deadline, and lead to their list in their division', () => {
  const onBoard = vi.fn();
  const show = (readAtMs: number | null, items = ITEMS.slice(0, 1)) =>
    render(
      <LanguageProvider language="zh-CN">
        <SiteItems
          answer={{ items, total: items.length, isComplete: true, readAtMs }}
          regions={REGIONS}
          onBoard={onBoard}
        />
      </LanguageProvider>,
    );
  show(NOW);
  expect(screen.getByText('逾期 23 天')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '在看板中看' }));
  expect(onBoard).toHaveBeenCalledWith('360702', { lists: ['隐患整改'], states: ['整改'] });
  cleanup();
  show(NOW, []);
  expect(screen.getByText('没有整改项。')).toBeTruthy();
  cleanup();
  show(null, []);
  expect(screen.getByText('未取得数据集 rectifications')).toBeTruthy();
});
