import type { Contradiction } from '../../domain/analyses/explain.ts';
import { useText } from '../../ui/language.tsx';
import styles from './site-card.module.css';
import { WORDS } from './words.ts';

/** What the record says against itself, each by name; nothing where it is sound. */
export const Contradictions = ({ list }: { readonly list: readonly Contradiction[] }) => {
  const text = useText();
  if (list.length === 0) return null;
  return (
    <div className={styles['mismatch']} role="note" data-contradictions={list.length}>
      <strong>{text(WORDS.contradictions)}</strong>
      <ul>
        {list.map(({ id, words, value }) => (
          <li key={id} data-contradiction={id}>
            {text(words)}
            {value === '' ? '' : ` · ${text(WORDS.recorded)} ${value}`}
          </li>
        ))}
      </ul>
    </div>
  );
};
