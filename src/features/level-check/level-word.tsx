import { LEVEL_WORDS, type LevelKey } from '../../domain/levels.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import styles from './level-check.module.css';

/** Colour, digit and word of a level. */
export const LevelWord = ({ level }: { readonly level: LevelKey }) => {
  const text = useText();
  return (
    <span className={styles['level']}>
      <LevelBadge level={level} /> {text(LEVEL_WORDS[level].colour)}
    </span>
  );
};
