import {
  afterYears,
  readBoolean,
  readDeadline,
  readInstant,
  readNumber,
  readOption,
  readText,
} from '../grading-reading.ts';
import type { RowFacts } from './row-facts.ts';
import type { IndicatorDefinition, IndicatorPart, Judgement } from './types.ts';
import type { IndicatorSettings } from './settings.ts';
import { OWN_DEFINITION, UNITS } from './units.ts';

const WITHDRAWN: IndicatorPart = { id: 'withdrawn', words: { zh: '已取消认定', en: 'Recognition withdrawn' } };
const OVERDUE: IndicatorPart = {
  id: 'reassess-overdue',
  words: { zh: '已评估但复评超期', en: 'Assessed, but reassessment is overdue' },
};

/** Reassessment at least every 5 years: 应急〔2023〕123号 (DOMAIN.md §3). */
const REASSESS_YEARS = 5;

const isOverdue = ({ properties, nowMs }: RowFacts): boolean => {
  const assessed = readInstant(properties, 'assessed_at');
  const ends = [
    readDeadline(properties, 'next_assess_due'),
    assessed === null ? null : afterYears(assessed, REASSESS_YEARS),
  ].filter((end) => end !== null);
  return ends.length === 0 ? readBoolean(properties, 'is_reassess_overdue') === true : nowMs >= Math.min(...ends);
};

/** A score or a grade is an assessment, whatever it says; a score that cannot be one is withheld by its finding. */
const isAssessed = ({ properties }: RowFacts): boolean =>
  readNumber(properties, 'score') !== null || readOption(properties, 'grade', ['A', 'B', 'C', 'D']) !== null;

const judgePark =
  (judge: (row: RowFacts) => Judgement) =>
  (row: RowFacts, { withdrawnRecognitions }: IndicatorSettings): Judgement => {
    const recognition = readText(row.properties, 'recognition');
    const isWithdrawn = recognition !== null && withdrawnRecognitions.includes(recognition);
    return isWithdrawn ? { excluded: WITHDRAWN.id } : judge(row);
  };

const base = {
  denominator: { words: { zh: '园区（不含已取消）', en: 'Parks, not withdrawn' }, unit: UNITS.parks },
  kinds: ['chemical-park'],
  excluded: [WITHDRAWN],
  isAboutLinks: false,
} as const satisfies Partial<IndicatorDefinition>;

export const PARKS_ASSESSED: IndicatorDefinition = {
  ...base,
  id: 'parks-assessed',
  words: { zh: '园区已评估占比', en: 'Parks assessed' },
  definition: {
    zh: '载有安全风险评估得分或等级的园区除以未取消认定的园区；复评超期的仍在分子内，另行列出。',
    en: 'Parks with an assessment score or grade divided by parks not withdrawn; those whose reassessment is overdue stay in the numerator and are shown apart.',
  },
  source: { document: '应急〔2023〕123号（评估与复评）；占比为本图统计口径', clause: '', confidence: 'c' },
  numerator: { words: { zh: '已评估', en: 'Assessed' }, unit: UNITS.parks },
  fields: ['recognition', 'score', 'grade', 'assessed_at', 'next_assess_due', 'is_reassess_overdue'],
  apart: [OVERDUE],
  findings: {
    'park-graded-without-score': 'counted',
    'park-score-out-of-range': 'withheld',
    'park-assessed-in-future': 'withheld',
  },
  counting: {
    by: 'rows',
    judge: judgePark((row) => {
      const holds = isAssessed(row);
      return { holds, ...(holds && isOverdue(row) ? { apart: OVERDUE.id } : {}) };
    }),
  },
};

export const PARKS_CLOSED_MANAGEMENT: IndicatorDefinition = {
  ...base,
  id: 'parks-closed-management',
  words: { zh: '园区封闭管理占比', en: 'Parks under closed management' },
  definition: {
    zh: '实行封闭管理的园区除以未取消认定的园区。',
    en: 'Parks under closed management divided by parks not withdrawn.',
  },
  source: OWN_DEFINITION,
  numerator: { words: { zh: '封闭管理', en: 'Closed management' }, unit: UNITS.parks },
  fields: ['recognition', 'closed_management', 'is_not_closed'],
  apart: [],
  findings: {},
  counting: {
    by: 'rows',
    judge: judgePark(({ properties }) => {
      const stated = readBoolean(properties, 'closed_management');
      // The flag says no where it is set; where it is not, that may be for want of knowledge.
      return { holds: stated ?? (readBoolean(properties, 'is_not_closed') === true ? false : null) };
    }),
  },
};

export const PARKS_PLATFORM_BUILT: IndicatorDefinition = {
  ...base,
  id: 'parks-platform-built',
  words: { zh: '园区信息平台建成占比', en: 'Parks with an information platform' },
  definition: {
    zh: '信息平台已建成的园区除以未取消认定的园区。',
    en: 'Parks whose information platform is built divided by parks not withdrawn.',
  },
  source: OWN_DEFINITION,
  numerator: { words: { zh: '平台已建成', en: 'Platform built' }, unit: UNITS.parks },
  fields: ['recognition', 'platform_built'],
  apart: [],
  findings: {},
  counting: {
    by: 'rows',
    judge: judgePark(({ properties }) => ({ holds: readBoolean(properties, 'platform_built') })),
  },
};
