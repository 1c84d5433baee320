import { toMetresPerPixel } from '../../map/camera.ts';
import { type AroundPoint, type BoardState, type Camera } from '../../url/board-state.ts';
import { roundCamera } from '../../url/codec.ts';

/** The radius of a point that was just chosen. */
const FIRST_KM: AroundPoint['km'] = 3;
/** CSS pixels of a ring's radius that make it look like a ring. */
const SEEN_PX = 24;
/** … and that fill a map of any size without touching its edges. */
const FULL_PX = 110;

/** The point as the address has it: a metre is close enough. */
export const toAroundPoint = ([lng, lat]: readonly [number, number], km: AroundPoint['km'] = FIRST_KM): AroundPoint => {
  const rounded = roundCamera({ lng, lat, zoom: 0 });
  return { lng: rounded.lng, lat: rounded.lat, km };
};

/** The camera that shows the whole ring. */
export const toRingCamera = ({ lng, lat, km }: AroundPoint): Camera => {
  const zoom = Math.log2((toMetresPerPixel(0, lat) * FULL_PX) / (km * 1000));
  return roundCamera({ lng, lat, zoom: Math.max(0, Math.min(18, zoom)) });
};

/** What choosing a point changes: a ring too small to be seen from here brings the map to it. */
export const toAroundPatch = (
  lngLat: readonly [number, number],
  metresPerPixel: number,
): Pick<BoardState, 'around' | 'site'> & { readonly c?: Camera } => {
  const around = toAroundPoint(lngLat);
  const isSeen = (around.km * 1000) / metresPerPixel >= SEEN_PX;
  return { around, site: null, ...(isSeen ? {} : { c: toRingCamera(around) }) };
};
