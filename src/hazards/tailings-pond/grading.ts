import { describeBand, findBand, toReason, type BandTable } from '../../domain/bands.ts';
import { readBoolean, readDeadline, readOption, readQuantity, readText } from '../../domain/grading-reading.ts';
import { GradeChain, overrideOf, toColourReason } from '../../domain/grading-result.ts';
import type { ColourBand, GradeResult, GradingRule, LevelOverrides, SiteProperties } from '../../domain/grading.ts';
import type { MaybeRiskLevel, RiskLevel } from '../../domain/levels.ts';
import { toDesignGrade } from './design-grade.ts';
import {
  COLOURS,
  DESIGN_GRADES,
  GRADE_BY_HEIGHT,
  GRADE_BY_VOLUME,
  OVERHEAD_RAISE,
  OVERHEAD_SOURCE,
  OVERHEAD_SUFFIX,
  SAFETY_DEGREES,
} from './rules.ts';

/** One level worse; red stays red and unassessed stays unassessed. */
const raise = (level: MaybeRiskLevel): MaybeRiskLevel =>
  level === null || level === 1 ? level : ((level - 1) as RiskLevel);

/** The row of a table that a value falls into: `100 ≤ V < 1000 四等`. */
const describeRow = (table: BandTable<string>, value: number): string => {
  const band = findBand(table, value);
  return band === undefined ? '' : `${describeBand(table.symbol, band)} ${band.value}`;
};

/** 等别 is information; a register that states another one than its own V and H give is a finding. */
const reportDesignGrade = (properties: SiteProperties, chain: GradeChain): void => {
  const capacity = readQuantity(properties, 'capacity_design');
  const height = readQuantity(properties, 'dam_height_design');
  if (capacity === null || height === null) return;
  const result = toDesignGrade(capacity, height);
  if (result === null) return;
  const stated = readOption(properties, 'design_grade', DESIGN_GRADES);
  const isContradicted = stated !== null && stated !== result.grade;
  chain.find(
    toReason(GRADE_BY_VOLUME, {
      rule: isContradicted ? 'tailings.design-grade-differs' : 'tailings.design-grade',
      words: isContradicted
        ? {
            zh: `登记为${stated}，按库容 ${capacity} 万m³、坝高 ${height} m 应为${result.grade}`,
            en: `Registered as ${stated}; by ${capacity}×10⁴ m³ and ${height} m it is ${result.grade}`,
          }
        : {
            zh: `${result.grade}（库容 ${capacity} 万m³ ${result.byVolume}，坝高 ${height} m ${result.byHeight}）；等别表示规模，不表示风险`,
            en: `${result.grade} by ${capacity}×10⁴ m³ (${result.byVolume}) and ${height} m (${result.byHeight}); size, not risk`,
          },
      value: isContradicted ? stated : result.grade,
      threshold: `${describeRow(GRADE_BY_VOLUME, capacity)} | ${describeRow(GRADE_BY_HEIGHT, height)}`,
    }),
  );
};

const reportOverdueTreatment = (properties: SiteProperties, nowMs: number, chain: GradeChain): void => {
  const due = readDeadline(properties, 'overhead_due_date');
  if (due === null || nowMs < due) return;
  chain.find(
    toReason(
      { document: '登记的治理期限', clause: 'overhead_due_date', confidence: 'a' },
      {
        rule: 'tailings.treatment-overdue',
        words: { zh: '头顶库治理超过登记期限', en: 'Treatment of the overhead pond is past its registered date' },
        value: readText(properties, 'overhead_due_date'),
        threshold: '治理期限 < 当前时间',
      },
    ),
  );
};

/** What an overhead pond that is not known to be treated does to the level: unknown treatment counts as none. */
const raiseForOverhead = (
  base: MaybeRiskLevel,
  degree: string,
  isDoneKnown: boolean,
  overrides: LevelOverrides | undefined,
  chain: GradeChain,
): MaybeRiskLevel => {
  const own = overrideOf(overrides, `${degree}${OVERHEAD_SUFFIX}`);
  if (own !== undefined) {
    const local = toColourReason(
      { ...COLOURS, id: 'tailings.overhead-colour' },
      `${degree}${OVERHEAD_SUFFIX}`,
      overrides,
    );
    chain.because(local);
    return local.level;
  }
  const raised = raise(base);
  chain.because(
    toReason(OVERHEAD_RAISE, {
      rule: 'tailings.overhead-raise',
      words: isDoneKnown
        ? { zh: '头顶库尚未完成治理，提高一级', en: 'Overhead pond not yet treated: one level higher' }
        : {
            zh: '头顶库治理情况未填报，按未治理提高一级',
            en: 'Overhead pond, treatment not stated: taken as untreated, one level higher',
          },
      value: isDoneKnown ? '未完成' : null,
      threshold: '未治理头顶库：提高一级，红为止',
      level: raised,
    }),
  );
  return raised;
};

const reportOverhead = (isOverhead: boolean | null, chain: GradeChain): void => {
  const parts = {
    true: { zh: '登记为头顶库', en: 'Registered as an overhead pond' },
    null: { zh: '是否头顶库未填报', en: 'Whether it is an overhead pond is not stated' },
  };
  if (isOverhead === false) return;
  const reason = toReason(OVERHEAD_SOURCE, {
    rule: isOverhead === null ? 'tailings.overhead-unknown' : 'tailings.overhead',
    words: isOverhead === null ? parts.null : parts.true,
    value: isOverhead === null ? null : '是',
    threshold: '初期坝坡脚下游沿泥石流下泄路径 1 km 内有居民或重要设施（以登记为准）',
  });
  if (isOverhead === null) chain.find(reason);
  else chain.because(reason);
};

const grade = (properties: SiteProperties, nowMs: number, overrides?: LevelOverrides): GradeResult => {
  const chain = new GradeChain();
  const isOverhead = readBoolean(properties, 'is_overhead');
  const done = readBoolean(properties, 'overhead_done');
  const degree = readOption(properties, 'safety_degree', SAFETY_DEGREES);
  reportDesignGrade(properties, chain);
  reportOverhead(isOverhead, chain);
  const isUntreated = isOverhead === true && done !== true;
  if (isUntreated) reportOverdueTreatment(properties, nowMs, chain);
  if (degree === null) {
    chain.lacks('safety_degree');
    return chain.end(null);
  }
  const colour = toColourReason(COLOURS, degree, overrides);
  chain.because(colour);
  return chain.end(
    isUntreated ? raiseForOverhead(colour.level, degree, done !== null, overrides, chain) : colour.level,
  );
};

const OVERHEAD_COLOURS: readonly ColourBand[] = COLOURS.bands.map(({ band, level }) => ({
  band: `${band}${OVERHEAD_SUFFIX}`,
  level: raise(level),
}));

/** By the legacy 安全度 (c); an overhead pond that is not yet treated is raised one level (c). */
export const GRADING: GradingRule = {
  id: 'tailings-safety-degree',
  version: '1',
  document: COLOURS.document,
  clause: COLOURS.clause,
  confidence: 'c',
  validFrom: '2020',
  colours: [...COLOURS.bands, ...OVERHEAD_COLOURS],
  grade,
};
