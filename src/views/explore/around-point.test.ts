import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMetresPerPixel } from '../../map/camera.ts';
import type { MapScene } from '../../map/scene.ts';
import { AROUND_KM } from '../../url/board-state.ts';
import { toAroundPatch, toAroundPoint, toRingCamera } from './around-point.ts';
import { withRing } from './around-ring.ts';

describe('the point that everything near is asked for', () => {
  it('is kept to a metre, with 3 km at first', () => {
    expect(toAroundPoint([115.123456789, 28.1])).toEqual({ lng: 115.12346, lat: 28.1, km: 3 });
  });

  it('brings the map to a ring that could not be seen, and leaves it where it can', () => {
    // 3 km at 100 m a pixel is a radius of 30 px, at 200 m one of 15.
    expect(toAroundPatch([115, 28], 100)).toEqual({ around: { lng: 115, lat: 28, km: 3 }, site: null });
    expect(toAroundPatch([115, 28], 200).c).toEqual(toRingCamera({ lng: 115, lat: 28, km: 3 }));
  });

  it('the camera that shows a ring makes its radius 110 px, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 74, max: 134, noNaN: true }),
        fc.double({ min: 4, max: 53, noNaN: true }),
        fc.constantFrom(...AROUND_KM),
        (lng, lat, km) => {
          const camera = toRingCamera({ lng, lat, km });
          expect((km * 1000) / toMetresPerPixel(camera.zoom, lat)).toBeCloseTo(110, -1);
        },
      ),
    );
  });

  it('draws its ring, and the map stays the same object without one', () => {
    const scene = { ring: null } as MapScene;
    expect(withRing(scene, null)).toBe(scene);
    expect(withRing(scene, { lng: 115, lat: 28, km: 0.5 }).ring).toEqual({
      center: [115, 28],
      radiusM: 500,
      label: '500 m',
    });
  });
});
