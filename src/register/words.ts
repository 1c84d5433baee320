import type { Localised } from '../domain/words.ts';
import type { QuarantineReason, RowFlag } from './account.ts';

/** Sentences of faults; every one names the address and says what came instead of what was expected. */
export const FAULT_WORDS = {
  unreachable: (url: string): Localised => ({
    zh: `无法连接 ${url}：网络不通、地址有误，或被浏览器的安全策略拦截。`,
    en: `${url} could not be reached: no network, a wrong address, or blocked by the browser's security policy.`,
  }),
  timeout: (url: string, seconds: number): Localised => ({
    zh: `${url} 在 ${seconds} 秒内没有完整应答。`,
    en: `${url} gave no complete answer within ${seconds} s.`,
  }),
  stalled: (url: string, seconds: number, bytes: number): Localised => ({
    zh: `${url} 给出 ${bytes} 字节后停顿，${seconds} 秒内没有新的数据。`,
    en: `${url} stopped after ${bytes} bytes and sent nothing more for ${seconds} s.`,
  }),
  status: (url: string, status: number, said: string): Localised => ({
    zh: `${url} 应答 HTTP ${status}${said === '' ? '' : `：${said}`}。`,
    en: `${url} answered HTTP ${status}${said === '' ? '' : `: ${said}`}.`,
  }),
  html: (url: string, said: string): Localised => ({
    zh: `${url} 应给出数据，实际给出网页：“${said}”。`,
    en: `${url} should give data but gave a web page: "${said}".`,
  }),
  json: (url: string, said: string): Localised => ({
    zh: `${url} 给出的 JSON 不完整或有误：${said}。`,
    en: `The JSON from ${url} is cut off or malformed: ${said}.`,
  }),
  shape: (url: string, said: string): Localised => ({
    zh: `${url} 的内容不合数据约定：${said}。`,
    en: `What ${url} gave does not follow the data contract: ${said}.`,
  }),
  parquet: (name: string, said: string): Localised => ({
    zh: `${name} 不是可读的 Parquet 文件：${said}。`,
    en: `${name} is not a readable Parquet file: ${said}.`,
  }),
  missingColumns: (name: string, columns: readonly string[]): Localised => ({
    zh: `${name} 缺少列：${columns.join('、')}。`,
    en: `${name} lacks the columns ${columns.join(', ')}.`,
  }),
  tooLarge: (url: string, capMb: number): Localised => ({
    zh: `${url} 超过 ${capMb} MB 的上限，已停止读取。`,
    en: `${url} is larger than the limit of ${capMb} MB; reading was stopped.`,
  }),
  incomplete: (url: string, got: number, matched: number | null): Localised => ({
    zh: `数据不完整：${url} 共 ${matched ?? '未知数量的'} 条，只取得 ${got} 条。`,
    en: `Incomplete data: ${url} says there are ${matched ?? 'an unknown number of'} items, but only ${got} came.`,
  }),
  empty: (url: string): Localised => ({
    zh: `${url} 没有给出任何一条记录；这不等于没有风险点。`,
    en: `${url} gave no record at all, which does not mean that there are no sites.`,
  }),
  rejected: (name: string, read: number): Localised => ({
    zh: `${name} 的 ${read} 行全部未通过校验，已隔离。`,
    en: `All ${read} rows of ${name} failed validation and were quarantined.`,
  }),
  absent: (url: string, collection: string): Localised => ({
    zh: `${url} 没有提供数据集 ${collection}。`,
    en: `${url} does not offer the collection ${collection}.`,
  }),
  worker: (said: string): Localised => ({
    zh: `数据线程出错：${said}。请刷新页面。`,
    en: `The data worker failed: ${said}. Please reload the page.`,
  }),
} as const;

export const QUARANTINE_WORDS: Readonly<Record<QuarantineReason, Localised>> = {
  missing: { zh: '必填项为空', en: 'Required value is missing' },
  'wrong-type': { zh: '类型不符', en: 'Wrong type of value' },
  'not-an-option': { zh: '不在允许的取值之内', en: 'Not one of the allowed values' },
  'out-of-range': { zh: '超出可能的范围', en: 'Outside the possible range' },
  'coordinate-missing': { zh: '没有坐标', en: 'No coordinates' },
  'coordinate-not-finite': { zh: '坐标不是数', en: 'Coordinate is not a number' },
  'coordinate-impossible': { zh: '坐标超出经纬度范围', en: 'Coordinate outside longitude and latitude' },
  'coordinate-zero': { zh: '坐标为 (0, 0)', en: 'Coordinate is (0, 0)' },
  'coordinate-swapped': { zh: '经度与纬度颠倒', en: 'Longitude and latitude are swapped' },
};

export const FLAG_WORDS: Readonly<Record<RowFlag, Localised>> = {
  'duplicate-id': { zh: '编号重复', en: 'Repeated id' },
  'unknown-adcode': { zh: '行政区划代码为空或不是县级代码', en: 'Division code missing or not a county' },
  'county-mismatch': { zh: '坐标所在县与填报区划不一致', en: 'Position lies outside the stated division' },
  'outside-counties': { zh: '坐标不在任何县内', en: 'Position lies in no county' },
};

/** Names of sources in the states and figures. */
export const MASKED_TEXT = '＊＊＊';
