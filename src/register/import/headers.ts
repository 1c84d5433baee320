import type { FieldDefinition } from '../../hazards/define.ts';
import { foldHeader, foldText } from './tokens.ts';
import type { ImportKind } from './targets.ts';
import type { GuessBasis } from './types.ts';
import { isUnitOf, readUnit } from './units.ts';

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
  /** Every way to take the end of the header for a unit: 坝高m, AlturaMaximaAtual_m3, 产能/万吨/年; the end as written. */
  readonly endings: readonly { readonly base: string; readonly unit: string }[];
  /** Of a name under the name of a group, `坝高（m） 设计`: 设计坝高, 坝高设计, and the name alone, folded. */
  readonly joined: readonly string[];
  readonly alone: string;
  /** Unit that a bracket of any line states. */
  readonly innerUnit: string | null;
  /** Without what says of whom and in which datum: `经度` of 企业经度(WGS84), `lng` of `gcj02_lng`. */
  readonly plain: string;
}

const kindWords = (kind: ImportKind): readonly string[] => {
  const { name, shortName } = kind.words;
  const english = foldText(`${name.en} ${shortName.en}`).split(' ');
  // 园区代码 of a 化工园区, 危险源名称 of a 重大危险源.
  const ends = name.zh.length < 4 ? [] : [name.zh.slice(-2), name.zh.slice(-3)];
  return [name.zh, shortName.zh, ...ends, ...english].map(foldHeader).filter((word) => word.length > 1);
};

const withoutWords = (text: string, words: readonly string[]): string => {
  let rest = text;
  for (const word of [...words].sort((a, b) => b.length - a.length)) rest = rest.replace(word, '');
  return rest;
};

const LONGEST_UNIT = 12;

/** A digit within a word is no unit's start, and a unit begins no later than after the first character. */
const endingsOf = (text: string): Header['endings'] => {
  const endings: { base: string; unit: string }[] = [];
  for (let at = Math.max(1, text.length - LONGEST_UNIT); at < text.length; at++) {
    const before = text[at - 1] ?? '';
    const isLatinInside = /[a-z0-9]/i.test(before) && /[a-z0-9]/i.test(text[at] ?? '');
    if (isLatinInside) continue;
    const unit = text.slice(at).replace(/^[\s_/,，、:：-]+/, '');
    if (unit !== '') endings.push({ base: foldHeader(text.slice(0, at)), unit });
  }
  return endings;
};

const DECORATION =
  /wgs84|wgs1984|wgs|gcj02|gcj|bd09ll|bd09|cgcs2000|国家2000|2000国家大地坐标系?|大地2000|火星坐标系?|火星|百度坐标|百度地图|百度|高德坐标|高德地图|高德|gps|amap|gaode|baidu|^(?:企业|单位|项目|场所|设施|点位|站点|所属|所在|主要|填报|厂区|库区|矿区|园区|中心点?|geo|point|site)+/g;

/** The unit of a bracket: `（单位：万吨/年）` and `[m]`; several brackets count from the last. */
const bracketOf = (text: string): { readonly base: string; readonly bracket: string | null } => {
  const match = /^(.*?)\s*[([【{]([^()[\]【】{}]*)[)\]】}]\s*$/s.exec(text);
  const bracket = match?.[2]?.trim().replace(/^(?:单位|unit)\s*[::]?\s*/i, '') ?? null;
  return { base: match?.[1] ?? text, bracket };
};

interface Grouped {
  readonly joined: readonly string[];
  readonly alone: string;
  readonly innerUnit: string | null;
}

/** Lines of a header stand one behind the other with a space between; in Chinese the group is said last: 设计坝高. */
const groupedOf = (text: string): Grouped => {
  const lines = /\p{Script=Han}/u.test(text) ? text.split(/\s+/).map(bracketOf) : [];
  const names = lines.map(({ base }) => foldHeader(base)).filter(Boolean);
  const last = names.at(-1) ?? '';
  const innerUnit = lines.map(({ bracket }) => bracket).findLast((bracket) => bracket !== null && bracket !== '');
  if (names.length < 2) return { joined: [], alone: '', innerUnit: null };
  const joined = names.slice(0, -1).flatMap((group) => [last + group, group + last]);
  return { joined, alone: last, innerUnit: innerUnit ?? null };
};

export const readHeader = (header: string, kind: ImportKind): Header => {
  const text = header.slice(0, 200).normalize('NFKC').trim();
  const { base, bracket } = bracketOf(text);
  return {
    whole: foldHeader(text),
    base: foldHeader(base),
    bracket,
    parts: base
      .split(/[,，/、;；|\n]/)
      .map(foldHeader)
      .filter(Boolean),
    withoutKind: withoutWords(foldHeader(base), kindWords(kind)),
    endings: endingsOf(text),
    ...groupedOf(text),
    plain: foldHeader(base).replace(DECORATION, ''),
  };
};

const namesByField = new WeakMap<FieldDefinition, ReadonlySet<string>>();

const namesOf = (field: FieldDefinition): ReadonlySet<string> => {
  let names = namesByField.get(field);
  if (names === undefined) {
    names = new Set([field.name, field.words.zh, field.words.en, ...(field.synonyms ?? [])].map(foldHeader));
    namesByField.set(field, names);
  }
  return names;
};

export interface HeaderScore {
  /** 0–1. */
  readonly score: number;
  readonly basis: Extract<GuessBasis, 'header' | 'likeness'>;
  /** Unit that the header states, as written; `null` without. */
  readonly unit: string | null;
}

const NOTHING: HeaderScore = { score: 0, basis: 'likeness', unit: null };

const isNumeric = (field: FieldDefinition): boolean => field.type === 'number' || field.type === 'integer';

/** Two characters that are telling enough at the end of a longer header. */
const STRONG_ENDINGS: ReadonlySet<string> = new Set(['经度', '纬度', '地址', '坝高', '库容']);

/** Names of what is not the site: of its place, its substances, its people, its owner's owner. */
const OTHER_NAMES =
  /化学品|物料|介质|工艺|产品|设备|街道|乡镇|[省市县区村]名|区域|部门|类别|类型|行业|主管|监管|责任|河流|流域|坐标|矿种|集团|上级|法人|字段|文件|country|county|province|city|state|district|admin|river|owner|operator|parent|group|contact|person|user|file|other|street/;

/** 机构名称, 风险点名称, enterpriseName: where nothing is called better, what ends in 名称 is the name. */
const isSomeName = (base: string): boolean => /名称$|name$/.test(base) && !OTHER_NAMES.test(base);

/** How well a header names a field: whole, without unit or brackets, with the name of its group, without the kind's words, one of several parts, its ending. */
export const readScore = (header: Header, field: FieldDefinition): HeaderScore => {
  const names = namesOf(field);
  const unit = isNumeric(field) ? header.bracket : null;
  const isUnitKnown = unit === null || !readUnit(field, unit).isUnknown;
  const unitOf = (): string | null => (unit === '' ? null : unit);
  const like = (score: number): HeaderScore => ({ score, basis: 'likeness', unit: unitOf() });
  if (names.has(header.whole)) return { score: 1, basis: 'header', unit: unitOf() };
  if (names.has(header.base))
    return { score: header.bracket === null || isUnitKnown ? 0.95 : 0.85, basis: 'header', unit: unitOf() };
  if (isNumeric(field))
    for (const { base, unit: ending } of header.endings)
      if (names.has(base) && isUnitOf(field, ending)) return { score: 0.93, basis: 'header', unit: ending };
  const inner: HeaderScore = { score: 0.9, basis: 'likeness', unit: isNumeric(field) ? header.innerUnit : null };
  if (header.joined.some((name) => names.has(name))) return inner;
  if (header.withoutKind !== '' && names.has(header.withoutKind)) return like(0.85);
  if (header.plain !== '' && names.has(header.plain)) return like(0.8);
  if (header.alone !== '' && names.has(header.alone)) return { ...inner, score: 0.78 };
  if (header.parts.length > 1 && header.parts.some((part) => names.has(part))) return like(0.75);
  for (const name of names) {
    // Chinese compounds end in what they are: 企业详细地址. Two characters alone (名称, 状态) would match too much.
    const isTelling = STRONG_ENDINGS.has(name) || /^\p{Script=Han}{3,}$/u.test(name);
    if (isTelling && header.base.length > name.length && header.base.endsWith(name)) return like(0.65);
  }
  return field.name === 'name' && isSomeName(header.base) ? like(0.56) : NOTHING;
};

/** How well a header names a field, 0–1. */
export const scoreHeader = (header: Header, field: FieldDefinition): number => readScore(header, field).score;
