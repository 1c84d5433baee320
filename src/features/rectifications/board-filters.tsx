import type { RectificationList } from '../../domain/analyses/rectification-board.ts';
import { ITEM_FOCUSES, RECTIFICATION_STATES, type ItemFocus } from '../../domain/rectification-state.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { STATE_WORDS } from '../../domain/rectification.ts';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './board.module.css';
import type { BoardChoice } from './props.ts';
import { FOCUS_WORDS, WORDS } from './words.ts';

export interface BoardFiltersProps extends BoardChoice {
  readonly focus: ItemFocus;
  readonly known: readonly RectificationList[];
  readonly onChoose: (patch: Partial<BoardChoice> & { readonly focus?: ItemFocus }) => void;
}

/** Which lists, states and items the board shows; each group has a choice that takes nothing away. */
export const BoardFilters = ({ lists, states, focus, known, onChoose }: BoardFiltersProps) => {
  const text = useText();
  // A list that the address asks for and the region does not have still shows as chosen.
  const types = [...new Set([...known.map(({ listType }) => listType), ...(lists ?? [])])];
  const chosen = [
    ...(lists ?? []).map((listType) => text(listWords(listType))),
    ...(states ?? []).map((state) => text(STATE_WORDS[state])),
    ...(focus === 'all' ? [] : [text(FOCUS_WORDS[focus])]),
  ];
  return (
    <>
      {chosen.length === 0 ? null : (
        <p className={styles['paper']}>
          {text(WORDS.onlyThese)} {chosen.join(' · ')}
        </p>
      )}
      <div className={styles['filters']}>
        <SegmentGroup label={text(WORDS.lists)}>
          <ToggleButton isPressed={lists === null} onToggle={() => onChoose({ lists: null })}>
            {text(WORDS.everyList)}
          </ToggleButton>
          {types.map((listType) => (
            <ToggleButton
              key={listType}
              isPressed={lists?.includes(listType) ?? false}
              onToggle={() => onChoose({ lists: [listType] })}
            >
              {text(listWords(listType))}
            </ToggleButton>
          ))}
        </SegmentGroup>
        <SegmentGroup label={text(WORDS.states)}>
          <ToggleButton isPressed={states === null} onToggle={() => onChoose({ states: null })}>
            {text(WORDS.everyState)}
          </ToggleButton>
          {RECTIFICATION_STATES.map((state) => (
            <ToggleButton
              key={state}
              isPressed={states?.includes(state) ?? false}
              onToggle={() => onChoose({ states: [state] })}
            >
              {text(STATE_WORDS[state])}
            </ToggleButton>
          ))}
        </SegmentGroup>
        <SegmentGroup label={text(WORDS.focus)}>
          {ITEM_FOCUSES.map((each) => (
            <ToggleButton key={each} isPressed={focus === each} onToggle={() => onChoose({ focus: each })}>
              {text(FOCUS_WORDS[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
      </div>
    </>
  );
};
