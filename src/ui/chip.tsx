import styles from './chip.module.css';
import { Icon } from './icon.tsx';

interface ChipProps {
  readonly text: string;
  /** What the click does, read out: 取消筛选 红 重大. */
  readonly label: string;
  /** Word in place of the cross. */
  readonly action?: string;
  readonly onAction: () => void;
}

/** Something that is on and can be taken away by one click. */
export const Chip = ({ text, label, action, onAction }: ChipProps) => (
  <button type="button" className={styles['chip']} aria-label={label} onClick={onAction}>
    <span>{text}</span>
    {action === undefined ? <Icon name="close" size={12} /> : <span className={styles['action']}>{action}</span>}
  </button>
);
