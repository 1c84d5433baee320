import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterPoints } from './cluster.ts';

describe('clusters of marks', () => {
  it('the first stands for those nearer than the distance, and not for one just at it', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 29.9, y: 0 },
      { x: 30, y: 0 },
      { x: 0, y: -29 },
    ];
    expect(clusterPoints(points, 30)).toEqual([
      { lead: 0, members: [0, 1, 3] },
      { lead: 2, members: [2] },
    ]);
  });

  it('of two leads the earlier takes what lies near both', () => {
    const points = [
      { x: 40, y: 0 },
      { x: 0, y: 0 },
      { x: 19, y: 0 },
    ];
    expect(clusterPoints(points, 30)[0]).toEqual({ lead: 0, members: [0, 2] });
  });

  it('holds every point exactly once, with leads apart and nobody far from its lead', () => {
    const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 80 }), (points) => {
        const clusters = clusterPoints(points, 40);
        const members = clusters.flatMap((cluster) => cluster.members);
        expect(members.toSorted((a, b) => a - b)).toEqual(points.map((_, index) => index));
        const at = (index: number) => points[index] ?? { x: Number.NaN, y: Number.NaN };
        const distance = (a: number, b: number): number => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
        clusters.forEach(({ lead, members: own }, index) => {
          expect(own[0]).toBe(lead);
          for (const member of own) expect(distance(lead, member)).toBeLessThan(40);
          for (const other of clusters.slice(index + 1)) expect(distance(lead, other.lead)).toBeGreaterThanOrEqual(40);
        });
      }),
    );
  });
});
