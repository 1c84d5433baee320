import type { Localised } from './words.ts';

type HandoverSection = 'warnings' | 'newlyLost' | 'cameBack' | 'overdue' | 'changedHands' | 'otherChanges';

export const SECTION_WORDS: Readonly<Record<HandoverSection, Localised>> = {
  warnings: { zh: '未确认的红色、橙色预警', en: 'Unacknowledged red and orange warnings' },
  newlyLost: { zh: '本班新失联', en: 'Newly lost in this shift' },
  cameBack: { zh: '本班恢复在线', en: 'Came back in this shift' },
  overdue: { zh: '逾期未整改', en: 'Overdue rectifications' },
  changedHands: { zh: '责任变更', en: 'What changed hands' },
  otherChanges: { zh: '其他变化', en: 'Other changes' },
};

/** For a section that is `null`: nothing is known, which is not nothing to hand over. */
export const SOURCE_MISSING: Localised = {
  zh: '数据源不可用，本项未知，不等于没有',
  en: 'The source is not available: not known, which is not none',
};

export const HANDS_NOT_REPORTED: Localised = {
  zh: '变更记录中没有责任字段，无法判断是否有变更',
  en: 'The records carry no changes of responsibility: whether there were any is not known',
};

export const REGISTER_DISAGREES: Localised = {
  zh: '登记状态与最后一条变更记录不一致',
  en: 'The register and the last record disagree',
};

/** What has to be said of acknowledgement, of so many warnings listed; `null` where every one states it. */
export const describeAcknowledgement = (unknown: number, listed: number): Localised | null => {
  if (unknown === 0) return null;
  if (unknown === listed)
    return {
      zh: '服务未提供确认状态，全部按未确认列出',
      en: 'The service does not state acknowledgement: all are listed as if nobody had',
    };
  return {
    zh: '部分预警没有确认状态，按未确认列出',
    en: 'Some do not state acknowledgement and are listed as if nobody had',
  };
};
