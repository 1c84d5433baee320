import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { toAxisShare } from '../../charts/trend-axis.ts';
import { useText } from '../../ui/language.tsx';
import { atShare, between, toOffset, withKey, withThumb, type Thumb } from './brush.ts';
import styles from './trend.module.css';
import type { Brush } from './use-brush.ts';
import { WORDS } from './words.ts';

/** A shorter way than this is a click, and chooses nothing. CSS px. */
const SHORTEST_DRAG_PX = 4;

const percent = (share: number): string => `${share * 100}%`;

const shareAt = (event: PointerEvent, box: Element | null): number => {
  const { left, width } = (box ?? event.currentTarget).getBoundingClientRect();
  return width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - left) / width));
};

interface SurfaceProps {
  readonly brush: Brush;
  /** The day the pointer rests on, with its place in the window; `null` when it leaves. */
  readonly onHover: (hover: { readonly day: string; readonly x: number; readonly y: number } | null) => void;
}

/** The plot as something to drag over. The thumbs below it do the same by keyboard. */
export const BrushSurface = ({ brush, onHover }: SurfaceProps) => {
  const start = useRef<{ readonly day: string; readonly x: number } | null>(null);
  const dayAt = (event: PointerEvent): string => atShare(shareAt(event, null), brush.axis);
  const drag = (event: PointerEvent): void => {
    const from = start.current;
    if (from === null) {
      if (event.pointerType === 'mouse') onHover({ day: dayAt(event), x: event.clientX, y: event.clientY });
    } else if (brush.isDrafting || Math.abs(event.clientX - from.x) >= SHORTEST_DRAG_PX) {
      brush.draw(between(from.day, dayAt(event)));
    }
  };
  const end = (): void => {
    start.current = null;
    brush.commit();
  };
  return (
    <div
      className={styles['surface']}
      data-brush="surface"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { day: dayAt(event), x: event.clientX };
        onHover(null);
      }}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={() => {
        start.current = null;
        brush.cancel();
      }}
      onPointerLeave={() => onHover(null)}
    >
      {brush.shown === null ? null : (
        <span
          className={styles['band']}
          style={{
            left: percent(toAxisShare(brush.shown.from, brush.axis)),
            right: percent(1 - toAxisShare(brush.shown.to, brush.axis)),
          }}
        />
      )}
    </div>
  );
};

/** Two handles on the axis, which stand at its ends while no period is chosen. */
export const BrushThumbs = ({ brush }: { readonly brush: Brush }) => {
  const track = useRef<HTMLDivElement>(null);
  return (
    <div ref={track} className={styles['thumbs']}>
      <ThumbHandle brush={brush} thumb="from" track={track} />
      <ThumbHandle brush={brush} thumb="to" track={track} />
    </div>
  );
};

interface ThumbProps {
  readonly brush: Brush;
  readonly thumb: Thumb;
  readonly track: { readonly current: HTMLElement | null };
}

const ThumbHandle = ({ brush, thumb, track }: ThumbProps) => {
  const text = useText();
  const { axis } = brush;
  const period = brush.shown ?? axis;
  const day = period[thumb];
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.key === 'Escape' ? null : withKey(period, thumb, event.key, axis);
    if (next === null && !(event.key === 'Escape' && brush.isDrafting)) return;
    // Arrows and Escape are the thumb's own here: the board would go to a neighbour or to the parent.
    event.preventDefault();
    event.stopPropagation();
    if (next === null) brush.cancel();
    else brush.draw(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles['thumb']}
      style={{ left: percent(toAxisShare(day, axis)) }}
      aria-label={text(WORDS[thumb])}
      aria-valuemin={0}
      aria-valuemax={toOffset(axis.to, axis)}
      aria-valuenow={toOffset(day, axis)}
      aria-valuetext={brush.shown === null ? `${day}, ${text(WORDS.noPeriod)}` : day}
      onKeyDown={onKeyDown}
      onKeyUp={brush.commit}
      onBlur={brush.commit}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        brush.draw(withThumb(period, thumb, atShare(shareAt(event, track.current), axis)));
      }}
      onPointerUp={brush.commit}
      onPointerCancel={brush.cancel}
    />
  );
};
