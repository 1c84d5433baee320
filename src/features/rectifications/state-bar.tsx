import type { RectificationList } from '../../domain/analyses/rectification-board.ts';
import { RECTIFICATION_STATES, type RectificationState } from '../../domain/rectification-state.ts';
import { STATE_WORDS } from '../../domain/rectification.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './rectifications.module.css';
import { itemFigures } from './item-figures.ts';
import type { ItemScope } from './props.ts';
import { WORDS } from './words.ts';

interface StateBarProps {
  readonly list: RectificationList;
  readonly scope: ItemScope;
  /** `null`: every state. */
  readonly picked: RectificationState | null;
  readonly onPick: (state: RectificationState | null) => void;
}

/** The loop of one list from 发现 to 销号: how many items stand where; a click shows them alone. */
export const StateBar = ({ list, scope, picked, onPick }: StateBarProps) => {
  const text = useText();
  const toFigure = itemFigures(list, scope, useLanguage());
  const { byState, total } = list.counts;
  return (
    <div className={styles['states']} role="group" aria-label={text(WORDS.states)}>
      <div className={styles['bar']} aria-hidden="true">
        {RECTIFICATION_STATES.map((state) =>
          byState[state] === 0 ? null : (
            <span
              key={state}
              data-state={state}
              data-is-picked={state === picked}
              style={{ width: `${(byState[state] / total) * 100}%` }}
            />
          ),
        )}
      </div>
      <ol>
        {RECTIFICATION_STATES.map((state) => (
          <li key={state}>
            <ToggleButton
              look="plain"
              isPressed={state === picked}
              onToggle={() => onPick(state === picked ? null : state)}
              className={styles['state']}
            >
              {text(STATE_WORDS[state])}
            </ToggleButton>
            <Figure
              figure={toFigure({ name: 'rectifications', value: byState[state], title: STATE_WORDS[state], state })}
            />
          </li>
        ))}
      </ol>
    </div>
  );
};
