import type { Figure as FigureData } from '../../domain/figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import styles from './board.module.css';
import { WORDS } from './words.ts';

interface PagerProps {
  readonly offset: number;
  readonly shown: number;
  readonly total: FigureData;
  readonly pageSize: number;
  readonly onOffset: (offset: number) => void;
}

/** Which of how many are on screen; nothing to turn where one page holds all. */
export const Pager = ({ offset, shown, total, pageSize, onOffset }: PagerProps) => {
  const text = useText();
  const last = offset + shown;
  if (offset === 0 && shown >= (total.value ?? 0)) return null;
  return (
    <span className={styles['ranks']}>
      {formatCount(offset + 1)}–{formatCount(last)} / <Figure figure={total} />
      <button
        type="button"
        className={styles['link']}
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - pageSize))}
      >
        {text(WORDS.previous)}
      </button>
      <button
        type="button"
        className={styles['link']}
        disabled={last >= (total.value ?? 0)}
        onClick={() => onOffset(offset + pageSize)}
      >
        {text(WORDS.next)}
      </button>
    </span>
  );
};
