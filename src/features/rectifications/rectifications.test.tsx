// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Rectification } from '../../domain/rectification.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import type { RectificationsProps } from './props.ts';
import { Rectifications } from './rectifications.tsx';

afterEach(cleanup);

const NOW = Date.parse('2020-11-16T09:00:00+08:00');

/** 江西 › 赣州 › 章贡, 南康. */
const regions = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 360700, 360702, 360703],
  names: ['江西省', '赣州市', '章贡区', '南康区'],
  shortNames: ['江西', '赣州', '章贡区', '南康区'],
  parents: [-1, 0, 1, 1],
  levels: [1, 2, 3, 3],
  boxes: Array.from({ length: 16 }, () => 0),
  labels: Array.from({ length: 8 }, () => 0),
  areas: [1, 1, 1, 1],
  countyRanges: [1, 2, 1, 2, 1, 1, 2, 2],
  countyCount: 2,
  countyAdcodes: [0, 360702, 360703],
});

let serial = 0;
const item = (patch: Partial<Rectification>): Rectification => ({
  id: `r-${++serial}`,
  listType: '隐患整改',
  adcode: '360702',
  site: 'tailings-pond:tp-1',
  sector: '尾矿库',
  text: `演示事项 ${serial}`,
  state: '整改',
  foundOn: null,
  dueOn: '2020-12-31',
  closedOn: null,
  isReopened: false,
  reopenedOn: null,
  evidence: null,
  asOf: '2020-11-16',
  isSynthetic: true,
  faults: [],
  ...patch,
});

const items = [
  item({ dueOn: '2020-10-24', text: '最久' }),
  item({ state: '销号', closedOn: '2020-11-01' }),
  item({ adcode: '360703', state: '复核' }),
  item({ listType: '问题隐患', adcode: '360000', site: null, text: '全省的事' }),
];

const show = (patch: Partial<RectificationsProps> = {}, language: 'zh-CN' | 'en' = 'zh-CN') =>
  render(
    <LanguageProvider language={language}>
      <Rectifications
        items={items}
        region="360000"
        regions={regions}
        nowMs={NOW}
        state={{ status: 'fresh' }}
        {...patch}
      />
    </LanguageProvider>,
  );

const valueOf = (list: string, name: string): string | null | undefined =>
  document.querySelector(`[data-list="${list}"] [data-figure="${name}"]`)?.getAttribute('value');

describe('rectifications of a region', () => {
  it('counts each list by itself, with the items of the divisions inside', () => {
    show();
    expect(valueOf('隐患整改', 'rectifications-open')).toBe('2');
    expect(valueOf('隐患整改', 'rectifications-overdue')).toBe('1');
    expect(valueOf('问题隐患', 'rectifications-open')).toBe('1');
    cleanup();
    show({ region: '360702' });
    expect(valueOf('隐患整改', 'rectifications-open')).toBe('1');
    expect(valueOf('问题隐患', 'rectifications-open')).toBeUndefined();
  });

  it('lists the longest overdue first, in words', () => {
    show();
    const rows = within(screen.getAllByRole('list').at(-1)!).getAllByRole('listitem');
    expect(rows[0]!.textContent).toContain('最久');
    expect(rows[0]!.textContent).toContain('超期 23 天');
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

  it('changes the list, and an item of no site opens nothing', () => {
    const onSelectSite = vi.fn();
    show({ onSelectSite });
    fireEvent.click(screen.getByText('最久'));
    expect(onSelectSite).toHaveBeenCalledWith({ kind: 'tailings-pond', id: 'tp-1' });
    fireEvent.click(screen.getByRole('button', { name: '问题隐患' }));
    expect(screen.getByText('全省的事').closest('button')).toBeNull();
  });

  it('says in words that there are none, that it is broken, and what is missing', () => {
    show({ items: [] });
    expect(screen.getByText('本区域没有整改项。')).toBeTruthy();
    cleanup();
    show({ items: null, state: { status: 'never', message: { zh: '没有提供数据集 rectifications。', en: '' } } });
    expect(screen.getByText('没有提供数据集 rectifications。')).toBeTruthy();
    expect(document.querySelector('[data-figure]')).toBeNull();
    cleanup();
    show({ isComplete: false, unreadable: 3 }, 'en');
    expect(screen.getByText('The service gave fewer items than it has')).toBeTruthy();
    expect(screen.getByText(/not counted: 3/)).toBeTruthy();
  });
});
