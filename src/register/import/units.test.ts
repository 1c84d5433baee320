import { describe, expect, it } from 'vitest';
import { LEDGER_REGISTRY as REGISTRY } from '../../hazards/ledger-registry.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { createCellReader } from '../cells.ts';
import { DEFAULT_CONFIG } from '../../domain/config.ts';
import { convertValue } from './convert-value.ts';
import { isUnitOf, readUnit, unitsOf } from './units.ts';

const fieldOf = (kind: string, name: string): FieldDefinition => {
  const field = REGISTRY.require(kind).fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(name);
  return field;
};

describe('units', () => {
  it.each([
    ['coal-mine', 'approved_capacity', 'Mtpa', 100],
    ['coal-mine', 'approved_capacity', '万吨/年', 1],
    ['coal-mine', 'approved_capacity', '万吨', 1],
    ['coal-mine', 'approved_capacity', '吨/年', 0.0001],
    ['coal-mine', 'output_annual', 'Mst', 90.718474],
    ['tailings-pond', 'capacity_now', 'm3', 0.0001],
    ['tailings-pond', 'capacity_now', '立方米', 0.0001],
    ['tailings-pond', 'capacity_now', '万立方米', 1],
    ['tailings-pond', 'capacity_now', '亿m³', 10000],
    ['tailings-pond', 'dam_height_now', 'km', 1000],
    ['tailings-pond', 'dam_height_now', '米', 1],
    ['coach-route', 'total_km', 'm', 0.001],
    ['coach-route', 'total_km', '公里', 1],
    ['chemical-park', 'area_km2', '公顷', 0.01],
    ['chemical-park', 'area_km2', '亩', 0.000666666666667],
    ['tailings-pond', 'downstream_pop', '万人', 10000],
  ])('%s %s in %s × %d', (kind, name, token, factor) => {
    expect(readUnit(fieldOf(kind, name), token)).toEqual({ factor, isUnknown: false });
  });

  it('of another dimension are unknown, not taken', () => {
    expect(readUnit(fieldOf('tailings-pond', 'dam_height_now'), '吨').isUnknown).toBe(true);
    expect(readUnit(fieldOf('coal-mine', 'approved_capacity'), 'm³').isUnknown).toBe(true);
    expect(isUnitOf(fieldOf('coach-route', 'line_name'), 'm')).toBe(false);
  });

  it('are listed for the page: the own first, each once, with both words', () => {
    for (const kind of REGISTRY.kinds)
      for (const field of kind.fields) {
        const units = unitsOf(field);
        if (field.unit === undefined) expect(units, field.name).toEqual([]);
        else {
          expect(units[0], field.name).toMatchObject({ token: field.unit.zh, factor: 1 });
          expect(new Set(units.map(({ token }) => token)).size).toBe(units.length);
          for (const { token, factor } of units) expect(readUnit(field, token).factor, token).toBe(factor);
        }
      }
  });
});

describe('cells with a unit', () => {
  const read = createCellReader(DEFAULT_CONFIG);
  const mapping = { field: null, factor: 0.0001, isInverted: false };
  const value = (text: string, decimal: '.' | ',' = '.') =>
    convertValue(fieldOf('tailings-pond', 'capacity_now'), text, mapping, read, { decimal, isDayFirst: null });

  it('take the header’s factor unless the cell names its own', () => {
    expect(value('549,927.00')).toEqual({ value: 54.9927 });
    expect(value('549.927,00', ',')).toEqual({ value: 54.9927 });
    expect(value('120万立方米')).toEqual({ value: 120 });
    expect(value('120吨').what).toBe('unreadable');
  });

  it('turn 0 and 1 of a column round, and never 是', () => {
    const field = fieldOf('tailings-pond', 'is_overhead');
    const inverted = { field: field.name, factor: 1, isInverted: true };
    const read01 = (text: string) => convertValue(field, text, inverted, read).value;
    expect(['0', '1', '是', '否'].map(read01)).toEqual([true, false, true, false]);
  });

  it('keep an open bound and say that it is one', () => {
    const field = fieldOf('tailings-pond', 'downstream_pop');
    const people = { field: field.name, factor: 1, isInverted: false };
    expect(convertValue(field, 'acima de 5001', people, read)).toEqual({
      value: 5001,
      what: 'range',
      bound: 'at-least',
    });
    expect(convertValue(field, '1-100', people, read)).toEqual({ value: 51, what: 'range' });
  });

  it('know no spellings that only look like one', () => {
    const field = fieldOf('tailings-pond', 'pond_type');
    for (const text of ['constructor', '__proto__', 'toString'])
      expect(convertValue(field, text, mapping, read).value).toBeNull();
  });
});
