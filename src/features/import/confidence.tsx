import type { Localised } from '../../domain/words.ts';
import type { ColumnGuess } from '../../register/import/types.ts';
import { useText } from '../../ui/language.tsx';
import { BASIS_WORDS, MAPPING_WORDS } from './mapping-words.ts';
import styles from './mapping.module.css';

const STEPS: readonly { readonly least: number; readonly bars: number; readonly words: Localised }[] = [
  { least: 0.85, bars: 3, words: MAPPING_WORDS.sure },
  { least: 0.65, bars: 2, words: MAPPING_WORDS.likely },
  { least: 0, bars: 1, words: MAPPING_WORDS.unsure },
];

/** How sure a guess is, as bars and a word, and what it rests on. */
export const Confidence = ({ guess }: { readonly guess: ColumnGuess }) => {
  const text = useText();
  const step = STEPS.find(({ least }) => guess.confidence >= least);
  const bars = step?.bars ?? 1;
  return (
    <span className={styles['confidence']}>
      <svg width="0.875rem" height="0.75rem" viewBox="0 0 14 12" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 5 + 0.5}
            y={8 - bar * 3.5 + 0.5}
            width={3}
            height={3 + bar * 3.5}
            fill={bar < bars ? 'var(--text2)' : 'none'}
            stroke="var(--text2)"
            strokeWidth={1}
          />
        ))}
      </svg>
      {text(step?.words ?? MAPPING_WORDS.unsure)}
      {guess.basis === null ? null : <small>{text(BASIS_WORDS[guess.basis])}</small>}
    </span>
  );
};
