import { readBoolean, readQuantity, readRecords, readText } from '../../domain/grading-reading.ts';
import {
  booleanInput,
  enumInput,
  numberInput,
  withProperty,
  type GradingCase,
  type NumberInput,
  type RuleInput,
} from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import type { Localised } from '../../domain/words.ts';
import { UNITS } from '../field-builders.ts';
import { GRADING } from './grading.ts';
import { readOpenHazards } from './open-hazards.ts';
import {
  CLASS_SOURCE,
  COLOURS,
  LICENCE_SOURCE,
  MAJOR_HAZARD_DECREE,
  MINE_CLASSES,
  OPEN_HAZARD_BAND,
  OVER_CAPACITY,
  SMALL_MINE_SOURCE,
} from './rules.ts';

const ANNUAL_SHARE = OVER_CAPACITY.annualPercent / 100;
const MONTH_SHARE = OVER_CAPACITY.monthPercent / 100;
const STEP = 0.01;

const CLASS = enumInput({
  id: 'class',
  words: { zh: '煤矿分类', en: 'Mine class' },
  options: MINE_CLASSES.map((value) => ({ value, words: { zh: `${value} 类`, en: `class ${value}` } })),
});

const output = (id: string, words: Localised, share: number): NumberInput =>
  numberInput({
    id,
    words,
    unit: UNITS.tenThousandTonnes,
    step: STEP,
    cuts: ({ properties }) => {
      const approved = readQuantity(properties, 'approved_capacity');
      return approved === null ? [] : [approved * share];
    },
  });

const APPROVED = numberInput({
  id: 'approved_capacity',
  words: { zh: '核定生产能力', en: 'Approved capacity' },
  unit: UNITS.tenThousandTonnesAYear,
  // A capacity of 0 is none, and nothing exceeds it.
  min: STEP,
  step: STEP,
  cuts: ({ properties }) =>
    [
      ['output_annual', ANNUAL_SHARE] as const,
      ['output_ytd', ANNUAL_SHARE] as const,
      ['output_month', MONTH_SHARE] as const,
    ].flatMap(([name, share]) => {
      const value = readQuantity(properties, name);
      return value === null ? [] : [value / share];
    }),
});

const WRITTEN_OFF = '已销号';

/** Open hazards written off until `count` are left, or new ones added. */
const writeOpenHazards = (site: GradingCase, count: number | null): GradingCase => {
  if (count === null) return withProperty(site, 'major_hazards', null);
  let surplus = readOpenHazards(site.properties).length - count;
  const kept = (readRecords(site.properties, 'major_hazards') ?? []).map((hazard) => {
    if (surplus <= 0 || readText(hazard, 'status') === WRITTEN_OFF) return hazard;
    surplus--;
    return { ...hazard, status: WRITTEN_OFF };
  });
  const added = Array.from({ length: Math.max(0, -surplus) }, () => ({ status: '整改中' }));
  return withProperty(site, 'major_hazards', [...kept, ...added]);
};

const OPEN_HAZARDS = numberInput({
  id: 'major_hazards',
  words: { zh: '未销号重大隐患', en: 'Open major hidden hazards' },
  unit: { zh: '项', en: 'hazards' },
  step: 1,
  isCount: true,
  cuts: () => [1],
  read: ({ properties }) =>
    readRecords(properties, 'major_hazards') === null ? null : readOpenHazards(properties).length,
  write: writeOpenHazards,
});

/** Of a register that only says whether there is one. */
const OPEN_HAZARD_FLAG = booleanInput({
  id: 'has_open_major_hazard',
  words: { zh: '有未销号重大隐患', en: 'Open major hidden hazard' },
  events: {
    true: { zh: '出现未销号重大隐患', en: 'A major hidden hazard is found' },
    false: { zh: '重大隐患全部销号', en: 'Every major hidden hazard is written off' },
  },
  // Where a list is given, the list speaks.
  read: ({ properties }) =>
    readRecords(properties, 'major_hazards') === null
      ? (readBoolean(properties, 'has_open_major_hazard') ?? false)
      : null,
  write: (site, value) => withProperty(site, 'has_open_major_hazard', value),
});

const INPUTS_ALWAYS: readonly RuleInput[] = [
  CLASS,
  output('output_annual', { zh: '年产量', en: 'Output in the year' }, ANNUAL_SHARE),
  output('output_ytd', { zh: '本年累计产量', en: 'Output this year so far' }, ANNUAL_SHARE),
  output('output_month', { zh: '月产量', en: 'Output in the month' }, MONTH_SHARE),
  APPROVED,
];

const inputs = ({ properties }: GradingCase): readonly RuleInput[] => [
  readRecords(properties, 'major_hazards') === null ? OPEN_HAZARD_FLAG : OPEN_HAZARDS,
  ...INPUTS_ALWAYS,
];

export const COAL_MINE_RULE: RuleSheet = {
  id: 'coal-class-2020',
  words: { zh: '煤矿分类与重大隐患', en: 'Coal mine classes and major hidden hazards' },
  kind: 'coal-mine',
  scale: 'risk',
  rule: GRADING,
  documents: [
    {
      ...CLASS_SOURCE,
      validFrom: null,
      validTo: null,
      carries: { zh: 'A–D 类', en: 'Classes A–D' },
    },
    {
      ...MAJOR_HAZARD_DECREE,
      validFrom: '2021-01-01',
      validTo: null,
      carries: {
        zh: '重大隐患 15 种情形；超能力：年产量 ≥ 核定能力的 110%，或月产量 > 年核定能力的 10%',
        en: '15 kinds of major hidden hazard; over-capacity by year (≥ 110 %) or month (> 10 % of the annual capacity)',
      },
    },
    {
      ...LICENCE_SOURCE,
      validFrom: null,
      validTo: null,
      carries: { zh: '生产期间证照有效（标注，不改变等级）', en: 'Valid licences while producing (a flag)' },
    },
    {
      ...SMALL_MINE_SOURCE,
      validFrom: null,
      validTo: null,
      carries: { zh: '30 万吨/年以下（标注，不改变等级）', en: 'Below 30×10⁴ t/a (a flag)' },
    },
    {
      document: COLOURS.document,
      clause: COLOURS.clause,
      confidence: 'c',
      validFrom: null,
      validTo: null,
      carries: { zh: 'A 蓝、B 黄、C 橙、D 不评色；有未销号重大隐患为红', en: 'Colours; any open hazard is red' },
    },
  ],
  tables: [],
  inputs,
  lists: ['major_hazards'],
  colourRule: COLOURS.id,
  witnesses: {
    [OPEN_HAZARD_BAND]: { class: 'A', major_hazards: [{ kind: 1 }] },
    A: { class: 'A' },
    B: { class: 'B' },
    C: { class: 'C' },
    D: { class: 'D' },
  },
  witnessMs: Date.parse('2021-01-01T00:00:00+08:00'),
};
