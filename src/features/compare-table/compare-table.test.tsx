// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { toIndicators, type ComparedKind, type ComparedPer } from '../../domain/comparison-indicators.ts';
import { toComparisonRow, type ComparedRegion } from '../../domain/comparison.ts';
import { toKindCounts, toScope, type Rows } from '../../domain/roll-up.test-support.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { CompareTable } from './compare-table.tsx';
import type { CompareTableProps } from './props.ts';
import { digitsOf, toDifferenceText } from './to-cell-text.ts';

afterEach(cleanup);

const KIND: ComparedKind = {
  id: 'pond',
  words: {
    name: { zh: '尾矿库', en: 'Pond' },
    shortName: { zh: '尾矿库', en: 'Ponds' },
    unit: { zh: '座', en: 'ponds' },
  },
  facets: [{ id: 'overhead', words: { zh: '头顶库', en: 'Overhead' } }],
};

const toColumn = (adcode: string, name: string, rows: Rows, more: Partial<ComparedRegion> = {}) => {
  const scope = toScope([toKindCounts('pond', rows)]);
  const region = { ...scope.region, adcode, name, shortName: name, areaKm2: 20_000 };
  return {
    region,
    counts: { adcode, kinds: scope.rollUp.region.kinds },
    enterprises: null,
    people: null,
    scope: { ...scope, region },
    ...more,
  };
};

const toProps = (columns: ReturnType<typeof toColumn>[], per: ComparedPer = 'count'): CompareTableProps => ({
  kinds: [KIND],
  columns,
  rows: toIndicators({ kinds: [KIND], per, hasPopulation: true }).map((indicator) =>
    toComparisonRow(indicator, columns, columns[0]?.scope.filter ?? toScope([]).filter),
  ),
  mixes: columns.map(() => ({ total: { state: 'none', counts: [] }, levels: null })),
  populationSource: null,
});

const MANY: Rows = [
  ['1', 'linked', 0, 60],
  ['3', 'not-linked', 0, 40],
];
const MORE: Rows = [
  ['2', 'linked', 0, 90],
  ['2', 'not-linked', 0, 10],
];
const FEW: Rows = [['1', 'not-linked', 0, 3]];

const show = (props: CompareTableProps) =>
  render(
    <LanguageProvider language="zh-CN">
      <CompareTable {...props} />
    </LanguageProvider>,
  );
const row = (name: RegExp) => within(screen.getByRole('row', { name }));

describe('table', () => {
  it('tells differences in points, best and worst in words, and figures with their attributes', () => {
    show(toProps([toColumn('360000', '甲', MANY), toColumn('340000', '乙', MORE)]));
    const rate = row(/^接入率/);
    expect(rate.getByText('+30 点')).toBeTruthy();
    expect(rate.getByText('▲ 最好')).toBeTruthy();
    expect(rate.getByText('▼ 最差')).toBeTruthy();
    expect(rate.getByText('(50.2–69.1)', { exact: false })).toBeTruthy();
    const figures = document.querySelectorAll('tr[data-indicator="linked-rate"] [data-figure="linked-rate"]');
    expect([...figures].map((figure) => figure.getAttribute('value'))).toEqual(['0.6', '0.9']);
    expect(figures[0]?.getAttribute('data-region')).toBe('360000');
    const difference = document.querySelector('[data-figure="linked-rate-difference"]');
    expect(Number(difference?.getAttribute('value'))).toBeCloseTo(30);
    expect(row(/^未接入 座/).getByText('▼ 最低')).toBeTruthy();
  });

  it('says 样本少 instead of a rank, and why there is no figure', () => {
    show(toProps([toColumn('360000', '甲', MANY), toColumn('340000', '乙', FEW)]));
    const rate = row(/^接入率/);
    expect(rate.getByText('样本少')).toBeTruthy();
    expect(rate.queryByText(/▲|▼/)).toBeNull();
    expect(row(/^未接入 每百家企业/).getAllByText('服务没有企业台账')).toHaveLength(2);
    expect(row(/^未接入 每万人/).getAllByText('未载入人口表')).toHaveLength(2);
  });

  it('marks what is incomplete and says in the head what is lacking', () => {
    const people = {
      people: 1_000,
      counties: 100,
      without: ['360102', '360103', '360104', '360111'],
      strays: { rows: 0, people: 0 },
      stated: null,
      isComplete: false,
    };
    show(toProps([toColumn('360000', '甲', MANY, { people })]));
    expect(row(/^未接入 每万人/).getByText('不完整')).toBeTruthy();
    expect(screen.getByText('人口不完整：100 个区县中 4 个没有人口数，比率偏高')).toBeTruthy();
  });
});

describe('texts', () => {
  const rate = toProps([toColumn('360000', '甲', MANY)]).rows.find(({ indicator }) => indicator.id === 'linked-rate');
  const count = toProps([toColumn('360000', '甲', MANY)]).rows.find(({ indicator }) => indicator.id === 'registered');

  it('no difference is 同, and one too small to print is neither that nor +0', () => {
    if (rate === undefined || count === undefined) throw new Error('rows are missing');
    const text = (absolute: number, relative: number | null) =>
      toDifferenceText({ absolute, relative }, false, count.indicator, 1, 'zh-CN');
    expect(text(0, 0)).toEqual({ absolute: '同', relative: '' });
    expect(text(0.01, 0.001)).toEqual({ absolute: '≈ 0', relative: '≈ 0 %' });
    expect(text(-45, -0.19)).toEqual({ absolute: '−45', relative: '−19 %' });
    expect(toDifferenceText({ absolute: 11.63, relative: null }, false, rate.indicator, 0, 'en').absolute).toBe(
      '+11.63 pts',
    );
    expect(toDifferenceText(null, false, rate.indicator, 0, 'en').absolute).toBe('—');
  });

  it('small rates keep three figures', () => {
    const [area] = toProps([toColumn('360000', '甲', MANY)], 'area').rows;
    if (area === undefined) throw new Error('no row');
    const cells = area.cells.map((cell) => ({ ...cell, value: 0.0524 }));
    expect(digitsOf({ ...area, cells })).toBe(4);
    expect(digitsOf({ ...area, cells: cells.map((cell) => ({ ...cell, value: 137 })) })).toBe(0);
  });
});
