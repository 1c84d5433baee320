import type { RuleFinding } from '../../domain/band-check.ts';
import type { UncheckedRegister } from '../../domain/analyses/disagreements.ts';
import type { Confidence } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  summary: { zh: '核对结果', en: 'Result of the check' },
  summaryName: { zh: '核对结果', en: 'Result of the check 核对结果' },
  summaryNote: {
    zh: '台账登记的等级，与按评级规则由登记数据算出的等级逐处对照；登记等级不因此改变',
    en: 'the registered level beside the one that its rule gives from the registered data; neither is changed',
  },
  sites: { zh: '处', en: 'sites' },
  differ: { zh: '等级不一致', en: 'Levels differ' },
  differDefinition: {
    zh: '登记等级与规则等级都有、而两者不同的点位。规则、阈值和本地配色见下方「评级规则」。',
    en: 'Sites with a registered level and one by rule that are not the same. Rules, thresholds and local colours stand below.',
  },
  understated: { zh: '登记偏低', en: 'Too low' },
  understatedDefinition: {
    zh: '按规则比登记更严重：先看这些。',
    en: 'Worse by the rule than registered: these come first.',
  },
  overstated: { zh: '登记偏高', en: 'Too high' },
  overstatedDefinition: { zh: '按规则没有登记的那么严重。', en: 'Less severe by the rule than registered.' },
  rate: { zh: '不一致率', en: 'Differing' },
  rateDefinition: {
    zh: '不一致 ÷（一致 + 不一致）；无法核对和未评估的不在分母中。',
    en: 'Differ ÷ (agree + differ); what cannot be checked or is unassessed stands in neither.',
  },
  comparable: { zh: '两边都有等级', en: 'with a level on both sides' },
  checked: { zh: '已核对', en: 'Checked' },
  checkedDefinition: {
    zh: '本区域、本筛选下的全部点位，每处恰在一种结论中。',
    en: 'Every site of the region and filter; each stands in exactly one outcome.',
  },
  outcome: { zh: '结论', en: 'Outcome' },
  outcomes: { zh: '各种结论', en: 'Outcomes' },
  show: { zh: '列出', en: 'List' },
  matrix: { zh: '登记等级（行）× 规则等级（列）', en: 'Registered level (row) × level by rule (column)' },
  matrixNote: {
    zh: '对角线上是一致的；其左侧按规则更严重，右侧较轻',
    en: 'the diagonal agrees; left of it the rule is more severe, right of it less',
  },
  registered: { zh: '登记', en: 'Registered' },
  computed: { zh: '规则', en: 'By rule' },
  total: { zh: '合计', en: 'Total' },
  byKind: { zh: '按类别', en: 'By register' },
  byKindName: { zh: '按类别核对', en: 'The check by register 按类别核对' },
  kind: { zh: '类别', en: 'Register' },
  cannot: { zh: '无法核对', en: 'Cannot check' },
  cannotDefinition: {
    zh: '台账有等级，而规则所需的数据缺少，登记等级无从核对；单列，不算一致。',
    en: 'Registered with a level while inputs of the rule are missing: counted apart, never as agreement.',
  },
  lacking: { zh: '最缺的数据', en: 'Lacking most' },
  lackingDefinition: {
    zh: '规则给不出等级、且缺少这项数据的点位。',
    en: 'Sites without a level by rule that lack it.',
  },
  byRegion: { zh: '按下级区划', en: 'By division' },
  byRegionName: { zh: '按下级区划核对', en: 'The check by division 按下级区划核对' },
  byRegionNote: { zh: '不一致多的在前', en: 'most disagreements first' },
  region: { zh: '区划', en: 'Division' },
  unplaced: { zh: '未落入任何县', en: 'In no county' },
  lowest: { zh: '本级没有下级区划。', en: 'Nothing lies below this division.' },
  list: { zh: '清单', en: 'List' },
  listName: { zh: '等级核对清单', en: 'List of the level check 等级核对清单' },
  listNote: { zh: '登记偏低的在前，最严重的在前', en: 'registered too low first, worst first' },
  move: { zh: '等级变化', en: 'Registered → by rule' },
  everyMove: { zh: '全部', en: 'All' },
  site: { zh: '点位', en: 'Site' },
  place: { zh: '所在地', en: 'Place' },
  reason: { zh: '规则的理由', en: 'Why, by the rule' },
  missing: { zh: '缺少：', en: 'Missing: ' },
  noReason: { zh: '规则没有给出理由', en: 'The rule gives no reason' },
  noPlace: { zh: '未落入任何县', en: 'in no county' },
  nothing: { zh: '没有这样的点位。', en: 'There is no such site.' },
  open: { zh: '打开点位卡', en: 'open its card' },
  file: { zh: '等级核对', en: 'level-check' },
  leftOut: { zh: '未核对的', en: 'Not checked' },
  leftOutName: { zh: '未核对的', en: 'Not checked 未核对的' },
  invalidRow: {
    zh: '处登记的等级不存在，读入时已被拦下，不在任何统计中：',
    en: 'rows state a level that does not exist; they were kept out when the register was read and are in no figure:',
  },
  atLeast: { zh: '至少', en: 'at least' },
  noId: { zh: '无编号', en: 'no id' },
  invalid: { zh: '等级无效', en: 'Invalid level' },
  uncheckedRows: { zh: '未核对', en: 'Not checked' },
  nature: { zh: '数据性质', en: 'Nature of the data' },
  synthetic: { zh: '演示', en: 'Demo' },
  real: { zh: '登记', en: 'Registered' },
  rules: { zh: '评级规则', en: 'Grading rules' },
  rulesName: { zh: '评级规则', en: 'Grading rules 评级规则' },
  rulesNote: {
    zh: '文件、条款、有效期、阈值与本地配色',
    en: 'documents, clauses, validity, thresholds and local colours',
  },
  document: { zh: '文件', en: 'Document' },
  clause: { zh: '条款', en: 'Clause' },
  carries: { zh: '规定了什么', en: 'What it carries' },
  valid: { zh: '有效期', en: 'Valid' },
  confidence: { zh: '可信度', en: 'Founded on' },
  from: { zh: '自', en: 'from' },
  to: { zh: '至', en: 'to' },
  undated: { zh: '未注明', en: 'not stated' },
  notYet: { zh: '尚未施行', en: 'not yet in force' },
  noMore: { zh: '已失效', en: 'no longer in force' },
  thresholds: { zh: '阈值', en: 'Thresholds' },
  colours: { zh: '配色', en: 'Colours' },
  byDefault: { zh: '默认', en: 'Default' },
  byConfig: { zh: '本地配置', en: 'Local' },
  noOverride: { zh: '无本地配置', en: 'No local colours' },
  overridden: { zh: '本地配置改变了', en: 'Changed by local configuration' },
  findings: { zh: '规则检查', en: 'Check of the rules' },
  noFindings: {
    zh: '规则检查：阈值无重叠无缺口，各档皆可达。',
    en: 'Checked: no overlap or gap, every band can be reached.',
  },
  enterprise: { zh: '企业', en: 'Enterprises' },
  warningScale: { zh: '动态预警', en: 'Live warning' },
  version: { zh: '版本', en: 'version' },
} as const satisfies Record<string, Localised>;

export const WHY_UNCHECKED: Readonly<Record<UncheckedRegister['why'], Localised>> = {
  'no-rule': { zh: '没有评级规则', en: 'There is no rule for it' },
  'no-details': {
    zh: '详细信息未能取得，规则所需的数据未到',
    en: 'Its details could not be had, and with them what the rule reads',
  },
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Localised>> = {
  a: { zh: '公布文本', en: 'published text' },
  b: { zh: '待核', en: 'to be checked' },
  c: { zh: '因地而异，可配置', en: 'differs by authority, configurable' },
};

export const SEVERITY_WORDS: Readonly<Record<RuleFinding['severity'], Localised>> = {
  error: { zh: '错误', en: 'Error' },
  notice: { zh: '提示', en: 'Notice' },
};
