import { LEVEL_WORDS, type LevelKey } from '../domain/levels.ts';
import styles from './level-badge.module.css';

/** Colour and digit of a level; always beside its word, so it is hidden from screen readers. */
export const LevelBadge = ({ level }: { readonly level: LevelKey }) => (
  <span className={styles['badge']} data-badge={level} aria-hidden="true">
    <span>{LEVEL_WORDS[level].digit}</span>
  </span>
);
