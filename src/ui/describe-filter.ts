import { LEVEL_WORDS, LINK_WORDS, type WarningLevel } from '../domain/levels.ts';
import type { NotLinkedReason, PeriodEvent } from '../domain/row-conditions.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import type { Localised } from '../domain/words.ts';

/** What the kit must know of a hazard kind to speak of it; every declared kind fits. */
export interface KindText {
  readonly id: string;
  readonly words: { readonly name: Localised; readonly shortName: Localised; readonly unit: Localised };
  readonly facets: readonly { readonly id: string; readonly words: Localised }[];
}

/** Flags that every kind has. */
const AGE_WORDS: Readonly<Record<string, Localised>> = {
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
};

export const WARNING_WORDS: Readonly<Record<WarningLevel, Localised>> = {
  0: { zh: '无预警', en: 'No warning' },
  1: { zh: '红色预警', en: 'Red warning' },
  2: { zh: '橙色预警', en: 'Orange warning' },
  3: { zh: '黄色预警', en: 'Yellow warning' },
  4: { zh: '蓝色预警', en: 'Blue warning' },
};

export interface FilterPart {
  readonly dimension: keyof SiteFilter;
  readonly value: string;
  readonly words: Localised;
  /** The filter that is left when this part is taken away. */
  readonly without: Partial<SiteFilter>;
}

const drop = <T>(values: readonly T[], value: T): readonly T[] | null => {
  const rest = values.filter((other) => other !== value);
  return rest.length === 0 ? null : rest;
};

const flagWords = (flag: string, kinds: readonly KindText[]): Localised => {
  const dot = flag.indexOf('.');
  const kind = kinds.find(({ id }) => id === flag.slice(0, dot));
  const facet = flag.slice(dot + 1);
  const words = AGE_WORDS[facet] ?? kind?.facets.find(({ id }) => id === facet)?.words;
  if (kind === undefined || words === undefined) return { zh: flag, en: flag };
  return { zh: `${kind.words.shortName.zh} ${words.zh}`, en: `${kind.words.shortName.en}: ${words.en}` };
};

/** Words of the reasons for not linked; the wire's own value is the Chinese one. */
export const REASON_WORDS: Readonly<Record<NotLinkedReason, Localised>> = {
  不具备条件: { zh: '不具备条件', en: 'Cannot be connected' },
  建设中: { zh: '建设中', en: 'Under construction' },
  停产: { zh: '停产', en: 'Out of operation' },
  其他: { zh: '其他', en: 'Other' },
  unstated: { zh: '未说明', en: 'Not stated' },
};

const EVENT_WORDS: Readonly<Record<PeriodEvent, Localised>> = {
  linked: { zh: '接入', en: 'Connected' },
  registered: { zh: '登记', en: 'Registered' },
};

const conditionParts = ({ period, event, reasons }: SiteFilter): readonly FilterPart[] => [
  ...(period === null
    ? []
    : [
        {
          dimension: 'period' as const,
          value: `${period.from}/${period.to}`,
          words: {
            zh: `${EVENT_WORDS[event].zh}于 ${period.from} 至 ${period.to}`,
            en: `${EVENT_WORDS[event].en} ${period.from} to ${period.to}`,
          },
          without: { period: null, event: 'linked' as const },
        },
      ]),
  ...(reasons ?? []).map((reason): FilterPart => {
    const { zh, en } = REASON_WORDS[reason];
    return {
      dimension: 'reasons',
      value: reason,
      words: { zh: `未接入原因 ${zh}`, en: `Not linked: ${en}` },
      without: { reasons: drop(reasons ?? [], reason) },
    };
  }),
];

/** Every active part of a filter, one a chip, in the order of the address. `sourceName` is in the language on screen. */
export const toFilterParts = (
  filter: SiteFilter,
  kinds: readonly KindText[],
  sourceName: (source: string) => string,
): readonly FilterPart[] => {
  const { kinds: kindIds, levels, links, warnings, flags, sources } = filter;
  const nameOfKind = (kind: string): Localised =>
    kinds.find(({ id }) => id === kind)?.words.name ?? { zh: kind, en: kind };
  const named = (name: string): Localised => ({ zh: `来源 ${name}`, en: `Source ${name}` });
  return [
    ...(kindIds ?? []).map((kind): FilterPart => {
      return {
        dimension: 'kinds',
        value: kind,
        words: nameOfKind(kind),
        without: { kinds: drop(kindIds ?? [], kind) },
      };
    }),
    ...(levels ?? []).map((level): FilterPart => {
      const { colour, severity } = LEVEL_WORDS[level];
      const words = { zh: `${colour.zh} ${severity.zh}`.trim(), en: colour.en };
      return { dimension: 'levels', value: level, words, without: { levels: drop(levels ?? [], level) } };
    }),
    ...(links ?? []).map((link): FilterPart => {
      return { dimension: 'links', value: link, words: LINK_WORDS[link], without: { links: drop(links ?? [], link) } };
    }),
    ...(warnings ?? []).map((warning): FilterPart => {
      const without = { warnings: drop(warnings ?? [], warning) };
      return { dimension: 'warnings', value: String(warning), words: WARNING_WORDS[warning], without };
    }),
    ...flags.map((flag): FilterPart => {
      const without = { flags: flags.filter((other) => other !== flag) };
      return { dimension: 'flags', value: flag, words: flagWords(flag, kinds), without };
    }),
    ...conditionParts(filter),
    ...(sources ?? []).map((source): FilterPart => {
      const without = { sources: drop(sources ?? [], source) };
      return { dimension: 'sources', value: source, words: named(sourceName(source)), without };
    }),
  ];
};
