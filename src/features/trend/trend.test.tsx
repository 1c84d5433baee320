// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { History } from '../../domain/history.ts';
import { PALETTES } from '../../domain/palette.ts';
import { toScope } from '../../domain/roll-up.test-support.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { REGISTRY } from '../../hazards/registry.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import type { TrendProps } from './props.ts';
import { Trend } from './trend.tsx';

vi.mock('../../charts/line-chart.tsx', () => ({ LineChart: () => null }));
afterEach(cleanup);

const KIND = 'major-hazard-source';

const history: History = {
  days: ['2018-11-19', '2019-11-18', '2020-11-16'],
  kinds: [
    {
      kind: KIND,
      source: 'demo',
      isSynthetic: true,
      asOf: '2020-11-16T09:00:00+08:00',
      registered: [0, 10_000, 22_273],
      linked: [0, 4000, 14_713],
      undated: 0,
    },
  ],
  versions: [],
  without: [],
};

const show = (patch: Partial<TrendProps> = {}, filter: Partial<SiteFilter> = {}) => {
  const props: TrendProps = {
    kinds: REGISTRY.registers,
    scope: toScope([], filter),
    palette: PALETTES.dark,
    state: { status: 'fresh' },
    nowMs: 0,
    history,
    hasFailed: false,
    comparison: null,
    target: 1,
    baseline: null,
    onPeriod: vi.fn(),
    onClear: vi.fn(),
    ...patch,
  };
  render(
    <LanguageProvider language="zh-CN">
      <Trend {...props} />
    </LanguageProvider>,
  );
  return props;
};

const figures = (name: string) => [...document.querySelectorAll<HTMLDataElement>(`data[data-figure="${name}"]`)];

it('labels the last value with numerator, denominator and the date of its week', () => {
  show();
  const [rate] = figures('linked-rate');
  expect(rate?.value).toBe(String(14_713 / 22_273));
  expect(rate?.dataset['asOf']).toBe('2020-11-16');
  expect(rate?.dataset['kind']).toBe(KIND);
  expect(screen.getByText('缺 33.94')).toBeTruthy();
});

it('gives every week in its table, and no 0 % where nothing was registered', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: '表格' }));
  const rates = figures('linked-rate');
  expect(rates.map(({ dataset }) => dataset['asOf'])).toEqual(['2020-11-16', '2019-11-18', '2018-11-19']);
  expect(rates.map(({ value }) => value)).toEqual([String(14_713 / 22_273), '0.4', '']);
});

it('chooses a period by keyboard, and filters only when the key is let go', () => {
  const { onPeriod } = show();
  const from = screen.getByRole('slider', { name: '时段开始' });
  expect(from.getAttribute('aria-valuetext')).toContain('未选时段');
  fireEvent.keyDown(from, { key: 'ArrowRight' });
  fireEvent.keyDown(from, { key: 'ArrowRight' });
  expect(onPeriod).not.toHaveBeenCalled();
  expect(from.getAttribute('aria-valuetext')).toBe('2018-12-03');
  fireEvent.keyUp(from, { key: 'ArrowRight' });
  expect(onPeriod).toHaveBeenCalledExactlyOnceWith({
    period: { from: '2018-12-03', to: '2020-11-16' },
    event: 'linked',
  });
});

it('gives a draft up on Escape, which the board behind does not see', () => {
  const { onPeriod } = show();
  const onBoardKey = vi.fn();
  window.addEventListener('keydown', onBoardKey);
  const to = screen.getByRole('slider', { name: '时段结束' });
  fireEvent.keyDown(to, { key: 'PageDown' });
  fireEvent.keyDown(to, { key: 'Escape' });
  fireEvent.keyUp(to, { key: 'Escape' });
  window.removeEventListener('keydown', onBoardKey);
  expect(onPeriod).not.toHaveBeenCalled();
  expect(onBoardKey).not.toHaveBeenCalled();
});

it('shows the chosen period, changes the date it is about, and takes it away', () => {
  const period = { from: '2019-01-01', to: '2019-12-31' };
  const { onPeriod } = show({}, { period });
  expect(screen.getByText('2019-01-01 至 2019-12-31')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '登记' }));
  expect(onPeriod).toHaveBeenLastCalledWith({ period, event: 'registered' });
  fireEvent.click(screen.getByRole('button', { name: '取消时段' }));
  expect(onPeriod).toHaveBeenLastCalledWith(null);
});

it('does not obey its own period, nor links and reasons, and says so', () => {
  show({}, { period: { from: '2019-01-01', to: '2019-12-31' }, links: ['linked'], reasons: ['停产'], levels: ['1'] });
  const printed = JSON.parse(figures('linked-rate')[0]?.dataset['filter'] ?? '{}') as SiteFilter;
  expect(printed).toMatchObject({ levels: ['1'], links: null, period: null, reasons: null });
});

it('marks the published figure in its own region and kind, without a filter', () => {
  const baseline = {
    kind: KIND,
    region: '100000',
    at: '2020-11-16',
    linked: 14_713,
    registered: 22_273,
    source: '安委办函〔2021〕4号',
  };
  show({ baseline });
  expect(figures('published-linked-rate')[0]?.dataset['source']).toBe('published-figures');
  cleanup();
  show({ baseline }, { levels: ['1'] });
  expect(figures('published-linked-rate')).toEqual([]);
});

it('compares with another region by a second line and its last figure', () => {
  const region = { adcode: '360000', name: '江西省', shortName: '江西' };
  show({ comparison: { history, region } });
  expect(figures('linked-rate').map(({ dataset }) => dataset['region'])).toEqual(['100000', '360000']);
});

it('is a placeholder until the history has come, and hatched words when nothing ever answered', () => {
  show({ history: null });
  const panel = screen.getByRole('region', { name: '接入率走势' });
  expect(panel.dataset['state']).toBe('loading');
  cleanup();
  show({ history: null, state: { status: 'never', message: null } });
  expect(within(screen.getByRole('region', { name: '接入率走势' })).getByText('从未接入')).toBeTruthy();
});

it('says that the history could not be counted', () => {
  show({ history: null, hasFailed: true });
  expect(screen.getByText(/走势未能算出/)).toBeTruthy();
});

it('says when the filter leaves nothing, and clears it', () => {
  const none = history.kinds.map((kind) => ({ ...kind, registered: [0, 0, 0], linked: [0, 0, 0] }));
  const { onClear } = show({ history: { ...history, kinds: none } }, { levels: ['1'] });
  fireEvent.click(screen.getByRole('button', { name: '清除' }));
  expect(onClear).toHaveBeenCalledOnce();
});

it('says what the line leaves out', () => {
  const undated = history.kinds.map((kind) => ({ ...kind, undated: 1234 }));
  show({ history: { ...history, kinds: undated } });
  expect(screen.getByText(/1,234.*缺日期/)).toBeTruthy();
  cleanup();
  show({ history: { days: history.days, kinds: [], versions: [], without: [KIND] } });
  expect(screen.getByText(/登记不含登记日期/)).toBeTruthy();
});

it('says that a line rests on imported versions, and prints no figure for weeks that it does not know', () => {
  const { undated: _, ...imported } = history.kinds[0]!;
  const own = { ...imported, source: 'import-1', isSynthetic: false, versionDays: ['2019-11-01', '2020-11-01'] };
  const known = { ...own, registered: [null, 10, 20], linked: [null, 4, 10] };
  show({ history: { ...history, kinds: [], versions: [known] } });
  expect(screen.getByText(/按导入版本统计：2 个版本，2019-11-01 之前未知/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '表格' }));
  expect(figures('registered').map(({ value }) => value)).toEqual(['20', '10', '']);
  cleanup();
  show({
    history: {
      ...history,
      kinds: [],
      versions: [{ ...own, registered: [null, null, null], linked: [null, null, null] }],
    },
  });
  expect(screen.getByText(/两年内没有版本可供统计/)).toBeTruthy();
});
