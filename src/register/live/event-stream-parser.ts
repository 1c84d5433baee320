/** One dispatched event of a stream. */
export interface StreamEvent {
  /** `message` where the stream names none. */
  readonly type: string;
  readonly data: string;
}

/** What a chunk brought. */
export interface StreamNews {
  readonly events: readonly StreamEvent[];
  /** Id to resume from after these events; `null`: the stream has given none yet. */
  readonly lastId: string | null;
  /** Milliseconds before a reconnect, as the server last asked; `null`: it did not. */
  readonly retryMs: number | null;
}

export interface EventStreamParser {
  /** Bytes as they come, cut anywhere: within a line, a line ending or a character. */
  push(bytes: Uint8Array): StreamNews;
}

/** Characters of one event; what is longer is handed on as an empty one, to be rejected and counted. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Parser of `text/event-stream` (WHATWG HTML, 9.2.6), for one connection: comments and unknown fields are passed over, an event
 * without data is none, what the connection ends in the middle of is dropped.
 * @param lastId of the connection before
 */
export const createEventStreamParser = (lastId: string | null): EventStreamParser => {
  const decoder = new TextDecoder();
  let text = '';
  let isAfterReturn = false;
  let data: string[] = [];
  let size = 0;
  let type = '';
  let id = lastId;
  let nextId = lastId;
  let retryMs: number | null = null;
  let events: StreamEvent[] = [];

  const dispatch = (): void => {
    id = nextId;
    if (data.length > 0)
      events.push({ type: type === '' ? 'message' : type, data: size > MOST_CHARACTERS ? '' : data.join('\n') });
    data = [];
    size = 0;
    type = '';
  };
  const take = (line: string): void => {
    if (line === '') return dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') {
      size += value.length;
      if (size <= MOST_CHARACTERS || data.length === 0) data.push(size <= MOST_CHARACTERS ? value : '');
    } else if (field === 'event') type = value;
    else if (field === 'id' && !value.includes('\0')) nextId = value === '' ? null : value;
    else if (field === 'retry' && /^\d{1,9}$/.test(value)) retryMs = Number(value);
  };
  return {
    push(bytes) {
      text += decoder.decode(bytes, { stream: true });
      let start = 0;
      for (;;) {
        if (isAfterReturn && start < text.length) {
          // A line feed after a carriage return belongs to the same ending, even in another chunk.
          if (text[start] === '\n') start++;
          isAfterReturn = false;
        }
        const end = findLineEnd(text, start);
        if (end < 0) break;
        take(text.slice(start, end));
        isAfterReturn = text[end] === '\r';
        start = end + 1;
      }
      text = text.slice(start);
      // A line without an end must not grow for ever; what is cut from it is more than an event may hold anyway.
      if (text.length > MOST_CHARACTERS + 100) text = text.slice(0, MOST_CHARACTERS + 50);
      const news = { events, lastId: id, retryMs };
      events = [];
      return news;
    },
  };
};

const findLineEnd = (text: string, from: number): number => {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return -1;
};
