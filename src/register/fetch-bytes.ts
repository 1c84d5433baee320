import { failed, type RegisterResult } from './faults.ts';
import { FAULT_WORDS } from './words.ts';

export interface FetchOptions {
  readonly fetch: typeof fetch;
  /** Milliseconds of silence, before the first byte or between two, after which a request is given up. */
  readonly timeoutMs: number;
  /** Milliseconds for the whole of one answer, however steadily it drips; ten times `timeoutMs` when left out. */
  readonly totalMs?: number;
  /** Bytes of one answer. */
  readonly capBytes: number;
  /** Ends every request, without a fault of its own to show. */
  readonly signal: AbortSignal;
}

/** An answer as it came, and the address that it came from in the end. */
export interface FetchedBytes {
  readonly bytes: ArrayBuffer;
  /** After redirects; links within are relative to it. */
  readonly url: string;
}

/** Of lists and descriptions. Alone: QGIS Server 3.22 refuses them with 400 wherever GeoJSON is named beside it. */
export const ACCEPT_DOCUMENT = 'application/json';
/** Of items. */
export const ACCEPT_JSON = 'application/geo+json, application/json;q=0.9';
export const ACCEPT_PARQUET = 'application/vnd.apache.parquet, application/octet-stream;q=0.9';

const MEGABYTE = 1_000_000;
/** 25,000 features of 250 bytes at 20 kB a second take as long. */
const TOTAL_TIMEOUTS = 10;

class TooLarge extends Error {}

const readBody = async (
  response: Response,
  capBytes: number,
  onBytes: (count: number) => void,
): Promise<ArrayBuffer> => {
  if (Number(response.headers.get('content-length') ?? 0) > capBytes) throw new TooLarge();
  if (response.body === null) return response.arrayBuffer();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (value.byteLength > 0) onBytes(size);
    if (size > capBytes) {
      await reader.cancel();
      throw new TooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes.buffer;
};

/** What an error document says: `{code, description}`, `[{code, description}]` or problem+json; empty where it is none. */
export const readErrorDocument = (document: unknown): string => {
  const first: unknown = Array.isArray(document) ? document[0] : document;
  if (typeof first !== 'object' || first === null) return '';
  for (const key of ['description', 'detail', 'title', 'message', 'code'] as const) {
    const value: unknown = (first as Record<string, unknown>)[key];
    if (typeof value === 'string' && value !== '') return value.slice(0, 160);
  }
  return '';
};

/** What an error body says: its document, or its first characters. */
export const readErrorBody = (text: string): string => {
  try {
    const said = readErrorDocument(JSON.parse(text) as unknown);
    if (said !== '') return said;
  } catch {
    // Not JSON: the text itself is what the server said.
  }
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
};

const isHtml = (response: Response): boolean => (response.headers.get('content-type') ?? '').includes('text/html');

/** `Retry-After` in milliseconds: seconds, or a date, which is measured by the server's own clock. */
const toRetryAfterMs = (headers: Headers): number | null => {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,7}$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
};

const toAnswer = (response: Response, url: string, bytes: ArrayBuffer): RegisterResult<FetchedBytes> => {
  if (!response.ok) {
    const said = readErrorBody(new TextDecoder().decode(bytes.slice(0, 4000)));
    const { ok, fault } = failed('status', FAULT_WORDS.status(url, response.status, said));
    const retryAfterMs = toRetryAfterMs(response.headers);
    return { ok, fault: { ...fault, status: response.status, ...(retryAfterMs !== null && { retryAfterMs }) } };
  }
  if (isHtml(response)) return failed('html', FAULT_WORDS.html(url, readErrorBody(new TextDecoder().decode(bytes))));
  return { ok: true, value: { bytes, url: response.url === '' ? url : response.url } };
};

interface Patience {
  /** Resolves with the fault once patience is over. */
  readonly over: Promise<RegisterResult<FetchedBytes>>;
  /** Bytes so far: silence begins anew. */
  heard(count: number): void;
  end(): void;
}

/** Waits through silence for `timeoutMs` and through the whole answer for `totalMs`. */
const toPatience = (url: string, { timeoutMs, totalMs = timeoutMs * TOTAL_TIMEOUTS }: FetchOptions): Patience => {
  const seconds = (ms: number): number => Math.round(ms / 1000);
  let received = 0;
  let giveUp: (result: RegisterResult<FetchedBytes>) => void = () => {};
  const over = new Promise<RegisterResult<FetchedBytes>>((resolve) => (giveUp = resolve));
  const stalled = (): void => {
    const said = seconds(timeoutMs);
    const words = received === 0 ? FAULT_WORDS.timeout(url, said) : FAULT_WORDS.stalled(url, said, received);
    giveUp(failed('timeout', words));
  };
  let silence = setTimeout(stalled, timeoutMs);
  const total = setTimeout(() => giveUp(failed('timeout', FAULT_WORDS.timeout(url, seconds(totalMs)))), totalMs);
  let isEnded = false;
  return {
    over,
    heard(count) {
      if (isEnded) return;
      received = count;
      clearTimeout(silence);
      silence = setTimeout(stalled, timeoutMs);
    },
    end() {
      isEnded = true;
      clearTimeout(silence);
      clearTimeout(total);
    },
  };
};

/**
 * GET → bytes and where they came from. Never rejects: no answer, an error status, a web page in place of data and too
 * many bytes are faults that name the address. What counts is silence, so that a slow answer may come to its end, but
 * the whole has a limit too, because a server can drip for ever.
 */
export const fetchAnswer = async (
  url: string,
  accept: string,
  options: FetchOptions,
): Promise<RegisterResult<FetchedBytes>> => {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const patience = toPatience(url, options);
  options.signal.addEventListener('abort', abort);
  const answer = async (): Promise<RegisterResult<FetchedBytes>> => {
    try {
      const fetchFrom = options.fetch;
      const response = await fetchFrom(url, {
        headers: { accept },
        signal: controller.signal,
        credentials: 'same-origin',
      });
      return toAnswer(response, url, await readBody(response, options.capBytes, patience.heard));
    } catch (error) {
      if (error instanceof TooLarge) return failed('too-large', FAULT_WORDS.tooLarge(url, options.capBytes / MEGABYTE));
      return failed('unreachable', FAULT_WORDS.unreachable(url));
    }
  };
  try {
    // Raced, because an injected fetch may not listen to the signal.
    const result = await Promise.race([answer(), patience.over]);
    if (!result.ok && result.fault.kind === 'timeout') controller.abort();
    return result;
  } finally {
    patience.end();
    options.signal.removeEventListener('abort', abort);
  }
};

/** GET → bytes alone; see `fetchAnswer`. */
export const fetchBytes = async (
  url: string,
  accept: string,
  options: FetchOptions,
): Promise<RegisterResult<ArrayBuffer>> => {
  const answer = await fetchAnswer(url, accept, options);
  return answer.ok ? { ok: true, value: answer.value.bytes } : answer;
};
