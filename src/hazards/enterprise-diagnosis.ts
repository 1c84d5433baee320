import { describeBand, findBand, toReason, type BandTable } from '../domain/bands.ts';
import { afterYears, readBoolean, readInstant, readNumber, readRecords, readText } from '../domain/grading-reading.ts';
import { GradeChain } from '../domain/grading-result.ts';
import type { GradeReason, GradeResult, GradingRule, SiteProperties } from '../domain/grading.ts';
import { LEVEL_WORDS, levelKeyOf, type RiskLevel } from '../domain/levels.ts';
import type { Localised } from '../domain/words.ts';

/** The one four-colour score whose colours are official: no configuration changes them. */
export const LEVEL_BY_DIAGNOSIS_SCORE: BandTable<RiskLevel> = {
  id: 'diagnosis.score',
  version: '2018',
  document: '应急〔2018〕19号',
  clause: '安全风险评估诊断分级',
  confidence: 'a',
  validFrom: '2018',
  symbol: '得分',
  unit: { zh: '分', en: 'points' },
  bands: [
    { to: 60, value: 1 },
    { from: 60, to: 75, value: 2 },
    { from: 75, to: 90, value: 3 },
    { from: 90, value: 4 },
  ],
};

const toRed = (rule: string, words: Localised, value: string | number, threshold: string): GradeReason =>
  toReason(LEVEL_BY_DIAGNOSIS_SCORE, { rule: `diagnosis.${rule}`, words, value, threshold, level: 1 });

/** Yes/no fields of an enterprise that make it red whatever it scores. */
export const STRAIGHT_RED_FIELDS: readonly { readonly field: string; readonly words: Localised }[] = [
  {
    field: 'has_untested_new_process',
    words: {
      zh: '新工艺未经小试、中试、工业化试验',
      en: 'A new process without laboratory, pilot and industrial trials',
    },
  },
  {
    field: 'has_undesigned_unit',
    words: { zh: '在役装置未经正规设计且未进行设计诊断', en: 'A unit never formally designed and not diagnosed' },
  },
  {
    field: 'has_uncertified_operation',
    words: { zh: '特种作业人员无有效证件上岗', en: 'Special operations without a valid certificate' },
  },
];

const WORSE_THAN_SERIOUS = ['重大', '特别重大'];

/** Accidents of `accidents` ({at, grade, deaths}) within `years` before now, on the day of the anniversary still. */
const accidentsWithin = (
  accidents: readonly SiteProperties[],
  years: number,
  nowMs: number,
): readonly SiteProperties[] =>
  accidents.filter((accident) => {
    const at = readInstant(accident, 'at');
    const end = at === null ? null : afterYears(at, years);
    return at !== null && end !== null && at <= nowMs && nowMs < end;
  });

const accidentReasons = (properties: SiteProperties, nowMs: number): readonly GradeReason[] => {
  const accidents = readRecords(properties, 'accidents') ?? [];
  const inThreeYears = accidentsWithin(accidents, 3, nowMs).map((accident) => readText(accident, 'grade') ?? '');
  const major = inThreeYears.filter((grade) => WORSE_THAN_SERIOUS.includes(grade)).length;
  const serious = inThreeYears.filter((grade) => grade === '较大').length;
  const fatal = accidentsWithin(accidents, 1, nowMs).filter(
    (accident) => readText(accident, 'grade') === '一般' && (readNumber(accident, 'deaths') ?? 0) > 0,
  ).length;
  return [
    ...(major >= 1
      ? [
          toRed(
            'major-accident',
            { zh: `3 年内重大及以上事故 ${major} 起`, en: `${major} major accident(s) in 3 years` },
            major,
            '3 年内 ≥ 1 起',
          ),
        ]
      : []),
    ...(serious >= 2
      ? [
          toRed(
            'serious-accidents',
            { zh: `3 年内较大事故 ${serious} 起`, en: `${serious} serious accidents in 3 years` },
            serious,
            '3 年内 ≥ 2 起',
          ),
        ]
      : []),
    ...(fatal >= 2
      ? [
          toRed(
            'fatal-accidents',
            { zh: `近 1 年亡人一般事故 ${fatal} 起`, en: `${fatal} fatal ordinary accidents in the last year` },
            fatal,
            '近 1 年 ≥ 2 起',
          ),
        ]
      : []),
  ];
};

const reportUnknownVetoes = (properties: SiteProperties, chain: GradeChain): void => {
  const unknown = STRAIGHT_RED_FIELDS.filter(({ field }) => readBoolean(properties, field) === null).map(
    ({ words }) => words,
  );
  if (readRecords(properties, 'accidents') === null) unknown.push({ zh: '事故记录', en: 'accidents' });
  if (unknown.length === 0) return;
  chain.find(
    toReason(LEVEL_BY_DIAGNOSIS_SCORE, {
      rule: 'diagnosis.straight-red-unknown',
      words: {
        zh: `直接判红情形未填报：${unknown.map(({ zh }) => zh).join('、')}`,
        en: `Straight-red conditions not stated: ${unknown.map(({ en }) => en).join(', ')}`,
      },
      value: null,
      threshold: '任一情形成立即为红',
    }),
  );
};

const grade = (properties: SiteProperties, nowMs: number): GradeResult => {
  const chain = new GradeChain();
  const straight = [
    ...STRAIGHT_RED_FIELDS.filter(({ field }) => readBoolean(properties, field) === true).map(({ field, words }) =>
      toRed(field.replaceAll('_', '-'), words, '是', '成立即为红'),
    ),
    ...accidentReasons(properties, nowMs),
  ];
  for (const reason of straight) chain.because(reason);
  if (straight.length === 0) reportUnknownVetoes(properties, chain);
  const stated = readNumber(properties, 'diagnosis_score');
  const score = stated !== null && stated >= 0 && stated <= 100 ? stated : null;
  const band = score === null ? undefined : findBand(LEVEL_BY_DIAGNOSIS_SCORE, score);
  if (score !== null && band !== undefined) {
    const colour = LEVEL_WORDS[levelKeyOf(band.value)].colour;
    chain.because(
      toReason(LEVEL_BY_DIAGNOSIS_SCORE, {
        rule: LEVEL_BY_DIAGNOSIS_SCORE.id,
        words: { zh: `诊断得分 ${score}，${colour.zh}`, en: `Diagnosis score ${score}: ${colour.en}` },
        value: score,
        threshold: describeBand(LEVEL_BY_DIAGNOSIS_SCORE.symbol, band),
        level: band.value,
      }),
    );
  }
  if (straight.length > 0) return chain.end(1);
  if (band === undefined) chain.lacks('diagnosis_score');
  return chain.end(band?.value ?? null);
};

/**
 * 危险化学品企业安全风险评估诊断分级: of an enterprise, from `diagnosis_score` (0–100), the three yes/no fields of
 * `STRAIGHT_RED_FIELDS` and `accidents` ({at, grade 一般|较大|重大|特别重大, deaths}). Never added to a site's own level.
 */
export const ENTERPRISE_DIAGNOSIS: GradingRule = {
  id: 'enterprise-diagnosis',
  version: LEVEL_BY_DIAGNOSIS_SCORE.version,
  document: LEVEL_BY_DIAGNOSIS_SCORE.document,
  clause: LEVEL_BY_DIAGNOSIS_SCORE.clause,
  confidence: 'a',
  validFrom: LEVEL_BY_DIAGNOSIS_SCORE.validFrom,
  grade,
};
