import { COMMON_TARGETS } from './common-targets.ts';
import { readHeader, scoreHeader } from './headers.ts';
import type { ImportKind } from './targets.ts';
import { foldHeader } from './tokens.ts';
import type { GuessTable } from './guess-mapping.ts';
import type { KindGuess } from './types.ts';

const SAMPLE_ROWS = 60;

/** Points of evidence below which a file fits no register and becomes reference sites. */
const LEAST_EVIDENCE = 1;

/** Points for the kind's own name in every sampled row; a header that names it counts as half a file full of it. */
const NAME_POINTS = 4;

/** Fields that only some kinds have: only they tell kinds apart. */
const tellingFields = (kind: ImportKind, kinds: readonly ImportKind[]): ImportKind['fields'] => {
  const holders = (name: string): number =>
    kinds.filter((each) => each.fields.some((field) => field.name === name)).length;
  return kind.fields.filter((field) => holders(field.name) <= kinds.length / 2);
};

const fieldPoints = (table: GuessTable, kind: ImportKind, kinds: readonly ImportKind[]): number => {
  const fields = tellingFields(kind, kinds);
  let points = 0;
  for (const text of table.headers) {
    const header = readHeader(text, kind);
    const best = Math.max(0, ...fields.map((field) => scoreHeader(header, field)));
    // 风险等级 and 运行状态 are headers of every kind, whatever one kind makes of them.
    if (best >= 0.75 && !COMMON_TARGETS.some((field) => scoreHeader(header, field) >= best)) points += best;
  }
  return points;
};

const namePoints = (table: GuessTable, fileName: string, kind: ImportKind): number => {
  const { name, shortName } = kind.words;
  const words = [name.zh, name.en, shortName.zh].map(foldHeader).filter((word) => word.length > 1);
  const hasName = (text: string): boolean => words.some((word) => foldHeader(text).includes(word));
  const rows = table.rows.slice(0, SAMPLE_ROWS);
  const share = rows.filter((row) => row.some(hasName)).length / Math.max(1, rows.length);
  return NAME_POINTS * Math.max(share, table.headers.some(hasName) || hasName(fileName) ? 0.5 : 0);
};

/**
 * Which kind a file most likely holds: headers that name fields only that kind has, and the kind's own name in headers,
 * cells or file name. With too little evidence: reference sites, which are drawn but stand in no register figure.
 */
export const guessKind = (table: GuessTable, fileName: string, kinds: readonly ImportKind[]): KindGuess => {
  const registers = kinds.filter((kind) => kind.isRegister);
  const scored = registers
    .map((kind) => ({ kind: kind.id, points: fieldPoints(table, kind, kinds) + namePoints(table, fileName, kind) }))
    .sort((a, b) => b.points - a.points);
  const [best, second] = scored;
  const fallback = kinds.find((kind) => !kind.isRegister)?.id ?? best?.kind ?? '';
  if (best === undefined || best.points < LEAST_EVIDENCE) return { kind: fallback, confidence: 0 };
  return { kind: best.kind, confidence: best.points / (best.points + (second?.points ?? 0)) };
};
