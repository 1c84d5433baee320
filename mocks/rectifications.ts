import { formatChinaDate } from '../src/domain/clock.ts';
import { COUNTRY_ADCODE } from '../src/domain/region-index.ts';
import { DAY_MS, DEMO_START_ISO, DEMO_START_MS, type PlainRow } from './demo-types.ts';
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
const STATES = ['发现', '登记', '交办', '整改', '复核', '销号'] as const;

type State = (typeof STATES)[number];

/** One row an item; counts are published, themes, states and dates are invented and say so (`is_synthetic`). */
export const toRectifications = (): PlainRow[] => {
  const random = createRandom('rectifications');
  const rows: PlainRow[] = [];
  for (const [adcode, { problems, suggestions }] of Object.entries(LOOK_BACK_COUNTS).sort()) {
    const sectors = random.shuffle(SECTORS);
    for (let number = 0; number < problems; number++)
      rows.push(toItem(adcode, '问题隐患', number, sectors, random.pick(PROBLEM_THEMES), random));
    for (let number = 0; number < suggestions; number++)
      rows.push(toItem(adcode, '制度措施', number, sectors, random.pick(SUGGESTION_THEMES), random));
  }
  return rows;
};

const toItem = (
  adcode: string,
  listType: '问题隐患' | '制度措施',
  number: number,
  sectors: readonly string[],
  theme: string,
  random: Random,
): PlainRow => {
  const sector = sectors[number % sectors.length] ?? '综合监管';
  const state: State = random.weighted({ 发现: 0.05, 登记: 0.1, 交办: 0.15, 整改: 0.35, 复核: 0.15, 销号: 0.2 });
  const foundDaysAgo = random.integer(45, 240);
  const allowedDays = random.pick([90, 120, 180, 270]);
  const closedDaysAgo = state === '销号' ? random.integer(1, foundDaysAgo - 20) : null;
  const code = listType === '问题隐患' ? 'p' : 's';
  return {
    id: `rect-${adcode}-${code}${String(number + 1).padStart(2, '0')}`,
    list_type: listType,
    adcode,
    sector,
    text: `${sector}：${theme}（演示主题）`,
    state,
    found_at: dateDaysAgo(foundDaysAgo),
    due_at: dateDaysAgo(foundDaysAgo - allowedDays),
    closed_at: closedDaysAgo === null ? null : dateDaysAgo(closedDaysAgo),
    is_reopened: state !== '销号' && random.chance(0.06),
    source: '数量：安委办函〔2021〕4号；主题、状态与日期：演示',
    as_of: DEMO_START_ISO,
    is_synthetic: true,
  };
};

const dateDaysAgo = (days: number): string => formatChinaDate(DEMO_START_MS - days * DAY_MS);
