import { formatChinaDate } from '../../domain/clock.ts';
import { toCsv, type CsvCell } from '../../domain/csv.ts';
import { toDeadline } from '../../domain/rectification-deadline.ts';
import { toFaultsAt } from '../../domain/rectification-fault.ts';
import { FAULT_WORDS, listWords, toDeadlineWords } from '../../domain/rectification-words.ts';
import { isReopenedLately, STATE_WORDS, type Rectification } from '../../domain/rectification.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { nameAt } from '../site-rows.ts';
import type { AnalysisContext } from './context.ts';
import { parseReference, type SiteRowOf } from './rectification-sites.ts';

interface CsvScope {
  readonly context: Pick<AnalysisContext, 'kinds' | 'regions' | 'nowMs'>;
  readonly sites: ReadonlyMap<string, SiteRowOf>;
  readonly language: Language;
}

interface Column {
  readonly head: Localised;
  readonly cell: (item: Rectification) => CsvCell;
}

const toColumns = ({ context: { kinds, regions, nowMs }, sites, language }: CsvScope): readonly Column[] => {
  const today = formatChinaDate(nowMs);
  const text = (words: Localised): string => inLanguage(words, language);
  const toSite = ({ site }: Rectification): SiteRowOf | undefined => sites.get(site ?? '');
  const toPlace = ({ adcode }: Rectification): string =>
    regions
      .pathTo(adcode)
      .slice(1)
      .map(({ name }) => name)
      .join(' ');
  const toKind = ({ site }: Rectification): string | null => {
    const kind = parseReference(site)?.kind;
    const words = kinds.find(({ id }) => id === kind)?.words.name;
    return words === undefined ? (kind ?? null) : text(words);
  };
  const toName = (item: Rectification): string | null => {
    const found = toSite(item);
    return found === undefined ? null : nameAt(found.entry.table, found.entry.card, found.row);
  };
  const toFaults = (item: Rectification): string =>
    [...item.faults, ...toFaultsAt(item, today)]
      .map(({ fault, said }) => `${text(FAULT_WORDS[fault])}（${said}）`)
      .join('；');
  return [
    { head: { zh: '清单', en: 'List' }, cell: ({ listType }) => text(listWords(listType)) },
    { head: { zh: '编号', en: 'Id' }, cell: ({ id }) => id },
    { head: { zh: '状态', en: 'State' }, cell: ({ state }) => text(STATE_WORDS[state]) },
    { head: { zh: '期限', en: 'Deadline' }, cell: (item) => text(toDeadlineWords(toDeadline(item, today))) },
    { head: { zh: '内容', en: 'Text' }, cell: (item) => item.text },
    { head: { zh: '领域', en: 'Sector' }, cell: ({ sector }) => sector },
    { head: { zh: '行政区划', en: 'Division' }, cell: toPlace },
    { head: { zh: '区划代码', en: 'Division code' }, cell: ({ adcode }) => adcode },
    { head: { zh: '类别', en: 'Kind' }, cell: toKind },
    { head: { zh: '点位', en: 'Site' }, cell: toName },
    { head: { zh: '点位编号', en: 'Site id' }, cell: ({ site }) => parseReference(site)?.id ?? null },
    { head: { zh: '发现日', en: 'Found' }, cell: ({ foundOn }) => foundOn },
    { head: { zh: '到期日', en: 'Due' }, cell: ({ dueOn }) => dueOn },
    { head: { zh: '销号日', en: 'Closed' }, cell: ({ closedOn }) => closedOn },
    {
      head: { zh: '30 日内重开', en: 'Reopened in 30 d' },
      cell: (item) => (isReopenedLately(item, today) ? item.reopenedOn : null),
    },
    { head: { zh: '佐证', en: 'Evidence' }, cell: ({ evidence }) => evidence },
    { head: { zh: '矛盾', en: 'Contradiction' }, cell: toFaults },
    { head: { zh: '截至', en: 'As of' }, cell: ({ asOf }) => asOf },
    {
      head: { zh: '演示数据', en: 'Demo data' },
      cell: ({ isSynthetic }) => text(isSynthetic ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
    },
  ];
};

/** A line an item, in the order given. */
export const toItemsCsv = (items: readonly Rectification[], scope: CsvScope): string => {
  const columns = toColumns(scope);
  return toCsv(
    columns.map(({ head }) => inLanguage(head, scope.language)),
    items.map((item) => columns.map(({ cell }) => cell(item))),
  );
};
