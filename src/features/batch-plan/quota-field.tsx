import { useId, useState } from 'react';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './batch-plan.module.css';
import { WORDS } from './words.ts';

interface QuotaFieldProps {
  readonly quota: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly onQuota: (quota: number) => void;
}

const PRESETS = [50, 100, 200, 500];

/** The number of sites that can be connected this time: typed, or one of the usual ones. */
export const QuotaField = (props: QuotaFieldProps) => {
  const { quota, onQuota } = props;
  const text = useText();
  return (
    <div className={styles['quota']}>
      <QuotaInput {...props} />
      <SegmentGroup label={text(WORDS.presets)}>
        {PRESETS.map((preset) => (
          <ToggleButton key={preset} isPressed={preset === quota} onToggle={() => onQuota(preset)}>
            <span className={styles['keyNumber']}>{preset}</span>
          </ToggleButton>
        ))}
      </SegmentGroup>
    </div>
  );
};

const QuotaInput = ({ quota, limits, onQuota }: QuotaFieldProps) => {
  const text = useText();
  const id = useId();
  // What is being typed is about the quota it was begun at: another one, from wherever, takes its place.
  const [draft, setDraft] = useState({ of: quota, typed: String(quota) });
  const typed = draft.of === quota ? draft.typed : String(quota);
  const commit = (): void => {
    const wanted = typed.trim() === '' ? Number.NaN : Math.round(Number(typed));
    const next = Number.isFinite(wanted) ? Math.min(limits.max, Math.max(limits.min, wanted)) : quota;
    setDraft({ of: next, typed: String(next) });
    if (next !== quota) onQuota(next);
  };
  return (
    <label className={styles['quotaLabel']} htmlFor={id}>
      {text(WORDS.quota)}
      <input
        id={id}
        type="number"
        inputMode="numeric"
        name="quota"
        min={limits.min}
        max={limits.max}
        step={1}
        value={typed}
        onChange={(event) => setDraft({ of: quota, typed: event.target.value })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span className={styles['unit']}>{text(WORDS.sites)}</span>
    </label>
  );
};
