import type { Localised } from '../words.ts';
import { LADDER } from './data-indicators.ts';
import type { Indicator } from './types.ts';

export interface LadderStep {
  /** `registered`, then ids of LADDER. */
  readonly id: string;
  readonly words: Localised;
  /** Sites that have reached this step and every one before it; `null`: nobody states it. */
  readonly count: number | null;
  /** Against the step above, never positive; `null` on the first step and where either is unknown. */
  readonly change: number | null;
  /** Sites that have this step but lack one before it; `null` on the first two steps and where it is unknown. */
  readonly outOfOrder: number | null;
  /** Sites of which it is not stated whether they have reached this step. */
  readonly unstated: number | null;
}

export interface IngestionLadder {
  readonly steps: readonly LadderStep[];
  /** Whether every record keeps the order of the steps; `null` where none of the steps could be counted. */
  readonly isInOrder: boolean | null;
}

const REGISTERED: Localised = { zh: '登记', en: 'Registered' };

/** 登记 → 视频 → 感知数据 → 平台收到 → 连续有效, from the indicators of one scope, by id. */
export const toIngestionLadder = (indicators: Readonly<Record<string, Indicator>>): IngestionLadder => {
  const found = LADDER.map((definition) => ({ definition, indicator: indicators[definition.id] }));
  const registered = found[0]?.indicator?.denominator ?? null;
  const steps: LadderStep[] = [
    { id: 'registered', words: REGISTERED, count: registered, change: null, outOfOrder: null, unstated: 0 },
  ];
  found.forEach(({ definition, indicator }, index) => {
    const isKnown =
      indicator !== undefined && indicator.noValue !== 'not-counted' && indicator.noValue !== 'not-stated';
    const count = isKnown ? indicator.numerator : null;
    const above = steps.at(-1)?.count ?? null;
    const outOfOrder = indicator?.apart.find(({ id }) => id === 'out-of-order')?.count ?? null;
    steps.push({
      id: definition.id,
      words: definition.words,
      count,
      change: count === null || above === null ? null : count - above,
      outOfOrder: index === 0 || !isKnown ? null : outOfOrder,
      unstated: indicator?.unstated ?? null,
    });
  });
  const known = steps.flatMap(({ outOfOrder }) => (outOfOrder === null ? [] : [outOfOrder]));
  return { steps, isInOrder: known.length === 0 ? null : known.every((count) => count === 0) };
};
