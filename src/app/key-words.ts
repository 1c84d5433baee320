import { LEVEL_WORDS, type LevelKey } from '../domain/levels.ts';
import type { Localised } from '../domain/words.ts';

export const WORDS = {
  map: { zh: '已切换到地图', en: 'Map shown' },
  table: { zh: '已切换到数据表', en: 'Table shown' },
} as const satisfies Record<string, Localised>;

/** What a digit has left of the levels; `null` is all of them. */
export const levelsShown = (levels: readonly LevelKey[] | null): Localised =>
  levels === null
    ? { zh: '等级筛选：全部', en: 'Levels shown: all' }
    : {
        zh: `等级筛选：${levels.map((level) => LEVEL_WORDS[level].colour.zh).join('、')}`,
        en: `Levels shown: ${levels.map((level) => LEVEL_WORDS[level].colour.en).join(', ')}`,
      };

export const SKIP_WORDS = {
  name: { zh: '跳转', en: 'Skip' },
  map: { zh: '跳到地图', en: 'Skip to the map' },
  legend: { zh: '跳到图例', en: 'Skip to the legend' },
  list: { zh: '跳到清单', en: 'Skip to the list' },
  comparison: { zh: '跳到对比表', en: 'Skip to the table' },
  population: { zh: '跳到人口表', en: 'Skip to the population table' },
} as const satisfies Record<string, Localised>;
