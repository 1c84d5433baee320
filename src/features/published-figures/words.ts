import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '公布值', en: 'Published figures 公布值' },
  title: { zh: '公布值', en: 'Published figures' },
  note: { zh: '按公布日期，不与登记数相加', en: 'dated snapshots, never added to live figures' },
  asOf: { zh: '截至', en: 'as of' },
  nothing: { zh: '没有为本级公布的数字。', en: 'Nothing has been published for this division.' },
  more: { zh: '其余见「研判 · 公布值」，条数：', en: 'More of them under Analysis · Published:' },
  inWords: { zh: '只有文字', en: 'in words' },
  definition: {
    zh: '公布值是当日的快照，不是登记的实时数；口径以来源为准。',
    en: 'A published figure is a snapshot of its day, not a live count of a register; its source defines it.',
  },
  incomplete: { zh: '服务给出的数字不全', en: 'The service gave fewer figures than it has' },
  unreadable: { zh: '缺名称、日期或来源、未列出的', en: 'Left out for want of a name, date or source:' },
} as const satisfies Record<string, Localised>;
