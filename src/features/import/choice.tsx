import { useId, type ReactNode } from 'react';
import styles from './setup.module.css';

interface ChoiceProps {
  readonly label: string;
  /** What it rests on, what it means. */
  readonly note?: string | undefined;
  /** Takes two places, for a long note. */
  readonly isWide?: boolean;
  readonly children: (id: string, noteId: string | undefined) => ReactNode;
}

/** One thing that the page found out and the user may correct: its name, the control, and what it rests on. */
export const Choice = ({ label, note, isWide = false, children }: ChoiceProps) => {
  const id = useId();
  const hasNote = note !== undefined && note !== '';
  return (
    <div className={styles['choice']} data-wide={isWide}>
      <label htmlFor={id}>{label}</label>
      {children(id, hasNote ? `${id}-note` : undefined)}
      {hasNote ? (
        <p id={`${id}-note`} className={styles['note']}>
          {note}
        </p>
      ) : null}
    </div>
  );
};

interface SelectChoiceProps<T extends string> {
  readonly label: string;
  readonly note?: string | undefined;
  readonly isWide?: boolean;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** A `Choice` of a few named values. */
export const SelectChoice = <T extends string>({ label, note, value, options, ...props }: SelectChoiceProps<T>) => (
  <Choice label={label} note={note} isWide={props.isWide ?? false}>
    {(id, noteId) => (
      <select
        id={id}
        aria-describedby={noteId}
        value={value}
        disabled={props.isDisabled === true}
        onChange={(event) => props.onChange(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Choice>
);
