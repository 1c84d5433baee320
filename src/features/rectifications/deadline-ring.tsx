import type { Deadline } from '../../domain/rectification-deadline.ts';
import styles from './deadline-ring.module.css';

const RADIUS = 15.5;
const LENGTH = 2 * Math.PI * RADIUS;

/**
 * How much of an item's time is used: an arc from 12 o'clock; full and filled once overdue; dashed where it cannot be
 * told. Never in a colour of risk, and the words beside it say the same.
 */
export const DeadlineRing = ({ deadline }: { readonly deadline: Deadline }) => {
  const { standing, days, usedShare } = deadline;
  const isClosed = standing.startsWith('closed');
  return (
    <svg className={styles['ring']} data-standing={standing} viewBox="0 0 36 36" aria-hidden="true">
      <circle
        className={styles['track']}
        data-is-known={standing === 'overdue' || isClosed || usedShare !== null}
        cx="18"
        cy="18"
        r={RADIUS}
      />
      {isClosed || standing === 'overdue' || usedShare === null ? null : (
        <circle
          className={styles['used']}
          cx="18"
          cy="18"
          r={RADIUS}
          transform="rotate(-90 18 18)"
          strokeDasharray={`${usedShare * LENGTH} ${LENGTH}`}
        />
      )}
      {isClosed ? (
        <path className={styles['check']} d="M11.5 18.5L16 23L25 13.5" />
      ) : (
        <text className={styles['days']} x="18" y="18" dy="0.36em">
          {days === null ? '?' : Math.min(days, 999)}
        </text>
      )}
    </svg>
  );
};
