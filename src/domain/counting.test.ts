import { describe, expect, it } from 'vitest';
import { mergeKind, oldest, toFocusKind, totalOfKinds, visibleKinds } from './counting.ts';
import type { KindCounts } from './roll-up.ts';
import { SITE_CODE_COUNT, toSiteCode } from './site-code.ts';
import { NO_FILTER } from './site-filter.ts';
import { toggleFlags, toggleValue } from './toggle-filter.ts';

const counts = (kind: string, source: string, isSynthetic: boolean, red: number, asOf: string | null): KindCounts => {
  const codes = new Uint32Array(SITE_CODE_COUNT);
  codes[toSiteCode('1', 'linked', 0)] = red;
  return { kind, source, isSynthetic, asOf, codes, facets: [codes], lost: codes, exposedNotLinked: null };
};

describe('sums over registers', () => {
  const a = counts('coal-mine', 'import-1', false, 3, '2024-05-01T00:00:00+08:00');
  const b = counts('coal-mine', 'import-2', false, 4, '2023-05-01T00:00:00+08:00');
  const demo = counts('tailings-pond', 'demo', true, 5, null);

  it('adds the sources of one kind and is as old as its oldest part', () => {
    const merged = mergeKind([a, demo, b], 'coal-mine');
    expect(merged?.codes[toSiteCode('1', 'linked', 0)]).toBe(7);
    expect(merged?.facets[0]?.[toSiteCode('1', 'linked', 0)]).toBe(7);
    expect(merged?.source).toBe('import-1,import-2');
    expect(merged?.asOf).toBe(b.asOf);
  });

  it('has nothing, and not zero, of a kind that did not answer', () => {
    expect(mergeKind([demo], 'coal-mine')).toBeNull();
    expect(totalOfKinds([demo], ['coal-mine']).state).toBe('none');
    expect(oldest([demo])).toBeNull();
  });

  it('never adds synthetic and real', () => {
    expect(totalOfKinds([a, demo], ['coal-mine', 'tailings-pond']).state).toBe('mixed');
    expect(totalOfKinds([a, b, demo], ['coal-mine']).state).toBe('sum');
    expect(() => mergeKind([a, { ...demo, kind: 'coal-mine' }], 'coal-mine')).toThrow('synthetic and real');
  });

  it('keeps the order of the registry', () => {
    const filter = { ...NO_FILTER, kinds: ['b', 'a'] };
    expect(visibleKinds(['a', 'b', 'c'], filter)).toEqual(['a', 'b']);
    expect(toFocusKind(['c', 'b', 'a'], filter)).toBe('b');
    expect(toFocusKind(['c', 'b'], NO_FILTER)).toBe('c');
  });
});

describe('toggles', () => {
  it('adds and removes in canonical order; nothing and everything are no filter', () => {
    expect(toggleValue(null, 'b', ['a', 'b', 'c'])).toEqual(['b']);
    expect(toggleValue(['b'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'b']);
    expect(toggleValue(['b'], 'b', ['a', 'b', 'c'])).toBeNull();
    expect(toggleValue(['a', 'b'], 'c', ['a', 'b', 'c'])).toBeNull();
  });
  it('switches a group of flags together', () => {
    expect(toggleFlags(['x.late'], ['x.late', 'y.late'])).toEqual(['x.late', 'y.late']);
    expect(toggleFlags(['x.late', 'y.late', 'y.z'], ['x.late', 'y.late'])).toEqual(['y.z']);
  });
});
