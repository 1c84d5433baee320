import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES } from '../../domain/levels.ts';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import { toKindRows } from './to-rows.ts';

const KINDS = [
  { id: 'a', facets: [{ id: 'overhead' }] },
  { id: 'b', facets: [] },
];

describe('matrix of kinds and levels', () => {
  it('reads levels, links and flags of each kind', () => {
    const [first] = toKindRows(
      [
        toKindCounts('a', [
          ['1', 'not-linked', 0, 3, [0, 2]],
          ['2', 'linked', 0, 5, [1, 1]],
        ]),
      ],
      KINDS,
    );
    expect(first).toMatchObject({
      levels: { '1': 3, '2': 5, '3': 0 },
      links: { registered: 8, notLinked: 3 },
      flags: [{ flag: 'a.overhead', sites: 3, notLinked: 2 }],
    });
  });

  it('a register that has not answered is unknown, and the total is of those that have', () => {
    const rows = toKindRows([toKindCounts('a', [['1', 'linked', 0, 3]])], KINDS);
    expect(rows.map(({ kind, links }) => [kind, links?.registered ?? null])).toEqual([
      ['a', 3],
      ['b', null],
      [null, 3],
    ]);
  });

  it('does not add synthetic and real rows', () => {
    const rows = toKindRows([toKindCounts('a', [['1', 'linked', 0, 3]]), toKindCounts('b', [], 'file', false)], KINDS);
    expect(rows.at(-1)).toMatchObject({ isMixed: true, levels: null, links: null });
  });

  it('parts sum to the whole: levels to registered, kinds to the total', () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom(...LEVEL_KEYS), fc.constantFrom(...LINK_STATUSES), fc.constant(0 as const), fc.nat(50)),
    );
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const matrix = toKindRows([toKindCounts('a', one), toKindCounts('b', other)], KINDS);
        for (const { levels, links } of matrix)
          expect(Object.values(levels ?? {}).reduce((sum, value) => sum + value, 0)).toBe(links?.registered);
        const [first, second, total] = matrix;
        expect((first?.links?.notLinked ?? 0) + (second?.links?.notLinked ?? 0)).toBe(total?.links?.notLinked);
      }),
    );
  });
});
