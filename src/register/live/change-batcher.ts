/** Changes handed over at once: a batch costs one message each way, one version and one upload of its register. */
const MOST_CHANGES = 2000;
/** A change waits no longer than this for others to go with. */
const WAIT_MS = 250;
/** Changes that may wait; beyond it whoever brings them has to. */
const MOST_PENDING = 10_000;

export interface ChangeBatcher {
  /** Resolves when there is room for more. */
  add(texts: readonly string[]): Promise<void>;
  /** What waits is dropped. */
  stop(): void;
}

/** Collects messages and sends them in batches, one after another and in order. */
export const createChangeBatcher = (
  send: (texts: readonly string[]) => Promise<void>,
  wait: (ms: number) => Promise<void>,
): ChangeBatcher => {
  let pending: string[] = [];
  let isRunning = false;
  let isStopped = false;
  let room: { readonly promise: Promise<void>; readonly open: () => void } | null = null;
  const run = async (): Promise<void> => {
    isRunning = true;
    // `stop` empties what is pending.
    while (pending.length > 0) {
      if (pending.length < MOST_CHANGES) await wait(WAIT_MS);
      const batch = pending.slice(0, MOST_CHANGES);
      pending = pending.slice(MOST_CHANGES);
      if (batch.length > 0) await send(batch);
      if (pending.length < MOST_PENDING) {
        room?.open();
        room = null;
      }
    }
    isRunning = false;
  };
  return {
    async add(texts) {
      if (isStopped) return;
      pending.push(...texts);
      if (!isRunning) void run();
      if (pending.length < MOST_PENDING) return;
      if (room === null) {
        let open = (): void => {};
        room = { promise: new Promise((resolve) => (open = resolve)), open: () => open() };
      }
      await room.promise;
    },
    stop() {
      isStopped = true;
      pending = [];
      room?.open();
    },
  };
};
