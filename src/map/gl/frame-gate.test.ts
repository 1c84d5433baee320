import { describe, expect, it } from 'vitest';

import { createFrameGate } from './frame-gate.ts';

/** A loop as luma.gl runs one: every frame asks for the next. */
const runLoop = () => {
  const queue: FrameRequestCallback[] = [];
  let sleeps = 0;
  const gate = createFrameGate(
    () => sleeps++,
    (callback) => queue.push(callback),
    () => void queue.pop(),
  );
  let frames = 0;
  const frame = (): void => {
    frames++;
    gate.requestAnimationFrame(frame);
  };
  gate.requestAnimationFrame(frame);
  const run = (): number => {
    const before = frames;
    while (queue.length > 0) queue.shift()?.(0);
    return frames - before;
  };
  return { gate, run, sleeps: () => sleeps };
};

describe('createFrameGate', () => {
  it('falls asleep after a few frames and asks the browser for none', () => {
    const { run, sleeps } = runLoop();
    expect(run()).toBe(3);
    expect(run()).toBe(0);
    expect(sleeps()).toBe(1);
  });

  it('lets the held frame through when woken', () => {
    const { gate, run } = runLoop();
    run();
    gate.wake();
    expect(run()).toBe(3);
  });

  it('forgets a cancelled frame', () => {
    const queue: FrameRequestCallback[] = [];
    const gate = createFrameGate(
      undefined,
      (callback) => queue.push(callback),
      () => void queue.pop(),
    );
    const id = gate.requestAnimationFrame(() => expect.unreachable());
    gate.cancelAnimationFrame(id);
    gate.wake();
    expect(queue).toHaveLength(0);
  });
});
