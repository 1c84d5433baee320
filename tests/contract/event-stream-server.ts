import type { FeedTime } from '../../src/register/live/change-feed.ts';

/** Time that passes only where somebody waits, and then at once. */
export const createFastTime = (): FeedTime & { readonly waits: readonly number[]; pass(ms: number): void } => {
  let nowMs = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => nowMs,
    pass: (ms) => (nowMs += ms),
    random: () => 0.5,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
        // Patience with a silent connection is not tried here.
        if (ms >= 60_000) return;
        waits.push(ms);
        nowMs += ms;
        setTimeout(resolve, 0);
      }),
  };
};

export interface StreamServerOptions {
  /** Messages that the server holds for whoever comes back; all when left out. */
  readonly buffer?: number;
  /** After how many bytes each connection is cut, one after another; the last stays open. */
  readonly cuts?: readonly number[];
  /** Bytes a chunk. */
  readonly chunk?: number;
}

/** A server of events in the manner of nginx nchan: ids of its own, `Last-Event-ID`, a buffer that lets the oldest go. */
export const createStreamServer = (texts: readonly string[], options: StreamServerOptions = {}) => {
  const cuts = [...(options.cuts ?? [])];
  const asked: (string | null)[] = [];
  const idOf = (index: number): string => `1605488400:${index}`;
  const fetchStream = (async (_url: string, request: RequestInit) => {
    const lastId = new Headers(request.headers).get('last-event-id');
    asked.push(lastId);
    const seen = lastId === null ? -1 : Number(lastId.split(':')[1]);
    const first = Math.max(seen + 1, texts.length - (options.buffer ?? texts.length));
    const frames = texts.slice(first).map((text, index) => `id: ${idOf(first + index)}\ndata: ${text}\n\n`);
    const bytes = new TextEncoder().encode(`: hi\n\n${frames.join('')}`);
    const cut = cuts.shift();
    const end = Math.min(bytes.length, cut ?? bytes.length);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (request.signal?.aborted === true) return controller.close();
        if (at < end) {
          const next = Math.min(end, at + (options.chunk ?? 64));
          controller.enqueue(bytes.slice(at, next));
          at = next;
        } else if (cut !== undefined) controller.error(new TypeError('network error'));
        else return new Promise((resolve) => request.signal?.addEventListener('abort', () => resolve()));
        return undefined;
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  }) as typeof fetch;
  return { fetch: fetchStream, asked };
};
