import type {
  BlindSpotsAnswer,
  BlindSpotsPart,
  BlindSpotsQuery,
  BlindSpotsStandIn,
} from '../../domain/analyses/blind-spots.ts';
import { LINK_STATUSES } from '../../domain/levels.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import { readPriorityWeights, type PriorityWeights } from '../../domain/priority-weights.ts';
import { isKnown, toStandInsOf, type StandIn } from '../../domain/priority-stand-ins.ts';
import { choosesByLink } from '../../domain/row-conditions.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { IS_NOT_LINKED } from '../row-conditions.ts';
import { levelKeyAt } from '../site-rows.ts';
import type { SiteTable } from '../site-table.ts';
import { BlindMarks } from './blind-marks.ts';
import type { Analyst } from './context.ts';

const PARTIAL = LINK_STATUSES.indexOf('partial');

/** Where registers are all synthetic, all of them; beside real ones the real ones alone. */
const toAddable = (entries: readonly RegisterEntry[]): readonly RegisterEntry[] => {
  const registers = entries.filter(({ table }) => table.kind.isRegister);
  const real = registers.filter(({ table }) => !table.isSynthetic);
  return real.length > 0 ? real : registers;
};

const kindsOf = (entries: readonly RegisterEntry[]): readonly string[] => [
  ...new Set(entries.map(({ table }) => table.kind.id)),
];

/** By kind, over every row of its registers, whatever region or filter is looked at. */
const toStandIns = (entries: readonly RegisterEntry[], { growth }: PriorityWeights): ReadonlyMap<string, StandIn> => {
  const ids = kindsOf(entries);
  const rowCount = entries.reduce((sum, { table }) => sum + table.rowCount, 0);
  const columns = { rowCount, kinds: new Uint8Array(rowCount), exposure: new Float64Array(rowCount) };
  let at = 0;
  for (const { table } of entries) {
    columns.kinds.fill(ids.indexOf(table.kind.id), at, at + table.rowCount);
    columns.exposure.set(table.exposures, at);
    at += table.rowCount;
  }
  const standIns = toStandInsOf(columns, 'exposure', growth.exposure.fallback);
  return new Map(ids.flatMap((id, index) => (standIns[index] === undefined ? [] : [[id, standIns[index]] as const])));
};

class Tally {
  registered = 0;
  notSeen = 0;
  weight = 0;
  blindWeight = 0;
  people = 0;
  peopleUnknown = 0;

  add(other: Tally): void {
    this.registered += other.registered;
    this.notSeen += other.notSeen;
    this.weight += other.weight;
    this.blindWeight += other.blindWeight;
    this.people += other.people;
    this.peopleUnknown += other.peopleUnknown;
  }

  toPart(adcode: string | null, isChosenByLink: boolean): BlindSpotsPart {
    const { registered, notSeen, weight, blindWeight, peopleUnknown } = this;
    return {
      adcode,
      registered,
      notSeen,
      weight,
      blindWeight,
      share: isChosenByLink || weight === 0 ? null : blindWeight / weight,
      people: notSeen > 0 && peopleUnknown === notSeen ? null : this.people,
      peopleUnknown,
    };
  }
}

/** Index of the part that each county belongs to; what belongs to none (county 0) comes after the last. */
const toPartOfCounty = (regions: RegionIndex, parts: readonly Region[]): Uint16Array => {
  const partOf = new Uint16Array(regions.countyCount + 1).fill(parts.length);
  parts.forEach(({ countyRange: [first, last] }, index) => partOf.fill(index, first, last + 1));
  return partOf;
};

const toWeight = (table: SiteTable, row: number, people: number, weights: PriorityWeights): number => {
  const level = levelKeyAt(table, row);
  const { unit, exponent } = weights.growth.exposure;
  return weights.levels[level === 'unassessed' ? weights.unassessedAs : level] * (1 + people / unit) ** exponent;
};

export const blindSpots: Analyst<'blind-spots'> = ({ entries, everyEntry, regions, config, visit }, query) => {
  const { weights } = readPriorityWeights(config.priorityWeights);
  const used = toAddable(entries);
  const isSynthetic = used[0]?.table.isSynthetic ?? true;
  const standIns = toStandIns(
    everyEntry.filter(({ table }) => table.kind.isRegister && table.isSynthetic === isSynthetic),
    weights,
  );
  const children = regions.childrenOf(query.region);
  const own = regions.get(query.region);
  const parts = children.length > 0 ? children : own === undefined ? [] : [own];
  const partOf = toPartOfCounty(regions, parts);
  const tallies = Array.from({ length: parts.length + 1 }, () => new Tally());
  const stoodIn = new Map<string, number>();
  const marks = new BlindMarks(weights, query.filter.links);
  for (const entry of used) {
    const { table } = entry;
    const standIn = standIns.get(table.kind.id);
    // The mode's own dimension: a share of what is not seen among what is not seen says nothing.
    visit(entry, { region: query.region, filter: { ...query.filter, links: null } }, (row) => {
      const tally = tallies[partOf[table.counties[row] ?? 0] ?? parts.length];
      if (tally === undefined) return;
      const known = table.exposures[row] ?? Number.NaN;
      const isUnknown = !isKnown(known);
      if (isUnknown) stoodIn.set(table.kind.id, (stoodIn.get(table.kind.id) ?? 0) + 1);
      const people = isUnknown ? (standIn?.value ?? weights.growth.exposure.fallback) : known;
      const weight = toWeight(table, row, people, weights);
      tally.registered++;
      tally.weight += weight;
      if (IS_NOT_LINKED[table.codes[row] ?? 0] !== true) return;
      tally.notSeen++;
      tally.blindWeight += table.links[row] === PARTIAL ? weight * weights.partialShare : weight;
      if (isUnknown) tally.peopleUnknown++;
      else tally.people += known;
      marks.add(entry, row, weight);
    });
  }
  return toAnswer(query, own?.level === 'country', {
    parts,
    tallies,
    marks,
    weights,
    standIns: [...stoodIn].flatMap(([kind, sites]): BlindSpotsStandIn[] => {
      const standIn = standIns.get(kind);
      return standIn === undefined ? [] : [{ kind, value: standIn.value, origin: standIn.origin, sites }];
    }),
    leftOutKinds: kindsOf(entries.filter((entry) => entry.table.kind.isRegister && !used.includes(entry))),
  });
};

interface Found extends Pick<BlindSpotsAnswer, 'weights' | 'standIns' | 'leftOutKinds'> {
  readonly parts: readonly Region[];
  /** Beside `parts`, and one more for what lies in none of them. */
  readonly tallies: readonly Tally[];
  readonly marks: BlindMarks;
}

const toAnswer = (
  { region, filter }: BlindSpotsQuery,
  isCountry: boolean,
  { parts, tallies, marks, ...said }: Found,
): BlindSpotsAnswer => {
  const isChosen = choosesByLink(filter);
  const whole = new Tally();
  for (const tally of tallies) whole.add(tally);
  const children = parts.map(({ adcode }, index) => (tallies[index] ?? new Tally()).toPart(adcode, isChosen));
  const outside = tallies[parts.length];
  const { marks: marked, leftOut, overheadNotSeen, overheadPartial, withoutPosition } = marks.take();
  return {
    region: whole.toPart(region, isChosen),
    children,
    unplaced: isCountry && outside !== undefined ? outside.toPart(null, isChosen) : null,
    ...said,
    overheadNotSeen,
    overheadPartial,
    withoutPosition,
    map: {
      measures: children.map(({ adcode, share }) => ({ adcode: adcode ?? '', value: share })),
      marks: marked,
      marksLeftOut: leftOut,
    },
  };
};
