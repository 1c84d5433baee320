// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { RegisterState } from '../../domain/register-client.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { REGISTRY } from '../../hazards/registry.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { Freshness } from './freshness.tsx';
import type { FreshnessProps } from './props.ts';

afterEach(cleanup);

const NOW = Date.parse('2020-11-16T14:30:00+08:00');

const counts = toKindCounts('coal-mine', [
  ['1', 'linked', 0, 6, [2]],
  ['1', 'offline', 0, 3],
  ['2', 'partial', 0, 1],
]);

const register: RegisterState = {
  kind: 'coal-mine',
  source: 'demo',
  sourceName: '演示登记',
  isSynthetic: true,
  status: 'ready',
  rows: 10,
  read: 10,
  quarantined: 0,
  fault: null,
  asOf: null,
  lastGoodAt: NOW - 45 * 60_000,
  version: 1,
};

const show = (patch: Partial<FreshnessProps> = {}) => {
  const props: FreshnessProps = {
    kinds: REGISTRY.registers.filter(({ id }) => id === 'coal-mine'),
    scope: toScope([counts]),
    state: { status: 'fresh' },
    nowMs: NOW,
    registers: [register],
    limits: { lateAfterMinutes: 30, lostAfterMinutes: 240 },
    onFilter: vi.fn(),
    onClear: vi.fn(),
    ...patch,
  };
  render(
    <LanguageProvider language="zh-CN">
      <Freshness {...props} />
    </LanguageProvider>,
  );
  return props;
};

const valueOf = (name: string) =>
  document.querySelector<HTMLDataElement>(`[data-figure="${name}"]:not([data-kind])`)?.value;

it('tells four looks and not applicable apart, with counts that sum to the registered', () => {
  show();
  expect(['on-time', 'late', 'lost', 'never-connected', 'not-applicable'].map(valueOf)).toEqual([
    '4',
    '2',
    '3',
    '1',
    '0',
  ]);
  const looks = [...document.querySelectorAll<HTMLElement>('[data-part]')].map(({ dataset }) => dataset['part']);
  expect(looks).toEqual(['linked', 'late', 'offline', 'not-linked']);
});

it('filters by flag and by link status; on time is no switch', () => {
  const { onFilter } = show();
  fireEvent.click(screen.getByRole('button', { name: '迟报' }));
  expect(onFilter).toHaveBeenLastCalledWith({ flags: ['coal-mine.late'] });
  fireEvent.click(screen.getByRole('button', { name: '从未接入' }));
  expect(onFilter).toHaveBeenLastCalledWith({ links: ['partial', 'not-linked'] });
  expect(screen.queryByRole('button', { name: '按时' })).toBeNull();
});

it('says how old each register is, and in words when it is late or never answered', () => {
  show();
  expect(screen.getByText(/13:45 · 45 分前/).textContent).toContain('迟');
  cleanup();
  show({ registers: [{ ...register, status: 'failed', lastGoodAt: null }] });
  expect(screen.getByText(/从未应答/)).toBeTruthy();
});
