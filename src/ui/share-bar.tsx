import styles from './share-bar.module.css';

interface ShareBarProps {
  /** 0–1; `null` draws an empty outline: nothing is known, which is not 0. */
  readonly share: number | null;
  /** Length of the whole bar against the longest in the list, 0–1. */
  readonly length?: number;
  readonly tone?: 'accent' | 'neutral';
  readonly size?: 'small' | 'large';
}

/** Solid for what is there, hatched for the gap: drawn, not left empty. Figures beside it carry the meaning. */
export const ShareBar = ({ share, length = 1, tone = 'accent', size = 'large' }: ShareBarProps) => (
  <div className={styles['track']} data-tone={tone} data-size={size} aria-hidden="true">
    <div className={styles['bar']} style={{ width: `${length * 100}%` }}>
      {share === null ? null : (
        <>
          {share > 0 ? <span className={styles['solid']} style={{ width: `${share * 100}%` }} /> : null}
          {share < 1 ? <span className={styles['gap']} /> : null}
        </>
      )}
    </div>
  </div>
);
