import type { Localised } from '../domain/words.ts';
import type { View } from '../url/board-state.ts';
import type { UrlNotice } from '../url/codec.ts';

export const VIEW_WORDS: Readonly<Record<View, Localised>> = {
  explore: { zh: '一张图', en: 'Map' },
  region: { zh: '区域', en: 'Region' },
  compare: { zh: '对比', en: 'Compare' },
  wall: { zh: '大屏', en: 'Wall' },
  data: { zh: '数据', en: 'Data' },
  report: { zh: '研判', en: 'Analysis' },
};

export const WORDS = {
  retry: { zh: '重试', en: 'Try again' },
  broken: { zh: '这一部分出错了，其余照常可用', en: 'This part failed; the rest keeps working' },
  dismiss: { zh: '知道了', en: 'Dismiss' },
  list: { zh: '清单', en: 'List' },
  panels: { zh: '接入', en: 'Ingestion' },
  asOfIgnored: {
    zh: '地址中的 asof：本版只显示当前数据，尚不能回看',
    en: 'asof in the address: this version shows current data only and cannot look back',
  },
} as const satisfies Record<string, Localised>;

export const noticeWords = ({ field, value, reason }: UrlNotice): Localised => {
  const shown = value === '' ? '∅' : value.slice(0, 60);
  switch (reason) {
    case 'unknown-field':
      return {
        zh: `地址中的“${field}”不是已知参数，已忽略`,
        en: `"${field}" in the address is not a known parameter; ignored`,
      };
    case 'repeated-field':
      return {
        zh: `地址中的“${field}”重复出现，“${shown}”未使用`,
        en: `"${field}" stands in the address twice; "${shown}" is not used`,
      };
    case 'unknown-value':
      return {
        zh: `地址中 ${field} 的值“${shown}”无法识别，已改用默认值`,
        en: `"${shown}" is not a value of ${field}; the default is used`,
      };
  }
};

export const rootUnknown = (adcode: string): Localised => ({
  zh: `config.json 的 rootRegion “${adcode}”不是已知的区划代码，改用全国。`,
  en: `config.json: rootRegion "${adcode}" is not a known division; the whole country is shown.`,
});

export const regionsFailed = (reason: string): Localised => ({
  zh: `行政区划索引 boundaries/regions.json 未能读取：${reason}`,
  en: `The index of divisions, boundaries/regions.json, could not be read: ${reason}`,
});
