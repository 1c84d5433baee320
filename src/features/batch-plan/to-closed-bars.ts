import type { BatchAnswer, ClosedGap } from '../../domain/analyses/batch.ts';
import type { ClosedShares } from '../../domain/priority.ts';
import type { Localised } from '../../domain/words.ts';
import { WORDS } from './words.ts';

export interface ClosedBar extends ClosedGap {
  readonly way: keyof BatchAnswer['closed'];
  /** Of the figure. */
  readonly name: string;
  readonly title: Localised;
  readonly note: Localised;
}

const NAMES = {
  batch: 'batch-closed-share',
  registerOrder: 'batch-closed-share-register-order',
  random: 'batch-closed-share-random',
} as const;

const NOTES = { batch: WORDS.batchNote, registerOrder: WORDS.registerOrderNote, random: WORDS.randomNote } as const;

export const toClosedShares = ({ closed }: Pick<BatchAnswer, 'closed'>): ClosedShares => ({
  batch: closed.batch.share,
  random: closed.random.share,
  registerOrder: closed.registerOrder.share,
});

/** The three ways of choosing the same number, the batch first. */
export const toClosedBars = ({ closed }: Pick<BatchAnswer, 'closed'>): readonly ClosedBar[] =>
  (['batch', 'registerOrder', 'random'] as const).map((way) => ({
    way,
    name: NAMES[way],
    title: WORDS[way],
    note: NOTES[way],
    ...closed[way],
  }));
