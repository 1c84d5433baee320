import type { FieldDefinition } from '../../hazards/define.ts';
import { readHeader, readScore, type Header } from './headers.ts';
import { parseLedgerNumber } from './parse-number.ts';
import type { PlaceNames } from './place-names.ts';
import { parseDatum } from './reference-names.ts';
import { toMetresText } from './projected.ts';
import { EASTING_FIELD, NORTHING_FIELD, targetsOf, type ImportKind } from './targets.ts';
import { emptyTokenOf, foldHeader, foldText } from './tokens.ts';
import type { ColumnGuess, Datum, GuessBasis } from './types.ts';
import { readUnit } from './units.ts';
import { coordinateRoleOf, doubtOf, scoreValues, type CoordinateRole } from './value-evidence.ts';

/** The part of a table, or of an opened source and its sample, that guesses rest on. */
export interface GuessTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SAMPLE_ROWS = 200;
const EXAMPLES = 3;

/** Below this a column is left out rather than guessed. */
const LEAST_CONFIDENCE = 0.55;

/** More columns than any ledger has: the rest is left out, so that a file of 100,000 columns costs no minutes. */
const MOST_COLUMNS = 1000;

interface Candidate {
  readonly column: number;
  readonly field: FieldDefinition;
  readonly confidence: number;
  readonly basis: GuessBasis;
  readonly unit: string | null;
}

const columnSample = (table: GuessTable, column: number): string[] => {
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
const isInvertedHeader = (header: string): boolean =>
  /(?<!\d)0\s*[=:：、.-]?\s*(是|有|已|yes|true)|(?<!\d)1\s*[=:：、.-]?\s*(否|无|没有|未|no\b|false)|(是|有|yes)\s*[=:：]\s*0|(否|无|no)\s*[=:：]\s*1/i.test(
    header.normalize('NFKC'),
  );

/** Half of a register's ponds above 200 million m³, or of its mines above 200 million t a year: there is none such. */
const IMPOSSIBLE_MIDDLE = 20_000;

/** Fields in ten thousands (万m³, 万吨) whose column states no unit: numbers so large can only be in the unit itself. */
const impliedFactor = (field: FieldDefinition, sample: readonly string[]): number => {
  if (field.unit === undefined || !/^万[m吨]/.test(field.unit.zh)) return 1;
  const numbers = sample
    .map((text) => parseLedgerNumber(text))
    .flatMap((number) => (number === null || number.unit !== null ? [] : [number.value]))
    .filter((number) => number > 0)
    .toSorted((a, b) => a - b);
  return (numbers[Math.floor(numbers.length / 2)] ?? 0) > IMPOSSIBLE_MIDDLE ? 1e-4 : 1;
};

const toGuess = (
  header: string,
  candidate: Omit<Candidate, 'column' | 'field'> & { readonly field: FieldDefinition | null },
  sample: readonly string[],
): ColumnGuess => {
  const { field, unit } = candidate;
  const isNumber = field !== null && (field.type === 'number' || field.type === 'integer');
  const said = isNumber ? readUnit(field, unit) : { factor: 1, isUnknown: false };
  const reading = isNumber && unit === null ? { ...said, factor: impliedFactor(field, sample) } : said;
  return {
    field: field?.name ?? null,
    factor: reading.factor,
    isInverted: field?.type === 'boolean' && isInvertedHeader(header),
    confidence: Math.min(1, candidate.confidence),
    basis: field === null ? null : candidate.basis,
    unit: isNumber ? unit : null,
    isUnitUnknown: reading.isUnknown,
    examples: examplesOf(sample),
  };
};

const COORDINATES: ReadonlySet<string> = new Set(['lng', 'lat', EASTING_FIELD, NORTHING_FIELD]);

/** Headers that mean an axis without saying which: X is the northing to a surveyor and the longitude to a programmer. */
const OPEN_AXES: ReadonlySet<string> = new Set([
  'x',
  'y',
  'x坐标',
  'y坐标',
  '横坐标',
  '纵坐标',
  'xcoord',
  'ycoord',
  'pointx',
  'pointy',
  '东坐标',
  '北坐标',
]);

/** What values say of a column that its header calls a coordinate: metres or degrees, and which axis where the header leaves it open. */
const scoreCoordinate = (field: string, header: Header, score: number, role: CoordinateRole | null): number => {
  const isMetres = role === 'easting' || role === 'northing';
  if (isMetres) return field === role ? Math.max(score, 0.92) : 0;
  const isPlane = field === EASTING_FIELD || field === NORTHING_FIELD;
  if (OPEN_AXES.has(header.base) && (role === 'lng' || role === 'lat'))
    return field === role ? Math.max(score, 0.92) : 0;
  if (isPlane && role !== null) return 0;
  return score;
};

const isKilometres = ({ bracket }: Header): boolean => /^(?:km|千米|公里)$/i.test(bracket ?? '');

interface Context {
  readonly fields: readonly FieldDefinition[];
  readonly own: ReadonlyMap<string, string>;
  readonly names: PlaceNames | null;
}

const scoreColumn = (header: Header, column: number, sample: readonly string[], context: Context): Candidate[] => {
  const scored = context.fields.map((field) => ({ field, ...readScore(header, field) }));
  const isCoordinate = scored.some(({ field, score }) => COORDINATES.has(field.name) && score > 0);
  const metres = isCoordinate && isKilometres(header) ? sample.map((cell) => toMetresText(cell, 1000, '.')) : sample;
  const role = isCoordinate ? coordinateRoleOf(metres) : null;
  return scored.flatMap(({ field, score, basis, unit }): Candidate[] => {
    if (context.own.get(header.whole) === field.name)
      return [{ column, field, confidence: 1.5, basis: 'configured', unit }];
    const isAxis = isCoordinate && COORDINATES.has(field.name);
    const byHeader = isAxis
      ? scoreCoordinate(field.name, header, score, role)
      : score * (score > 0 ? doubtOf(field, sample) : 1);
    const own = isAxis && isKilometres(header) ? header.bracket : unit;
    const byValues = scoreValues(field, sample, context.names);
    const confidence = byHeader > 0 ? Math.min(1, byHeader + byValues * 0.05) : isAxis ? 0 : byValues;
    // Values decided which axis it is; the header only said that it is one.
    const why: GuessBasis = byHeader === 0 || (isAxis && score < byHeader) ? 'values' : basis;
    return confidence < LEAST_CONFIDENCE ? [] : [{ column, field, confidence, basis: why, unit: own }];
  });
};

/** Every field once, every column once, best first. */
const choose = (candidates: readonly Candidate[]): Map<number, Candidate> => {
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column)) {
    if (chosen.has(candidate.column) || taken.has(candidate.field.name)) continue;
    chosen.set(candidate.column, candidate);
    taken.add(candidate.field.name);
  }
  return chosen;
};

const PAIRS = [
  ['lng', 'lat'],
  [EASTING_FIELD, NORTHING_FIELD],
] as const;

/** A longitude in BD-09 beside a latitude in GCJ-02 would be nowhere: of several pairs both come from one datum. */
const matchPairs = (
  chosen: Map<number, Candidate>,
  candidates: readonly Candidate[],
  headers: readonly string[],
): void => {
  const datumOf = (column: number): Datum | null => parseDatum(headers[column] ?? '');
  for (const [first, second] of PAIRS) {
    const pair = [...chosen.values()];
    const [one, other] = [
      pair.find(({ field }) => field.name === first),
      pair.find(({ field }) => field.name === second),
    ];
    if (one === undefined || other === undefined || datumOf(one.column) === datumOf(other.column)) continue;
    const better = candidates.find(
      (each) => each.field.name === second && datumOf(each.column) === datumOf(one.column) && !chosen.has(each.column),
    );
    if (better === undefined) continue;
    chosen.delete(other.column);
    chosen.set(better.column, better);
  }
};

const OF_ENTERPRISE = /^(?:生产经营|经营|所属)?(?:企业|单位|公司)(?:名称|全称)?$|^(?:company|enterprise)name$/;

/** An enterprise's name stands for the site's only where the site has none of its own: 企业名称 beside 危险源名称. */
const preferOwnName = (
  chosen: Map<number, Candidate>,
  candidates: readonly Candidate[],
  headers: readonly string[],
): void => {
  const isEnterprise = (column: number): boolean => OF_ENTERPRISE.test(foldHeader(headers[column] ?? ''));
  const name = [...chosen.values()].find(({ field }) => field.name === 'name');
  if (name === undefined || name.basis === 'configured' || !isEnterprise(name.column)) return;
  const own = candidates
    .filter(({ field, column }) => field.name === 'name' && !isEnterprise(column) && !chosen.has(column))
    .toSorted((a, b) => b.confidence - a.confidence)[0];
  if (own === undefined) return;
  chosen.delete(name.column);
  chosen.set(own.column, own);
};

/** Half a position is none: what only its values called a longitude goes, where no latitude stands beside it. */
const dropLoneAxes = (chosen: Map<number, Candidate>): void => {
  for (const [first, second] of PAIRS)
    for (const [name, other] of [
      [first, second],
      [second, first],
    ]) {
      const lone = [...chosen.values()].find(({ field, basis }) => field.name === name && basis === 'values');
      const hasOther = [...chosen.values()].some(({ field }) => field.name === other);
      if (lone !== undefined && !hasOther) chosen.delete(lone.column);
    }
};

/**
 * Which column is which field: headers first (name, both words, synonyms, with units in brackets or at the end), then
 * what the values look like (18-character codes, codes of 6 to 12 digits, coordinates, names of divisions,
 * 红/重大/一级). Every field is given once, to the column that fits best; what fits nothing stays out. Every guess says
 * what it rests on.
 * @param named the authority's own column names → field, from the configuration; they are certain
 * @param names names of divisions, where the boundaries are at hand
 */
export const guessMapping = (
  table: GuessTable,
  kind: ImportKind,
  named: Readonly<Record<string, string>> = {},
  names: PlaceNames | null = null,
): readonly ColumnGuess[] => {
  const fields = targetsOf(kind);
  const own = new Map(Object.entries(named).map(([name, field]) => [foldHeader(name), field]));
  const used = table.headers.slice(0, MOST_COLUMNS);
  const samples = used.map((_, column) => columnSample(table, column));
  const candidates = used.flatMap((text, column) =>
    scoreColumn(readHeader(text, kind), column, samples[column] ?? [], { fields, own, names }),
  );
  const chosen = choose(candidates);
  preferOwnName(chosen, candidates, table.headers);
  matchPairs(chosen, candidates, table.headers);
  dropLoneAxes(chosen);
  return table.headers.map((header, column) => {
    const candidate = chosen.get(column) ?? { field: null, confidence: 0, basis: 'values', unit: null };
    return toGuess(header, candidate, samples[column] ?? []);
  });
};

const unitOfHeader = (header: string, field: FieldDefinition): string | null => {
  const bracket = /[(（[【]([^()（）[\]【】]*)[)\]）】]\s*$/.exec(header)?.[1]?.trim();
  if (bracket !== undefined && bracket !== '') return bracket.replace(/^(?:单位|unit)\s*[:：]?\s*/i, '');
  const ending = /[_\s/,，](\S{1,12})$/.exec(header.normalize('NFKC').trim())?.[1];
  return ending !== undefined && !readUnit(field, ending).isUnknown && field.unit !== undefined ? ending : null;
};

/** The guess for one column after the user chose another field for it: unit, factor and polarity follow the field. */
export const remapColumn = (guess: ColumnGuess, header: string, field: FieldDefinition | null): ColumnGuess => {
  const unit = field === null ? null : unitOfHeader(header, field);
  const chosen = toGuess(header, { field, confidence: 1, basis: 'chosen', unit }, []);
  return { ...chosen, examples: guess.examples };
};

/** Headers of a table that say which datum its coordinates are in; `null` when nothing does. */
export const datumOfHeaders = (headers: readonly string[]): Datum | null => {
  const text = headers.map(foldText).join(' ');
  if (/gcj-?_?02|火星坐标|高德/.test(text)) return 'GCJ02';
  if (/bd-?_?09|百度/.test(text)) return 'BD09';
  if (/cgcs-?_?2000|2000国家|国家2000/.test(text)) return 'CGCS2000';
  return /wgs-?_?(19)?84/.test(text) ? 'WGS84' : null;
};
