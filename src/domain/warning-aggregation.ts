import { describeSource, type RuleSource } from './bands.ts';
import type { Confidence } from './grading.ts';
import { LEVEL_WORDS, levelKeyOf, WARNING_LEVELS, type RiskLevel, type WarningLevel } from './levels.ts';
import type { Localised } from './words.ts';

/*
 * Live warning of a tailings pond from its points, GB 39496-2020 5.5.4 as DOMAIN.md §3 gives it: points → item → pond.
 * Each point's own thresholds come from the designer; here its warning level is given.
 */

export interface MonitoringPoint {
  /** Monitoring item the point belongs to: 浸润线, 库水位 … */
  readonly item: string;
  /** `null`: no valid reading. It is counted aloud and lowers nothing. */
  readonly level: WarningLevel | null;
}

/** `count` of one level make one of the next worse level. */
export interface Escalation {
  readonly of: RiskLevel;
  readonly count: number;
  readonly to: RiskLevel;
  readonly source: RuleSource;
}

const CLAUSE = { document: 'GB 39496-2020', clause: '5.5.4' } as const;
const PUBLISHED: RuleSource = { ...CLAUSE, confidence: 'a' };
const PRESUMED: RuleSource = { ...CLAUSE, confidence: 'b' };

/** Within one monitoring item. */
export const POINT_ESCALATIONS: readonly Escalation[] = [
  { of: 4, count: 4, to: 3, source: PUBLISHED },
  { of: 3, count: 3, to: 2, source: PUBLISHED },
  { of: 2, count: 2, to: 1, source: PUBLISHED },
];

/** Across items, in the order they are applied: what 4 blue items make is a yellow item for the next row. */
export const ITEM_ESCALATIONS: readonly Escalation[] = [
  { of: 4, count: 4, to: 3, source: PUBLISHED },
  { of: 3, count: 3, to: 2, source: PRESUMED },
  { of: 2, count: 2, to: 1, source: PRESUMED },
];

export interface WarningStep {
  readonly words: Localised;
  readonly source: string;
  readonly confidence: Confidence;
  readonly level: WarningLevel;
}

export interface ItemWarning {
  readonly item: string;
  readonly level: WarningLevel;
  /** Points by level 0–4. */
  readonly counts: readonly number[];
  readonly unreadablePoints: number;
  readonly steps: readonly WarningStep[];
}

export interface PondWarning {
  readonly level: WarningLevel;
  readonly items: readonly ItemWarning[];
  readonly unreadablePoints: number;
  readonly steps: readonly WarningStep[];
}

const colourOf = (level: RiskLevel): Localised => LEVEL_WORDS[levelKeyOf(level)].colour;

/** 1 红 is the worst, 0 is none. */
const worse = (first: WarningLevel, second: WarningLevel): WarningLevel => {
  if (first === 0) return second;
  return second === 0 ? first : (Math.min(first, second) as WarningLevel);
};

const toStep = ({ of, to, source }: Escalation, count: number, unit: Localised): WarningStep => ({
  words: {
    zh: `${count} 个${colourOf(of).zh}色${unit.zh} → ${colourOf(to).zh}色`,
    en: `${count} ${colourOf(of).en.toLowerCase()} ${unit.en} → ${colourOf(to).en.toLowerCase()}`,
  },
  source: describeSource(source),
  confidence: source.confidence,
  level: to,
});

const countLevels = (levels: readonly (WarningLevel | null)[]): number[] =>
  WARNING_LEVELS.map((level) => levels.filter((other) => other === level).length);

/** The worst level of which there is at least one. */
const worstOf = (counts: readonly number[]): WarningLevel =>
  WARNING_LEVELS.reduce<WarningLevel>((worst, level) => ((counts[level] ?? 0) > 0 ? worse(worst, level) : worst), 0);

const toItemWarning = (item: string, points: readonly MonitoringPoint[]): ItemWarning => {
  const counts = countLevels(points.map((point) => point.level));
  const reached = POINT_ESCALATIONS.filter(({ of, count }) => (counts[of] ?? 0) >= count);
  const level = reached.reduce<WarningLevel>((worst, { to }) => worse(worst, to), worstOf(counts));
  return {
    item,
    level,
    counts,
    unreadablePoints: points.length - counts.reduce((sum, count) => sum + count, 0),
    steps: reached.map((row) => toStep(row, counts[row.of] ?? 0, { zh: '测点', en: 'points' })),
  };
};

/**
 * Points → items → pond. An item takes its worst point, or what its points of one level together make; within an item
 * the text lets points escalate once and does not count the result as a further point. Across items "count as" is
 * applied in turn. The pond takes its worst item (presumed). Items in the order they first appear.
 */
export const aggregateWarnings = (points: readonly MonitoringPoint[]): PondWarning => {
  const names = [...new Set(points.map((point) => point.item))];
  const items = names.map((name) =>
    toItemWarning(
      name,
      points.filter((point) => point.item === name),
    ),
  );
  const counts = countLevels(items.map((item) => item.level));
  const steps: WarningStep[] = [];
  for (const row of ITEM_ESCALATIONS) {
    const count = counts[row.of] ?? 0;
    const made = Math.floor(count / row.count);
    if (made === 0) continue;
    counts[row.to] = (counts[row.to] ?? 0) + made;
    steps.push(toStep(row, count, { zh: '监测项目', en: 'items' }));
  }
  return {
    level: worstOf(counts),
    items,
    unreadablePoints: items.reduce((sum, item) => sum + item.unreadablePoints, 0),
    steps,
  };
};
