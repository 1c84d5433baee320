import { useText } from '../../ui/language.tsx';
import styles from './help-button.module.css';
import { WORDS } from './help-button-words.ts';

/** The way to the keys for whoever has not found `?`. */
export const HelpButton = ({ onOpen }: { readonly onOpen: () => void }) => {
  const text = useText();
  return (
    <button
      type="button"
      className={styles['help']}
      data-part="help"
      aria-haspopup="dialog"
      aria-label={text(WORDS.open)}
      onClick={onOpen}
    >
      <span aria-hidden="true">?</span>
    </button>
  );
};
