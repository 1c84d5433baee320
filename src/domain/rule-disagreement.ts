import type { CsvCell } from './csv.ts';
import type { GradeResult } from './grading.ts';
import { LEVEL_KEYS, LEVEL_WORDS, levelKeyOf, type LevelKey, type MaybeRiskLevel } from './levels.ts';
import { inLanguage, type Language, type Localised } from './words.ts';

/*
 * Sites whose registered level is not the one that their rule gives: row by row, and as a table from → to by county. The
 * counts add up; a region's table is the sum of its counties'.
 */

/**
 * `agree`, `differ`: both are known · `register-lacks`: the rule gives a level where the register has none ·
 * `cannot-compute`: inputs are missing, the registered level stands unchecked · `no-colour`: the rule itself gives none (a
 * mine long stopped) · `both-lack`: unassessed on both sides · `register-invalid`: what is registered is no level (5).
 */
export const DISAGREEMENT_OUTCOMES = [
  'agree',
  'differ',
  'register-lacks',
  'cannot-compute',
  'no-colour',
  'both-lack',
  'register-invalid',
] as const;
export type DisagreementOutcome = (typeof DISAGREEMENT_OUTCOMES)[number];

export const OUTCOME_WORDS: Readonly<Record<DisagreementOutcome, Localised>> = {
  agree: { zh: '一致', en: 'Agree' },
  differ: { zh: '不一致', en: 'Differ' },
  'register-lacks': { zh: '台账未评估，规则可评', en: 'Unassessed, though the rule gives a level' },
  'cannot-compute': { zh: '缺少数据，无法核对', en: 'Cannot be checked: inputs missing' },
  'no-colour': { zh: '台账有等级，规则不评色', en: 'Registered with a level; the rule gives none' },
  'both-lack': { zh: '均未评估', en: 'Unassessed on both sides' },
  'register-invalid': { zh: '台账等级无效', en: 'The registered level does not exist' },
};

/** Of rows that differ. */
export const DIRECTION_WORDS = {
  understated: { zh: '登记偏低', en: 'Registered too low' },
  overstated: { zh: '登记偏高', en: 'Registered too high' },
} as const satisfies Record<string, Localised>;

export interface RowComparison {
  readonly outcome: DisagreementOutcome;
  /** `null` where it states none, or none that exists. */
  readonly registered: MaybeRiskLevel;
  readonly computed: MaybeRiskLevel;
  /** Whether by the rule the site is worse than registered; `null` unless the two differ. */
  readonly isUnderstated: boolean | null;
}

const isStated = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const toOutcome = (
  isInvalid: boolean,
  registered: MaybeRiskLevel,
  { level, missing }: Pick<GradeResult, 'level' | 'missing'>,
): DisagreementOutcome => {
  if (isInvalid) return 'register-invalid';
  if (registered === null) return level === null ? 'both-lack' : 'register-lacks';
  if (level === null) return missing.length > 0 ? 'cannot-compute' : 'no-colour';
  return level === registered ? 'agree' : 'differ';
};

/**
 * One site: what its register says beside what its rule gives.
 *
 * @param stated `risk_level` as it stands in the register, whatever that is.
 */
export const compareLevels = (stated: unknown, computed: Pick<GradeResult, 'level' | 'missing'>): RowComparison => {
  const registered: MaybeRiskLevel = stated === 1 || stated === 2 || stated === 3 || stated === 4 ? stated : null;
  const outcome = toOutcome(registered === null && isStated(stated), registered, computed);
  return {
    outcome,
    registered,
    computed: computed.level,
    isUnderstated:
      outcome === 'differ' && registered !== null && computed.level !== null ? computed.level < registered : null,
  };
};

const LEVELS = LEVEL_KEYS.length;
const OUTCOMES = DISAGREEMENT_OUTCOMES.length;
/** Registered × computed, then the outcomes: what is counted for each county. */
const WIDTH = LEVELS * LEVELS + OUTCOMES;

const cellOf = (registered: MaybeRiskLevel, computed: MaybeRiskLevel): number =>
  LEVEL_KEYS.indexOf(levelKeyOf(registered)) * LEVELS + LEVEL_KEYS.indexOf(levelKeyOf(computed));

/** Registered → computed. */
export interface LevelMove {
  readonly from: LevelKey;
  readonly to: LevelKey;
  readonly count: number;
}

/** Of a region. Every row counted stands in exactly one outcome: they add up to `rows`. */
export interface DisagreementTable {
  readonly rows: number;
  readonly outcomes: Readonly<Record<DisagreementOutcome, number>>;
  /** Of `differ`: worse by the rule than registered, and better. They add up to it. */
  readonly understated: number;
  readonly overstated: number;
  /** Registered and computed levels of every row but those with an invalid level; rows of 0 are left out, red first. */
  readonly moves: readonly LevelMove[];
}

/** Counts rows by county as they come. */
export class DisagreementSummary {
  readonly #counties = new Map<number, Uint32Array>();

  /** @param county index of the county, 0 for a site outside every one. */
  add(county: number, comparison: RowComparison): void {
    const counts = this.#of(county);
    const { outcome, registered, computed } = comparison;
    const slot = LEVELS * LEVELS + DISAGREEMENT_OUTCOMES.indexOf(outcome);
    counts[slot] = (counts[slot] ?? 0) + 1;
    if (outcome === 'register-invalid') return;
    const cell = cellOf(registered, computed);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }

  /** Sum over counties `first` to `last`, both included, as `Region.countyRange` has them; the whole register without. */
  table(first = 0, last = Number.POSITIVE_INFINITY): DisagreementTable {
    const sum = new Uint32Array(WIDTH);
    for (const [county, counts] of this.#counties)
      if (county >= first && county <= last) counts.forEach((count, slot) => (sum[slot] = (sum[slot] ?? 0) + count));
    return toTable(sum);
  }

  #of(county: number): Uint32Array {
    const known = this.#counties.get(county);
    if (known !== undefined) return known;
    const counts = new Uint32Array(WIDTH);
    this.#counties.set(county, counts);
    return counts;
  }
}

const toTable = (sum: Uint32Array): DisagreementTable => {
  const moves = LEVEL_KEYS.flatMap((from, row) =>
    LEVEL_KEYS.map((to, column) => ({ from, to, count: sum[row * LEVELS + column] ?? 0 })),
  ).filter(({ count }) => count > 0);
  const differing = moves.filter(({ from, to }) => from !== 'unassessed' && to !== 'unassessed' && from !== to);
  const total = (list: readonly LevelMove[]): number => list.reduce((all, { count }) => all + count, 0);
  const outcomes = Object.fromEntries(
    DISAGREEMENT_OUTCOMES.map((outcome, index) => [outcome, sum[LEVELS * LEVELS + index] ?? 0]),
  ) as Record<DisagreementOutcome, number>;
  return {
    rows: Object.values(outcomes).reduce((all, count) => all + count, 0),
    outcomes,
    understated: total(differing.filter(({ from, to }) => to < from)),
    overstated: total(differing.filter(({ from, to }) => to > from)),
    moves,
  };
};

/** One site of the list. */
export interface DisagreementRow extends RowComparison {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  /** Of the county it counts in, or the stated code where it counts in none. */
  readonly adcode: string | null;
  /** The steps that decided, the last one last; `null` where the rule came to none. */
  readonly reason: Localised | null;
  /** Documents and clauses of those steps. */
  readonly document: string | null;
  /** Fields whose absence keeps a level away. */
  readonly missing: readonly string[];
}

/** The last two steps of a chain: what fixed the band, and what coloured or raised it. */
const DECIDING_STEPS = 2;

/** Reason and document of a row, from the rule's result. */
export const toDecision = ({ reasons }: GradeResult): Pick<DisagreementRow, 'reason' | 'document'> => {
  const last = reasons.slice(-DECIDING_STEPS);
  if (last.length === 0) return { reason: null, document: null };
  return {
    reason: {
      zh: last.map(({ words }) => words.zh).join('；'),
      en: last.map(({ words }) => words.en).join('; '),
    },
    document: [...new Set(last.map(({ source }) => source))].join('；'),
  };
};

/**
 * Order of the list: worse by rule than registered first, and of each the worst level first, then the larger step; rows
 * that tie stay as they came.
 */
export const compareDisagreements = (a: RowComparison, b: RowComparison): number => {
  const rank = ({ isUnderstated }: RowComparison): number => (isUnderstated === true ? 0 : 1);
  const worst = ({ computed, registered }: RowComparison): number => computed ?? registered ?? LEVELS;
  const step = ({ computed, registered }: RowComparison): number =>
    computed === null || registered === null ? 0 : Math.abs(computed - registered);
  return rank(a) - rank(b) || worst(a) - worst(b) || step(b) - step(a);
};

/** What a row is called in the file, where its own codes are not enough. */
export interface DisagreementNames {
  readonly isSynthetic: boolean;
  /** ISO 8601 of the register; `null`: it does not say. */
  readonly asOf: string | null;
  readonly kind: Localised;
  /** Province, prefecture and county, as far as there are any. */
  readonly places: readonly [string, string, string];
  readonly missing: readonly Localised[];
}

/** Heads of `toDisagreementCells`, in its order. */
export const DISAGREEMENT_COLUMNS: readonly Localised[] = [
  { zh: '编号', en: 'ID' },
  { zh: '名称', en: 'Name' },
  { zh: '类别', en: 'Kind' },
  { zh: '区划代码', en: 'Division code' },
  { zh: '省级', en: 'Province' },
  { zh: '地级', en: 'Prefecture' },
  { zh: '县级', en: 'County' },
  { zh: '登记等级', en: 'Registered level' },
  { zh: '规则等级', en: 'Level by rule' },
  { zh: '结论', en: 'Outcome' },
  { zh: '方向', en: 'Direction' },
  { zh: '理由', en: 'Reason' },
  { zh: '依据', en: 'Document' },
  { zh: '缺少的数据', en: 'Missing' },
  { zh: '数据来源', en: 'Source' },
  { zh: '截至', en: 'As of' },
  { zh: '数据性质', en: 'Nature of the data' },
];

const NATURE_WORDS = {
  synthetic: { zh: '演示数据', en: 'Demo data' },
  real: { zh: '登记数据', en: 'Registered data' },
} as const satisfies Record<string, Localised>;

export const toDisagreementCells = (
  row: DisagreementRow,
  names: DisagreementNames,
  language: Language,
): readonly CsvCell[] => {
  const text = (words: Localised): string => inLanguage(words, language);
  const level = (value: MaybeRiskLevel): string => text(LEVEL_WORDS[levelKeyOf(value)].colour);
  return [
    row.id,
    row.name,
    text(names.kind),
    row.adcode,
    ...names.places,
    level(row.registered),
    level(row.computed),
    text(OUTCOME_WORDS[row.outcome]),
    row.isUnderstated === null ? null : text(DIRECTION_WORDS[row.isUnderstated ? 'understated' : 'overstated']),
    row.reason === null ? null : text(row.reason),
    row.document,
    names.missing.length === 0 ? null : names.missing.map(text).join(text({ zh: '、', en: ', ' })),
    row.source,
    names.asOf,
    text(NATURE_WORDS[names.isSynthetic ? 'synthetic' : 'real']),
  ];
};
