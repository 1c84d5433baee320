import { CHANGE_CAUSES, type ChangeCause } from './change-causes.ts';
import type { SiteProperties } from './grading.ts';
import { LEVEL_KEYS, LINK_STATUSES, WARNING_LEVELS, type LevelKey, type LinkStatus } from './levels.ts';
import { parseWireTime } from './wire-time.ts';

/** The three attributes whose changes are balanced, by their names on the wire; never one folded into another. */
export const BALANCED_FIELDS = ['risk_level', 'link_status', 'warning_level'] as const;
export type BalancedField = (typeof BALANCED_FIELDS)[number];

/** Every value a balanced field can have, in the order of its table. */
export const FIELD_KEYS: Readonly<Record<BalancedField, readonly string[]>> = {
  risk_level: LEVEL_KEYS,
  link_status: LINK_STATUSES,
  warning_level: WARNING_LEVELS.map(String),
};

/** Causes as services write them → the board's: the demo's own, and other likely words. No document fixes any of them. */
export const DEFAULT_CAUSES: Readonly<Record<string, ChangeCause>> = {
  完成接入: 'connected',
  超时未上报: 'data-lost',
  首次评估: 'reassessed',
  重新评估: 'reassessed',
  设计量变化: 'reassessed',
  整改完成: 'reassessed',
  周边环境变化: 'reassessed',
  部分接入: 'connected',
  恢复上报: 'connected',
  恢复在线: 'connected',
  数据中断: 'data-lost',
  离线: 'data-lost',
  监测预警: 'measured',
  预警解除: 'measured',
  监测值变化: 'measured',
  规则调整: 'rule-changed',
  标准更新: 'rule-changed',
  新增登记: 're-registered',
  重新登记: 're-registered',
  重新备案: 're-registered',
  搬迁: 'moved',
  区划调整: 'moved',
  关闭: 'closed',
  注销: 'closed',
  闭库: 'closed',
  销号: 'closed',
  退出: 'closed',
};

/** How an authority's own words are read (`config.json`). */
export interface ChangeReading {
  readonly causes: Readonly<Record<string, ChangeCause>>;
  readonly levelMappings: Readonly<Record<string, LevelKey>>;
  readonly linkMappings: Readonly<Record<string, LinkStatus>>;
}

export const DEFAULT_READING: ChangeReading = { causes: DEFAULT_CAUSES, levelMappings: {}, linkMappings: {} };

/** One row of the collection `changes`. */
export interface SiteChange {
  readonly id: string;
  /** `kind:id`. */
  readonly site: string;
  readonly adcode: string | null;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** As on the wire: one of `BALANCED_FIELDS`, or any other. */
  readonly field: string;
  /** A key of the field (`FIELD_KEYS`), or the text as it stands for any other field; `null` where it is not stated. */
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: ChangeCause;
  /** The cause as it stands in the record; `null` where it gives none. */
  readonly wireCause: string | null;
}

export interface ReadChanges {
  /** In the order given. */
  readonly changes: readonly SiteChange[];
  /** Rows without a site, a field, a time that can be read, or a value that the field can have. */
  readonly unreadable: readonly SiteProperties[];
}

const toText = (value: unknown): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** `undefined`: no value of the field. `null`: not stated. An absent level is 未评估, which is a level key of its own. */
const toKey = (field: string, value: unknown, reading: ChangeReading): string | null | undefined => {
  const text = toText(value);
  switch (field) {
    case 'risk_level':
      if (value === undefined) return null;
      if (text === null || text === '未评估') return 'unassessed';
      return own(reading.levelMappings, text) ?? LEVEL_KEYS.find((key) => key === text);
    case 'link_status':
      if (text === null) return null;
      return own(reading.linkMappings, text) ?? LINK_STATUSES.find((status) => status === text);
    case 'warning_level':
      return text === null ? null : WARNING_LEVELS.map(String).find((key) => key === text);
    default:
      return text;
  }
};

const toCause = (text: string | null, { causes }: ChangeReading): ChangeCause => {
  if (text === null) return 'unknown';
  return own(causes, text) ?? CHANGE_CAUSES.find((cause) => cause === text) ?? 'unknown';
};

export const isBalanced = (field: string): field is BalancedField =>
  BALANCED_FIELDS.some((balanced) => balanced === field);

const readChange = (row: SiteProperties, reading: ChangeReading): SiteChange | null => {
  const site = toText(row['site']);
  const field = toText(row['field']);
  const atMs = parseWireTime(row['at']);
  if (site === null || field === null || atMs === null) return null;
  const from = toKey(field, row['from'], reading);
  const to = toKey(field, row['to'], reading);
  if (from === undefined || to === undefined || (to === null && isBalanced(field))) return null;
  const wireCause = toText(row['cause']);
  return {
    id: toText(row['id']) ?? '',
    site,
    adcode: toText(row['adcode']),
    atMs,
    field,
    from,
    to,
    cause: toCause(wireCause, reading),
    wireCause,
  };
};

/** Rows of the collection `changes`; those that cannot be read are kept apart, not dropped. */
export const readChanges = (rows: readonly SiteProperties[], reading: ChangeReading = DEFAULT_READING): ReadChanges => {
  const changes: SiteChange[] = [];
  const unreadable: SiteProperties[] = [];
  for (const row of rows) {
    const change = readChange(row, reading);
    if (change === null) unreadable.push(row);
    else changes.push(change);
  }
  return { changes, unreadable };
};

/** Rows by site, each site's by time, equal times in the order given. */
export const groupBySite = (changes: readonly SiteChange[]): ReadonlyMap<string, readonly SiteChange[]> => {
  const sites = new Map<string, SiteChange[]>();
  for (const change of changes) {
    const known = sites.get(change.site);
    if (known) known.push(change);
    else sites.set(change.site, [change]);
  }
  for (const rows of sites.values()) rows.sort((one, other) => one.atMs - other.atMs);
  return sites;
};
