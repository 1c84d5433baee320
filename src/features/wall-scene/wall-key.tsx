import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { FillClass } from '../../map/scene.ts';
import { useText } from '../../ui/language.tsx';
import styles from './wall-key.module.css';
import { toKeyNote, WORDS } from './words.ts';

interface WallKeyProps {
  /** What the blind spots are of. */
  readonly kind: Pick<HazardKind, 'words'>;
  /** Classes in drawing order. */
  readonly classes: readonly { readonly id: FillClass; readonly words: Localised }[];
  /** 审图号; empty: none was granted. */
  readonly approvalNumber: string;
}

/** What circles and hatching mean, and under which number the map was approved: the wall has no status bar. */
export const WallKey = ({ kind, classes, approvalNumber }: WallKeyProps) => {
  const text = useText();
  return (
    <div className={styles['key']} role="group" aria-label={text(WORDS.key)}>
      <p className={styles['note']}>{text(toKeyNote(kind.words.name))}</p>
      <p className={styles['note']}>{text(WORDS.hatching)}</p>
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
