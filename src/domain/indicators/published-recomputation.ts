import type { PublishedFigure } from '../published-figure.ts';
import type { Localised } from '../words.ts';

/** What was published, as printed: `66` with 0 decimals is anything from 65.5 to 66.5. */
interface Stated {
  readonly value: number;
  readonly decimals: number;
  /** `%` for a share, else the unit of a count. */
  readonly unit: string;
  readonly source: string;
  /** `derived`: it follows from what was published, and is not known to stand in print itself. */
  readonly origin: 'published' | 'derived';
}

/** `agrees`, `differs`, or `missing`: a figure that it is computed from is not in the collection or has no number. */
export type RecomputationState = 'agrees' | 'differs' | 'missing';

export interface Recomputation {
  readonly id: string;
  readonly words: Localised;
  /** With the numbers in it: `(22273 − 7560) ÷ 22273`; with the names of the figures where one is missing. */
  readonly formula: string;
  /** Ids of the published figures that it is computed from. */
  readonly inputs: readonly string[];
  /** Exact, in the unit of `stated` (per cent, or a count); `null` where an input is missing. */
  readonly computed: number | null;
  /** What it is compared with. */
  readonly stated: Stated;
  readonly state: RecomputationState;
  /** Why a figure cannot be computed, or what the comparison does not say. */
  readonly note: Localised | null;
}

/** A figure that nothing else published determines, and why. */
export interface NotRecomputable {
  readonly id: string;
  readonly name: string;
  readonly why: Localised;
}

export interface RecomputationTable {
  readonly rows: readonly Recomputation[];
  readonly notRecomputable: readonly NotRecomputable[];
}

interface Rule {
  readonly id: string;
  readonly words: Localised;
  readonly inputs: readonly string[] | ((figures: readonly PublishedFigure[]) => readonly string[]);
  /** From the collection, where the figure it is compared with stands there. */
  readonly stated: Stated | ((figures: readonly PublishedFigure[]) => Stated);
  readonly compute: (values: readonly number[]) => number | null;
  readonly print: (values: readonly (number | string)[]) => string;
  readonly note?: Localised;
  /** Left out: equal after rounding as printed. */
  readonly agrees?: (computed: number, stated: Stated) => boolean;
}

const LETTER = '安委办函〔2021〕4号';

/** A share in per cent; `null` without a whole. */
const percent = (part: number | undefined, whole: number | undefined): number | null =>
  part === undefined || whole === undefined || whole === 0 ? null : (part / whole) * 100;

/** Half of the last printed digit is what printing may hide; a hair more for binary fractions. */
const isRounding = (computed: number, { value, decimals }: Stated): boolean =>
  Math.abs(computed - value) <= 0.5 * 10 ** -decimals + 1e-9;

/**
 * Whole numbers of which `part` may have been printed as `value` per cent.
 * @returns the smallest and the largest, or `null` where no whole number fits
 */
export const wholesOf = (part: number, value: number, decimals: number): readonly [number, number] | null => {
  const half = 0.5 * 10 ** -decimals;
  const first = Math.ceil((part * 100) / (value + half) - 1e-9);
  const last = Math.floor((part * 100) / (value - half) + 1e-9);
  return value - half > 0 && first <= last ? [first, last] : null;
};

/** NaN agrees with nothing: a figure that is missing is said to be so before it is compared. */
const statedFigure = (
  figures: readonly PublishedFigure[],
  id: string,
): { readonly value: number; readonly unit: string; readonly source: string } => {
  const figure = figures.find((one) => one.id === id);
  return { value: figure?.value ?? Number.NaN, unit: figure?.unit ?? '', source: figure?.source ?? LETTER };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Of a figure of the collection that states a share. */
const statedShare =
  (id: string, decimals: number) =>
  (figures: readonly PublishedFigure[]): Stated => {
    const { value, source } = statedFigure(figures, id);
    return { value: toPercent(value), decimals, unit: '%', source, origin: 'published' };
  };

/** 0.155 → 15.5, free of binary noise. */
const toPercent = (share: number): number => Number((share * 100).toPrecision(12));

/** Those of the provinces, then the total as published. */
const lookBack =
  (what: string) =>
  (figures: readonly PublishedFigure[]): readonly string[] => [
    ...figures.filter(({ id }) => id.startsWith(`look-back-${what}-`)).map(({ id }) => id),
    `look-back-total-${what}`,
  ];

const toLookBackRule = (what: string, words: Localised): Rule => ({
  id: `look-back-${what}`,
  words,
  inputs: lookBack(what),
  stated: (figures) => ({ ...statedFigure(figures, `look-back-total-${what}`), decimals: 0, origin: 'published' }),
  compute: (values) => (values.length < 2 ? null : sum(values.slice(0, -1))),
  print: (values) => values.slice(0, -1).join(' + '),
});

/** Problems and suggestions of the 120 重大事故 review are another review, and are no part of these sums. */
const RULES: readonly Rule[] = [
  {
    id: 'mhs-linked',
    words: { zh: '由此得已接入', en: 'Linked, by subtraction' },
    inputs: ['mhs-registered', 'mhs-not-linked'],
    stated: { value: 14_713, decimals: 0, unit: '处', source: LETTER, origin: 'derived' },
    compute: ([registered = 0, notLinked = 0]) => registered - notLinked,
    print: ([registered, notLinked]) => `${registered} − ${notLinked}`,
  },
  {
    id: 'mhs-linked-rate',
    words: { zh: '已接入占比', en: 'Share linked' },
    inputs: ['mhs-registered', 'mhs-not-linked'],
    stated: { value: 66.06, decimals: 2, unit: '%', source: LETTER, origin: 'derived' },
    compute: ([registered = 0, notLinked = 0]) => percent(registered - notLinked, registered),
    print: ([registered, notLinked]) => `(${registered} − ${notLinked}) ÷ ${registered}`,
  },
  {
    id: 'mhs-all-data-rate',
    words: { zh: '全部数据接入率，公布为 66 %', en: 'All-data rate, published as 66 %' },
    inputs: ['mhs-registered', 'mhs-not-linked', 'mhs-all-data-rate'],
    stated: statedShare('mhs-all-data-rate', 0),
    compute: ([registered = 0, notLinked = 0]) => percent(registered - notLinked, registered),
    print: ([registered, notLinked]) => `(${registered} − ${notLinked}) ÷ ${registered}`,
    note: {
      zh: '“未接入系统”与“全部数据”是两个口径，数值恰好相符；部分接入在文中没有界定。',
      en: '"Not in the system" and "all data" are two definitions that happen to agree; partials are not defined there.',
    },
  },
  {
    id: 'jx-overhead-share',
    words: { zh: '江西头顶库占比', en: 'Jiangxi: share of overhead ponds' },
    inputs: ['jx-overhead-ponds', 'jx-ponds', 'jx-overhead-share'],
    stated: statedShare('jx-overhead-share', 1),
    compute: ([overhead, ponds]) => percent(overhead, ponds),
    print: ([overhead, ponds]) => `${overhead} ÷ ${ponds}`,
  },
  {
    id: 'js-firms-cut',
    words: { zh: '江苏化工企业减少', en: 'Jiangsu: chemical firms cut by' },
    inputs: ['js-firms-before', 'js-firms-after'],
    stated: { value: 50.2, decimals: 1, unit: '%', source: LETTER, origin: 'derived' },
    compute: ([before = 0, after = 0]) => percent(before - after, before),
    print: ([before, after]) => `(${before} − ${after}) ÷ ${before}`,
  },
  {
    id: 'js-parks-cut-share',
    words: { zh: '江苏取消定位的化工园区占 24.5 %：园区总数', en: 'Jiangsu: parks of which 13 are 24.5 %' },
    inputs: ['js-parks-cut', 'js-parks-cut-share'],
    stated: { value: 53, decimals: 0, unit: '个', source: LETTER, origin: 'derived' },
    compute: ([cut = 0, share = 0]) => toOnlyWhole(wholesOf(cut, toPercent(share), 1)),
    print: ([cut, share]) => `${cut} ÷ ${typeof share === 'number' ? `${toPercent(share)} %` : share}`,
    note: {
      zh: '总数 53 未单独公布；只有 53 能使 13 个四舍五入为 24.5 %。',
      en: 'The total of 53 is not published on its own; it is the only whole number of which 13 rounds to 24.5 %.',
    },
  },
  toLookBackRule('problems', { zh: '回头看：各省问题之和', en: 'Look-back: problems, all provinces' }),
  toLookBackRule('suggestions', {
    zh: '回头看：建议之和（含国家层面）',
    en: 'Look-back: suggestions, national ones among them',
  }),
  toLookBackRule('practices', { zh: '回头看：经验做法之和', en: 'Look-back: practices, all provinces' }),
];

const toOnlyWhole = (range: readonly [number, number] | null): number | null =>
  range !== null && range[0] === range[1] ? range[0] : null;

/** Parts that cannot be more than their whole: `[part, whole]`. Both are published, their quotient is not. */
const PARTS_OF_WHOLES: readonly (readonly [string, string])[] = [
  ['nm-over-capacity', 'nm-major-hazards'],
  ['nm-unlicensed-ordos', 'nm-unlicensed'],
  ['gz-fills-ponding', 'gz-fills'],
];

const toPartRule = (figures: readonly PublishedFigure[], part: string, whole: string): Rule => {
  const nameOf = (id: string): string => figures.find((figure) => figure.id === id)?.name ?? id;
  return {
    id: `${part}-of-${whole}`,
    words: {
      zh: `“${nameOf(part)}”不多于“${nameOf(whole)}”`,
      en: `"${nameOf(part)}" is not more than "${nameOf(whole)}"`,
    },
    inputs: [part, whole],
    stated: { ...statedFigure(figures, whole), decimals: 0, origin: 'published' },
    compute: ([value = Number.NaN]) => value,
    print: ([value, of]) => `${value} ≤ ${of}`,
    agrees: (computed, stated) => computed <= stated.value,
    note: { zh: '只能核对部分不超过整体。', en: 'Only that the part does not exceed the whole can be checked.' },
  };
};

const toRow = (rule: Rule, figures: readonly PublishedFigure[]): Recomputation => {
  const ids = typeof rule.inputs === 'function' ? rule.inputs(figures) : rule.inputs;
  const values = ids.map((id) => figures.find((figure) => figure.id === id)?.value ?? null);
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const isComplete = known.length === ids.length && ids.length > 0;
  const computed = isComplete ? rule.compute(known) : null;
  const agrees = rule.agrees ?? isRounding;
  const stated = typeof rule.stated === 'function' ? rule.stated(figures) : rule.stated;
  return {
    id: rule.id,
    words: rule.words,
    formula: rule.print(isComplete ? known : ids),
    inputs: ids,
    computed,
    stated,
    state: !isComplete ? 'missing' : computed !== null && agrees(computed, stated) ? 'agrees' : 'differs',
    note: rule.note ?? null,
  };
};

const NOTHING_DETERMINES: Localised = {
  zh: '没有其他公布值可以推出它。',
  en: 'No other published figure determines it.',
};
const IN_WORDS: Localised = { zh: '只有文字，没有数值。', en: 'A finding in words, without a number.' };
const APPROXIMATE: Localised = { zh: '公布的是约数或下限。', en: 'Published as an approximation or a lower bound.' };
const TARGET: Localised = { zh: '是目标，不是统计数。', en: 'A target, not a count.' };
const OTHER_REVIEW: Localised = {
  zh: '120 起重大事故评估是另一次评估，与回头看的 37/47 不相加。',
  en: 'The review of 120 accidents is another one; it is never added to the 37/47 of the look-back.',
};

const WHYS: Readonly<Record<string, Localised>> = {
  'coal-closed': APPROXIMATE,
  'coal-capacity-closed': APPROXIMATE,
  'mhs-linked-target': TARGET,
  'county-monitor-target': TARGET,
  'county-overhead-target': TARGET,
  'jc-smart-faces': TARGET,
  'accident-review-problems': OTHER_REVIEW,
  'accident-review-suggestions': OTHER_REVIEW,
};

/** 9,904 firms are 59.4 % of a total that is not published: all that follows is how large it may be. */
const toUsersWhy = (figures: readonly PublishedFigure[]): Localised => {
  const valueOf = (id: string): number | null => figures.find((figure) => figure.id === id)?.value ?? null;
  const [users, share] = [valueOf('js-users'), valueOf('js-users-share')];
  const range = users === null || share === null ? null : wholesOf(users, toPercent(share), 1);
  if (range === null || share === null) return NOTHING_DETERMINES;
  return {
    zh: `公布占 ${toPercent(share)} %，总数未公布；由此总数在 ${range[0]} 至 ${range[1]} 之间，无法核对。`,
    en: `Published as ${toPercent(share)} % of a total that is not; the total lies between ${range[0]} and ${range[1]}, and cannot be checked.`,
  };
};

const toWhy = ({ id, value }: PublishedFigure, figures: readonly PublishedFigure[]): Localised => {
  if (id === 'js-users' || id === 'js-users-share') return toUsersWhy(figures);
  return WHYS[id] ?? (value === null ? IN_WORDS : NOTHING_DETERMINES);
};

/**
 * Which published figures (DOMAIN.md §5) can be computed from others and whether they agree to the digits printed, and
 * which cannot. Ids are those of the collection `published-figures`; what is computed never replaces what was published.
 */
export const recomputePublished = (figures: readonly PublishedFigure[]): RecomputationTable => {
  const partRules = PARTS_OF_WHOLES.map(([part, whole]) => toPartRule(figures, part, whole));
  const rows = [...RULES, ...partRules].map((rule) => toRow(rule, figures));
  const used = new Set(rows.flatMap(({ inputs }) => inputs));
  return {
    rows,
    notRecomputable: figures
      .filter(({ id }) => !used.has(id))
      .map((figure) => ({ id: figure.id, name: figure.name, why: toWhy(figure, figures) })),
  };
};
