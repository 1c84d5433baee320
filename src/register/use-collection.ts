import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SiteProperties } from '../domain/grading.ts';
import type { RegisterFault } from './faults.ts';
import { useRegisterClient } from './register-context.tsx';

const REFRESH_MS = 5 * 60_000;

/** A small collection as a panel shows it. */
export interface CollectionAnswer<T> {
  /** Rows of the last good answer that could be read; `null` before there was one. The same array until a newer comes. */
  readonly rows: readonly T[] | null;
  /** Rows that came and could not be read: left out of every count, and said beside them. */
  readonly unreadable: number;
  /** False: the service gave fewer rows than it says there are. */
  readonly isComplete: boolean;
  /** Milliseconds since 1970 by the board's clock; `null`: never. */
  readonly lastGoodAt: number | null;
  /** Why the newest try gave nothing; older rows stay in use. */
  readonly fault: RegisterFault | null;
  /** An answer or a fault has come; which of the two is no matter to readiness. */
  readonly isSettled: boolean;
}

type Held<T> = Omit<CollectionAnswer<T>, 'isSettled'>;

const NOTHING: Held<never> = { rows: null, unreadable: 0, isComplete: true, lastGoodAt: null, fault: null };

/**
 * Every row of a small collection (`rectifications`, `published-figures` …), asked again every five minutes. A collection
 * that the service does not have is a fault of this answer alone; nothing else on the page waits for it.
 * @param parse the same function at every call; `null` for a row that cannot be read
 */
export const useCollection = <T>(
  collection: string,
  parse: (properties: SiteProperties) => T | null,
): CollectionAnswer<T> => {
  const client = useRegisterClient();
  const queries = useQueryClient();
  const key = ['collection', collection];
  const { data, isSuccess } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<Held<T>> => {
      const answer = await client.items(collection);
      if (!answer.ok) return { ...(queries.getQueryData<Held<T>>(key) ?? NOTHING), fault: answer.fault };
      const { rows, isComplete } = answer.value;
      const read = rows.map(parse).filter((row) => row !== null);
      const unreadable = rows.length - read.length;
      return { rows: read, unreadable, isComplete, lastGoodAt: client.clock.now(), fault: null };
    },
    staleTime: REFRESH_MS,
    refetchInterval: REFRESH_MS,
  });
  return { ...(data ?? NOTHING), isSettled: isSuccess };
};
