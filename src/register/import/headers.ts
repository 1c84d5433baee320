import type { FieldDefinition } from '../../hazards/define.ts';
import { foldHeader, foldText } from './tokens.ts';
import type { ImportKind } from './targets.ts';

export interface Header {
  /** Whole header, folded. */
  readonly whole: string;
  /** Without its last bracket, folded. */
  readonly base: string;
  /** `Mtpa` of `Capacity (Mtpa)`, as written; `null` without brackets. */
  readonly bracket: string | null;
  /** `State` and `Province` of `State, Province`, folded. */
  readonly parts: readonly string[];
  /** Without the words that name the kind: `名称` of `煤矿名称`. */
  readonly withoutKind: string;
}

const kindWords = (kind: ImportKind): readonly string[] => {
  const { name, shortName } = kind.words;
  const english = foldText(`${name.en} ${shortName.en}`).split(' ');
  return [name.zh, shortName.zh, ...english].map(foldHeader).filter((word) => word.length > 1);
};

const withoutWords = (text: string, words: readonly string[]): string => {
  let rest = text;
  for (const word of [...words].sort((a, b) => b.length - a.length)) rest = rest.replace(word, '');
  return rest;
};

export const readHeader = (header: string, kind: ImportKind): Header => {
  const text = header.normalize('NFKC');
  const match = /^(.*?)\s*[([【]([^()[\]【】]*)[)\]】]\s*$/s.exec(text);
  const base = match?.[1] ?? text;
  return {
    whole: foldHeader(text),
    base: foldHeader(base),
    bracket: match?.[2]?.trim() ?? null,
    parts: base
      .split(/[,，/、;；|]/)
      .map(foldHeader)
      .filter(Boolean),
    withoutKind: withoutWords(foldHeader(base), kindWords(kind)),
  };
};

export interface UnitReading {
  readonly factor: number;
  readonly isUnknown: boolean;
}

/** What the unit of a header (or of a cell) does to numbers of a field; `null`: the text is no unit at all. */
export const readUnit = (field: FieldDefinition, unit: string | null): UnitReading => {
  if (unit === null || unit === '') return { factor: 1, isUnknown: false };
  const folded = foldText(unit).replace(/\s/g, '');
  const own = [field.unit?.zh, field.unit?.en].flatMap((word) =>
    word === undefined ? [] : [foldText(word).replace(/\s/g, '')],
  );
  if (own.includes(folded)) return { factor: 1, isUnknown: false };
  for (const [token, factor] of Object.entries(field.unitFactors ?? {}))
    if (foldText(token).replace(/\s/g, '') === folded) return { factor, isUnknown: false };
  return { factor: 1, isUnknown: field.unit !== undefined };
};

const namesOf = (field: FieldDefinition): readonly string[] =>
  [field.name, field.words.zh, field.words.en, ...(field.synonyms ?? [])].map(foldHeader);

/** How well a header names a field, 0–1: whole, without brackets, without the kind's words, one of several parts, ending. */
export const scoreHeader = (header: Header, field: FieldDefinition): number => {
  const names = namesOf(field);
  if (names.includes(header.whole)) return 1;
  if (names.includes(header.base))
    return header.bracket === null || !readUnit(field, header.bracket).isUnknown ? 0.95 : 0.85;
  if (header.withoutKind !== '' && names.includes(header.withoutKind)) return 0.85;
  if (header.parts.length > 1 && header.parts.some((part) => names.includes(part))) return 0.75;
  // Chinese compounds end in what they are: 企业详细地址. Two characters alone (名称, 状态) would match too much.
  const ending = names.some((name) => /^\p{Script=Han}{3,}$/u.test(name) && header.base.endsWith(name));
  return ending ? 0.65 : 0;
};
