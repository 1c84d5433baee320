import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '人口表', en: 'Population table' },
  none: {
    zh: '未载入：每万人的比率算不出来。CSV，含区划代码列和人口列；只在本机读取和保存，不上传。',
    en: 'None loaded, so there are no rates per 10,000 people. A CSV with a column of division codes and one of people; read and kept on this machine only.',
  },
  details: { zh: '明细', en: 'Details' },
  choose: { zh: '载入人口表…', en: 'Load a population table…' },
  replace: { zh: '换一个文件…', en: 'Load another file…' },
  remove: { zh: '移除人口表', en: 'Remove the table' },
  dropNow: { zh: '松开即载入人口表', en: 'Drop to load it as the population table' },
  reading: { zh: '正在读取…', en: 'Reading…' },
  asOf: { zh: '人口时点', en: 'As of' },
  guessed: {
    zh: '文件没有写明时点，这是文件的修改日期。',
    en: 'The file does not say of when it is; this is the day it was last changed.',
  },
  read: { zh: '读到', en: 'Read' },
  accepted: { zh: '采用', en: 'Accepted' },
  quarantined: { zh: '隔离', en: 'Quarantined' },
  sum: { zh: '读到＝采用＋隔离', en: 'read = accepted + quarantined' },
  rows: { zh: '行', en: 'rows' },
  columns: { zh: '列', en: 'Columns' },
  quarantineList: { zh: '隔离的行', en: 'Quarantined rows' },
  row: { zh: '行', en: 'Row' },
  field: { zh: '列', en: 'Column' },
  value: { zh: '值', en: 'Value' },
  reason: { zh: '原因', en: 'Reason' },
  wholeRow: { zh: '整行', en: 'whole row' },
  scope: { zh: '载入的文件', en: 'The file that was loaded' },
  rule: {
    zh: '一个区域的人口＝表中最低一级的行之和：省、市合计行不与县级行重复相加；开发区等没有边界的县级行计入所在的市和省。',
    en: 'People of a region = sum of the lowest rows of the table: totals of provinces and prefectures are not added to their counties; county rows without a boundary (development zones) count in their prefecture and province.',
  },
} as const satisfies Record<string, Localised>;

export const withoutTitle = (without: number, counties: number): Localised => ({
  zh: `${counties} 个区县中有 ${without} 个在人口表中没有行`,
  en: `${without} of ${counties} counties have no row in the population table`,
});

export const regionWithout = (name: string, without: number, counties: number): Localised =>
  without === 0
    ? { zh: `${name}：${counties} 个区县都有人口数`, en: `${name}: all ${counties} counties have rows` }
    : {
        zh: `${name}：${counties} 个区县中 ${without} 个没有人口数`,
        en: `${name}: ${without} of ${counties} counties have no row`,
      };

export const strayNote = (rows: number): Localised => ({
  zh: `其中 ${rows} 行的代码没有对应边界（开发区、已变更的代码）`,
  en: `${rows} rows of it have codes without a boundary (zones, changed codes)`,
});

export const statedNote = (short: string): Localised => ({
  zh: `比表中本级合计少 ${short} 人`,
  en: `${short} people fewer than the table’s own total`,
});

export const firstOf = (shown: number, all: number): Localised => ({
  zh: `只列出前 ${shown} 行，共 ${all} 行。`,
  en: `The first ${shown} of ${all} rows.`,
});
