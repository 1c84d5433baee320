import { describe, expect, it } from 'vitest';
import { cameraOnSites } from './camera-on-sites.ts';

describe('the camera over sites', () => {
  it('stands where most of them lie together, so near that they are drawn', () => {
    const camera = cameraOnSites([
      [-63, -12],
      [-43.8, -20.1],
      [-43.2, -20.3],
      [10, 50],
    ]);
    expect(camera).toEqual({ lng: -43.5, lat: -20.2, zoom: 7.8 });
  });

  it('has none over nothing', () => {
    expect(cameraOnSites([])).toBeNull();
  });
});
