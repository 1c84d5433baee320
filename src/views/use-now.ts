import { useEffect, useState } from 'react';
import { useClock } from '../register/register-context.tsx';

const TICK_MS = 20_000;

/** Milliseconds since 1970 by the board's clock, renewed often enough for ages in minutes. */
export const useNow = (): number => {
  const clock = useClock();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};
