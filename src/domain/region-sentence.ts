import type { RateRank } from './small-count.ts';
import { toLinkCounts } from './roll-up.ts';
import { EVERY_CODE, sumCodes } from './site-code.ts';
import type { Language, Localised } from './words.ts';
import { inLanguage } from './words.ts';

/** What the sentence counts, all of it from one histogram, so that its numbers are the roll-up's. */
export interface SentenceCounts {
  readonly registered: number;
  readonly linked: number;
  readonly notLinked: number;
  /** 0–1; `null` when nothing is registered. */
  readonly linkedRate: number | null;
  readonly red: number;
  readonly redNotLinked: number;
  readonly unassessed: number;
}

/** @param codes histogram over the site codes */
export const toSentenceCounts = (codes: ArrayLike<number>): SentenceCounts => {
  const red = { ...EVERY_CODE, levels: ['1'] as const };
  return {
    ...toLinkCounts(codes),
    red: sumCodes(codes, red),
    redNotLinked: toLinkCounts(codes, red).notLinked,
    unassessed: sumCodes(codes, { ...EVERY_CODE, levels: ['unassessed'] }),
  };
};

export interface SentenceFacts {
  readonly name: string;
  /** Where the region is ranked, in its own language: 全市, in Ganzhou. `null` at the root. */
  readonly rankedIn: Localised | null;
  /** `null`: no register has ever answered, so nothing can be said. */
  readonly counts: SentenceCounts | null;
  /** Short names of the registers that are counted: a rate must say of what it is. */
  readonly counted: readonly Localised[];
  readonly rank: RateRank;
  /** Registers that could not be had: missing from the counts, which is not 0. */
  readonly missing: readonly Localised[];
  /** Registers of invented data left out beside real ones: the two are never added. */
  readonly leftOut: readonly Localised[];
  /** Registers whose newest try failed and whose older rows are counted, with the time of those. */
  readonly failing: readonly { readonly words: Localised; readonly at: string }[];
  /** Time of the last good data, as a reader sees it, where they are no longer fresh. */
  readonly stale: { readonly isLost: boolean; readonly at: string } | null;
}

export type SentenceNumber = 'red' | 'red-not-linked' | 'linked-rate' | 'registered' | 'unassessed' | 'rank' | 'ranked';

/** A piece of the sentence: words, or one number that the page shows as a figure. */
export type SentencePart = { readonly text: string } | { readonly number: SentenceNumber; readonly value: number };

type Values = Readonly<Partial<Record<SentenceNumber, number>>>;

/** A clause with `{slots}` for its numbers. */
interface Clause extends Localised {
  readonly values: Values;
}

const toRedClause = ({ red, redNotLinked, unassessed }: SentenceCounts): Clause => {
  const values = { red, 'red-not-linked': redNotLinked };
  if (red === 0) {
    // Without an assessment nobody knows: "no red" alone would read as "nothing to fear".
    if (unassessed === 0) return { zh: '没有重大风险点位', en: 'no major-risk site', values };
    return {
      zh: '已评估的没有重大风险，另有 {unassessed} 处未评估',
      en: 'no major-risk site among those assessed, {unassessed} unassessed',
      values: { unassessed },
    };
  }
  const sites = red === 1 ? 'site' : 'sites';
  if (redNotLinked === 0)
    return {
      zh: `重大风险 {red} 处，${red === 1 ? '' : '均'}已接入`,
      en: `{red} major-risk ${sites}, ${red === 1 ? 'linked' : 'all linked'}`,
      values,
    };
  if (redNotLinked === red)
    return {
      zh: `重大风险 {red} 处，${red === 1 ? '' : '均'}未接入`,
      en: `{red} major-risk ${sites}, ${red === 1 ? 'not linked' : 'none linked'}`,
      values,
    };
  return {
    zh: '重大风险 {red} 处，其中 {red-not-linked} 处未接入',
    en: `{red} major-risk ${sites}, {red-not-linked} of them not linked`,
    values,
  };
};

const NUMERALS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 五类合计接入率, 尾矿库接入率: the rate of another register on another page must not look like a contradiction. */
/** The denominator is named: by enterprise the rate would be another. */
const toRateName = (counted: readonly Localised[]): Localised => {
  const [only] = counted;
  if (only !== undefined && counted.length === 1)
    return { zh: `${only.zh}接入率（按处）`, en: `linked rate by source of ${only.en}` };
  const { length } = counted;
  return {
    zh: `${NUMERALS[length] ?? length}类合计接入率（按处）`,
    en: `linked rate by source of all ${length} registers together`,
  };
};

const toRateClause = ({ registered, linkedRate, notLinked }: SentenceCounts, counted: readonly Localised[]): Clause => {
  const values = { registered, ...(linkedRate === null ? {} : { 'linked-rate': linkedRate }) };
  const name = toRateName(counted);
  if (notLinked === 0)
    return {
      zh: `登记 {registered} 处全部接入，${name.zh}{linked-rate}`,
      en: `all {registered} registered linked, ${name.en} {linked-rate}`,
      values,
    };
  return { zh: `${name.zh}{linked-rate}`, en: `${name.en} {linked-rate}`, values };
};

const toRankClause = ({ rank, rankedIn }: SentenceFacts, { registered, notLinked }: SentenceCounts): Clause | null => {
  if (rankedIn === null || rank.state === 'none') return null;
  if (rank.state === 'few') {
    const isSaid = notLinked === 0;
    return {
      zh: isSaid ? '样本少，不排名' : '登记 {registered} 处，样本少，不排名',
      en: isSaid ? 'too few to be ranked' : '{registered} registered, too few to be ranked',
      values: { registered },
    };
  }
  const values = { rank: rank.position, ranked: rank.of };
  return {
    zh: `${rankedIn.zh}${rank.isTied ? '并列' : ''}第 {rank}/{ranked}`,
    en: `${rank.isTied ? 'tied ' : ''}{rank}/{ranked} ${rankedIn.en}`,
    values,
  };
};

const toUnassessedClause = ({ red, registered, unassessed }: SentenceCounts): Clause | null =>
  red > 0 && unassessed * 2 > registered
    ? {
        zh: '未评估 {unassessed} 处，占多数',
        en: '{unassessed} unassessed, the larger part',
        values: { unassessed },
      }
    : null;

const list = (words: readonly Localised[], language: Language): string =>
  words.map((word) => inLanguage(word, language)).join(language === 'en' ? ', ' : '、');

/** What the figures leave out and how old they are: sentences of their own, because they hold for every figure. */
const toNotes = ({ missing, failing, leftOut, stale }: SentenceFacts): readonly Localised[] => [
  ...(missing.length === 0
    ? []
    : [
        {
          zh: `未取得${list(missing, 'zh-CN')}的登记，不在数内`,
          en: `The register of ${list(missing, 'en')} could not be had and is not counted`,
        },
      ]),
  ...failing.map(({ words, at }) => ({
    zh: `${words.zh}登记更新失败，所计为 ${at} 的数据`,
    en: `The register of ${words.en} could not be renewed; its data of ${at} are counted`,
  })),
  ...(leftOut.length === 0
    ? []
    : [
        {
          zh: `${list(leftOut, 'zh-CN')}只有演示登记，不与真实登记相加`,
          en: `${list(leftOut, 'en')}: demo register only, not added to real ones`,
        },
      ]),
  ...(stale === null
    ? []
    : [
        {
          zh: `${stale.isLost ? '登记已失联' : '登记迟到'}，以上为 ${stale.at} 的情况`,
          en: `${stale.isLost ? 'The registers are lost' : 'The registers are late'}; this is the state of ${stale.at}`,
        },
      ]),
];

const SLOT = /\{([a-z-]+)\}/;

/** @throws when a clause names a number it does not bring: that is a bug of the rules above */
const toParts = (clause: Clause, language: Language): readonly SentencePart[] =>
  inLanguage(clause, language)
    .split(SLOT)
    .map((piece, index): SentencePart => {
      if (index % 2 === 0) return { text: piece };
      const number = piece as SentenceNumber;
      const value = clause.values[number];
      if (value === undefined) throw new Error(`the sentence has no value for {${piece}}`);
      return { number, value };
    });

const toBody = (facts: SentenceFacts): readonly Clause[] => {
  const { counts } = facts;
  if (counts === null)
    return [{ zh: '没有登记应答，情况未知', en: 'no register answered; nothing is known', values: {} }];
  if (counts.registered === 0)
    return [
      {
        zh: '登记中没有任何点位；没有登记不等于没有风险',
        en: 'no site of any kind is registered, which does not mean that there is no risk',
        values: {},
      },
    ];
  return [toRedClause(counts), toRateClause(counts, facts.counted)];
};

/**
 * The region in one sentence: what is at major risk, how much of it nobody sees, how much is linked at all, and where
 * that stands among its siblings; then what the figures leave out. Words follow the facts, numbers are the facts'.
 */
export const toRegionSentence = (facts: SentenceFacts, language: Language): readonly SentencePart[] => {
  const { counts } = facts;
  const isEnglish = language === 'en';
  const [semicolon, comma, stop] = isEnglish ? ['; ', ', ', '. '] : ['；', '，', '。'];
  const hasRate = counts !== null && counts.registered > 0;
  const rank = hasRate ? toRankClause(facts, counts) : null;
  const unassessed = hasRate ? toUnassessedClause(counts) : null;
  const parts: SentencePart[] = [{ text: `${facts.name}${isEnglish ? ': ' : '：'}` }];
  const add = (before: string, clause: Clause): void => {
    parts.push({ text: before }, ...toParts(clause, language));
  };
  toBody(facts).forEach((clause, index) => add(index === 0 ? '' : semicolon, clause));
  if (rank !== null) add(comma, rank);
  if (unassessed !== null) add(semicolon, unassessed);
  parts.push({ text: stop });
  for (const note of toNotes(facts)) parts.push({ text: `${inLanguage(note, language)}${stop}` });
  return joinTexts(parts);
};

const joinTexts = (parts: readonly SentencePart[]): readonly SentencePart[] => {
  const joined: SentencePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && last !== undefined && 'text' in last)
      joined[joined.length - 1] = { text: last.text + part.text };
    else joined.push(part);
  }
  return joined.filter((part) => !('text' in part) || part.text !== '');
};

const SCOPE_SUFFIXES = ['自治区', '自治州', '特别行政区', '地区', '省', '市', '盟', '县', '区'] as const;
const SHORT_SCOPES: Readonly<Record<string, string>> = { 自治区: '全区', 自治州: '全州', 特别行政区: '全区' };

/** 全市 for a parent whose name ends in 市, 全省, 全国 …; English names the parent. Names in the language on screen. */
export const toRankedIn = (parent: { readonly name: string; readonly level: string } | undefined): Localised | null => {
  if (parent === undefined) return null;
  if (parent.level === 'country') return { zh: '全国', en: 'nationally' };
  const suffix = SCOPE_SUFFIXES.find((ending) => parent.name.endsWith(ending));
  const zh = suffix === undefined ? `${parent.name}内` : (SHORT_SCOPES[suffix] ?? `全${suffix}`);
  return { zh, en: `in ${parent.name}` };
};
