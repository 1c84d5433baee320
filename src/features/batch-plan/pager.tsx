import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import styles from './batch-plan.module.css';
import { WORDS } from './words.ts';

interface PagerProps {
  readonly offset: number;
  readonly size: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Rows on screen of all there are, and the way to the others; nothing where one page holds them all. */
export const Pager = ({ offset, size, total, onOffset }: PagerProps) => {
  const text = useText();
  if (total <= size) return null;
  const last = Math.min(total, offset + size);
  return (
    <nav className={styles['pager']} aria-label={text(WORDS.pages)} data-screen-only="">
      <button type="button" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - size))}>
        {text(WORDS.previous)}
      </button>
      <span className={styles['itemRange']}>
        {formatCount(offset + 1)}–{formatCount(last)} / {formatCount(total)}
      </span>
      <button type="button" disabled={last >= total} onClick={() => onOffset(offset + size)}>
        {text(WORDS.next)}
      </button>
    </nav>
  );
};
