import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANKED_FROM, rankByRate, type RateEntry } from './small-count.ts';

const entry = (adcode: string, linked: number, registered: number): RateEntry => ({
  adcode,
  registered,
  linkedRate: registered === 0 ? null : linked / registered,
});

describe('rank by linked rate', () => {
  it('ranks the highest rate first, and equal rates share a place', () => {
    const ranks = rankByRate([entry('a', 5, 10), entry('b', 18, 20), entry('c', 10, 20), entry('d', 1, 10)]);
    expect(ranks.get('b')).toEqual({ state: 'ranked', position: 1, of: 4, isTied: false });
    expect(ranks.get('a')).toEqual({ state: 'ranked', position: 2, of: 4, isTied: true });
    expect(ranks.get('c')).toEqual({ state: 'ranked', position: 2, of: 4, isTied: true });
    expect(ranks.get('d')).toMatchObject({ position: 4 });
  });

  it('does not rank fewer than ten, nor count them, nor those with nothing registered', () => {
    const ranks = rankByRate([entry('a', 9, 9), entry('b', 5, 10), entry('c', 0, 0), entry('d', 6, 10)]);
    expect(ranks.get('a')).toEqual({ state: 'few' });
    expect(ranks.get('c')).toEqual({ state: 'none' });
    expect(ranks.get('b')).toMatchObject({ position: 2, of: 2 });
  });

  it('ranks nobody alone', () => {
    expect(rankByRate([entry('a', 9, 20), entry('b', 1, 2)]).get('a')).toEqual({ state: 'none' });
    expect(rankByRate([]).size).toBe(0);
  });

  it('never gives a place beyond the number ranked, and always a first', () => {
    const entries = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 30 });
    fc.assert(
      fc.property(entries, (pairs) => {
        const list = pairs.map(([one, other], at) => entry(String(at), Math.min(one, other), Math.max(one, other)));
        const ranks = [...rankByRate(list).values()].filter((rank) => rank.state === 'ranked');
        const of = list.filter(({ registered }) => registered >= RANKED_FROM).length;
        expect(ranks).toHaveLength(of < 2 ? 0 : of);
        for (const rank of ranks) expect(rank.position >= 1 && rank.position <= rank.of && rank.of === of).toBe(true);
        if (of >= 2) expect(ranks.some(({ position }) => position === 1)).toBe(true);
      }),
    );
  });
});
