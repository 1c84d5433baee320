import { describe, expect, it } from 'vitest';

import { toRingFeature } from './base/distance-ring.ts';
import { toFittableBox, toFittingPadding, toMetresPerPixel, toScaleBar } from './camera.ts';
import { fitMercator, toMercator } from './mercator.ts';

describe('camera', () => {
  it('measures the ground at a latitude', () => {
    expect(toMetresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
    expect(toMetresPerPixel(1, 60)).toBeCloseTo(78_271.5 / 4, 0);
  });

  it('shows round distances that fit', () => {
    expect(toScaleBar(100, 110)).toEqual({ metres: 10_000, widthPx: 100 });
    expect(toScaleBar(60, 110)).toEqual({ metres: 5_000, widthPx: 5_000 / 60 });
    expect(toScaleBar(0.9, 110).metres).toBe(50);
  });

  it('keeps padding that a smaller container cannot hold from leaving nothing, on that axis alone', () => {
    const padding = { top: 120, right: 24, bottom: 180, left: 24 };
    expect(toFittingPadding(padding, { width: 600, height: 301 })).toEqual(padding);
    expect(toFittingPadding(padding, { width: 600, height: 300 })).toEqual({ ...padding, top: 24, bottom: 24 });
    expect(toFittingPadding(padding, { width: 40, height: 0 })).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });
  });

  it('widens a point to a box', () => {
    const [west, south, east, north] = toFittableBox([117, 29, 117, 29]);
    expect(east - west).toBeCloseTo(0.02);
    expect(north - south).toBeCloseTo(0.02);
    expect(toFittableBox([113, 24, 118, 30])).toEqual([113, 24, 118, 30]);
  });
});

describe('mercator', () => {
  it('puts null island in the middle', () => {
    const [x, y] = toMercator([0, 0]);
    expect(x).toBe(0.5);
    expect(y).toBeCloseTo(0.5);
  });

  it('keeps 钓鱼岛 and 曾母暗沙 inside a drawing of the country', () => {
    const project = fitMercator([73.4, 3.3, 135.2, 53.6], { width: 404, height: 388 }, 12);
    for (const lngLat of [
      [123.47, 25.74],
      [112.28, 3.97],
    ] as const) {
      const [x, y] = project(lngLat);
      expect(x > 0 && x < 404 && y > 0 && y < 388).toBe(true);
    }
  });
});

describe('toRingFeature', () => {
  it('lies at its radius all around', () => {
    const [ring = []] = toRingFeature([117, 29], 1000).geometry.coordinates;
    for (const [lng = 0, lat = 0] of ring) {
      const north = ((lat - 29) * Math.PI * 6_371_008.8) / 180;
      const east = ((lng - 117) * Math.PI * 6_371_008.8 * Math.cos((29 * Math.PI) / 180)) / 180;
      expect(Math.hypot(north, east)).toBeCloseTo(1000, -1);
    }
  });
});
