import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeFeed, FeedState } from '../../src/register/live/change-feed.ts';
import { createEventStreamFeed, type EventStreamOptions } from '../../src/register/live/event-stream-feed.ts';
import { createFastTime, createStreamServer } from './event-stream-server.ts';

const URL_OF_STREAM = 'http://board.test/changes';
const TEXTS = Array.from({ length: 12 }, (_, index) => `{"n":${index},"名":"新🟥"}`);

const running: ChangeFeed[] = [];
afterEach(() => running.splice(0).forEach((feed) => feed.stop()));

const listen = (options: Partial<EventStreamOptions> & Pick<EventStreamOptions, 'fetch'>) => {
  const time = createFastTime();
  const feed = createEventStreamFeed({ url: URL_OF_STREAM, time, ...options });
  const heard: string[] = [];
  const states: FeedState[] = [];
  const told = { resumed: 0, gaps: 0 };
  running.push(feed);
  feed.start({
    onMessages: async (texts) => void heard.push(...texts),
    onState: (state) => states.push(state),
    onResume: () => told.resumed++,
    onGap: () => told.gaps++,
  });
  return { heard, states, told, time, feed };
};

const until = async (isSo: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 2000 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  expect(isSo()).toBe(true);
};
const stream = (text: string, headers = { 'content-type': 'text/event-stream' }): Response =>
  new Response(text, { headers });

describe('a stream that is cut', () => {
  it('at any byte is taken up where it was, with every message once', async () => {
    const frames = TEXTS.map((text, index) => `id: 1605488400:${index}\ndata: ${text}\n\n`).join('');
    const whole = new TextEncoder().encode(`: hi\n\n${frames}`).length;
    for (let cut = 1; cut < whole; cut += 5) {
      const server = createStreamServer(TEXTS, { cuts: [cut], chunk: 37 });
      const { heard, told, feed } = listen({ fetch: server.fetch });
      await until(() => heard.length >= TEXTS.length);
      expect(heard).toEqual(TEXTS);
      expect(server.asked).toHaveLength(2);
      expect(told).toEqual({ gaps: 0, resumed: server.asked[1] === null ? 0 : 1 });
      feed.stop();
    }
  });

  it('again and again loses nothing and repeats nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 90 }),
        async (cuts, chunk) => {
          const server = createStreamServer(TEXTS, { cuts, chunk });
          const { heard, feed } = listen({ fetch: server.fetch });
          await until(() => heard.length >= TEXTS.length);
          feed.stop();
          expect(heard).toEqual(TEXTS);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('before it gave any id is a gap, and so is a cut longer than its buffer may last', async () => {
    let connections = 0;
    const nameless = (async () =>
      connections++ === 0 ? stream('data: a\n\n') : stream('data: b\n\n')) as typeof fetch;
    const first = listen({ fetch: nameless });
    await until(() => first.heard.includes('b'));
    first.feed.stop();
    expect(first.told.gaps).toBeGreaterThan(0);
    let count = 0;
    const long = (async () => {
      count++;
      if (count === 2) slow.time.pass(120_000);
      return stream(`id: ${count}\ndata: ${count}\n\n`);
    }) as typeof fetch;
    const slow = listen({ fetch: long });
    await until(() => slow.heard.includes('3'));
    slow.feed.stop();
    expect(slow.told.gaps).toBe(1);
  });

  it('and refuses the id is asked without it, after a gap', async () => {
    const asked: (string | null)[] = [];
    const refusing = (async (_url: string, request: RequestInit) => {
      const id = new Headers(request.headers).get('last-event-id');
      asked.push(id);
      if (id === 'old') return Response.json({ description: 'unknown id' }, { status: 410 });
      return asked.length === 1 ? stream('id: old\ndata: a\n\n') : stream('id: new\ndata: b\n\n');
    }) as typeof fetch;
    const { heard, told, feed } = listen({ fetch: refusing });
    await until(() => heard.includes('b'));
    feed.stop();
    expect(asked.slice(0, 3)).toEqual([null, 'old', null]);
    expect(told.gaps).toBeGreaterThan(0);
  });
});

describe('a stream', () => {
  it('that ends with 204 is not asked again', async () => {
    let asked = 0;
    const { states } = listen({ fetch: async () => (asked++, new Response(null, { status: 204 })) });
    await until(() => states.some(({ status }) => status === 'ended'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toBe(1);
  });

  it.each<readonly [string, () => Response | Promise<Response>, RegExp]>([
    [
      'that shows a login page',
      () => new Response('<h1>登录</h1>', { headers: { 'content-type': 'text/html' } }),
      /应为事件流.*登录/,
    ],
    ['that is JSON', () => Response.json([]), /应为事件流，实际为 application\/json/],
    ['that answers 502', () => new Response('<h1>Bad Gateway</h1>', { status: 502 }), /HTTP 502：Bad Gateway/],
    ['that cannot be reached', () => Promise.reject(new TypeError('x')), /无法连接/],
  ])('%s is asked ever less often, and says why', async (_, answer, words) => {
    const { states, time, feed } = listen({ fetch: async () => answer() });
    await until(() => time.waits.length >= 8);
    feed.stop();
    expect(states.at(-1)?.faultWords?.zh).toMatch(words);
    expect(states.at(-1)?.status).toBe('connecting');
    expect(time.waits.slice(0, 4)).toEqual([750, 1500, 3000, 6000]);
    expect(Math.max(...time.waits)).toBe(45_000);
  });

  it('comes back as soon as the server asks, and says so in words meanwhile', async () => {
    let count = 0;
    const { states, time, heard, feed } = listen({
      fetch: async () => (++count === 1 ? stream('retry: 4000\nid: 1\ndata: a\n\n') : stream('id: 2\ndata: b\n\n')),
    });
    await until(() => heard.includes('b'));
    feed.stop();
    expect(time.waits[0]).toBe(3000);
    expect(states.map(({ status }) => status).slice(0, 4)).toEqual(['connecting', 'open', 'reconnecting', 'open']);
  });

  it('passes over heartbeats', async () => {
    const text = 'event: ping\ndata: {}\n\n: beat\n\nevent: heartbeat\ndata: 1\n\ndata: a\n\n';
    const { heard } = listen({ fetch: async () => stream(text) });
    await until(() => heard.length > 0);
    expect(new Set(heard)).toEqual(new Set(['a']));
  });

  it('that falls silent is left and asked again', async () => {
    let count = 0;
    const silent = (async () => {
      count++;
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('id: 1\n\n')),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    }) as typeof fetch;
    const { told } = listen({ fetch: silent, idleMs: 5000 });
    await until(() => count >= 3);
    expect(told.resumed).toBeGreaterThanOrEqual(1);
  });

  it('waits until what it brought has been taken', async () => {
    let open = (): void => {};
    const taken = new Promise<void>((resolve) => (open = resolve));
    const server = createStreamServer(TEXTS, { chunk: 40 });
    const heard: string[] = [];
    const feed = createEventStreamFeed({ url: URL_OF_STREAM, time: createFastTime(), fetch: server.fetch });
    running.push(feed);
    feed.start({
      onMessages: async (texts) => (heard.push(...texts), taken),
      onState: () => {},
      onResume: () => {},
      onGap: () => {},
    });
    await until(() => heard.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toHaveLength(1);
    open();
    await until(() => heard.length === TEXTS.length);
  });

  it('has what could not be taken sent again', async () => {
    const server = createStreamServer(TEXTS, { chunk: 40 });
    const heard: string[] = [];
    let tries = 0;
    const feed = createEventStreamFeed({ url: URL_OF_STREAM, time: createFastTime(), fetch: server.fetch });
    running.push(feed);
    feed.start({
      onMessages: async (texts) => {
        if (++tries === 3) throw new Error('the worker is gone');
        heard.push(...texts);
      },
      onState: () => {},
      onResume: () => {},
      onGap: () => {},
    });
    await until(() => heard.length >= TEXTS.length);
    expect(heard).toEqual(TEXTS);
  });
});
