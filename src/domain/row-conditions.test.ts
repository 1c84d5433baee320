import { describe, expect, it } from 'vitest';
import { toLinkCounts } from './roll-up.ts';
import { choosesByLink, NO_CONDITIONS } from './row-conditions.ts';
import { EVERY_CODE, SITE_CODE_COUNT } from './site-code.ts';

const period = { from: '2019-11-18', to: '2020-11-16' };

describe('conditions that choose by being linked', () => {
  it('are a reason for not being so, and a period of connection', () => {
    expect(choosesByLink(NO_CONDITIONS)).toBe(false);
    expect(choosesByLink({ ...NO_CONDITIONS, reasons: ['停产'] })).toBe(true);
    expect(choosesByLink({ ...NO_CONDITIONS, period, event: 'linked' })).toBe(true);
    expect(choosesByLink({ ...NO_CONDITIONS, period, event: 'registered' })).toBe(false);
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
