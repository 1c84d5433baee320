import { formatChinaDate } from '../src/domain/clock.ts';
import { COUNTRY_ADCODE } from '../src/domain/region-index.ts';
import { DAY_MS, DEMO_START_ISO, DEMO_START_MS, type DemoSite, type PlainRow } from './demo-types.ts';
import { createRandom, type Random } from './random.ts';

/** Problems and suggestions of the look-back by province: 安委办函〔2021〕4号, DOMAIN.md §5 (37 and 47 in all). */
export const LOOK_BACK_COUNTS: Readonly<Record<string, { readonly problems: number; readonly suggestions: number }>> = {
  '120000': { problems: 3, suggestions: 4 },
  '410000': { problems: 5, suggestions: 6 },
  '610000': { problems: 3, suggestions: 4 },
  '150000': { problems: 4, suggestions: 3 },
  '340000': { problems: 3, suggestions: 2 },
  '320000': { problems: 4, suggestions: 4 },
  '330000': { problems: 3, suggestions: 2 },
  '430000': { problems: 3, suggestions: 3 },
  '360000': { problems: 3, suggestions: 3 },
  '510000': { problems: 2, suggestions: 1 },
  '500000': { problems: 2, suggestions: 4 },
  '440000': { problems: 2, suggestions: 2 },
  [COUNTRY_ADCODE]: { problems: 0, suggestions: 9 },
};

const SECTORS = ['危险化学品', '尾矿库', '化工园区', '道路客运', '煤矿', '固体废物', '消防', '综合监管'] as const;
/** Themes only: what the published items say in detail is not repeated here, and nothing is claimed of a province. */
const PROBLEM_THEMES = ['监测数据接入', '隐患整改闭环', '分级管控台账', '部门信息共享', '执法检查覆盖'] as const;
const SUGGESTION_THEMES = [
  '补齐未接入点位',
  '完善责任清单',
  '统一数据口径',
  '开展定期评估',
  '建立共享机制',
  '加强基层力量',
] as const;
/** Themes of items at a site, by its kind; a kind without its own takes the general ones. */
const SITE_THEMES: Readonly<Record<string, readonly string[]>> = {
  'major-hazard-source': ['可燃气体报警未处置', '包保责任未履行', '紧急切断装置失效', '特殊作业审批缺项'],
  'tailings-pond': ['浸润线监测点失效', '排洪设施淤堵', '干滩长度不足', '下游应急预案未演练'],
  'chemical-park': ['封闭化管理未到位', '风险评估逾期', '消防站未达标'],
  'coach-route': ['接驳点未落实', '动态监控未闭环', '驾驶人休息不足'],
  'coal-mine': ['瓦斯监测数据异常', '超定员作业', '探放水措施不落实', '安全出口不畅'],
};
const GENERAL_THEMES = ['监测数据未接入', '台账与现场不符', '隐患复查逾期'] as const;

const STATE_WEIGHTS = { 发现: 0.05, 登记: 0.1, 交办: 0.15, 整改: 0.35, 复核: 0.15, 销号: 0.2 };
/** Items at sites are shorter tasks, and most of two years' are done. */
const SITE_STATE_WEIGHTS = { 发现: 0.05, 登记: 0.07, 交办: 0.1, 整改: 0.25, 复核: 0.08, 销号: 0.45 };

/**
 * Days since an item at a site was found, by its state: what has only been found is young, what is closed may be long
 * past. With terms of 15 to 90 days about a third of the open ones are overdue.
 */
const SITE_AGES: Readonly<Record<keyof typeof STATE_WEIGHTS, readonly [number, number]>> = {
  发现: [0, 12],
  登记: [2, 25],
  交办: [4, 40],
  整改: [8, 85],
  复核: [12, 100],
  销号: [20, 220],
};

/** What has been handed in by then; themes only, as the texts are. */
const EVIDENCE: Readonly<Record<keyof typeof STATE_WEIGHTS, string | null>> = {
  发现: null,
  登记: null,
  交办: null,
  整改: '整改方案 1 份（演示）',
  复核: '整改方案 1 份、现场照片 3 张（演示）',
  销号: '整改方案 1 份、现场照片 3 张、复核记录 1 份（演示）',
};

/** About 1,500 of the demo's sites have an item; the worse the level, the likelier. */
const SITE_SHARES: Readonly<Record<string, number>> = { '1': 0.2, '2': 0.085, '3': 0.035, '4': 0.016, null: 0.07 };

/** One row an item. The look-back's counts are published; themes, states, dates and every item at a site are invented. */
export const toRectifications = (sites: Iterable<DemoSite>): PlainRow[] => [
  ...toLookBackItems(),
  ...toSiteItems(sites),
];

const toLookBackItems = (): PlainRow[] => {
  const random = createRandom('rectifications');
  const rows: PlainRow[] = [];
  for (const [adcode, { problems, suggestions }] of Object.entries(LOOK_BACK_COUNTS).sort()) {
    const sectors = random.shuffle(SECTORS);
    const add = (count: number, listType: string, code: string, themes: readonly string[]): void => {
      for (let number = 0; number < count; number++) {
        const sector = sectors[number % sectors.length] ?? '综合监管';
        const id = `rect-${adcode}-${code}${String(number + 1).padStart(2, '0')}`;
        const foundDaysAgo = random.integer(45, 240);
        const dueDaysAgo = foundDaysAgo - random.pick([90, 120, 180, 270]);
        const text = `${sector}：${random.pick(themes)}（演示主题）`;
        const source = '数量：安委办函〔2021〕4号；主题、状态与日期：演示';
        const state = random.weighted(STATE_WEIGHTS);
        rows.push(
          toItem({ id, listType, adcode, site: null, sector, text, state, foundDaysAgo, dueDaysAgo, source }, random),
        );
      }
    };
    add(problems, '问题隐患', 'p', PROBLEM_THEMES);
    add(suggestions, '制度措施', 's', SUGGESTION_THEMES);
  }
  return rows;
};

/** At most one a site: 挂牌督办 mostly where the level is red or orange, 隐患整改 elsewhere. */
const toSiteItems = (sites: Iterable<DemoSite>): PlainRow[] => {
  const rows: PlainRow[] = [];
  for (const site of sites) {
    const random = createRandom(`${site.id}/rectification`);
    if (!random.chance(SITE_SHARES[String(site.riskLevel)] ?? 0)) continue;
    const isSupervised = (site.riskLevel ?? 4) <= 2 && random.chance(0.45);
    const theme = random.pick(SITE_THEMES[site.kind] ?? GENERAL_THEMES);
    const state = random.weighted(SITE_STATE_WEIGHTS);
    const foundDaysAgo = random.integer(...SITE_AGES[state]);
    const item = {
      id: `rect-${site.id}`,
      listType: isSupervised ? '挂牌督办' : '隐患整改',
      adcode: site.adcode,
      site: `${site.kind}:${site.id}`,
      sector: SECTOR_OF_KIND[site.kind] ?? '综合监管',
      text: `${String(site.properties['name'])}：${theme}（演示主题）`,
      state,
      foundDaysAgo,
      dueDaysAgo: foundDaysAgo - random.pick(isSupervised ? [60, 90, 180] : [15, 30, 60, 90]),
      source: '演示',
    };
    rows.push(toItem(item, random));
  }
  return rows;
};

const SECTOR_OF_KIND: Readonly<Record<string, string>> = {
  'major-hazard-source': '危险化学品',
  'tailings-pond': '尾矿库',
  'chemical-park': '化工园区',
  'coach-route': '道路客运',
  'coal-mine': '煤矿',
};

interface Draft {
  readonly id: string;
  readonly listType: string;
  readonly adcode: string;
  /** `kind:id`; `null` for an item of a whole division. */
  readonly site: string | null;
  readonly sector: string;
  readonly text: string;
  readonly state: keyof typeof STATE_WEIGHTS;
  readonly foundDaysAgo: number;
  readonly dueDaysAgo: number;
  readonly source: string;
}

/** Closed mostly by the due day; a few open ones were closed once and came back. */
const toItem = (draft: Draft, random: Random): PlainRow => {
  const { foundDaysAgo, dueDaysAgo } = draft;
  const isClosed = draft.state === '销号';
  const earliest = Math.min(foundDaysAgo - 1, Math.max(1, dueDaysAgo + (random.chance(0.25) ? -20 : 12)));
  const closedDaysAgo = isClosed ? random.integer(Math.max(0, earliest - 10), Math.max(0, earliest)) : null;
  const isReopened = !isClosed && random.chance(0.06);
  return {
    id: draft.id,
    list_type: draft.listType,
    adcode: draft.adcode,
    site: draft.site,
    sector: draft.sector,
    text: draft.text,
    state: draft.state,
    found_at: dateDaysAgo(foundDaysAgo),
    due_at: dateDaysAgo(dueDaysAgo),
    closed_at: closedDaysAgo === null ? null : dateDaysAgo(closedDaysAgo),
    is_reopened: isReopened,
    reopened_at: isReopened ? dateDaysAgo(random.integer(0, Math.min(60, foundDaysAgo))) : null,
    evidence: EVIDENCE[draft.state],
    source: draft.source,
    as_of: DEMO_START_ISO,
    is_synthetic: true,
  };
};

const dateDaysAgo = (days: number): string => formatChinaDate(DEMO_START_MS - days * DAY_MS);
