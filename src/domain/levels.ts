import type { Localised } from './words.ts';

/** Static risk level 静态风险等级: 1 红 重大 · 2 橙 较大 · 3 黄 一般 · 4 蓝 低. Blue is the lowest level, not "safe". */
export type RiskLevel = 1 | 2 | 3 | 4;

/** `null` is 未评估: not assessed, which is never drawn, sorted or averaged as low. */
export type MaybeRiskLevel = RiskLevel | null;

export const LEVEL_KEYS = ['1', '2', '3', '4', 'unassessed'] as const;
export type LevelKey = (typeof LEVEL_KEYS)[number];

export const LINK_STATUSES = ['linked', 'partial', 'offline', 'not-linked', 'not-applicable'] as const;
export type LinkStatus = (typeof LINK_STATUSES)[number];

/** Live warning 动态预警: 0 none · 1 红 · 2 橙 · 3 黄 · 4 蓝. */
export type WarningLevel = 0 | 1 | 2 | 3 | 4;
export const WARNING_LEVELS = [0, 1, 2, 3, 4] as const;

export const levelKeyOf = (level: MaybeRiskLevel): LevelKey =>
  level === null ? 'unassessed' : (String(level) as LevelKey);

export const levelOfKey = (key: LevelKey): MaybeRiskLevel => (key === 'unassessed' ? null : (Number(key) as RiskLevel));

export interface LevelWords {
  /** 红 */
  readonly colour: Localised;
  /** 重大 */
  readonly severity: Localised;
  /** The character drawn inside the symbol. */
  readonly digit: string;
}

export const LEVEL_WORDS: Readonly<Record<LevelKey, LevelWords>> = {
  '1': { colour: { zh: '红', en: 'Red' }, severity: { zh: '重大', en: 'Major' }, digit: '1' },
  '2': { colour: { zh: '橙', en: 'Orange' }, severity: { zh: '较大', en: 'High' }, digit: '2' },
  '3': { colour: { zh: '黄', en: 'Yellow' }, severity: { zh: '一般', en: 'Moderate' }, digit: '3' },
  '4': { colour: { zh: '蓝', en: 'Blue' }, severity: { zh: '低', en: 'Low' }, digit: '4' },
  unassessed: { colour: { zh: '未评估', en: 'Unassessed' }, severity: { zh: '', en: '' }, digit: '?' },
};

export const LINK_WORDS: Readonly<Record<LinkStatus, Localised>> = {
  linked: { zh: '已接入', en: 'Linked' },
  partial: { zh: '部分接入', en: 'Partly linked' },
  offline: { zh: '离线', en: 'Offline' },
  'not-linked': { zh: '未接入', en: 'Not linked' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
};
