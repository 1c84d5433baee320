import type { LookBackCount } from '../../domain/published-figure-tables.ts';
import type { RecomputationState } from '../../domain/indicators/published-recomputation.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  board: { zh: '公布值', en: 'Published figures' },
  boardName: { zh: '公布值', en: 'Published figures 公布值' },
  boardNote: {
    zh: '按公布日期冻结，各注来源，不随筛选变化；不与登记的实时数相加、相减',
    en: 'frozen on the day they were published, each with its source, whatever is filtered; never added to or taken from live figures',
  },
  nothing: { zh: '没有为本级公布的数字。', en: 'Nothing has been published for this division.' },
  nothingAbove: {
    zh: '没有为本级公布的数字，所属的省、市也没有。',
    en: 'Nothing has been published for this division, nor for those above it.',
  },
  inTables: { zh: '为本级公布的见下表。', en: 'What was published for this division stands in the tables below.' },
  above: { zh: '上级的公布值，不是本级的', en: 'Published for a division above, not for this one' },
  indicator: { zh: '指标', en: 'Figure' },
  value: { zh: '公布值', en: 'Published' },
  asOf: { zh: '截至', en: 'As of' },
  source: { zh: '来源', en: 'Source' },
  place: { zh: '地区', en: 'Division' },
  inWords: { zh: '只有文字', en: 'in words' },
  baseline: { zh: '冻结基准', en: 'Frozen baseline' },
  notLive: { zh: '非实时', en: 'not live' },
  definition: {
    zh: '公布值是当日的快照，不是登记的实时数；口径以来源为准。',
    en: 'A published figure is a snapshot of its day, not a live count of a register; its source defines it.',
  },
  liveNote: {
    zh: '其他各页的接入率按今天的登记计算，分母与截至时间各有说明。公布的「全部数据接入率」与「未接入系统」是两个口径，数值恰好相符；部分接入在文中没有界定。因此两处只能对照阅读，不相减，也不画在一条线上。',
    en: 'The linked rates of the other pages are counted from the registers of today, each with its own denominator and time. The published share with all data and the published number outside the system are two definitions that happen to agree; what is linked in part is not defined there. The two can be read side by side, and are neither subtracted nor drawn as one line.',
  },
  other: { zh: '其他', en: 'Other' },
  lookBack: {
    zh: '回头看：各省问题、建议与经验做法',
    en: 'The look-back: problems, suggestions and practices by province',
  },
  lookBackName: { zh: '回头看', en: 'The look-back 回头看' },
  national: { zh: '国家层面', en: 'National level' },
  total: { zh: '公布合计', en: 'Total as published' },
  notPublished: { zh: '未公布', en: 'not published' },
  otherReview: {
    zh: '120 起重大事故评估（28 个省）的问题与建议是另一次评估，不与本表合计相加。',
    en: 'Problems and suggestions of the review of 120 major accidents in 28 provinces are another review: never added to these totals.',
  },
  matrix: { zh: '共享矩阵', en: 'What is shared' },
  matrixName: { zh: '两客一危数据共享', en: 'Sharing of data on coaches and dangerous goods 两客一危数据共享' },
  matrixTitle: { zh: '两客一危数据共享', en: 'Sharing of data on coaches and dangerous goods' },
  matrixNote: { zh: '— 表示没有公布，不表示没有共享', en: '— was not published, which is not "not shared"' },
  recomputed: { zh: '复核', en: 'Computed again' },
  recomputedName: { zh: '公布值复核', en: 'Published figures computed again 公布值复核' },
  recomputedNote: {
    zh: '由其他公布值推算，按公布的位数比对；推算值不代替公布值',
    en: 'from other published figures, compared to the digits printed; never put in place of what was published',
  },
  formula: { zh: '算式', en: 'Arithmetic' },
  computed: { zh: '推算', en: 'Computed' },
  stated: { zh: '对照', en: 'Compared with' },
  result: { zh: '结论', en: 'Result' },
  derived: { zh: '由公布值得出', en: 'derived' },
  published: { zh: '公布', en: 'published' },
  computedSource: { zh: '由公布值推算', en: 'Computed from published figures' },
  cannot: { zh: '无法复核的', en: 'What cannot be computed again' },
  why: { zh: '原因', en: 'Why' },
  incomplete: { zh: '服务给出的数字不全', en: 'The service gave fewer figures than it has' },
  unreadable: {
    zh: '缺名称、区划、日期或来源，或占比超出 0–1，未列出的：',
    en: 'Left out for want of a name, division, date or source, or as a share outside 0–1:',
  },
} as const satisfies Record<string, Localised>;

export const COUNT_WORDS: Readonly<Record<LookBackCount, Localised>> = {
  problems: { zh: '问题', en: 'Problems' },
  suggestions: { zh: '建议', en: 'Suggestions' },
  practices: { zh: '经验做法', en: 'Practices' },
};

export const STATE_WORDS: Readonly<Record<RecomputationState, Localised>> = {
  agrees: { zh: '相符', en: 'Agrees' },
  differs: { zh: '不符', en: 'Differs' },
  missing: { zh: '缺少公布值', en: 'Figures missing' },
};

/** English of what a service of this board's own kind says; other words stand as they were published. */
const ENGLISH: Readonly<Record<string, string>> = {
  重大危险源接入: 'Major hazard sources: linked',
  重大事故评估: 'Review of major accidents',
  尾矿库: 'Tailings ponds',
  化工: 'Chemical industry',
  道路客运: 'Coaches',
  煤矿: 'Coal',
  其他: 'Other',
  动态监控: 'Live monitoring',
  车辆登记与营运准入: 'Vehicle registration with operating permit',
  外省高频大客车: 'Frequent coaches of other provinces',
  经营范围联动: 'Scope of business',
  已共享: 'shared',
  未共享: 'not shared',
  未对接: 'not connected',
};

export const published = (words: string): Localised => ({ zh: words, en: ENGLISH[words] ?? words });
