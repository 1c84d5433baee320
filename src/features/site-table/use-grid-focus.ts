import { useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { clampCell, moveCell, type CellPosition, type GridSize } from './row-window.ts';
import { keyOf, type PagerSnapshot } from './site-pager.ts';

interface Active extends CellPosition {
  /** The site in that row when it took the focus: the focus goes where the site goes. */
  readonly key: string | null;
  readonly question: string | null;
}

export interface GridFocus {
  /** The one cell that Tab reaches. */
  readonly cell: CellPosition;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
  /** Whether the key was one that moves. */
  readonly onMoveKey: (event: KeyboardEvent) => boolean;
}

/** Where the active cell is now: with its site after a refresh, at the top after a new question. */
const locate = (active: Active, rows: PagerSnapshot): CellPosition => {
  const { row, column, key } = active;
  if (active.question !== rows.answered) return { row: Math.min(row, 0), column };
  const there = rows.rowAt(row);
  if (key === null || row < 0 || there === undefined || keyOf(there) === key) return { row, column };
  const found = rows.indexOf(key);
  return { row: found < 0 ? row : found, column };
};

const positionOf = (element: Element | null): CellPosition | null => {
  const name = element?.closest('[data-cell]')?.getAttribute('data-cell');
  if (name === undefined || name === null) return null;
  const [row = 0, column = 0] = name.split(':').map(Number);
  return { row, column };
};

/**
 * Roving focus over cells named `data-cell="row:column"`. The row of the active cell must always be drawn, so that
 * the focus is not lost when it is scrolled out of sight.
 */
export const useGridFocus = (grid: RefObject<HTMLElement | null>, rows: PagerSnapshot, size: GridSize): GridFocus => {
  const [active, setActive] = useState<Active>({ row: 0, column: 0, key: null, question: null });
  const cell = clampCell(locate(active, rows), size);
  const focused = useRef<Element | null>(null);
  const isMoving = useRef(false);

  const activate = (to: CellPosition): void => {
    const row = rows.rowAt(to.row);
    setActive({ ...to, key: row === undefined ? null : keyOf(row), question: rows.answered });
  };

  useLayoutEffect(() => {
    const last = focused.current;
    const target = grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.row}:${cell.column}"]`) ?? null;
    // Its element is gone, or its site has moved to another row.
    const hasLost = last !== null && last !== target && (!last.isConnected || last === document.activeElement);
    if (target === null || !(isMoving.current || hasLost)) return;
    target.focus({ preventScroll: true });
    if (isMoving.current) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    isMoving.current = false;
  });

  return {
    cell,
    onFocus: (event) => {
      const to = positionOf(event.target);
      if (to === null) return;
      focused.current = event.target;
      activate(to);
    },
    onBlur: (event) => {
      if (event.target.isConnected) focused.current = null;
    },
    onMoveKey: (event) => {
      if (event.altKey || event.metaKey || event.shiftKey) return false;
      const to = moveCell(cell, event.key, event.ctrlKey, size);
      if (to === null) return false;
      event.preventDefault();
      isMoving.current = true;
      activate(to);
      return true;
    },
  };
};
