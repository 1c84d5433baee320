import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './drawer-button.module.css';
import { WORDS } from './words.ts';

interface DrawerButtonProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** On tablets, where the right column lies over the map only while it is asked for; not there on other screens. */
export const DrawerButton = ({ isOpen, onToggle }: DrawerButtonProps) => {
  const text = useText();
  return (
    <button type="button" className={styles['button']} aria-expanded={isOpen} data-drawer-button="" onClick={onToggle}>
      <Icon name={isOpen ? 'close' : 'panel'} />
      {text(WORDS.panels)}
    </button>
  );
};
