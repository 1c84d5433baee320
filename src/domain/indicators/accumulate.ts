import { FINDING_IDS, RECORD_FINDINGS, type FindingId } from './findings.ts';
import { NO_FRESHNESS, type Freshness, type FreshnessCounts } from './freshness.ts';
import { LINKED_RATE_ENTERPRISES, toPartlyLinked, type PartlyLinkedEnterprise } from './link-indicators.ts';
import { readRow, type RowFacts } from './row-facts.ts';
import type { IndicatorSettings } from './settings.ts';
import { TallyState } from './tally.ts';
import type { Groups, IndicatorDefinition, IndicatorRow, Tally } from './types.ts';
import type { Localised } from '../words.ts';

/** Contradictory records of one sort, over every row that was fed, whichever indicator they touch. */
export interface FindingCount {
  readonly id: FindingId;
  readonly words: Localised;
  readonly count: number;
}

/** Plain data: may be sent from a worker as it stands. */
export interface IndicatorCounts {
  readonly rows: number;
  /** Whether the rows were synthetic; `null` where none came. */
  readonly isSynthetic: boolean | null;
  /** By id of a definition; `null` where what the settings lack makes it unknown. */
  readonly tallies: Readonly<Record<string, Tally | null>>;
  /** Only those that occur, in the order of FINDING_IDS. */
  readonly findings: readonly FindingCount[];
  readonly freshness: FreshnessCounts;
}

interface DefinitionState {
  readonly definition: IndicatorDefinition;
  readonly tally: TallyState;
  readonly groups: Groups;
}

/** Counts rows one by one, in any order; accumulators of parts merge into that of the whole. Made by `createIndicatorAccumulator`. */
export class IndicatorAccumulator {
  readonly #settings: IndicatorSettings;
  readonly #states: readonly DefinitionState[];
  readonly #findings = new Map<FindingId, number>();
  readonly #freshness: Record<Freshness, number> = { ...NO_FRESHNESS };
  #rows = 0;
  #isSynthetic: boolean | null = null;

  constructor(definitions: readonly IndicatorDefinition[], settings: IndicatorSettings) {
    this.#settings = settings;
    this.#states = definitions.map((definition) => {
      const groups: Groups = new Map();
      if (definition.counting.by === 'groups') definition.counting.start?.(groups, settings);
      return { definition, tally: new TallyState(), groups };
    });
  }

  /** @throws when synthetic and real rows come together: no figure adds the two */
  add(row: IndicatorRow): void {
    this.#setSynthetic(row.isSynthetic);
    const facts = readRow(row, this.#settings);
    this.#rows++;
    this.#freshness[facts.freshness]++;
    for (const id of facts.findings) this.#findings.set(id, (this.#findings.get(id) ?? 0) + 1);
    for (const state of this.#states)
      if (state.definition.kinds === null || state.definition.kinds.includes(row.kind)) this.#count(state, facts);
  }

  #count({ definition, tally, groups }: DefinitionState, facts: RowFacts): void {
    const { counting } = definition;
    if (counting.by === 'rows') addJudged(definition, counting.judge(facts, this.#settings), facts, tally);
    else if (counting.by === 'units') counting.add(facts, tally, this.#settings);
    else if (counting.by === 'groups') counting.add(facts, groups, tally, this.#settings);
  }

  #setSynthetic(isSynthetic: boolean): void {
    if (this.#isSynthetic !== null && this.#isSynthetic !== isSynthetic)
      throw new Error('synthetic and real rows must not be added');
    this.#isSynthetic = isSynthetic;
  }

  /**
   * Adds what another accumulator has counted; that one stays as it is. Rows must not have been fed to both. A country
   * that is merged from counties is made with the whole frozen list in its settings, or with an empty one.
   * @throws when the two count other definitions, at other times, or synthetic and real rows
   */
  merge(other: IndicatorAccumulator): void {
    const ids = (accumulator: IndicatorAccumulator): string =>
      accumulator.#states.map(({ definition }) => definition.id).join();
    if (ids(this) !== ids(other) || this.#settings.nowMs !== other.#settings.nowMs)
      throw new Error('accumulators of other definitions or times cannot be merged');
    if (other.#isSynthetic !== null) this.#setSynthetic(other.#isSynthetic);
    this.#rows += other.#rows;
    for (const [id, count] of other.#findings) this.#findings.set(id, (this.#findings.get(id) ?? 0) + count);
    for (const state of Object.keys(NO_FRESHNESS) as Freshness[]) this.#freshness[state] += other.#freshness[state];
    this.#states.forEach((state, index) => {
      const from = other.#states[index];
      if (from === undefined) return;
      state.tally.addAll(from.tally);
      for (const [key, sums] of from.groups) {
        const own = state.groups.get(key);
        state.groups.set(
          key,
          sums.map((sum, position) => sum + (own?.[position] ?? 0)),
        );
      }
    });
  }

  /** The enterprises that make the difference between the denominators; empty where 接入率（企业） is not counted. */
  partlyLinked(limit: number): readonly PartlyLinkedEnterprise[] {
    const state = this.#states.find(({ definition }) => definition.id === LINKED_RATE_ENTERPRISES.id);
    return state === undefined ? [] : toPartlyLinked(state.groups, limit);
  }

  /** What has been counted so far; counting may go on afterwards. */
  result(): IndicatorCounts {
    const tallies = this.#states.map(({ definition, tally, groups }): readonly [string, Tally | null] => {
      const { counting } = definition;
      if (counting.by === 'items') return [definition.id, null];
      if (counting.by !== 'groups') return [definition.id, tally.print(definition)];
      if (counting.isPossible?.(this.#settings) === false) return [definition.id, null];
      const finished = new TallyState();
      finished.addAll(tally);
      counting.finish(groups, finished);
      return [definition.id, finished.print(definition)];
    });
    return {
      rows: this.#rows,
      isSynthetic: this.#isSynthetic,
      tallies: Object.fromEntries(tallies),
      findings: FINDING_IDS.flatMap((id): FindingCount[] => {
        const count = this.#findings.get(id) ?? 0;
        const words = RECORD_FINDINGS.find((finding) => finding.id === id)?.words;
        return count === 0 || words === undefined ? [] : [{ id, words, count }];
      }),
      freshness: { ...this.#freshness },
    };
  }
}

const addJudged = (
  definition: IndicatorDefinition,
  judgement: ReturnType<Extract<IndicatorDefinition['counting'], { by: 'rows' }>['judge']>,
  facts: RowFacts,
  tally: TallyState,
): void => {
  if ('excluded' in judgement) return tally.part(judgement.excluded);
  let isWithheld = false;
  for (const id of facts.findings) {
    const effect = definition.findings[id];
    if (effect === undefined) continue;
    tally.part(id);
    if (effect === 'withheld') isWithheld = true;
  }
  if (isWithheld && judgement.holds === true) return tally.withhold();
  tally.unit(judgement.holds);
  if (judgement.apart !== undefined) tally.part(judgement.apart);
};

/**
 * One pass over rows for all indicators named. A worker feeds each row of a region once and sends `result()`; a country
 * is the merge of its counties, exactly as if its rows had been fed to one accumulator.
 */
export const createIndicatorAccumulator = (
  definitions: readonly IndicatorDefinition[],
  settings: IndicatorSettings,
): IndicatorAccumulator => new IndicatorAccumulator(definitions, settings);
