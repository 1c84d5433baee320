import { findBand, type BandTable } from '../../domain/bands.ts';
import { readQuantity, readRecords, readText } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import {
  enumInput,
  numberInput,
  withProperty,
  type EnumInput,
  type GradingCase,
  type NumberInput,
  type RuleInput,
} from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import { UNITS } from '../field-builders.ts';
import { betaOf, readChemicals, toR } from './chemicals.ts';
import { ALPHA_BY_PEOPLE, COLOURS, HAZARD_LEVELS, IDENTIFICATION, LEVEL_BY_R } from './gb18218.ts';
import { GRADING } from './grading.ts';

const boundsOf = (table: BandTable<unknown>): readonly number[] =>
  table.bands.flatMap(({ from }) => (from === undefined ? [] : [from]));

const readAlphaValue = (properties: SiteProperties): number | null => {
  const people = readQuantity(properties, 'pop_within_500m');
  const byPeople = people === null ? undefined : findBand(ALPHA_BY_PEOPLE, people);
  const stated = readQuantity(properties, 'alpha');
  return byPeople?.value ?? ALPHA_BY_PEOPLE.bands.find((row) => row.value === stated)?.value ?? null;
};

/** Quantities at which R reaches a level, all else as it stands: α·(rest + β·q/Q) = R, solved for q. */
const quantityCuts = (site: GradingCase, index: number): readonly number[] => {
  const { sums } = readChemicals(site.properties);
  const chemical = readRecords(site.properties, 'chemicals')?.[index] ?? {};
  const [q, critical] = [readQuantity(chemical, 'q_design_max'), readQuantity(chemical, 'critical_quantity')];
  const [beta, alpha] = [betaOf(chemical), readAlphaValue(site.properties)];
  if (sums === null || sums.betaSum === null || q === null || critical === null || !beta || !alpha) return [];
  const rest = sums.betaSum - (beta * q) / critical;
  return boundsOf(LEVEL_BY_R).map((r) => ((r / alpha - rest) * critical) / beta);
};

const chemicalInput = (chemical: SiteProperties, index: number): NumberInput => {
  const name = readText(chemical, 'name') ?? `#${index + 1}`;
  return numberInput({
    id: `chemicals[${index}].q_design_max`,
    words: { zh: `${name}设计最大量`, en: `${name}: largest design quantity` },
    fields: ['chemicals'],
    unit: UNITS.tonnes,
    step: 0.01,
    cuts: (site) => quantityCuts(site, index),
    read: ({ properties }) => readQuantity(readRecords(properties, 'chemicals')?.[index] ?? {}, 'q_design_max'),
    write: (site, value) => {
      const chemicals = readRecords(site.properties, 'chemicals') ?? [];
      const changed = chemicals.map((entry, at) => (at === index ? { ...entry, q_design_max: value } : entry));
      return withProperty(site, 'chemicals', changed);
    },
  });
};

const PEOPLE = numberInput({
  id: 'pop_within_500m',
  words: { zh: '500 米内人数', en: 'Residents within 500 m' },
  unit: UNITS.people,
  step: 1,
  cuts: () => boundsOf(ALPHA_BY_PEOPLE),
});

const ALPHAS = ['0.5', '1', '1.2', '1.5', '2'] as const;

/** As registered; it counts where the number of residents is not stated. */
const ALPHA: EnumInput = enumInput({
  id: 'alpha',
  words: { zh: '校正系数 α', en: 'Correction factor α' },
  options: ALPHAS.map((value) => ({ value, words: { zh: value, en: value } })),
  read: ({ properties }) => {
    const value = readQuantity(properties, 'alpha');
    return ALPHAS.find((known) => Number(known) === value) ?? null;
  },
  write: (site, value) => withProperty(site, 'alpha', value === null ? null : Number(value)),
});

const readComputedR = (properties: SiteProperties): number | null => {
  const betaSum = readChemicals(properties).sums?.betaSum ?? null;
  const alpha = readAlphaValue(properties);
  const r = betaSum === null || alpha === null ? null : toR(alpha, betaSum);
  return r !== null && Number.isFinite(r) && r > 0 ? r : null;
};

/** R as computed; another R is reached with every quantity in the same proportion. */
const COMPUTED_R = numberInput({
  id: 'computed_r',
  words: { zh: 'R 值', en: 'R value' },
  fields: ['chemicals'],
  step: 0.1,
  cuts: () => boundsOf(LEVEL_BY_R),
  read: ({ properties }) => readComputedR(properties),
  write: (site, value) => {
    const r = readComputedR(site.properties);
    if (value === null) return withProperty(site, 'chemicals', null);
    if (r === null) return site;
    const scaled = (readRecords(site.properties, 'chemicals') ?? []).map((chemical) => ({
      ...chemical,
      q_design_max: ((readQuantity(chemical, 'q_design_max') ?? 0) / r) * value,
    }));
    return withProperty(site, 'chemicals', scaled);
  },
});

/** As registered; it counts where R cannot be computed from the chemicals. */
const R_VALUE = numberInput({
  id: 'r_value',
  words: { zh: 'R 值', en: 'R value' },
  step: 0.1,
  cuts: () => boundsOf(LEVEL_BY_R),
});

/** As registered; it counts where there is no R. */
const HAZARD_LEVEL = enumInput({
  id: 'hazard_level',
  words: { zh: '重大危险源级别', en: 'Hazard source level' },
  options: HAZARD_LEVELS.map((value) => ({ value, words: { zh: value, en: value } })),
});

/** Only what counts as things stand: with R computed, the registered R and level are beside the point. */
const inputs = ({ properties }: GradingCase): readonly RuleInput[] => {
  const chemicals = (readRecords(properties, 'chemicals') ?? []).map(chemicalInput);
  const isPeopleKnown = readQuantity(properties, 'pop_within_500m') !== null;
  const alpha = isPeopleKnown ? [PEOPLE] : [PEOPLE, ALPHA];
  if (readComputedR(properties) !== null) return [COMPUTED_R, ...chemicals, ...alpha];
  return [R_VALUE, ...chemicals, ...alpha, HAZARD_LEVEL];
};

export const MAJOR_HAZARD_SOURCE_RULE: RuleSheet = {
  id: 'gb18218-2018',
  words: { zh: '重大危险源分级', en: 'Major hazard source levels' },
  kind: 'major-hazard-source',
  scale: 'risk',
  rule: GRADING,
  documents: [
    {
      document: 'GB 18218-2018',
      clause: '4.2、表3、表4',
      confidence: 'a',
      validFrom: '2019-03-01',
      validTo: null,
      carries: { zh: '辨识指标 S，校正系数 β', en: 'Identification by S, correction factors β' },
    },
    {
      document: '国家安全监管总局令第40号',
      clause: '附件1',
      confidence: 'a',
      validFrom: '2011',
      validTo: null,
      carries: { zh: '分级指标 R 的分档，校正系数 α', en: 'Levels by R, correction factor α' },
    },
    {
      document: COLOURS.document,
      clause: COLOURS.clause,
      confidence: 'c',
      validFrom: null,
      validTo: null,
      carries: { zh: '一级红 … 四级蓝', en: 'Colours of the levels' },
    },
  ],
  tables: [IDENTIFICATION, LEVEL_BY_R, ALPHA_BY_PEOPLE],
  inputs,
  lists: ['chemicals'],
  colourRule: COLOURS.id,
  witnesses: { 一级: { r_value: 100 }, 二级: { r_value: 50 }, 三级: { r_value: 10 }, 四级: { r_value: 9 } },
  witnessMs: Date.parse('2019-03-01T00:00:00+08:00'),
};
