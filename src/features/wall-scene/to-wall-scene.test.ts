import { describe, expect, it } from 'vitest';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { placeCallOuts } from './place-call-outs.ts';
import { toCalledOut } from './to-called-out.ts';
import { fitPoint, toCallOutFrame, toWallPadding, type WallStage } from './to-wall-scene.ts';

const CHINA = [73.4, 3.3, 135.2, 53.6] as const;
const STAGES: readonly WallStage[] = [
  { width: 1920, height: 888, unit: 1, isWide: true, hasCallOuts: true },
  { width: 1040, height: 682, unit: 1, isWide: false, hasCallOuts: true },
  { width: 2080, height: 1364, unit: 2, isWide: false, hasCallOuts: true },
];

describe('room beside the map', () => {
  it.each(STAGES)('keeps call-outs off all of China at $width × $height', (stage) => {
    const padding = toWallPadding(stage, 'country');
    const corner = (lng: number, lat: number) => fitPoint([lng, lat], CHINA, stage, padding);
    const [northWest, southEast] = [corner(73.4, 53.6), corner(135.2, 3.3)];
    const frame = toCallOutFrame(stage);
    expect(frame.left.x + frame.box.width).toBeLessThanOrEqual(northWest.x);
    expect(frame.right.x).toBeGreaterThanOrEqual(southEast.x);
    expect(frame.left.elbowX).toBeLessThanOrEqual(northWest.x + 1);
    expect(frame.right.elbowX).toBeGreaterThanOrEqual(southEast.x - 1);
    expect(northWest.y).toBeGreaterThanOrEqual(0);
    expect(southEast.y).toBeLessThanOrEqual(stage.height);
    expect(
      placeCallOuts(
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, index) => ({ id, ...corner(80 + index * 6, 30) })),
        frame,
      ),
    ).toHaveLength(7);
  });

  it('is the same picture twice as fine with twice the pixels', () => {
    const [, once, twice] = STAGES;
    if (once === undefined || twice === undefined) throw new Error('no stage');
    const at = fitPoint([116, 40], CHINA, once, toWallPadding(once, 'country'));
    const fine = fitPoint([116, 40], CHINA, twice, toWallPadding(twice, 'country'));
    expect(fine.x).toBeCloseTo(2 * at.x);
    expect(fine.y).toBeCloseTo(2 * at.y);
  });
});

describe('regions called out', () => {
  it('have most that is not linked first, and never nothing', () => {
    const child = (adcode: string, notLinked: number, linked: number) => ({
      adcode,
      kinds: [
        toKindCounts('coal-mine', [
          ['1', 'not-linked', 0, notLinked],
          ['2', 'linked', 0, linked],
        ]),
      ],
    });
    const scope = toScope([], {}, [
      child('110000', 2, 5),
      child('120000', 0, 9),
      child('130000', 7, 0),
      { adcode: '140000', kinds: [] },
    ]);
    expect(toCalledOut(scope, 'coal-mine').map(({ adcode }) => adcode)).toEqual(['130000', '110000']);
    expect(toCalledOut(scope, 'tailings-pond')).toEqual([]);
  });
});
