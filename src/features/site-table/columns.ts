import type { SiteSort } from '../../domain/register-client.ts';
import type { Localised } from '../../domain/words.ts';
import type { TableSort } from '../../url/board-state.ts';

/** Ids stand in the address (`columns`); the order of the table is this order. */
export const COLUMN_IDS = [
  'kind',
  'name',
  'id',
  'province',
  'prefecture',
  'county',
  'level',
  'link',
  'reason',
  'warning',
  'exposure',
  'last-report',
  'registered',
  'linked',
  'flags',
  'position',
  'source',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export interface ColumnDefinition {
  readonly words: Localised;
  /** Of the widest that is common, in Chinese and in English. */
  readonly widthRem: readonly [zh: number, en: number];
  readonly sort?: SiteSort;
  readonly isNumeric?: boolean;
}

export const COLUMNS: Readonly<Record<ColumnId, ColumnDefinition>> = {
  kind: { words: { zh: '类别', en: 'Kind' }, widthRem: [5.25, 6.5], sort: 'kind' },
  name: { words: { zh: '名称', en: 'Name' }, widthRem: [15, 15], sort: 'name' },
  id: { words: { zh: '编号', en: 'ID' }, widthRem: [11, 11] },
  province: { words: { zh: '省', en: 'Province' }, widthRem: [4.25, 7.5], sort: 'adcode' },
  prefecture: { words: { zh: '市', en: 'Prefecture' }, widthRem: [6, 7.5], sort: 'adcode' },
  county: { words: { zh: '区县', en: 'County' }, widthRem: [7, 8.5], sort: 'adcode' },
  level: { words: { zh: '等级', en: 'Level' }, widthRem: [5.5, 8], sort: 'level' },
  link: { words: { zh: '接入', en: 'Link' }, widthRem: [7.5, 10], sort: 'link' },
  reason: { words: { zh: '未接入原因', en: 'Reason' }, widthRem: [5.75, 10] },
  warning: { words: { zh: '预警', en: 'Warning' }, widthRem: [6, 7.5], sort: 'warning' },
  exposure: {
    words: { zh: '影响人数', en: 'People exposed' },
    widthRem: [9.75, 15],
    sort: 'exposure',
    isNumeric: true,
  },
  'last-report': { words: { zh: '最近上报', en: 'Last report' }, widthRem: [9.5, 9.5], sort: 'last-report' },
  registered: { words: { zh: '登记日期', en: 'Registered on' }, widthRem: [7, 8], sort: 'registered' },
  linked: { words: { zh: '接入日期', en: 'Linked on' }, widthRem: [7, 7], sort: 'linked' },
  flags: { words: { zh: '专项', en: 'Findings' }, widthRem: [11, 14] },
  position: { words: { zh: '位置', en: 'Position' }, widthRem: [11.5, 11.5] },
  source: { words: { zh: '来源', en: 'Source' }, widthRem: [8, 9] },
};

export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'kind',
  'name',
  'province',
  'county',
  'level',
  'link',
  'reason',
  'warning',
  'exposure',
];

/** What a narrow screen has room for: name and kind on one line, level and link below it. */
export const NARROW_COLUMNS: readonly ColumnId[] = ['kind', 'name', 'level', 'link'];

const isColumn = (id: string): id is ColumnId => (COLUMN_IDS as readonly string[]).includes(id);

/**
 * The columns that an address asks for, in the table's order; the name is always among them. Ids that the table does
 * not have are named in `unknown`; an address with nothing else asks for the default.
 */
export const parseColumns = (
  ids: readonly string[] | null,
): { readonly columns: readonly ColumnId[]; readonly unknown: readonly string[] } => {
  const known = (ids ?? []).filter(isColumn);
  const columns = known.length === 0 ? DEFAULT_COLUMNS : COLUMN_IDS.filter((id) => id === 'name' || known.includes(id));
  return { columns, unknown: (ids ?? []).filter((id) => !isColumn(id)) };
};

/** What goes into the address: `null` for the table's own choice. */
export const printColumns = (columns: readonly ColumnId[]): readonly ColumnId[] | null =>
  columns.join() === DEFAULT_COLUMNS.join() ? null : columns;

/** One more or one less, in the table's order. */
export const toggleColumn = (columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] =>
  COLUMN_IDS.filter((each) => (each === id ? !columns.includes(id) : columns.includes(each)));

/** Dates come from a snapshot of their own: they are asked for only where one of them is shown or sorted by. */
export const needsDates = (columns: readonly ColumnId[], sort: TableSort | null): boolean =>
  columns.includes('registered') || columns.includes('linked') || sort?.by === 'registered' || sort?.by === 'linked';

/** Three columns sort by division; the first of them on screen says so, because only one head may carry the order. */
export const sortOf = (id: ColumnId, columns: readonly ColumnId[]): SiteSort | undefined => {
  const { sort } = COLUMNS[id];
  return sort !== undefined && columns.find((each) => COLUMNS[each].sort === sort) === id ? sort : undefined;
};

/** Sorts whose first direction has the largest value on top: most people, newest report. */
const LARGEST_FIRST: readonly SiteSort[] = ['exposure', 'last-report'];

/** In which direction the values of the column run down the table; `undefined`: not sorted by it. */
export const directionOf = (
  sort: TableSort | null,
  by: SiteSort | undefined,
): 'ascending' | 'descending' | undefined => {
  if (sort === null || sort.by !== by) return undefined;
  return sort.isDescending === LARGEST_FIRST.includes(sort.by) ? 'ascending' : 'descending';
};

/** A click on a head: by this column, and the other way round at the next. */
export const nextSort = (sort: TableSort | null, by: SiteSort): TableSort => ({
  by,
  isDescending: sort?.by === by ? !sort.isDescending : false,
});
