import { useId } from 'react';
import { useText } from '../../ui/language.tsx';
import { knownShare, patchOf, TARGET_WORDS, updateOf } from './target-words.ts';
import type { Draft, Target } from './workbench-state.ts';
import styles from './target.module.css';

interface TargetChoiceProps {
  readonly draft: Draft;
  /** Name of the import that the file corrects; `null` where it corrects none that is stored. */
  readonly patchedName: string | null;
  readonly isBusy: boolean;
  readonly onTarget: (target: Target) => void;
}

/** Whether the file becomes a newer version of what is stored, corrects it, or stands beside it. Nothing where there is no choice. */
export const TargetChoice = ({ draft, patchedName, isBusy, onTarget }: TargetChoiceProps) => {
  const text = useText();
  const name = useId();
  const { known, target, file } = draft;
  if (patchedName === null && known === null) return null;
  if (known !== null && known.source === file.source)
    return <p className={styles['same']}>{text(TARGET_WORDS.same)}</p>;
  const first =
    patchedName !== null
      ? ({ target: 'patch', label: text(patchOf(patchedName)), note: '' } as const)
      : ({
          target: 'update',
          label: text(updateOf(known?.fileName ?? '')),
          note: `${text(knownShare(known?.share ?? 0))}。${text(TARGET_WORDS.updateNote)}`,
        } as const);
  const choices = [
    first,
    { target: 'new', label: text(TARGET_WORDS.asNew), note: known === null ? '' : text(TARGET_WORDS.asNewNote) },
  ] as const;
  return (
    <fieldset className={styles['target']} data-target={target}>
      <legend className="visually-hidden">{text(TARGET_WORDS.target)}</legend>
      {choices.map((choice) => (
        <label key={choice.target} className={styles['option']}>
          <input
            type="radio"
            name={name}
            checked={target === choice.target}
            disabled={isBusy}
            onChange={() => onTarget(choice.target)}
          />
          <span>
            {choice.label}
            {choice.note === '' ? null : <small>{choice.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
