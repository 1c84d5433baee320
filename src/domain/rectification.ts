import { formatChinaDate } from './clock.ts';
import type { SiteProperties } from './grading.ts';
import type { ItemFault, UnreadableReason } from './rectification-fault.ts';
import { RECTIFICATION_STATES, type RectificationState } from './rectification-state.ts';
import { parseWireTime, shiftDay } from './wire-time.ts';
import type { Localised } from './words.ts';

export const STATE_WORDS: Readonly<Record<RectificationState, Localised>> = {
  发现: { zh: '发现', en: 'Found' },
  登记: { zh: '登记', en: 'Recorded' },
  交办: { zh: '交办', en: 'Assigned' },
  整改: { zh: '整改', en: 'In work' },
  复核: { zh: '复核', en: 'In review' },
  销号: { zh: '销号', en: 'Closed' },
};

/**
 * Days are whole days of the China calendar, `YYYY-MM-DD`; `null` where the item does not state them, and where what it
 * states cannot be (a due day before the day it was found), which then stands among its faults.
 */
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
  readonly foundOn: string | null;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  readonly isReopened: boolean;
  readonly reopenedOn: string | null;
  /** What has been handed in, in words. */
  readonly evidence: string | null;
  readonly asOf: string | null;
  readonly isSynthetic: boolean;
  readonly faults: readonly StatedFault[];
}

/** What an item says that cannot be, as it came. */
export interface StatedFault {
  readonly fault: ItemFault;
  readonly said: string;
}

const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A value as it came, fit to be shown; empty for none. */
export const toSaid = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const DAY_FIELDS = ['found_at', 'due_at', 'closed_at', 'reopened_at'] as const;
type DayField = (typeof DAY_FIELDS)[number];

interface Days {
  readonly days: Readonly<Record<DayField, string | null>>;
  readonly faults: readonly StatedFault[];
}

/** The days that can be believed by themselves and beside each other. */
const readDays = (properties: SiteProperties): Days => {
  const faults: StatedFault[] = [];
  const read = (field: DayField): string | null => {
    const value = properties[field];
    if (value === undefined || value === null || value === '') return null;
    const ms = parseWireTime(value);
    if (ms === null) faults.push({ fault: 'no-day', said: `${field} ${toSaid(value)}` });
    return ms === null ? null : formatChinaDate(ms);
  };
  const found = read('found_at');
  const notBefore = (day: string | null, fault: ItemFault): string | null => {
    if (day === null || found === null || day >= found) return day;
    faults.push({ fault, said: `${found} → ${day}` });
    return null;
  };
  const days = {
    found_at: found,
    due_at: notBefore(read('due_at'), 'due-before-found'),
    closed_at: notBefore(read('closed_at'), 'closed-before-found'),
    reopened_at: read('reopened_at'),
  };
  return { days, faults };
};

/** Why an item cannot be counted, with what it says instead. */
export interface Unreadable {
  readonly reason: UnreadableReason;
  readonly said: string;
}

const toId = (properties: SiteProperties): string | null => toText(properties['item_id']) ?? toText(properties['id']);

const whyUnreadable = (properties: SiteProperties): Unreadable | null => {
  const { adcode, state } = properties;
  if (toId(properties) === null) return { reason: 'no-id', said: toSaid(properties['text']) };
  if (toText(properties['list_type']) === null) return { reason: 'no-list', said: toSaid(properties['list_type']) };
  if (typeof adcode !== 'number' && toText(adcode) === null) return { reason: 'no-division', said: toSaid(adcode) };
  if (!RECTIFICATION_STATES.some((known) => known === state)) return { reason: 'unknown-state', said: toSaid(state) };
  return null;
};

/** One item of the wire, or why it cannot be counted: it lacks its id, list, division or a known state. */
export const readRectification = (
  properties: SiteProperties,
): { readonly ok: true; readonly value: Rectification } | { readonly ok: false; readonly fault: Unreadable } => {
  const fault = whyUnreadable(properties);
  if (fault !== null) return { ok: false, fault };
  const { days, faults } = readDays(properties);
  const value: Rectification = {
    id: toId(properties) ?? '',
    listType: toSaid(properties['list_type']),
    adcode: toSaid(properties['adcode']),
    site: toText(properties['site']),
    sector: toText(properties['sector']) ?? '',
    text: toText(properties['text']) ?? '',
    state: properties['state'] as RectificationState,
    foundOn: days.found_at,
    dueOn: days.due_at,
    closedOn: days.closed_at,
    isReopened: properties['is_reopened'] === true,
    reopenedOn: days.reopened_at,
    evidence: toText(properties['evidence']),
    asOf: toText(properties['as_of']),
    isSynthetic: properties['is_synthetic'] === true,
    faults,
  };
  return { ok: true, value };
};

/** One item of the wire; `null` where it lacks what makes it countable. */
export const parseRectification = (properties: SiteProperties): Rectification | null => {
  const read = readRectification(properties);
  return read.ok ? read.value : null;
};

export const isOpen = ({ state }: Rectification): boolean => state !== '销号';

/** Open and due before today. An item without a due day is never overdue: it says nothing of the kind. */
export const isOverdue = (item: Rectification, today: string): boolean =>
  isOpen(item) && item.dueOn !== null && item.dueOn < today;

/** Open and due from today to seven days from today, both included (DOMAIN.md §6). */
export const isDueSoon = (item: Rectification, today: string): boolean =>
  isOpen(item) && item.dueOn !== null && item.dueOn >= today && item.dueOn <= shiftDay(today, 7);

/** Reopened in the last 30 days, today included (DOMAIN.md §6); without a day it cannot be told and does not count. */
export const isReopenedLately = ({ isReopened, reopenedOn }: Rectification, today: string): boolean =>
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

/**
 * Counts of the items of one list. `nowMs` by the board's clock; days are compared in China Standard Time. A closing day
 * that is still to come proves nothing: such an item is closed, and not judged.
 */
export const countRectifications = (items: readonly Rectification[], nowMs: number): RectificationCounts => {
  const today = formatChinaDate(nowMs);
  const count = (holds: (item: Rectification) => boolean): number => items.filter(holds).length;
  const closed = count((item) => !isOpen(item));
  const overdue = count((item) => isOverdue(item, today));
  const isDated = (item: Rectification): boolean =>
    !isOpen(item) && item.dueOn !== null && item.closedOn !== null && item.closedOn <= today;
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

const FAR = '9999-99-99';

interface Urgent {
  readonly id: string;
  readonly state: RectificationState;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
}

/** What to look at first: open by due day, so the longest overdue leads and the undated follow; then the last closed. */
export const compareUrgency = (a: Urgent, b: Urgent): number => {
  const isClosed = a.state === '销号';
  if (isClosed !== (b.state === '销号')) return isClosed ? 1 : -1;
  const [one, other] = isClosed ? [b.closedOn ?? '', a.closedOn ?? ''] : [a.dueOn ?? FAR, b.dueOn ?? FAR];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
