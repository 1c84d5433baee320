import type { BandTable, RuleSource } from '../../domain/bands.ts';
import type { Colours } from '../../domain/grading-result.ts';

/*
 * GB 18218-2018 危险化学品重大危险源辨识 and 总局令第40号 (2011, revised 2015) 附件1, as DOMAIN.md §3 sets them out.
 * Several public copies of the β tables are corrupted; these were entered from DOMAIN.md and no other text.
 */

const GB18218 = 'GB 18218-2018';
const ORDER40 = '国家安全监管总局令第40号';

export const IDENTIFICATION: BandTable<string> = {
  id: 'gb18218.s-value',
  version: '2018',
  document: GB18218,
  clause: '4.2',
  confidence: 'a',
  validFrom: '2019-03-01',
  symbol: 'S',
  bands: [
    { from: 1, value: '构成重大危险源' },
    { to: 1, value: '不构成重大危险源' },
  ],
};

export type HazardLevel = '一级' | '二级' | '三级' | '四级';
export const HAZARD_LEVELS = ['一级', '二级', '三级', '四级'] as const satisfies readonly HazardLevel[];

export const LEVEL_BY_R: BandTable<HazardLevel> = {
  id: 'gb18218.r-value',
  version: '2018',
  document: `${GB18218} / ${ORDER40}`,
  clause: '附件1',
  confidence: 'a',
  validFrom: '2019-03-01',
  symbol: 'R',
  bands: [
    { from: 100, value: '一级' },
    { from: 50, to: 100, value: '二级' },
    { from: 10, to: 50, value: '三级' },
    { to: 10, value: '四级' },
  ],
};

/** α by residents within 500 m of the plant boundary. */
export const ALPHA_BY_PEOPLE: BandTable<number> = {
  id: 'gb18218.alpha',
  version: '2018',
  document: `${GB18218} / ${ORDER40}`,
  clause: '附件1',
  confidence: 'a',
  validFrom: '2019-03-01',
  symbol: '人数',
  unit: { zh: '人', en: 'people' },
  bands: [
    { from: 100, value: 2 },
    { from: 50, to: 100, value: 1.5 },
    { from: 30, to: 50, value: 1.2 },
    { from: 1, to: 30, value: 1 },
    { to: 1, value: 0.5 },
  ],
};

export const BETA_SOURCE: RuleSource = { document: GB18218, clause: '表3 / 表4', confidence: 'a' };

/** The CAS number is that of the pure substance; `names` are whole names, compared without blanks. */
export interface ToxicGas {
  readonly names: readonly string[];
  readonly cas: string;
  readonly beta: number;
}

export const TOXIC_GASES: readonly ToxicGas[] = [
  { names: ['一氧化碳', 'carbon monoxide', 'co'], cas: '630-08-0', beta: 2 },
  { names: ['二氧化硫', 'sulfur dioxide', 'so2', 'so₂'], cas: '7446-09-5', beta: 2 },
  { names: ['氨', '液氨', '氨气', 'ammonia', 'nh3', 'nh₃'], cas: '7664-41-7', beta: 2 },
  { names: ['环氧乙烷', 'ethylene oxide'], cas: '75-21-8', beta: 2 },
  { names: ['氯化氢', 'hydrogen chloride', 'hcl'], cas: '7647-01-0', beta: 3 },
  { names: ['溴甲烷', 'methyl bromide'], cas: '74-83-9', beta: 3 },
  { names: ['氯', '液氯', '氯气', 'chlorine', 'cl2', 'cl₂'], cas: '7782-50-5', beta: 4 },
  { names: ['硫化氢', 'hydrogen sulfide', 'h2s', 'h₂s'], cas: '7783-06-4', beta: 5 },
  { names: ['氟化氢', 'hydrogen fluoride', 'hf'], cas: '7664-39-3', beta: 5 },
  { names: ['二氧化氮', 'nitrogen dioxide', 'no2', 'no₂'], cas: '10102-44-0', beta: 10 },
  { names: ['氰化氢', 'hydrogen cyanide', 'hcn'], cas: '74-90-8', beta: 10 },
  { names: ['光气', '碳酰氯', 'phosgene'], cas: '75-44-5', beta: 20 },
  { names: ['磷化氢', 'phosphine', 'ph3', 'ph₃'], cas: '7803-51-2', beta: 20 },
  { names: ['异氰酸甲酯', 'methyl isocyanate'], cas: '624-83-9', beta: 20 },
];

/** Table 4; every other class symbol of the standard is 1. */
export const BETA_BY_CLASS: Readonly<Record<string, number>> = {
  J1: 4,
  J2: 1,
  J3: 2,
  J4: 2,
  J5: 1,
  'W1.1': 2,
  'W1.2': 2,
  'W1.3': 2,
  W2: 1.5,
  'W5.1': 1.5,
  'W6.1': 1.5,
  'W7.1': 1.5,
};
export const BETA_OF_OTHER_CLASSES = 1;

/** Symbols the standard knows: J1–J5, and W1–W11 with or without a sub-class. */
export const CLASS_SYMBOL = /^(J[1-5]|W([1-9]|1[01])(\.[1-4])?)$/;

/** No national text colours 一级…四级: an authority may. */
export const COLOURS: Colours = {
  id: 'major-hazard-source.colour',
  document: '项目默认（无全国统一配色）',
  clause: '',
  confidence: 'c',
  words: { zh: '重大危险源', en: 'hazard source level' },
  bands: [
    { band: '一级', level: 1 },
    { band: '二级', level: 2 },
    { band: '三级', level: 3 },
    { band: '四级', level: 4 },
  ],
};
