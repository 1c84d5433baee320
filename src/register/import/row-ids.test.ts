import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdRegistry, hashBytes, PieceHash } from './row-ids.ts';

describe('keys of rows', () => {
  it('are the stated ids, and different where those repeat', () => {
    const next = createIdRegistry();
    expect(['a', 'a#2', 'a', 'a', '__proto__', '__proto__'].map((id) => next(id))).toEqual([
      { key: 'a', isDuplicate: false },
      { key: 'a#2', isDuplicate: false },
      { key: 'a#3', isDuplicate: true },
      { key: 'a#4', isDuplicate: true },
      { key: '__proto__', isDuplicate: false },
      { key: '__proto__#2', isDuplicate: true },
    ]);
  });

  it('are never the same twice, whatever is stated', () => {
    const id = fc.constantFrom('a', 'a#2', 'a#3', 'a#2#2', 'b', '#2', '', 'a long id of a real register 0001');
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), (ids) => {
        const next = createIdRegistry();
        const given = ids.map((stated) => next(stated));
        expect(new Set(given.map(({ key }) => key)).size).toBe(ids.length);
        expect(given.filter(({ isDuplicate }) => isDuplicate)).toHaveLength(ids.length - new Set(ids).size);
      }),
    );
  });
});

describe('the hash of a file', () => {
  it('is the same however its bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, cut) => {
        const at = bytes.length === 0 ? 0 : cut % bytes.length;
        const hash = new PieceHash();
        hash.addBytes(bytes.subarray(0, at));
        hash.addBytes(bytes.subarray(at));
        expect(hash.end()).toBe(hashBytes(bytes));
      }),
    );
  });
});
