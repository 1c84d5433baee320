import { expect, it } from 'vitest';
import { fitMercator } from '../../map/mercator.ts';
import type { Box } from '../../map/scene.ts';
import { FRAME_PADDING_PX, toBoxAtScale, toCommonScale, toFitScale } from './ground-scale.ts';

const SIZE = { width: 540, height: 360 };
/** 海南岛 and 黑龙江, about 27 and 23 degrees of latitude apart from each other's middle. */
const SOUTH: Box = [108.6, 18.1, 111.1, 20.2];
const NORTH: Box = [121.1, 43.4, 135.1, 53.6];

/** px that 1° of latitude (111.2 km) takes in the middle of the box, as the picture draws it. */
const pxPerDegree = (box: Box): number => {
  const project = fitMercator(box, SIZE, FRAME_PADDING_PX);
  const [lng, lat] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return project([lng, lat - 0.05])[1] - project([lng, lat + 0.05])[1];
};

it('draws a kilometre as long in the north as in the south', () => {
  const scale = toCommonScale([SOUTH, NORTH], SIZE);
  const [south, north] = [SOUTH, NORTH].map((box) => pxPerDegree(toBoxAtScale(box, SIZE, scale)));
  expect((south ?? 0) / (north ?? 1)).toBeCloseTo(1, 1);
  expect(11_120 / (north ?? 1)).toBeCloseTo(scale, -2);
});

it('fits the largest region, and leaves the others smaller', () => {
  const scale = toCommonScale([SOUTH, NORTH], SIZE);
  expect(scale).toBe(toFitScale(NORTH, SIZE));
  const drawn = toBoxAtScale(SOUTH, SIZE, scale);
  expect(drawn[0]).toBeLessThan(SOUTH[0]);
  expect(drawn[3]).toBeGreaterThan(SOUTH[3]);
  const own = toBoxAtScale(NORTH, SIZE, scale);
  expect(own[1]).toBeLessThanOrEqual(NORTH[1] + 1e-6);
  expect(own[3]).toBeGreaterThanOrEqual(NORTH[3] - 1e-6);
});

it('stands no box and a box without extent', () => {
  expect(toCommonScale([], SIZE)).toBe(0);
  expect(toFitScale([110, 30, 110, 30], SIZE)).toBeGreaterThan(0);
});
