import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../domain/config.ts';
import { createCellReader, parseAdcode, parseTime } from './cells.ts';

describe('parseTime', () => {
  it.each([
    ['2020-11-16T09:00:00+08:00', '2020-11-16T01:00:00.000Z'],
    ['2020-11-16T01:00:00Z', '2020-11-16T01:00:00.000Z'],
    ['2020-11-16 09:00:00.250', '2020-11-16T01:00:00.250Z'],
    ['2020-11-16T09:00+0800', '2020-11-16T01:00:00.000Z'],
    ['2020-11-16', '2020-11-15T16:00:00.000Z'],
  ])('reads %s, in China time where no offset is given', (text, expected) =>
    expect(parseTime(text)).toBe(Date.parse(expected)),
  );

  it.each(['', '16/11/2020', 'yesterday', '2020-13-40', 20201116, null])('does not read %s', (value) =>
    expect(parseTime(value)).toBeNaN(),
  );
});

it('parseAdcode takes numbers, text and 12-digit codes, and 0 for the rest', () => {
  expect([360702, '360702 ', 360702n, '360702000000', '360702001'].map(parseAdcode)).toEqual([
    360702, 360702, 360702, 360702, 360702,
  ]);
  expect(['', null, 'x', 36, '036070', 1.5].map(parseAdcode)).toEqual([0, 0, 0, 0, 0, 0]);
});

describe('the cell reader', () => {
  const level = {
    name: 'risk_level',
    words: { zh: '', en: '' },
    type: 'integer',
    valueSynonyms: { ⅰ级: '1' },
  } as const;
  const link = { name: 'link_status', words: { zh: '', en: '' }, type: 'enum' } as const;

  it('goes by the configuration, then the field, then the board', () => {
    const read = createCellReader({
      ...DEFAULT_CONFIG,
      levelMappings: { '1': '4', 待定: 'unassessed' },
      linkMappings: { 在: 'linked' },
    });
    expect([1, '1', '红', 'Ⅰ级', '2', '待定', null, '?'].map((cell) => read(level, cell))).toEqual([
      4,
      4,
      1,
      1,
      2,
      null,
      null,
      '?',
    ]);
    expect(['在', '离线', 'partial', '', '?'].map((cell) => read(link, cell))).toEqual([
      'linked',
      'offline',
      'partial',
      'not-linked',
      '?',
    ]);
  });

  it('brings numbers, booleans, dates and lists to their types', () => {
    const read = createCellReader(DEFAULT_CONFIG);
    const of = (
      type: 'number' | 'boolean' | 'date' | 'datetime' | 'list' | 'text' | 'object',
      cell: unknown,
    ): unknown => read({ name: 'x', words: { zh: '', en: '' }, type }, cell);
    expect(['12.5', '1e3', '0x10', '1,000', 7n].map((cell) => of('number', cell))).toEqual([
      12.5,
      1000,
      '0x10',
      '1,000',
      7,
    ]);
    expect([1, '0', '是', 'F', 'maybe'].map((cell) => of('boolean', cell))).toEqual([
      true,
      false,
      true,
      false,
      'maybe',
    ]);
    const day = new Date(Date.UTC(2020, 10, 16));
    expect([of('date', day), of('datetime', day)]).toEqual(['2020-11-16', '2020-11-16T08:00:00+08:00']);
    expect([of('list', '["a"]'), of('list', '甲、乙'), of('object', 'x'), of('text', 12)]).toEqual([
      ['a'],
      ['甲', '乙'],
      'x',
      '12',
    ]);
  });
});
