// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RegionIndex, type RegionIndexFile } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import type { SearchAnswer } from '../../domain/site-search.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import type { SearchBoxProps } from './props.ts';
import { SearchBox } from './search-box.tsx';

// The list is a chunk of its own; loaded here, no test waits for the transformer.
beforeAll(async () => void (await import('./result-list.tsx')));
afterEach(cleanup);

const FILE: RegionIndexFile = {
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 360700, 360702],
  names: ['江西省', '赣州市', '章贡区'],
  shortNames: ['江西', '赣州', '章贡'],
  parents: [-1, 0, 1],
  levels: [1, 2, 3],
  boxes: [],
  labels: [],
  areas: [1, 1, 1],
  countyRanges: [1, 1, 1, 1, 1, 1],
  countyCount: 1,
  countyAdcodes: [0, 360702],
};
const REGIONS = new RegionIndex(FILE);

const row = {
  kind: 'test',
  source: 'demo',
  id: 's-1',
  name: '演示甲库',
  adcode: '360702',
  level: '1',
  link: 'not-linked',
  isLate: false,
  isLost: false,
  warning: 0,
  isWarningRetained: false,
  hasBar: false,
  lngLat: [115, 28],
} as unknown as SiteRow;

const EMPTY: SearchAnswer = {
  regions: [],
  sites: [],
  enterprises: [],
  coordinates: [],
  totals: { regions: 0, sites: 0, enterprises: 0 },
  visited: 0,
};
const FOUND: SearchAnswer = {
  ...EMPTY,
  regions: [
    { type: 'region', adcode: '360700', ranges: [[0, 2]], by: null },
    { type: 'region', adcode: '360702', ranges: [], by: 'zhanggong' },
  ],
  sites: [{ type: 'site', row, ranges: [[2, 4]], by: null }],
  enterprises: [
    {
      type: 'enterprise',
      id: 'e1',
      name: '演示企业',
      adcode: '360702',
      siteCount: 3,
      linkedCount: null,
      ranges: [],
      site: null,
    },
  ],
  coordinates: [{ type: 'coordinate', lngLat: [115.02, 28.68], adcode: null, isOrderGuessed: true }],
  totals: { regions: 9, sites: 1, enterprises: 1 },
};

const setUp = (changes: Partial<SearchBoxProps> = {}, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const chosen: string[] = [];
  const props: SearchBoxProps = {
    search: (text) => Promise.resolve(text.trim() === '' || text.includes('无') ? EMPTY : FOUND),
    kinds: [],
    regions: REGIONS,
    onRegion: (adcode) => chosen.push(`region ${adcode}`),
    onSite: (site) => chosen.push(`site ${site.kind}:${site.id} ${site.adcode}`),
    onEnterprise: (hit) => chosen.push(`enterprise ${hit.id}`),
    onCoordinate: (hit) => chosen.push(`coordinate ${hit.lngLat.join(',')}`),
    ...changes,
  };
  render(
    <LanguageProvider language={language}>
      <SearchBox {...props} />
      <textarea aria-label="other" />
    </LanguageProvider>,
  );
  const input = screen.getByRole<HTMLInputElement>('combobox');
  const type = async (value: string): Promise<void> => {
    act(() => input.focus());
    fireEvent.change(input, { target: { value } });
    // Two turns: the answer, and the list's own chunk.
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  };
  const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(input, { key, ...more });
  return { input, type, press, chosen };
};

const status = (): string => screen.getByRole('status').textContent ?? '';
const marked = (): string | null => screen.queryByRole('option', { selected: true })?.textContent ?? null;

describe('the search box', () => {
  it('is a landmark with a combobox, and lists what was found in groups', async () => {
    const { input, type } = setUp();
    expect(within(screen.getByRole('search', { name: '搜索' })).getByRole('combobox')).toBe(input);
    expect(input.getAttribute('aria-expanded')).toBe('false');
    await type('赣州');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('listbox').id).toBe(input.getAttribute('aria-controls'));
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-labelledby'))).toHaveLength(4);
    expect(screen.getByRole('group', { name: '区域 2 / 9' })).toBeTruthy();
    expect(screen.getAllByRole('option')).toHaveLength(5);
    expect(status()).toBe('12 个结果');
  });

  it('marks what matched, and says level, link and place in words', async () => {
    const { type } = setUp();
    await type('zhang');
    expect(Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent)).toEqual([
      '赣州',
      'zhang',
      '甲库',
    ]);
    const [prefecture, county, site, enterprise, position] = screen.getAllByRole('option');
    expect(prefecture?.textContent).toContain('江西');
    expect(county?.textContent).toContain('zhanggong');
    for (const text of ['演示甲库', '江西 赣州 章贡区', '红 重大', '未接入']) expect(site?.textContent).toContain(text);
    expect(enterprise?.textContent).toContain('已接入 —');
    expect(position?.textContent).toContain('115.02000°E 28.68000°N');
    expect(position?.textContent).toContain('所在区县未知');
  });

  it('is driven by the keyboard: arrows go round by way of the field, Home and End to the ends', async () => {
    const { input, type, press, chosen } = setUp();
    await type('赣州');
    expect(marked()).toBeNull();
    press('ArrowDown');
    expect(marked()).toContain('赣州市');
    expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('赣州市');
    press('End');
    expect(marked()).toContain('115.02');
    press('ArrowDown');
    expect(marked()).toBeNull();
    press('ArrowUp');
    expect(marked()).toContain('115.02');
    press('Home');
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    await act(() => Promise.resolve());
    expect(chosen).toEqual(['site test:s-1 360702']);
    expect(input.value).toBe('');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(document.activeElement).not.toBe(input);
  });

  it('takes the best where Enter comes before anything is marked, even before the answer', async () => {
    const { input, press, chosen } = setUp();
    act(() => input.focus());
    fireEvent.change(input, { target: { value: '赣州' } });
    press('Enter');
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(chosen).toEqual(['region 360700']);
  });

  it('leaves the keys to the input method while Chinese is being composed', async () => {
    const { type, press, chosen } = setUp();
    await type('gan');
    press('Enter', { isComposing: true });
    await act(() => Promise.resolve());
    expect(chosen).toEqual([]);
  });

  it.each([
    [1, 'region 360702'],
    [3, 'enterprise e1'],
    [4, 'coordinate 115.02,28.68'],
  ])('a press on option %d chooses it', async (index, expected) => {
    const { type, chosen } = setUp();
    await type('x');
    const option = screen.getAllByRole('option')[index] as HTMLElement;
    expect(fireEvent.pointerDown(option)).toBe(false);
    fireEvent.click(option);
    expect(chosen).toEqual([expected]);
  });

  it('keeps Escape for itself: the list first, then the text, so that the board does not go up', async () => {
    const { input, type, press } = setUp();
    const heard = vi.fn();
    window.addEventListener('keydown', heard);
    await type('赣州');
    expect(press('Escape')).toBe(false);
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(input.value).toBe('赣州');
    press('Escape');
    expect(input.value).toBe('');
    expect(document.activeElement).not.toBe(input);
    expect(heard).not.toHaveBeenCalled();
    window.removeEventListener('keydown', heard);
  });

  it('closes when the focus leaves', async () => {
    const { type } = setUp();
    await type('赣州');
    act(() => screen.getByLabelText('other').focus());
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('is reached by /, but not from another field, nor where such keys are off', () => {
    const { input } = setUp();
    const other = screen.getByLabelText('other');
    act(() => other.focus());
    expect(fireEvent.keyDown(other, { key: '/' })).toBe(true);
    expect(document.activeElement).toBe(other);
    act(() => other.blur());
    expect(fireEvent.keyDown(document.body, { key: '/' })).toBe(false);
    expect(document.activeElement).toBe(input);
    cleanup();
    const off = setUp({ hasShortcut: false });
    expect(fireEvent.keyDown(document.body, { key: '/' })).toBe(true);
    expect(document.activeElement).not.toBe(off.input);
  });

  it('takes only the answer to what was typed last', async () => {
    const waiting: ((answer: SearchAnswer) => void)[] = [];
    const { input, type } = setUp({ search: () => new Promise((resolve) => waiting.push(resolve)) });
    await type('a');
    expect(status()).toBe('正在建立索引…');
    await type('ab');
    await act(async () => waiting.at(-1)?.(FOUND));
    await act(async () => waiting.at(-2)?.(EMPTY));
    expect(input.value).toBe('ab');
    expect(status()).toBe('12 个结果');
    await type('abc');
    expect(screen.getAllByRole('option')).toHaveLength(5);
    expect(status()).toBe('正在搜索…');
  });

  it('says in words that there is nothing, that a text is blank or too long, and that the search failed', async () => {
    const { type } = setUp();
    await type('无此地');
    expect(status()).toContain('没有找到“无此地”');
    await type('   ');
    expect(screen.getByText('请输入文字、数字或坐标。')).toBeTruthy();
    await type('无'.repeat(500));
    expect(status()).toContain('文字太长');
    cleanup();
    const failing = setUp({ search: () => Promise.reject(new Error('gone')) });
    await failing.type('赣州');
    expect(status()).toContain('搜索没有应答');
  });

  it('shows examples before anything is typed, and speaks English', async () => {
    const { input } = setUp({}, 'en');
    await act(async () => input.focus());
    expect(screen.getByText(/For example/)).toBeTruthy();
    expect(screen.getByRole('search', { name: 'Search' })).toBeTruthy();
  });

  it.each(['<script>alert(1)</script>', "'; DROP TABLE sites; --", '🙂👨‍👩‍👧', '\ud800'])(
    'shows %j as text',
    async (text) => {
      const { type } = setUp({ search: () => Promise.resolve(EMPTY) });
      await type(text);
      expect(document.querySelector('script')).toBeNull();
      expect(status()).toContain('没有找到');
    },
  );
});
