import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import styles from './popover.module.css';

interface PopoverProps {
  readonly anchor: RefObject<HTMLElement | null>;
  /** Accessible name of the dialog. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const EDGE_PX = 8;

/** Below the anchor and left-aligned with it; above, or shifted, where the window ends. CSS px. */
const place = (anchor: DOMRect, box: DOMRect): { left: number; top: number } => {
  const left = Math.max(EDGE_PX, Math.min(anchor.left, window.innerWidth - box.width - EDGE_PX));
  const below = anchor.bottom + 4;
  const isRoomBelow = below + box.height <= window.innerHeight - EDGE_PX;
  return { left, top: isRoomBelow ? below : Math.max(EDGE_PX, anchor.top - box.height - 4) };
};

/**
 * A small dialog beside what opened it. Takes the focus, closes on Escape, on a click elsewhere and when the focus
 * leaves, and gives the focus back. It is drawn at the end of the page so that no panel clips it.
 */
export const Popover = ({ anchor, label, onClose, children }: PopoverProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    if (anchor.current === null || box.current === null) return;
    setPosition(place(anchor.current.getBoundingClientRect(), box.current.getBoundingClientRect()));
  }, [anchor]);

  useLayoutEffect(() => {
    // Only now: what is not visible yet does not take the focus.
    if (position !== null) box.current?.focus({ preventScroll: true });
  }, [position]);

  useEffect(() => {
    const isInside = (target: EventTarget | null): boolean =>
      target instanceof Node &&
      ((box.current?.contains(target) ?? false) || (anchor.current?.contains(target) ?? false));
    const closeOutside = (event: Event): void => {
      if (!isInside(event.target)) onClose();
    };
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // Escape belongs to the card while it is open; the board behind must not drill up as well.
      event.preventDefault();
      event.stopPropagation();
      onClose();
      anchor.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside, true);
    document.addEventListener('focusin', closeOutside, true);
    document.addEventListener('keydown', closeOnEscape, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', closeOutside, true);
      document.removeEventListener('focusin', closeOutside, true);
      document.removeEventListener('keydown', closeOnEscape, true);
      window.removeEventListener('resize', onClose);
    };
  }, [anchor, onClose]);

  return createPortal(
    <div
      ref={box}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={styles['popover']}
      style={position === null ? { visibility: 'hidden' } : position}
    >
      {children}
    </div>,
    document.body,
  );
};
