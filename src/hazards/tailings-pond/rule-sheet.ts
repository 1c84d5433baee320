import { booleanInput, dateInput, enumInput, numberInput, type RuleInput } from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import { UNITS } from '../field-builders.ts';
import { GRADING } from './grading.ts';
import { MONITOR_SOURCE, MONITOR_VALID_FROM, reportMissingItems } from './monitor-items.ts';
import {
  COLOURS,
  GRADE_BY_HEIGHT,
  GRADE_BY_VOLUME,
  OVERHEAD_RAISE,
  OVERHEAD_SOURCE,
  OVERHEAD_SUFFIX,
  SAFETY_DEGREES,
} from './rules.ts';
import { DEGREE_WORDS } from './words.ts';

const INPUTS: readonly RuleInput[] = [
  enumInput({
    id: 'safety_degree',
    words: { zh: '安全度', en: 'Safety degree' },
    options: SAFETY_DEGREES.map((value) => ({ value, words: DEGREE_WORDS[value] })),
  }),
  booleanInput({
    id: 'is_overhead',
    words: { zh: '头顶库', en: 'Overhead pond' },
    events: {
      true: { zh: '认定为头顶库', en: 'It is found to be an overhead pond' },
      false: { zh: '不再是头顶库（下游搬迁等）', en: 'It is an overhead pond no more (relocation downstream)' },
    },
  }),
  booleanInput({
    id: 'overhead_done',
    words: { zh: '头顶库治理完成', en: 'Overhead treatment done' },
    events: {
      true: { zh: '头顶库治理完成', en: 'Treatment of the overhead pond is completed' },
      false: { zh: '头顶库治理未完成', en: 'Treatment of the overhead pond is not complete' },
    },
  }),
  // They inform (等别 is size, not risk; a date that is past is a finding) and change no level.
  dateInput({ id: 'overhead_due_date', words: { zh: '头顶库治理期限', en: 'Overhead treatment due' }, cuts: () => [] }),
  numberInput({
    id: 'capacity_design',
    words: { zh: '设计库容', en: 'Design capacity' },
    unit: UNITS.tenThousandCubicMetres,
    step: 1,
    cuts: () => [],
  }),
  numberInput({
    id: 'dam_height_design',
    words: { zh: '设计坝高', en: 'Design dam height' },
    unit: UNITS.metres,
    step: 0.1,
    cuts: () => [],
  }),
];

const untreated = (safety_degree: string) => ({ safety_degree, is_overhead: true, overhead_done: false });

export const TAILINGS_POND_RULE: RuleSheet = {
  id: 'tailings-safety-degree-1',
  words: { zh: '尾矿库等级（安全度与头顶库）', en: 'Tailings pond levels' },
  kind: 'tailings-pond',
  scale: 'risk',
  rule: GRADING,
  documents: [
    {
      // Replaced by GB 39496-2020, which has no 安全度 any more: the degree is legacy.
      document: 'AQ 2006-2005',
      clause: '第8章（尾矿库安全度，条款待核）',
      confidence: 'b',
      validFrom: null,
      validTo: '2021-08-31',
      carries: { zh: '安全度 危、险、病、正常（沿用登记值）', en: 'Safety degrees (as registered)' },
    },
    {
      ...OVERHEAD_SOURCE,
      validFrom: '2020',
      validTo: null,
      carries: { zh: '头顶库的定义', en: 'What an overhead pond is' },
    },
    {
      ...OVERHEAD_RAISE,
      validFrom: null,
      validTo: null,
      carries: { zh: '未治理头顶库提高一级', en: 'An untreated overhead pond is raised one level' },
    },
    {
      document: GRADE_BY_VOLUME.document,
      clause: GRADE_BY_VOLUME.clause,
      confidence: GRADE_BY_VOLUME.confidence,
      validFrom: GRADE_BY_VOLUME.validFrom,
      validTo: null,
      carries: { zh: '等别（规模，不表示风险）', en: 'Design grade (size, not risk)' },
    },
    {
      ...MONITOR_SOURCE,
      validFrom: MONITOR_VALID_FROM,
      validTo: null,
      carries: { zh: '在线监测项目（标注，不改变等级）', en: 'Items that must be monitored (a finding)' },
    },
    {
      document: COLOURS.document,
      clause: COLOURS.clause,
      confidence: 'c',
      validFrom: null,
      validTo: null,
      carries: { zh: '危红、险橙、病黄、正常蓝', en: 'Colours of the degrees' },
    },
  ],
  tables: [GRADE_BY_VOLUME, GRADE_BY_HEIGHT],
  inputs: () => INPUTS,
  colourRule: COLOURS.id,
  witnesses: Object.fromEntries(
    SAFETY_DEGREES.flatMap((degree) => [
      [degree, { safety_degree: degree, is_overhead: false }],
      [`${degree}${OVERHEAD_SUFFIX}`, untreated(degree)],
    ]),
  ),
  witnessMs: Date.parse('2021-09-01T00:00:00+08:00'),
  alsoFinds: ({ properties, nowMs }) => reportMissingItems(properties, nowMs),
};
