/** A listener of the event stream as plain as can be: what nginx sends, not what the board makes of it. */
import { PAGE_URL } from './service.ts';

export interface StreamMessage {
  /** Of the stream, to resume from. */
  readonly streamId: string;
  readonly event: {
    readonly specversion: string;
    readonly id: string;
    readonly type: string;
    readonly source: string;
    readonly subject: string;
    readonly time: string;
    readonly data: {
      readonly type: string;
      readonly id: string;
      readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] } | null;
      readonly properties: Readonly<Record<string, unknown>>;
    };
  };
}

export interface Listener {
  readonly messages: readonly StreamMessage[];
  /** Resolves once `count` messages have come; rejects after a minute. */
  waitFor(count: number): Promise<void>;
  close(): void;
}

const parse = (block: string): StreamMessage | null => {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const;
    }),
  );
  const data = fields.get('data');
  if (data === undefined || fields.has('event')) return null;
  return { streamId: fields.get('id') ?? '', event: JSON.parse(data) as StreamMessage['event'] };
};

/** Opens the stream and resolves when nginx has answered; `lastEventId` resumes. */
export const listen = async (lastEventId?: string): Promise<Listener> => {
  const controller = new AbortController();
  const headers = {
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const response = await fetch(`${PAGE_URL}events/`, { headers, signal: controller.signal });
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
  const messages: StreamMessage[] = [];
  let wake = (): void => {};
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const message = parse(block);
        if (message !== null) messages.push(message);
      }
      wake();
    }
  };
  read(response.body).catch(() => wake());
  return {
    messages,
    waitFor: (count) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${messages.length} of ${count} messages came`)), 60_000);
        wake = () => {
          if (messages.length < count) return;
          clearTimeout(late);
          resolve();
        };
        wake();
      }),
    close: () => controller.abort(),
  };
};
