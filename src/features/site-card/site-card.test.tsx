// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { RegionIndex } from '../../domain/region-index.ts';
import type { SiteDetail, SiteRow } from '../../domain/register-client.ts';
import { defineHazard } from '../../hazards/define.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { SiteCard } from './site-card.tsx';

afterEach(cleanup);

const NOW = Date.parse('2020-11-16T14:30:00+08:00');
const words = { zh: '水坝', en: 'Dam' };
const name = (zh: string, en: string) => ({ zh, en });

const kind = defineHazard({
  id: 'test-dam',
  collection: 'test-dams',
  isRegister: true,
  geometry: 'point',
  shape: 'circle',
  words: { name: words, shortName: words, unit: name('座', 'dams'), levelNote: words },
  fields: [
    { name: 'height', words: name('坝高', 'Height'), type: 'number', unit: name('m', 'm'), cardOrder: 2 },
    { name: 'is_old', words: name('老坝', 'Old'), type: 'boolean', cardOrder: 1 },
    { name: 'unstated', words: name('未填', 'Unstated'), type: 'text', cardOrder: 3 },
    {
      name: 'responsible',
      words: name('责任人', 'Responsible'),
      type: 'list',
      privacy: 'mask',
      cardOrder: 9,
      items: [
        { name: 'role', words: name('角色', 'Role'), type: 'text' },
        { name: 'name', words: name('姓名', 'Name'), type: 'text', privacy: 'mask' },
      ],
    },
  ],
  facets: [],
  grading: {
    id: 'rule',
    version: '1',
    document: '示例文件',
    clause: '第 1 条',
    confidence: 'c',
    validFrom: '2020-01-01',
    grade: () => ({ level: null, reasons: [], missing: [], findings: [] }),
  },
  lateAfterMinutes: 60,
  summary: () => name('老坝', 'Old dam'),
});

const row: SiteRow = {
  kind: 'test-dam',
  source: 'demo',
  isSynthetic: true,
  id: 'a-1',
  name: '演示水坝-1',
  adcode: null,
  level: '2',
  link: 'offline',
  isLate: false,
  warning: 3,
  isWarningRetained: true,
  hasBar: false,
  lngLat: null,
  lastReportAt: '2020-11-15T22:41:00+08:00',
  exposure: null,
  notLinkedReason: null,
  facets: [],
  registeredOn: null,
  linkedOn: null,
};

const detail: SiteDetail = {
  row,
  properties: { height: 46.5, is_old: true, responsible: [{ role: '主要负责人', name: '陈＊' }] },
  grade: {
    level: 2,
    reasons: [
      {
        rule: 'dam.height',
        words: name('坝高', 'Height'),
        value: 46.5,
        threshold: '30 ≤ H < 60',
        source: '示例文件 第 1 条',
        confidence: 'a',
        level: 2,
      },
    ],
    missing: ['height'],
    findings: [],
  },
  levelOrigin: 'computed',
  neighbours: [{ row: { ...row, id: 'b-2', name: '演示水坝-2' }, distanceM: 412.4 }],
  isCountyMismatch: true,
};

const regions = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [],
  names: [],
  shortNames: [],
  parents: [],
  levels: [],
  boxes: [],
  labels: [],
  areas: [],
  countyRanges: [],
  countyCount: 0,
  countyAdcodes: [0],
});

const show = (shown: SiteDetail | null | undefined) => {
  const onSelect = vi.fn();
  const onClose = vi.fn();
  render(
    <LanguageProvider language="zh-CN">
      <SiteCard
        kinds={[kind]}
        regions={regions}
        detail={shown}
        siteId="test-dam:a-1"
        nowMs={NOW}
        sourceName={() => '演示登记'}
        {...{ onSelect, onClose }}
      />
    </LanguageProvider>,
  );
  return { card: screen.getByRole('region', { name: '点位详情' }), onSelect, onClose };
};

it('lists each reason with its rule, value, threshold and source', () => {
  const { card } = show(detail);
  const reason = card.querySelector<HTMLElement>('li[data-rule]');
  expect(Object.fromEntries(Object.entries(reason?.dataset ?? {}))).toEqual({
    rule: 'dam.height',
    value: '46.5',
    threshold: '30 ≤ H < 60',
    source: '示例文件 第 1 条',
    confidence: 'a',
  });
  expect(card.querySelector('[data-missing]')?.textContent).toContain('坝高');
});

it('keeps level, warning and link apart; a warning outlives the silence', () => {
  const { card } = show(detail);
  expect(card.querySelector('[data-attribute=level]')?.textContent).toContain('橙 较大');
  expect(card.querySelector('[data-attribute=warning]')?.textContent).toContain('最后有效 2020-11-15 22:41');
  expect(card.querySelector('[data-attribute=link]')?.textContent).toContain('15 小时 49 分前');
});

it('shows fields in their order with units, leaves out what is not stated, and people apart', () => {
  const { card } = show(detail);
  const fields = [...card.querySelectorAll<HTMLElement>('[data-field]')].map((line) => line.textContent);
  expect(fields).toEqual(['老坝是', '坝高46.5 m', '主要负责人陈＊']);
  expect(within(card).getByText(/不一致/)).toBeTruthy();
});

it('opens a neighbour and closes', () => {
  const { card, onSelect, onClose } = show(detail);
  fireEvent.click(within(card).getByRole('button', { name: /演示水坝-2/ }));
  expect(onSelect).toHaveBeenCalledWith(detail.neighbours[0]?.row);
  fireEvent.click(within(card).getByRole('button', { name: '关闭点位详情' }));
  expect(onClose).toHaveBeenCalled();
});

it('says so when no register has the site, and while it is read', () => {
  expect(show(null).card.textContent).toContain('test-dam:a-1');
  cleanup();
  expect(show(undefined).card.getAttribute('aria-busy')).toBe('true');
});
