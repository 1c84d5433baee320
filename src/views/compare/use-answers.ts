import { useQueries } from '@tanstack/react-query';
import { useRef, useSyncExternalStore } from 'react';
import type { History, HistoryQuery } from '../../domain/history.ts';
import type { RollUp, RollUpQuery } from '../../domain/roll-up.ts';
import type { RegisterClient } from '../../register/client-types.ts';
import { toAnswerQuery, useRegisterClient, useRegisterStates, type Kept } from '../../register/register-context.tsx';

/** Answers to several questions of one sort, in their order. */
export interface Answers<T> {
  readonly answers: readonly {
    /** `null` until there is one; of rows that have changed since, while a newer one is on its way. */
    readonly data: T | null;
    readonly error: Error | null;
  }[];
  /** Every answer is of the newest rows, or failed, and no register is still on its way. */
  readonly isReady: boolean;
}

/** Like `register-context`'s hooks, for as many questions as there are regions; keys agree with theirs. */
const useAnswers = <Q, T>(
  queries: readonly Q[],
  toKey: (query: Q) => readonly unknown[],
  ask: (client: RegisterClient, query: Q) => Promise<T>,
): Answers<T> => {
  const client = useRegisterClient();
  const version = useSyncExternalStore(client.subscribe, client.version);
  const states = useRegisterStates();
  /** Last answers to the same questions: old figures stay on screen until the new ones are there. */
  const kept = useRef(new Map<string, Kept<T>>());
  const results = useQueries({
    queries: queries.map((query) => {
      const { asked, queryKey, queryFn } = toAnswerQuery(toKey(query), version, () => ask(client, query));
      return {
        queryKey,
        queryFn: async () => {
          const answer = await queryFn();
          kept.current.set(asked, answer);
          return answer;
        },
        enabled: states.some(({ status }) => status !== 'loading'),
        placeholderData: () => kept.current.get(asked),
      };
    }),
  });
  const isWaiting = states.some(({ status }) => status === 'loading');
  return {
    answers: results.map(({ data, error }) => ({ data: data?.value ?? null, error })),
    isReady:
      !isWaiting &&
      results.every(({ isSuccess, isPlaceholderData, isError }) => isError || (isSuccess && !isPlaceholderData)),
  };
};

export const useRollUps = (queries: readonly RollUpQuery[]): Answers<RollUp> =>
  useAnswers(
    queries,
    ({ region, kinds, flags, sources, conditions }) => ['roll-up', region, kinds, flags, sources, conditions],
    (client, query) => client.rollUp(query),
  );

export const useHistories = (queries: readonly HistoryQuery[]): Answers<History> =>
  useAnswers(
    queries,
    (query) => ['history', query],
    (client, query) => client.history(query),
  );
