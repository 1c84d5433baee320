import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '整改销号', en: 'Rectifications 整改销号' },
  title: { zh: '整改销号', en: 'Rectifications' },
  collection: { zh: '整改清单', en: 'Rectification list' },
  demoCollection: { zh: '整改清单（演示）', en: 'Rectification list (demo)' },
  list: { zh: '清单', en: 'List' },
  total: { zh: '项数', en: 'Items' },
  open: { zh: '未销号', en: 'Open' },
  overdue: { zh: '超期', en: 'Overdue' },
  dueIn7Days: { zh: '7 日内到期', en: 'Due in 7 d' },
  reopened: { zh: '30 日内重开', en: 'Reopened 30 d' },
  closed: { zh: '已销号', en: 'Closed' },
  closedRate: { zh: '销号率', en: 'Closed rate' },
  onTimeRate: { zh: '按期销号率', en: 'On-time rate' },
  closedOnTime: { zh: '按期销号', en: 'closed on time' },
  judged: { zh: '已销号与超期', en: 'closed or overdue' },
  unit: { zh: '项', en: 'items' },
  states: { zh: '按状态筛选', en: 'Filter by state' },
  state: { zh: '状态', en: 'State' },
  openDefinition: { zh: '未销号＝全部项－已销号。', en: 'Open = all items − closed.' },
  overdueDefinition: { zh: '未销号，且要求完成日早于今天。', en: 'Open, and due before today.' },
  dueDefinition: { zh: '未销号，要求完成日在今天起 7 日内。', en: 'Open, and due within seven days from today.' },
  reopenedDefinition: {
    zh: '近 30 日内重新打开的项；没有注明日期的不计。',
    en: 'Reopened in the last 30 days; items that state no day are not counted.',
  },
  closedDefinition: { zh: '销号率＝已销号 ÷ 全部项。', en: 'Closed ÷ all items.' },
  onTimeDefinition: {
    zh: '按期销号率＝按期销号 ÷（已销号＋超期）；未到期的不计，没有注明日期的不计。',
    en: 'Closed on or before the due day ÷ (closed + overdue); what is not due yet or undated is not judged.',
  },
  apart: { zh: '各清单口径不同，不相加', en: 'Lists are different reviews; they are not added' },
  nothing: { zh: '本区域没有整改项。', en: 'No rectification item in this region.' },
  nothingInState: { zh: '没有处于这一状态的项。', en: 'No item is in this state.' },
  shown: { zh: '列出前', en: 'First' },
  more: { zh: '再列一些', en: 'Show more' },
  noDue: { zh: '未定期限', en: 'no due day' },
  due: { zh: '到期', en: 'due' },
  reopenedMark: { zh: '重开', en: 'reopened' },
  incomplete: { zh: '服务给出的项不全', en: 'The service gave fewer items than it has' },
  unreadable: { zh: '读不懂、未计入的项', en: 'Items that could not be read and are not counted:' },
} as const satisfies Record<string, Localised>;

export const overdueBy = (days: number): Localised => ({ zh: `超期 ${days} 天`, en: `${days} d overdue` });

/** List types are data; the known ones have an English reading. */
const LIST_WORDS: Readonly<Record<string, string>> = {
  问题隐患: 'Problems',
  制度措施: 'Measures',
  挂牌督办: 'Supervised',
  追责问责: 'Accountability',
  隐患整改: 'Site fixes',
};

export const listWords = (listType: string): Localised => ({ zh: listType, en: LIST_WORDS[listType] ?? listType });
