import type { ReactNode } from 'react';
import { formatCount } from './format.ts';
import { useText } from './language.tsx';
import styles from './pager.module.css';

interface PagerProps {
  /** Rows before those on the page. */
  readonly offset: number;
  /** Rows of a whole page. */
  readonly pageSize: number;
  readonly total: number;
  /** The total as it is shown: a figure with its card. */
  readonly totalFigure: ReactNode;
  readonly onOffset: (offset: number) => void;
}

const WORDS = {
  pages: { zh: '翻页', en: 'Pages' },
  previous: { zh: '上一页', en: 'Previous' },
  next: { zh: '下一页', en: 'Next' },
  rowsOf: { zh: '条，共', en: 'of' },
};

/** Which rows of a list are on the page, and the way to the others; on paper the former alone. */
export const Pager = ({ offset, pageSize, total, totalFigure, onOffset }: PagerProps) => {
  const text = useText();
  const last = Math.min(total, offset + pageSize);
  return (
    <nav className={styles['pager']} aria-label={text(WORDS.pages)}>
      <button
        type="button"
        data-screen-only=""
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - pageSize))}
      >
        {text(WORDS.previous)}
      </button>
      <span>
        {formatCount(offset + 1)}–{formatCount(last)} {text(WORDS.rowsOf)} {totalFigure}
      </span>
      <button type="button" data-screen-only="" disabled={last >= total} onClick={() => onOffset(offset + pageSize)}>
        {text(WORDS.next)}
      </button>
    </nav>
  );
};
