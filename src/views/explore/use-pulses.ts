import { useCallback, useEffect, useState } from 'react';
import type { WarningPulse } from '../../map/scene.ts';
import { pageReadiness } from '../../url/readiness.ts';

/** The first figures are read before the network is asked for more. */
const DELAY_MS = 1_500;
const NONE: readonly WarningPulse[] = [];

/** What pulses on the map; the same array while the same do. Nothing is due before the first map stands. */
export const usePulses = () => {
  const [pulses, setHeld] = useState(NONE);
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isMounted = true;
    pageReadiness.onFirstReady(() => {
      if (isMounted) timer = setTimeout(() => setIsDue(true), DELAY_MS);
    });
    return () => {
      isMounted = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  const setPulses = useCallback(
    (next: readonly WarningPulse[]) => setHeld((before) => (isSame(before, next) ? before : next)),
    [],
  );
  return { pulses, setPulses, isDue };
};

const isSame = (a: readonly WarningPulse[], b: readonly WarningPulse[]): boolean =>
  a.length === b.length &&
  a.every(({ id, lngLat }, index) => id === b[index]?.id && lngLat.join() === b[index].lngLat.join());
