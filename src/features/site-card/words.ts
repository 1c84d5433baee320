import type { Confidence } from '../../domain/grading.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '点位详情', en: 'Site detail 点位详情' },
  close: { zh: '关闭点位详情', en: 'Close site detail' },
  loading: { zh: '读取点位…', en: 'Reading the site…' },
  notFound: { zh: '登记中没有这个点位：', en: 'No register has this site: ' },
  level: { zh: '静态风险等级', en: 'Risk level' },
  warning: { zh: '动态预警', en: 'Live warning' },
  link: { zh: '接入状态', en: 'Link status' },
  noWarning: { zh: '无', en: 'None' },
  kept: { zh: '失联保留', en: 'kept after silence' },
  lastValid: { zh: '最后有效', en: 'last valid' },
  late: { zh: '迟报', en: 'Late' },
  reported: { zh: '最近上报', en: 'reported' },
  neverReported: { zh: '从未上报', en: 'never reported' },
  notMonitored: { zh: '未接入不等于安全', en: 'not monitored is not safe' },
  why: { zh: '等级溯源', en: 'Why this level' },
  rule: { zh: '规则', en: 'Rule' },
  version: { zh: '版本', en: 'version' },
  noReasons: { zh: '登记直接给出等级，没有附依据。', en: 'The register states the level and gives no basis.' },
  missing: { zh: '缺少以下字段，因此不能定级：', en: 'Not graded, because these fields are missing: ' },
  missingValue: { zh: '缺', en: 'missing' },
  findings: { zh: '另外发现', en: 'Findings' },
  registered: { zh: '登记信息', en: 'Register entry' },
  people: { zh: '责任人', en: 'Responsible persons' },
  masked: { zh: '按权限脱敏', en: 'masked by permission' },
  noPeople: { zh: '登记未列责任人。', en: 'The register names none.' },
  near: { zh: '附近', en: 'Nearby' },
  within: { zh: '1 km 内，直线距离', en: 'within 1 km, straight line' },
  nobodyNear: { zh: '1 km 内没有其他点位。', en: 'No other site within 1 km.' },
  mismatch: {
    zh: '登记的区县与坐标所在区县不一致，请核对。',
    en: 'The county stated and the county of the position differ: please check.',
  },
  noPlace: { zh: '不在任何区县', en: 'in no county' },
  synthetic: { zh: '演示数据', en: 'Demo data' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  source: { zh: '来源', en: 'Source' },
} as const satisfies Record<string, Localised>;

export const ORIGIN_WORDS: Readonly<Record<SiteDetail['levelOrigin'], Localised>> = {
  registered: { zh: '登记值', en: 'as registered' },
  computed: { zh: '按规则计算', en: 'computed by rule' },
  none: { zh: '无法定级', en: 'cannot be graded' },
};

/** How well a rule is founded (DOMAIN.md). */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Localised>> = {
  a: { zh: '公布文本', en: 'published text' },
  b: { zh: '待核', en: 'to be checked' },
  c: { zh: '本地配置', en: 'local setting' },
};
