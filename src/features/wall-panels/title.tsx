import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { formatChinaDate, toChinaIso, type Clock } from '../../domain/clock.ts';
import { toProgress, toSecondsToResume, type Rotation } from '../../domain/rotation.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { FRESHNESS_WORDS, WEEKDAYS, WORDS, resumesIn, sceneName, sceneOf } from './words.ts';
import styles from './title.module.css';

export interface RegisterFreshness {
  readonly kind: string;
  /** `fresh`, or how the register stands instead. */
  readonly freshness: string;
}

interface WallTitleProps {
  /** How changes come. */
  readonly live?: ReactNode;
  readonly title: string;
  readonly clock: Clock;
  readonly isDemo: boolean;
  /** Name of the region on screen. */
  readonly place: string;
  /** What the figures are narrowed to; `null` without a filter. */
  readonly filterWords: string | null;
  readonly scene: {
    /** 1 or 2. */
    readonly index: number;
    readonly count: number;
    /** Short name of what comes next; `null` where nothing else does. */
    readonly nextPlace: string | null;
  };
  readonly rotation: Rotation;
  readonly dwellMs: number;
  /** ISO 8601; `null` when no register states one. */
  readonly asOf: string | null;
  readonly kinds: readonly HazardKind[];
  readonly registers: readonly RegisterFreshness[];
}

/** Milliseconds since 1970 by the board's clock, renewed each second. */
const useSecond = (clock: Clock): number => {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};

/** What is shown, for how long still, how old it is, and what time it is. */
export const WallTitle = (props: WallTitleProps) => {
  const text = useText();
  const now = useSecond(props.clock);
  const seconds = toSecondsToResume(props.rotation, now);
  return (
    <section className={styles['bar']} aria-label={text(WORDS.title)}>
      <div className={styles['cell']}>
        <p className={styles['title']}>{props.title}</p>
      </div>
      <div className={styles['cell']}>
        <div className={styles['headline']}>
          <h1 className={styles['place']}>{text(sceneName(props.place))}</h1>
          {props.filterWords === null ? null : <p className={styles['filter']}>{props.filterWords}</p>}
        </div>
        <p className="visually-hidden" aria-live="polite">
          {props.place}
        </p>
        <Scene {...props} now={now} seconds={seconds} />
      </div>
      <div className={styles['cell']}>
        {props.isDemo ? (
          <p className={styles['badge']} data-badge-demo="">
            {text(WORDS.demo)}
          </p>
        ) : null}
        <div className={styles['state']}>
          <p>
            {text(WORDS.asOf)} <b>{formatIso(props.asOf)}</b>
          </p>
          <Connection kinds={props.kinds} registers={props.registers} />
          {props.live}
        </div>
      </div>
      <div className={`${styles['cell']} ${styles['time']}`}>
        <Clocks now={now} />
      </div>
    </section>
  );
};

const Scene = (props: WallTitleProps & { readonly now: number; readonly seconds: number | null }) => {
  const { scene, rotation, dwellMs, now, seconds } = props;
  const text = useText();
  const { index, count, nextPlace } = scene;
  if (seconds !== null) return <p className={styles['paused']}>{text(resumesIn(seconds))}</p>;
  if (nextPlace === null) return null;
  const progress = toProgress(rotation, now, dwellMs);
  return (
    <div className={styles['scene']}>
      <p>
        {text(sceneOf(index, count))} · {text(WORDS.next)} {nextPlace}
      </p>
      <div className={styles['progress']} aria-hidden="true">
        {Array.from({ length: count }, (_, each) => (
          <span key={each}>
            <span style={{ width: `${(each + 1 < index ? 1 : each + 1 === index ? progress : 0) * 100}%` }} />
          </span>
        ))}
      </div>
    </div>
  );
};

/** How many registers are up to date, and which are not, in words. */
const Connection = ({ kinds, registers }: Pick<WallTitleProps, 'kinds' | 'registers'>) => {
  const text = useText();
  const others = registers.filter(({ freshness }) => freshness !== 'fresh');
  const toWords = ({ kind, freshness }: RegisterFreshness): string => {
    const name = kinds.find(({ id }) => id === kind)?.words.shortName ?? { zh: kind, en: kind };
    return `${text(name)} ${text(FRESHNESS_WORDS[freshness] ?? { zh: freshness, en: freshness })}`;
  };
  return (
    <p className={styles['connection']} data-connection={others.length === 0 ? 'fresh' : 'impaired'}>
      {text(WORDS.registers)}{' '}
      <b>
        <Figure figure={{ name: 'registers-updated', value: registers.length - others.length }} /> /{' '}
        <Figure figure={{ name: 'registers', value: registers.length }} />
      </b>{' '}
      {text(WORDS.updated)}
      {others.length === 0 ? null : ` · ${others.map(toWords).join(text({ zh: '、', en: ', ' }))}`}
    </p>
  );
};

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** 1970-01-01 was a Thursday. */
const toWeekday = (ms: number): number => (Math.floor((ms + CHINA_OFFSET_MS) / DAY_MS) + 4) % 7;

const Clocks = ({ now }: { readonly now: number }) => {
  const text = useText();
  const weekday = WEEKDAYS[toWeekday(now)];
  return (
    <>
      <p className={styles['date']}>
        {formatChinaDate(now)} {weekday === undefined ? '' : text(weekday)}
      </p>
      <time className={styles['clock']} dateTime={toChinaIso(now)}>
        {toChinaIso(now).slice(11, 19)}
      </time>
    </>
  );
};
