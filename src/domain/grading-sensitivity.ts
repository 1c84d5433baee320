import { formatChinaDate } from './clock.ts';
import type { Confidence, GradeReason, GradeResult, LevelOverrides } from './grading.ts';
import { toChangeWords } from './grading-sensitivity-words.ts';
import type { MaybeRiskLevel } from './levels.ts';
import { reasonsWithout } from './regrade.ts';
import type {
  BooleanInput,
  DateInput,
  EnumInput,
  GradingCase,
  InputValue,
  Movement,
  NumberInput,
  RuleInput,
} from './rule-input.ts';
import { bandOf, gradeCase, isColourReason, severityOf, type LevelScale, type RuleSheet } from './rule-sheet.ts';
import type { Localised } from './words.ts';

/** `grades`: from no level to one · `ungrades`: from a level to none, which is not better and not worse. */
export type ChangeDirection = 'raises' | 'lowers' | 'grades' | 'ungrades';

/** One input, changed alone and by as little as it takes, and the level that follows. */
export interface LevelChange {
  readonly input: RuleInput;
  readonly from: InputValue;
  readonly to: InputValue;
  /** In the input's unit; options passed of an enum; days of a date; 1 of a yes or no. Always > 0. */
  readonly size: number;
  readonly fromLevel: MaybeRiskLevel;
  readonly level: MaybeRiskLevel;
  readonly direction: ChangeDirection;
  /** Levels between the two; `null` where one of them is no level. */
  readonly levelsApart: number | null;
  /** The rule's own band that is reached: 三级, C, 病. */
  readonly band: string | null;
  /** Of the step of the rule that decides. */
  readonly threshold: string;
  readonly source: string;
  readonly confidence: Confidence | null;
  /** R 值再降 3.2，即降为黄（三级）. */
  readonly words: Localised;
}

interface Candidate {
  readonly value: InputValue;
  readonly size: number;
}

const DAY_MS = 86_400_000;

/** Takes off again what binary fractions add: 53.1 − 3.2 is 49.9. */
const toDecimal = (value: number): number => Number(value.toPrecision(12));

const canMove = (moves: Movement, delta: number): boolean =>
  delta !== 0 && (moves === 'any' || (moves === 'up' ? delta > 0 : delta < 0));

/** Whole steps next to each cut, on either side of it: the answer changes at a cut, before it or after it. */
const stepsAround = (cuts: readonly number[], from: number, step: number): readonly number[] => {
  const steps = cuts.flatMap((cut) => {
    const below = Math.floor((cut - from) / step);
    return [below - 1, below, below + 1, below + 2];
  });
  // Beyond the safe integers a step is lost in the rounding of the value itself: nothing can be said in steps there.
  return [...new Set(steps)].filter((k) => Number.isSafeInteger(k));
};

const numberCandidates = (input: NumberInput, site: GradingCase): readonly Candidate[] => {
  const from = input.read(site);
  const { min, max, step } = input;
  const cuts = input.cuts(site);
  // Nothing to change from: what could be stated, lowest first.
  if (from === null)
    return [min, max, ...cuts.flatMap((cut) => [toDecimal(cut - step), cut])]
      .filter((value) => Number.isFinite(value) && value >= min && value <= max)
      .map((value) => ({ value, size: value - Math.min(min, 0) + step }));
  return stepsAround(cuts, from, step)
    .filter((k) => canMove(input.moves, k))
    .map((k) => ({ value: toDecimal(from + k * step), size: toDecimal(Math.abs(k) * step) }))
    .filter(({ value }) => value >= min && value <= max);
};

const enumCandidates = (input: EnumInput, site: GradingCase): readonly Candidate[] => {
  const from = input.read(site);
  const at = input.options.findIndex((option) => option.value === from);
  return input.options
    .map((option, index) => ({ value: option.value, size: at < 0 ? index + 1 : Math.abs(index - at) }))
    .filter(({ size }) => size > 0);
};

const booleanCandidates = (input: BooleanInput, site: GradingCase): readonly Candidate[] =>
  [true, false].filter((value) => value !== input.read(site)).map((value) => ({ value, size: 1 }));

const dateCandidates = (input: DateInput, site: GradingCase): readonly Candidate[] => {
  const from = input.read(site);
  if (from === null) return [];
  const start = Date.parse(`${from}T00:00:00+08:00`);
  return stepsAround(input.cuts(site), start, DAY_MS)
    .filter((days) => canMove(input.moves, days))
    .map((days) => ({ value: formatChinaDate(start + days * DAY_MS), size: Math.abs(days) }));
};

/** Values worth trying, the smallest change first; equal changes in the order of the input's own values. */
const toCandidates = (input: RuleInput, site: GradingCase): readonly Candidate[] => {
  const candidates =
    input.type === 'number'
      ? numberCandidates(input, site)
      : input.type === 'enum'
        ? enumCandidates(input, site)
        : input.type === 'boolean'
          ? booleanCandidates(input, site)
          : dateCandidates(input, site);
  return candidates.toSorted((first, second) => first.size - second.size);
};

const toDirection = (scale: LevelScale, from: MaybeRiskLevel, to: MaybeRiskLevel): ChangeDirection => {
  const before = severityOf(scale, from);
  const after = severityOf(scale, to);
  if (before === null) return 'grades';
  if (after === null) return 'ungrades';
  return after > before ? 'raises' : 'lowers';
};

const toLevelsApart = (scale: LevelScale, from: MaybeRiskLevel, to: MaybeRiskLevel): number | null => {
  const before = severityOf(scale, from);
  const after = severityOf(scale, to);
  return before === null || after === null ? null : Math.abs(after - before);
};

/**
 * The step that makes the difference: of a live warning the first new one that comes to the new level, which is its item;
 * otherwise the last new one, or else the last that fell away; a colour only if nothing else.
 */
const decidingReason = (sheet: RuleSheet, before: GradeResult, after: GradeResult): GradeReason | null => {
  const added = reasonsWithout(after, before);
  const first = sheet.scale === 'warning' ? added.find(({ level }) => level === after.level) : undefined;
  if (first !== undefined) return first;
  const removed = reasonsWithout(before, after);
  const isStep = ({ rule }: GradeReason): boolean => !isColourReason(sheet, rule);
  return added.findLast(isStep) ?? removed.findLast(isStep) ?? added.at(-1) ?? after.reasons.at(-1) ?? null;
};

const toLevelChange = (
  sheet: RuleSheet,
  input: RuleInput,
  from: InputValue,
  candidate: Candidate,
  results: { readonly before: GradeResult; readonly after: GradeResult },
): LevelChange => {
  const { before, after } = results;
  const reason = decidingReason(sheet, before, after);
  const parts = {
    input,
    from,
    to: candidate.value,
    size: candidate.size,
    fromLevel: before.level,
    level: after.level,
    direction: toDirection(sheet.scale, before.level, after.level),
    levelsApart: toLevelsApart(sheet.scale, before.level, after.level),
    band: bandOf(sheet, after),
    threshold: reason?.threshold ?? '',
    source: reason?.source ?? '',
    confidence: reason?.confidence ?? null,
  };
  return { ...parts, words: toChangeWords(sheet.scale, parts) };
};

const changesOf = (
  sheet: RuleSheet,
  input: RuleInput,
  site: GradingCase,
  before: GradeResult,
  overrides: LevelOverrides | undefined,
): readonly LevelChange[] => {
  const from = input.read(site);
  // Where a level is known, a number that nobody stated is no change; what is lacking stands in `missing`.
  if (from === null && input.type === 'number' && before.level !== null) return [];
  const smallest = new Map<MaybeRiskLevel, LevelChange>();
  for (const candidate of toCandidates(input, site)) {
    const after = gradeCase(sheet, input.write(site, candidate.value as never), overrides);
    if (after.level === before.level || smallest.has(after.level)) continue;
    smallest.set(after.level, toLevelChange(sheet, input, from, candidate, { before, after }));
  }
  return [...smallest.values()];
};

const DIRECTION_ORDER: readonly ChangeDirection[] = ['raises', 'lowers', 'grades', 'ungrades'];

/**
 * What would raise or lower a level: for each input of the rule, and each level that it alone can lead to, the smallest
 * change that does, on the input's own step. Every one is verified by grading again. Raising first, then lowering; the
 * next level before the one after; then in the order of the rule's inputs.
 */
export const findLevelChanges = (
  sheet: RuleSheet,
  site: GradingCase,
  overrides?: LevelOverrides,
): readonly LevelChange[] => {
  const before = gradeCase(sheet, site, overrides);
  return sheet
    .inputs(site)
    .flatMap((input) => changesOf(sheet, input, site, before, overrides))
    .toSorted(
      (first, second) =>
        DIRECTION_ORDER.indexOf(first.direction) - DIRECTION_ORDER.indexOf(second.direction) ||
        (first.levelsApart ?? 0) - (second.levelsApart ?? 0),
    );
};
