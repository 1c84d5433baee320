import type { Localised } from '../../domain/words.ts';

export const LIVE_FAULTS = {
  noStream: (url: string, type: string, said: string): Localised => ({
    zh: `${url} 应为事件流，实际为 ${type}${said === '' ? '' : `：“${said}”`}。`,
    en: `${url} should be an event stream but is ${type}${said === '' ? '' : `: "${said}"`}.`,
  }),
  foreign: (url: string): Localised => ({
    zh: `${url} 既不属于本页面，也不属于登记服务，未连接。`,
    en: `${url} belongs neither to this page nor to the register service and is not used.`,
  }),
} as const;

/** Why a change was not applied. */
export const REJECT_WORDS = {
  json: { zh: '不是有效的 JSON', en: 'not valid JSON' },
  envelope: (said: string): Localised => ({
    zh: `不是 CloudEvents 1.0：${said}`,
    en: `not a CloudEvent 1.0: ${said}`,
  }),
  type: (type: string): Localised => ({ zh: `未知的事件类型 ${type}`, en: `unknown type of event ${type}` }),
  collection: { zh: '未说明属于哪个数据集', en: 'does not say which collection it belongs to' },
  id: { zh: '未说明是哪个点位', en: 'does not say which site it is about' },
  feature: { zh: 'data 不是 GeoJSON 要素', en: 'data is no GeoJSON feature' },
  row: (field: string, reason: Localised): Localised => ({
    zh: `${field}：${reason.zh}`,
    en: `${field}: ${reason.en}`,
  }),
} as const;
