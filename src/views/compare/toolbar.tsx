import type { ReactNode } from 'react';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { EXTENTS, COUNT_MODES, PER } from '../../url/board-state.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { MEASURE_WORDS } from '../explore/words.ts';
import { EXTENT_NAMES, PER_NAMES, WORDS } from './words.ts';
import styles from './compare.module.css';

interface ToolbarProps {
  readonly title: string;
  readonly chooser: ReactNode;
  /** `null` while there is no table. */
  readonly onExport: (() => void) | null;
}

/** What is compared at the left, how at the right. */
export const Toolbar = ({ title, chooser, onExport }: ToolbarProps) => {
  const text = useText();
  const store = useUrlStore();
  const { per, mode, extent } = useUrlState();
  return (
    <div className={styles['toolbar']}>
      <h1 className={styles['title']}>{title}</h1>
      {chooser}
      <div className={styles['switches']}>
        <SegmentGroup label={text(WORDS.per)}>
          {PER.map((each) => (
            <ToggleButton key={each} isPressed={each === per} onToggle={() => store.change({ per: each })}>
              {text(PER_NAMES[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
        <SegmentGroup label={text(WORDS.fill)}>
          {COUNT_MODES.map((each) => (
            <ToggleButton key={each} isPressed={each === mode} onToggle={() => store.change({ mode: each })}>
              {text(MEASURE_WORDS[each].name)}
            </ToggleButton>
          ))}
        </SegmentGroup>
        <SegmentGroup label={text(WORDS.extent)}>
          {EXTENTS.map((each) => (
            <ToggleButton key={each} isPressed={each === extent} onToggle={() => store.change({ extent: each })}>
              {text(EXTENT_NAMES[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
        {onExport === null ? null : (
          <button type="button" className={styles['export']} onClick={onExport}>
            {text(WORDS.export)}
          </button>
        )}
      </div>
    </div>
  );
};
