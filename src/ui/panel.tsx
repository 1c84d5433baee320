import { useId, type ReactNode } from 'react';
import type { Localised } from '../domain/words.ts';
import { formatClock, formatSpan } from './format.ts';
import { useLanguage, useText } from './language.tsx';
import type { PanelState } from './panel-state.ts';
import styles from './panel.module.css';
import { WORDS } from './words.ts';

interface PanelProps {
  /** Accessible name of the section; kiosk watchers and tests find it by this. */
  readonly name: Localised;
  readonly title: Localised;
  readonly note?: ReactNode;
  /** At the right of the head: scope, unit or a switch. */
  readonly aside?: ReactNode;
  readonly state: PanelState;
  /** Board's clock, for the age of late and lost data; without it only the time is told. */
  readonly nowMs?: number;
  /** Height of the placeholder while nothing is known, in rows of 26 px. */
  readonly placeholderRows?: number;
  /** Scrolls inside itself and takes the room that is left. */
  readonly isFlexible?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A section of the board with its name, head and trust state; old values stay on screen with their age. */
export const Panel = (props: PanelProps) => {
  const { name, title, note, aside, state, children, placeholderRows = 4, isFlexible = false, className } = props;
  const text = useText();
  const headId = useId();
  const hasContent = state.status !== 'loading' && state.status !== 'never';
  return (
    <section
      className={`${styles['panel']} ${isFlexible ? styles['flexible'] : ''} ${className ?? ''}`}
      aria-label={text(name)}
      aria-busy={state.status === 'loading'}
      data-state={state.status}
    >
      <header className={styles['head']}>
        <h2 id={headId} className={styles['title']}>
          {text(title)}
        </h2>
        {note === undefined ? null : <div className={styles['note']}>{note}</div>}
        {aside === undefined ? null : <div className={styles['aside']}>{aside}</div>}
      </header>
      <PanelNotice state={state} nowMs={props.nowMs} />
      {hasContent ? <div className={styles['body']}>{children}</div> : null}
      {state.status === 'loading' ? <Placeholder rows={placeholderRows} /> : null}
    </section>
  );
};

/** Late, lost, error and never in words; fresh carries no mark. */
const PanelNotice = ({ state, nowMs }: { readonly state: PanelState; readonly nowMs: number | undefined }) => {
  const text = useText();
  const language = useLanguage();
  switch (state.status) {
    case 'fresh':
      return null;
    case 'loading':
      return <p className="visually-hidden">{text(WORDS.loading)}</p>;
    case 'never':
      return (
        <div className={styles['never']}>
          <p className={styles['neverWords']}>
            {text(WORDS.neverConnected)}
            {state.message === null ? null : <small>{text(state.message)}</small>}
          </p>
        </div>
      );
    case 'late':
      return (
        <p className={styles['late']}>
          {text(WORDS.late)} {nowMs === undefined ? '' : formatSpan(nowMs - state.lastGoodAt, language)}
        </p>
      );
    case 'lost':
      return (
        <p className={styles['lost']}>
          {text(WORDS.lost)} · {text(WORDS.lastGood)} {formatClock(state.lastGoodAt)}
        </p>
      );
    case 'error':
      return (
        <p className={styles['lost']} role="status">
          {state.lastGoodAt === null
            ? text(WORDS.neverConnected)
            : `${text(WORDS.lastGood)} ${formatClock(state.lastGoodAt)}`}{' '}
          · {text(state.message)}
        </p>
      );
  }
};

const Placeholder = ({ rows }: { readonly rows: number }) => (
  <div className={styles['placeholder']} aria-hidden="true">
    {Array.from({ length: rows }, (_, row) => (
      <span key={row} />
    ))}
  </div>
);
