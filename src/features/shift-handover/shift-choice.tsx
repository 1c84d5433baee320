import { SHIFT_HOURS, type ShiftHours } from '../../domain/shift-handover.ts';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './shift-handover.module.css';
import { WORDS } from './words.ts';

interface ShiftChoiceProps {
  readonly hours: ShiftHours;
  readonly onHours: (hours: ShiftHours) => void;
  readonly isLong: boolean;
  readonly onLong: (isLong: boolean) => void;
}

/** How long the shift was, and whether every row is listed or the first of each section. */
export const ShiftChoice = ({ hours, onHours, isLong, onLong }: ShiftChoiceProps) => {
  const text = useText();
  return (
    <div className={styles['choices']} data-screen-only="">
      <SegmentGroup label={text(WORDS.shift)}>
        {SHIFT_HOURS.map((each) => (
          <ToggleButton key={each} isPressed={each === hours} onToggle={() => onHours(each)}>
            {text({ zh: `近 ${each} 小时`, en: `Last ${each} h` })}
          </ToggleButton>
        ))}
      </SegmentGroup>
      <SegmentGroup label={text(WORDS.rows)}>
        {[false, true].map((each) => (
          <ToggleButton key={String(each)} isPressed={each === isLong} onToggle={() => onLong(each)}>
            {text(each ? WORDS.showAll : WORDS.showFew)}
          </ToggleButton>
        ))}
      </SegmentGroup>
    </div>
  );
};
