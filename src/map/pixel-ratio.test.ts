import { expect, it } from 'vitest';
import { toPixelRatio } from './pixel-ratio.ts';

it('follows the device up to two', () => {
  expect(toPixelRatio(1136, 884, 1)).toBe(1);
  expect(toPixelRatio(1136, 884, 1.5)).toBe(1.5);
  expect(toPixelRatio(390, 388, 3)).toBe(2);
});

it('spends no more pixels than a 4K wall has, and never blurs', () => {
  const ratio = toPixelRatio(3840, 1776, 2);
  expect(ratio * ratio * 3840 * 1776).toBeCloseTo(3840 * 2160);
  expect(toPixelRatio(7680, 4320, 2)).toBe(1);
  expect(toPixelRatio(0, 0, 2)).toBe(2);
});
