import type {
  BaselineOrigin,
  IndicatorSet,
  IndicatorsQuery,
  LackingColumns,
  ListIndicators,
  NamedEnterprise,
} from '../../domain/analyses/indicators.ts';
import { oldest } from '../../domain/counting.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { IndicatorCounts } from '../../domain/indicators/accumulate.ts';
import { fieldsOf, INDICATORS, indicatorOf, indicatorsOf } from '../../domain/indicators/indicators.ts';
import { INDICATOR_OF_DENOMINATOR, LINK_DENOMINATORS } from '../../domain/indicators/denominators.ts';
import { LINKED_RATE_CONNECTABLE, LINKED_RATE_ENTERPRISES } from '../../domain/indicators/link-indicators.ts';
import { tallyRectifications } from '../../domain/indicators/rectification-indicators.ts';
import {
  baselineWithin,
  toFreshnessLimits,
  toIndicatorSettings,
  type FreshnessSettings,
  type IndicatorSettings,
  type OverheadBaseline,
} from '../../domain/indicators/settings.ts';
import { OVERHEAD_TREATED_RATE } from '../../domain/indicators/tailings-indicators.ts';
import type { IndicatorDefinition } from '../../domain/indicators/types.ts';
import { groupByList, parseRectification, type Rectification } from '../../domain/rectification.ts';
import { COUNTRY_ADCODE, type Region } from '../../domain/region-index.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { AnalysisContext, Analyst, HeldCollection } from './context.ts';
import { IndicatorCells } from './indicator-cells.ts';
import { toIndicatorReader } from './indicator-rows.ts';

const NAMED_ENTERPRISES = 20;
const UNPLACED = 0;

const DENOMINATOR_DEFINITIONS = LINK_DENOMINATORS.map((each) => indicatorOf(INDICATOR_OF_DENOMINATOR[each]));

/** Without these columns a rate would not be unknown but wrong: every site would be connectable, and nobody's. */
const NEEDS_COLUMNS: readonly IndicatorDefinition[] = [LINKED_RATE_ENTERPRISES, LINKED_RATE_CONNECTABLE];
const OWN_COLUMN: Readonly<Record<string, string>> = {
  [LINKED_RATE_ENTERPRISES.id]: 'enterprise_id',
  [LINKED_RATE_CONNECTABLE.id]: 'not_linked_reason',
};

/** A code of no division stands in the country alone. */
const holdsCode = (context: AnalysisContext, region: string, adcode: string): boolean =>
  region === COUNTRY_ADCODE || context.regions.isWithin(adcode, region);

const limitsOf = ({ config, kinds }: AnalysisContext): FreshnessSettings =>
  toFreshnessLimits(kinds, { late: config.lateAfterMinutes, lost: config.lostAfterMinutes });

const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

interface Frozen {
  readonly baseline: OverheadBaseline;
  readonly origin: BaselineOrigin;
}

/** The frozen list of 头顶库; `null` where the service has none, or an empty one. */
const toBaseline = (held: HeldCollection | null): Frozen | null => {
  // A part of a list is no list: the rate would have the wrong denominator.
  if (held === null || !held.isComplete) return null;
  const ponds = held.rows.flatMap(({ id, adcode }) =>
    typeof id === 'string' && (typeof adcode === 'string' || typeof adcode === 'number')
      ? [{ id, adcode: String(adcode) }]
      : [],
  );
  if (ponds.length === 0) return null;
  const text = (name: string): string | null =>
    asText(held.rows.find((row: SiteProperties) => asText(row[name]) !== null)?.[name]);
  const date = text('frozen_at');
  const source = text('source_doc');
  const isSynthetic = held.rows.some((row) => row['is_synthetic'] === true);
  return {
    baseline: { date: date ?? '', source: source ?? '', ponds },
    origin: { date, source, isSynthetic, ponds: ponds.length },
  };
};

/** The list is fixed: under a filter that leaves out some of its ponds, they would read as gone from the register. */
const isListCounted = ({ filter }: IndicatorsQuery, entries: readonly RegisterEntry[], { origin }: Frozen): boolean =>
  !isFiltered({ ...filter, kinds: null }) &&
  entries.some(
    ({ table }) => OVERHEAD_TREATED_RATE.kinds?.includes(table.kind.id) && table.isSynthetic === origin.isSynthetic,
  );

const UNPLACED_PLACE = 'unplaced';

/** The child that each county index lies in. */
const toPlaces = ({ regions }: AnalysisContext, children: readonly Region[], region: string): string[] => {
  const places = Array.from({ length: regions.countyCount + 1 }, () => region);
  places[UNPLACED] = UNPLACED_PLACE;
  for (const { adcode, countyRange } of children)
    for (let county = countyRange[0]; county <= countyRange[1]; county++) places[county] = adcode;
  return places;
};

const countSet = async (
  context: AnalysisContext,
  query: IndicatorsQuery,
  entries: readonly RegisterEntry[],
  frozen: Frozen | null,
): Promise<IndicatorSet> => {
  const isWhole = query.extent === 'all';
  const definitions = isWhole ? INDICATORS : DENOMINATOR_DEFINITIONS;
  const isOwnList = frozen !== null && isListCounted(query, entries, frozen);
  const { limits } = limitsOf(context);
  const settingsOf = (adcode: string | null): IndicatorSettings =>
    toIndicatorSettings(context.nowMs, limits, {
      overheadBaseline: isOwnList
        ? baselineWithin(frozen.baseline, (code) => adcode !== null && holdsCode(context, adcode, code))
        : null,
    });
  const cells = new IndicatorCells(definitions, settingsOf);
  const children = context.regions.childrenOf(query.region);
  const places = toPlaces(context, children, query.region);
  const lacking = new Map<string, { kinds: string[]; fields: Set<string> }>();
  for (const entry of entries) {
    const { table } = entry;
    const kind = table.kind.id;
    const wanted = isWhole
      ? fieldsOf(definitions, kind)
      : [...new Set(['link_status', ...definitions.flatMap(({ fields }) => fields)])];
    const { toRow, fields } = await toIndicatorReader(entry, wanted, (names) => context.texts(entry, names));
    for (const { id } of NEEDS_COLUMNS) {
      const column = OWN_COLUMN[id] ?? '';
      if (fields.has(column)) continue;
      const known = lacking.get(id) ?? { kinds: [], fields: new Set<string>() };
      if (!known.kinds.includes(kind)) known.kinds.push(kind);
      known.fields.add(column);
      lacking.set(id, known);
    }
    context.visit(entry, query, (row) =>
      cells.at(places[table.counties[row] ?? UNPLACED] ?? query.region, kind).add(toRow(row)),
    );
  }
  const kinds = context.kinds.map(({ id }) => id).filter((id) => entries.some(({ table }) => table.kind.id === id));
  const hide = (counts: IndicatorCounts, own: readonly string[] = kinds): IndicatorCounts =>
    withoutLacking(counts, lacking, own);
  const region = cells.sum(query.region, () => true);
  const unplaced = cells.sum(null, (place) => place === UNPLACED_PLACE).result();
  return {
    isSynthetic: entries[0]?.table.isSynthetic ?? false,
    kinds,
    source: [...new Set(entries.map(({ table }) => table.source))].join(','),
    asOf: oldest(entries.map(({ table }) => table)),
    region: hide(region.result()),
    byKind: kinds.map((kind) => ({
      kind,
      counts: hide(ofKind(cells.sum(query.region, (_, own) => own === kind).result(), kind), [kind]),
    })),
    children: children.map(({ adcode }) => ({
      adcode,
      counts: hide(cells.sum(adcode, (place) => place === adcode).result()),
    })),
    unplaced: unplaced.rows === 0 ? null : hide(unplaced),
    partlyLinked: region
      .partlyLinked(NAMED_ENTERPRISES)
      .map((each): NamedEnterprise => ({ ...each, name: context.enterpriseName(each.id) })),
    lacking: [...lacking].map(([indicator, { kinds: of, fields }]): LackingColumns => ({
      indicator,
      kinds: of,
      fields: [...fields],
    })),
  };
};

/** Only the indicators that say something of the kind. */
const ofKind = (counts: IndicatorCounts, kind: string): IndicatorCounts => {
  const ids = indicatorsOf(kind).map(({ id }) => id);
  return { ...counts, tallies: Object.fromEntries(Object.entries(counts.tallies).filter(([id]) => ids.includes(id))) };
};

/** A rate that a register cannot tell is unknown of every sum with that register in it. */
const withoutLacking = (
  counts: IndicatorCounts,
  lacking: ReadonlyMap<string, { readonly kinds: readonly string[] }>,
  kinds: readonly string[],
): IndicatorCounts => {
  const isLacking = (id: string): boolean => lacking.get(id)?.kinds.some((kind) => kinds.includes(kind)) ?? false;
  const tallies = Object.entries(counts.tallies).map(([id, tally]) => [id, isLacking(id) ? null : tally] as const);
  return { ...counts, tallies: Object.fromEntries(tallies) };
};

const toLists = (context: AnalysisContext, region: string, items: readonly Rectification[]): ListIndicators[] => {
  const own = items.filter(({ adcode }) => holdsCode(context, region, adcode));
  const children = context.regions.childrenOf(region);
  return [true, false].flatMap((isSynthetic) =>
    groupByList(own.filter((item) => item.isSynthetic === isSynthetic)).map(
      ({ listType, items: list }): ListIndicators => ({
        listType,
        isSynthetic,
        asOf: oldest(list),
        ...tallyRectifications(list, context.nowMs),
        children: children.flatMap(({ adcode }) => {
          const part = list.filter((item) => context.regions.isWithin(item.adcode, adcode));
          return part.length === 0 ? [] : [{ adcode, ...tallyRectifications(part, context.nowMs) }];
        }),
      }),
    ),
  );
};

/** Every indicator of the region, of each kind and of each child, counted in one pass over the rows. */
export const indicators: Analyst<'indicators'> = async (context, query) => {
  const isWhole = query.extent === 'all';
  const frozen = isWhole ? toBaseline(context.collection('overhead-baseline')) : null;
  const held = isWhole ? context.collection('rectifications') : null;
  const items = (held?.rows ?? []).map(parseRectification);
  const sets: IndicatorSet[] = [];
  for (const isSynthetic of [false, true]) {
    const own = context.entries.filter(({ table }) => table.kind.isRegister && table.isSynthetic === isSynthetic);
    if (own.length > 0) sets.push(await countSet(context, query, own, frozen));
  }
  return {
    sets,
    lists: toLists(
      context,
      query.region,
      items.filter((item) => item !== null),
    ),
    unreadableItems: items.filter((item) => item === null).length,
    limitProblems: limitsOf(context).problems,
    baseline: frozen?.origin ?? null,
  };
};
