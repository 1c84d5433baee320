// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { defineHazard, type HazardKind } from '../../hazards/define.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import type { SiteTableProps } from './props.ts';
import { SitePager } from './site-pager.ts';
import { toPage, toRows, toSiteRow } from './site-table.test-support.ts';
import { SiteTable } from './site-table.tsx';

afterEach(cleanup);

const same = (text: string) => ({ zh: text, en: text });
const toKind = (id: string, isRegister = true): HazardKind =>
  defineHazard({
    id,
    collection: `${id}s`,
    isRegister,
    geometry: 'point',
    shape: 'circle',
    words: { name: same(id), shortName: same(id), unit: same('座'), levelNote: same('') },
    fields: [],
    facets: [{ id: 'old', words: same('老坝'), field: 'old', test: () => false }],
    grading: {
      id: 'rule',
      version: '1',
      document: '示例文件',
      clause: '第 1 条',
      confidence: 'c',
      validFrom: '2020-01-01',
      grade: () => ({ level: null, reasons: [], missing: [], findings: [] }),
    },
    exposure: { field: 'people', words: same('下游人数') },
    lateAfterMinutes: 60,
    summary: () => same(''),
  });

const kinds = [toKind('test-dam'), toKind('test-mine'), toKind('reference-site', false)];
const regions = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [110000, 110101],
  names: ['京', '京一'],
  shortNames: ['京', '京一'],
  parents: [-1, 0],
  levels: [1, 3],
  boxes: [0, 0, 0, 0, 0, 0, 0, 0],
  labels: [0, 0, 0, 0],
  areas: [1, 1],
  countyRanges: [1, 1, 1, 1],
  countyCount: 1,
  countyAdcodes: [0, 110101],
});

const settle = (): Promise<void> => act(() => Promise.resolve());

/** The table over rows that a test can exchange, with a spy for everything it says. */
const show = async (rows: readonly SiteRow[], changes: Partial<SiteTableProps> = {}) => {
  let all = rows;
  let version = 1;
  let question = 'q';
  const pager = new SitePager();
  const ask = (offset: number, limit: number) => Promise.resolve(toPage(all, offset, limit));
  const says = {
    onSort: vi.fn<SiteTableProps['onSort']>(),
    onColumns: vi.fn<SiteTableProps['onColumns']>(),
    onSelect: vi.fn<SiteTableProps['onSelect']>(),
    onFilter: vi.fn<SiteTableProps['onFilter']>(),
    onClear: vi.fn<SiteTableProps['onClear']>(),
    onDownload: vi.fn<SiteTableProps['onDownload']>(),
    onExport: vi.fn<SiteTableProps['onExport']>(),
  };
  const onWant = (first: number, end: number): void => pager.want(first, end);
  const exportSource = { ask, version: () => version };
  const sourceOf = () => ({ name: '演示登记', asOf: '2020-11-16T09:00:00+08:00' });
  const Table = (props: Partial<SiteTableProps>) => (
    <LanguageProvider language="zh-CN">
      <SiteTable
        kinds={kinds}
        regions={regions}
        scope={toScope([toKindCounts('test-dam', [['2', 'linked', 0, rows.length]])])}
        state={{ status: 'fresh' }}
        nowMs={0}
        rows={useSyncExternalStore(pager.subscribe, pager.snapshot)}
        isCurrent
        onWant={onWant}
        onRetry={pager.retry}
        sort={null}
        columns={null}
        selected={null}
        sourceOf={sourceOf}
        isByCounty={false}
        fileTitle="四色一张图"
        exportSource={exportSource}
        {...says}
        {...props}
      />
    </LanguageProvider>
  );
  const view = render(<Table {...changes} />);
  const refresh = async (next: readonly SiteRow[], nextQuestion = question): Promise<void> => {
    all = next;
    version++;
    question = nextQuestion;
    act(() => pager.open(question, version, ask));
    await settle();
  };
  await refresh(rows);
  return {
    ...says,
    refresh,
    change: (next: Partial<SiteTableProps>) => view.rerender(<Table {...changes} {...next} />),
  };
};

const grid = (): HTMLElement => screen.getByRole('grid');
const press = (key: string, options: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...options });
};
const focused = (): string | null => document.activeElement?.getAttribute('data-cell') ?? null;
const focusFirst = (): void => act(() => grid().querySelector<HTMLElement>('[data-cell="0:0"]')?.focus());

it('draws a screenful of many rows and says how many there are', async () => {
  await show(toRows(22_273));
  expect(grid().getAttribute('aria-rowcount')).toBe('22274');
  expect(grid().getAttribute('aria-colcount')).toBe('9');
  const drawn = within(grid()).getAllByRole('row');
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[1]?.getAttribute('aria-rowindex')).toBe('2');
  const total = document.querySelector('data[data-figure="sites"]');
  expect(total?.getAttribute('value')).toBe('22273');
  expect(total?.getAttribute('data-region')).toBe('100000');
});

it('says level, link, unknown and not applicable in words, and of a synthetic row that it is one', async () => {
  await show([
    toSiteRow(0, { level: '1', link: 'not-linked', exposure: null, adcode: null, lastReportAt: null }),
    toSiteRow(1, { isLate: true, warning: 2, isWarningRetained: true, exposure: 1234, isSynthetic: false }),
  ]);
  const [, first, second] = within(grid()).getAllByRole('row');
  expect(first?.textContent).toMatch(/水坝0演示.*不在任何区县.*红 重大.*未接入.*未说明.*无.*下游人数—未知/);
  expect(second?.textContent).toMatch(/水坝1京.*橙 较大.*已接入 · 迟报.*不适用.*橙 · 保留.*下游人数1,234/);
  expect(second?.textContent).not.toContain('演示');
});

it('moves by keys with one cell in the tab order, and opens the card', async () => {
  const { onSelect } = await show(toRows(500));
  expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  focusFirst();
  press('ArrowDown');
  press('ArrowRight');
  expect(focused()).toBe('1:1');
  press('End', { ctrlKey: true });
  await settle();
  expect(focused()).toBe('499:8');
  expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  press('Home');
  press('PageUp');
  expect(focused()).toBe('490:0');
  press('Home', { ctrlKey: true });
  press('Enter');
  expect(onSelect).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'd-0' }));
  press('ArrowUp');
  expect(focused()).toBe('-1:0');
  press('Enter');
  expect(onSelect).toHaveBeenCalledTimes(1);
});

it('keeps the focus on its site when the register changes, and in the table when the site is gone', async () => {
  const { refresh } = await show(toRows(50));
  focusFirst();
  press('ArrowDown');
  press('ArrowDown');
  await refresh([toSiteRow(900), toSiteRow(901), ...toRows(50)]);
  expect(document.activeElement?.closest('[data-site]')?.getAttribute('data-site')).toBe('test-dam:d-2');
  expect(focused()).toBe('4:0');
  await refresh(toRows(2));
  expect(focused()).toBe('1:0');
});

it('begins at the top of another selection', async () => {
  const { refresh } = await show(toRows(300));
  focusFirst();
  press('End', { ctrlKey: true });
  await refresh(toRows(300), 'other');
  expect(focused()).toBe('0:8');
});

it('sorts by a head, says so, and goes back to worst first', async () => {
  const { onSort, change } = await show(toRows(3));
  const head = screen.getByRole('columnheader', { name: /影响人数/ });
  expect(head.getAttribute('aria-sort')).toBe('none');
  fireEvent.click(within(head).getByRole('button'));
  expect(onSort).toHaveBeenLastCalledWith({ by: 'exposure', isDescending: false });
  change({ sort: { by: 'exposure', isDescending: false } });
  expect(head.getAttribute('aria-sort')).toBe('descending');
  expect(document.querySelectorAll('[aria-sort]:not([aria-sort="none"])')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '最差在前' }));
  expect(onSort).toHaveBeenLastCalledWith(null);
});

it('adds a column, and says which columns of an address it does not have', async () => {
  const { onColumns, change } = await show(toRows(3));
  fireEvent.click(screen.getByRole('button', { name: /选列/ }));
  fireEvent.click(screen.getByRole('checkbox', { name: '编号' }));
  expect(onColumns.mock.lastCall?.[0]).toContain('id');
  change({ columns: ['name', 'level', 'colour'] });
  expect(within(grid()).getAllByRole('columnheader')).toHaveLength(2);
  const notice = document.querySelector('[data-notice="columns"]') as HTMLElement;
  expect(notice.textContent).toContain('colour');
  fireEvent.click(within(notice).getByRole('button'));
  expect(onColumns).toHaveBeenLastCalledWith(['name', 'level']);
});

it('exports what it shows, and of whom and of when it is', async () => {
  const { onDownload } = await show(toRows(1200), { columns: ['name', 'level', 'link'] });
  fireEvent.click(screen.getByRole('button', { name: '导出 CSV' }));
  await vi.waitFor(() => expect(onDownload).toHaveBeenCalled());
  const [csv = '', fileName] = onDownload.mock.lastCall ?? [];
  expect(fileName).toBe('四色一张图_全国_点位_20201116.csv');
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('\uFEFF名称,风险等级,接入状态,迟报,失联,数据来源,数据截至,演示数据');
  expect(lines[1]).toBe('水坝0,橙,已接入,否,否,演示登记,2020-11-16T09:00:00+08:00,是');
  expect(lines).toHaveLength(1202);
  await settle();
  expect(document.querySelector('[data-export="done"]')?.textContent).toContain('1,200');
});

it('exports whole registers in a format of the menu, and says what came of it', async () => {
  const file = {
    bytes: new ArrayBuffer(0),
    fileName: '四色一张图_全国_煤矿_20201116_演示数据_属性不全.xlsx',
    type: '',
    rows: 1200,
    parts: [],
    missing: [{ kind: 'test-dam', what: 'card' as const, fields: ['甲', '乙', '丙', '丁', '戊', '己'].map(same) }],
    notes: [{ code: 'cut' as const, count: 2 }],
  };
  const { onExport } = await show(toRows(1200));
  let finish: (reply: Awaited<ReturnType<SiteTableProps['onExport']>>) => void = () => undefined;
  onExport.mockReturnValue(new Promise((resolve) => (finish = resolve)));
  const button = screen.getByRole('button', { name: '导出登记' });
  fireEvent.click(button);
  const menu = screen.getByRole('dialog', { name: '导出登记的全部属性' });
  expect(menu.textContent).toContain('1,200 处 · 演示数据');
  expect(
    within(menu)
      .getAllByRole('button')
      .map((each) => each.getAttribute('data-format')),
  ).toEqual(['csv', 'xlsx', 'geojson', 'parquet']);
  fireEvent.click(within(menu).getByRole('button', { name: /XLSX/ }));
  expect(onExport).toHaveBeenCalledExactlyOnceWith('xlsx');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect((button as HTMLButtonElement).disabled).toBe(true);
  expect(button.textContent).toBe('正在导出 XLSX…');
  await act(async () => finish({ ok: true, value: file }));
  const said = document.querySelector('[data-export-file="done"]')?.textContent;
  expect(said).toContain('已导出 1,200 处 · 四色一张图_全国_煤矿_20201116_演示数据_属性不全.xlsx');
  expect(said).toContain('test-dam: 未能取得 6 项属性 (甲、乙、丙、丁、戊 …)');
  expect(said).toContain('截短的单元格 2');
});

it('says why no file was made', async () => {
  const { onExport } = await show(toRows(3));
  const fault = { kind: 'too-large' as const, message: '太大', words: { zh: '太大', en: 'too large' } };
  onExport.mockResolvedValueOnce({ ok: false, fault }).mockRejectedValueOnce(new Error('worker gone'));
  for (const [format, words] of [
    ['XLSX', '太大'],
    ['CSV', '导出未能读完所有行'],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: '导出登记' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: new RegExp(format) }));
    await settle();
    expect(document.querySelector('[data-export-file="fault"]')?.textContent).toContain(words);
  }
});

it('says that nothing passes and offers the way back', async () => {
  const scope = toScope([toKindCounts('test-dam', [])], { levels: ['1'] });
  const { onClear } = await show([], { scope });
  fireEvent.click(screen.getByRole('button', { name: '清除' }));
  expect(onClear).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('grid')).toBeNull();
});

it('tells synthetic from real rows and adds them nowhere; what is in no register is named apart', async () => {
  const scope = toScope([
    toKindCounts('test-dam', [['2', 'linked', 0, 5]], 'import-1', false),
    toKindCounts('test-mine', [['2', 'linked', 0, 7]]),
    toKindCounts('reference-site', [['unassessed', 'not-applicable', 0, 3]]),
  ]);
  const { onFilter } = await show(toRows(12), { scope });
  const values = [...document.querySelectorAll('data[data-figure="sites"]')].map((each) => each.getAttribute('value'));
  expect(values).toEqual(['5', '7', '3']);
  fireEvent.click(screen.getByRole('button', { name: '查看' }));
  expect(onFilter).toHaveBeenCalledExactlyOnceWith({ kinds: ['reference-site'] });
});

it('says how many rows are not on the map where positions are shown by county', async () => {
  const counts = toKindCounts('test-dam', [['2', 'linked', 0, 5]]);
  const unplaced = toKindCounts('test-dam', [['2', 'linked', 0, 2]]);
  await show(toRows(5), { scope: toScope([counts], {}, [], [unplaced]), isByCounty: true });
  expect(document.querySelector('data[data-figure="without-position"]')?.getAttribute('value')).toBe('2');
});
