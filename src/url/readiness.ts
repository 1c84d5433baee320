/**
 * `<html data-ready>`: `loading` from the task in which the address changes until boundaries, registers and every
 * visible panel have their data, then `map`. Kiosk watchers and tests rely on it.
 */
export interface Readiness {
  /** The address changed, or the page has begun: `loading` at once. */
  begin(): void;
  /** A visible part has (true) or has not (false) the data of the current address. */
  set(part: string, isReady: boolean): void;
  /** The part left the screen. */
  remove(part: string): void;
  /** Calls once, at the first moment everything is ready; at once if that was before. */
  onFirstReady(call: () => void): void;
  /** Parts that are still waited for, for diagnostics. */
  pending(): string[];
}

/** @param write sets the attribute · @param later runs a task after the current one and its renders */
export const createReadiness = (
  write: (value: 'loading' | 'map') => void,
  later: (task: () => void) => void,
): Readiness => {
  const parts = new Map<string, boolean>();
  let turn = 0;
  let isFirst = true;
  const waiting: (() => void)[] = [];
  const finish = (): void => {
    write('map');
    isFirst = false;
    for (const call of waiting.splice(0)) call();
  };
  const check = (): void => {
    const mine = ++turn;
    later(() => {
      if (mine === turn && parts.size > 0 && [...parts.values()].every(Boolean)) finish();
    });
  };
  return {
    begin() {
      write('loading');
      check();
    },
    set(part, isReady) {
      if (parts.get(part) === isReady) return;
      parts.set(part, isReady);
      if (!isReady) write('loading');
      check();
    },
    remove(part) {
      if (parts.delete(part)) check();
    },
    onFirstReady(call) {
      if (isFirst) waiting.push(call);
      else call();
    },
    pending: () => [...parts].filter(([, isReady]) => !isReady).map(([part]) => part),
  };
};

/** Two tasks later, React has rendered the new address and run its effects; timers also run in hidden pages. */
const afterRender = (task: () => void): void => {
  setTimeout(() => setTimeout(task, 0), 0);
};

export const pageReadiness: Readiness = createReadiness((value) => {
  document.documentElement.dataset['ready'] = value;
}, afterRender);
