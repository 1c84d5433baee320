import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** CSS px that the drawing in `box` has, `first` until it is measured; it is drawn at its size so that its texts keep theirs. */
export const useWidth = (first: number): { readonly box: RefObject<HTMLDivElement | null>; readonly width: number } => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.width ?? 0);
      if (next > 0) setWidth(next);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return { box, width };
};
