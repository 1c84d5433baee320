import {
  describeBand,
  describeTable,
  findBand,
  toReason,
  type BandTable,
  type RuleSource,
} from '../../domain/bands.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { afterYears, readDeadline, readInstant, readNumber, readOption } from '../../domain/grading-reading.ts';
import { GradeChain, toColourReason, type Colours } from '../../domain/grading-result.ts';
import type { GradeResult, GradingRule, LevelOverrides, SiteProperties } from '../../domain/grading.ts';

export const PARK_GRADES = ['A', 'B', 'C', 'D'] as const;
export type ParkGrade = (typeof PARK_GRADES)[number];

/** A is the worst: the letters run the other way than those of coal mines. */
export const GRADE_BY_SCORE: BandTable<ParkGrade> = {
  id: 'park.score',
  version: '2023',
  document: '应急〔2023〕123号',
  clause: '安全风险评估分级',
  confidence: 'a',
  validFrom: '2023',
  symbol: '得分',
  unit: { zh: '分', en: 'points' },
  bands: [
    { to: 60, value: 'A' },
    { from: 60, to: 70, value: 'B' },
    { from: 70, to: 85, value: 'C' },
    { from: 85, value: 'D' },
  ],
};

export const COLOURS: Colours = {
  id: 'park.colour',
  document: '项目默认（无全国统一配色）',
  clause: '',
  confidence: 'c',
  words: { zh: '园区等级', en: 'park grade' },
  bands: [
    { band: 'A', level: 1 },
    { band: 'B', level: 2 },
    { band: 'C', level: 3 },
    { band: 'D', level: 4 },
  ],
};

const REASSESSMENT: RuleSource = { document: '应急〔2023〕123号', clause: '至少每 5 年复评', confidence: 'a' };
const REASSESS_YEARS = 5;

/** When a park must have been reassessed: the stated date, and never later than 5 years on; `null`: neither is known. */
export const reassessDueMs = (properties: SiteProperties): number | null => {
  const assessedAt = readInstant(properties, 'assessed_at');
  const byRule = assessedAt === null ? null : afterYears(assessedAt, REASSESS_YEARS);
  const dates = [readDeadline(properties, 'next_assess_due'), byRule];
  const known = dates.filter((date) => date !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const reportReassessment = (properties: SiteProperties, nowMs: number, chain: GradeChain): void => {
  const due = reassessDueMs(properties);
  if (due !== null && !(nowMs >= due)) return;
  const dueDate = due === null ? null : formatChinaDate(due - 1);
  chain.find(
    toReason(REASSESSMENT, {
      rule: due === null ? 'park.assessment-date-unknown' : 'park.reassess-overdue',
      words:
        due === null
          ? {
              zh: '评估日期未填报，无法判断是否超期',
              en: 'No date of assessment: whether it is overdue cannot be told',
            }
          : { zh: `应于 ${dueDate} 前复评，已超期`, en: `Reassessment was due by ${dueDate}` },
      value: dueDate,
      threshold: '评估日期 + 5 年，或登记的下次评估期限，取较早',
    }),
  );
};

const readScore = (properties: SiteProperties): number | null => {
  const score = readNumber(properties, 'score');
  return score !== null && score >= 0 && score <= 100 ? score : null;
};

const reportDifference = (stated: ParkGrade, computed: ParkGrade, chain: GradeChain): void =>
  chain.find(
    toReason(GRADE_BY_SCORE, {
      rule: 'park.grade-differs',
      words: {
        zh: `登记为 ${stated} 级，按得分应为 ${computed} 级`,
        en: `Registered as ${stated}, by its score it is ${computed}`,
      },
      value: stated,
      threshold: describeTable(GRADE_BY_SCORE),
    }),
  );

const grade = (properties: SiteProperties, nowMs: number, overrides?: LevelOverrides): GradeResult => {
  const chain = new GradeChain();
  reportReassessment(properties, nowMs, chain);
  const score = readScore(properties);
  const stated = readOption(properties, 'grade', PARK_GRADES);
  const band = score === null ? undefined : findBand(GRADE_BY_SCORE, score);
  const parkGrade = band?.value ?? stated;
  if (parkGrade === null) {
    chain.lacks('score', 'grade');
    return chain.end(null);
  }
  chain.because(
    toReason(GRADE_BY_SCORE, {
      rule: band === undefined ? 'park.grade-stated' : GRADE_BY_SCORE.id,
      words:
        band === undefined
          ? { zh: `无有效得分，采用登记等级 ${parkGrade}`, en: `No valid score; grade ${parkGrade} as registered` }
          : {
              zh: `得分 ${score}，${parkGrade} 级（A 级风险最高）`,
              en: `Score ${score}: grade ${parkGrade} (A is the worst)`,
            },
      value: band === undefined ? parkGrade : score,
      threshold: band === undefined ? describeTable(GRADE_BY_SCORE) : describeBand(GRADE_BY_SCORE.symbol, band),
    }),
  );
  if (band !== undefined && stated !== null && stated !== band.value) reportDifference(stated, band.value, chain);
  const colour = toColourReason(COLOURS, parkGrade, overrides);
  chain.because(colour);
  return chain.end(colour.level);
};

/** A–D by score (应急〔2023〕123号), coloured A红…D蓝 by default (c). */
export const GRADING: GradingRule = {
  id: 'park-score',
  version: GRADE_BY_SCORE.version,
  document: GRADE_BY_SCORE.document,
  clause: GRADE_BY_SCORE.clause,
  confidence: GRADE_BY_SCORE.confidence,
  validFrom: GRADE_BY_SCORE.validFrom,
  colours: COLOURS.bands,
  grade,
};
