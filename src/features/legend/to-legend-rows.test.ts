import { describe, expect, it } from 'vitest';
import { toKindCounts, toScope, type Rows } from '../../domain/roll-up.test-support.ts';
import { toFacetEntries, toLegendRows, toUnplacedCell, toWarningEntries, type LegendRow } from './to-legend-rows.ts';

const PONDS: Rows = [
  ['1', 'linked', 1, 10, [2, 4]],
  ['1', 'not-linked', 0, 5, [0, 3]],
  ['2', 'offline', 2, 7, [0, 1]],
  ['unassessed', 'partial', 0, 3],
  ['4', 'not-applicable', 0, 2],
];
const MINES: Rows = [['1', 'linked', 0, 100]];
const KINDS = ['tailings-pond', 'coal-mine'];
const kinds = [toKindCounts('tailings-pond', PONDS), toKindCounts('coal-mine', MINES)];

const valuesOf = (rows: readonly LegendRow[], pick: (row: LegendRow) => boolean): (number | null)[] =>
  rows.find(pick)?.cells.map(({ value }) => value) ?? [];
const level = (key: string) => (row: LegendRow) => row.group === 'level' && row.level === key;
const state = (key: string) => (row: LegendRow) => row.group === 'link' && row.state === key;
const registered = (row: LegendRow) => row.group === 'registered';

describe('legend rows', () => {
  it('counts levels, link states and registered, each kind and together', () => {
    const rows = toLegendRows(toScope(kinds), KINDS);
    expect(valuesOf(rows, level('1'))).toEqual([15, 100, 115]);
    expect(valuesOf(rows, level('unassessed'))).toEqual([3, 0, 3]);
    expect(valuesOf(rows, state('linked'))).toEqual([10, 100, 110]);
    expect(valuesOf(rows, state('late'))).toEqual([2, 0, 2]);
    expect(valuesOf(rows, state('offline'))).toEqual([7, 0, 7]);
    expect(valuesOf(rows, registered)).toEqual([27, 100, 127]);
  });

  it('levels add up to registered, and so do link states without late', () => {
    const rows = toLegendRows(toScope(kinds), KINDS);
    const sum = (group: string) =>
      rows
        .filter((row) => row.group === group && !(row.group === 'link' && row.link === null))
        .reduce((total, row) => total + (row.cells[2]?.value ?? 0), 0);
    expect(sum('level')).toBe(127);
    expect(sum('link')).toBe(127);
  });

  it('a dimension ignores its own filter, obeys the others, and says so', () => {
    const rows = toLegendRows(toScope(kinds, { levels: ['2'], links: ['offline'] }), KINDS);
    expect(valuesOf(rows, level('1'))).toEqual([0, 0, 0]);
    expect(valuesOf(rows, level('2'))).toEqual([7, 0, 7]);
    expect(valuesOf(rows, state('offline'))).toEqual([7, 0, 7]);
    expect(valuesOf(rows, registered)).toEqual([7, 0, 7]);
    const cell = rows.find(level('1'))?.cells[0];
    expect(cell?.obeys.levels).toBeNull();
    expect(cell?.obeys.links).toEqual(['offline']);
    expect(rows.find(level('2'))).toMatchObject({ isOn: true });
  });

  it('the column of a hidden kind still counts; the total does not', () => {
    const rows = toLegendRows(toScope(kinds, { kinds: ['tailings-pond'] }), KINDS);
    expect(valuesOf(rows, level('1'))).toEqual([15, 100, 15]);
    expect(rows.find(level('1'))?.cells[2]?.obeys.kinds).toEqual(['tailings-pond']);
  });

  it('shows nothing, not zero, for a register that did not answer', () => {
    const rows = toLegendRows(toScope([toKindCounts('coal-mine', MINES)]), KINDS);
    expect(valuesOf(rows, level('1'))).toEqual([null, 100, 100]);
    expect(valuesOf(toLegendRows({ ...toScope([]), rollUp: null }, KINDS), level('1'))).toEqual([null, null, null]);
  });

  it('does not add a demo register to a real one', () => {
    const real = toKindCounts('coal-mine', MINES, 'import-1', false);
    const rows = toLegendRows(toScope([toKindCounts('tailings-pond', PONDS), real]), KINDS);
    expect(rows.find(level('1'))?.cells[2]).toMatchObject({ value: null, isMixed: true });
    expect(toWarningEntries(toScope([toKindCounts('tailings-pond', PONDS), real]), KINDS)[0]?.cell.isMixed).toBe(true);
  });
});

describe('warnings, facets, unplaced', () => {
  it('counts live warnings of the visible kinds without their own filter', () => {
    const entries = toWarningEntries(toScope(kinds, { warnings: [2] }), KINDS);
    expect(entries.map(({ cell }) => cell.value)).toEqual([10, 7, 0, 0]);
    expect(entries[1]?.isOn).toBe(true);
  });

  it('counts facets of the kinds that are visible, and names the flag in the filter', () => {
    const declared = [
      { id: 'tailings-pond', facets: [{ id: 'overhead' }] },
      { id: 'coal-mine', facets: [{ id: 'stopped' }] },
    ];
    const entries = toFacetEntries(toScope(kinds, { kinds: ['tailings-pond'], levels: ['1'] }), declared);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.cell.value).toBe(7);
    expect(entries[0]?.cell.obeys.flags).toEqual(['tailings-pond.overhead']);
  });

  it('names what stands in no county, and is silent when nothing does', () => {
    expect(toUnplacedCell(toScope(kinds), KINDS)).toBeNull();
    const unplaced = [toKindCounts('coal-mine', [['3', 'linked', 0, 9]])];
    expect(toUnplacedCell(toScope(kinds, {}, [], unplaced), KINDS)?.value).toBe(9);
    expect(toUnplacedCell(toScope(kinds, { levels: ['1'] }, [], unplaced), KINDS)).toBeNull();
  });
});
