import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventStreamParser, type StreamEvent } from './event-stream-parser.ts';

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const parse = (chunks: readonly Uint8Array[], lastId: string | null = null) => {
  const parser = createEventStreamParser(lastId);
  const events: StreamEvent[] = [];
  let news = { lastId, retryMs: null as number | null };
  for (const chunk of chunks) {
    const { events: more, ...rest } = parser.push(chunk);
    events.push(...more);
    news = rest;
  }
  return { events, ...news };
};

const messages = (texts: readonly string[]): StreamEvent[] => texts.map((data) => ({ type: 'message', data }));

describe('an event stream', () => {
  it.each<readonly [string, string, readonly StreamEvent[], string | null]>([
    ['gives an event at a blank line', 'data: a\n\n', messages(['a']), null],
    ['joins lines of data', 'data: a\ndata:b\ndata\n\n', messages(['a\nb\n']), null],
    ['ends lines with CR, LF or both', 'data: a\r\rdata: b\r\n\r\ndata: c\n\n', messages(['a', 'b', 'c']), null],
    ['passes over comments and unknown fields', ': hi\nfoo: bar\n\ndata: a\n\n', messages(['a']), null],
    [
      'names its events',
      'event: ping\ndata: {}\n\ndata: a\n\n',
      [{ type: 'ping', data: '{}' }, ...messages(['a'])],
      null,
    ],
    ['remembers the id', 'id: 1605488400:0\ndata: a\n\ndata: b\n\n', messages(['a', 'b']), '1605488400:0'],
    ['takes an id without data', 'id: 7\n\n', [], '7'],
    ['forgets the id where it is blank', 'id: 7\ndata: a\n\nid\ndata: b\n\n', messages(['a', 'b']), null],
    ['refuses an id with a null', 'id: 7\n\nid: 8\0\ndata: a\n\n', messages(['a']), '7'],
    ['does not take the id of an event that is not whole', 'id: 1\ndata: a\n\nid: 2\ndata: b\n', messages(['a']), '1'],
    ['strips one space only', 'data:  a \n\n', messages([' a ']), null],
    ['begins with a byte order mark', '\uFEFFdata: a\n\n', messages(['a']), null],
  ])('%s', (_, text, events, lastId) => {
    expect(parse([toBytes(text)])).toMatchObject({ events, lastId });
  });

  it('says when to come back, and only in whole milliseconds', () => {
    expect(parse([toBytes('retry: 2500\n\n')]).retryMs).toBe(2500);
    expect(parse([toBytes('retry: soon\n\nretry: -1\n\nretry: 1e3\n\n')]).retryMs).toBeNull();
  });

  it('keeps an id from the connection before', () => {
    expect(parse([toBytes('data: a\n\n')], '9').lastId).toBe('9');
  });

  it('hands on an event that is too large as an empty one, and goes on', () => {
    const huge = `data: ${'x'.repeat(5_000_000)}\n\ndata: a\n\n`;
    const bytes = toBytes(huge);
    const chunks = Array.from({ length: 50 }, (_, index) => bytes.slice(index * 100_001, (index + 1) * 100_001));
    expect(parse(chunks).events).toEqual(messages(['', 'a']));
  });

  it('is the same however it is cut', () => {
    const piece = fc.constantFrom(
      'data: 新 值',
      'data',
      'data:',
      'id: 5',
      'id',
      ': c',
      'event: x',
      'retry: 7',
      '',
      '',
      '🟥',
      'data: 🟥',
    );
    const ending = fc.constantFrom('\n', '\r', '\r\n');
    const stream = fc.array(fc.tuple(piece, ending), { maxLength: 30 });
    fc.assert(
      fc.property(stream, fc.array(fc.nat(400), { maxLength: 40 }), (lines, cuts) => {
        const bytes = toBytes(lines.map(([line, end]) => line + end).join(''));
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge));
        // A carriage return at the very end may be half of an ending; both readings agree by then.
        expect(parse(chunks)).toEqual(parse([bytes]));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same byte by byte as the standard says of it', () => {
    const event = fc.record({
      id: fc.option(fc.stringMatching(/^[\w:.[\],-]{1,12}$/), { nil: null }),
      type: fc.constantFrom('message', 'update'),
      data: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\r\n?/g, '\n')),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        const text = events
          .map(({ id, type, data }) => {
            const lines = data.split('\n').map((line) => `data: ${line}\n`);
            return `${id === null ? '' : `id: ${id}\n`}${type === 'message' ? '' : `event: ${type}\n`}${lines.join('')}\n`;
          })
          .join('');
        const parsed = parse([...toBytes(text)].map((byte) => Uint8Array.of(byte)));
        expect(parsed.events).toEqual(events.map(({ type, data }) => ({ type, data })));
        expect(parsed.lastId).toBe(events.findLast(({ id }) => id !== null)?.id ?? null);
      }),
      { numRuns: 300 },
    );
  });
});
