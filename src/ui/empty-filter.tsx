import styles from './empty-filter.module.css';
import { useText } from './language.tsx';

const WORDS = {
  filtered: { zh: '没有点位符合当前筛选。', en: 'No site passes the filter.' },
  nothing: { zh: '这里没有登记的点位。', en: 'Nothing is registered here.' },
  clear: { zh: '清除', en: 'Clear' },
} as const;

interface EmptyFilterProps {
  /** False: nothing is there even without a filter, so there is nothing to clear. */
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** In place of a panel's content when nothing is counted: says so, and offers 清除. */
export const EmptyFilter = ({ isFiltered, onClear }: EmptyFilterProps) => {
  const text = useText();
  return (
    <p className={styles['empty']} data-empty={isFiltered ? 'filter' : 'region'}>
      {text(isFiltered ? WORDS.filtered : WORDS.nothing)}
      {isFiltered ? (
        <button type="button" className={styles['clear']} onClick={onClear}>
          {text(WORDS.clear)}
        </button>
      ) : null}
    </p>
  );
};
