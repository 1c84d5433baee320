import { describe, expect, it } from 'vitest';
import { toLinkCounts } from './roll-up.ts';
import { choosesByLink, NO_CONDITIONS } from './row-conditions.ts';
import { EVERY_CODE, SITE_CODE_COUNT, toSiteCode } from './site-code.ts';

const period = { from: '2019-11-18', to: '2020-11-16' };

describe('conditions that choose by being linked', () => {
  it('are a reason for not being so, and a period of connection', () => {
    expect(choosesByLink(NO_CONDITIONS)).toBe(false);
    expect(choosesByLink({ ...NO_CONDITIONS, reasons: ['停产'] })).toBe(true);
    expect(choosesByLink({ ...NO_CONDITIONS, period, event: 'linked' })).toBe(true);
    expect(choosesByLink({ ...NO_CONDITIONS, period, event: 'registered' })).toBe(false);
  });

  it('and an age of the data, which only connected sites have, of the kind it speaks of', () => {
    const late = { ...NO_CONDITIONS, flags: ['coal-mine.late', 'tailings-pond.is-overhead'] };
    expect(choosesByLink(late)).toBe(true);
    expect(choosesByLink(late, 'coal-mine')).toBe(true);
    expect(choosesByLink(late, 'tailings-pond')).toBe(false);
    expect(choosesByLink({ ...NO_CONDITIONS, flags: ['tailings-pond.lost'] }, 'tailings-pond')).toBe(true);
    const codes = new Uint32Array(SITE_CODE_COUNT);
    codes[toSiteCode('1', 'linked', 0)] = 3;
    expect(toLinkCounts(codes, { ...EVERY_CODE, ...late }, 'coal-mine')).toEqual({
      registered: 3,
      linked: 3,
      notLinked: 0,
      linkedRate: null,
    });
    expect(toLinkCounts(codes, { ...EVERY_CODE, ...late }, 'tailings-pond').linkedRate).toBe(1);
  });

  it('leave the counts and take the rate away', () => {
    const codes = new Uint32Array(SITE_CODE_COUNT);
    codes[0] = 3;
    const plain = toLinkCounts(codes, EVERY_CODE);
    const chosen = toLinkCounts(codes, { ...EVERY_CODE, ...NO_CONDITIONS, period });
    expect(plain.linkedRate).not.toBeNull();
    expect(chosen).toEqual({ ...plain, linkedRate: null });
  });
});
