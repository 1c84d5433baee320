import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonItemReader, type JsonEnd } from './json-items.ts';

const cut = (text: string, step: number, most = 1_000_000): { items: (string | null)[]; end: JsonEnd } => {
  const reader = new JsonItemReader(most);
  const items: (string | null)[] = [];
  for (let at = 0; at < text.length; at += step)
    for (const item of reader.push(text.slice(at, at + step))) items.push(item.text);
  return { items, end: reader.end() };
};

const parsed = (items: readonly (string | null)[]): unknown[] => items.map((text) => JSON.parse(text ?? '') as unknown);

describe('a JSON text cut into its items', () => {
  it('any array, written in any way and cut anywhere, gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (values, step, isIndented) => {
          const text = isIndented ? JSON.stringify(values, null, 1) : JSON.stringify(values);
          const { items, end } = cut(text, step);
          expect(end).toMatchObject({ isWhole: true, layout: 'array' });
          expect(parsed(items)).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any collection gives its features, and the rest of it as its frame', () => {
    const member = fc.constantFrom('name', 'crs', 'bbox', 'a"features', 'Features');
    fc.assert(
      fc.property(
        fc.array(fc.object()),
        fc.dictionary(member, fc.jsonValue(), { noNullPrototype: true }),
        fc.dictionary(member, fc.jsonValue(), { noNullPrototype: true }),
        fc.integer({ min: 1, max: 40 }),
        (features, before, after, step) => {
          const clean = JSON.parse(JSON.stringify(features)) as unknown[];
          const text = JSON.stringify({ ...before, type: 'FeatureCollection', features: clean, z: after });
          const { items, end } = cut(text, step);
          expect(end).toMatchObject({ isWhole: true, layout: 'collection' });
          expect(parsed(items)).toEqual(clean);
          expect(JSON.parse(end.frame)).toEqual({ ...(JSON.parse(text) as object), features: [] });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('one value a line, with record separators or without', () => {
    const { items, end } = cut('{"a":1}\n{"a":[2,{"features":[1]}]}\r\n\u001e{"a":3}\n', 3);
    expect(parsed(items)).toEqual([{ a: 1 }, { a: [2, { features: [1] }] }, { a: 3 }]);
    expect(end).toEqual({ isWhole: true, layout: 'values', frame: '' });
  });

  it.each([
    ['cut off in an item', '[{"a":1},{"a"'],
    ['cut off in a text', '[{"a":"x'],
    ['cut off after a comma', '[1,'],
    ['a trailing comma', '[1,]'],
    ['two commas', '[1,,2]'],
    ['no comma', '[{} {}]'],
    ['something after the end', '[1] 2'],
    ['a bracket too many', '[1]]'],
    ['a collection that goes on', '{"features":[]}{"a":1}'],
    ['no JSON', 'abc'],
    ['nothing', ' '],
  ])('%s is not whole', (_name, text) => {
    for (let step = 1; step <= text.length; step++) expect(cut(text, step).end.isWhole).toBe(false);
  });

  it('an item beyond the limit keeps its start only, and the next one is whole', () => {
    const { items } = cut(`[{"a":"${'x'.repeat(500)}"},{"b":1}]`, 7, 100);
    expect(items).toEqual([null, '{"b":1}']);
  });

  it('nesting of any depth is followed', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(cut(`[${deep},1]`, 1000).items).toHaveLength(2);
  });
});
