import type { ReactNode } from 'react';
import styles from './toggle-button.module.css';

interface ToggleButtonProps {
  readonly isPressed: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
  /** Only where the visible text alone would not be understood; must contain it. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
  /** `segment`: one of a row of choices · `plain`: the look is the caller's. */
  readonly look?: 'segment' | 'plain';
}

/** A real button that says whether it is on. */
export const ToggleButton = (props: ToggleButtonProps) => (
  <button
    type="button"
    aria-pressed={props.isPressed}
    aria-label={props.label}
    disabled={props.isDisabled}
    className={`${styles[props.look ?? 'segment']} ${props.className ?? ''}`}
    onClick={props.onToggle}
  >
    {props.children}
  </button>
);

/** A row of choices of which one is on. */
export const SegmentGroup = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div role="group" aria-label={label} className={styles['group']}>
    {children}
  </div>
);
