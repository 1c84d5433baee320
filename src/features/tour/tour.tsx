import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../ui/language.tsx';
import styles from './tour.module.css';
import { STEPS, WORDS } from './words.ts';

export interface TourProps {
  /** Escape closes it from anywhere; else only from inside, because outside the key belongs to the board. */
  readonly closesOnEscape: boolean;
  readonly onDone: () => void;
}

/**
 * At most five steps in a small card above the map's key, south-west, where nothing of the country's east and south
 * lies. It is no obstacle: it takes no focus, and the rest of the page stays usable.
 */
export const Tour = ({ closesOnEscape, onDone }: TourProps) => {
  const text = useText();
  const titleId = useId();
  const card = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const step = STEPS[index];
  const place = usePlaceAboveKey();
  useTarget(step?.target);
  useEscape(card, closesOnEscape, onDone);
  if (step === undefined) return null;
  const isLast = index === STEPS.length - 1;
  return (
    <div
      ref={card}
      role="dialog"
      aria-labelledby={titleId}
      className={styles['card']}
      style={place}
      data-tour={index + 1}
    >
      <div aria-live="polite">
        <h2 id={titleId}>{text(step.title)}</h2>
        <p>{text(step.body)}</p>
      </div>
      <footer className={styles['foot']}>
        <span className={styles['count']}>
          {text(WORDS.name)} {index + 1}/{STEPS.length}
        </span>
        {isLast ? null : (
          <button type="button" onClick={onDone}>
            {text(WORDS.skip)}
          </button>
        )}
        {index === 0 ? null : (
          <button type="button" onClick={() => setIndex(index - 1)}>
            {text(WORDS.back)}
          </button>
        )}
        <button type="button" className={styles['next']} onClick={() => (isLast ? onDone() : setIndex(index + 1))}>
          {text(isLast ? WORDS.done : WORDS.next)}
        </button>
      </footer>
    </div>
  );
};

const GAP_PX = 8;

/** Above the key, whatever height it has; `undefined` leaves the place to the style sheet. */
const usePlaceAboveKey = (): { readonly left: number; readonly bottom: number } | undefined => {
  const [place, setPlace] = useState<{ left: number; bottom: number }>();
  useLayoutEffect(() => {
    const key = document.querySelector('[data-over-map="key"]');
    if (key === null) return undefined;
    const measure = (): void => {
      const { left, top, height } = key.getBoundingClientRect();
      setPlace(height === 0 ? undefined : { left, bottom: window.innerHeight - top + GAP_PX });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(key);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return place;
};

/** Outlines what the step is about. */
const useTarget = (selector: string | undefined): void => {
  useEffect(() => {
    const target = selector === undefined ? null : document.querySelector<HTMLElement>(selector);
    if (target === null) return undefined;
    target.dataset['tourTarget'] = '';
    return () => {
      delete target.dataset['tourTarget'];
    };
  }, [selector]);
};

const useEscape = (card: React.RefObject<HTMLElement | null>, closesOnEscape: boolean, onDone: () => void): void => {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const isInside = event.target instanceof Node && card.current?.contains(event.target) === true;
    if (!isInside && !closesOnEscape) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  });
  useEffect(() => {
    // On the document: the board's own Escape listens on the window, after this.
    const listen = (event: KeyboardEvent): void => onEscape(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
