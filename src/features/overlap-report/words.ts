import type { Unjudged } from '../../domain/analyses/overlaps.ts';
import type { Confidence } from '../../domain/grading.ts';
import type { OverlapRule } from '../../domain/overlap-rule.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  rule: { zh: '叠加规则', en: 'Rule' },
  ruleName: { zh: '叠加规则与合计', en: 'Rule and total' },
  meaning: { zh: '含义', en: 'Meaning' },
  distance: { zh: '距离', en: 'Distance' },
  noDistance: { zh: '登记事实，不量距离', en: 'A fact of the register, no distance' },
  source: { zh: '出处', en: 'Source' },
  scope: { zh: '范围', en: 'Scope' },
  scopeText: {
    zh: '等级、接入、预警、标志和时段筛选只作用于计数的点位；与之相遇的对方一律取全部登记，不论在哪个区划。顶部的类别筛选在本页不起作用：每条规则自带登记类别。',
    en: 'Filters of levels, links, warnings, flags and periods choose the sites that are counted; what they meet is looked for among all rows, wherever they lie. The choice of registers above has no say on this page: each rule names its own.',
  },
  screening: { zh: '初筛', en: 'Screening' },
  onMap: { zh: '在地图上看', en: 'Show on the map' },
  total: { zh: '合计', en: 'All' },
  met: { zh: '涉及', en: 'Meets' },
  sites: { zh: '点位', en: 'Sites' },
  meetings: { zh: '相遇', en: 'Meetings' },
  metNote: {
    zh: '同一点位可涉及多项，分项之和可大于合计',
    en: 'One site may meet several: the parts may exceed the total',
  },
  unit: { zh: '处', en: 'sites' },
  meetingUnit: { zh: '次', en: 'meetings' },
  judged: { zh: '参与判断的点位', en: 'sites that were judged' },
  regionsName: { zh: '按区划的叠加', en: 'Risks that meet by division' },
  regions: { zh: '按区划', en: 'By division' },
  regionsNote: { zh: '按计数点位所在区县', en: 'By the county of the counted site' },
  region: { zh: '区划', en: 'Division' },
  unplaced: { zh: '未落区划', en: 'In no division' },
  wholeRegion: { zh: '本区划', en: 'This division' },
  registersName: { zh: '参与比对的登记', en: 'Registers compared' },
  registers: { zh: '比对了什么', en: 'What was compared' },
  registersNote: { zh: '未判断不等于没有相遇', en: 'Not judged is not the same as meeting nothing' },
  register: { zh: '登记', en: 'Register' },
  role: { zh: '角色', en: 'Role' },
  first: { zh: '计数', en: 'counted' },
  metRole: { zh: '对方', en: 'met' },
  rows: { zh: '参与', en: 'Took part' },
  unjudged: { zh: '未判断', en: 'Not judged' },
  outOfService: { zh: '停运或退出，不计', en: 'out of service, not counted' },
  withoutShape: { zh: '无线面图形', en: 'Without a line or outline' },
  listName: { zh: '叠加清单', en: 'List of risks that meet' },
  list: { zh: '清单', en: 'List' },
  listNote: { zh: '等级重的在前，同级近的在前', en: 'Worst level first, then nearest' },
  site: { zh: '点位', en: 'Site' },
  place: { zh: '区划', en: 'Division' },
  level: { zh: '风险等级', en: 'Level' },
  link: { zh: '接入状态', en: 'Link' },
  nearest: { zh: '最近', en: 'Nearest' },
  others: { zh: '另有', en: 'and' },
  othersUnit: { zh: '项', en: 'more' },
  sector: { zh: '按流向扇形', en: 'by its flow sector' },
  byPoint: { zh: '按点位', en: 'by its point' },
  people: { zh: '人', en: 'people' },
  nothing: { zh: '没有点位符合这一规则。', en: 'No site meets anything by this rule.' },
  mixed: {
    zh: '演示登记与真实登记同时在用：两者互不比对。',
    en: 'Demo and real registers are both in use: they were not compared with each other.',
  },
  noPlaces: {
    zh: '居民点：登记中没有居民点图层，不能据此说下游无人。此处以登记表自报的下游人数和设施代替，单列且不计距离；导入的参考点位一并比对。',
    en: 'Populated places: no register holds them, so nothing here says that nobody lives below. What the ponds state of people and facilities stands in for them, apart and without a distance; imported reference sites are compared as well.',
  },
  file: { zh: '多源叠加', en: 'risks-that-meet' },
} as const satisfies Record<string, Localised>;

export const UNJUDGED_WORDS: Readonly<Record<Unjudged, Localised>> = {
  'no-position': { zh: '没有坐标', en: 'no position' },
  'not-exact': { zh: '坐标只到乡镇或区县', en: 'placed by township or county alone' },
  'not-stated': { zh: '所需登记项未填', en: 'what the rule asks is not stated' },
  unassessed: { zh: '未评估，等级未知', en: 'unassessed, of unknown level' },
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Localised>> = {
  a: { zh: '公布文本', en: 'Published text' },
  b: { zh: '待核', en: 'To be checked' },
  c: { zh: '本图自定，可配置', en: "The board's own, configurable" },
};

interface RuleText {
  readonly meaning: Localised;
  /** `null`: the rule has none. */
  readonly distance: ((metres: string, degrees: number | null) => Localised) | null;
  readonly sources: readonly { readonly confidence: Confidence; readonly words: Localised }[];
}

/** What each rule says of itself. */
export const RULE_TEXTS: Readonly<Record<OverlapRule, RuleText>> = {
  downstream: {
    meaning: {
      zh: '尾矿库周边初筛圈内有化工园区、在营客运班线或参考点位，或登记表自报下游有人、有重要设施。',
      en: 'A tailings pond with a chemical park, a coach route in service or a reference site within its screening ring, or that states people or facilities downstream itself.',
    },
    distance: (metres, degrees) => ({
      zh: `${metres} m 直线圈；登记了下游流向的，只取流向两侧共 ${degrees}° 的扇形。到园区边界、到线路最近处，在内为 0。`,
      en: `A ring of ${metres} m; where the flow bearing is stated, only the sector of ${degrees}° around it. To the outline of a park or the nearest place of a route; 0 inside.`,
    }),
    sources: [
      {
        confidence: 'a',
        words: {
          zh: '应急〔2020〕15号：头顶库看初期坝坡脚起 1 km，沿尾矿流经路径量。',
          en: 'YJ [2020] No. 15: an overhead pond is judged within 1 km of the starter dam’s toe, along the flow path.',
        },
      },
      {
        confidence: 'c',
        words: {
          zh: '本图按直线初筛，不改变登记的头顶库标志。',
          en: 'The board screens by straight lines and leaves the registered flag as it is.',
        },
      },
    ],
  },
  'park-cluster': {
    meaning: {
      zh: '化工园区内有两处及以上红色重大危险源彼此靠近。归属先看登记的园区编号，未填的看是否落在园区边界内。',
      en: 'A chemical park with two or more red hazard sources near each other. A source is in the park that it states; without one, in the park whose outline it lies in.',
    },
    distance: (metres) => ({
      zh: `两处点位直线相距不超过 ${metres} m（overlapDistances.parkClusterM）。`,
      en: `Two points no more than ${metres} m apart (overlapDistances.parkClusterM).`,
    }),
    sources: [
      {
        confidence: 'c',
        words: {
          zh: '未见统一的多米诺距离，取值由各地配置。',
          en: 'No common distance was found; each authority sets its own.',
        },
      },
    ],
  },
  'route-exposure': {
    meaning: {
      zh: '在营长途客运班线（800 km 以上）从红色或橙色重大危险源附近经过；按危险源计数，数在它所在的区划。',
      en: 'A red or orange hazard source that a coach route in service passes; sources are counted, where they lie.',
    },
    distance: (metres) => ({
      zh: `危险源点位到线路最近处不超过 ${metres} m（overlapDistances.routeExposureM）。`,
      en: `From the source to the nearest place of the route no more than ${metres} m (overlapDistances.routeExposureM).`,
    }),
    sources: [
      {
        confidence: 'c',
        words: {
          zh: '未见统一的距离，取值由各地配置；登记的线形有多准，距离就有多准。',
          en: 'No common distance was found; each authority sets its own. A distance is as exact as the registered line.',
        },
      },
    ],
  },
  'night-running': {
    meaning: {
      zh: '在营班线 02:00–05:00 运行而无接驳证。',
      en: 'A route in service that runs 02:00–05:00 without a relay certificate.',
    },
    distance: null,
    sources: [
      {
        confidence: 'c',
        words: {
          zh: '与班线等级的红色条件相同（未见全国统一分级）。',
          en: 'The same condition that makes a route red (no national grading was found).',
        },
      },
    ],
  },
};
