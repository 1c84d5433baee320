import {
  BATCH_PAGE,
  type BatchAnswer,
  type BatchKind,
  type BatchPart,
  type BatchQuery,
  type BatchRegion,
  type BatchRow,
  type BatchSite,
  type HinderedRow,
} from '../../domain/analyses/batch.ts';
import { rankPriority, toScoreFactors, type Hindrance, type PriorityBatch } from '../../domain/priority.ts';
import { toStandIns, type StandIns } from '../../domain/priority-stand-ins.ts';
import { readPriorityWeights, type PriorityWeights } from '../../domain/priority-weights.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { isPrecise } from '../privacy.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { toSiteRow } from '../site-rows.ts';
import { locateRow, toBatchColumns, type BatchColumns } from './batch-columns.ts';
import { toBatchCsv } from './batch-csv.ts';
import type { Analyst } from './context.ts';
import { toRanked } from './ranked-entries.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const NOTHING: BatchPart = { batch: 0, candidates: 0, hindered: 0, gapScore: 0, batchScore: 0 };

/** Adds the rows of a ranking up into parts, by whatever `keyOf` says of a row. */
const toParts = <Key>(ranking: PriorityBatch, keyOf: (row: number) => Key): Map<Key, BatchPart> => {
  const parts = new Map<Key, Mutable<BatchPart>>();
  const partOf = (row: number): Mutable<BatchPart> => {
    const key = keyOf(row);
    const known = parts.get(key) ?? { ...NOTHING };
    parts.set(key, known);
    return known;
  };
  for (const row of ranking.candidateRows) {
    const part = partOf(row);
    part.candidates++;
    part.gapScore += ranking.scoreByRow[row] ?? 0;
  }
  for (const row of ranking.rows) {
    const part = partOf(row);
    part.batch++;
    part.batchScore += ranking.scoreByRow[row] ?? 0;
  }
  for (const row of ranking.hindered.rows) partOf(row).hindered++;
  return parts;
};

/** Child of the region that each county index lies in, as an index from 1; 0: in none. */
const toChildOfCounty = (regions: RegionIndex, region: string): Uint8Array => {
  const childOf = new Uint8Array(regions.countyCount + 1);
  regions
    .childrenOf(region)
    .forEach(({ countyRange: [first, last] }, index) => childOf.fill(index + 1, first, last + 1));
  return childOf;
};

const toByRegion = (
  ranking: PriorityBatch,
  held: BatchColumns,
  regions: RegionIndex,
  region: string,
): BatchRegion[] => {
  const children = regions.childrenOf(region);
  if (children.length === 0) return [];
  const childOf = toChildOfCounty(regions, region);
  const parts = toParts(ranking, (at) => {
    const { entry, row } = locateRow(held, at);
    return childOf[entry.table.counties[row] ?? 0] ?? 0;
  });
  const rows = [...parts].map(([child, part]) => ({ adcode: children[child - 1]?.adcode ?? null, ...part }));
  const order = ({ adcode }: BatchRegion): string => adcode ?? '~';
  return rows.sort(
    (a, b) =>
      Number(a.adcode === null) - Number(b.adcode === null) ||
      b.batch - a.batch ||
      b.gapScore - a.gapScore ||
      (order(a) < order(b) ? -1 : 1),
  );
};

const toByKind = (ranking: PriorityBatch, held: BatchColumns, ranked: readonly RegisterEntry[]): BatchKind[] => {
  const parts = toParts(ranking, (at) => locateRow(held, at).entry);
  return ranked.map((entry) => {
    const { kind, source, asOf } = entry.table;
    return { kind: kind.id, source, asOf, ...(parts.get(entry) ?? NOTHING) };
  });
};

const toSite = (held: BatchColumns, at: number, regions: RegionIndex): BatchSite => {
  const { entry, row } = locateRow(held, at);
  const { kind, source, id, name, adcode, level, link, notLinkedReason } = toSiteRow(
    entry.table,
    entry.card,
    row,
    regions,
  );
  return { kind, source, id, name, adcode, level, link, reason: notLinkedReason };
};

interface Ranked {
  readonly ranking: PriorityBatch;
  readonly held: BatchColumns;
  readonly regions: RegionIndex;
  readonly weights: PriorityWeights;
  readonly standIns: StandIns;
}

const toBatchRows = ({ ranking, held, regions, weights, standIns }: Ranked, from: number, count: number): BatchRow[] =>
  Array.from(ranking.rows.slice(from, from + count), (at, index) => {
    const score = ranking.scoreByRow[at] ?? 0;
    return {
      ...toSite(held, at, regions),
      place: from + index + 1,
      score,
      share: ranking.weightedGap > 0 ? score / ranking.weightedGap : 0,
      factors: toScoreFactors(held.columns, at, weights, standIns),
    };
  });

const toHindered = ({ ranking, held, regions }: Ranked, from: number): BatchAnswer['hindered'] => {
  const counts = new Map<Hindrance, number>();
  for (const reason of ranking.hindered.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const rows: HinderedRow[] = Array.from(ranking.hindered.rows.slice(from, from + BATCH_PAGE), (at, index) => ({
    ...toSite(held, at, regions),
    hindrance: ranking.hindered.reasons[from + index] ?? 'unstated',
  }));
  return {
    total: ranking.hindered.rows.length,
    rows,
    byReason: [...counts]
      .map(([hindrance, count]) => ({ hindrance, count }))
      .sort((a, b) => b.count - a.count || (a.hindrance < b.hindrance ? -1 : 1)),
  };
};

const toMask = (
  held: BatchColumns,
  visit: (entry: RegisterEntry, onRow: (row: number) => void) => void,
): Uint8Array => {
  const mask = new Uint8Array(held.columns.rowCount);
  held.entries.forEach((entry, index) => {
    const at = held.starts[index] ?? 0;
    visit(entry, (row) => {
      mask[at + row] = 1;
    });
  });
  return mask;
};

const toPlace = (value: number): number => Math.max(0, Math.floor(value) || 0);

const kindIds = (entries: readonly RegisterEntry[]): readonly string[] => [
  ...new Set(entries.map(({ table }) => table.kind.id)),
];

/** Which of the unconnected sites of a region to connect next, over all its registers together. */
export const batch: Analyst<'batch'> = (context, query: BatchQuery) => {
  const { regions, config } = context;
  const { ranked, around, leftOut } = toRanked(context);
  const { weights, isOwn, problems } = readPriorityWeights(config.priorityWeights);
  const held = toBatchColumns(around, context);
  const standIns = toStandIns(held.columns, weights);
  const mask = toMask(held, (entry, onRow) => {
    if (ranked.includes(entry)) context.visit(entry, query, onRow);
  });
  const ranking = rankPriority(held.columns, { mask, quota: query.quota, weights, standIns });
  const all: Ranked = { ranking, held, regions, weights, standIns };
  const { closed, closedScores, rows, candidates, weightedGap } = ranking;
  const isFile = query.csv !== undefined;
  return {
    rows: isFile ? [] : toBatchRows(all, toPlace(query.offset), Math.min(BATCH_PAGE, toPlace(query.limit))),
    size: rows.length,
    candidates,
    weightedGap,
    closed: {
      batch: { score: closedScores.batch, share: closed.batch },
      random: { score: closedScores.random, share: closed.random },
      registerOrder: { score: closedScores.registerOrder, share: closed.registerOrder },
    },
    hindered: toHindered(all, toPlace(query.hinderedOffset)),
    standIns: ranking.standIns,
    byRegion: toByRegion(ranking, held, regions, query.region),
    byKind: toByKind(ranking, held, ranked),
    leftOut,
    withoutReasons: kindIds(ranked.filter(({ reasons }) => reasons === null)),
    withoutDates: kindIds(ranked.filter(({ dates }) => dates === null)),
    isNeighbourhoodKnown: isPrecise(config),
    weights,
    isWeightsOwn: isOwn,
    problems,
    csv: query.csv === undefined ? null : toBatchCsv(toBatchRows(all, 0, rows.length), context, query.csv),
  };
};
