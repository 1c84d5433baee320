import { useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './bottom-sheet.module.css';
import { SHEET_STOPS, stepStop, type SheetStop } from './sheet-stops.ts';
import { useDrag } from './use-drag.ts';
import { STOP_WORDS, WORDS } from './words.ts';

export interface BottomSheetProps {
  readonly stop: SheetStop;
  readonly onStop: (stop: SheetStop) => void;
  /** What the sheet shows, for its handle's name. */
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * On small screens a sheet over the foot of the map, dragged, tapped or stepped between three heights; on wider ones
 * only its children, which then stand in the grid of whoever holds the sheet.
 */
export const BottomSheet = ({ stop, onStop, label, children }: BottomSheetProps) => {
  const text = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const { heightPx, listeners } = useDrag(sheet, onStop, () => onStop(stop === 'peek' ? 'half' : 'peek'));
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = toNextStop(event.key, stop);
    if (next === null) return;
    event.preventDefault();
    onStop(next);
  };
  /** What Tab reaches below the fold of a low sheet must be seen. */
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const [box, target] = [sheet.current?.getBoundingClientRect(), event.target.getBoundingClientRect()];
    if (stop === 'peek' && box !== undefined && target.bottom > box.bottom + 1) onStop('half');
  };
  return (
    <div
      ref={sheet}
      className={styles['sheet']}
      data-sheet={stop}
      data-dragged={heightPx !== null}
      style={heightPx === null ? undefined : { height: heightPx }}
    >
      <div className={styles['bar']}>
        <div
          role="slider"
          tabIndex={0}
          className={styles['handle']}
          aria-label={`${label} · ${text(WORDS.height)}`}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={SHEET_STOPS.length - 1}
          aria-valuenow={SHEET_STOPS.indexOf(stop)}
          aria-valuetext={text(STOP_WORDS[stop])}
          onKeyDown={onKeyDown}
          {...listeners}
        />
        <StepButton name={text(WORDS.lower)} isOff={stop === 'peek'} onStep={() => onStop(stepStop(stop, -1))} />
        <StepButton name={text(WORDS.raise)} isUp isOff={stop === 'full'} onStep={() => onStop(stepStop(stop, 1))} />
      </div>
      <div className={styles['content']} onFocus={onFocus}>
        {children}
      </div>
    </div>
  );
};

interface StepButtonProps {
  readonly name: string;
  readonly isUp?: boolean;
  readonly isOff: boolean;
  readonly onStep: () => void;
}

/** Stays a button at the end of its way: one that vanished would take the focus with it. */
const StepButton = ({ name, isUp = false, isOff, onStep }: StepButtonProps) => (
  <button type="button" className={styles['step']} aria-label={name} aria-disabled={isOff} onClick={onStep}>
    <span data-up={isUp}>
      <Icon name="chevron-down" size={20} />
    </span>
  </button>
);

const toNextStop = (key: string, stop: SheetStop): SheetStop | null => {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
    case 'PageUp':
      return stepStop(stop, 1);
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'PageDown':
      return stepStop(stop, -1);
    case 'Home':
      return 'peek';
    case 'End':
      return 'full';
    case 'Enter':
    case ' ':
      return stop === 'peek' ? 'half' : 'peek';
    default:
      return null;
  }
};
