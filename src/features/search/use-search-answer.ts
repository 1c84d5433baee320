import { useCallback, useRef, useState } from 'react';
import type { SearchAnswer } from '../../domain/site-search.ts';

export interface AskedFor {
  readonly text: string;
  readonly answer: SearchAnswer;
}

export interface Asking {
  /** Newest answer that came, of the text it was asked for; `null` before the first. */
  readonly asked: AskedFor | null;
  readonly state: 'idle' | 'waiting' | 'failed';
  /** Resolves to the answer, or to `null` where it failed or a later text was asked for meanwhile. */
  readonly ask: (text: string) => Promise<SearchAnswer | null>;
}

/** Asks for each text as it comes; only the answer to the newest is taken. */
export const useSearchAnswer = (search: (text: string) => Promise<SearchAnswer>): Asking => {
  const [asked, setAsked] = useState<AskedFor | null>(null);
  const [state, setState] = useState<Asking['state']>('idle');
  const newest = useRef(0);
  const ask = useCallback(
    async (text: string): Promise<SearchAnswer | null> => {
      const ticket = ++newest.current;
      setState('waiting');
      try {
        const answer = await search(text);
        if (ticket !== newest.current) return null;
        setAsked({ text, answer });
        setState('idle');
        return answer;
      } catch {
        // The worker is gone or could not be started: the register's own states say why, here it is enough to say so.
        if (ticket === newest.current) setState('failed');
        return null;
      }
    },
    [search],
  );
  return { asked, state, ask };
};
