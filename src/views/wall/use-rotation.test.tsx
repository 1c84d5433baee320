// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../domain/clock.ts';
import { WallTitle } from '../../features/wall-panels/title.tsx';
import { useRotation } from './use-rotation.ts';

const START = Date.parse('2020-11-16T14:30:00+08:00');
const clock: Clock = { now: () => START + (performance.now() - begun) };
let begun = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  begun = performance.now();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const CANDIDATES = ['110000', '120000'];

const Wall = ({ dwellMs = 30_000 }: { readonly dwellMs?: number }) => {
  const rotation = useRotation(clock, '100000', dwellMs, CANDIDATES);
  return (
    <div data-testid="wall" data-scene={rotation.scene}>
      <button type="button">44</button>
      <WallTitle
        title="四色一张图"
        clock={clock}
        isDemo
        place={rotation.scene}
        filterWords={null}
        scene={{ index: 1, count: 2, nextPlace: '北京' }}
        rotation={rotation}
        dwellMs={dwellMs}
        asOf="2020-11-16T09:00:00+08:00"
        kinds={[]}
        registers={[
          { kind: 'coal-mine', freshness: 'fresh' },
          { kind: 'tailings-pond', freshness: 'lost' },
        ]}
      />
    </div>
  );
};

const pass = (seconds: number): void => {
  act(() => void vi.advanceTimersByTime(seconds * 1_000));
};
const scene = (): string | undefined => screen.getByTestId('wall').dataset['scene'];

describe('the wall, left alone and touched', () => {
  it('turns by itself and comes back', () => {
    render(<Wall />);
    expect(scene()).toBe('100000');
    pass(30);
    expect(scene()).toBe('110000');
    pass(30);
    expect(scene()).toBe('100000');
    pass(30);
    expect(scene()).toBe('120000');
  });

  it('says the name of the scene aloud, and nothing else', () => {
    const { container } = render(<Wall />);
    const aloud = container.querySelectorAll('[aria-live]');
    expect(aloud).toHaveLength(1);
    expect(aloud[0]?.textContent).toBe('100000');
  });

  it('waits after a key, says for how long, and goes on by itself', () => {
    render(<Wall />);
    pass(10);
    fireEvent.keyDown(document.body, { key: 'a' });
    pass(1);
    expect(screen.getByText('已暂停 · 59 秒后继续')).toBeDefined();
    pass(58);
    expect(scene()).toBe('100000');
    expect(screen.getByText('已暂停 · 1 秒后继续')).toBeDefined();
    pass(1);
    expect(screen.queryByText(/已暂停/)).toBeNull();
    pass(21);
    expect(scene()).toBe('110000');
  });

  it('waits after a touch; Escape is not its own', () => {
    render(<Wall />);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.queryByText(/已暂停/)).toBeNull();
    fireEvent.pointerDown(document.body);
    expect(screen.getByText(/已暂停/)).toBeDefined();
  });

  it('toggles by the space bar, but not where a button takes it', () => {
    render(<Wall />);
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(screen.getByText(/已暂停/)).toBeDefined();
    fireEvent.keyDown(document.body, { key: ' ', repeat: true });
    expect(screen.getByText(/已暂停/)).toBeDefined();
    fireEvent.keyDown(screen.getByText('44'), { key: ' ' });
    expect(screen.getByText(/已暂停/)).toBeDefined();
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(screen.queryByText(/已暂停/)).toBeNull();
  });

  it('shows the time by the board’s clock, and which register is lost in words', () => {
    const { container } = render(<Wall />);
    pass(8);
    expect(container.querySelector('time')?.textContent).toBe('14:30:08');
    expect(container.querySelector('time')?.dateTime).toBe('2020-11-16T14:30:08+08:00');
    expect(screen.getByText(/周一/)).toBeDefined();
    expect(container.querySelector('[data-figure="registers-updated"]')?.getAttribute('value')).toBe('1');
    expect(container.querySelector('[data-connection]')?.textContent).toContain('tailings-pond 失联');
  });
});
