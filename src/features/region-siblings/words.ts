import type { DivisionLevel } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '接入率排名', en: 'Linked rate, ranked 接入率排名' },
  title: { zh: '接入率排名', en: 'Linked rate, ranked' },
  together: { zh: '各类合计', en: 'all kinds' },
  siblings: { zh: '同级', en: 'Siblings' },
  children: { zh: '下级', en: 'Below' },
  which: { zh: '排谁', en: 'Which divisions' },
  rank: { zh: '位次', en: 'Rank' },
  division: { zh: '区划', en: 'Division' },
  rate: { zh: '接入率（按处）', en: 'Linked rate, by source' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  registered: { zh: '登记', en: 'registered' },
  linked: { zh: '已接入', en: 'linked' },
  sites: { zh: '处', en: 'sites' },
  few: { zh: '样本少', en: 'too few' },
  none: { zh: '无登记', en: 'none registered' },
  here: { zh: '本区域', en: 'this region' },
  fewNote: { zh: '登记不足 10 处的不排名', en: 'Fewer than 10 registered are not ranked' },
  nothing: { zh: '没有可以比较的区划。', en: 'There is no division to compare.' },
  rateNote: {
    zh: '各类登记合计：已接入（含离线）÷ 登记。',
    en: 'All registers together: linked (offline included) ÷ registered.',
  },
} as const satisfies Record<string, Localised>;

const UNITS: Readonly<Record<DivisionLevel, Localised>> = {
  country: { zh: '国家', en: 'countries' },
  province: { zh: '省级', en: 'provinces' },
  prefecture: { zh: '市级', en: 'prefectures' },
  county: { zh: '县级', en: 'counties' },
};

export const unitOf = (level: DivisionLevel | undefined): Localised => UNITS[level ?? 'county'];
