import { describe, expect, it } from 'vitest';
import { comparePublished, isRate, parsePublishedFigure, rateDigits } from './published-figure.ts';

const wire = { id: 'a', adcode: '360000', name: '尾矿库', value: 368, unit: '座', as_of: '2020', source: '通报' };

describe('published figures', () => {
  it('are read with date and source, and a finding in words has no value', () => {
    expect(parsePublishedFigure(wire)).toMatchObject({ value: 368, asOf: '2020', note: null });
    expect(parsePublishedFigure({ ...wire, value: null, note: '未对接' })).toMatchObject({
      value: null,
      note: '未对接',
    });
    expect(parsePublishedFigure({ ...wire, value: Number.NaN })?.value).toBeNull();
    expect(parsePublishedFigure({ ...wire, value: '368' })?.value).toBeNull();
  });

  it('are nothing without name, division, date or source', () => {
    for (const field of ['name', 'adcode', 'as_of', 'source'])
      for (const nothing of [null, '', undefined, {}])
        expect(parsePublishedFigure({ ...wire, [field]: nothing })).toBeNull();
    expect(parsePublishedFigure({ ...wire, adcode: '江西' })).toBeNull();
    expect(parsePublishedFigure({ ...wire, adcode: 360000, as_of: 2020 })).toMatchObject({
      adcode: '360000',
      asOf: '2020',
    });
  });

  it('are no shares above all or below none', () => {
    const share = { ...wire, unit: '比例' };
    expect(parsePublishedFigure({ ...share, value: 66 })).toBeNull();
    expect(parsePublishedFigure({ ...share, value: -0.1 })).toBeNull();
    expect(parsePublishedFigure({ ...share, value: 1 })?.value).toBe(1);
  });

  it('are printed with the decimals that they were published with', () => {
    const digitsOf = (value: number | null) => rateDigits(parsePublishedFigure({ ...wire, unit: '比例', value })!);
    expect([0.66, 0.155, 0.245, 1, 0.07, null].map(digitsOf)).toEqual([0, 1, 1, 0, 0, 0]);
  });

  it('may carry a subject, an item and how it stands', () => {
    expect(parsePublishedFigure(wire)).toMatchObject({ topic: null, item: null, state: null });
    expect(parsePublishedFigure({ ...wire, topic: '数据共享', item: '动态监控', state: '已共享' })).toMatchObject({
      topic: '数据共享',
      item: '动态监控',
      state: '已共享',
    });
  });

  it('know a share by its unit, and come newest first', () => {
    const [old, recent] = [
      parsePublishedFigure(wire)!,
      parsePublishedFigure({ ...wire, as_of: '2020-11-16', unit: '比例', value: 0.66 })!,
    ];
    expect([isRate(old), isRate(recent)]).toEqual([false, true]);
    expect([old, recent].toSorted(comparePublished)).toEqual([recent, old]);
  });
});
