import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES } from '../../domain/levels.ts';
import { toLinkCounts } from '../../domain/roll-up.ts';
import { toKindCounts, toScope, type Rows } from '../../domain/roll-up.test-support.ts';
import { FRESHNESS_STATES, toFreshness } from './to-freshness.ts';

describe('freshness', () => {
  it('takes late and lost out of linked, offline with lost, and partly linked with not linked', () => {
    const counts = toKindCounts('a', [
      ['1', 'linked', 0, 10, [3, 0, 0, 1]],
      ['1', 'offline', 0, 2],
      ['2', 'partial', 0, 4],
      ['3', 'not-linked', 0, 5],
      ['3', 'not-applicable', 0, 6],
    ]);
    const [row] = toFreshness(toScope([counts], { links: ['offline'] }), ['a']).rows;
    expect(row?.parts).toEqual({ fresh: 6, late: 3, lost: 3, never: 9, 'not-applicable': 6 });
    expect(row?.registered).toBe(27);
  });

  it('says nothing, and not zero, of a register that did not answer', () => {
    expect(toFreshness(toScope([]), ['a'])).toMatchObject({ rows: [{ parts: null, registered: null }], parts: null });
  });

  it('conserves under any filter: the parts sum to the registered of every kind and of all', () => {
    const row = fc
      .tuple(fc.constantFrom(...LEVEL_KEYS), fc.constantFrom(...LINK_STATUSES), fc.constantFrom(0, 2), fc.nat(300))
      .chain(([level, link, warning, count]) =>
        fc
          .tuple(fc.nat(link === 'linked' ? count : 0), fc.double({ min: 0, max: 1, noNaN: true }))
          .map(([silent, share]): Rows[number] => {
            const lost = Math.floor(silent * share);
            return [level, link, warning, count, [silent - lost, 0, 0, lost]];
          }),
      );
    const rows = fc.array(row, { maxLength: 15 });
    const levels = fc.option(fc.subarray([...LEVEL_KEYS], { minLength: 1 }));
    fc.assert(
      fc.property(rows, rows, levels, (a, b, chosen) => {
        const scope = toScope([toKindCounts('a', a), toKindCounts('b', b)], { levels: chosen });
        const freshness = toFreshness(scope, ['a', 'b']);
        let all = 0;
        for (const { counts, parts, registered } of freshness.rows) {
          const [own] = counts;
          expect(registered).toBe(toLinkCounts(own?.codes ?? [], scope.filter).registered);
          expect(Math.min(...FRESHNESS_STATES.map((state) => parts?.[state] ?? 0))).toBeGreaterThanOrEqual(0);
          all += registered ?? 0;
        }
        expect(FRESHNESS_STATES.reduce((sum, state) => sum + (freshness.parts?.[state] ?? 0), 0)).toBe(all);
      }),
    );
  });
});
