import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of an element, whole CSS pixels; `null` before it is laid out. */
export const useSize = (element: RefObject<HTMLElement | null>): Size | null => {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const take = (width: number, height: number): void =>
      setSize((before) => {
        const next = { width: Math.round(width), height: Math.round(height) };
        return before?.width === next.width && before.height === next.height ? before : next;
      });
    const box = element.current.getBoundingClientRect();
    take(box.width, box.height);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) take(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
};

export interface WallLayout {
  /** CSS pixels of one pixel of the reference: what `--u` of `wall.module.css` is. */
  readonly unit: number;
  /** Four columns, as on 3840 × 1080. */
  readonly isWide: boolean;
  /** One column that scrolls: no wall, but nothing is cut. */
  readonly isStacked: boolean;
}

/** The same breaks as in `wall.module.css`. */
const STACKED_BELOW_PX = 1200;
const WIDE_FROM = 5 / 2;
const STACKED_UNIT = 2 / 3;

/** How the wall is laid out in a window: one picture, as large as fits, whatever the number of its pixels. */
export const toWallLayout = ({ width, height }: Size): WallLayout => {
  if (width < STACKED_BELOW_PX) return { unit: STACKED_UNIT, isWide: false, isStacked: true };
  return { unit: Math.min(height / 1080, width / 1920), isWide: width / height >= WIDE_FROM, isStacked: false };
};
