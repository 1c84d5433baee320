// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { RegisterState } from '../domain/register-client.ts';
import type { RollUp } from '../domain/roll-up.ts';
import type { RegisterClient } from './client-types.ts';
import { RegisterProvider, useRegisterStates, useRollUp, useShapes } from './register-context.tsx';

afterEach(cleanup);

const toState = (status: RegisterState['status']): RegisterState => ({
  kind: 'mine',
  source: 'demo',
  sourceName: '',
  isSynthetic: true,
  status,
  rows: 0,
  read: 0,
  quarantined: 0,
  fault: null,
  asOf: null,
  lastGoodAt: null,
  version: 0,
});

const toFakeClient = () => {
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  let states = [toState('loading')];
  let version = 0;
  const client: Partial<RegisterClient> = {
    start: () => undefined,
    states: () => states,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rollUp: (query) => {
      asked.push(`${query.region}@${version}`);
      const answer: RollUp = { region: { adcode: query.region, kinds: [] }, children: [], unplaced: [] };
      return Promise.resolve(answer);
    },
  };
  const change = (status: RegisterState['status']): void => {
    states = [toState(status)];
    version++;
    for (const listener of listeners) listener();
  };
  return { client: client as RegisterClient, change, asked };
};

const under = (client: RegisterClient) =>
  function Wrapper({ children }: { readonly children: ReactNode }): ReactNode {
    return <RegisterProvider client={client}>{children}</RegisterProvider>;
  };
const toQuery = (region: string) => ({ region, kinds: null, flags: [], sources: null });

it('asks nothing before a register has answered, then once for each question and version', async () => {
  const { client, change, asked } = toFakeClient();
  const hook = renderHook(({ region }) => useRollUp(toQuery(region)), {
    wrapper: under(client),
    initialProps: { region: '100000' },
  });
  expect(hook.result.current).toMatchObject({ data: undefined, isReady: false });
  expect(asked).toEqual([]);
  act(() => change('ready'));
  await waitFor(() => expect(hook.result.current.isReady).toBe(true));
  hook.rerender({ region: '360000' });
  expect(hook.result.current).toMatchObject({ isReady: false, isPlaceholder: true });
  expect(hook.result.current.data?.region.adcode).toBe('100000');
  await waitFor(() => expect(hook.result.current.data?.region.adcode).toBe('360000'));
  expect(hook.result.current.isReady).toBe(true);
  act(() => change('ready'));
  await waitFor(() => expect(asked).toEqual(['100000@1', '360000@1', '360000@2']));
});

it('is ready with a failed register, whose state says so', async () => {
  const { client, change } = toFakeClient();
  const hook = renderHook(() => ({ states: useRegisterStates(), answer: useRollUp(toQuery('100000')) }), {
    wrapper: under(client),
  });
  act(() => change('failed'));
  await waitFor(() => expect(hook.result.current.answer.isReady).toBe(true));
  expect(hook.result.current.states[0]?.status).toBe('failed');
});

it('has no shapes to wait for where none are asked', () => {
  const { client } = toFakeClient();
  const hook = renderHook(() => useShapes([]), { wrapper: under(client) });
  expect(hook.result.current.isReady).toBe(true);
});

it('keeps what stands on screen while the same question is asked of newer rows, but not while another is asked', async () => {
  const { client, change } = toFakeClient();
  const { result, rerender } = renderHook(({ region }) => useRollUp(toQuery(region)), {
    wrapper: under(client),
    initialProps: { region: '360000' },
  });
  act(() => change('ready'));
  await waitFor(() => expect(result.current.isReady).toBe(true));
  act(() => change('ready'));
  expect(result.current).toMatchObject({ isReady: false, isPlaceholder: false });
  expect(result.current.data?.region.adcode).toBe('360000');
  await waitFor(() => expect(result.current.isReady).toBe(true));
  rerender({ region: '340000' });
  expect(result.current).toMatchObject({ isReady: false, isPlaceholder: true });
});
