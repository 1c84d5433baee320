import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES } from '../../domain/levels.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason } from '../../domain/row-conditions.ts';
import type { ReasonCounts } from '../../domain/reason-counts.ts';
import { toLinkCounts } from '../../domain/roll-up.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { toLinkMix } from './to-link-mix.ts';
import { toReasons } from './to-reasons.ts';

const KINDS = ['a', 'b'];

const rowsOf = fc.array(
  fc.tuple(fc.constantFrom(...LEVEL_KEYS), fc.constantFrom(...LINK_STATUSES), fc.constantFrom(0, 1, 4), fc.nat(500)),
  { maxLength: 20 },
);
const filters = fc.record({
  levels: fc.option(fc.subarray([...LEVEL_KEYS], { minLength: 1 })),
  links: fc.option(fc.subarray([...LINK_STATUSES], { minLength: 1 })),
  kinds: fc.option(fc.subarray(KINDS, { minLength: 1 })),
});

describe('link mix', () => {
  it('ignores the filter of links, obeys the others, and keeps not applicable apart', () => {
    const counts = toKindCounts('a', [
      ['1', 'linked', 0, 4],
      ['1', 'not-linked', 0, 3],
      ['2', 'not-applicable', 0, 2],
    ]);
    const [row] = toLinkMix(toScope([counts], { links: ['linked'], levels: ['1'] }), ['a']).rows;
    expect(row?.links).toEqual({ linked: 4, partial: 0, offline: 0, 'not-linked': 3, 'not-applicable': 0 });
    expect(row?.total).toBe(7);
  });

  it('says nothing, and not zero, of a register that did not answer', () => {
    expect(toLinkMix(toScope([]), ['a'])).toMatchObject({
      rows: [{ kind: 'a', links: null, total: null }],
      links: null,
      total: null,
    });
  });

  it('does not add synthetic and real', () => {
    const mix = toLinkMix(
      toScope([toKindCounts('a', [['1', 'linked', 0, 1]]), toKindCounts('b', [['1', 'linked', 0, 1]], 'x', false)]),
      KINDS,
    );
    expect(mix.kinds.state).toBe('mixed');
    expect(mix.total).toBeNull();
    expect(mix.rows.map(({ total }) => total)).toEqual([1, 1]);
  });

  it('conserves under any filter: parts sum to the registered, rows to the whole', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, filters, (a, b, filter) => {
        const counts = [toKindCounts('a', a), toKindCounts('b', b)];
        const scope = toScope(counts, filter);
        const mix = toLinkMix(scope, KINDS);
        for (const row of mix.rows) {
          const [own] = row.counts;
          expect(row.total).toBe(own === undefined ? null : toLinkCounts(own.codes, scope.filter).registered);
        }
        expect(mix.rows.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBe(mix.total);
      }),
    );
  });
});

describe('reasons for not linked', () => {
  const toReasonCounts = (kind: string, values: readonly number[], isSynthetic = true): ReasonCounts => ({
    kind,
    source: isSynthetic ? 'demo' : 'service',
    isSynthetic,
    asOf: null,
    counts: Object.fromEntries(NOT_LINKED_REASONS.map((reason, index) => [reason, values[index] ?? 0])) as Record<
      NotLinkedReason,
      number
    >,
  });

  it('conserves: counts sum to the total, shares to one', () => {
    const values = fc.array(fc.nat(5000), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(values, values, fc.option(fc.subarray(KINDS, { minLength: 1 })), (a, b, kinds) => {
        const reasons = toReasons([toReasonCounts('a', a), toReasonCounts('b', b)], KINDS, { ...NO_FILTER, kinds });
        if (reasons.state !== 'sum') throw new Error('two synthetic registers can be added');
        const expected = [...(kinds?.includes('a') === false ? [] : a), ...(kinds?.includes('b') === false ? [] : b)];
        expect(reasons.total).toBe(expected.reduce((sum, value) => sum + value, 0));
        expect(reasons.rows.reduce((sum, { count }) => sum + count, 0)).toBe(reasons.total);
        const shares = reasons.rows.reduce((sum, { share }) => sum + (share ?? 0), 0);
        expect(shares).toBeCloseTo(reasons.total === 0 ? 0 : 1, 9);
      }),
    );
  });

  it('ignores its own filter and says which rows are on', () => {
    const reasons = toReasons([toReasonCounts('a', [1, 2, 3, 4, 5])], ['a'], { ...NO_FILTER, reasons: ['停产'] });
    if (reasons.state !== 'sum') throw new Error('one register is a sum');
    expect(reasons.total).toBe(15);
    expect(reasons.rows.filter(({ isOn }) => isOn).map(({ reason }) => reason)).toEqual(['停产']);
  });

  it('names the kinds that do not say, and adds nothing that may not be added', () => {
    expect(toReasons([toReasonCounts('a', [1])], KINDS, NO_FILTER)).toMatchObject({ without: ['b'] });
    expect(toReasons([], KINDS, NO_FILTER)).toEqual({ state: 'none' });
    expect(toReasons([toReasonCounts('a', [1]), toReasonCounts('b', [1], false)], KINDS, NO_FILTER)).toEqual({
      state: 'mixed',
    });
  });
});
