import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { isStateOn, toPartPatch, toStatePatch } from './to-patch.ts';

describe('clicks on freshness', () => {
  it('filter by the flag of every visible kind for late and lost, and take it back', () => {
    const patch = toStatePatch(NO_FILTER, 'late', ['a', 'b']);
    expect(patch).toEqual({ flags: ['a.late', 'b.late'] });
    const on = { ...NO_FILTER, ...patch };
    expect(isStateOn(on, 'late', ['a', 'b'])).toBe(true);
    expect(toStatePatch(on, 'late', ['a', 'b'])).toEqual({ flags: [] });
    expect(toStatePatch(NO_FILTER, 'lost', ['a', 'b'])).toEqual({ flags: ['a.lost', 'b.lost'] });
  });

  it('switch both statuses of never connected together, whichever was on', () => {
    const both = { links: ['partial', 'not-linked'] };
    expect(toStatePatch(NO_FILTER, 'never', ['a'])).toEqual(both);
    expect(toStatePatch({ ...NO_FILTER, links: ['partial'] }, 'never', ['a'])).toEqual(both);
    expect(toStatePatch({ ...NO_FILTER, links: ['partial', 'not-linked'] }, 'never', ['a'])).toEqual({ links: null });
    expect(toStatePatch({ ...NO_FILTER, links: ['linked'] }, 'not-applicable', ['a'])).toEqual({
      links: ['linked', 'not-applicable'],
    });
  });

  it('have nothing to filter by for what is on time', () => {
    expect(toStatePatch(NO_FILTER, 'fresh', ['a'])).toBeNull();
    expect(toPartPatch(NO_FILTER, 'fresh', 'a')).toBeNull();
    expect(isStateOn(NO_FILTER, 'fresh', ['a'])).toBe(false);
  });

  it('on a part choose kind and state at once, and give both up again', () => {
    expect(toPartPatch(NO_FILTER, 'not-applicable', 'a')).toEqual({ kinds: ['a'], links: ['not-applicable'] });
    expect(toPartPatch({ ...NO_FILTER, kinds: ['a'], links: ['not-applicable'] }, 'not-applicable', 'a')).toEqual({
      kinds: null,
      links: null,
    });
    expect(toPartPatch(NO_FILTER, 'lost', 'a')).toEqual({ kinds: ['a'], links: null, flags: ['a.lost'] });
    expect(toPartPatch(NO_FILTER, 'late', 'a')).toEqual({ kinds: ['a'], links: null, flags: ['a.late'] });
    expect(toPartPatch({ ...NO_FILTER, flags: ['a.late'] }, 'late', 'a')).toEqual({ flags: [] });
  });
});
