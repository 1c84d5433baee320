export interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

/** Points that would lie on each other: the first of them, and all of them with it. Indices. */
export interface Cluster {
  readonly lead: number;
  readonly members: readonly number[];
}

/**
 * Takes points in their order: one that lies nearer than `distancePx` to a lead before it joins the first such lead, any
 * other becomes a lead. Every point is in exactly one cluster; leads are at least `distancePx` apart, in their order.
 */
export const clusterPoints = (points: readonly PixelPoint[], distancePx: number): readonly Cluster[] => {
  const cells = new Map<string, number[]>();
  const clusters: { readonly lead: number; readonly members: number[] }[] = [];
  const cellOf = (value: number): number => Math.floor(value / distancePx);
  const leadNear = ({ x, y }: PixelPoint): number | undefined => {
    let nearest: number | undefined;
    for (let column = cellOf(x) - 1; column <= cellOf(x) + 1; column++)
      for (let row = cellOf(y) - 1; row <= cellOf(y) + 1; row++)
        for (const cluster of cells.get(`${column} ${row}`) ?? []) {
          const lead = points[clusters[cluster]?.lead ?? -1];
          if (lead === undefined || Math.hypot(lead.x - x, lead.y - y) >= distancePx) continue;
          if (nearest === undefined || cluster < nearest) nearest = cluster;
        }
    return nearest;
  };
  points.forEach((point, index) => {
    const near = leadNear(point);
    if (near !== undefined) return void clusters[near]?.members.push(index);
    const key = `${cellOf(point.x)} ${cellOf(point.y)}`;
    cells.set(key, [...(cells.get(key) ?? []), clusters.length]);
    clusters.push({ lead: index, members: [index] });
    return undefined;
  });
  return clusters;
};
