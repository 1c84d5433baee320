import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextScene,
  RESUME_AFTER_MS,
  rotate,
  startRotation,
  toProgress,
  toSecondsToResume,
  type Rotation,
  type RotationEvent,
} from './rotation.ts';

const DWELL = 30_000;
const CODES = ['110000', '120000', '360000'];

const tick = (now: number, candidates: readonly string[] = CODES): RotationEvent => ({
  type: 'tick',
  now,
  dwellMs: DWELL,
  candidates,
});
const start = (): Rotation => startRotation('100000', 0);
/** The scenes of the first `count` turns. */
const scenes = (count: number, candidates: readonly string[] = CODES): string[] => {
  let state = start();
  return Array.from({ length: count }, (_, turn) => {
    state = rotate(state, tick((turn + 1) * DWELL, candidates));
    return state.scene;
  });
};

describe('rotation of the wall', () => {
  it('shows the country and a further province by turns, in code order, and begins again after the last', () => {
    expect(scenes(8)).toEqual(['110000', '100000', '120000', '100000', '360000', '100000', '110000', '100000']);
  });

  it('stays for the whole dwell', () => {
    const state = start();
    expect(rotate(state, tick(DWELL - 1))).toBe(state);
    expect(rotate(state, tick(DWELL)).scene).toBe('110000');
    expect(rotate(state, { ...tick(5_000), dwellMs: 5_000 } as RotationEvent).scene).toBe('110000');
  });

  it('moves by one scene after hours of sleep, and gives it its whole time', () => {
    const woken = rotate(start(), tick(8 * 3_600_000));
    expect(woken.scene).toBe('110000');
    expect(rotate(woken, tick(8 * 3_600_000 + 1_000)).scene).toBe('110000');
  });

  it('does not move without candidates, and goes on when they come', () => {
    expect(scenes(2, [])).toEqual(['100000', '100000']);
    expect(rotate(rotate(start(), tick(DWELL, [])), tick(2 * DWELL)).scene).toBe('110000');
  });

  it('goes on after a province that has no site any more', () => {
    const shown = rotate(start(), tick(DWELL));
    const back = rotate(shown, tick(2 * DWELL, ['120000', '360000']));
    expect(nextScene(back, ['120000', '360000'])).toBe('120000');
  });

  it('waits for whoever touched it, and keeps the time that was left', () => {
    const paused = rotate(start(), { type: 'input', now: 10_000 });
    expect(rotate(paused, tick(65_000))).toBe(paused);
    expect(toProgress(paused, 65_000, DWELL)).toBeCloseTo(1 / 3);
    expect(toSecondsToResume(paused, 10_000)).toBe(60);
    expect(toSecondsToResume(paused, 40_500)).toBe(30);
    const resumed = rotate(paused, tick(10_000 + RESUME_AFTER_MS));
    expect(resumed).toMatchObject({ scene: '100000', pausedAt: null, since: RESUME_AFTER_MS });
    expect(rotate(resumed, tick(89_999)).scene).toBe('100000');
    expect(rotate(resumed, tick(90_000)).scene).toBe('110000');
  });

  it('waits again from the last touch on', () => {
    const touched = rotate(rotate(start(), { type: 'input', now: 0 }), { type: 'input', now: 50_000 });
    expect(rotate(touched, tick(70_000)).pausedAt).toBe(0);
    expect(rotate(touched, tick(110_000)).pausedAt).toBeNull();
  });

  it('toggles: pauses, and goes on at once', () => {
    const paused = rotate(start(), { type: 'toggle', now: 10_000 });
    expect(paused.pausedAt).toBe(10_000);
    const resumed = rotate(paused, { type: 'toggle', now: 25_000 });
    expect(resumed).toMatchObject({ pausedAt: null, since: 15_000 });
    expect(toSecondsToResume(resumed, 25_000)).toBeNull();
  });

  it('does not hold a scene because the clock was set back', () => {
    const state = rotate(startRotation('100000', 1_000_000), tick(0));
    expect(rotate(state, tick(DWELL)).scene).toBe('110000');
  });

  it('begins anew when the wall is about another region, and only then', () => {
    const state = rotate(start(), tick(DWELL));
    expect(rotate(state, { type: 'restart', now: 40_000, base: '100000' })).toBe(state);
    expect(rotate(state, { type: 'restart', now: 40_000, base: '360000' })).toEqual(startRotation('360000', 40_000));
  });

  it('gives every child its turn, whatever their number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 11, max: 82 }), { minLength: 1, maxLength: 34 }), (numbers) => {
        const codes = numbers.map((number) => `${number}0000`).sort();
        const shown = scenes(codes.length * 2, codes).filter((scene) => scene !== '100000');
        expect(shown).toEqual(codes);
      }),
    );
  });
});
