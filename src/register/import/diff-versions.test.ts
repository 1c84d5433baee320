import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDigests, readIds, SHOWN_IDS } from './diff-versions.ts';
import { ParquetRows } from './register-parquet.ts';
import { DIGEST_COLUMNS } from './register-columns.ts';

const toFile = (rows: readonly (readonly [id: string, digest: string])[]): ArrayBuffer => {
  const file = new ParquetRows(DIGEST_COLUMNS);
  for (const [id, digest] of rows) file.push({ id, digest });
  return file.finish();
};

const version = fc.uniqueArray(
  fc.tuple(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), fc.constantFrom('1', '2')),
  {
    selector: ([id]) => id,
  },
);
/** Ids that repeat, which no register of ours has. */
const careless = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')), { maxLength: 9 });

describe('versions', () => {
  it('add up: what a newer one has and what an older one had', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(version, careless), fc.oneof(version, careless), async (before, after) => {
        const found = await compareDigests(toFile(before), toFile(after));
        if (found === null) throw new Error('not read');
        expect(found.added + found.changed + found.unchanged).toBe(after.length);
        expect(found.removed + found.changed + found.unchanged).toBe(before.length);
      }),
    );
  });

  it('are compared id by id', async () => {
    await fc.assert(
      fc.asyncProperty(version, version, async (before, after) => {
        const [old, now] = [new Map(before), new Map(after)];
        const found = await compareDigests(toFile(before), toFile(after));
        const sorted = (ids: readonly string[] | undefined) => [...(ids ?? [])].sort();
        expect(sorted(found?.addedIds)).toEqual([...now.keys()].filter((id) => !old.has(id)).sort());
        expect(sorted(found?.removedIds)).toEqual([...old.keys()].filter((id) => !now.has(id)).sort());
        const isChanged = (id: string): boolean => now.has(id) && now.get(id) !== old.get(id);
        expect(sorted(found?.changedIds)).toEqual([...old.keys()].filter(isChanged).sort());
      }),
    );
  });

  it('count all and name the first', async () => {
    const many = Array.from({ length: SHOWN_IDS + 50 }, (_, index) => [`id${index}`, '1'] as const);
    const found = await compareDigests(toFile([]), toFile(many));
    expect(found).toMatchObject({ added: SHOWN_IDS + 50, changed: 0, removed: 0, unchanged: 0 });
    expect(found?.addedIds).toHaveLength(SHOWN_IDS);
    expect(await readIds(toFile(many.slice(0, 2)))).toEqual(['id0', 'id1']);
  });

  it('of which one cannot be read are not compared', async () => {
    const broken = new TextEncoder().encode('PAR1').buffer;
    expect(await compareDigests(broken, toFile([['a', '1']]))).toBeNull();
    expect(await compareDigests(toFile([['a', '1']]), new ArrayBuffer(0))).toBeNull();
    expect(await readIds(broken)).toBeNull();
  });
});
