import { formatChinaTime } from '../../domain/clock.ts';
import { useText } from '../../ui/language.tsx';
import type { TitleBarProps } from './props.ts';
import styles from './title-bar.module.css';
import { WORDS } from './words.ts';

/** Brand, place, views, the demo badge and the time the board stands at. */
export const TitleBar = (props: TitleBarProps) => {
  const { title, place, search, switches, views, view, onView, isDemo, nowMs, registers } = props;
  const text = useText();
  const updated = registers.filter(({ status }) => status === 'ready').length;
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <Mark />
        <h1>{title}</h1>
        <span className={styles['product']}>{text(WORDS.product)}</span>
      </div>
      <div className={styles['place']}>{place}</div>
      {search === undefined ? null : <div className={styles['search']}>{search}</div>}
      <nav aria-label={text(WORDS.views)} className={styles['views']}>
        {views.map(({ id, words }) => (
          <button
            key={id}
            type="button"
            aria-current={id === view ? 'page' : undefined}
            data-view={id}
            onClick={() => onView(id)}
          >
            {text(words)}
          </button>
        ))}
      </nav>
      {switches === undefined ? null : <div className={styles['switches']}>{switches}</div>}
      {isDemo ? (
        <p className={styles['demo']} data-badge-demo="">
          <span>
            {text(WORDS.demo)}
            <span className={styles['demoTime']}> · {text(WORDS.demoTime)}</span>
          </span>
        </p>
      ) : null}
      <div className={styles['time']}>
        <p>
          {text(WORDS.asOf)} <time>{formatChinaTime(nowMs)}</time>
        </p>
        <p className={styles['registers']}>
          {updated}/{registers.length} {text(WORDS.registers)}
        </p>
      </div>
    </header>
  );
};

/** Four fields, one of them hatched: what the board sees and what it does not. */
const Mark = () => (
  <svg width="1.25rem" height="1.25rem" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M1 1h8.5v8.5H1Z" fill="var(--text)" />
    <path d="M10.5 1H19v8.5h-8.5Z" fill="var(--text2)" />
    <path d="M1 10.5h8.5V19H1Z" fill="var(--edge)" />
    <path
      d="M11 11h7.5v7.5H11ZM11 14.5l3.5-3.5M11 18.5l7.5-7.5M15 18.5l3.5-3.5"
      fill="none"
      stroke="var(--text2)"
      strokeWidth="1"
    />
  </svg>
);
