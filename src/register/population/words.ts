import type { Localised } from '../../domain/words.ts';

export const POPULATION_FAULTS = {
  noCodeColumn: (headers: readonly string[]): Localised => ({
    zh: `没有一列是六位行政区划代码（adcode、区划代码、code 等）。表头是：${headers.join('、')}。`,
    en: `No column holds six-digit division codes (adcode, 区划代码, code …). The headers are: ${headers.join(', ')}.`,
  }),
  noPeopleColumn: (headers: readonly string[]): Localised => ({
    zh: `没有一列是人口数（pop、population、人口、常住人口等）。表头是：${headers.join('、')}。`,
    en: `No column holds people (pop, population, 人口, 常住人口 …). The headers are: ${headers.join(', ')}.`,
  }),
  nothingAccepted: (read: number): Localised => ({
    zh: `${read} 行中没有一行可用，人口表没有载入。`,
    en: `None of the ${read} rows can be used; the table was not loaded.`,
  }),
  notATable: {
    zh: '人口表应为 CSV（或制表符、分号分隔的文本），这是 GeoJSON 或 JSON。',
    en: 'A population table is a CSV (or text separated by tabs or semicolons); this is GeoJSON or JSON.',
  },
  notText: {
    zh: '人口表应为 CSV 文本，这不是文本文件（Excel 工作簿请另存为“CSV UTF-8”）。',
    en: 'A population table is CSV text, and this is no text file (save a workbook as “CSV UTF-8”).',
  },
} as const;

export const POPULATION_ISSUES = {
  duplicate: (row: number): Localised => ({
    zh: `与第 ${row} 行代码相同，以先出现的为准`,
    en: `The same code as in row ${row}; the first one counts`,
  }),
  noCode: { zh: '没有区划代码', en: 'No division code' },
  badCode: { zh: '不是六位区划代码', en: 'Not a six-digit division code' },
  foreignCode: { zh: '代码的前两位不是任何省级区划', en: 'The first two digits are no province' },
  missing: { zh: '没有人口数', en: 'No number of people' },
  text: { zh: '人口数不是数字', en: 'The number of people is not a number' },
  negative: { zh: '人口数为负', en: 'The number of people is negative' },
  zero: {
    zh: '人口数为 0：按未填处理，不当作无人',
    en: 'The number of people is 0: taken as not filled in, not as nobody',
  },
  fraction: {
    zh: '人口数不是整数，单位可能是万人',
    en: 'The number of people is not whole; the unit may be 10,000 people',
  },
  tooMany: { zh: '一个区划的人口超过 15 亿', en: 'More than 1.5 billion people in one division' },
} as const;

export const POPULATION_STORE = {
  memoryOnly: {
    zh: '此浏览器不提供存储：人口表只保留到页面关闭。',
    en: 'This browser offers no storage: the population table lasts until the page is closed.',
  },
  failed: (detail: string): Localised => ({
    zh: `人口表未能保存，只保留到页面关闭：${detail}`,
    en: `The population table could not be kept and lasts until the page is closed: ${detail}`,
  }),
  notRemoved: (detail: string): Localised => ({
    zh: `人口表未能从浏览器存储中删除，下次打开时会再出现：${detail}`,
    en: `The population table could not be deleted from the browser’s storage and will be back next time: ${detail}`,
  }),
  unreadable: {
    zh: '上次保存的人口表读不出来，请重新载入。',
    en: 'The population table kept from an earlier visit cannot be read; load it again.',
  },
} as const;
