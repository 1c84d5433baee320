import { useEffect, useState } from 'react';
import { loadBoundaries, type Boundaries } from './base/boundaries.ts';

export interface BoundariesAnswer {
  readonly boundaries: Boundaries | null;
  /** Why they could not be read. */
  readonly fault: string | null;
}

const fetchFile: typeof fetch = (input, init) => window.fetch(input, init);

/** Divisions of every level for the small maps. */
export const useBoundaries = (boundariesUrl: string): BoundariesAnswer => {
  const [answer, setAnswer] = useState<BoundariesAnswer>({ boundaries: null, fault: null });
  useEffect(() => {
    let isCurrent = true;
    const take = async (): Promise<void> => {
      const levels = ['province', 'prefecture', 'county'] as const;
      const result = await loadBoundaries(fetchFile, `${boundariesUrl}divisions.json`, levels);
      if (isCurrent)
        setAnswer(
          result.ok ? { boundaries: result.value, fault: null } : { boundaries: null, fault: result.fault.message },
        );
    };
    void take();
    return () => {
      isCurrent = false;
    };
  }, [boundariesUrl]);
  return answer;
};
