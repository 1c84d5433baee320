import type { DivisionLevel } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '下级排名', en: 'Ranking 下级排名' },
  byMissing: { zh: '未接入数', en: 'Not linked' },
  byRate: { zh: '接入率', en: 'Rate' },
  measure: { zh: '排名依据', en: 'Ranked by' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  linkedRate: { zh: '接入率', en: 'Linked rate' },
  linked: { zh: '已接入', en: 'linked' },
  registered: { zh: '登记', en: 'registered' },
  rest: { zh: '其余', en: 'Other' },
  noRegister: { zh: '无登记', en: 'none registered' },
  unplaced: { zh: '不在任何区县', en: 'In no county' },
  noChildren: { zh: '已到最下一级，没有可比的下级。', en: 'This is the lowest level; there is nothing below to rank.' },
  nothing: { zh: '当前筛选下各下级都没有登记。', en: 'Nothing is registered below under this filter.' },
  drill: { zh: '进入', en: 'Open' },
  asOf: { zh: '截至', en: 'as of' },
} as const satisfies Record<string, Localised>;

/** Title by measure and by the level of the regions ranked. */
export const titleOf = (measure: 'missing' | 'rate', level: DivisionLevel | undefined): Localised => {
  const unit = UNITS[level ?? 'county'];
  return measure === 'missing'
    ? { zh: `未接入最多的${unit.zh}`, en: `Most not linked` }
    : { zh: `接入率最低的${unit.zh}`, en: `Lowest linked rate` };
};

export const UNITS: Readonly<Record<DivisionLevel, Localised>> = {
  country: { zh: '国家', en: 'countries' },
  province: { zh: '省', en: 'provinces' },
  prefecture: { zh: '市', en: 'prefectures' },
  county: { zh: '县', en: 'counties' },
};
