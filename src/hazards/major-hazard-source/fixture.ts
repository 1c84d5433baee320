import type { SiteProperties } from '../../domain/grading.ts';
import type { FixtureRandom, FixtureSite, KindFixture } from '../fixture-type.ts';

interface Substance {
  readonly name: string;
  readonly cas: string;
  readonly hazardClass: string;
  /** 临界量, t (GB 18218-2018 tables 1 and 2). */
  readonly critical: number;
  readonly beta: number;
  readonly key: boolean;
}

const SUBSTANCES: readonly Substance[] = [
  { name: '氨', cas: '7664-41-7', hazardClass: 'J2', critical: 10, beta: 2, key: true },
  { name: '氯', cas: '7782-50-5', hazardClass: 'J2', critical: 5, beta: 4, key: true },
  { name: '环氧乙烷', cas: '75-21-8', hazardClass: 'W2', critical: 10, beta: 2, key: true },
  { name: '液化石油气', cas: '68476-85-7', hazardClass: 'W2', critical: 50, beta: 1.5, key: true },
  { name: '天然气', cas: '8006-14-2', hazardClass: 'W2', critical: 50, beta: 1.5, key: true },
  { name: '乙烯', cas: '74-85-1', hazardClass: 'W2', critical: 50, beta: 1.5, key: true },
  { name: '苯', cas: '71-43-2', hazardClass: 'W5.2', critical: 50, beta: 1, key: true },
  { name: '丙烯腈', cas: '107-13-1', hazardClass: 'W5.2', critical: 50, beta: 1, key: true },
  { name: '甲醇', cas: '67-56-1', hazardClass: 'W5.3', critical: 500, beta: 1, key: true },
  { name: '甲苯', cas: '108-88-3', hazardClass: 'W5.3', critical: 500, beta: 1, key: true },
  { name: '乙醇', cas: '64-17-5', hazardClass: 'W5.3', critical: 500, beta: 1, key: false },
  { name: '汽油', cas: '86290-81-5', hazardClass: 'W5.3', critical: 200, beta: 1, key: true },
];

const PROCESSES = ['氯化工艺', '加氢工艺', '聚合工艺', '硝化工艺', '氧化工艺', '合成氨工艺'] as const;

/** Lowest and highest R aimed at; the level is what the rule makes of the result. */
const R_RANGES = { 一级: [100, 420], 二级: [50, 99], 三级: [10, 49], 四级: [1.5, 9.8] } as const;
const R_WEIGHTS = { 一级: 0.07, 二级: 0.12, 三级: 0.35, 四级: 0.46 } as const;

const peopleNearby = (inPark: boolean, random: FixtureRandom): number =>
  random.chance(inPark ? 0.62 : 0.3) ? 0 : Math.min(900, Math.floor(-Math.log(1 - random.next()) * (inPark ? 22 : 75)));

/** α by residents within 500 m (DOMAIN.md §3). */
const toAlpha = (people: number): number =>
  people >= 100 ? 2 : people >= 50 ? 1.5 : people >= 30 ? 1.2 : people >= 1 ? 1 : 0.5;

const toHazardLevel = (r: number): string => (r >= 100 ? '一级' : r >= 50 ? '二级' : r >= 10 ? '三级' : '四级');

const toQuantities = (alpha: number, random: FixtureRandom) => {
  const [lowest, highest] = R_RANGES[random.weighted(R_WEIGHTS)];
  const substances = random.chance(0.7)
    ? [random.pick(SUBSTANCES)]
    : [random.pick(SUBSTANCES.slice(0, 6)), random.pick(SUBSTANCES.slice(6))];
  // S must reach 1, or it would be no major hazard source: q/Q of each is at least 1.
  const wantedR = lowest * (highest / lowest) ** random.next();
  const chemicals = substances.map(({ name, cas, hazardClass, critical, beta }) => {
    const ratio = Math.max(1, wantedR / alpha / beta / substances.length);
    const q = Math.ceil(ratio * critical * 10) / 10;
    return { name, cas, hazard_class: hazardClass, q_design_max: q, critical_quantity: critical, beta };
  });
  const s = chemicals.reduce((sum, { q_design_max: q, critical_quantity: limit }) => sum + q / limit, 0);
  const betaSum = chemicals.reduce(
    (sum, { q_design_max: q, critical_quantity: limit, beta }) => sum + (beta * q) / limit,
    0,
  );
  return { chemicals, s, r: alpha * betaSum, keyChemical: substances.find(({ key }) => key)?.name ?? null };
};

const toPoints = (random: FixtureRandom): readonly Record<string, unknown>[] => [
  { type: '液位', value: random.between(1, 9, 1), unit: 'm', hi: 10, hihi: 11, online: true },
  { type: '压力', value: random.between(0.1, 1.2, 1), unit: 'MPa', hi: 1.4, hihi: 1.6, online: true },
  ...(random.chance(0.5)
    ? [{ type: '可燃', value: random.integer(0, 9), unit: '%LEL', hi: 25, hihi: 50, online: true }]
    : []),
];

const SCORE_RANGES = { 红: [41, 59.9], 橙: [60, 74.9], 黄: [75, 89.9], 蓝: [90, 98] } as const;

/**
 * What gives the enterprise its colour: a score in the colour's range, or of every third red one a straight-red condition
 * at a score that would be yellow. By the site's number alone, so that nothing else of the demo changes with it.
 */
const toDiagnosis = (color: keyof typeof SCORE_RANGES, site: FixtureSite): Record<string, unknown> => {
  const number = Number(site.id.slice(-3)) + Number(site.adcode);
  const isStraightRed = color === '红' && number % 3 === 0;
  const [lowest, highest] = SCORE_RANGES[isStraightRed ? '黄' : color];
  const has = (condition: number): boolean => isStraightRed && number % 4 === condition;
  return {
    enterprise_color: color,
    diagnosis_score: Math.round((lowest + ((highest - lowest) * (number % 17)) / 16) * 10) / 10,
    has_untested_new_process: has(0),
    has_undesigned_unit: has(1),
    has_uncertified_operation: has(2),
    accidents: has(3) ? [{ at: site.dateDaysAgo(100 + (number % 600)), grade: '重大', deaths: 3 }] : [],
  };
};

const build = (site: FixtureSite, random: FixtureRandom): Record<string, unknown> => {
  const inPark = site.containerId !== null;
  const people = peopleNearby(inPark, random);
  const alpha = toAlpha(people);
  const { chemicals, s, r, keyChemical } = toQuantities(alpha, random);
  const filedDaysAgo = random.integer(5, Math.min(1300, site.registeredDaysAgo));
  const isDistanceShort = random.chance(people >= 100 ? 0.22 : people > 0 ? 0.05 : 0.01);
  return {
    hazard_code: `DEMO${site.id.slice(4).replace('-', '')}`,
    unit_type: random.weighted({ 储存单元: 0.68, 生产单元: 0.32 }),
    hazard_level: toHazardLevel(r),
    r_value: Math.round(r * 100) / 100,
    s_value: Math.round(s * 100) / 100,
    alpha,
    pop_within_500m: people,
    chemicals,
    key_process: random.chance(0.3) ? random.pick(PROCESSES) : null,
    key_chemical: keyChemical,
    filing_no: `演示备案-${site.id.slice(4)}`,
    filing_date: site.dateDaysAgo(filedDaysAgo),
    filing_expiry: site.dateDaysAgo(filedDaysAgo - 1095),
    in_park: inPark,
    park_id: site.containerId,
    external_distance_m: isDistanceShort ? random.integer(60, 240) : random.integer(260, 1500),
    distance_ok: !isDistanceShort,
    is_distance_short: isDistanceShort,
    chief_responsible: '演示包保人甲',
    technical_responsible: '演示包保人乙',
    operation_responsible: '演示包保人丙',
    monitoring_points: toPoints(random),
    ...toDiagnosis(random.weighted({ 红: 0.04, 橙: 0.14, 黄: 0.37, 蓝: 0.45 }), site),
  };
};

/** Large ones and those in parks came first. */
const linkPropensity = (properties: SiteProperties): number =>
  (properties['in_park'] === true ? 0.4 : 0) + (Number(properties['r_value'] ?? 5) >= 50 ? 0.6 : 0);

export const fixture: KindFixture = {
  kind: 'major-hazard-source',
  idPrefix: 'mhs',
  namePrefix: '演示危化',
  // 22,273 registered and 14,713 linked: DOMAIN.md §5. How they spread over the provinces is invented.
  total: 22_273,
  linked: { total: 14_713 },
  partialShare: 0.05,
  offlineShare: 0.03,
  provinceWeights: {
    '110000': 150,
    '120000': 620,
    '130000': 1150,
    '140000': 620,
    '150000': 850,
    '210000': 1450,
    '220000': 420,
    '230000': 560,
    '310000': 500,
    '320000': 2050,
    '330000': 1400,
    '340000': 750,
    '350000': 650,
    '360000': 560,
    '370000': 2700,
    '410000': 950,
    '420000': 900,
    '430000': 650,
    '440000': 1700,
    '450000': 520,
    '460000': 150,
    '500000': 400,
    '510000': 900,
    '520000': 400,
    '530000': 520,
    '540000': 40,
    '610000': 650,
    '620000': 420,
    '630000': 160,
    '640000': 420,
    '650000': 900,
  },
  placeWeights: {
    '120116': 12,
    '130900': 4,
    '130200': 3,
    '150600': 6,
    '152900': 3,
    '210200': 5,
    '211100': 5,
    '210800': 3,
    '211400': 3,
    '220200': 6,
    '230600': 6,
    '310116': 8,
    '310120': 4,
    '320100': 4,
    '320700': 4,
    '320900': 3,
    '321200': 4,
    '320600': 3,
    '320500': 3,
    '320400': 3,
    '321100': 3,
    '330200': 5,
    '330400': 4,
    '330600': 4,
    '330900': 4,
    '340800': 4,
    '340200': 2,
    '350600': 4,
    '350500': 4,
    '360400': 5,
    '360200': 2,
    '370500': 6,
    '370700': 4,
    '370300': 5,
    '371600': 4,
    '370600': 2,
    '410900': 4,
    '410300': 2,
    '420500': 5,
    '420100': 3,
    '421000': 2,
    '430600': 5,
    '430400': 2,
    '441300': 5,
    '440900': 6,
    '440800': 4,
    '440100': 3,
    '440400': 3,
    '450700': 6,
    '450500': 3,
    '469005': 5,
    '460400': 5,
    '500115': 6,
    '500102': 5,
    '510500': 4,
    '511500': 4,
    '510600': 2,
    '520100': 2,
    '520300': 2,
    '530100': 4,
    '610800': 6,
    '610400': 2,
    '620100': 4,
    '632800': 6,
    '640100': 6,
    '650200': 6,
    '652300': 4,
    '650100': 4,
    '652900': 3,
  },
  placement: {
    type: 'point',
    sitesPerEnterprise: 2.6,
    clusterKm: 1.6,
    enterpriseKm: 0.25,
    attractedBy: { kind: 'chemical-park', share: 0.8, countyPull: 3 },
  },
  warnings: [1, 3, 11, 20],
  warningItems: [
    { item: '可燃气体浓度', unit: '%LEL', threshold: 25, step: 8 },
    { item: '储罐液位', unit: 'm', threshold: 10, step: 0.6 },
    { item: '储罐压力', unit: 'MPa', threshold: 1.4, step: 0.1 },
    { item: '有毒气体浓度', unit: 'ppm', threshold: 10, step: 6 },
  ],
  assessmentFields: ['hazard_level', 'r_value', 's_value', 'alpha', 'chemicals'],
  unassessedShare: 0.05,
  build,
  linkPropensity,
};
