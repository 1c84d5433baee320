import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  live: { zh: '实时', en: 'Live' },
  connecting: { zh: '正在连接变更推送', en: 'Connecting to the stream of changes' },
  reconnecting: { zh: '断线重连中', en: 'Connection lost, trying again' },
  ended: { zh: '变更推送已停止', en: 'The stream of changes has ended' },
  polling: { zh: '轮询', en: 'Polling' },
  noneYet: { zh: '尚无变更', en: 'no change yet' },
  title: { zh: '变更', en: 'Changes' },
  received: { zh: '收到', en: 'Received' },
  applied: { zh: '已应用', en: 'Applied' },
  passedOver: { zh: '重复或过时', en: 'Repeated or out of date' },
  rejected: { zh: '未采用', en: 'Not used' },
  batches: { zh: '批次', en: 'Batches' },
  gaps: { zh: '因缺失而重读', en: 'Read anew after a gap' },
  rejects: { zh: '最近未采用的变更', en: 'Changes not used, latest first' },
  event: { zh: '消息', en: 'Message' },
  collection: { zh: '数据集', en: 'Collection' },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies Record<string, Localised>;

export const since = (clock: string): Localised => ({ zh: `自 ${clock} 起`, en: `since ${clock}` });
export const lastChange = (clock: string): Localised => ({ zh: `最近变更 ${clock}`, en: `last change ${clock}` });
export const lastMessage = (clock: string): Localised => ({ zh: `最近消息 ${clock}`, en: `last message ${clock}` });
export const lastPoll = (clock: string): Localised => ({ zh: `最近 ${clock}`, en: `last ${clock}` });

/** @param seconds between two polls */
export const every = (seconds: number): Localised =>
  seconds % 60 === 0
    ? { zh: `每 ${seconds / 60} 分钟`, en: `every ${seconds / 60} min` }
    : { zh: `每 ${seconds} 秒`, en: `every ${seconds} s` };

export const notUsed = (count: number): Localised => ({ zh: `未采用 ${count} 条`, en: `${count} not used` });

export const wholeReads = (names: readonly string[]): Localised => ({
  zh: `服务不能只给出变更，整册重读：${names.join('、')}`,
  en: `The service cannot give changes alone; read whole: ${names.join(', ')}`,
});
