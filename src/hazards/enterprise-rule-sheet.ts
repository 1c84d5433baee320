import { afterYears, readInstant, readNumber, readRecords, readText } from '../domain/grading-reading.ts';
import type { SiteProperties } from '../domain/grading.ts';
import { formatChinaDate } from '../domain/clock.ts';
import {
  booleanInput,
  numberInput,
  timeInput,
  withProperty,
  type GradingCase,
  type NumberInput,
  type RuleInput,
} from '../domain/rule-input.ts';
import type { RuleSheet } from '../domain/rule-sheet.ts';
import type { Localised } from '../domain/words.ts';
import { ENTERPRISE_DIAGNOSIS, LEVEL_BY_DIAGNOSIS_SCORE, STRAIGHT_RED_FIELDS } from './enterprise-diagnosis.ts';
import { UNITS } from './field-builders.ts';

interface AccidentClause {
  readonly id: string;
  readonly words: Localised;
  readonly years: number;
  /** Accidents of the clause that make an enterprise red. */
  readonly count: number;
  readonly test: (accident: SiteProperties) => boolean;
  readonly example: SiteProperties;
}

const gradeIs =
  (...grades: readonly string[]) =>
  (accident: SiteProperties): boolean =>
    grades.includes(readText(accident, 'grade') ?? '');

const CLAUSES: readonly AccidentClause[] = [
  {
    id: 'major',
    words: { zh: '3 年内重大及以上事故', en: 'Major accidents in 3 years' },
    years: 3,
    count: 1,
    test: gradeIs('重大', '特别重大'),
    example: { grade: '重大' },
  },
  {
    id: 'serious',
    words: { zh: '3 年内较大事故', en: 'Serious accidents in 3 years' },
    years: 3,
    count: 2,
    test: gradeIs('较大'),
    example: { grade: '较大' },
  },
  {
    id: 'fatal',
    words: { zh: '近 1 年亡人一般事故', en: 'Fatal ordinary accidents in the last year' },
    years: 1,
    count: 2,
    test: (accident) => gradeIs('一般')(accident) && (readNumber(accident, 'deaths') ?? 0) > 0,
    example: { grade: '一般', deaths: 1 },
  },
];

const endOf = (accident: SiteProperties, years: number): number | null => {
  const at = readInstant(accident, 'at');
  return at === null ? null : afterYears(at, years);
};

const countAccidents = ({ properties, nowMs }: GradingCase, { test, years }: AccidentClause): number =>
  (readRecords(properties, 'accidents') ?? []).filter((accident) => {
    const at = readInstant(accident, 'at');
    const end = endOf(accident, years);
    return test(accident) && at !== null && end !== null && at <= nowMs && nowMs < end;
  }).length;

/** One more accident today; what has happened is not taken back. */
const accidentInput = (clause: AccidentClause): NumberInput =>
  numberInput({
    id: `accidents.${clause.id}`,
    words: clause.words,
    fields: ['accidents'],
    unit: { zh: '起', en: 'cases' },
    step: 1,
    isCount: true,
    moves: 'up',
    cuts: () => [clause.count],
    read: (site) => countAccidents(site, clause),
    write: (site, count) => {
      const missing = Math.max(0, (count ?? 0) - countAccidents(site, clause));
      const added = Array.from({ length: missing }, () => ({ at: formatChinaDate(site.nowMs), ...clause.example }));
      return withProperty(site, 'accidents', [...(readRecords(site.properties, 'accidents') ?? []), ...added]);
    },
  });

const INPUTS: readonly RuleInput[] = [
  numberInput({
    id: 'diagnosis_score',
    words: { zh: '诊断得分', en: 'Diagnosis score' },
    unit: UNITS.points,
    max: 100,
    step: 0.1,
    cuts: () => LEVEL_BY_DIAGNOSIS_SCORE.bands.flatMap(({ from }) => (from === undefined ? [] : [from])),
  }),
  ...STRAIGHT_RED_FIELDS.map(({ field, words }) =>
    booleanInput({
      id: field,
      words,
      events: {
        true: { zh: `出现：${words.zh}`, en: `Found: ${words.en}` },
        false: { zh: `消除：${words.zh}`, en: `Removed: ${words.en}` },
      },
    }),
  ),
  ...CLAUSES.map(accidentInput),
  // Accidents stop counting on the day after their anniversary.
  timeInput(({ properties }) =>
    (readRecords(properties, 'accidents') ?? []).flatMap((accident) =>
      CLAUSES.filter(({ test }) => test(accident)).flatMap(({ years }) => endOf(accident, years) ?? []),
    ),
  ),
];

/** Of `enterprise_color`, the worst first. */
const ENTERPRISE_COLOURS: readonly string[] = ['红', '橙', '黄', '蓝'];

export const ENTERPRISE_RULE: RuleSheet = {
  id: 'enterprise-diagnosis-2018',
  words: { zh: '企业安全风险评估诊断', en: 'Enterprise diagnosis' },
  kind: null,
  scale: 'risk',
  rule: ENTERPRISE_DIAGNOSIS,
  documents: [
    {
      document: LEVEL_BY_DIAGNOSIS_SCORE.document,
      clause: LEVEL_BY_DIAGNOSIS_SCORE.clause,
      confidence: 'a',
      validFrom: '2018',
      validTo: null,
      carries: {
        zh: '得分分档与颜色（文件规定，不可配置），直接判红情形',
        en: 'Levels and colours by score (official, not configurable), straight-to-red conditions',
      },
    },
  ],
  tables: [LEVEL_BY_DIAGNOSIS_SCORE],
  inputs: () => INPUTS,
  colourRule: null,
  witnesses: {},
  witnessMs: 0,
  registered: ({ properties }) => {
    const level = ENTERPRISE_COLOURS.indexOf(readText(properties, 'enterprise_color') ?? '') + 1;
    return level === 1 || level === 2 || level === 3 || level === 4 ? level : null;
  },
};
