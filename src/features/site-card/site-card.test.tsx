// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ExplainedRule, ExplainedSite, ExplainQuery } from '../../domain/analyses/explain.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import type { SiteDetail, SiteRow } from '../../domain/register-client.ts';
import { defineHazard } from '../../hazards/define.ts';
import type { RegisterClient } from '../../register/client-types.ts';
import { RegisterProvider } from '../../register/register-context.tsx';
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
  isLost: false,
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

const reason = detail.grade.reasons[0];
if (reason === undefined) throw new Error('the detail has a reason');

const input = {
  id: 'height',
  words: name('坝高', 'Height'),
  type: 'number',
  unit: name('m', 'm'),
  value: 46.5,
  state: 'given',
  raw: null,
  date: null,
  min: 0,
  max: null,
  step: 0.1,
  isCount: false,
  options: [],
} as const;

const rule: ExplainedRule = {
  id: 'dam-1',
  version: '1',
  words: name('坝', 'Dam'),
  scale: 'risk',
  documents: [
    {
      document: '示例文件',
      clause: '第 1 条',
      confidence: 'a',
      validFrom: '2021',
      validTo: null,
      carries: name('坝高分档', 'Height'),
      isInForce: false,
    },
  ],
  registered: 3,
  computed: {
    level: 2,
    reasons: [{ ...reason, date: '2020-03-04', dateWords: name('数据截至', 'As of') }],
    findings: [],
    missing: [{ field: 'height', words: name('坝高', 'Height') }],
  },
  inputs: [
    input,
    { ...input, id: 'is_old', words: name('老坝', 'Old'), type: 'boolean', unit: null, value: true },
    {
      ...input,
      id: 'state',
      words: name('状态', 'State'),
      type: 'enum',
      unit: null,
      value: null,
      state: 'invalid',
      raw: 'E',
      options: [{ value: 'A', words: name('甲', 'A') }],
    },
  ],
  levelChanges: [
    {
      input: 'height',
      to: 29.9,
      direction: 'lowers',
      fromLevel: 2,
      level: 4,
      words: name('坝高再降 16.6 m，即降为蓝', 'Height −16.6 m: falls to Blue'),
      fromWords: name('46.5 m', '46.5 m'),
      toWords: name('29.9 m', '29.9 m'),
      threshold: 'H < 30',
      source: '示例文件 第 1 条',
    },
  ],
  whatIf: null,
  overrides: [{ band: '高', byDefault: '2', byConfig: '1' }],
  ruleFindings: [
    { kind: 'override-unknown-band', severity: 'error', rule: 'dam-1', words: name('没有「X」这一档', 'No band X') },
  ],
};

const site: ExplainedSite = {
  kind: 'test-dam',
  id: 'a-1',
  rules: [rule],
  contradictions: [{ id: 'never-reported', words: name('登记为已接入，但从未上报', 'Never'), value: '已接入' }],
};

/** Answers as the worker would: a height below 30 is blue, anything else leaves the level. */
const explain = ({ changes }: ExplainQuery): ExplainedSite => {
  const own = changes['dam-1'];
  if (own === undefined) return site;
  const height = own['height'];
  const isLow = typeof height === 'number' && height < 30;
  const whatIf = {
    level: isLow ? (4 as const) : (2 as const),
    reasons: [{ ...reason, value: typeof height === 'number' ? height : null, date: null, dateWords: null }],
    findings: [],
    missing: [],
    added: [0],
    removed: [{ ...reason, date: null, dateWords: null }],
    refused:
      typeof height === 'string'
        ? [{ input: 'height', words: name('不是数字', 'no'), inputWords: name('坝高', 'Height') }]
        : [],
  };
  return { ...site, rules: [{ ...rule, whatIf }] };
};

const show = (shown: SiteDetail | null | undefined) => {
  const onSelect = vi.fn();
  const onClose = vi.fn();
  const asked: ExplainQuery[] = [];
  const states = [{ kind: 'test-dam', status: 'ready' }];
  const client = {
    start: () => undefined,
    states: () => states,
    version: () => 1,
    subscribe: () => () => undefined,
    analyse: async (_name: string, query: ExplainQuery) => {
      asked.push(query);
      return { answer: { site: explain(query) }, missing: [], nowMs: NOW };
    },
  } as unknown as RegisterClient;
  render(
    <LanguageProvider language="zh-CN">
      <RegisterProvider client={client}>
        <SiteCard
          kinds={[kind]}
          regions={regions}
          detail={shown}
          siteId="test-dam:a-1"
          nowMs={NOW}
          sourceName={() => '演示登记'}
          items={<p>两项整改</p>}
          {...{ onSelect, onClose }}
        />
      </RegisterProvider>
    </LanguageProvider>,
  );
  return { card: screen.getByRole('region', { name: '点位详情' }), onSelect, onClose, asked };
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
  expect(reason?.getAttribute('data-date')).toBe('');
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

it('adds the day of each value, what the register states on which basis, and says an override aloud', async () => {
  const { card } = show({
    ...detail,
    properties: { grade_basis: { document: '示例文件', date: '2019-05-06', assessor: '某院' } },
  });
  await waitFor(() => expect(card.querySelector<HTMLElement>('[data-reasons] li')?.dataset['date']).toBe('2020-03-04'));
  expect(card.querySelector('[data-reasons] li')?.textContent).toContain('数据截至 2020-03-04');
  expect(card.querySelector('[data-basis]')?.textContent).toBe('登记依据 示例文件 · 2019-05-06 · 某院');
  expect(card.querySelector('[data-disagreement]')?.textContent).toContain('登记与规则不一致');
  expect(card.querySelector('[data-overrides]')?.textContent).toContain('高 → 1 红（默认 2 橙）');
  expect(card.querySelector('[data-rule-finding]')?.textContent).toContain('没有「X」这一档');
  expect(card.querySelector('[data-contradiction=never-reported]')?.textContent).toContain('从未上报');
  expect(card.querySelector('[data-in-force=false]')?.textContent).toContain('不在有效期内');
  expect(card.textContent).toContain('两项整改');
});

it('tries a change: level and reasons recomputed beside the registered level, and put back', async () => {
  const { card, asked } = show(detail);
  fireEvent.click(await within(card).findByRole('button', { name: /推演.*16\.6/ }));
  const level = (outcome: string) => card.querySelector<HTMLElement>(`[data-outcome=${outcome}]`)?.dataset['level'];
  await waitFor(() => expect(level('what-if')).toBe('4'));
  expect([level('registered'), level('computed')]).toEqual(['3', '2']);
  expect(asked.at(-1)?.changes).toEqual({ 'dam-1': { height: 29.9 } });
  expect(card.querySelector('[data-what-if-reasons] li')?.textContent).toContain('新坝高');
  expect(card.querySelector('[data-what-if-removed] li')?.textContent).toBe('坝高');
  expect(card.textContent).toContain('不保存');
  fireEvent.click(within(card).getByRole('button', { name: '恢复登记值' }));
  await waitFor(() => expect(level('what-if')).toBeUndefined());
  expect(card.querySelector<HTMLInputElement>('[data-input=height] input')?.value).toBe('46.5');
});

it('has the right control for each input, names what cannot be used, and says what is refused', async () => {
  const { card, asked } = show(detail);
  const box = (id: string) =>
    within(card.querySelector<HTMLElement>(`[data-what-if] [data-input=${id}]`) as HTMLElement);
  await waitFor(() => expect(card.querySelector('[data-what-if]')).not.toBeNull());
  expect(box('height').getByRole('spinbutton', { name: /坝高/, hidden: true })).toBeTruthy();
  expect(box('state').getByText(/E/)).toBeTruthy();
  fireEvent.change(box('state').getByRole('combobox', { hidden: true }), { target: { value: 'A' } });
  fireEvent.click(box('is_old').getByRole('button', { name: '未填报', hidden: true }));
  await waitFor(() => expect(asked.at(-1)?.changes).toEqual({ 'dam-1': { is_old: null, state: 'A' } }));
  fireEvent.change(box('height').getByRole('spinbutton', { hidden: true }), { target: { value: '' } });
  await waitFor(() => expect(asked.at(-1)?.changes['dam-1']).toMatchObject({ height: null }));
  // Back to what the register says: no change is asked about.
  fireEvent.change(box('height').getByRole('spinbutton', { hidden: true }), { target: { value: '46.5' } });
  const changed = [...card.querySelectorAll<HTMLElement>('[data-changed=true]')].map((line) => line.dataset['input']);
  expect(changed).toEqual(['is_old', 'state']);
});

it('a report from the future has no age, and rounded positions claim no neighbours', () => {
  const ahead = { ...detail, row: { ...row, lastReportAt: '2020-11-16T14:36:00+08:00' }, isNeighbourhoodKnown: false };
  const { card } = show(ahead);
  expect(card.querySelector('[data-attribute=link]')?.textContent).toContain('晚于当前时间');
  expect(card.textContent).toContain('无法判断附近');
});
