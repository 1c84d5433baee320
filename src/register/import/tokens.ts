import type { LinkStatus, MaybeRiskLevel } from '../../domain/levels.ts';

/** Marks without width that come with text copied from web pages: they make 38.84 no number. */
export const withoutMarks = (text: string): string => text.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '');

/** Full-width to half-width, lower case, one space for any run of white space. */
export const foldText = (text: string): string =>
  withoutMarks(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Folded headers and names of fields, because every header meets every field. */
const folded = new Map<string, string>();

/** For comparing headers: folded, without spaces, underscores and punctuation. */
export const foldHeader = (text: string): string => {
  let known = folded.get(text);
  if (known === undefined) {
    // Headers and the dictionary's words are few; cells of a file never come here in numbers worth keeping.
    if (folded.size > 20_000) folded.clear();
    folded.set(text, (known = foldText(text).replace(/[\s_\-.,:;'"“”·/\\|（）()【】[\]<>*#№]+/gu, '')));
  }
  return known;
};

const EMPTY_TOKENS = new Set([
  '*',
  '-',
  '--',
  '—',
  '——',
  '–',
  '/',
  '\\',
  '.',
  '?',
  '？',
  'tbd',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nil',
  'nan',
  'unknown',
  '空',
  '无',
  '未知',
  '不详',
  '暂无',
  '待定',
  '未填',
  '未填写',
  '无数据',
  '未提供',
  '(空)',
  'n.a.',
  'n/d',
  's/d',
  'no data',
]);

/** Longer text is no token for nothing. */
const LONGEST_EMPTY_TOKEN = 7;

/** Ways in which ledgers write "nothing": the token as written, `''` for an empty cell, `null` for a value. */
export const emptyTokenOf = (text: string): string | null => {
  if (text === '') return '';
  const first = text.charCodeAt(0);
  // No token begins with a digit, and nearly every cell of a big file does.
  if (first >= 48 && first <= 57) return null;
  if (first === 45 && text.charCodeAt(1) >= 48 && text.charCodeAt(1) <= 57) return null;
  const trimmed = text.trim();
  if (trimmed === '') return '';
  return trimmed.length <= LONGEST_EMPTY_TOKEN && EMPTY_TOKENS.has(foldText(trimmed)) ? trimmed : null;
};

const LEVEL_TOKENS: readonly (readonly [MaybeRiskLevel, readonly string[]])[] = [
  [1, ['1', '红', '红色', '重大', '重大风险', '一级', '1级', 'i', 'i级', 'red', 'major', 'level 1']],
  [2, ['2', '橙', '橙色', '较大', '较大风险', '二级', '2级', 'ii', 'ii级', 'orange', 'high', 'level 2']],
  [
    3,
    ['3', '黄', '黄色', '一般', '一般风险', '三级', '3级', 'iii', 'iii级', 'yellow', 'moderate', 'medium', 'level 3'],
  ],
  [4, ['4', '蓝', '蓝色', '低', '低风险', '四级', '4级', 'iv', 'iv级', 'blue', 'low', 'level 4']],
  [null, ['未评估', '未评', '未分级', 'unassessed', 'not assessed', 'unrated']],
];

const LEVELS = new Map(LEVEL_TOKENS.flatMap(([level, tokens]) => tokens.map((token) => [token, level] as const)));

/** `是（2022年）`: a word and a remark in brackets behind it, folded. */
const REMARK = /^([^()]+?)\s*\(([^()]*)\)[。;,.]?$/;

/** The word without a remark in brackets or a full stop behind it, folded: 未接入（停产） → 未接入. */
export const withoutRemark = (text: string): string => {
  const folded = foldText(text);
  return (REMARK.exec(folded)?.[1] ?? folded).replace(/[。;,.]$/, '');
};

/** 红 / 重大 / 一级 / 1 / red → level; `undefined` when it is none of them. Park and mine letters run opposite ways and are not levels. */
export const parseLevelToken = (text: string): MaybeRiskLevel | undefined => {
  const folded = foldText(text);
  const known = LEVELS.get(folded);
  const match = known === undefined ? REMARK.exec(folded) : null;
  if (match === null) return known;
  const [said, beside] = [LEVELS.get(match[1] ?? ''), LEVELS.get(match[2] ?? '')];
  // 红色（较大） contradicts itself.
  return beside !== undefined && beside !== said ? undefined : said;
};

const LINK_TOKENS: Readonly<Record<LinkStatus, readonly string[]>> = {
  linked: [
    'linked',
    '已接入',
    '接入',
    '在线',
    '已联网',
    '联网',
    'online',
    'connected',
    '是',
    '√',
    '✓',
    '有',
    '1',
    'yes',
    'y',
    'true',
  ],
  partial: ['partial', '部分接入', '部分', 'partly linked', 'partially linked'],
  offline: ['offline', '离线', '掉线', '断线', '失联'],
  'not-linked': [
    'not-linked',
    'not linked',
    'not_linked',
    '未接入',
    '未联网',
    'unlinked',
    'not connected',
    '否',
    '0',
    'no',
    'n',
    'false',
    '无',
    '×',
    '✗',
  ],
  'not-applicable': ['not-applicable', 'not applicable', 'not_applicable', '不适用', '不具备条件', 'n/a'],
};

const LINKS = new Map(
  (Object.keys(LINK_TOKENS) as LinkStatus[]).flatMap((status) =>
    LINK_TOKENS[status].map((token) => [token, status] as const),
  ),
);

/** 已接入省平台, 未接入市平台, 部分接入视频: the word says it, whatever follows. 接入中 and 未完全接入 are none of them. */
const LINK_STARTS: readonly (readonly [LinkStatus, RegExp])[] = [
  ['partial', /^(?:已)?部分(?:接入|联网)|^已(?:接入|联网)部分/],
  ['linked', /^已(?:全部|经)?(?:接入|联网|上线)/],
  ['not-linked', /^(?:尚|还)?未(?:接入|联网|上线|接|建)/],
];

export const parseLinkToken = (text: string): LinkStatus | undefined => {
  const known = LINKS.get(foldText(text));
  if (known !== undefined) return known;
  const word = withoutRemark(text);
  return LINKS.get(word) ?? LINK_STARTS.find(([, pattern]) => pattern.test(word))?.[0];
};

/** `4.30181E+17`: a code of many digits that a spreadsheet took for a number and cut off. */
export const isSpoiltNumber = (text: string): boolean => /^\s*\d(?:\.\d+)?E\+?\d{2}\s*$/i.test(text);

const TRUE_TOKENS = new Set(['1', '是', '有', 'true', 't', 'yes', 'y', '√', '✓', '✔', '对', '已', 'on', 'sim']);
const FALSE_TOKENS = new Set([
  '0',
  '否',
  '无',
  '没有',
  'false',
  'f',
  'no',
  'n',
  '×',
  '✗',
  '✘',
  'x',
  '不是',
  '未',
  'off',
  'não',
  'nao',
]);

/** Plain yes/no words; `undefined` when it is neither. The polarity of the column is the caller's. */
export const parseBooleanToken = (text: string): boolean | undefined => {
  const word = withoutRemark(text);
  if (TRUE_TOKENS.has(word)) return true;
  return FALSE_TOKENS.has(word) ? false : undefined;
};
