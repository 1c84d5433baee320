// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DisagreementsAnswer } from '../../domain/analyses/disagreements.ts';
import type { RulesAnswer, StatedRule } from '../../domain/analyses/rules.ts';
import { RegionIndex, type RegionIndexFile } from '../../domain/region-index.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { compareLevels, DisagreementSummary, type DisagreementRow } from '../../domain/rule-disagreement.ts';
import { HAZARD_KINDS } from '../../hazards/registry.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { CheckByKind } from './by-kind.tsx';
import { CheckByRegion } from './by-region.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { CheckLeftOut } from './left-out.tsx';
import { CheckList, type ListChoice } from './list.tsx';
import { RuleSheets } from './rules.tsx';
import { CheckSummary } from './summary.tsx';

afterEach(cleanup);

const regions = new RegionIndex(JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile);
const KIND = 'major-hazard-source';
const AS_OF = '2020-11-16T09:00:00+08:00';

/** Registered, by rule: 3 agree, 2 too low, 1 too high, 1 that cannot be checked, 1 unassessed on both sides. */
const PAIRS = [
  [1, 1],
  [4, 4],
  [4, 4],
  [2, 1],
  [3, 1],
  [1, 2],
  [2, null],
  [null, null],
] as const;
const summary = new DisagreementSummary();
for (const [stated, level] of PAIRS)
  summary.add(1, compareLevels(stated, { level, missing: level === null ? ['r_value'] : [] }));
const table = summary.table();

const answer: DisagreementsAnswer = {
  isSynthetic: true,
  hasBoth: false,
  table,
  kinds: [
    { kind: KIND, source: 'demo', asOf: AS_OF, table, lacking: [{ field: 'chemicals[].critical_quantity', rows: 2 }] },
  ],
  children: [
    { adcode: '360000', table },
    { adcode: null, table: new DisagreementSummary().table() },
  ],
  unchecked: [{ kind: 'coal-mine', source: 'demo', rows: 40, why: 'no-details' }],
  invalid: [{ kind: KIND, source: 'demo', rows: 1, isAtLeast: true, examples: [{ id: 'mhs-9', value: '5' }] }],
  list: null,
  csv: null,
};
const shared = {
  answer,
  state: { status: 'fresh' },
  nowMs: Date.parse(AS_OF),
  scope: toScope([toKindCounts(KIND, [])]),
  kinds: HAZARD_KINDS,
} as const;

const show = (element: React.ReactElement) => render(<LanguageProvider language="zh-CN">{element}</LanguageProvider>);
const valueOf = (selector: string): string | null => document.querySelector(selector)?.getAttribute('value') ?? null;

describe('the check', () => {
  it('says how many differ, which way, out of what could be compared', () => {
    show(<CheckSummary {...shared} listed="differ" onList={vi.fn()} onNature={vi.fn()} />);
    expect(valueOf('[data-figure="disagreements"]')).toBe('3');
    expect(valueOf('[data-figure="disagreements-understated"]')).toBe('2');
    expect(valueOf('[data-figure="disagreements-overstated"]')).toBe('1');
    // 3 of 3 + 3.
    expect(valueOf('[data-figure="disagreement-rate"]')).toBe('0.5');
    expect(valueOf('[data-outcome="cannot-compute"] data')).toBe('1');
    expect(valueOf('[data-figure="level-checked"]')).toBe('8');
    expect(valueOf('[data-from="3"][data-to="1"] data')).toBe('1');
    expect(document.querySelector('[data-from="3"][data-to="1"]')?.getAttribute('data-relation')).toBe('worse');
  });

  it('has no rate, and no 0 %, where nothing could be compared', () => {
    const none = { ...answer, table: new DisagreementSummary().table() };
    show(<CheckSummary {...shared} answer={none} listed="differ" onList={vi.fn()} onNature={vi.fn()} />);
    expect(valueOf('[data-figure="disagreement-rate"]')).toBe('');
    expect(document.querySelector('[data-figure="disagreement-rate"]')?.textContent).toContain('—');
  });

  it('offers the other outcomes as lists, and real beside synthetic registers', () => {
    const onList = vi.fn();
    const onNature = vi.fn();
    show(
      <CheckSummary
        {...shared}
        answer={{ ...answer, hasBoth: true }}
        listed="differ"
        onList={onList}
        onNature={onNature}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: /列出 缺少数据/ }));
    expect(onList).toHaveBeenCalledWith('cannot-compute');
    fireEvent.click(within(screen.getByRole('group', { name: '数据性质' })).getByText('登记'));
    expect(onNature).toHaveBeenCalledWith(false);
  });

  it('names what a register lacks, and drills into divisions; what lies in none is not one', () => {
    const onGoTo = vi.fn();
    show(
      <>
        <CheckByKind {...shared} />
        <CheckByRegion {...shared} regions={regions} onGoTo={onGoTo} />
      </>,
    );
    expect(screen.getByText(/危险化学品：临界量/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '江西省' }));
    expect(onGoTo).toHaveBeenCalledWith('360000');
    expect(valueOf('[data-region-row="360000"] [data-figure="disagreements"]')).toBe('3');
    expect(document.querySelector('[data-region-row=""] [data-figure="disagreements-unplaced"]')).not.toBeNull();
  });

  it('names registers that were not compared and levels that do not exist', () => {
    show(<CheckLeftOut {...shared} />);
    const said = document.body.textContent ?? '';
    expect(said).toContain('详细信息未能取得');
    expect(said).toContain('mhs-9 = 5');
    expect(said).toContain('至少');
    cleanup();
    show(<CheckLeftOut {...shared} answer={{ ...answer, unchecked: [], invalid: [] }} />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('the list', () => {
  const row: DisagreementRow = {
    ...compareLevels(3, { level: 1, missing: [] }),
    id: 'mhs-1',
    name: '演示危化-1',
    kind: KIND,
    source: 'demo',
    adcode: '360702',
    reason: { zh: '计算 R = 120，一级重大危险源', en: 'R = 120' },
    document: 'GB 18218-2018',
    missing: [],
  };
  const FIRST: ListChoice = { outcome: 'differ', move: null, offset: 0 };
  const showList = (patch: Partial<Parameters<typeof CheckList>[0]> = {}) => {
    const onChoose = vi.fn();
    const onOpen = vi.fn();
    show(
      <CheckList
        {...shared}
        regions={regions}
        choice={FIRST}
        list={{ total: 51, offset: 0, rows: [row] }}
        pageSize={50}
        onChoose={onChoose}
        onOpen={onOpen}
        tools={null}
        {...patch}
      />,
    );
    return { onChoose, onOpen };
  };

  it('opens the site of a row, chooses a move and turns the page', () => {
    const { onChoose, onOpen } = showList();
    fireEvent.click(screen.getByRole('button', { name: /演示危化-1/ }));
    expect(onOpen).toHaveBeenCalledWith({ kind: KIND, id: 'mhs-1' });
    expect(screen.getByText('登记偏低')).toBeTruthy();
    expect(screen.getByText(/计算 R = 120/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('等级变化'), { target: { value: '3>1' } });
    expect(onChoose).toHaveBeenCalledWith({ outcome: 'differ', move: { from: '3', to: '1' }, offset: 0 });
    fireEvent.click(screen.getByRole('button', { name: '下一页' }));
    expect(onChoose).toHaveBeenCalledWith({ ...FIRST, offset: 50 });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '上一页' }).disabled).toBe(true);
  });

  it('names what a row lacks that cannot be checked, and says when there is none', () => {
    const unknown = {
      ...row,
      ...compareLevels(2, { level: null, missing: ['r_value'] }),
      missing: ['r_value', 'chemicals'],
    };
    showList({ choice: { ...FIRST, outcome: 'cannot-compute' }, list: { total: 1, offset: 0, rows: [unknown] } });
    expect(screen.getByText('缺少：R值、危险化学品')).toBeTruthy();
    cleanup();
    showList({ list: { total: 0, offset: 0, rows: [] } });
    expect(screen.getByText('没有这样的点位。')).toBeTruthy();
  });

  it('is exported whole, or says that it was not', async () => {
    const onExport = vi.fn().mockResolvedValueOnce('江西省_等级核对.csv').mockResolvedValueOnce(null);
    show(<ExportButton isDisabled={false} onExport={onExport} />);
    fireEvent.click(screen.getByRole('button'));
    expect(await screen.findByText('已导出 江西省_等级核对.csv')).toBeTruthy();
    fireEvent.click(screen.getByRole('button'));
    expect(await screen.findByText('导出失败，请重试')).toBeTruthy();
  });
});

describe('the rules', () => {
  const rule: StatedRule = {
    id: 'test-1',
    version: '2018',
    words: { zh: '重大危险源分级', en: 'Levels' },
    kind: KIND,
    scale: 'risk',
    documents: [
      {
        document: 'GB 18218-2018',
        clause: '4.2',
        confidence: 'a',
        validFrom: '2019-03-01',
        validTo: null,
        carries: { zh: 'R 的分档', en: 'Bands of R' },
        isInForce: true,
      },
      {
        document: 'GB 39496-2020',
        clause: '',
        confidence: 'a',
        validFrom: '2021-09-01',
        validTo: null,
        carries: { zh: '预警', en: 'Warnings' },
        isInForce: false,
      },
    ],
    tables: [
      {
        id: 'r',
        document: 'GB 18218-2018',
        clause: '',
        symbol: 'R',
        unit: null,
        rows: [{ range: '50 ≤ R < 100', value: '二级' }],
      },
    ],
    colours: [{ band: '二级', byDefault: '2', byConfig: '1' }],
    overrides: [{ band: '二级', byDefault: '2', byConfig: '1' }],
    findings: [],
  };
  const finding = {
    kind: 'override-unknown-band',
    severity: 'error',
    rule: 'test-1',
    words: { zh: '没有「五级」这一档', en: 'There is no band 五级' },
  } as const;
  const rules: RulesAnswer = { rules: [rule, { ...rule, id: 'firm', kind: null }], findings: [finding, finding] };

  it('stand with document, period, thresholds, the authority’s own colours, and what is wrong with them', () => {
    show(
      <RuleSheets
        answer={rules}
        state={{ status: 'fresh' }}
        nowMs={Date.parse(AS_OF)}
        kinds={HAZARD_KINDS}
        kindIds={null}
      />,
    );
    const sheet = within(document.querySelector('[data-rule-sheet="test-1"]') as HTMLElement);
    expect(sheet.getByText('50 ≤ R < 100')).toBeTruthy();
    expect(sheet.getByText('自 2019-03-01')).toBeTruthy();
    expect(sheet.getByText('尚未施行')).toBeTruthy();
    expect(sheet.getByText('本地配置改变了')).toBeTruthy();
    expect(document.querySelector('[data-band="二级"]')?.getAttribute('data-overridden')).toBe('true');
    expect(screen.getAllByText('没有「五级」这一档')).toHaveLength(1);
    expect(document.querySelector('[data-rule-sheet="firm"]')).not.toBeNull();
    cleanup();
    show(
      <RuleSheets answer={rules} state={{ status: 'fresh' }} nowMs={0} kinds={HAZARD_KINDS} kindIds={['coal-mine']} />,
    );
    expect(document.querySelector('[data-rule-sheet]')).toBeNull();
    // What is wrong with a rule is said whatever is filtered.
    expect(screen.getByText('没有「五级」这一档')).toBeTruthy();
  });
});
