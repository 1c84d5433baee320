import type { FieldDefinition } from '../../hazards/define.ts';
import { readHeader, readUnit, scoreHeader } from './headers.ts';
import { targetsOf, type ImportKind } from './targets.ts';
import { emptyTokenOf, foldHeader, foldText } from './tokens.ts';
import type { ColumnGuess, SourceTable } from './types.ts';
import { scoreValues, shareOfDegrees } from './value-evidence.ts';

const SAMPLE_ROWS = 200;
const EXAMPLES = 3;

/** Below this a column is left out rather than guessed. */
const LEAST_CONFIDENCE = 0.55;

interface Candidate {
  readonly column: number;
  readonly field: FieldDefinition;
  readonly confidence: number;
}

const columnSample = (table: SourceTable, column: number): string[] => {
  const values: string[] = [];
  for (const row of table.rows) {
    const value = row[column] ?? '';
    if (emptyTokenOf(value) === null) values.push(value);
    if (values.length >= SAMPLE_ROWS) break;
  }
  return values;
};

const examplesOf = (sample: readonly string[]): readonly string[] => {
  const different = new Set(sample.map((value) => value.trim().slice(0, 60)));
  return [...different].slice(0, EXAMPLES);
};

/** 0=是 in the header turns a yes/no column round; registers use both ways, even in one file (DOMAIN.md §2). */
const isInvertedHeader = (header: string): boolean => /0\s*[=:：、-]?\s*(是|有|yes)/i.test(header.normalize('NFKC'));

const toGuess = (
  header: string,
  field: FieldDefinition | null,
  confidence: number,
  sample: readonly string[],
): ColumnGuess => {
  const bracket = /[(（[【]([^()（）[\]【】]*)[)）\]】]\s*$/.exec(header)?.[1]?.trim() ?? null;
  const isNumber = field !== null && (field.type === 'number' || field.type === 'integer');
  const unit = isNumber ? bracket : null;
  const reading = field === null ? { factor: 1, isUnknown: false } : readUnit(field, unit);
  return {
    field: field?.name ?? null,
    factor: reading.factor,
    isInverted: field?.type === 'boolean' && isInvertedHeader(header),
    confidence,
    unit,
    isUnitUnknown: reading.isUnknown,
    examples: examplesOf(sample),
  };
};

const scoreColumn = (headerScore: number, field: FieldDefinition, sample: readonly string[]): number => {
  const isDegrees = field.name === 'lng' || field.name === 'lat';
  if (headerScore > 0 && isDegrees && (shareOfDegrees(sample) ?? 1) < 0.2) return headerScore * 0.4;
  const byValues = scoreValues(field.name, sample);
  return headerScore > 0 ? Math.min(1, headerScore + byValues * 0.05) : byValues;
};

/**
 * Which column is which field: headers first (name, both words, synonyms, with units in brackets), then what the values
 * look like (18-character codes, 6-digit codes, ranges of coordinates, 红/重大/一级). Every field is given once, to the
 * column that fits best; what fits nothing stays out.
 * @param named the authority's own column names → field, from the configuration; they are certain
 */
export const guessMapping = (
  table: SourceTable,
  kind: ImportKind,
  named: Readonly<Record<string, string>> = {},
): readonly ColumnGuess[] => {
  const fields = targetsOf(kind);
  const samples = table.headers.map((_, column) => columnSample(table, column));
  const own = new Map(Object.entries(named).map(([name, field]) => [foldText(name), field]));
  const candidates: Candidate[] = [];
  table.headers.forEach((text, column) => {
    const header = readHeader(text, kind);
    for (const field of fields) {
      const isNamed = own.get(foldText(text)) === field.name;
      const confidence = isNamed ? 1.5 : scoreColumn(scoreHeader(header, field), field, samples[column] ?? []);
      if (confidence >= LEAST_CONFIDENCE) candidates.push({ column, field, confidence });
    }
  });
  candidates.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.column) || taken.has(candidate.field.name)) continue;
    chosen.set(candidate.column, candidate);
    taken.add(candidate.field.name);
  }
  return table.headers.map((header, column) => {
    const candidate = chosen.get(column);
    return toGuess(header, candidate?.field ?? null, Math.min(1, candidate?.confidence ?? 0), samples[column] ?? []);
  });
};

/** The guess for one column after the user chose another field for it: unit, factor and polarity follow the field. */
export const remapColumn = (guess: ColumnGuess, header: string, field: FieldDefinition | null): ColumnGuess => ({
  ...toGuess(header, field, 1, []),
  examples: guess.examples,
});

/** Headers of a table that say which datum its coordinates are in; `null` when nothing does. */
export const datumOfHeaders = (headers: readonly string[]): 'GCJ02' | 'BD09' | 'CGCS2000' | 'WGS84' | null => {
  const text = headers.map(foldHeader).join(' ');
  if (/gcj02|火星坐标|高德/.test(text)) return 'GCJ02';
  if (/bd09|百度/.test(text)) return 'BD09';
  if (/cgcs2000|2000国家|国家2000/.test(text)) return 'CGCS2000';
  return /wgs84/.test(text) ? 'WGS84' : null;
};
