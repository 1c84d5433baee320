/**
 * Which region the wall shows, as a state that only its events change: the region the wall is about, then one of its
 * children, then the region again, then the next child in code order. Times are milliseconds since 1970 by the board's
 * clock.
 */
export interface Rotation {
  /** adcode the wall is about: every other scene is this one. */
  readonly base: string;
  /** adcode on screen. */
  readonly scene: string;
  /** The child that had its turn last; `null` before the first. */
  readonly lastChild: string | null;
  /** When the scene came on, moved on by the length of every pause since. */
  readonly since: number;
  /** `null` while it runs. */
  readonly pausedAt: number | null;
  /** Last touch, click or key of a pause; `null` while it runs. */
  readonly lastInputAt: number | null;
}

export type RotationEvent =
  | {
      readonly type: 'tick';
      readonly now: number;
      readonly dwellMs: number;
      /** adcodes of the children that may have a turn, ascending. */
      readonly candidates: readonly string[];
    }
  /** Somebody touched the wall: it waits for them. */
  | { readonly type: 'input'; readonly now: number }
  /** Pause, or go on at once. */
  | { readonly type: 'toggle'; readonly now: number }
  /** The wall is about another region now. */
  | { readonly type: 'restart'; readonly now: number; readonly base: string };

/** A wall that nobody touches any more goes on by itself. */
export const RESUME_AFTER_MS = 60_000;

export const startRotation = (base: string, now: number): Rotation => ({
  base,
  scene: base,
  lastChild: null,
  since: now,
  pausedAt: null,
  lastInputAt: null,
});

/** Answers the very same state where an event changes nothing. */
export const rotate = (state: Rotation, event: RotationEvent): Rotation => {
  switch (event.type) {
    case 'tick':
      return tick(state, event);
    case 'input':
      return { ...state, pausedAt: state.pausedAt ?? event.now, lastInputAt: event.now };
    case 'toggle':
      return state.pausedAt === null
        ? { ...state, pausedAt: event.now, lastInputAt: event.now }
        : resume(state, event.now);
    case 'restart':
      return event.base === state.base ? state : startRotation(event.base, event.now);
  }
};

const resume = (state: Rotation, now: number): Rotation => ({
  ...state,
  since: state.since + Math.max(0, now - (state.pausedAt ?? now)),
  pausedAt: null,
  lastInputAt: null,
});

const tick = (state: Rotation, event: Extract<RotationEvent, { readonly type: 'tick' }>): Rotation => {
  const { now, dwellMs, candidates } = event;
  if (state.pausedAt !== null) {
    const isForgotten = Math.abs(now - (state.lastInputAt ?? state.pausedAt)) >= RESUME_AFTER_MS;
    return isForgotten ? resume(state, now) : state;
  }
  // A clock that was set back must not hold a scene for hours.
  if (now < state.since) return { ...state, since: now };
  if (now - state.since < dwellMs) return state;
  // However long the machine slept: one step, and the next scene gets its whole time.
  return { ...state, ...toNext(state, candidates), since: now };
};

/** After the last child the first has its turn again; without any the wall stays where it is about. */
const toNext = (
  { base, scene, lastChild }: Rotation,
  candidates: readonly string[],
): Pick<Rotation, 'scene' | 'lastChild'> => {
  if (scene !== base) return { scene: base, lastChild };
  const child = nextChild(lastChild, candidates);
  return child === null ? { scene: base, lastChild } : { scene: child, lastChild: child };
};

const nextChild = (lastChild: string | null, candidates: readonly string[]): string | null =>
  candidates.find((code) => lastChild === null || code > lastChild) ?? candidates[0] ?? null;

/** adcode of the scene that comes after this one. */
export const nextScene = (state: Rotation, candidates: readonly string[]): string => toNext(state, candidates).scene;

/** Share of the scene's time that has passed, 0–1. */
export const toProgress = ({ since, pausedAt }: Rotation, now: number, dwellMs: number): number =>
  Math.max(0, Math.min(1, ((pausedAt ?? now) - since) / dwellMs));

/** Whole seconds until a pause ends by itself, at least 1; `null` while the wall runs. */
export const toSecondsToResume = ({ pausedAt, lastInputAt }: Rotation, now: number): number | null =>
  pausedAt === null
    ? null
    : Math.max(1, Math.min(60, Math.ceil(((lastInputAt ?? pausedAt) + RESUME_AFTER_MS - now) / 1000)));
