import type { RegisterState } from '../../domain/register-client.ts';
import { formatAge, formatClock } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { toPanelState, type PanelState } from '../../ui/panel-state.ts';
import styles from './freshness.module.css';
import type { FreshnessProps } from './props.ts';
import { WORDS } from './words.ts';

interface RegisterAgeProps extends Pick<FreshnessProps, 'limits' | 'nowMs'> {
  /** Of one kind. */
  readonly registers: readonly RegisterState[];
}

const TROUBLE: Readonly<Partial<Record<PanelState['status'], keyof typeof WORDS>>> = {
  late: 'late',
  lost: 'lost',
  error: 'failed',
};

/** When the register itself last gave a good answer; of several the oldest. */
export const RegisterAge = ({ registers, limits, nowMs }: RegisterAgeProps) => {
  const text = useText();
  const language = useLanguage();
  const state = toPanelState(registers, nowMs, limits);
  const times = registers.flatMap(({ lastGoodAt }) => (lastGoodAt === null ? [] : [lastGoodAt]));
  if (times.length === 0)
    return (
      <span className={styles['age']} data-state={state.status}>
        {text(WORDS.register)} {text(state.status === 'never' ? WORDS.neverAnswered : WORDS.loading)}
      </span>
    );
  const oldest = Math.min(...times);
  const trouble = TROUBLE[state.status];
  return (
    <span className={styles['age']} data-state={state.status}>
      {text(WORDS.register)} {trouble === undefined ? '' : <strong>{text(WORDS[trouble])} </strong>}
      {formatClock(oldest)} · {formatAge(oldest, nowMs, language)}
    </span>
  );
};
