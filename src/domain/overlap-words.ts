import type { Met, MeetingBasis, NoOverlaps } from './analyses/overlaps.ts';
import type { OverlapRule } from './overlap-rule.ts';
import type { Localised } from './words.ts';

/** What each rule is called on screen, on the map and in a file. */
export const RULE_WORDS: Readonly<Record<OverlapRule, Localised>> = {
  downstream: { zh: '尾矿库下游', en: 'Below tailings ponds' },
  'park-cluster': { zh: '园区红色成群', en: 'Red clusters in parks' },
  'route-exposure': { zh: '班线经过重大危险源', en: 'Coach routes past sources' },
  'night-running': { zh: '凌晨无接驳证', en: 'Night running without certificate' },
};

export const MET_WORDS: Readonly<Record<Met, Localised>> = {
  'chemical-park': { zh: '化工园区', en: 'chemical park' },
  'coach-route': { zh: '客运班线', en: 'coach route' },
  'reference-site': { zh: '参考点位', en: 'reference site' },
  residents: { zh: '登记的下游人数', en: 'stated people downstream' },
  facilities: { zh: '登记的下游设施', en: 'stated facilities downstream' },
  'red-source': { zh: '红色重大危险源', en: 'red hazard source' },
};

export const BASIS_WORDS: Readonly<Record<MeetingBasis, Localised>> = {
  shape: { zh: '到线、面图形', en: 'to its line or outline' },
  point: { zh: '到点位', en: 'to its point' },
  stated: { zh: '登记表自报，无距离', en: 'stated by the register, no distance' },
};

/** 初筛: the legal distance follows the flow path of released tailings, which a circle on the map does not. */
export const SCREENING: Localised = { zh: '初筛', en: 'screening' };

/** Why a rule gives no number, which is not the same as none. */
export const NONE_WORDS: Readonly<Record<NoOverlaps, Localised>> = {
  'no-first-register': {
    zh: '这一规则所看的登记未取得，无法判断。',
    en: 'The register that the rule starts from could not be had.',
  },
  'no-met-register': {
    zh: '与之比对的登记未取得，无法判断。',
    en: 'The register that they could meet could not be had.',
  },
  'rounded-positions': {
    zh: '坐标已按配置取整，不作距离判断。',
    en: 'Positions are rounded as configured: no distance is claimed.',
  },
  'no-shapes': { zh: '线面图形未取得，无法判断。', en: 'Lines and outlines could not be had.' },
  'not-stated': { zh: '登记里没有这一规则要的字段。', en: 'The register does not state what the rule asks.' },
  'conditions-unknown': {
    zh: '登记无法判断所选的期间或原因。',
    en: 'The register cannot tell the period or the reasons chosen.',
  },
};
