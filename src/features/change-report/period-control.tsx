import { useId, useState } from 'react';
import { formatChinaDate } from '../../domain/clock.ts';
import type { Period } from '../../domain/row-conditions.ts';
import { isCalendarDay, shiftDay } from '../../domain/wire-time.ts';
import type { Localised } from '../../domain/words.ts';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './change-report.module.css';
import { WORDS } from './words.ts';

const PRESETS: readonly { readonly days: number; readonly words: Localised }[] = [
  { days: 7, words: { zh: '近 7 天', en: '7 days' } },
  { days: 30, words: { zh: '近 30 天', en: '30 days' } },
  { days: 90, words: { zh: '近 90 天', en: '90 days' } },
  { days: 365, words: { zh: '近 365 天', en: '365 days' } },
];

/** So many days up to and with today. */
export const toLastDays = (days: number, nowMs: number): Period => {
  const to = formatChinaDate(nowMs);
  return { from: shiftDay(to, 1 - days), to };
};

interface PeriodControlProps {
  readonly period: Period;
  readonly nowMs: number;
  readonly onChange: (period: Period) => void;
}

/** Two days of China, or one of the usual spans up to today. A wrong pair is named and not asked. */
export const PeriodControl = ({ period, nowMs, onChange }: PeriodControlProps) => {
  const text = useText();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const [of, setOf] = useState(period);
  const noteId = useId();
  // The address may have changed by other means: by a preset, or by going back.
  if (of.from !== period.from || of.to !== period.to) {
    setOf(period);
    setFrom(period.from);
    setTo(period.to);
  }
  const fault = !isCalendarDay(from) || !isCalendarDay(to) ? WORDS.noDay : from > to ? WORDS.wrongOrder : null;
  const today = formatChinaDate(nowMs);
  const note = fault ?? (from <= today && to > today ? WORDS.endsAhead : null);
  const change = (next: Period): void => {
    setFrom(next.from);
    setTo(next.to);
    if (isCalendarDay(next.from) && isCalendarDay(next.to) && next.from <= next.to) onChange(next);
  };
  const field = (words: Localised, value: string, onInput: (value: string) => void) => (
    <label>
      {text(words)}
      <input
        type="date"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={note === null ? undefined : noteId}
        onChange={({ target }) => onInput(target.value)}
      />
    </label>
  );
  return (
    <div className={styles['period']} data-screen-only="" role="group" aria-label={text(WORDS.period)}>
      {field(WORDS.from, from, (value) => change({ from: value, to }))}
      {field(WORDS.to, to, (value) => change({ from, to: value }))}
      <SegmentGroup label={text(WORDS.presets)}>
        {PRESETS.map(({ days, words }) => {
          const preset = toLastDays(days, nowMs);
          return (
            <ToggleButton
              key={days}
              isPressed={preset.from === period.from && preset.to === period.to}
              onToggle={() => change(preset)}
            >
              {text(words)}
            </ToggleButton>
          );
        })}
      </SegmentGroup>
      <small id={noteId} role="status" className={styles['fault']}>
        {note === null ? '' : text(note)}
      </small>
    </div>
  );
};
