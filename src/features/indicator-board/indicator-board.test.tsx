// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { IndicatorsAnswer, IndicatorSet } from '../../domain/analyses/indicators.ts';
import { countRows, minutesAgo, NOW_ISO, NOW_MS, source } from '../../domain/indicators/indicators.test-support.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import { REGISTRY } from '../../hazards/registry.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { IndicatorBoard } from './indicator-board.tsx';
import type { IndicatorBoardProps } from './props.ts';

afterEach(cleanup);

const REGIONS = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 370000],
  names: ['江西省', '山东省'],
  shortNames: ['江西', '山东'],
  parents: [-1, -1],
  levels: [1, 1],
  boxes: Array.from({ length: 8 }, () => 0),
  labels: [0, 0, 0, 0],
  areas: [1, 1],
  countyRanges: [1, 1, 2, 2],
  countyCount: 2,
  countyAdcodes: [0, 360000, 370000],
});

const of = (enterprise: string, link: string, more: Readonly<Record<string, unknown>> = {}) =>
  source({ enterprise_id: enterprise, link_status: link, not_linked_reason: null, ...more });
/** By source 3 ÷ 5, by enterprise 1 ÷ 2, of the connectable 3 ÷ 4; one linked source has never reported. */
const JIANGXI = [
  of('a', 'linked', { last_report_at: minutesAgo(5) }),
  of('a', 'linked', { last_report_at: null }),
  of('b', 'offline', { last_report_at: minutesAgo(5000) }),
];
const SHANDONG = [of('b', 'not-linked'), of('b', 'not-linked', { not_linked_reason: '不具备条件' })];

const toSet = (patch: Partial<IndicatorSet> = {}): IndicatorSet => ({
  isSynthetic: true,
  kinds: ['major-hazard-source'],
  source: 'demo',
  asOf: NOW_ISO,
  region: countRows([...JIANGXI, ...SHANDONG]),
  byKind: [{ kind: 'major-hazard-source', counts: countRows([...JIANGXI, ...SHANDONG]) }],
  children: [
    { adcode: '360000', counts: countRows(JIANGXI) },
    { adcode: '370000', counts: countRows(SHANDONG) },
  ],
  unplaced: null,
  partlyLinked: [{ id: 'b', name: '演示乙', sites: 3, linked: 1, unconnectable: 1 }],
  lacking: [],
  ...patch,
});

const toAnswer = (patch: Partial<IndicatorsAnswer> = {}): IndicatorsAnswer => ({
  sets: [toSet()],
  lists: [],
  unreadableItems: 0,
  limitProblems: [],
  baseline: null,
  ...patch,
});

const show = (answer: IndicatorsAnswer | null, patch: Partial<IndicatorBoardProps> = {}) => {
  const region = REGIONS.get('100000');
  if (region === undefined) throw new Error('no country');
  const props: IndicatorBoardProps = {
    answer,
    state: { status: answer === null ? 'loading' : 'fresh' },
    kinds: REGISTRY.kinds,
    region,
    regions: REGIONS,
    scope: { filter: '', isChosenByLink: false, isFiltered: false },
    filterText: '无筛选',
    quarantined: 0,
    sourceName: (id) => id,
    nowMs: NOW_MS,
    onRegion: vi.fn(),
    ...patch,
  };
  render(
    <LanguageProvider language="zh-CN">
      <IndicatorBoard {...props} />
    </LanguageProvider>,
  );
  return props;
};

const figuresIn = (panel: HTMLElement, selector: string): string[] =>
  [...panel.querySelectorAll<HTMLDataElement>(`data${selector}`)].map(({ value }) => value);

describe('indicators page', () => {
  it('shows the three denominators side by side, each named on its figure, with the sentence and the enterprises', () => {
    show(toAnswer());
    const panel = screen.getByRole('region', { name: '三种分母' });
    const rates = [...panel.querySelectorAll<HTMLDataElement>('li data[data-figure="linked-rate"]')];
    expect(rates.map(({ value, dataset }) => [dataset['denominator'], value])).toEqual([
      ['sources', '0.6'],
      ['enterprises', '0.5'],
      ['connectable', '0.75'],
    ]);
    expect(panel.querySelector('[data-explanation]')?.textContent).toContain('最多相差 25.00 个百分点');
    const row = panel.querySelector<HTMLElement>('[data-enterprise="b"]');
    expect(row?.textContent).toContain('演示乙');
    expect(row === null ? [] : figuresIn(row, '')).toEqual(['3', '1', '2', '1']);
  });

  it('says — and why where a register does not tell, and 0 % nowhere', () => {
    const region = countRows(JIANGXI);
    const tallies = { ...region.tallies, 'linked-rate-enterprises': null };
    show(
      toAnswer({
        sets: [
          toSet({
            region: { ...region, tallies },
            lacking: [
              { indicator: 'linked-rate-enterprises', kinds: ['major-hazard-source'], fields: ['enterprise_id'] },
            ],
          }),
        ],
      }),
    );
    const panel = screen.getByRole('region', { name: '三种分母' });
    expect(figuresIn(panel, '[data-denominator="enterprises"]')[0]).toBe('');
    expect(panel.textContent).toContain('登记未载明点位属于哪家企业');
    const table = screen.getByRole('region', { name: '全部指标' });
    expect(within(table).getAllByText('登记均未载明，无从算起。').length).toBeGreaterThan(0);
  });

  it('names contradictory records with their number, and what they do to a rate', () => {
    show(toAnswer({ limitProblems: [{ zh: 'typo：没有这类登记', en: 'typo: no such kind' }] }), { quarantined: 3 });
    const panel = screen.getByRole('region', { name: '自相矛盾的记录' });
    expect(figuresIn(panel, '[data-part="never-reported"]')).toEqual(['1']);
    expect(figuresIn(panel, '[data-figure="quarantined"]')).toEqual(['3']);
    expect(within(panel).getByRole('status').textContent).toContain('typo');
    const online = document.querySelector<HTMLElement>('[data-indicator="online-rate"]');
    expect(online?.textContent).toContain('从未上报 1 处不计入分子');
  });

  it('compares the regions below by a chosen indicator, lowest first, and leads into them', () => {
    const { onRegion } = show(toAnswer());
    const panel = screen.getByRole('region', { name: '下级比较' });
    const rows = (): string[][] =>
      [...panel.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('data')].map(({ value }) => value));
    expect(rows()).toEqual([
      ['0', '0', '2'],
      ['1', '3', '3'],
    ]);
    fireEvent.change(within(panel).getByRole('combobox'), { target: { value: 'online-rate' } });
    // Of the three linked, one is online, one never reported and one is offline; Shandong has nothing to divide by.
    expect(rows().map(([value]) => value)).toEqual([String(1 / 3), '']);
    fireEvent.click(within(panel).getByRole('button', { name: '山东省' }));
    expect(onRegion).toHaveBeenCalledWith('370000');
  });

  it('keeps demo and real registers apart', () => {
    show(toAnswer({ sets: [toSet({ isSynthetic: false, source: 'service' }), toSet()] }));
    expect(screen.getByRole('region', { name: '三种分母 真实登记' })).toBeTruthy();
    expect(screen.getByRole('region', { name: '三种分母 演示登记' })).toBeTruthy();
    expect(screen.getByText(/分开计算，不相加/)).toBeTruthy();
  });

  it('waits without a number', () => {
    show(null);
    expect(document.querySelector('data')).toBeNull();
  });
});
