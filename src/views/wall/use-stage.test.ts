import { expect, it } from 'vitest';
import { toWallLayout } from './use-stage.ts';

it('is one picture on every wall, as large as fits', () => {
  expect(toWallLayout({ width: 1920, height: 1080 })).toEqual({ unit: 1, isWide: false, isStacked: false });
  expect(toWallLayout({ width: 3840, height: 1080 })).toEqual({ unit: 1, isWide: true, isStacked: false });
  expect(toWallLayout({ width: 3840, height: 2160 })).toEqual({ unit: 2, isWide: false, isStacked: false });
  expect(toWallLayout({ width: 1280, height: 800 }).unit).toBeCloseTo(2 / 3);
  expect(toWallLayout({ width: 390, height: 844 })).toMatchObject({ isWide: false, isStacked: true });
});
