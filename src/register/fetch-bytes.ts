import { failed, type RegisterResult } from './faults.ts';
import { FAULT_WORDS } from './words.ts';

export interface FetchOptions {
  readonly fetch: typeof fetch;
  /** Milliseconds until a request that gave no complete answer is given up. */
  readonly timeoutMs: number;
  /** Bytes of one answer. */
  readonly capBytes: number;
  /** Ends every request, without a fault of its own to show. */
  readonly signal: AbortSignal;
}

export const ACCEPT_JSON = 'application/geo+json, application/json;q=0.9';
export const ACCEPT_PARQUET = 'application/vnd.apache.parquet, application/octet-stream;q=0.9';

const MEGABYTE = 1_000_000;

class TooLarge extends Error {}

const readBody = async (response: Response, capBytes: number): Promise<ArrayBuffer> => {
  if (Number(response.headers.get('content-length') ?? 0) > capBytes) throw new TooLarge();
  if (response.body === null) return response.arrayBuffer();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
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

/** What an error body says: `{code, description}`, `[{code, description}]`, problem+json, or its first characters. */
export const readErrorBody = (text: string): string => {
  try {
    const document = JSON.parse(text) as unknown;
    const first: unknown = Array.isArray(document) ? document[0] : document;
    if (typeof first === 'object' && first !== null) {
      const said = ['description', 'detail', 'title', 'message', 'code'] as const;
      for (const key of said) {
        const value: unknown = (first as Record<string, unknown>)[key];
        if (typeof value === 'string' && value !== '') return value.slice(0, 160);
      }
    }
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

const toAnswer = async (response: Response, url: string, capBytes: number): Promise<RegisterResult<ArrayBuffer>> => {
  const bytes = await readBody(response, capBytes);
  if (!response.ok) {
    const said = readErrorBody(new TextDecoder().decode(bytes.slice(0, 4000)));
    return failed('status', FAULT_WORDS.status(url, response.status, said));
  }
  if (isHtml(response)) return failed('html', FAULT_WORDS.html(url, readErrorBody(new TextDecoder().decode(bytes))));
  return { ok: true, value: bytes };
};

/**
 * GET → bytes. Never rejects: no answer, an error status, a web page in place of data and too many bytes are faults
 * that name the address. The time limit covers the body too, because a server can stop in the middle of it.
 */
export const fetchBytes = async (
  url: string,
  accept: string,
  options: FetchOptions,
): Promise<RegisterResult<ArrayBuffer>> => {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<RegisterResult<ArrayBuffer>>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve(failed('timeout', FAULT_WORDS.timeout(url, Math.round(options.timeoutMs / 1000))));
    }, options.timeoutMs);
  });
  options.signal.addEventListener('abort', abort);
  const answer = async (): Promise<RegisterResult<ArrayBuffer>> => {
    try {
      const fetchFrom = options.fetch;
      const response = await fetchFrom(url, {
        headers: { accept },
        signal: controller.signal,
        credentials: 'same-origin',
      });
      return await toAnswer(response, url, options.capBytes);
    } catch (error) {
      if (error instanceof TooLarge) return failed('too-large', FAULT_WORDS.tooLarge(url, options.capBytes / MEGABYTE));
      return failed('unreachable', FAULT_WORDS.unreachable(url));
    }
  };
  try {
    // Raced, because an injected fetch may not listen to the signal.
    return await Promise.race([answer(), late]);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', abort);
  }
};
