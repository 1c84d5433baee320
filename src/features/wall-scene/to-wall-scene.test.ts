import { describe, expect, it } from 'vitest';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { placeCallOuts } from './place-call-outs.ts';
import { toCalledOut } from './to-called-out.ts';
import { fitPoint, toCallOutFrame, toIslandRectangles, toWallPadding, type WallStage } from './to-wall-scene.ts';

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
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, index) => ({ id, radius: 0, ...corner(80 + index * 6, 30) })),
        frame,
      ),
    ).toHaveLength(stage.isWide ? 7 : 5);
  });

  it.each(STAGES)('leaves 台湾, 钓鱼岛 and 南海诸岛 free beside a province at $width × $height', (stage) => {
    const provinces = [
      [113.57, 24.48, 118.49, 30.09],
      [115.84, 23.57, 120.52, 28.32],
      [118.02, 27.16, 122.84, 31.19],
      [109.66, 20.21, 117.2, 25.53],
      [108.61, 3.83, 117.87, 20.14],
    ] as const;
    const padding = toWallPadding(stage, 'province');
    for (const box of provinces) {
      const islands = toIslandRectangles(box, stage, padding);
      const frame = toCallOutFrame(stage, islands);
      const anchors = [box[0], box[2]].flatMap((lng, index) =>
        [1, 2, 3, 4].map((step) => ({
          id: `${index}${step}`,
          radius: 0,
          ...fitPoint([lng, box[1] + step / 2], box, stage, padding),
        })),
      );
      for (const { x, y } of placeCallOuts(anchors, frame))
        for (const { left, top, right, bottom } of islands) {
          const isApart = x + frame.box.width <= left || x >= right || y + frame.box.height <= top || y >= bottom;
          expect(isApart).toBe(true);
        }
    }
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
