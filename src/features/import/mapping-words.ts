import type { Localised } from '../../domain/words.ts';
import type { GuessBasis } from '../../register/import/types.ts';

/** Texts of the table that says which column is which field. */
export const MAPPING_WORDS = {
  mapping: { zh: '列的对应', en: 'Columns' },
  column: { zh: '文件的列', en: 'Column of the file' },
  field: { zh: '字段', en: 'Field' },
  unit: { zh: '单位与取值', en: 'Unit and values' },
  examples: { zh: '示例', en: 'Examples' },
  basis: { zh: '判断依据', en: 'Why' },
  notImported: { zh: '不导入', en: 'Not imported' },
  unmapped: { zh: '未对应的列', en: 'Columns without a field' },
  sure: { zh: '把握大', en: 'sure' },
  likely: { zh: '较有把握', en: 'likely' },
  unsure: { zh: '请核对', en: 'please check' },
  unitUnknown: {
    zh: '表头的单位不认识，数值照原样，请核对',
    en: 'unit of the header not known; numbers as they stand, please check',
  },
  oneIsYes: { zh: '1 = 是，0 = 否', en: '1 = yes, 0 = no' },
  zeroIsYes: { zh: '0 = 是，1 = 否', en: '0 = yes, 1 = no' },
  undoProfile: { zh: '撤销，用页面的判断', en: 'Undo: use the page’s guesses' },
  redoProfile: { zh: '重新套用', en: 'Apply it again' },
  profileOff: {
    zh: '未套用保存的映射，以下是页面的判断。',
    en: 'The saved mapping is not applied; these are the page’s guesses.',
  },
} as const satisfies Record<string, Localised>;

export const fieldOf = (header: string): Localised => ({ zh: `“${header}”对应的字段`, en: `Field for “${header}”` });
export const unitOf = (header: string): Localised => ({ zh: `“${header}”的单位`, en: `Unit of “${header}”` });
export const polarityOf = (header: string): Localised => ({
  zh: `“${header}”中 0 和 1 的含义`,
  en: `Meaning of 0 and 1 in “${header}”`,
});

/** “万吨/年 × 100”: what a unit does to the numbers of a column. */
export const factorWords = (factor: number): string =>
  factor === 1 ? '' : ` × ${factor.toLocaleString('en-US', { maximumFractionDigits: 9 })}`;

export const profileUsed = (day: string): Localised => ({
  zh: `已套用 ${day} 保存的映射`,
  en: `The mapping saved on ${day} is applied`,
});

export const profileMissing = (headers: string, count: number): Localised => ({
  zh: `本文件少了 ${count} 列：${headers}`,
  en: `${count === 1 ? '1 column is' : `${count} columns are`} missing from this file: ${headers}`,
});

export const profileAdded = (headers: string, count: number): Localised => ({
  zh: `多了 ${count} 列，由页面判断：${headers}`,
  en: `${count === 1 ? '1 column is' : `${count} columns are`} new and guessed by the page: ${headers}`,
});

export const PROFILE_SAME: Localised = { zh: '列完全一致', en: 'the columns are the same' };

/** What a guess rests on. */
export const BASIS_WORDS: Readonly<Record<GuessBasis, Localised>> = {
  header: { zh: '表头一致', en: 'header matches' },
  likeness: { zh: '表头相近', en: 'header is similar' },
  values: { zh: '按数值推断', en: 'told by its values' },
  configured: { zh: '配置中指定', en: 'named in the configuration' },
  saved: { zh: '沿用保存的映射', en: 'from the saved mapping' },
  chosen: { zh: '由你指定', en: 'your choice' },
};
