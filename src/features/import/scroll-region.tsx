import type { ReactNode } from 'react';
import styles from './import.module.css';

/** A table too wide or too long for its place. It takes the focus, or a keyboard could not scroll it (WCAG 2.1.1). */
export const ScrollRegion = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
);
