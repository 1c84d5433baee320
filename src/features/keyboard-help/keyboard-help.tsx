import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './keyboard-help.module.css';
import { KEY_GROUPS, WORDS, type KeyRow } from './words.ts';

export interface KeyboardHelpProps {
  readonly hasSingleKeys: boolean;
  readonly onSingleKeys: (hasSingleKeys: boolean) => void;
  /** Shows the first visit's tour again. */
  readonly onTour: () => void;
  readonly onClose: () => void;
}

/** Every key in words. The browser's own modal dialog: the page behind is inert, and the focus returns by itself. */
export const KeyboardHelp = ({ hasSingleKeys, onSingleKeys, onTour, onClose }: KeyboardHelpProps) => {
  const text = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The board behind must not go up as well.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a dialog is left by its Escape
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <h2 id={titleId}>{text(WORDS.title)}</h2>
        <button type="button" className={styles['close']} aria-label={text(WORDS.close)} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <p className={styles['lead']}>{text(WORDS.lead)}</p>
      <div className={styles['groups']}>
        {KEY_GROUPS.map(({ name, rows }) => (
          <section key={name.en} aria-label={text(name)}>
            <h3>{text(name)}</h3>
            <dl>
              {rows.map((row) => (
                <Row key={row.keys.join()} row={row} isOff={row.isSingle === true && !hasSingleKeys} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer className={styles['foot']}>
        <div className={styles['setting']}>
          <ToggleButton
            className={styles['button']}
            isPressed={hasSingleKeys}
            label={`${text(WORDS.singleKeys)} ${text(hasSingleKeys ? WORDS.on : WORDS.off)}`}
            onToggle={() => onSingleKeys(!hasSingleKeys)}
          >
            {text(WORDS.singleKeys)} <b>{text(hasSingleKeys ? WORDS.on : WORDS.off)}</b>
          </ToggleButton>
          <p>{text(WORDS.singleKeysNote)}</p>
        </div>
        <button type="button" className={styles['button']} onClick={onTour}>
          {text(WORDS.tour)}
        </button>
      </footer>
    </dialog>
  );
};

const Row = ({ row, isOff }: { readonly row: KeyRow; readonly isOff: boolean }) => {
  const text = useText();
  return (
    <div className={styles['row']}>
      <dt>
        {row.keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>
        {text(row.does)}
        {isOff ? <small> · {text(WORDS.off)}</small> : null}
      </dd>
    </div>
  );
};
