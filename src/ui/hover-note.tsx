import { createPortal } from 'react-dom';
import styles from './hover-note.module.css';

interface HoverNoteProps {
  /** Pointer in the window, CSS px. */
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

const OFFSET_PX = 12;

/** What the pointer rests on, in words; repeats what the page says elsewhere, so it is no part of its reading order. */
export const HoverNote = ({ x, y, lines }: HoverNoteProps) => {
  const isLeft = x > window.innerWidth / 2;
  const isAbove = y > window.innerHeight / 2;
  const transform = `translate(${isLeft ? '-100%' : '0'}, ${isAbove ? '-100%' : '0'})`;
  const style = { left: x + (isLeft ? -OFFSET_PX : OFFSET_PX), top: y + (isAbove ? -OFFSET_PX : OFFSET_PX), transform };
  return createPortal(
    <div className={styles['note']} style={style} aria-hidden="true">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>,
    document.body,
  );
};
