import type { SiteProperties } from '../../domain/grading.ts';
import type { FixtureRandom, FixtureSite, KindFixture, RaisedWarning } from '../fixture-type.ts';
import { toDesignGrade } from './design-grade.ts';

const WET_ITEMS = ['坝体位移', '浸润线', '干滩', '降水量', '库水位', '视频'] as const;
const DRY_ITEMS = ['坝体位移', '浸润线', '降水量', '视频'] as const;
const FACILITIES = ['村庄', '学校', '公路', '水源地', '厂房'] as const;

/** 头顶库 of the demo's own plan: most were to be treated by the end of 2021. */
const toOverhead = (site: FixtureSite, random: FixtureRandom): Record<string, unknown> => {
  if (!site.quotas['is_overhead'])
    return {
      is_overhead: false,
      downstream_pop: random.chance(0.8) ? 0 : random.integer(3, 120),
      downstream_facilities: null,
      overhead_measure: null,
      overhead_done: null,
      overhead_due_date: null,
    };
  return {
    is_overhead: true,
    downstream_pop: Math.min(1800, 6 + Math.floor(-Math.log(1 - random.next()) * 130)),
    downstream_facilities: random.pick(FACILITIES),
    overhead_measure: random.weighted({ 隐患治理: 0.42, 升级改造: 0.22, 闭库销号: 0.2, 搬迁: 0.1, 综合利用: 0.06 }),
    overhead_done: random.chance(0.58),
    overhead_due_date: random.chance(0.9) ? '2021-12-31' : '2020-06-30',
  };
};

const build = (site: FixtureSite, random: FixtureRandom): Record<string, unknown> => {
  const heightM = Math.round(Math.min(190, 6 + Math.exp(random.normal(2.9, 0.75))));
  const capacity = Math.round(Math.min(9000, Math.exp(random.normal(3.5, 1.35))) * 10) / 10;
  const filled = random.between(0.25, 0.97);
  const status = random.weighted({ 在用: 0.34, 停用: 0.34, 在建: 0.04, 闭库: 0.28 });
  const wetDry = random.weighted({ 湿排: 0.8, 干排: 0.2 });
  const hasMonitor = status === '在用' ? random.chance(0.78) : random.chance(0.4);
  return {
    pond_type: random.weighted({ 山谷: 0.72, 傍山: 0.17, 平地: 0.08, 河谷: 0.03 }),
    wet_dry: wetDry,
    design_grade: toDesignGrade(capacity, heightM)?.grade ?? null,
    safety_degree: random.weighted({ 正常: 0.76, 病: 0.19, 险: 0.04, 危: 0.01 }),
    ...toOverhead(site, random),
    dam_height_design: heightM,
    dam_height_now: Math.round(heightM * (0.4 + 0.6 * filled)),
    capacity_design: capacity,
    capacity_now: Math.round(capacity * filled * 10) / 10,
    dam_method: random.weighted({ 上游: 0.8, 一次建坝: 0.13, 中线: 0.04, 下游: 0.03 }),
    status,
    op_status: status === '在用' ? '正常' : status === '停用' ? '停用' : status === '闭库' ? '关闭' : '正常',
    online_monitor: hasMonitor,
    has_no_online_monitor: !hasMonitor,
    monitor_items: hasMonitor ? (wetDry === '湿排' ? WET_ITEMS : DRY_ITEMS) : [],
    gov_sponsor: '演示包保领导甲',
    licence_no: `演示许可-${site.id.slice(3)}`,
    licence_expiry: site.dateDaysAgo(random.integer(-1000, 60)),
  };
};

const GRADE_PUSH: Readonly<Record<string, number>> = { 一等: 1.2, 二等: 1, 三等: 0.8, 四等: 0.3, 五等: -0.3 };

/** Nothing without instruments; of the others the large and the 头顶库 first. */
const linkPropensity = (properties: SiteProperties): number =>
  (properties['online_monitor'] === true ? 2.4 : -0.6) +
  (GRADE_PUSH[String(properties['design_grade'])] ?? 0) +
  (properties['is_overhead'] === true ? 0.5 : 0);

const POINTS_AN_ITEM = 3;

/** Levels of the points that make an item's warning: one point of it, or by GB 39496-2020 5.5.4 several milder ones. */
const toPointLevels = (warning: RaisedWarning, isByCount: boolean): readonly number[] => {
  if (!isByCount || warning.level === 4) return [warning.level, 0, 0];
  return { 1: [2, 2, 0], 2: [3, 3, 3], 3: [4, 4, 4, 4] }[warning.level] ?? [0, 0, 0];
};

/** Points of a pond that is monitored and has reported, such that they make the warning that it has. */
const toPoints = (properties: SiteProperties, warning: RaisedWarning | null): Record<string, unknown> => {
  const items = properties['monitor_items'];
  const isHeard = properties['link_status'] === 'linked' || properties['link_status'] === 'offline';
  if (!isHeard || !Array.isArray(items)) return { monitoring_points: null };
  const stated = items.filter((item): item is string => typeof item === 'string' && item !== '视频');
  // What warns is measured, whatever the list of items says.
  const measured = stated.length > 0 || warning === null ? stated : ['坝体位移'];
  const warned =
    warning === null ? null : (measured.find((item) => warning.item.includes(item)) ?? measured[0] ?? null);
  const isByCount = Number(String(properties['id']).slice(-1)) % 2 === 1;
  const points = measured.flatMap((item) => {
    const levels =
      warning !== null && item === warned
        ? toPointLevels(warning, isByCount)
        : Array.from({ length: POINTS_AN_ITEM }, () => 0);
    return levels.map((level, index) => ({ item, code: `${index + 1}`, warning_level: level }));
  });
  return { monitoring_points: points };
};

export const fixture: KindFixture = {
  kind: 'tailings-pond',
  idPrefix: 'tp',
  namePrefix: '演示尾矿',
  total: 7003,
  linked: { share: 0.46 },
  partialShare: 0.06,
  offlineShare: 0.05,
  // 江西 368, of them 57 头顶库: DOMAIN.md §5. The other provinces are invented.
  provincePins: { '360000': 368 },
  quotas: [{ field: 'is_overhead', total: 1008, provincePins: { '360000': 57 } }],
  provinceWeights: {
    '110000': 20,
    '120000': 1,
    '130000': 1350,
    '140000': 560,
    '150000': 480,
    '210000': 780,
    '220000': 130,
    '230000': 70,
    '320000': 25,
    '330000': 60,
    '340000': 220,
    '350000': 150,
    '360000': 368,
    '370000': 240,
    '410000': 500,
    '420000': 230,
    '430000': 560,
    '440000': 150,
    '450000': 330,
    '460000': 20,
    '500000': 30,
    '510000': 200,
    '520000': 110,
    '530000': 560,
    '540000': 25,
    '610000': 250,
    '620000': 170,
    '630000': 45,
    '640000': 8,
    '650000': 160,
  },
  placeWeights: {
    '110116': 8,
    '110117': 4,
    '120225': 1,
    '130800': 6,
    '130200': 3,
    '130300': 3,
    '130700': 2,
    '130100': 2,
    '140900': 4,
    '141000': 3,
    '150400': 5,
    '150700': 2,
    '210700': 2,
    '211300': 5,
    '210500': 3,
    '210600': 3,
    '210400': 2,
    '320300': 2,
    '330800': 3,
    '330700': 2,
    '340700': 5,
    '341000': 2,
    '350400': 4,
    '360700': 5,
    '361100': 4,
    '360200': 2,
    '360900': 2,
    '370600': 5,
    '371300': 2,
    '411200': 5,
    '410300': 4,
    '411300': 3,
    '420200': 5,
    '420900': 1,
    '431000': 5,
    '430400': 3,
    '431200': 2,
    '430600': 2,
    '440200': 4,
    '441400': 2,
    '451200': 5,
    '451400': 2,
    '510400': 5,
    '513400': 5,
    '522700': 2,
    '530100': 3,
    '532500': 5,
    '532300': 2,
    '530300': 2,
    '611000': 5,
    '610700': 3,
    '610300': 2,
    '621200': 5,
    '620800': 1,
    '632200': 3,
  },
  placement: { type: 'point', sitesPerEnterprise: 1.7, clusterKm: 6, enterpriseKm: 1.1 },
  warnings: [1, 2, 6, 11],
  warningItems: [
    { item: '坝体位移', unit: 'mm', threshold: 20, step: 10 },
    { item: '浸润线埋深不足', unit: 'm', threshold: 0.5, step: 0.4 },
    { item: '库水位', unit: 'm', threshold: 96, step: 1.2 },
    { item: '日降水量', unit: 'mm', threshold: 50, step: 25 },
  ],
  assessmentFields: ['safety_degree'],
  unassessedShare: 0.05,
  build,
  linkPropensity,
  afterWarning: toPoints,
  isLinkNotApplicable: (properties) => properties['status'] === '闭库' && properties['online_monitor'] === false,
};
