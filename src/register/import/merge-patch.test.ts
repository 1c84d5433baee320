import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from './merge-parquet.ts';
import { mergePatch } from './merge-patch.ts';
import { QuarantineCsv } from './quarantine-csv.ts';
import { readQuarantine, rowNumberOf } from './quarantine-records.ts';
import { DIGEST_COLUMNS, SHAPE_COLUMNS } from './register-columns.ts';
import { ParquetRows, type ColumnSpec } from './register-parquet.ts';
import type { RegisterFiles } from './stored-register.ts';
import type { ImportAccount, RowIssue } from './types.ts';

const CORE: readonly ColumnSpec[] = [
  { name: 'id', type: 'text' },
  { name: 'lng', type: 'number' },
  { name: 'lat', type: 'number' },
  { name: 'adcode', type: 'integer' },
  { name: 'risk_level', type: 'integer' },
  { name: 'level_computed', type: 'boolean' },
  { name: 'link_status', type: 'text' },
];
const CARD: readonly ColumnSpec[] = [
  { name: 'id', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'source_row', type: 'integer' },
];
const HEADERS = ['编号', '名称', '经度'];

interface Good {
  readonly row: number;
  readonly id: string;
  readonly shape?: boolean;
}
interface Bad {
  readonly row: number;
  readonly reason: 'zero' | 'impossible';
}

const REASONS = { zero: { zh: '坐标为零', en: 'zero' }, impossible: { zh: '坐标不可能', en: 'impossible' } };

const toIssue = ({ row, reason }: Bad): RowIssue => ({
  row,
  field: 'lng',
  value: '0, 0',
  code: reason,
  words: REASONS[reason],
});

const write = (columns: readonly ColumnSpec[], rows: readonly Record<string, unknown>[]): ArrayBuffer => {
  const file = new ParquetRows(columns);
  rows.forEach((row) => file.push(row));
  return file.finish();
};

/** Keys as a conversion gives them: a repeated id has its number behind it. */
const toKeyed = (good: readonly Good[]) => {
  const seen = new Map<string, number>();
  return good.map((each) => {
    const times = (seen.get(each.id) ?? 0) + 1;
    seen.set(each.id, times);
    return { ...each, key: times === 1 ? each.id : `${each.id}#${times}`, isRepeated: times > 1 };
  });
};

const NONE = { count: 0, rows: [] };

/** An import of good and bad rows as the import worker makes it. */
const toContent = (good: readonly Good[], bad: readonly Bad[], hasStatedId = false) => {
  const keyed = toKeyed(good);
  const core = keyed.map(({ key }) => ({
    id: key,
    lng: 101.5,
    lat: 30.5,
    adcode: 110101,
    risk_level: 2,
    level_computed: false,
    link_status: 'linked',
  }));
  const card = keyed.map(({ key, id, row, isRepeated }) => ({
    id: key,
    name: key,
    source_row: row,
    stated_id: isRepeated ? id : null,
  }));
  const quarantine = new QuarantineCsv('import-1', HEADERS, 'zh-CN');
  for (const each of bad) quarantine.add({ ...toIssue(each), cells: [`r${each.row}`, '=1+1', '0'] });
  const shapes = keyed.filter(({ shape }) => shape === true);
  const files: RegisterFiles = {
    core: write(CORE, core),
    card: write(hasStatedId ? [...CARD, { name: 'stated_id', type: 'text' }] : CARD, card),
    shape:
      shapes.length === 0
        ? null
        : write(
            SHAPE_COLUMNS,
            shapes.map(({ key }) => ({ id: key, geometry: new Uint8Array([1, 2, 3]) })),
          ),
    digests: write(
      DIGEST_COLUMNS,
      keyed.map(({ key }) => ({ id: key, digest: `d-${key}` })),
    ),
    quarantine: quarantine.finish(),
  };
  const reasons = (['zero', 'impossible'] as const)
    .map((code) => ({ code, words: REASONS[code], count: bad.filter(({ reason }) => reason === code).length }))
    .filter(({ count }) => count > 0);
  const account: ImportAccount = {
    read: good.length + bad.length,
    accepted: good.length,
    quarantined: bad.length,
    blankRows: 0,
    reasons,
    quarantine: {
      count: bad.length,
      rows: bad.map(toIssue),
    },
    duplicates: NONE,
    placedByCode: NONE,
    placedByName: NONE,
    outside: NONE,
    mismatched: NONE,
    notes: [],
    levels: {
      '1': 0,
      '2': good.length,
      '3': 0,
      '4': 0,
      unassessed: 0,
    },
    statedLevels: good.length,
    computedLevels: 0,
    missingForLevel: [],
    isPlaceChecked: true,
  };
  return { account, files };
};

const rules = { regions: { countyIndexOf: () => 1 }, locator: null, refused: 0 };

const merged = async (stored: ReturnType<typeof toContent>, patch: ReturnType<typeof toContent>) => {
  const result = await mergePatch({ stored, patch, ...rules });
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

const idsOf = async (bytes: ArrayBuffer | null) =>
  (bytes === null ? [] : await readAll(bytes)).map(({ id }) => String(id));
const noteOf = (account: ImportAccount, code: string) => account.notes.find((note) => note.code === code)?.count ?? 0;

const bad = fc.record({
  row: fc.integer({ min: 1, max: 9 }),
  reason: fc.constantFrom('zero' as const, 'impossible' as const),
});
const good = fc.record({
  row: fc.integer({ min: 1, max: 12 }),
  id: fc.constantFrom('a', 'b', 'x', 'y'),
  shape: fc.boolean(),
});

describe('a patch', () => {
  it('loses no row and makes none, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(good, { selector: ({ id }) => id, maxLength: 3 }),
        fc.uniqueArray(bad, { selector: ({ row }) => row }),
        fc.array(good, { maxLength: 6 }),
        fc.array(bad, { maxLength: 4 }),
        async (oldGood, oldBad, newGood, newBad) => {
          const stored = toContent(oldGood, oldBad);
          const { account, files, counts, difference } = await merged(stored, toContent(newGood, newBad, true));
          expect(account.read).toBe(stored.account.read);
          expect(account.accepted + account.quarantined).toBe(account.read);
          const ids = await idsOf(files.core);
          expect(ids).toHaveLength(account.accepted);
          expect(new Set(ids).size).toBe(ids.length);
          expect(await idsOf(files.card)).toEqual(ids);
          expect(await idsOf(files.digests)).toEqual(ids);
          for (const id of await idsOf(files.shape)) expect(ids).toContain(id);
          const left = readQuarantine(files.quarantine)?.records ?? [];
          expect(left).toHaveLength(account.quarantined);
          expect(account.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(account.quarantined);
          expect(Object.values(account.levels).reduce((sum, count) => sum + count, 0)).toBe(account.accepted);
          expect(counts.registered.reduce((sum, count) => sum + count, 0)).toBe(account.accepted);
          const fixed = account.accepted - stored.account.accepted;
          expect(difference).toMatchObject({ added: fixed, unchanged: stored.account.accepted });
          expect(noteOf(account, 'patch-taken')).toBe(fixed);
          const told = fixed + noteOf(account, 'patch-still-bad') + noteOf(account, 'patch-refused');
          expect(told).toBe(newGood.length + newBad.length);
          const open = new Set(oldBad.map(({ row }) => row));
          for (const { source_row: row } of (await readAll(files.card)).slice(oldGood.length))
            expect(open).toContain(row);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes what was quarantined, keeps what is still bad under its new reason, and refuses the rest', async () => {
    const stored = toContent(
      [{ row: 2, id: 'a' }],
      [
        { row: 3, reason: 'zero' },
        { row: 4, reason: 'zero' },
        { row: 5, reason: 'zero' },
      ],
    );
    const patch = toContent(
      [
        { row: 3, id: 'c' },
        { row: 2, id: 'a' },
      ],
      [{ row: 4, reason: 'impossible' }],
    );
    const { account, files } = await merged(stored, patch);
    expect(account).toMatchObject({ read: 4, accepted: 2, quarantined: 2 });
    expect(account.reasons.map(({ code, count }) => [code, count]).toSorted()).toEqual([
      ['impossible', 1],
      ['zero', 1],
    ]);
    expect(account.quarantine.rows.map(({ row, code }) => [row, code])).toEqual([
      [4, 'impossible'],
      [5, 'zero'],
    ]);
    expect(noteOf(account, 'patch-refused')).toBe(1);
    expect(await idsOf(files.core)).toEqual(['a', 'c']);
    const left = readQuarantine(files.quarantine);
    expect(left?.records.map(rowNumberOf)).toEqual([4, 5]);
    // Cells stay as the download has them, formulas neutralised once.
    expect(left?.records[0]?.slice(5)).toEqual(['r4', "'=1+1", '0']);
    // A second time there is nothing to take.
    const again = await merged({ account, files }, patch);
    expect(again.account).toMatchObject({ read: 4, accepted: 2, quarantined: 2 });
  });

  it('gives a row whose id is taken a key of its own, flags it, and moves its shape along', async () => {
    const stored = toContent(
      [{ row: 2, id: 'a', shape: true }],
      [
        { row: 3, reason: 'zero' },
        { row: 4, reason: 'zero' },
      ],
    );
    const patch = toContent(
      [
        { row: 3, id: 'a', shape: true },
        { row: 4, id: 'a' },
      ],
      [],
      true,
    );
    const { account, files } = await merged(stored, patch);
    expect(await idsOf(files.core)).toEqual(['a', 'a#2', 'a#3']);
    expect(await idsOf(files.shape)).toEqual(['a', 'a#2']);
    expect(account.duplicates.rows.map(({ row, value }) => [row, value])).toEqual([
      [3, 'a'],
      [4, 'a'],
    ]);
    const cards = await readAll(files.card);
    expect(cards.map(({ stated_id: stated, name }) => [stated, name])).toEqual([
      [null, 'a'],
      ['a', 'a#2'],
      ['a', 'a#3'],
    ]);
  });

  it('that cannot be read leaves everything as it was', async () => {
    const stored = toContent([{ row: 2, id: 'a' }], [{ row: 3, reason: 'zero' }]);
    const patch = toContent([{ row: 3, id: 'b' }], []);
    const broken = { ...patch, files: { ...patch.files, card: new TextEncoder().encode('PAR1').buffer } };
    expect((await mergePatch({ stored, patch: broken, ...rules })).ok).toBe(false);
    const nothing = { ...stored, files: { ...stored.files, quarantine: new TextEncoder().encode('a,b').buffer } };
    expect((await mergePatch({ stored: nothing, patch, ...rules })).ok).toBe(false);
  });
});
