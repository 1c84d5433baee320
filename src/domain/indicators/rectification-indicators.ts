import { formatChinaDate } from '../clock.ts';
import { countRectifications, isOpen, type Rectification } from '../rectification.ts';
import type { IndicatorDefinition, IndicatorPart, Tally } from './types.ts';
import { OWN_DEFINITION, UNITS } from './units.ts';

const CLOSED_UNDATED: IndicatorPart = {
  id: 'closed-undated',
  words: { zh: '已销号而缺期限或销号日期', en: 'Closed, but without a due or a closing day' },
};
const CLOSED_IN_FUTURE: IndicatorPart = {
  id: 'closed-in-future',
  words: { zh: '已销号而销号日期在将来', en: 'Closed, but on a day still to come' },
};
const OPEN_WITH_CLOSING_DAY: IndicatorPart = {
  id: 'open-with-closing-day',
  words: { zh: '载有销号日期而未销号，也未载重新打开', en: 'A closing day is stated, but it is open and not reopened' },
};
const NOT_DUE: IndicatorPart = { id: 'not-due', words: { zh: '未到期', en: 'Not yet due' } };
const OPEN_UNDATED: IndicatorPart = {
  id: 'open-undated',
  words: { zh: '未销号而无期限', en: 'Open, without a due day' },
};

const base = {
  source: OWN_DEFINITION,
  kinds: [],
  fields: [],
  apart: [],
  findings: {},
  isAboutLinks: false,
  counting: { by: 'items' },
} as const satisfies Partial<IndicatorDefinition>;

export const CLOSED_RATE: IndicatorDefinition = {
  ...base,
  id: 'closed-rate',
  words: { zh: '销号率', en: 'Closed rate' },
  definition: {
    zh: '已销号的整改项除以同一清单的全部整改项；不同清单不相加。',
    en: 'Items closed divided by all items of one list; lists are never added.',
  },
  numerator: { words: { zh: '已销号', en: 'Closed' }, unit: UNITS.items },
  denominator: { words: { zh: '整改项', en: 'Items' }, unit: UNITS.items },
  excluded: [],
  apart: [CLOSED_UNDATED],
  ownFindings: [OPEN_WITH_CLOSING_DAY],
};

export const CLOSED_ON_TIME_RATE: IndicatorDefinition = {
  ...base,
  id: 'closed-on-time-rate',
  words: { zh: '按期销号率', en: 'Closed-on-time rate' },
  definition: {
    zh: '到期日当日或之前销号的整改项除以已见分晓的整改项（期限与销号日期俱全的已销号项，加已逾期的未销号项）。',
    en: 'Items closed on or before their due day divided by those whose outcome is known: closed with both days stated, or overdue.',
  },
  numerator: { words: { zh: '按期销号', en: 'Closed on time' }, unit: UNITS.items },
  denominator: { words: { zh: '已见分晓', en: 'Outcome known' }, unit: UNITS.items },
  excluded: [NOT_DUE, OPEN_UNDATED, CLOSED_UNDATED, CLOSED_IN_FUTURE],
};

/**
 * Both rates of one list, from `countRectifications`. A closing day that is still to come proves nothing and is taken as
 * not stated, so that it cannot count as on time.
 * @param nowMs milliseconds since 1970, by the board's clock; days are compared in China Standard Time
 * @throws when items of several lists come together: they are different reviews, and have no sum
 */
export const tallyRectifications = (
  items: readonly Rectification[],
  nowMs: number,
): { readonly closed: Tally; readonly onTime: Tally } => {
  if (new Set(items.map(({ listType }) => listType)).size > 1) throw new Error('items of two lists must not be added');
  const today = formatChinaDate(nowMs);
  const isInFuture = (item: Rectification): boolean => !isOpen(item) && (item.closedOn ?? today) > today;
  const believed = items.map((item) => (isInFuture(item) ? { ...item, closedOn: null } : item));
  const counts = countRectifications(believed, nowMs);
  const count = (holds: (item: Rectification) => boolean): number => items.filter(holds).length;
  const inFuture = count(isInFuture);
  const undated = count(
    (item) => !isOpen(item) && !isInFuture(item) && (item.dueOn === null || item.closedOn === null),
  );
  return {
    closed: {
      numerator: counts.closed,
      denominator: counts.total,
      unstated: 0,
      withheld: 0,
      parts: {
        [CLOSED_UNDATED.id]: undated,
        [OPEN_WITH_CLOSING_DAY.id]: count((item) => isOpen(item) && item.closedOn !== null && !item.isReopened),
      },
    },
    onTime: {
      numerator: counts.closedOnTime,
      denominator: counts.judged,
      unstated: 0,
      withheld: 0,
      parts: {
        [NOT_DUE.id]: count((item) => isOpen(item) && item.dueOn !== null && item.dueOn >= today),
        [OPEN_UNDATED.id]: count((item) => isOpen(item) && item.dueOn === null),
        [CLOSED_UNDATED.id]: undated,
        [CLOSED_IN_FUTURE.id]: inFuture,
      },
    },
  };
};
