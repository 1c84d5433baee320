import { COUNTRY_ADCODE } from '../src/domain/region-index.ts';
import type { PlainRow } from './demo-types.ts';
import { LOOK_BACK_COUNTS } from './rectifications.ts';

const LETTER = '安委办函〔2021〕4号';
const ACCIDENT_REVIEW = '重大事故评估通报';
const COUNTY_PLAN = '某县三年行动计划（2020-08）';

const INNER_MONGOLIA = '150000';
const JIANGSU = '320000';
const JIANGXI = '360000';
const HENAN = '410000';

type Entry = readonly [
  id: string,
  adcode: string,
  name: string,
  value: number | null,
  unit: string,
  asOf: string,
  source: string,
  note?: string,
];

const OTHER_REVIEW = '28 个省；另一次评估，与回头看的 37 个问题、47 条建议不相加';
const A_COUNTYS = '县级目标，未指明是哪个县';

/** DOMAIN.md §5, row by row, by subject. */
const ENTRIES: Readonly<Record<string, readonly Entry[]>> = {
  重大危险源接入: [
    ['mhs-registered', COUNTRY_ADCODE, '重大危险源登记数', 22_273, '处', '2020-11-16', LETTER],
    [
      'mhs-all-data-rate',
      COUNTRY_ADCODE,
      '全部数据接入率',
      0.66,
      '比例',
      '2020-11-16',
      LETTER,
      '公布为 66 %，冻结基准；部分接入在文中没有界定',
    ],
    [
      'mhs-not-linked',
      COUNTRY_ADCODE,
      '未接入系统的重大危险源',
      7560,
      '处',
      '2020-11-16',
      LETTER,
      '由此得已接入 14,713 处，66.06 %；没有公布分省数',
    ],
    [
      'mhs-linked-target',
      COUNTRY_ADCODE,
      '重大危险源接入目标',
      1,
      '比例',
      '2021-01-29',
      LETTER,
      '建议41；公布为 100 %',
    ],
  ],
  重大事故评估: [
    [
      'accident-review-problems',
      COUNTRY_ADCODE,
      '120 起重大事故评估：问题',
      293,
      '项',
      '2020-10',
      ACCIDENT_REVIEW,
      OTHER_REVIEW,
    ],
    [
      'accident-review-suggestions',
      COUNTRY_ADCODE,
      '120 起重大事故评估：建议',
      399,
      '项',
      '2020-10',
      ACCIDENT_REVIEW,
      OTHER_REVIEW,
    ],
  ],
  尾矿库: [
    ['jx-ponds', JIANGXI, '尾矿库', 368, '座', '2020', LETTER],
    ['jx-overhead-ponds', JIANGXI, '头顶库', 57, '座', '2020', LETTER],
    ['jx-overhead-share', JIANGXI, '头顶库占尾矿库', 0.155, '比例', '2020', LETTER, '公布为 15.5 %'],
    [
      'county-monitor-target',
      COUNTRY_ADCODE,
      '某县尾矿库在线监测覆盖目标',
      1,
      '比例',
      '2020-08',
      COUNTY_PLAN,
      `${A_COUNTYS}；2022-12-31 前达到 100 %`,
    ],
    [
      'county-overhead-target',
      COUNTRY_ADCODE,
      '某县头顶库治理目标',
      1,
      '比例',
      '2020-08',
      COUNTY_PLAN,
      `${A_COUNTYS}；2021-12-31 前完成治理`,
    ],
  ],
  化工: [
    ['js-firms-before', JIANGSU, '化工企业（整治前）', 4022, '家', '2020', LETTER],
    ['js-firms-after', JIANGSU, '化工企业（整治后）', 2001, '家', '2020', LETTER],
    ['js-parks-cut', JIANGSU, '取消定位的化工园区', 13, '个', '2020', LETTER],
    ['js-parks-cut-share', JIANGSU, '取消定位的占化工园区', 0.245, '比例', '2020', LETTER, '公布为 24.5 %'],
    ['js-waste-before', JIANGSU, '危险废物库存（整治前）', 57.6, '万吨', '2020', LETTER],
    ['js-waste-after', JIANGSU, '危险废物库存（整治后）', 25.1, '万吨', '2020', LETTER],
    ['js-firms-stopped', JIANGSU, '停产企业', 262, '家', '2020', LETTER],
    ['js-users', JIANGSU, '危险化学品使用企业', 9904, '家', '2020', LETTER],
    ['js-users-share', JIANGSU, '危险化学品使用企业占比', 0.594, '比例', '2020', LETTER, '公布为 59.4 %，总数未公布'],
  ],
  道路客运: [
    ['ha-coaches-withdrawn', HENAN, '退出的 800 公里以上客运车辆', 1499, '辆', '2020', LETTER, '车辆数，不是线路数'],
  ],
  煤矿: [
    ['nm-over-capacity', INNER_MONGOLIA, '煤矿重大隐患中的超能力', 17, '项', '2020', LETTER, '37 项重大隐患中'],
    ['nm-major-hazards', INNER_MONGOLIA, '煤矿重大隐患', 37, '项', '2020', LETTER],
    ['nm-unlicensed', INNER_MONGOLIA, '证照不全的煤矿', 19, '处', '2020', LETTER],
    ['nm-unlicensed-ordos', '150600', '其中鄂尔多斯证照不全的煤矿', 7, '处', '2020', LETTER, '内蒙古 19 处中'],
    ['nm-over-layer', INNER_MONGOLIA, '超层越界煤矿', 37, '处', '2017', LETTER],
    [
      'nm-over-layer-suspected',
      INNER_MONGOLIA,
      '疑似超层越界煤矿',
      5,
      '处',
      '2017',
      LETTER,
      '疑似，不与查实的 37 处相加',
    ],
    ['coal-closed', COUNTRY_ADCODE, '2016 年以来关闭的煤矿', 4800, '处', '2020', LETTER, '公布为 4,800 余处'],
    ['coal-capacity-closed', COUNTRY_ADCODE, '2016 年以来退出的煤炭产能', 8, '亿吨/年', '2020', LETTER, '约数'],
    ['coal-cities-out', COUNTRY_ADCODE, '退出煤炭生产的城市', 48, '个', '2020', LETTER],
    ['cq-coal-closed', '500000', '关闭的煤矿', 365, '处', '2020', LETTER],
    ['cq-coal-capacity-closed', '500000', '退出的煤炭产能', 2719, '万吨/年', '2020', LETTER],
    ['jc-smart-faces', '140500', '智能化工作面目标', 151, '个', '2021', '晋市政发〔2021〕1号', '目标'],
  ],
  其他: [
    ['gz-fills', '440100', '在用渣土受纳场', 7, '座', '2020', LETTER],
    ['gz-fills-ponding', '440100', '有积水的渣土受纳场', 5, '座', '2020', LETTER],
    ['ha-care-homes', HENAN, '养老机构', 3341, '家', '2020', LETTER],
  ],
};

/** What of 两客一危 is shared, by province: an item and how it stands; no item: nothing is connected at all. */
const SHARING: readonly (readonly [id: string, adcode: string, item: string | null, state: string])[] = [
  ['sharing-ah-monitoring', '340000', '动态监控', '已共享'],
  ['sharing-ah-registration', '340000', '车辆登记与营运准入', '未共享'],
  ['sharing-zj-coaches', '330000', '外省高频大客车', '已共享'],
  ['sharing-zj-scope', '330000', '经营范围联动', '未共享'],
  ['sharing-ha', HENAN, null, '未对接'],
  ['sharing-sn', '610000', null, '未对接'],
  ['sharing-sc', '510000', null, '未对接'],
];

/** Good practices by province, which the look-back counts beside problems and suggestions. */
const PRACTICES: Readonly<Record<string, number>> = {
  '120000': 1,
  [HENAN]: 3,
  '610000': 1,
  [INNER_MONGOLIA]: 0,
  '340000': 0,
  [JIANGSU]: 1,
  '330000': 1,
  '430000': 1,
  [JIANGXI]: 1,
  '510000': 1,
  '500000': 1,
  '440000': 1,
};

const LOOK_BACK_ON = '2021-01-29';

/** By province, then the totals as they were published. */
const lookBackEntries = (): Entry[] => {
  const entry = (id: string, adcode: string, name: string, value: number, note?: string): Entry => [
    `look-back-${id}`,
    adcode,
    `回头看：${name}`,
    value,
    '项',
    LOOK_BACK_ON,
    LETTER,
    ...(note === undefined ? ([] as const) : ([note] as const)),
  ];
  const rows = Object.entries(LOOK_BACK_COUNTS).flatMap(([adcode, { problems, suggestions }]): Entry[] =>
    adcode === COUNTRY_ADCODE
      ? [entry(`suggestions-${adcode}`, adcode, '国家层面建议', suggestions)]
      : [
          entry(`problems-${adcode}`, adcode, '问题', problems),
          entry(`suggestions-${adcode}`, adcode, '建议', suggestions),
          entry(`practices-${adcode}`, adcode, '经验做法', PRACTICES[adcode] ?? 0),
        ],
  );
  return [
    ...rows,
    entry('total-problems', COUNTRY_ADCODE, '问题合计', 37),
    entry('total-suggestions', COUNTRY_ADCODE, '建议合计', 47, '含国家层面 9 条'),
    entry('total-practices', COUNTRY_ADCODE, '经验做法合计', 12),
  ];
};

const toRow = (topic: string, entry: Entry): PlainRow => {
  const [id, adcode, name, value, unit, asOf, source, note] = entry;
  return {
    id,
    adcode,
    topic,
    name,
    item: null,
    value,
    state: null,
    unit,
    as_of: asOf,
    source,
    note: note ?? null,
    is_synthetic: false,
  };
};

const toSharingRow = ([id, adcode, item, state]: (typeof SHARING)[number]): PlainRow => ({
  ...toRow('两客一危数据共享', [
    id,
    adcode,
    item === null ? '两客一危数据共享' : `两客一危数据共享：${item}`,
    null,
    '',
    '2020',
    LETTER,
  ]),
  item,
  state,
});

/** Dated snapshots, each with its source; published and therefore not synthetic. */
export const toPublishedFigures = (): PlainRow[] => [
  ...Object.entries(ENTRIES).flatMap(([topic, entries]) => entries.map((entry) => toRow(topic, entry))),
  ...lookBackEntries().map((entry) => toRow('回头看', entry)),
  ...SHARING.map(toSharingRow),
];
