import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOffset, atShare, between, isWhole, onAxis, toOffset, withKey, withThumb } from './brush.ts';

const axis = { from: '2018-11-19', to: '2020-11-16' };
const length = toOffset(axis.to, axis);

describe('brush', () => {
  it('turns shares into days and back, the ends included', () => {
    expect(length).toBe(728);
    expect(atShare(0, axis)).toBe('2018-11-19');
    expect(atShare(1, axis)).toBe('2020-11-16');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: length }), (offset) => {
        expect(toOffset(atOffset(offset, axis), axis)).toBe(offset);
      }),
    );
  });

  it('takes a drag in either direction', () => {
    expect(between('2020-02-01', '2020-01-01')).toEqual({ from: '2020-01-01', to: '2020-02-01' });
  });

  it('shows what lies on the axis of a period that reaches beyond it', () => {
    expect(onAxis({ from: '2010-01-01', to: '2019-01-01' }, axis)).toEqual({ from: '2018-11-19', to: '2019-01-01' });
    expect(onAxis({ from: '2010-01-01', to: '2011-01-01' }, axis)).toBeNull();
    expect(isWhole({ from: '2010-01-01', to: '2030-01-01' }, axis)).toBe(true);
  });

  it('moves a thumb by keys: a week, four, to the end, and no further than the other thumb', () => {
    const period = { from: '2020-01-06', to: '2020-01-20' };
    expect(withKey(period, 'from', 'ArrowRight', axis)?.from).toBe('2020-01-13');
    expect(withKey(period, 'from', 'PageUp', axis)?.from).toBe('2020-01-20');
    expect(withKey(period, 'to', 'End', axis)?.to).toBe('2020-11-16');
    expect(withKey(period, 'from', 'Home', axis)?.from).toBe('2018-11-19');
    expect(withKey(period, 'from', 'Tab', axis)).toBeNull();
  });

  it('never gives a period that ends before it begins, or leaves the axis', () => {
    const day = fc.integer({ min: 0, max: length }).map((offset) => atOffset(offset, axis));
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
    fc.assert(
      fc.property(day, day, day, keys, fc.constantFrom('from', 'to'), (one, other, set, key, thumb) => {
        const period = between(one, other);
        for (const next of [withThumb(period, thumb, set), withKey(period, thumb, key, axis)]) {
          expect(next).not.toBeNull();
          if (next === null) return;
          expect(next.from <= next.to && next.from >= axis.from && next.to <= axis.to).toBe(true);
        }
      }),
    );
  });
});
