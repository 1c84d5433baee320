import { expect, it } from 'vitest';
import { NO_FILTER, type SiteFilter } from '../domain/site-filter.ts';
import { toFilterParts, type KindText } from './describe-filter.ts';

const text = { zh: '尾矿库', en: 'Ponds' };
const KINDS: KindText[] = [
  {
    id: 'tailings-pond',
    words: { name: text, shortName: text, unit: { zh: '座', en: 'ponds' } },
    facets: [{ id: 'overhead', words: { zh: '头顶库', en: 'Overhead pond' } }],
  },
];
const FILTER: SiteFilter = {
  ...NO_FILTER,
  kinds: ['tailings-pond'],
  levels: ['1', '2'],
  links: ['not-linked'],
  warnings: [1],
  flags: ['tailings-pond.overhead', 'tailings-pond.late', 'gone.flag'],
  sources: ['import-1'],
};

it('names every active part once, in words', () => {
  const parts = toFilterParts(FILTER, KINDS, (source) => `文件 ${source}`);
  expect(parts.map(({ words }) => words.zh)).toEqual([
    '尾矿库',
    '红 重大',
    '橙 较大',
    '未接入',
    '红色预警',
    '尾矿库 头顶库',
    '尾矿库 迟报',
    'gone.flag',
    '来源 文件 import-1',
  ]);
  expect(toFilterParts(NO_FILTER, KINDS, String)).toEqual([]);
});

it('taking every part away one by one leaves no filter', () => {
  let filter = FILTER;
  for (let guard = 0; guard < 20; guard++) {
    const [part] = toFilterParts(filter, KINDS, String);
    if (part === undefined) break;
    filter = { ...filter, ...part.without };
  }
  expect(filter).toEqual(NO_FILTER);
});
