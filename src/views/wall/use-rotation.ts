import { useEffect, useReducer, type Dispatch } from 'react';
import type { Clock } from '../../domain/clock.ts';
import { rotate, startRotation, type Rotation, type RotationEvent } from '../../domain/rotation.ts';

const TICK_MS = 1_000;

/** Controls that take the space bar themselves. */
const takesSpace = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, input, select, textarea, [role="dialog"]') !== null;

/**
 * The rotation of the wall about `base`, driven by the board's clock. A touch, click or key pauses it; the space bar
 * pauses it or lets it go on; Escape belongs to the board. Nothing of it goes into the address.
 */
export const useRotation = (clock: Clock, base: string, dwellMs: number, candidates: readonly string[]): Rotation => {
  const [rotation, dispatch] = useReducer(rotate, null, () => startRotation(base, clock.now()));
  useEffect(() => dispatch({ type: 'restart', now: clock.now(), base }), [clock, base]);
  useEffect(() => {
    const timer = setInterval(() => dispatch({ type: 'tick', now: clock.now(), dwellMs, candidates }), TICK_MS);
    return () => clearInterval(timer);
  }, [clock, dwellMs, candidates]);
  useInput(clock, dispatch);
  return rotation;
};

const useInput = (clock: Clock, dispatch: Dispatch<RotationEvent>): void => {
  useEffect(() => {
    const onPointer = (): void => dispatch({ type: 'input', now: clock.now() });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') return;
      const isToggle = event.key === ' ' && !takesSpace(event.target);
      // Held down, the bar would toggle some thirty times a second.
      if (isToggle && event.repeat) return;
      if (isToggle) event.preventDefault();
      dispatch({ type: isToggle ? 'toggle' : 'input', now: clock.now() });
    };
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('keydown', onKey);
    };
  }, [clock, dispatch]);
};
