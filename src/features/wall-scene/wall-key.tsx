import type { Localised } from '../../domain/words.ts';
import type { FillClass } from '../../map/scene.ts';
import { useText } from '../../ui/language.tsx';
import { RegionRing } from '../../ui/region-ring.tsx';
import styles from './wall-key.module.css';
import { WORDS } from './words.ts';

interface WallKeyProps {
  /** What the fill means. */
  readonly measure: Localised;
  /** Classes in drawing order. */
  readonly classes: readonly { readonly id: FillClass; readonly words: Localised }[];
  /** 审图号; empty: none was granted. */
  readonly approvalNumber: string;
}

/** A sample, not data: every level in the order it is drawn. */
const SAMPLE = { '1': 12, '2': 18, '3': 34, '4': 30, unassessed: 6 };

/** What rings and fills mean, and under which number the map was approved: the wall has no status bar. */
export const WallKey = ({ measure, classes, approvalNumber }: WallKeyProps) => {
  const text = useText();
  return (
    <div className={styles['key']} role="group" aria-label={text(WORDS.key)}>
      <p className={styles['symbol']}>
        <RegionRing levelCounts={SAMPLE} inner={String(SAMPLE['1'])} />
        <span>{text(WORDS.symbol)}</span>
      </p>
      <p>{text(measure)}</p>
      <ul className={styles['classes']}>
        {classes.map(({ id, words }) => (
          <li key={id}>
            <span className={styles['swatch']} data-class={id} />
            {text(words)}
          </li>
        ))}
      </ul>
      <p className={styles['approval']}>
        {approvalNumber === '' ? text(WORDS.notSubmitted) : `${text(WORDS.approval)} ${approvalNumber}`}
      </p>
    </div>
  );
};
