import type { ChangeFindingKind } from './change-attribution.ts';
import { ABSENT, type AttributedCause } from './change-attribution-chain.ts';
import type { BalancedField } from './change-attribution-rows.ts';
import { LEVEL_KEYS, LEVEL_WORDS, LINK_STATUSES, LINK_WORDS } from './levels.ts';
import type { Localised } from './words.ts';

export const FIELD_WORDS: Readonly<Record<BalancedField, Localised>> = {
  risk_level: { zh: '静态风险等级', en: 'Risk level' },
  link_status: { zh: '接入状态', en: 'Link status' },
  warning_level: { zh: '动态预警', en: 'Live warning' },
};

export const CAUSE_WORDS: Readonly<Record<AttributedCause, Localised>> = {
  measured: { zh: '监测变化', en: 'Measured' },
  reassessed: { zh: '重新评估', en: 'Reassessed' },
  'rule-changed': { zh: '规则调整', en: 'Rule changed' },
  connected: { zh: '完成或恢复接入', en: 'Connected or back' },
  'data-lost': { zh: '数据丢失', en: 'Data lost' },
  're-registered': { zh: '登记或重新登记', en: 'Registered (again)' },
  moved: { zh: '迁移或区划调整', en: 'Moved' },
  closed: { zh: '关闭或退出', en: 'Closed' },
  unknown: { zh: '原因未知', en: 'Cause not known' },
  unexplained: { zh: '无变更记录', en: 'No record explains it' },
};

/** A site outside the register or the region, as one end of a flow. */
const ABSENT_WORDS: Localised = { zh: '不在册', en: 'Not on the register' };

const NO_WARNING: Localised = { zh: '无预警', en: 'No warning' };

/** One end of a step in words: `红 重大`, `离线`, `橙色预警`, `不在册`. */
export const describeChangeKey = (field: BalancedField, key: string): Localised => {
  if (key === ABSENT) return ABSENT_WORDS;
  if (field === 'link_status') {
    const status = LINK_STATUSES.find((each) => each === key);
    return status === undefined ? { zh: key, en: key } : LINK_WORDS[status];
  }
  if (field === 'warning_level' && key === '0') return NO_WARNING;
  const level = LEVEL_KEYS.find((each) => each === key);
  if (level === undefined) return { zh: key, en: key };
  const { colour, severity } = LEVEL_WORDS[level];
  if (field === 'warning_level') return { zh: `${colour.zh}色预警`, en: `${colour.en} warning` };
  return { zh: `${colour.zh} ${severity.zh}`.trim(), en: `${colour.en} ${severity.en.toLowerCase()}`.trim() };
};

/** For a field of which the service told no change at all. */
export const NOTHING_TOLD: Localised = {
  zh: '变更记录中没有这一项，不等于没有变化',
  en: 'The records tell no changes of this, which does not mean that there were none',
};

/** What is wrong with records, to stand behind their count. */
export const FINDING_WORDS: Readonly<Record<ChangeFindingKind, Localised>> = {
  unreadable: { zh: '条变更记录无法读取，未计入', en: 'records could not be read and are left out' },
  future: { zh: '条变更的时间晚于当前时间，未计入', en: 'records lie in the future and are left out' },
  repeated: {
    zh: '条变更重复或未改变状态，未计入',
    en: 'records repeat others or change nothing and are left out',
  },
  'out-of-order': { zh: '处时间倒序，已按时间排列', en: 'times the records step back in time; they were sorted' },
  contradictory: {
    zh: '条变更的原状态与此前记录不符，差额列为无变更记录',
    en: 'records start from another state than the one before; the gap is shown as unexplained',
  },
  'unknown-site': {
    zh: '条变更所属点位在台账中未找到，其状态无法倒推，未计入',
    en: 'records are of sites not found in the register, whose states cannot be told back; they are left out',
  },
};
