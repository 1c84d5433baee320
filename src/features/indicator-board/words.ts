import type { Localised } from '../../domain/words.ts';
import type { NoValue } from '../../domain/indicators/types.ts';
import type { LinkDenominator } from '../../domain/indicators/denominators.ts';

export const WORDS = {
  denominators: { zh: '三种分母', en: 'Three denominators 三种分母' },
  denominatorsTitle: { zh: '接入率：三种分母', en: 'Linked rate by three denominators' },
  ladder: { zh: '接入阶梯', en: 'Ladder 接入阶梯' },
  ladderTitle: { zh: '接入阶梯', en: 'Ladder' },
  ladderNote: { zh: '每一步都包含下一步', en: 'each step contains the next' },
  indicators: { zh: '全部指标', en: 'All indicators 全部指标' },
  indicatorsTitle: { zh: '全部指标与口径', en: 'Every indicator with its definition' },
  findings: { zh: '自相矛盾的记录', en: 'Contradictory records 自相矛盾的记录' },
  findingsTitle: { zh: '自相矛盾的记录', en: 'Contradictory records' },
  children: { zh: '下级比较', en: 'Regions below 下级比较' },
  childrenTitle: { zh: '下级比较', en: 'Regions below' },
  byKind: { zh: '分类', en: 'Register' },
  total: { zh: '合计', en: 'Total' },
  region: { zh: '区域', en: 'Region' },
  unplaced: { zh: '不在任何县内', en: 'In no county' },
  value: { zh: '值', en: 'Value' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  indicator: { zh: '指标', en: 'Indicator' },
  aloud: { zh: '另行列出', en: 'Counted aloud beside it' },
  source: { zh: '口径出处', en: 'Source of the definition' },
  ownDefinition: { zh: '本图统计口径', en: 'This board’s own definition' },
  definedIn: { zh: '口径出处：', en: ' Defined in: ' },
  unstated: { zh: '未载明', en: 'not stated' },
  withheld: { zh: '因记录矛盾不计入分子', en: 'kept out of the numerator by a contradiction' },
  atMost: { zh: '若未载明的均算，至多', en: 'at most, if everything unstated held,' },
  excluded: { zh: '不计入分母', en: 'not in the denominator' },
  counted: { zh: '已计入', en: 'counted' },
  kept: { zh: '不计入分子', en: 'not in the numerator' },
  none: { zh: '无', en: 'none' },
  registered: { zh: '登记', en: 'Registered' },
  enterprises: { zh: '造成差别的企业', en: 'Enterprises that make the difference' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  linkedSites: { zh: '已接', en: 'Linked' },
  missingSites: { zh: '未接', en: 'Not linked' },
  unconnectable: { zh: '其中不能接', en: 'cannot be linked' },
  firstOnly: { zh: '按已接处数由多到少，只列前', en: 'Most linked sites first; only the first' },
  noFindings: { zh: '没有发现自相矛盾的记录。', en: 'No contradictory record was found.' },
  findingsNote: {
    zh: '记录照登记计数，不因此变色；每项指标怎样对待它们，写在该指标旁。',
    en: 'Records count as registered and change no colour; what each indicator does with them stands beside it.',
  },
  quarantined: {
    zh: '未通过校验而未进入任何指标的行（整个登记库）',
    en: 'Rows that failed validation and are in no indicator (whole registers)',
  },
  unreadableItems: {
    zh: '无法识别的整改项（整个集合）',
    en: 'Rectification items that could not be read (whole collection)',
  },
  limits: { zh: 'config.json 的时限有误，未采用：', en: 'Limits in config.json that cannot be, and are not used: ' },
  synthetic: { zh: '演示登记', en: 'Demo registers' },
  real: { zh: '真实登记', en: 'Real registers' },
  notAdded: {
    zh: '演示与真实并存，分开计算，不相加。',
    en: 'Demo and real registers stand side by side; they are counted apart and never added.',
  },
  outOfOrder: { zh: '缺前面步骤', en: 'lack an earlier step' },
  change: { zh: '比上一步', en: 'against the step above' },
  inOrder: { zh: '各步次序一致。', en: 'Every record keeps the order of the steps.' },
  choose: { zh: '选择指标', en: 'Choose an indicator' },
  noChildren: { zh: '此区域没有下级。', en: 'This region has no regions below.' },
  list: { zh: '清单', en: 'List' },
  frozen: { zh: '冻结名单', en: 'Frozen list' },
  frozenOn: { zh: '冻结于', en: 'frozen on' },
  linksIgnored: { zh: '指标不受“接入状态”筛选影响。', en: 'Indicators ignore the filter of link status.' },
  itemsIgnore: {
    zh: '销号率只按区域统计，不受筛选影响。',
    en: 'Closed rates are of the region and ignore the filter.',
  },
  asOf: { zh: '截至', en: 'As of' },
  loading: { zh: '计算中', en: 'Counting' },
  noRegister: { zh: '没有可计数的登记。', en: 'There is no register to count.' },
} as const satisfies Record<string, Localised>;

export const DENOMINATOR_WORDS: Readonly<Record<LinkDenominator, Localised>> = {
  sources: { zh: '按处', en: 'By source' },
  enterprises: { zh: '按企业', en: 'By enterprise' },
  connectable: { zh: '按应接入', en: 'Of the connectable' },
};

export const NO_VALUE_WORDS: Readonly<Record<NoValue, Localised>> = {
  'no-denominator': { zh: '没有可除的数，不写作 0 %。', en: 'There is nothing to divide by; it is not 0 %.' },
  'not-stated': { zh: '登记均未载明，无从算起。', en: 'No record states it, so there is no rate.' },
  'not-counted': { zh: '未能计数。', en: 'It could not be counted.' },
  'filter-chooses': {
    zh: '筛选本身按接入与否挑选点位，比率没有意义。',
    en: 'The filter itself chooses by being linked, so a rate says nothing.',
  },
};

/** Groups of the page, each with its indicators in the order shown. */
export const GROUPS: readonly {
  readonly id: string;
  readonly words: Localised;
  readonly indicators: readonly string[];
}[] = [
  {
    id: 'links',
    words: { zh: '接入', en: 'Linked' },
    indicators: [
      'linked-rate-sources',
      'linked-rate-enterprises',
      'linked-rate-connectable',
      'all-data-rate',
      'online-rate',
    ],
  },
  {
    id: 'ladder',
    words: { zh: '接入阶梯', en: 'Ladder' },
    indicators: ['ladder-video', 'ladder-sensor', 'ladder-received', 'ladder-continuous'],
  },
  {
    id: 'vehicles',
    words: { zh: '客运车辆', en: 'Coaches' },
    indicators: ['vehicle-installed-rate', 'vehicle-networked-rate', 'vehicle-online-rate'],
  },
  {
    id: 'ponds',
    words: { zh: '尾矿库', en: 'Tailings ponds' },
    indicators: ['overhead-treated-rate', 'pond-monitored-rate'],
  },
  {
    id: 'parks',
    words: { zh: '化工园区', en: 'Chemical parks' },
    indicators: ['parks-assessed', 'parks-closed-management', 'parks-platform-built'],
  },
  { id: 'items', words: { zh: '整改销号', en: 'Rectification' }, indicators: ['closed-rate', 'closed-on-time-rate'] },
];
