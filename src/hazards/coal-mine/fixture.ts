import type { SiteProperties } from '../../domain/grading.ts';
import type { FixtureRandom, FixtureSite, KindFixture } from '../fixture-type.ts';

/** 万吨/年, and how often. */
const CAPACITIES = {
  '9': 5,
  '15': 9,
  '21': 6,
  '30': 16,
  '45': 12,
  '60': 12,
  '90': 13,
  '120': 11,
  '180': 5,
  '240': 4,
  '300': 3,
  '500': 2,
  '1000': 1.5,
  '1500': 0.5,
};

const toLicences = (site: FixtureSite, isExpired: boolean, random: FixtureRandom) => [
  {
    type: '采矿许可证',
    no: `演示采矿-${site.id.slice(3)}`,
    expiry: site.dateDaysAgo(random.integer(-3000, -60)),
    suspended: false,
  },
  {
    type: '安全生产许可证',
    no: `演示安许-${site.id.slice(3)}`,
    expiry: site.dateDaysAgo(isExpired ? random.integer(5, 200) : random.integer(-1000, -10)),
    suspended: false,
  },
];

/** One of the 15 kinds of the order on major hidden hazards in coal mines; most are written off. */
const toMajorHazards = (site: FixtureSite, random: FixtureRandom) => {
  if (!random.chance(0.06)) return [];
  const foundDaysAgo = random.integer(8, 500);
  const status = foundDaysAgo > 120 ? '已销号' : random.weighted({ 整改中: 0.6, 已整改: 0.15, 已销号: 0.25 });
  return [
    {
      kind: random.integer(1, 15),
      found_at: site.dateDaysAgo(foundDaysAgo),
      due_at: site.dateDaysAgo(foundDaysAgo - 90),
      status,
    },
  ];
};

const build = (site: FixtureSite, random: FixtureRandom): Record<string, unknown> => {
  const status = random.weighted({ 生产: 0.6, 建设: 0.13, 停产: 0.17, 整顿: 0.06, 关闭: 0.04 });
  const capacity = Number(random.weighted(CAPACITIES));
  const isProducing = status === '生产';
  const annual = isProducing ? Math.round(capacity * random.normal(0.86, 0.09) * 10) / 10 : 0;
  const isLarge = capacity >= 90;
  const hazards = isProducing || status === '整顿' ? toMajorHazards(site, random) : [];
  const hasOpen = hazards.some(({ status: state }) => state !== '已销号');
  const underground = Math.max(20, Math.round(40 + capacity * 1.2));
  const mineType = capacity >= 300 && random.chance(0.3) ? '露天' : '井工';
  return {
    mine_type: mineType,
    mine_status: status,
    op_status: isProducing || status === '建设' ? '正常' : status === '关闭' ? '关闭' : '停产',
    approved_capacity: capacity,
    output_annual: annual,
    output_ytd: Math.round(annual * 0.87 * 10) / 10,
    output_month: Math.round((annual / 12) * random.between(0.85, 1.12) * 10) / 10,
    class: isProducing
      ? random.weighted(isLarge ? { A: 0.34, B: 0.55, C: 0.11 } : { A: 0.08, B: 0.67, C: 0.25 })
      : status === '建设'
        ? random.weighted({ B: 0.75, C: 0.25 })
        : status === '整顿'
          ? 'C'
          : 'D',
    std_level: random.weighted(
      isLarge ? { 一: 0.4, 二: 0.45, 三: 0.12, 无: 0.03 } : { 一: 0.05, 二: 0.4, 三: 0.4, 无: 0.15 },
    ),
    gas_grade: mineType === '露天' ? '低' : random.weighted({ 低: 0.62, 高: 0.2, 突出: 0.18 }),
    hydro_type: random.weighted({ 简单: 0.25, 中等: 0.55, 复杂: 0.17, 极复杂: 0.03 }),
    rockburst: random.chance(0.03),
    licences: toLicences(site, isProducing && random.chance(0.012), random),
    major_hazards: hazards,
    has_open_major_hazard: hasOpen,
    is_stopped: status === '停产',
    over_layer: isProducing && random.chance(0.004),
    smart_faces:
      isLarge && isProducing
        ? random.weighted({ '0': 0.75, '1': 0.18, '2': 0.07 }) === '0'
          ? 0
          : random.integer(1, 2)
        : 0,
    underground_max: mineType === '露天' ? 0 : underground,
    underground_now: mineType === '露天' || !isProducing ? 0 : Math.round(underground * random.between(0.4, 0.95)),
    regulator_dept: '矿山安全监管部门',
  };
};

const linkPropensity = (properties: SiteProperties): number =>
  (Number(properties['approved_capacity']) >= 60 ? 0.8 : -0.5) + (properties['mine_status'] === '生产' ? 1 : -0.6);

export const fixture: KindFixture = {
  kind: 'coal-mine',
  idPrefix: 'cm',
  namePrefix: '演示煤矿',
  total: 4300,
  linked: { share: 0.77 },
  partialShare: 0.12,
  offlineShare: 0.035,
  provinceWeights: {
    '110000': 2,
    '130000': 75,
    '140000': 900,
    '150000': 520,
    '210000': 45,
    '220000': 60,
    '230000': 330,
    '320000': 9,
    '340000': 45,
    '350000': 45,
    '360000': 60,
    '370000': 110,
    '410000': 230,
    '420000': 18,
    '430000': 140,
    '450000': 20,
    '500000': 30,
    '510000': 230,
    '520000': 560,
    '530000': 280,
    '610000': 390,
    '620000': 95,
    '630000': 18,
    '640000': 55,
    '650000': 210,
  },
  placeWeights: {
    '110109': 20,
    '130200': 5,
    '130400': 6,
    '130500': 3,
    '130700': 2,
    '140200': 3,
    '140400': 4,
    '140500': 4,
    '141100': 4,
    '141000': 3,
    '140700': 2,
    '140600': 3,
    '140900': 2,
    '150600': 8,
    '150300': 4,
    '150700': 2,
    '152500': 3,
    '150400': 2,
    '210400': 3,
    '210900': 3,
    '211200': 4,
    '220300': 2,
    '220600': 4,
    '230300': 6,
    '230400': 6,
    '230500': 4,
    '230900': 5,
    '320300': 30,
    '340400': 8,
    '340600': 6,
    '340300': 1,
    '341200': 3,
    '350800': 6,
    '350400': 4,
    '360300': 8,
    '360900': 3,
    '370800': 8,
    '370900': 4,
    '370400': 3,
    '410400': 6,
    '410100': 3,
    '410800': 2,
    '410500': 2,
    '411200': 3,
    '430500': 3,
    '431000': 4,
    '430300': 3,
    '451200': 3,
    '511500': 4,
    '511900': 3,
    '511700': 4,
    '510400': 4,
    '520200': 8,
    '520500': 6,
    '520300': 3,
    '522300': 5,
    '530300': 8,
    '530600': 4,
    '532500': 2,
    '610800': 8,
    '610200': 4,
    '611000': 0.3,
    '610700': 0.3,
    '620800': 6,
    '621000': 3,
    '620400': 3,
    '632800': 3,
    '632200': 2,
    '640100': 4,
    '640200': 5,
    '640400': 3,
    '650200': 1,
    '652300': 5,
    '652200': 4,
    '650400': 4,
    '654000': 3,
    '652900': 3,
  },
  placement: { type: 'point', sitesPerEnterprise: 1.6, clusterKm: 9, enterpriseKm: 2.5 },
  warnings: [0, 2, 5, 8],
  warningItems: [
    { item: '甲烷浓度', unit: '%CH₄', threshold: 0.8, step: 0.2 },
    { item: '一氧化碳浓度', unit: 'ppm', threshold: 24, step: 8 },
    { item: '涌水量', unit: 'm³/h', threshold: 180, step: 40 },
  ],
  assessmentFields: ['class', 'major_hazards', 'has_open_major_hazard'],
  unassessedShare: 0.04,
  build,
  linkPropensity,
  isLinkNotApplicable: (properties) => properties['mine_status'] === '关闭',
};
