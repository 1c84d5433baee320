import type { RegisterState } from '../../domain/register-client.ts';
import type { Language, Localised } from '../../domain/words.ts';
import { formatAge, formatClock } from '../../ui/format.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import type { StatusBarProps } from './props.ts';
import styles from './status-bar.module.css';
import { WORDS } from './words.ts';

export type Freshness = 'fresh' | 'late' | 'lost' | 'failed' | 'incomplete' | 'loading' | 'never';

const MINUTE_MS = 60_000;

/** How old a register is, by the board's own limits in minutes. */
export const toFreshness = (
  { status, lastGoodAt }: RegisterState,
  nowMs: number,
  lateAfterMinutes: number,
  lostAfterMinutes: number,
): Freshness => {
  if (lastGoodAt === null) return status === 'failed' ? 'never' : 'loading';
  if (status === 'failed' || status === 'incomplete') return status;
  const ageMinutes = (nowMs - lastGoodAt) / MINUTE_MS;
  if (ageMinutes >= lostAfterMinutes) return 'lost';
  return ageMinutes >= lateAfterMinutes ? 'late' : 'fresh';
};

/** Age of every register, where the figures come from, and the number under which the map was approved. */
export const StatusBar = (props: StatusBarProps) => {
  const { kinds, registers, nowMs, mapApprovalNumber } = props;
  const text = useText();
  const sources = [...new Set(registers.map(({ sourceName }) => sourceName))];
  return (
    <footer className={styles['bar']} aria-label={text(WORDS.name)}>
      <ul className={styles['registers']}>
        {registers.map((register) => {
          const kind = kinds.find(({ id }) => id === register.kind);
          const freshness = toFreshness(register, nowMs, props.lateAfterMinutes, props.lostAfterMinutes);
          return (
            <li
              key={`${register.kind}:${register.source}`}
              data-register={register.kind}
              data-freshness={freshness}
              title={faultOf(register, text)}
            >
              <KindIcon shape={kind?.shape ?? 'circle'} isFilled={register.lastGoodAt !== null} size={12} />
              <span>{kind === undefined ? register.kind : text(kind.words.shortName)}</span>
              <Age {...{ register, freshness, nowMs }} />
            </li>
          );
        })}
      </ul>
      {props.live}
      <p className={styles['notice']}>
        {sources.length === 0 ? '' : `${text(WORDS.source)} ${sources.join(text({ zh: '、', en: ', ' }))} · `}
        {mapApprovalNumber === '' ? text(WORDS.notSubmitted) : `${text(WORDS.approval)} ${mapApprovalNumber}`}
      </p>
    </footer>
  );
};

const faultOf = (register: RegisterState, text: (words: Localised) => string): string | undefined =>
  register.faultWords ? text(register.faultWords) : (register.fault ?? undefined);

interface AgeProps {
  readonly register: RegisterState;
  readonly freshness: Freshness;
  readonly nowMs: number;
}

const ageOf = (lastGoodAt: number, nowMs: number, language: Language): string =>
  `${formatClock(lastGoodAt)} · ${formatAge(lastGoodAt, nowMs, language)}`;

const Age = ({ register: { lastGoodAt }, freshness, nowMs }: AgeProps) => {
  const text = useText();
  const language = useLanguage();
  if (lastGoodAt === null) return <span>{text(freshness === 'never' ? WORDS.never : WORDS.loading)}</span>;
  const age = ageOf(lastGoodAt, nowMs, language);
  if (freshness === 'fresh' || freshness === 'loading' || freshness === 'never') return <span>{age}</span>;
  return (
    <strong>
      {text(WORDS[freshness])} {freshness === 'late' ? '' : `${text(WORDS.lastGood)} `}
      {age}
    </strong>
  );
};
