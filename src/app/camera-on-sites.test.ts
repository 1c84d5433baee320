import { describe, expect, it } from 'vitest';
import { cameraOnSites } from './camera-on-sites.ts';

describe('the camera over sites', () => {
  it('stands over their middle and sees all of them', () => {
    const camera = cameraOnSites(
      [
        [-63, -12],
        [-43, -22],
        [-48, -16],
      ],
      500,
    );
    expect(camera).toMatchObject({ lng: -53, lat: -17 });
    // 500 px show 360° × 500 / (512 × 2^zoom), a quarter more than the 20° of the places.
    expect((360 * 500) / (512 * 2 ** (camera?.zoom ?? 0))).toBeCloseTo(25);
  });

  it('stays within what the map can show, and has none over nothing', () => {
    expect(cameraOnSites([[10, 10]], 500)?.zoom).toBe(12);
    expect(
      cameraOnSites(
        [
          [-170, -60],
          [170, 70],
        ],
        500,
      )?.zoom,
    ).toBe(1.5);
    expect(cameraOnSites([], 500)).toBeNull();
  });
});
