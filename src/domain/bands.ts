import type { Confidence, GradeReason } from './grading.ts';
import type { MaybeRiskLevel } from './levels.ts';
import type { Localised } from './words.ts';

/** Where a rule stands in print, or that it stands nowhere. */
export interface RuleSource {
  readonly document: string;
  readonly clause: string;
  readonly confidence: Confidence;
}

/** One row of a table of thresholds: `from ≤ x < to`; a bound left out is open. */
export interface Band<Value> {
  readonly from?: number;
  readonly to?: number;
  readonly value: Value;
}

/** Thresholds as data, with the text they come from. Bands do not overlap; a gap between them answers `undefined`. */
export interface BandTable<Value> extends RuleSource {
  readonly id: string;
  readonly version: string;
  /** ISO date from which the text is in force, or the year alone where the day is not known. */
  readonly validFrom: string;
  /** What is compared: `R`, `S`, `得分`. */
  readonly symbol: string;
  readonly unit?: Localised;
  readonly bands: readonly Band<Value>[];
}

export const findBand = <Value>(table: BandTable<Value>, x: number): Band<Value> | undefined =>
  table.bands.find(({ from = -Infinity, to = Infinity }) => x >= from && x < to);

/** `50 ≤ R < 100`, `R ≥ 100`, `R < 10`. */
export const describeBand = (symbol: string, band: Band<unknown>): string => {
  const { from, to } = band;
  if (from !== undefined && to !== undefined) return `${from} ≤ ${symbol} < ${to}`;
  if (from !== undefined) return `${symbol} ≥ ${from}`;
  return to === undefined ? symbol : `${symbol} < ${to}`;
};

/** The whole table in one line, for a reason that has no value to place: `R ≥ 100 一级; 50 ≤ R < 100 二级 …`. */
export const describeTable = (table: BandTable<unknown>): string =>
  table.bands.map((band) => `${describeBand(table.symbol, band)} ${String(band.value)}`).join('; ');

export const describeSource = ({ document, clause }: RuleSource): string =>
  clause === '' ? document : `${document} ${clause}`;

interface ReasonParts {
  readonly rule: string;
  readonly words: Localised;
  readonly value: string | number | null;
  readonly threshold: string;
  readonly level?: MaybeRiskLevel;
  readonly date?: string | null;
}

export const toReason = (source: RuleSource, parts: ReasonParts): GradeReason => ({
  rule: parts.rule,
  words: parts.words,
  value: parts.value,
  threshold: parts.threshold,
  source: describeSource(source),
  confidence: source.confidence,
  level: parts.level ?? null,
  ...(parts.date ? { date: parts.date } : {}),
});
