import { lazy, Suspense } from 'react';
import { Chips } from '../../features/chips/chips.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { MapScene } from '../../map/scene.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { ANALYSIS_MODES, COUNT_MODES, PANES } from '../../url/board-state.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { toDrawnFilter } from './to-drawn-filter.ts';
import { toShown } from './to-shown.ts';
import { useSourceChips } from './use-source-chips.ts';
import { ANALYSIS_WORDS, MEASURE_WORDS, PANE_WORDS, WORDS } from './words.ts';
import styles from './switches.module.css';

const AroundControl = lazy(() => import('./around-control.tsx').then((room) => ({ default: room.AroundControl })));
const OverlapSwitch = lazy(() => import('./analysis-room.tsx').then((room) => ({ default: room.OverlapSwitch })));

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
  const drawn = detail === 'sites' ? { ...scope, filter: toDrawnFilter(scope.filter, mode) } : scope;
  return (
    <div className={styles['switches']} data-over={detail} data-over-map="switches">
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
      {detail !== 'table' && (
        <SegmentGroup label={text(WORDS.theme)}>
          {ANALYSIS_MODES.map((each) => (
            <ToggleButton
              key={each}
              isPressed={each === mode}
              // Among the sites no fill can be chosen in its place: pressed again it goes back to the first.
              onToggle={() => store.change({ mode: each === mode ? COUNT_MODES[0] : each })}
            >
              {text(ANALYSIS_WORDS[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
      )}
      {detail !== 'table' && (
        <Suspense>
          <AroundControl />
        </Suspense>
      )}
      {detail !== 'table' && mode === 'overlaps' && (
        <Suspense>
          <OverlapSwitch />
        </Suspense>
      )}
      <Chips
        kinds={kinds}
        filter={scope.filter}
        sourceName={scope.sourceName}
        shown={toShown(drawn, registers, useLanguage())}
        standIn={pane}
        notices={notices}
        onFilter={actions.filter}
        onClear={actions.clearFilter}
      />
    </div>
  );
};
