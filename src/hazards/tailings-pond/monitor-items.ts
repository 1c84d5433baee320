import { toReason, type RuleSource } from '../../domain/bands.ts';
import { readOption, readText, readValue } from '../../domain/grading-reading.ts';
import type { GradeReason, SiteProperties } from '../../domain/grading.ts';

export const MONITOR_SOURCE: RuleSource = { document: 'GB 39496-2020', clause: '5.5（监测项目）', confidence: 'a' };

/** An item that must be monitored; `names` are how registers write it, the first is the standard's. */
export interface MonitorItem {
  readonly names: readonly string[];
}

const DISPLACEMENT: MonitorItem = { names: ['坝体位移', '位移', '坝体表面位移', '坝体内部位移'] };
const SEEPAGE_LINE: MonitorItem = { names: ['浸润线'] };
const BEACH: MonitorItem = { names: ['干滩长度及坡度', '干滩', '干滩长度'] };
const RAINFALL: MonitorItem = { names: ['降水量', '降水', '降雨量'] };
const WATER_LEVEL: MonitorItem = { names: ['库水位'] };
const BANK: MonitorItem = { names: ['库区滑坡体位移', '滑坡体位移'] };
const VIDEO: MonitorItem = { names: ['视频'] };

/** By way of discharge, as `wet_dry` states it. */
export const MONITOR_ITEMS: Readonly<Record<'湿排' | '干排', readonly MonitorItem[]>> = {
  湿排: [DISPLACEMENT, SEEPAGE_LINE, BEACH, RAINFALL, WATER_LEVEL, BANK, VIDEO],
  干排: [DISPLACEMENT, SEEPAGE_LINE, RAINFALL, VIDEO],
};

const DISCHARGE = { 湿排: 'wet', 干排: 'dry' } as const;

/** Only where there is a landslide in the pond's basin: its absence is said, but lacking it is no breach. */
const CONDITIONAL: readonly MonitorItem[] = [BANK];

const readItems = (properties: SiteProperties): readonly string[] | null => {
  const value = readValue(properties, 'monitor_items');
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').map((item) => item.trim());
  const text = readText(properties, 'monitor_items');
  if (text === null) return null;
  return text
    .replaceAll(/[[\]"]/g, '')
    .split(/[,，、;；\s]+/)
    .filter(Boolean);
};

/** First day on which the standard is in force. */
export const MONITOR_VALID_FROM = '2021-09-01';

/** Ponds that online monitoring is not asked of (DOMAIN.md §4: 在用 and 停用 are). */
const NOT_ASKED = ['在建', '闭库'];

/**
 * What the online monitoring of a pond lacks of the items that the standard asks for; a finding that changes no level.
 * Empty where nothing can be said: not known to be wet or dry, no list of items, or a pond that need not have it. Before
 * the standard is in force it is said from when on it will be.
 */
export const reportMissingItems = (properties: SiteProperties, nowMs: number): readonly GradeReason[] => {
  if (NOT_ASKED.includes(readText(properties, 'status') ?? '')) return [];
  const wetDry = readOption(properties, 'wet_dry', ['湿排', '干排']);
  const stated = readItems(properties);
  if (wetDry === null || stated === null) return [];
  const required = MONITOR_ITEMS[wetDry].filter((item) => !CONDITIONAL.includes(item));
  const lacking = required
    .filter(({ names }) => !names.some((name) => stated.includes(name)))
    .map(({ names }) => names[0] ?? '');
  if (lacking.length === 0) return [];
  const isAhead = nowMs < Date.parse(`${MONITOR_VALID_FROM}T00:00:00+08:00`);
  const all = required.map(({ names }) => names[0]).join('、');
  return [
    toReason(MONITOR_SOURCE, {
      rule: 'tailings.monitor-items-missing',
      words: {
        zh: `${wetDry}尾矿库在线监测缺少：${lacking.join('、')}${isAhead ? `（标准自 ${MONITOR_VALID_FROM} 起施行）` : ''}`,
        en: `Online monitoring of a ${DISCHARGE[wetDry]} pond lacks ${lacking.join(', ')}${isAhead ? ` (the standard is in force from ${MONITOR_VALID_FROM} on)` : ''}`,
      },
      value: lacking.join('、'),
      threshold: `${wetDry}尾矿库须监测：${all}`,
    }),
  ];
};
