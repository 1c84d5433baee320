import type { Deadline } from './rectification-deadline.ts';
import type { FaultyItem } from './rectification-fault.ts';
import type { Localised } from './words.ts';

/** Where an item stands against its deadline, with its days: 逾期 23 天. */
export const toDeadlineWords = ({ standing, days }: Deadline): Localised => {
  const count = days ?? 0;
  switch (standing) {
    case 'overdue':
      return { zh: `逾期 ${count} 天`, en: `${count} d overdue` };
    case 'due-soon':
      return count === 0 ? { zh: '今天到期', en: 'due today' } : { zh: `${count} 天后到期`, en: `due in ${count} d` };
    case 'running':
      return { zh: `还有 ${count} 天`, en: `${count} d left` };
    case 'undated':
      return { zh: '无有效期限', en: 'no valid due day' };
    case 'closed-on-time':
      return { zh: '按期销号', en: 'closed on time' };
    case 'closed-late':
      return { zh: `逾期 ${count} 天销号`, en: `closed ${count} d late` };
    case 'closed':
      return { zh: '已销号', en: 'closed' };
  }
};

export const FAULT_WORDS: Readonly<Record<FaultyItem['fault'], Localised>> = {
  'due-before-found': { zh: '期限早于发现日，期限不采信', en: 'due before it was found; the due day is not believed' },
  'closed-before-found': {
    zh: '销号日早于发现日，销号日不采信',
    en: 'closed before it was found; the closing day is not believed',
  },
  'found-in-future': { zh: '发现日在将来', en: 'found on a day still to come' },
  'closed-in-future': { zh: '销号日在将来，不判按期', en: 'closed on a day still to come; not judged' },
  'reopened-in-future': { zh: '重开日在将来', en: 'reopened on a day still to come' },
  'open-with-closing-day': {
    zh: '未销号却载有销号日，也未注明重开',
    en: 'open, yet with a closing day and not reopened',
  },
  'no-day': { zh: '日期读不懂', en: 'a day that cannot be read' },
  'unknown-site': { zh: '登记表中没有所指点位', en: 'its site is in no register' },
  'unknown-division': { zh: '行政区划代码不识别', en: 'unknown division code' },
  'no-id': { zh: '没有编号', en: 'no id' },
  'no-list': { zh: '没有清单类型', en: 'no type of list' },
  'no-division': { zh: '没有行政区划', en: 'no division' },
  'unknown-state': { zh: '状态不识别', en: 'unknown state' },
  'duplicate-id': { zh: '编号重复，只计第一条', en: 'the same id again; the first counts' },
};

/** List types are data; the known ones have an English reading. */
const LIST_WORDS: Readonly<Record<string, string>> = {
  问题隐患: 'Problems',
  制度措施: 'Measures',
  挂牌督办: 'Supervised',
  追责问责: 'Accountability',
  隐患整改: 'Site fixes',
};

export const listWords = (listType: string): Localised => ({ zh: listType, en: LIST_WORDS[listType] ?? listType });
