import { COUNTRY_ADCODE } from '../src/domain/region-index.ts';
import type { PlainRow } from './demo-types.ts';
import { LOOK_BACK_COUNTS } from './rectifications.ts';

const LETTER = '安委办函〔2021〕4号';

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

/** DOMAIN.md §5, row by row; a finding in words has no value. */
const ENTRIES: readonly Entry[] = [
  ['mhs-registered', COUNTRY_ADCODE, '重大危险源登记数', 22_273, '处', '2020-11-16', LETTER],
  ['mhs-all-data-rate', COUNTRY_ADCODE, '全部数据接入率', 0.66, '比例', '2020-11-16', LETTER, '公布为 66 %'],
  [
    'mhs-not-linked',
    COUNTRY_ADCODE,
    '未接入系统的重大危险源',
    7560,
    '处',
    '2020-11-16',
    LETTER,
    '由此得已接入 14,713 处，66.06 %',
  ],
  ['mhs-linked-target', COUNTRY_ADCODE, '重大危险源接入目标', 1, '比例', '2021-01-29', LETTER, '建议41；公布为 100 %'],
  [
    'accident-review-problems',
    COUNTRY_ADCODE,
    '120 起重大事故评估：问题',
    293,
    '项',
    '2020-10',
    '重大事故评估通报',
    '28 个省；与回头看的 37/47 是两次评估，不相加',
  ],
  [
    'accident-review-suggestions',
    COUNTRY_ADCODE,
    '120 起重大事故评估：建议',
    399,
    '项',
    '2020-10',
    '重大事故评估通报',
    '28 个省；与回头看的 37/47 是两次评估，不相加',
  ],
  ['jx-ponds', '360000', '尾矿库', 368, '座', '2020', LETTER],
  ['jx-overhead-ponds', '360000', '头顶库', 57, '座', '2020', LETTER, '占 15.5 %'],
  ['js-firms-before', '320000', '化工企业（整治前）', 4022, '家', '2020', LETTER],
  ['js-firms-after', '320000', '化工企业（整治后）', 2001, '家', '2020', LETTER],
  ['js-parks-cut', '320000', '取消定位的化工园区', 13, '个', '2020', LETTER, '占 24.5 %'],
  ['js-waste-before', '320000', '危险废物库存（整治前）', 57.6, '万吨', '2020', LETTER],
  ['js-waste-after', '320000', '危险废物库存（整治后）', 25.1, '万吨', '2020', LETTER],
  ['js-firms-stopped', '320000', '停产企业', 262, '家', '2020', LETTER],
  ['js-users', '320000', '危险化学品使用企业', 9904, '家', '2020', LETTER, '占 59.4 %'],
  ['ha-coaches-withdrawn', '410000', '退出的 800 公里以上客运车辆', 1499, '辆', '2020', LETTER, '车辆数，不是线路数'],
  ['nm-over-capacity', '150000', '煤矿重大隐患中的超能力', 17, '项', '2020', LETTER, '37 项重大隐患中'],
  ['nm-major-hazards', '150000', '煤矿重大隐患', 37, '项', '2020', LETTER],
  ['nm-unlicensed', '150000', '证照不全的煤矿', 19, '处', '2020', LETTER],
  ['nm-unlicensed-ordos', '150600', '证照不全的煤矿', 7, '处', '2020', LETTER, '内蒙古 19 处中'],
  ['nm-over-layer', '150000', '超层越界煤矿', 37, '处', '2017', LETTER],
  ['nm-over-layer-suspected', '150000', '疑似超层越界煤矿', 5, '处', '2017', LETTER],
  ['coal-closed', COUNTRY_ADCODE, '2016 年以来关闭的煤矿', 4800, '处', '2020', LETTER, '公布为 4,800 余处'],
  ['coal-capacity-closed', COUNTRY_ADCODE, '2016 年以来退出的煤炭产能', 8, '亿吨/年', '2020', LETTER, '约数'],
  ['coal-cities-out', COUNTRY_ADCODE, '退出煤炭生产的城市', 48, '个', '2020', LETTER],
  ['cq-coal-closed', '500000', '关闭的煤矿', 365, '处', '2020', LETTER],
  ['cq-coal-capacity-closed', '500000', '退出的煤炭产能', 2719, '万吨/年', '2020', LETTER],
  ['jc-smart-faces', '140500', '智能化工作面目标', 151, '个', '2021', '晋市政发〔2021〕1号', '目标'],
  [
    'county-monitor-target',
    COUNTRY_ADCODE,
    '尾矿库在线监测覆盖目标',
    1,
    '比例',
    '2022-12-31',
    '某县三年行动计划（2020-08）',
    '县级目标；公布为 100 %',
  ],
  [
    'county-overhead-target',
    COUNTRY_ADCODE,
    '头顶库治理目标',
    1,
    '比例',
    '2021-12-31',
    '某县三年行动计划（2020-08）',
    '县级目标：2021 年底完成',
  ],
  ['gz-fills', '440100', '在用渣土受纳场', 7, '座', '2020', LETTER],
  ['gz-fills-ponding', '440100', '有积水的渣土受纳场', 5, '座', '2020', LETTER],
  ['ha-care-homes', '410000', '养老机构', 3341, '家', '2020', LETTER],
  ['sharing-ah', '340000', '两客一危数据共享', null, '', '2020', LETTER, '动态监控已共享；车辆登记与营运准入未共享'],
  ['sharing-zj', '330000', '两客一危数据共享', null, '', '2020', LETTER, '外省高频大客车已共享；经营范围未联动'],
  ['sharing-ha', '410000', '两客一危数据共享', null, '', '2020', LETTER, '未对接'],
  ['sharing-sn', '610000', '两客一危数据共享', null, '', '2020', LETTER, '未对接'],
  ['sharing-sc', '510000', '两客一危数据共享', null, '', '2020', LETTER, '未对接'],
];

/** Good practices by province, which the look-back counts beside problems and suggestions (12 in all). */
const PRACTICES: Readonly<Record<string, number>> = {
  '120000': 1,
  '410000': 3,
  '610000': 1,
  '150000': 0,
  '340000': 0,
  '320000': 1,
  '330000': 1,
  '430000': 1,
  '360000': 1,
  '510000': 1,
  '500000': 1,
  '440000': 1,
};

const lookBackEntries = (): Entry[] =>
  Object.entries(LOOK_BACK_COUNTS).flatMap(([adcode, { problems, suggestions }]): Entry[] => {
    const isCountry = adcode === COUNTRY_ADCODE;
    const rows: Entry[] = [
      [
        `look-back-suggestions-${adcode}`,
        adcode,
        isCountry ? '回头看：国家层面建议' : '回头看：建议',
        suggestions,
        '项',
        '2021-01-29',
        LETTER,
      ],
    ];
    if (!isCountry)
      rows.push(
        [`look-back-problems-${adcode}`, adcode, '回头看：问题', problems, '项', '2021-01-29', LETTER],
        [
          `look-back-practices-${adcode}`,
          adcode,
          '回头看：经验做法',
          PRACTICES[adcode] ?? 0,
          '项',
          '2021-01-29',
          LETTER,
        ],
      );
    return rows;
  });

/** Dated snapshots, each with its source; published and therefore not synthetic. */
export const toPublishedFigures = (): PlainRow[] =>
  [...ENTRIES, ...lookBackEntries()].map(([id, adcode, name, value, unit, asOf, source, note]) => ({
    id,
    adcode,
    name,
    value,
    unit,
    as_of: asOf,
    source,
    note: note ?? null,
    is_synthetic: false,
  }));
