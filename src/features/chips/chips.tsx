import { Chip } from '../../ui/chip.tsx';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './chips.module.css';
import type { ChipsProps } from './props.ts';
import { WORDS } from './words.ts';

/** Every active filter in sight, each one click from being gone, and one 清除 for all. */
export const Chips = ({ kinds, filter, sourceName, shown, notices = [], standIn = 'map', ...props }: ChipsProps) => {
  const { onFilter, onClear } = props;
  const text = useText();
  const parts = toFilterParts(filter, kinds, sourceName);
  return (
    <div className={styles['chips']} role="group" aria-label={text(WORDS.name)}>
      <span className={styles['state']}>
        {text(WORDS.filter)}
        {parts.length === 0 ? ` ${text(WORDS.none)}` : ''}
      </span>
      {parts.map((part) => (
        <Chip
          key={`${part.dimension}.${part.value}`}
          text={text(part.words)}
          label={`${text(WORDS.remove)} ${text(part.words)}`}
          onAction={() => onFilter(part.without)}
        />
      ))}
      {notices.map(({ id, words, action, onAction }) => (
        <Chip
          key={id}
          text={text(words)}
          label={`${text(words)} ${text(action)}`}
          action={text(action)}
          onAction={onAction}
        />
      ))}
      {parts.length === 0 ? null : (
        <button type="button" className={styles['clear']} onClick={onClear}>
          {text(WORDS.clear)}
        </button>
      )}
      {shown === null ? null : (
        <span className={styles['state']} role="status">
          {shown.value === 0 ? (
            text(WORDS.nothing)
          ) : (
            <Figure figure={shown} unit={text(standIn === 'map' ? WORDS.shown : WORDS.listed)} />
          )}
        </span>
      )}
    </div>
  );
};
