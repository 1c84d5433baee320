import { useEffect, useMemo, useState, type RefObject } from 'react';
import { toRowWindow, type RowWindow } from './row-window.ts';

/** Below it a row is a card of two lines. In rem; the style sheet has the same number. */
const NARROW_REM = 36;

interface View {
  readonly window: RowWindow;
  /** Rows that fit on screen. */
  readonly pageRows: number;
  readonly isNarrow: boolean;
}

/** Before the first layout: a screenful. */
const START: View = { window: { first: 0, end: 40 }, pageRows: 10, isNarrow: false };

const isSame = (a: View, b: View): boolean =>
  a.window.first === b.window.first &&
  a.window.end === b.window.end &&
  a.pageRows === b.pageRows &&
  a.isNarrow === b.isNarrow;

const toView = (scroller: HTMLElement, body: HTMLElement, total: number): View => {
  const rowPx = total === 0 ? 0 : body.offsetHeight / total;
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return {
    window: toRowWindow(scroller.scrollTop, scroller.clientHeight, rowPx, total),
    pageRows: rowPx === 0 ? START.pageRows : Math.max(1, Math.floor(scroller.clientHeight / rowPx) - 1),
    isNarrow: scroller.clientWidth > 0 && scroller.clientWidth < NARROW_REM * rootPx,
  };
};

/** Which rows of `total` are in sight of `scroller`; `body` is as high as all of them. Renders when the answer changes. */
export const useRowWindow = (
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  total: number,
): View & { readonly onScroll: () => void } => {
  const [view, setView] = useState(START);
  const measure = (): void => {
    if (scroller.current === null || body.current === null) return;
    const next = toView(scroller.current, body.current, total);
    setView((old) => (isSame(old, next) ? old : next));
  };
  useEffect(() => {
    const [box, rows] = [scroller.current, body.current];
    if (box === null || rows === null) return;
    // Tells of both once at the start, and then of every change of the pane, of the number of rows and of their height.
    const observer = new ResizeObserver(() => {
      const next = toView(box, rows, total);
      setView((old) => (isSame(old, next) ? old : next));
    });
    observer.observe(box);
    observer.observe(rows);
    return () => observer.disconnect();
  }, [scroller, body, total]);
  const { first, end } = view.window;
  const window = useMemo(() => ({ first: Math.min(first, total), end: Math.min(end, total) }), [first, end, total]);
  return { ...view, window, onScroll: measure };
};
