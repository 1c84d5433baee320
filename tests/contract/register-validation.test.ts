import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDraftFromColumns, toDraftFromRows } from '../../src/register/draft.ts';
import {
  NOW_MS,
  POINT_KIND,
  loadRows,
  toConfig,
  toEngine,
  toParquet,
  toRow,
  toTarget,
  type Row,
} from './register-kit.ts';

const context = { kind: POINT_KIND, config: toConfig(), nowMs: NOW_MS, listed: 1000 };

const cell = (...good: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...good) },
    fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      'x',
      -1,
      5,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      true,
      '7',
      7n,
      '2020-02-30',
    ),
  );

const rowArbitrary: fc.Arbitrary<Row> = fc.record({
  id: cell('a', 'b', 'c', 17),
  adcode: cell(110101, '360702', 360000, 999999, '110101000000'),
  lng: fc.oneof({ weight: 9, arbitrary: fc.double({ min: 100, max: 107 }) }, cell(30, 0, 200, '101.5')),
  lat: fc.oneof({ weight: 9, arbitrary: fc.double({ min: 30, max: 31 }) }, cell(101, 0, 95, '30.5')),
  risk_level: cell(1, 2, 3, 4, null, '红', '重大', 'unassessed'),
  link_status: cell('linked', 'partial', 'offline', 'not-linked', '已接入', null),
  warning_level: cell(0, 1, 4, null),
  warning_retained: cell(true, false, 1, '0', '是'),
  last_report_at: cell('2020-11-16T08:30:00+08:00', '2020-11-16', '2020-11-16 08:30:00', null),
  overhead: cell(true, false),
  stopped: cell(true, false, 'f'),
  people: cell(0, 10, 1000, '12', null),
});

const toColumns = (rows: readonly Row[]): Record<string, unknown[]> =>
  Object.fromEntries(Object.keys(toRow('x')).map((name) => [name, rows.map((row) => row[name])]));

describe('validation of any rows', () => {
  it('quarantines or accepts every row that was read', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { maxLength: 30 }), (rows) => {
        const { account, draft } = toDraftFromRows(rows, context);
        expect(account.read).toBe(rows.length);
        expect(account.accepted + account.quarantined).toBe(account.read);
        expect(draft.rowCount).toBe(account.accepted);
        expect(account.reasons.reduce((sum, reason) => sum + reason.count, 0)).toBe(account.quarantined);
      }),
    );
  });

  it('gives the same verdict and the same columns by column and by row', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 1, maxLength: 30 }), (rows) => {
        const byRow = toDraftFromRows(rows, context);
        const byColumn = toDraftFromColumns(toColumns(rows), rows.length, context);
        expect(byColumn.account.rows).toEqual(byRow.account.rows);
        expect(byColumn.account).toEqual(byRow.account);
        expect({ ...byColumn.draft, records: null }).toEqual({ ...byRow.draft, records: null });
      }),
      { numRuns: 300 },
    );
  });
});

describe('bad input by name', () => {
  const reasonOf = (changes: Row): string | undefined =>
    toDraftFromRows([toRow('a', changes)], context).account.rows.map((row) => `${row.field}: ${row.reason}`)[0];

  it.each([
    [{ lng: Number.NaN }, 'lng: coordinate-not-finite'],
    [{ lng: 'east' }, 'lng: coordinate-not-finite'],
    [{ lng: 30.5, lat: 101.5 }, 'lng: coordinate-swapped'],
    [{ lng: 0, lat: 0 }, 'lng: coordinate-zero'],
    [{ lng: 200 }, 'lng: coordinate-impossible'],
    [{ lat: null }, 'lat: coordinate-missing'],
    [{ id: null }, 'id: missing'],
    [{ risk_level: 9 }, 'risk_level: out-of-range'],
    [{ risk_level: '很高' }, 'risk_level: wrong-type'],
    [{ link_status: 'sometimes' }, 'link_status: not-an-option'],
    [{ last_report_at: 'yesterday' }, 'last_report_at: wrong-type'],
    [{ people: -3 }, 'people: out-of-range'],
    [{ overhead: 'perhaps' }, 'overhead: wrong-type'],
  ])('%j is quarantined as %s', (changes, reason) => expect(reasonOf(changes)).toBe(reason));

  it('accepts a site abroad, an unknown level and an unknown code', () => {
    expect(reasonOf({ lng: -43.9, lat: -20.1, risk_level: null, adcode: 'none' })).toBeUndefined();
  });

  it('does not repeat private text in the account', () => {
    const { account } = toDraftFromRows([toRow('a', { address: { street: '某某路 1 号' } })], context);
    expect(account.rows[0]?.field).toBe('address');
    expect(JSON.stringify(account)).not.toContain('某某路');
  });
});

describe("an authority's own names and values", () => {
  it('maps columns, levels and links from the configuration', async () => {
    const engine = toEngine(
      toConfig({
        columnMappings: { 'test-sites': { fxdj: 'risk_level', jrzt: 'link_status' } },
        levelMappings: { 甲: '1' },
        linkMappings: { 通: 'linked' },
      }),
    );
    const { risk_level: _level, link_status: _link, ...rest } = toRow('a');
    const row = { ...rest, fxdj: '甲', jrzt: '通' };
    expect(loadRows(engine, [row]).account.accepted).toBe(1);
    const fromParquet = await engine.loadSnapshot(
      toTarget(),
      toParquet([row], {
        id: 'STRING',
        adcode: 'INT64',
        lng: 'DOUBLE',
        lat: 'DOUBLE',
        fxdj: 'STRING',
        jrzt: 'STRING',
        warning_level: 'INT64',
        overhead: 'BOOLEAN',
        stopped: 'BOOLEAN',
      }),
      'core',
    );
    expect(fromParquet.ok && fromParquet.value?.account.accepted).toBe(1);
    expect(fromParquet.ok && fromParquet.value?.columns.codes[0]).toBe(0);
  });
});
