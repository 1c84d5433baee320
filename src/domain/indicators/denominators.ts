import type { Localised } from '../words.ts';
import { countText, pointsText, rateText } from './number-text.ts';
import type { Indicator } from './types.ts';

/** The switch of the ingestion panels, as it stands in the address (`den`). */
export const LINK_DENOMINATORS = ['sources', 'enterprises', 'connectable'] as const;
export type LinkDenominator = (typeof LINK_DENOMINATORS)[number];

/** Indicator of each position of the switch. */
export const INDICATOR_OF_DENOMINATOR: Readonly<Record<LinkDenominator, string>> = {
  sources: 'linked-rate-sources',
  enterprises: 'linked-rate-enterprises',
  connectable: 'linked-rate-connectable',
};

export interface DenominatorRate {
  readonly denominator: LinkDenominator;
  readonly numerator: number | null;
  readonly total: number | null;
  /** 0–1; `null` without a denominator. */
  readonly rate: number | null;
}

/** What makes the difference, with its number; `null`: not known from the way it was counted. */
export interface DenominatorCauses {
  /** Sites that 应接入 leaves out, by reason. */
  readonly noConditions: number | null;
  readonly notApplicable: number | null;
  /** Enterprises linked in part: their linked sites count by source, and nothing counts by enterprise. */
  readonly partlyLinked: number | null;
  readonly linkedSitesOfPartly: number | null;
  readonly missingSitesOfPartly: number | null;
  /** Of the enterprises linked in part, those that lack only sites that cannot be connected. */
  readonly heldByUnconnectable: number | null;
  /** Sites that name no enterprise: by enterprise they are nowhere. */
  readonly withoutEnterprise: number | null;
}

export interface DenominatorComparison {
  /** In the order of the switch. */
  readonly rates: readonly DenominatorRate[];
  /** Highest less lowest of the rates that are known, 0–1; `null` where fewer than two are. */
  readonly spread: number | null;
  readonly causes: DenominatorCauses;
  /** How far the three differ, and why; one sentence. */
  readonly sentence: Localised;
}

/** `null`: the indicator was not counted. Those of one scope and one filter. */
export type DenominatorIndicators = Readonly<Record<LinkDenominator, Indicator | null>>;

const NAMES: Readonly<Record<LinkDenominator, Localised>> = {
  sources: { zh: '按处', en: 'by source' },
  enterprises: { zh: '按企业', en: 'by enterprise' },
  connectable: { zh: '按应接入', en: 'of the connectable' },
};

const UNIT: Readonly<Record<LinkDenominator, Localised>> = {
  sources: { zh: '处', en: 'sites' },
  enterprises: { zh: '家', en: 'enterprises' },
  connectable: { zh: '处', en: 'sites' },
};

const countOf = (indicator: Indicator | null, id: string): number | null =>
  indicator === null
    ? null
    : ([...indicator.excluded, ...indicator.apart].find((part) => part.id === id)?.count ?? null);

/** Counts without the noun's plural trouble: `1 site`, `3 sites`. */
const some = (count: number, one: string, many: string): string => `${countText(count)} ${count === 1 ? one : many}`;

const toRateClause = ({ denominator, numerator, total, rate }: DenominatorRate): Localised => {
  const { zh, en } = NAMES[denominator];
  const unit = UNIT[denominator];
  if (rate === null || numerator === null || total === null)
    return total === 0
      ? { zh: `${zh}没有分母`, en: `${en} there is nothing to divide by` }
      : { zh: `${zh}不明`, en: `${en} unknown` };
  return {
    zh: `${zh} ${rateText(rate)}（${countText(numerator)}/${countText(total)} ${unit.zh}）`,
    en: `${en} ${rateText(rate)} (${countText(numerator)} of ${countText(total)} ${unit.en})`,
  };
};

const toSpreadClause = (rates: readonly DenominatorRate[], spread: number | null): Localised | null => {
  if (spread === null) return null;
  const count = rates.filter(({ rate }) => rate !== null).length;
  if (spread === 0)
    return { zh: `${count === 3 ? '三者' : '两者'}相同`, en: `${count === 3 ? 'all three' : 'the two'} agree` };
  return { zh: `最多相差 ${pointsText(spread)} 个百分点`, en: `at most ${pointsText(spread)} points apart` };
};

const toConnectableClause = ({ noConditions, notApplicable }: DenominatorCauses): Localised | null => {
  const left = (noConditions ?? 0) + (notApplicable ?? 0);
  if (left === 0) return null;
  const parts = [
    { count: noConditions ?? 0, zh: '不具备条件', en: 'conditions not met' },
    { count: notApplicable ?? 0, zh: '不适用', en: 'not applicable' },
  ].filter(({ count }) => count > 0);
  return {
    zh: `应接入不计 ${countText(left)} 处（${parts.map(({ count, zh }) => `${zh} ${countText(count)}`).join('、')}）`,
    en: `the connectable leave out ${some(left, 'site', 'sites')} (${parts.map(({ count, en }) => `${countText(count)} ${en}`).join(', ')})`,
  };
};

const toEnterpriseClause = (causes: DenominatorCauses): Localised | null => {
  const { partlyLinked, linkedSitesOfPartly: linked, missingSitesOfPartly: missing, heldByUnconnectable } = causes;
  if (partlyLinked === null || linked === null || missing === null || partlyLinked === 0) return null;
  const held = heldByUnconnectable ?? 0;
  return {
    zh: `${countText(partlyLinked)} 家企业只接入一部分（已接 ${countText(linked)} 处、未接 ${countText(missing)} 处），按企业不算接入${held === 0 ? '' : `，其中 ${countText(held)} 家只差不具备条件或不适用的点位`}`,
    en: `${some(partlyLinked, 'enterprise is', 'enterprises are')} linked in part (${some(linked, 'site', 'sites')} linked, ${countText(missing)} not) and not counted by enterprise${held === 0 ? '' : `, of which ${countText(held)} ${held === 1 ? 'lacks' : 'lack'} only sites that cannot be connected`}`,
  };
};

const toOwnerlessClause = ({ withoutEnterprise }: DenominatorCauses): Localised | null =>
  withoutEnterprise === null || withoutEnterprise === 0
    ? null
    : {
        zh: `${countText(withoutEnterprise)} 处未载明企业，按企业不计`,
        en: `${some(withoutEnterprise, 'site names', 'sites name')} no enterprise`,
      };

/** How far 接入率 by source, by enterprise and by 应接入 differ in a region, and what makes the difference. Pure. */
export const explainDenominators = (indicators: DenominatorIndicators): DenominatorComparison => {
  const rates = LINK_DENOMINATORS.map((denominator): DenominatorRate => {
    const indicator = indicators[denominator];
    return {
      denominator,
      numerator: indicator?.numerator ?? null,
      total: indicator?.denominator ?? null,
      rate: indicator?.value ?? null,
    };
  });
  const known = rates.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  const spread = known.length < 2 ? null : Math.max(...known) - Math.min(...known);
  const { connectable, enterprises } = indicators;
  const causes: DenominatorCauses = {
    noConditions: countOf(connectable, 'no-conditions'),
    notApplicable: countOf(connectable, 'not-applicable'),
    partlyLinked: countOf(enterprises, 'partly-linked'),
    linkedSitesOfPartly: countOf(enterprises, 'linked-sites-of-partly'),
    missingSitesOfPartly: countOf(enterprises, 'missing-sites-of-partly'),
    heldByUnconnectable: countOf(enterprises, 'held-by-unconnectable'),
    withoutEnterprise: countOf(enterprises, 'no-enterprise'),
  };
  const firsts = [...rates.map(toRateClause), toSpreadClause(rates, spread)].filter((clause) => clause !== null);
  const whys = [toConnectableClause(causes), toEnterpriseClause(causes), toOwnerlessClause(causes)].filter(
    (clause) => clause !== null,
  );
  const join = (language: 'zh' | 'en', comma: string, semicolon: string): string =>
    [firsts.map((clause) => clause[language]).join(comma), ...whys.map((clause) => clause[language])].join(semicolon);
  const english = join('en', ', ', '; ');
  return {
    rates,
    spread,
    causes,
    sentence: {
      zh: `接入率${join('zh', '，', '；')}。`,
      en: `Linked rate ${english}.`,
    },
  };
};
