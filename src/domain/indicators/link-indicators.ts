import { readText } from '../grading-reading.ts';
import type { RowFacts } from './row-facts.ts';
import type { IndicatorSettings } from './settings.ts';
import type { FindingEffect, Groups, IndicatorDefinition, IndicatorPart } from './types.ts';
import { OWN_DEFINITION, UNITS } from './units.ts';

const PARTIAL: IndicatorPart = { id: 'partial', words: { zh: '部分接入', en: 'Partly linked' } };
const NOT_APPLICABLE: IndicatorPart = { id: 'not-applicable', words: { zh: '不适用', en: 'Not applicable' } };
const NO_CONDITIONS: IndicatorPart = { id: 'no-conditions', words: { zh: '不具备条件', en: 'Conditions not met' } };

/** 接入率 asks what the register states, so contradictions stay in it, and are named beside it. */
const LINK_FINDINGS = {
  'unknown-link-status': 'counted',
  'never-reported': 'counted',
  'future-report': 'counted',
  'unreadable-report': 'counted',
  'silent-linked': 'counted',
  'not-linked-reporting': 'counted',
  'linked-with-reason': 'counted',
  'linked-before-registered': 'counted',
  'linked-in-future': 'counted',
  'linked-without-data': 'counted',
  'data-without-link': 'counted',
  'pond-linked-without-monitor': 'counted',
} as const satisfies Readonly<Record<string, FindingEffect>>;

const LINKED_SITES = { words: { zh: '已接入', en: 'Linked' }, unit: UNITS.sites };

export const LINKED_RATE_SOURCES: IndicatorDefinition = {
  id: 'linked-rate-sources',
  words: { zh: '接入率（处）', en: 'Linked rate by source' },
  definition: {
    zh: '已接入（含离线）的处数除以登记处数；部分接入与不适用留在分母内，另行列出。',
    en: 'Linked sources (offline ones among them) divided by registered sources; partly linked and not applicable stay in the denominator and are shown apart.',
  },
  source: OWN_DEFINITION,
  numerator: LINKED_SITES,
  denominator: { words: { zh: '登记', en: 'Registered' }, unit: UNITS.sites },
  kinds: null,
  fields: [],
  excluded: [],
  apart: [PARTIAL, NOT_APPLICABLE],
  findings: LINK_FINDINGS,
  isAboutLinks: true,
  counting: {
    by: 'rows',
    judge: ({ isConnected, link }) => ({
      holds: isConnected,
      ...(link === 'partial' || link === 'not-applicable' ? { apart: link } : {}),
    }),
  },
};

/** Whether a site is one that cannot be connected. Linked sites can, whatever reason they still carry. */
const toUnconnectable = (row: RowFacts, { unconnectableReasons }: IndicatorSettings): IndicatorPart | null => {
  if (row.isConnected) return null;
  if (row.link === 'not-applicable') return NOT_APPLICABLE;
  const reason = readText(row.properties, 'not_linked_reason');
  return reason !== null && unconnectableReasons.includes(reason) ? NO_CONDITIONS : null;
};

export const LINKED_RATE_CONNECTABLE: IndicatorDefinition = {
  id: 'linked-rate-connectable',
  words: { zh: '应接入率', en: 'Linked rate of the connectable' },
  definition: {
    zh: '已接入（含离线）的处数除以应接入处数；应接入＝登记－不具备条件－不适用。',
    en: 'Linked sources (offline ones among them) divided by those that could be linked: registered less conditions not met and not applicable.',
  },
  source: OWN_DEFINITION,
  numerator: LINKED_SITES,
  denominator: { words: { zh: '应接入', en: 'Connectable' }, unit: UNITS.sites },
  kinds: null,
  fields: ['not_linked_reason'],
  excluded: [NO_CONDITIONS, NOT_APPLICABLE],
  apart: [PARTIAL],
  findings: LINK_FINDINGS,
  isAboutLinks: true,
  counting: {
    by: 'rows',
    judge: (row, settings) => {
      const unconnectable = toUnconnectable(row, settings);
      if (unconnectable !== null) return { excluded: unconnectable.id };
      return { holds: row.isConnected, ...(row.link === 'partial' ? { apart: PARTIAL.id } : {}) };
    },
  },
};

const SHORT_PARTS = [
  { id: 'partly-linked', words: { zh: '只接入一部分', en: 'Linked in part' } },
  { id: 'none-linked', words: { zh: '一处也未接入', en: 'None linked' } },
  {
    id: 'held-by-unconnectable',
    words: {
      zh: '只差不具备条件或不适用的点位',
      en: 'Short only of sites that cannot be connected',
    },
  },
  {
    id: 'linked-sites-of-partly',
    words: { zh: '其中已接入的点位', en: 'Linked sites of those linked in part' },
    unit: UNITS.sites,
  },
  {
    id: 'missing-sites-of-partly',
    words: { zh: '其中未接入的点位', en: 'Sites not linked of those linked in part' },
    unit: UNITS.sites,
  },
] as const satisfies readonly IndicatorPart[];

export const LINKED_RATE_ENTERPRISES: IndicatorDefinition = {
  id: 'linked-rate-enterprises',
  words: { zh: '接入率（企业）', en: 'Linked rate by enterprise' },
  definition: {
    zh: '名下所计点位全部已接入（含离线）的企业数除以有点位的企业数；未载明企业的点位不计。',
    en: 'Enterprises of which every site counted is linked (offline ones among them), divided by enterprises that have sites; sites that name no enterprise are left out.',
  },
  source: OWN_DEFINITION,
  numerator: { words: { zh: '全部接入的企业', en: 'Enterprises wholly linked' }, unit: UNITS.enterprises },
  denominator: { words: { zh: '企业', en: 'Enterprises' }, unit: UNITS.enterprises },
  kinds: null,
  fields: ['enterprise_id', 'not_linked_reason'],
  excluded: [
    { id: 'no-enterprise', words: { zh: '未载明企业的点位', en: 'Sites that name no enterprise' }, unit: UNITS.sites },
  ],
  apart: SHORT_PARTS,
  findings: {},
  isAboutLinks: true,
  counting: {
    by: 'groups',
    // Of one enterprise: sites, of them linked, of them not linked and not connectable.
    add: (row, groups, tally, settings) => {
      const enterprise = readText(row.properties, 'enterprise_id');
      if (enterprise === null) return tally.part('no-enterprise');
      const sums = groups.get(enterprise) ?? [0, 0, 0];
      sums[0] = (sums[0] ?? 0) + 1;
      if (row.isConnected) sums[1] = (sums[1] ?? 0) + 1;
      else if (toUnconnectable(row, settings) !== null) sums[2] = (sums[2] ?? 0) + 1;
      groups.set(enterprise, sums);
    },
    finish: (groups, tally) => {
      for (const [sites = 0, linked = 0, unconnectable = 0] of groups.values()) {
        tally.unit(linked === sites);
        if (linked === sites) continue;
        tally.part(linked === 0 ? 'none-linked' : 'partly-linked');
        if (linked === 0) continue;
        if (linked + unconnectable === sites) tally.part('held-by-unconnectable');
        tally.part('linked-sites-of-partly', linked);
        tally.part('missing-sites-of-partly', sites - linked);
      }
    },
  },
};

/** An enterprise that is linked in part: what makes 接入率（企业） lower than 接入率（处）. */
export interface PartlyLinkedEnterprise {
  readonly id: string;
  readonly sites: number;
  readonly linked: number;
  /** Of its sites not linked, those that cannot be connected. */
  readonly unconnectable: number;
}

/** Those with the most linked sites first, for which nothing counts by enterprise; then by id. At most `limit`. */
export const toPartlyLinked = (groups: Groups, limit: number): readonly PartlyLinkedEnterprise[] =>
  [...groups]
    .map(([id, [sites = 0, linked = 0, unconnectable = 0]]) => ({ id, sites, linked, unconnectable }))
    .filter(({ sites, linked }) => linked > 0 && linked < sites)
    .sort((a, b) => b.linked - a.linked || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
