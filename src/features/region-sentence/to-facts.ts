import { formatChinaTime } from '../../domain/clock.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { Region } from '../../domain/region-index.ts';
import type { RegisterState } from '../../domain/register-client.ts';
import { toRegionRate, type RegionRate } from '../../domain/region-rate.ts';
import { toRankedIn, toSentenceCounts, type SentenceFacts } from '../../domain/region-sentence.ts';
import type { RateRank } from '../../domain/small-count.ts';
import type { Localised } from '../../domain/words.ts';
import type { PanelState } from '../../ui/panel-state.ts';

interface KindLike {
  readonly id: string;
  readonly words: { readonly shortName: Localised };
}

export interface FactsInput {
  readonly scope: CountScope;
  /** Registers only. */
  readonly kinds: readonly KindLike[];
  /** The region it is ranked in; `undefined` at the root of the board. */
  readonly parent: Region | undefined;
  readonly rank: RateRank;
  readonly state: PanelState;
  /** The registers in use. */
  readonly registers: readonly RegisterState[];
}

export interface RegionFacts {
  readonly facts: SentenceFacts;
  /** `null` until the worker has answered, and where no register ever did. */
  readonly rate: RegionRate | null;
}

/** A fault of one register does not date the others: that register is named instead (`failing`). */
const toStale = (state: PanelState): SentenceFacts['stale'] =>
  state.status === 'late' || state.status === 'lost'
    ? { isLost: state.status === 'lost', at: formatChinaTime(state.lastGoodAt) }
    : null;

const toFailing = (registers: readonly RegisterState[], kinds: readonly KindLike[]): SentenceFacts['failing'] =>
  registers.flatMap(({ kind, status, lastGoodAt }) => {
    const words = kinds.find(({ id }) => id === kind)?.words.shortName;
    if (status !== 'failed' || lastGoodAt === null || words === undefined) return [];
    return [{ words, at: formatChinaTime(lastGoodAt) }];
  });

/** What the sentence is made from; a register without an answer is named as missing and counts nowhere. */
export const toFacts = ({ scope, kinds, parent, rank, state, registers }: FactsInput): RegionFacts => {
  const answered = scope.rollUp?.region.kinds ?? [];
  const kindIds = kinds.map(({ id }) => id);
  const isAnswered = answered.some(({ kind }) => kindIds.includes(kind));
  const rate = scope.rollUp === null || !isAnswered ? null : toRegionRate(scope.rollUp.region, kindIds);
  const namesOf = (ids: readonly string[]): readonly Localised[] =>
    kinds.filter(({ id }) => ids.includes(id)).map(({ words }) => words.shortName);
  const missing = kindIds.filter((id) => !answered.some(({ kind }) => kind === id));
  return {
    rate,
    facts: {
      name: scope.region.name,
      rankedIn: toRankedIn(parent),
      counts: rate === null ? null : toSentenceCounts(rate.codes),
      counted: namesOf(rate?.counts.map(({ kind }) => kind) ?? []),
      rank,
      missing: rate === null ? [] : namesOf(missing),
      failing: rate === null ? [] : toFailing(registers, kinds),
      leftOut: namesOf(rate?.leftOut ?? []),
      stale: rate === null ? null : toStale(state),
    },
  };
};
