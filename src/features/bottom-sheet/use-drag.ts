import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { toRestingStop, toSheetHeights, type SheetStop } from './sheet-stops.ts';

interface Drag {
  readonly pointerId: number;
  readonly fromY: number;
  readonly fromPx: number;
  lastY: number;
  lastAt: number;
  /** CSS px in a millisecond, upwards positive. */
  speed: number;
}

/** Less than this is a tap. */
const TAP_PX = 6;

const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/**
 * Follows a finger, pen or mouse on the handle.
 * @returns `heightPx` while it is dragged, else `null`, and the handle's listeners
 */
export const useDrag = (sheet: RefObject<HTMLElement | null>, onStop: (stop: SheetStop) => void, onTap: () => void) => {
  const drag = useRef<Drag | null>(null);
  const [heightPx, setHeightPx] = useState<number | null>(null);
  const heightsOf = (element: HTMLElement) =>
    toSheetHeights(element.parentElement?.getBoundingClientRect().height ?? 0, remPx());

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const element = sheet.current;
    if (element === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      pointerId: event.pointerId,
      fromY: event.clientY,
      fromPx: element.getBoundingClientRect().height,
      lastY: event.clientY,
      lastAt: event.timeStamp,
      speed: 0,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const [current, element] = [drag.current, sheet.current];
    if (current === null || element === null || event.pointerId !== current.pointerId) return;
    const { peek, full } = heightsOf(element);
    const elapsed = event.timeStamp - current.lastAt;
    if (elapsed > 0) current.speed = (current.lastY - event.clientY) / elapsed;
    current.lastY = event.clientY;
    current.lastAt = event.timeStamp;
    if (Math.abs(event.clientY - current.fromY) < TAP_PX && heightPx === null) return;
    setHeightPx(Math.min(full, Math.max(peek, current.fromPx + current.fromY - event.clientY)));
  };
  const end = (event: PointerEvent<HTMLElement>, isCancelled: boolean): void => {
    const [current, element] = [drag.current, sheet.current];
    drag.current = null;
    setHeightPx(null);
    if (current === null || element === null) return;
    if (heightPx === null) {
      if (!isCancelled) onTap();
      return;
    }
    // A finger that rests before it lets go throws nothing.
    const speed = event.timeStamp - current.lastAt > 80 ? 0 : current.speed;
    onStop(toRestingStop(heightPx, speed, heightsOf(element)));
  };
  return {
    heightPx,
    listeners: {
      onPointerDown,
      onPointerMove,
      onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, false),
      onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, true),
    },
  };
};
