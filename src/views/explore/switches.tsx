import { Chips } from '../../features/chips/chips.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { MapScene } from '../../map/scene.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { COUNT_MODES, PANES } from '../../url/board-state.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { toShown } from './to-shown.ts';
import { useSourceChips } from './use-source-chips.ts';
import { MEASURE_WORDS, PANE_WORDS, WORDS } from './words.ts';
import styles from './switches.module.css';

interface SwitchesProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
  /** What is below: the map's regions or sites, or the table in its place. */
  readonly detail: MapScene['detail'] | 'table';
}

/** Map or table, what fills the map, and every active filter: one row where there is room, on a ground of its own. */
export const Switches = ({ counts, actions, detail }: SwitchesProps) => {
  const text = useText();
  const store = useUrlStore();
  const { mode, pane } = useUrlState();
  const { kinds, registers } = useHazards();
  const notices = useSourceChips();
  const { scope } = counts;
  return (
    <div className={styles['switches']} data-over={detail}>
      <SegmentGroup label={text(WORDS.pane)}>
        {PANES.map((each) => (
          <ToggleButton key={each} isPressed={each === pane} onToggle={() => store.change({ pane: each })}>
            {text(PANE_WORDS[each])}
          </ToggleButton>
        ))}
      </SegmentGroup>
      {detail === 'regions' && (
        <SegmentGroup label={text(WORDS.fill)}>
          {COUNT_MODES.map((each) => (
            <ToggleButton key={each} isPressed={each === mode} onToggle={() => store.change({ mode: each })}>
              {text(MEASURE_WORDS[each].name)}
            </ToggleButton>
          ))}
        </SegmentGroup>
      )}
      <Chips
        kinds={kinds}
        filter={scope.filter}
        sourceName={scope.sourceName}
        shown={toShown(scope, registers, useLanguage())}
        standIn={pane}
        notices={notices}
        onFilter={actions.filter}
        onClear={actions.clearFilter}
      />
    </div>
  );
};
