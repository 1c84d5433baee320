/**
 * The source of deck.gl's animation frames. deck.gl asks for a frame sixty times a second whether or not anything is to be
 * drawn, which costs an idle wall some 50 ms of main thread a second. The gate lets `FRAMES_AFTER_WAKE` frames through
 * after each `wake()`, says `onAsleep`, and holds the request until the next.
 */
export interface FrameGate {
  readonly requestAnimationFrame: (callback: FrameRequestCallback) => number;
  readonly cancelAnimationFrame: (id: number) => void;
  wake(): void;
}

/** One frame to take up new props, one to draw them, one for what drawing itself asked for. */
const FRAMES_AFTER_WAKE = 3;

export const createFrameGate = (
  onAsleep: () => void = () => undefined,
  request: (callback: FrameRequestCallback) => number = (callback) => window.requestAnimationFrame(callback),
  cancel: (id: number) => void = (id) => window.cancelAnimationFrame(id),
): FrameGate => {
  let framesLeft = FRAMES_AFTER_WAKE;
  let nextId = 1;
  let pending: { readonly id: number; readonly callback: FrameRequestCallback; frame: number | null } | null = null;

  const schedule = (): void => {
    if (!pending || pending.frame !== null || framesLeft === 0) return;
    pending.frame = request((time) => {
      const due = pending;
      pending = null;
      framesLeft = Math.max(0, framesLeft - 1);
      due?.callback(time);
      if (framesLeft === 0) onAsleep();
    });
  };

  return {
    requestAnimationFrame(callback) {
      pending = { id: nextId++, callback, frame: null };
      schedule();
      return pending.id;
    },
    cancelAnimationFrame(id) {
      if (pending?.id !== id) return;
      if (pending.frame !== null) cancel(pending.frame);
      pending = null;
    },
    wake() {
      framesLeft = FRAMES_AFTER_WAKE;
      schedule();
    },
  };
};
