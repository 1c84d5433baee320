import type { BandTable, RuleSource } from '../../domain/bands.ts';
import type { Colours } from '../../domain/grading-result.ts';

/*
 * Tailings ponds, DOMAIN.md §3. 等别 says how large a pond is, not how dangerous: it informs and never grades.
 */

export const DESIGN_GRADES = ['一等', '二等', '三等', '四等', '五等'] as const;
export type DesignGrade = (typeof DESIGN_GRADES)[number];

const DESIGN_GRADE_TEXT = {
  version: '2013',
  // From memory (confidence b): the table is DOMAIN.md's, the clause still has to be checked in print.
  document: 'GB 50863-2013',
  clause: '尾矿库等别（条款待核）',
  confidence: 'b',
  validFrom: '2013',
} as const;

/** By capacity V, 万m³. */
export const GRADE_BY_VOLUME: BandTable<DesignGrade> = {
  ...DESIGN_GRADE_TEXT,
  id: 'tailings.grade-by-volume',
  symbol: 'V',
  unit: { zh: '万m³', en: '10⁴ m³' },
  bands: [
    { from: 50_000, value: '一等' },
    { from: 10_000, to: 50_000, value: '二等' },
    { from: 1_000, to: 10_000, value: '三等' },
    { from: 100, to: 1_000, value: '四等' },
    { to: 100, value: '五等' },
  ],
};

/** By dam height H, m. */
export const GRADE_BY_HEIGHT: BandTable<DesignGrade> = {
  ...DESIGN_GRADE_TEXT,
  id: 'tailings.grade-by-height',
  symbol: 'H',
  unit: { zh: 'm', en: 'm' },
  bands: [
    { from: 200, value: '一等' },
    { from: 100, to: 200, value: '二等' },
    { from: 60, to: 100, value: '三等' },
    { from: 30, to: 60, value: '四等' },
    { to: 30, value: '五等' },
  ],
};

export const SAFETY_DEGREES = ['危', '险', '病', '正常'] as const;
export type SafetyDegree = (typeof SAFETY_DEGREES)[number];

/** Suffix of the band of an untreated overhead pond, for an authority that colours it itself: `病+头顶库`. */
export const OVERHEAD_SUFFIX = '+头顶库';

/** The legacy 安全度; no national text colours it. */
export const COLOURS: Colours = {
  id: 'tailings.safety-degree-colour',
  document: '项目默认（无全国统一配色）',
  clause: '',
  confidence: 'c',
  words: { zh: '安全度', en: 'safety degree' },
  bands: [
    { band: '危', level: 1 },
    { band: '险', level: 2 },
    { band: '病', level: 3 },
    { band: '正常', level: 4 },
  ],
};

export const OVERHEAD_SOURCE: RuleSource = { document: '应急〔2020〕15号', clause: '头顶库定义', confidence: 'a' };
export const OVERHEAD_RAISE: RuleSource = { document: '项目默认（未治理头顶库提高一级）', clause: '', confidence: 'c' };
