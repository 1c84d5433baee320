import { dateInput, enumInput, numberInput, type RuleInput } from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import { UNITS } from '../field-builders.ts';
import { COLOURS, GRADE_BY_SCORE, GRADING, PARK_GRADES } from './grading.ts';

const INPUTS: readonly RuleInput[] = [
  numberInput({
    id: 'score',
    words: { zh: '得分', en: 'Score' },
    unit: UNITS.points,
    max: 100,
    step: 0.1,
    dateField: 'assessed_at',
    cuts: () => GRADE_BY_SCORE.bands.flatMap(({ from }) => (from === undefined ? [] : [from])),
  }),
  // As registered; it counts where there is no valid score.
  enumInput({
    id: 'grade',
    words: { zh: '登记等级', en: 'Registered grade' },
    dateField: 'assessed_at',
    options: PARK_GRADES.map((value) => ({ value, words: { zh: `${value} 级`, en: `grade ${value}` } })),
  }),
  // They decide whether the reassessment is overdue, which is a finding and changes no level.
  dateInput({ id: 'assessed_at', words: { zh: '评估日期', en: 'Assessed on' }, cuts: () => [] }),
  dateInput({ id: 'next_assess_due', words: { zh: '下次评估期限', en: 'Next assessment due' }, cuts: () => [] }),
];

export const CHEMICAL_PARK_RULE: RuleSheet = {
  id: 'park-score-2023',
  words: { zh: '化工园区安全风险等级', en: 'Chemical park grades' },
  kind: 'chemical-park',
  scale: 'risk',
  rule: GRADING,
  documents: [
    {
      document: '应急〔2023〕123号',
      clause: '安全风险评估分级；至少每 5 年复评',
      confidence: 'a',
      validFrom: '2023',
      validTo: null,
      carries: { zh: '得分分档 A–D，复评周期', en: 'Grades A–D by score, reassessment period' },
    },
    {
      document: COLOURS.document,
      clause: COLOURS.clause,
      confidence: 'c',
      validFrom: null,
      validTo: null,
      carries: { zh: 'A 红 … D 蓝', en: 'Colours of the grades' },
    },
  ],
  tables: [GRADE_BY_SCORE],
  inputs: () => INPUTS,
  colourRule: COLOURS.id,
  witnesses: { A: { score: 59 }, B: { score: 60 }, C: { score: 70 }, D: { score: 85 } },
  witnessMs: Date.parse('2023-12-31T00:00:00+08:00'),
  dateFieldOf: () => 'assessed_at',
};
