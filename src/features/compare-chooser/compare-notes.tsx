import type { Choice } from '../../domain/comparison-choice.ts';
import { useText } from '../../ui/language.tsx';
import { WORDS, noteWords } from './words.ts';
import styles from './compare-chooser.module.css';

interface CompareNotesProps {
  readonly choice: Choice;
  readonly onChange: (adcodes: readonly string[]) => void;
}

/** What is to be said of the choice before anyone reads the table. */
export const CompareNotes = ({ choice, onChange }: CompareNotesProps) => {
  const text = useText();
  return (
    <div role="status" className={choice.notes.length === 0 ? undefined : styles['notes']}>
      {choice.notes.map((note) => {
        const words = text(noteWords(note));
        return (
          <p key={words} data-choice={note.type}>
            {words}{' '}
            {note.type === 'too-many' ? (
              <button
                type="button"
                className={styles['makeBase']}
                onClick={() => onChange(choice.shown.map(({ adcode }) => adcode))}
              >
                {text(WORDS.dropRest)}
              </button>
            ) : null}
          </p>
        );
      })}
    </div>
  );
};
