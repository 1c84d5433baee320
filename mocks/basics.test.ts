import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, apportionByKey } from './apportion.ts';
import { createRandom } from './random.ts';
import { toSyntheticUscc, usccCheckCharacter } from './uscc.ts';

describe('apportion', () => {
  it('adds up to the total, within one of the exact share, and gives nothing to weight 0', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50_000 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 31 }).filter((w) => w.some((x) => x > 0)),
        (total, weights) => {
          const shares = apportion(total, weights);
          const sum = weights.reduce((whole, weight) => whole + weight, 0);
          expect(shares.reduce((whole, share) => whole + share, 0)).toBe(total);
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1);
        },
      ),
    );
  });

  it('keeps to the caps and hands what is over to the others', () => {
    expect(apportion(10, [1, 1, 1], [2, 2, 9])).toEqual([2, 2, 6]);
    expect(() => apportion(10, [1, 1], [4, 4])).toThrow('do not fit');
  });

  it('leaves pinned entries alone', () => {
    expect([...apportionByKey(100, { a: 1, b: 1, c: 8 }, { b: 40 })]).toEqual([
      ['a', 7],
      ['b', 40],
      ['c', 53],
    ]);
  });
});

describe('createRandom', () => {
  it('repeats itself for a label and differs between labels', () => {
    const take = (label: string): number[] => {
      const random = createRandom(label);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(take('one')).toEqual(take('one'));
    expect(take('one')).not.toEqual(take('two'));
  });

  it('is even enough: mean and deciles of 100,000 draws', () => {
    const random = createRandom('even');
    const deciles = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 100_000; draw++) deciles[Math.floor(random.next() * 10)]! += 1;
    for (const count of deciles) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});

describe('synthetic credit codes', () => {
  it('computes the check character by weights 3^(i-1) modulo 31', () => {
    // A specimen that explanations of the standard use.
    expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
  });

  it('always fails its own check', () => {
    fc.assert(
      fc.property(fc.integer({ min: 110101, max: 659012 }), fc.integer({ min: 1, max: 900_000 }), (adcode, serial) => {
        const code = toSyntheticUscc(String(adcode), serial);
        expect(code).toMatch(/^[0-9A-HJ-NPQRTUWXY]{18}$/);
        expect(code[17]).not.toBe(usccCheckCharacter(code.slice(0, 17)));
      }),
    );
  });
});
