import gcoord from 'gcoord';
import { readSnapshot } from '../snapshot-reader.ts';
import type { LngLat, ReferenceShift, RepairVerdict } from './position-checkup-types.ts';

/** Positions of an earlier version of the same register, by id; degrees, WGS-84. */
export interface ReferencePositions {
  get(id: string): LngLat | undefined;
}

/** Positions in the `core` file of a kept import; `null` where it cannot be read. A million rows are kept as columns. */
export const readReferences = async (core: ArrayBuffer): Promise<ReferencePositions | null> => {
  const columns = ['id', 'lng', 'lat'];
  const read = await readSnapshot(core, { name: 'core', columns, required: columns });
  if (!read.ok) return null;
  const { id = [], lng = [], lat = [] } = read.value.columns;
  const rowOf = new Map(id.map((each, row) => [String(each), row]));
  return {
    get(wanted) {
      const row = rowOf.get(wanted);
      return row === undefined ? undefined : [Number(lng[row]), Number(lat[row])];
    },
  };
};

const METRES_PER_DEGREE = 111_195;

/** Farther than any datum shifts; such a row has moved. */
const SAME_PLACE_M = 5000;

/** Fewer rows prove nothing. */
const LEAST_ROWS = 8;

/** A mean displacement below this is no datum's: GCJ-02 moves by 100 to 700 m. */
const LEAST_SHIFT_M = 80;

/** Half of the rows may differ from the datum's vector by at most this share of it, and by at most 50 m. */
const CLOSE_SHARE = 0.2;
const CLOSE_M = 50;

const displacementM = ([lngA, latA]: LngLat, [lngB, latB]: LngLat): LngLat => [
  (lngB - lngA) * METRES_PER_DEGREE * Math.cos((latA * Math.PI) / 180),
  (latB - latA) * METRES_PER_DEGREE,
];

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const meanOf = (vectors: readonly LngLat[]): LngLat => {
  const sum = vectors.reduce<LngLat>(([x, y], [east, north]) => [x + east, y + north], [0, 0]);
  return [sum[0] / vectors.length, sum[1] / vectors.length];
};

/**
 * How rows moved against earlier positions of the same ids, and whether that is the vector by which GCJ-02 or BD-09
 * moves their places. Compared row by row, because the vector differs from place to place, so that one and the same
 * shift of all rows is not taken for it. `null` where too few rows are on both sides.
 */
export const measureShift = (
  rows: readonly { readonly id: string; readonly at: LngLat }[],
  references: ReferencePositions,
): ReferenceShift | null => {
  const pairs = rows.flatMap(({ id, at }) => {
    const from = references.get(id);
    if (from === undefined) return [];
    const moved = displacementM(from, at);
    return Math.hypot(...moved) <= SAME_PLACE_M ? [{ from, moved }] : [];
  });
  if (pairs.length < LEAST_ROWS) return null;
  const meanM = meanOf(pairs.map(({ moved }) => moved));
  const [best] = (['GCJ02', 'BD09'] as const)
    .map((datum) => {
      const vectors = pairs.map(({ from }) => {
        const to = gcoord.transform<[number, number]>([from[0], from[1]], gcoord.WGS84, gcoord[datum]);
        return displacementM(from, to);
      });
      const differences = pairs.map(({ moved }, index) => {
        const [east, north] = vectors[index] ?? [0, 0];
        return Math.hypot(moved[0] - east, moved[1] - north);
      });
      return { datum, expectedM: meanOf(vectors), residualM: median(differences) };
    })
    .toSorted((a, b) => a.residualM - b.residualM);
  if (best === undefined) return null;
  const size = Math.hypot(...best.expectedM);
  const isShifted = Math.hypot(...meanM) >= LEAST_SHIFT_M;
  const isClose = best.residualM <= Math.min(CLOSE_M, CLOSE_SHARE * size);
  const verdict: RepairVerdict = isShifted && isClose ? 'recognised' : 'no';
  return { rows: pairs.length, meanM, ...best, verdict };
};
