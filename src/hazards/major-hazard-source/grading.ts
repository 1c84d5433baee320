import { describeBand, describeTable, findBand, toReason, type BandTable } from '../../domain/bands.ts';
import { readNumber, readOption, readQuantity } from '../../domain/grading-reading.ts';
import { GradeChain, toColourReason } from '../../domain/grading-result.ts';
import type { GradeResult, GradingRule, LevelOverrides, SiteProperties } from '../../domain/grading.ts';
import { readChemicals, toR, type ChemicalReading } from './chemicals.ts';
import {
  ALPHA_BY_PEOPLE,
  BETA_SOURCE,
  COLOURS,
  HAZARD_LEVELS,
  IDENTIFICATION,
  LEVEL_BY_R,
  type HazardLevel,
} from './gb18218.ts';

/** A reading of R that differs by more than this share from the one stated is named; below, it is rounding. */
const ROUNDING_SHARE = 0.01;

/** To four significant figures, for reading only; every comparison uses the exact value. */
const shown = (value: number): number => Number(value.toPrecision(4));

/** The same, with as many more as keep it in its band: 99.996 is not said as 100. */
const shownIn = (table: BandTable<unknown>, value: number): number => {
  const band = findBand(table, value);
  const digits = Array.from({ length: 12 }, (_, index) => 4 + index).find(
    (count) => findBand(table, Number(value.toPrecision(count))) === band,
  );
  return digits === undefined ? value : Number(value.toPrecision(digits));
};

const readAlpha = (properties: SiteProperties, chain: GradeChain): number | null => {
  const people = readQuantity(properties, 'pop_within_500m');
  const band = people === null ? undefined : findBand(ALPHA_BY_PEOPLE, people);
  if (people !== null && band !== undefined) {
    chain.because(
      toReason(ALPHA_BY_PEOPLE, {
        rule: ALPHA_BY_PEOPLE.id,
        words: {
          zh: `厂区边界外 500 m 内 ${people} 人，α = ${band.value}`,
          en: `${people} residents within 500 m, α = ${band.value}`,
        },
        value: people,
        threshold: describeBand(ALPHA_BY_PEOPLE.symbol, band),
      }),
    );
    return band.value;
  }
  const stated = readNumber(properties, 'alpha');
  if (stated === null || !ALPHA_BY_PEOPLE.bands.some((row) => row.value === stated)) return null;
  chain.because(
    toReason(ALPHA_BY_PEOPLE, {
      rule: `${ALPHA_BY_PEOPLE.id}.stated`,
      words: { zh: `人数未填报，采用登记的 α = ${stated}`, en: `Residents not stated; α = ${stated} as registered` },
      value: stated,
      threshold: describeTable(ALPHA_BY_PEOPLE),
    }),
  );
  return stated;
};

/** S, from the chemicals or as stated; only informs, except that S < 1 contradicts the registration. */
const reportIdentification = (properties: SiteProperties, chemicals: ChemicalReading, chain: GradeChain): void => {
  const s = chemicals.sums?.s ?? readQuantity(properties, 's_value');
  const band = s === null ? undefined : findBand(IDENTIFICATION, s);
  if (s === null || band === undefined) return;
  const isBelow = s < 1;
  const said = shownIn(IDENTIFICATION, s);
  const reason = toReason(IDENTIFICATION, {
    rule: IDENTIFICATION.id,
    words: isBelow
      ? {
          zh: `S = ${said}，小于 1，按定义不构成重大危险源，请核对登记`,
          en: `S = ${said}, below 1: by definition no major hazard source, check the registration`,
        }
      : { zh: `S = Σ(qᵢ/Qᵢ) = ${said}，构成重大危险源`, en: `S = Σ(qᵢ/Qᵢ) = ${said}: a major hazard source` },
    value: said,
    threshold: describeBand('S', band),
  });
  if (isBelow) chain.find(reason);
  else chain.because(reason);
};

/** R = α·Σ(βᵢ·qᵢ/Qᵢ) from the chemicals; `null`, with what is missing, when it cannot be computed. */
const computeR = (properties: SiteProperties, chemicals: ChemicalReading, chain: GradeChain): number | null => {
  if (chemicals.count === 0) return null;
  const betaSum = chemicals.sums?.betaSum ?? null;
  if (betaSum === null) {
    chain.find(
      toReason(BETA_SOURCE, {
        rule: 'gb18218.chemicals-incomplete',
        words: {
          zh: `危险化学品清单不完整，无法计算 R：${chemicals.missing.join('、')}`,
          en: `R cannot be computed, the list of chemicals lacks ${chemicals.missing.join(', ')}`,
        },
        value: null,
        threshold: 'R = α·Σ(βᵢ·qᵢ/Qᵢ)',
      }),
    );
    return null;
  }
  const alpha = readAlpha(properties, chain);
  if (alpha === null) return null;
  chain.because(
    toReason(BETA_SOURCE, {
      rule: 'gb18218.beta-sum',
      words: {
        zh: `${chemicals.count} 种化学品，Σ(βᵢ·qᵢ/Qᵢ) = ${shown(betaSum)}`,
        en: `${chemicals.count} ${chemicals.count === 1 ? 'chemical' : 'chemicals'}, Σ(βᵢ·qᵢ/Qᵢ) = ${shown(betaSum)}`,
      },
      value: shown(betaSum),
      threshold: 'R = α·Σ(βᵢ·qᵢ/Qᵢ)',
    }),
  );
  const r = toR(alpha, betaSum);
  return Number.isFinite(r) ? r : null;
};

const levelFromR = (r: number, isComputed: boolean, chain: GradeChain): HazardLevel | null => {
  const band = findBand(LEVEL_BY_R, r);
  if (band === undefined) return null;
  const said = shownIn(LEVEL_BY_R, r);
  chain.because(
    toReason(LEVEL_BY_R, {
      rule: isComputed ? LEVEL_BY_R.id : `${LEVEL_BY_R.id}.stated`,
      words: {
        zh: `${isComputed ? '计算' : '登记'} R = ${said}，${band.value}重大危险源`,
        en: `R = ${said} (${isComputed ? 'computed' : 'as registered'}): level ${band.value}`,
      },
      value: said,
      threshold: describeBand('R', band),
    }),
  );
  return band.value;
};

const reportContradictions = (
  computed: { readonly r: number; readonly isComputed: boolean; readonly level: HazardLevel | null },
  stated: { readonly r: number | null; readonly level: HazardLevel | null },
  chain: GradeChain,
): void => {
  if (stated.level !== null && computed.level !== null && stated.level !== computed.level)
    chain.find(
      toReason(LEVEL_BY_R, {
        rule: 'gb18218.level-differs',
        words: {
          zh: `登记为${stated.level}，按 R 应为${computed.level}`,
          en: `Registered as ${stated.level}, by R it is ${computed.level}`,
        },
        value: stated.level,
        threshold: describeTable(LEVEL_BY_R),
      }),
    );
  if (computed.isComputed && stated.r !== null && Math.abs(stated.r - computed.r) > ROUNDING_SHARE * computed.r)
    chain.find(
      toReason(LEVEL_BY_R, {
        rule: 'gb18218.r-differs',
        words: {
          zh: `登记 R = ${shown(stated.r)}，计算 R = ${shown(computed.r)}`,
          en: `R registered ${shown(stated.r)}, computed ${shown(computed.r)}`,
        },
        value: shown(stated.r),
        threshold: 'R = α·Σ(βᵢ·qᵢ/Qᵢ)',
      }),
    );
};

const grade = (properties: SiteProperties, _nowMs: number, overrides?: LevelOverrides): GradeResult => {
  const chain = new GradeChain();
  const chemicals = readChemicals(properties);
  reportIdentification(properties, chemicals, chain);
  const computedR = computeR(properties, chemicals, chain);
  const statedR = readQuantity(properties, 'r_value');
  const statedLevel = readOption(properties, 'hazard_level', HAZARD_LEVELS);
  const r = computedR ?? statedR;
  let level = statedLevel;
  if (r !== null) {
    level = levelFromR(r, computedR !== null, chain);
    reportContradictions({ r, isComputed: computedR !== null, level }, { r: statedR, level: statedLevel }, chain);
  } else if (statedLevel !== null) {
    chain.because(
      toReason(LEVEL_BY_R, {
        rule: 'gb18218.level-stated',
        words: { zh: `无 R 值，采用登记级别${statedLevel}`, en: `No R value; level ${statedLevel} as registered` },
        value: statedLevel,
        threshold: describeTable(LEVEL_BY_R),
      }),
    );
  }
  if (level === null) {
    chain.lacks(...chemicals.missing, 'r_value', 'hazard_level');
    if (chemicals.count > 0 && readQuantity(properties, 'pop_within_500m') === null) chain.lacks('pop_within_500m');
    return chain.end(null);
  }
  const colour = toColourReason(COLOURS, level, overrides);
  chain.because(colour);
  return chain.end(colour.level);
};

/** 一级…四级 by R (GB 18218-2018, 总局令第40号附件1), coloured 红…蓝 by default (c). */
export const GRADING: GradingRule = {
  id: 'gb18218',
  version: LEVEL_BY_R.version,
  document: LEVEL_BY_R.document,
  clause: LEVEL_BY_R.clause,
  confidence: LEVEL_BY_R.confidence,
  validFrom: LEVEL_BY_R.validFrom,
  colours: COLOURS.bands,
  grade,
};
