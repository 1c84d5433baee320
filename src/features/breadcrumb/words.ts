import type { DivisionLevel } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '行政区划', en: 'Divisions 行政区划' },
  choose: { zh: '选择下级', en: 'Choose below' },
} as const satisfies Record<string, Localised>;

/** What stands below a region, as a count: 34 省级, 11 市, 12 县. */
export const BELOW: Readonly<Record<DivisionLevel, Localised>> = {
  country: { zh: '国', en: 'countries' },
  province: { zh: '省级', en: 'provinces' },
  prefecture: { zh: '市', en: 'prefectures' },
  county: { zh: '县', en: 'counties' },
};
