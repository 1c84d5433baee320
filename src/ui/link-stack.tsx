import { useState } from 'react';
import type { LinkState } from '../domain/symbol.ts';
import { HoverNote } from './hover-note.tsx';
import styles from './link-stack.module.css';

export interface StackPart {
  /** Its look: fill = link status, as the symbols have it. */
  readonly state: LinkState;
  readonly count: number;
  /** What the pointer's note says: the part, its count and share. */
  readonly lines: readonly string[];
  /** Left out where a click has nothing to filter by. */
  readonly onPick?: (() => void) | undefined;
}

/**
 * Parts of a whole by link state as one bar: solid, dotted, hatched, half, hollow, so that no part is told by colour
 * alone. Words, figures and buttons beside it say and do the same; a part that is there is never too thin to see.
 */
export const LinkStack = ({ parts }: { readonly parts: readonly StackPart[] }) => {
  const [hover, setHover] = useState<{ readonly x: number; readonly y: number; readonly state: LinkState } | null>(
    null,
  );
  const shown = parts.filter(({ count }) => count > 0);
  const hovered = shown.find(({ state }) => state === hover?.state);
  return (
    <div className={styles['stack']} aria-hidden="true" data-empty={shown.length === 0}>
      {shown.map(({ state, count, onPick }) => (
        <button
          key={state}
          type="button"
          tabIndex={-1}
          disabled={onPick === undefined}
          className={styles['part']}
          data-part={state}
          style={{ flexGrow: count }}
          onClick={() => {
            setHover(null);
            onPick?.();
          }}
          onPointerMove={(event) => {
            if (event.pointerType === 'mouse') setHover({ x: event.clientX, y: event.clientY, state });
          }}
          onPointerLeave={() => setHover(null)}
        />
      ))}
      {hover === null || hovered === undefined ? null : <HoverNote x={hover.x} y={hover.y} lines={hovered.lines} />}
    </div>
  );
};
