import type { MapScene } from '../../map/scene.ts';
import type { AroundPoint } from '../../url/board-state.ts';

/** The map of the address with the ring around its point; the same object without one. */
export const withRing = (scene: MapScene, around: AroundPoint | null): MapScene => {
  if (around === null) return scene;
  const { lng, lat, km } = around;
  const label = km < 1 ? `${km * 1000} m` : `${km} km`;
  return { ...scene, ring: { center: [lng, lat], radiusM: km * 1000, label } };
};
