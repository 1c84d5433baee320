import { expect, it } from 'vitest';
import type { RegisterState } from '../domain/register-client.ts';
import { toPanelState } from './panel-state.ts';

const NOW = Date.parse('2020-11-16T14:30:00+08:00');
const LIMITS = { lateAfterMinutes: 30, lostAfterMinutes: 240 };
const register = (minutesAgo: number | null, patch: Partial<RegisterState> = {}): RegisterState => ({
  kind: 'coal-mine',
  source: 'demo',
  sourceName: '演示登记',
  isSynthetic: true,
  status: 'ready',
  rows: 1,
  read: 1,
  quarantined: 0,
  fault: null,
  asOf: null,
  lastGoodAt: minutesAgo === null ? null : NOW - minutesAgo * 60_000,
  version: 1,
  ...patch,
});

it('takes the worst register, so that one lost is not hidden by others that are fresh', () => {
  expect(toPanelState([register(1), register(2)], NOW, LIMITS)).toEqual({ status: 'fresh' });
  expect(toPanelState([register(1), register(31)], NOW, LIMITS).status).toBe('late');
  expect(toPanelState([register(1), register(240)], NOW, LIMITS).status).toBe('lost');
});

it('keeps old data on screen with the fault, and says never where there are none', () => {
  const failed = { status: 'failed', fault: '500' } as const;
  expect(toPanelState([register(1), register(5, failed)], NOW, LIMITS)).toEqual({
    status: 'error',
    lastGoodAt: NOW - 300_000,
    message: { zh: '500', en: '500' },
  });
  expect(toPanelState([register(null, failed)], NOW, LIMITS).status).toBe('never');
  expect(toPanelState([register(1), register(null, failed)], NOW, LIMITS)).toMatchObject({ lastGoodAt: null });
});

it('is loading while nothing was answered', () => {
  expect(toPanelState([], NOW, LIMITS).status).toBe('loading');
  expect(toPanelState([register(null, { status: 'loading' })], NOW, LIMITS).status).toBe('loading');
});
