import type { ReactNode } from 'react';
import styles from './site-card.module.css';

interface PartProps {
  readonly title: string;
  readonly note?: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** One titled part of the card. */
export const Part = ({ title, note, icon, children }: PartProps) => (
  <div className={styles['part']}>
    <div className={styles['partHead']}>
      <h3>{title}</h3>
      {note === undefined ? null : <span>{note}</span>}
      {icon}
    </div>
    {children}
  </div>
);
