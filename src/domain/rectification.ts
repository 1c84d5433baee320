import { formatChinaDate } from './clock.ts';
import type { SiteProperties } from './grading.ts';
import type { Localised } from './words.ts';

/** The loop of an item, in its order, as it stands on the wire (DOMAIN.md §6); reopening is a flag beside the state. */
export const RECTIFICATION_STATES = ['发现', '登记', '交办', '整改', '复核', '销号'] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

export const STATE_WORDS: Readonly<Record<RectificationState, Localised>> = {
  发现: { zh: '发现', en: 'Found' },
  登记: { zh: '登记', en: 'Recorded' },
  交办: { zh: '交办', en: 'Assigned' },
  整改: { zh: '整改', en: 'In work' },
  复核: { zh: '复核', en: 'In review' },
  销号: { zh: '销号', en: 'Closed' },
};

/** Days are whole days of the China calendar, `YYYY-MM-DD`; `null` where the item does not state them. */
export interface Rectification {
  readonly id: string;
  /** 问题隐患, 制度措施, 挂牌督办 …: data, never a fixed set; items of two lists are never added. */
  readonly listType: string;
  readonly adcode: string;
  /** `kind:id` of the site it is about. */
  readonly site: string | null;
  readonly sector: string;
  readonly text: string;
  readonly state: RectificationState;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  readonly isReopened: boolean;
  readonly reopenedOn: string | null;
  readonly asOf: string | null;
  readonly isSynthetic: boolean;
}

const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const toDay = (value: unknown): string | null => {
  const text = toText(value);
  if (text === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.isNaN(Date.parse(text)) ? null : text;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : formatChinaDate(ms);
};

/** One item of the wire; `null` where it lacks what makes it countable: id, list, division or a known state. */
export const parseRectification = (properties: SiteProperties): Rectification | null => {
  const id = toText(properties['item_id']) ?? toText(properties['id']);
  const listType = toText(properties['list_type']);
  const adcode = properties['adcode'];
  const state = RECTIFICATION_STATES.find((known) => known === properties['state']);
  if (id === null || listType === null || state === undefined) return null;
  if (!(typeof adcode === 'string' || typeof adcode === 'number')) return null;
  return {
    id,
    listType,
    adcode: String(adcode),
    site: toText(properties['site']),
    sector: toText(properties['sector']) ?? '',
    text: toText(properties['text']) ?? '',
    state,
    dueOn: toDay(properties['due_at']),
    closedOn: toDay(properties['closed_at']),
    isReopened: properties['is_reopened'] === true,
    reopenedOn: toDay(properties['reopened_at']),
    asOf: toText(properties['as_of']),
    isSynthetic: properties['is_synthetic'] === true,
  };
};

export const isOpen = ({ state }: Rectification): boolean => state !== '销号';

/** Open and due before today. An item without a due day is never overdue: it says nothing of the kind. */
export const isOverdue = (item: Rectification, today: string): boolean =>
  isOpen(item) && item.dueOn !== null && item.dueOn < today;

const DAY_MS = 86_400_000;

/** A bare day is read as midnight UTC, which is the same day in China. */
const shiftDay = (day: string, days: number): string => formatChinaDate(Date.parse(day) + days * DAY_MS);

/** Open and due from today to seven days from today, both included (DOMAIN.md §6). */
const isDueSoon = (item: Rectification, today: string): boolean =>
  isOpen(item) && item.dueOn !== null && item.dueOn >= today && item.dueOn <= shiftDay(today, 7);

/** Reopened in the last 30 days, today included (DOMAIN.md §6); without a day it cannot be told and does not count. */
const isReopenedLately = ({ isReopened, reopenedOn }: Rectification, today: string): boolean =>
  isReopened && reopenedOn !== null && reopenedOn <= today && reopenedOn > shiftDay(today, -30);

export interface RectificationCounts {
  readonly total: number;
  readonly open: number;
  readonly overdue: number;
  readonly dueIn7Days: number;
  readonly reopenedIn30Days: number;
  readonly closed: number;
  readonly closedOnTime: number;
  /** Items whose outcome against the due day is known: closed with both days stated, or overdue. */
  readonly judged: number;
  /** 销号率, 0–1: closed ÷ total; `null` without items. */
  readonly closedRate: number | null;
  /** 按期销号率, 0–1: closed on or before the due day ÷ judged; `null` where nothing has been judged. */
  readonly onTimeRate: number | null;
  readonly byState: Readonly<Record<RectificationState, number>>;
}

/** Counts of the items of one list. `nowMs` by the board's clock; days are compared in China Standard Time. */
export const countRectifications = (items: readonly Rectification[], nowMs: number): RectificationCounts => {
  const today = formatChinaDate(nowMs);
  const count = (holds: (item: Rectification) => boolean): number => items.filter(holds).length;
  const closed = count((item) => !isOpen(item));
  const overdue = count((item) => isOverdue(item, today));
  const isDated = (item: Rectification): boolean => !isOpen(item) && item.dueOn !== null && item.closedOn !== null;
  const closedOnTime = count((item) => isDated(item) && (item.closedOn ?? '') <= (item.dueOn ?? ''));
  const judged = count(isDated) + overdue;
  const states = RECTIFICATION_STATES.map((state) => [state, count((item) => item.state === state)] as const);
  return {
    total: items.length,
    open: items.length - closed,
    overdue,
    dueIn7Days: count((item) => isDueSoon(item, today)),
    reopenedIn30Days: count((item) => isReopenedLately(item, today)),
    closed,
    closedOnTime,
    judged,
    closedRate: items.length === 0 ? null : closed / items.length,
    onTimeRate: judged === 0 ? null : closedOnTime / judged,
    byState: Object.fromEntries(states) as Record<RectificationState, number>,
  };
};

/** Items apart by list type, the longest list first: problems and measures are two reviews and are never one sum. */
export const groupByList = (
  items: readonly Rectification[],
): readonly { readonly listType: string; readonly items: readonly Rectification[] }[] => {
  const lists = new Map<string, Rectification[]>();
  for (const item of items) {
    const list = lists.get(item.listType);
    if (list) list.push(item);
    else lists.set(item.listType, [item]);
  }
  return [...lists]
    .map(([listType, list]) => ({ listType, items: list }))
    .sort((a, b) => b.items.length - a.items.length || (a.listType < b.listType ? -1 : 1));
};

/** What to look at first: overdue, longest overdue first; then open by due day, undated after dated; closed last. */
export const compareUrgency = (a: Rectification, b: Rectification): number => {
  const rank = (item: Rectification): string => `${isOpen(item) ? 0 : 1}${item.dueOn ?? '9999-99-99'}${item.id}`;
  return rank(a) < rank(b) ? -1 : 1;
};
