import { useState } from 'react';
import type { Period } from '../../domain/row-conditions.ts';
import { isWhole, onAxis } from './brush.ts';

export interface Brush {
  readonly axis: Period;
  /** What is being chosen, or what is chosen; `null`: nothing, or nothing on the axis. */
  readonly shown: Period | null;
  readonly isDrafting: boolean;
  readonly draw: (period: Period) => void;
  /** Lets go: only now is anything filtered. */
  readonly commit: () => void;
  readonly cancel: () => void;
}

/** A period under the hand, apart from the one in the address until it is let go. */
export const useBrush = (axis: Period, chosen: Period | null, onPeriod: (period: Period | null) => void): Brush => {
  const [draft, setDraft] = useState<Period | null>(null);
  return {
    axis,
    shown: draft ?? (chosen === null ? null : onAxis(chosen, axis)),
    isDrafting: draft !== null,
    draw: setDraft,
    commit: () => {
      if (draft === null) return;
      setDraft(null);
      onPeriod(isWhole(draft, axis) ? null : draft);
    },
    cancel: () => setDraft(null),
  };
};
