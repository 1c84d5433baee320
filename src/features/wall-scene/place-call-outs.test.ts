import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CALL_OUTS, placeCallOuts, type CallOutFrame, type PlacedCallOut, type Point } from './place-call-outs.ts';

/** The map's part of a wall of 3840 × 1080. */
const frame: CallOutFrame = {
  box: { width: 260, height: 130 },
  gap: 24,
  left: { x: 130, top: 24, bottom: 700, elbowX: 450 },
  right: { x: 1530, top: 24, bottom: 864, elbowX: 1470 },
};

const anchors = fc.uniqueArray(
  fc.record({ x: fc.integer({ min: 500, max: 1420 }), y: fc.integer({ min: 20, max: 868 }) }),
  { maxLength: 40, selector: ({ x, y }) => `${x} ${y}` },
);
const named = (points: readonly Point[]) => points.map((point, index) => ({ ...point, id: String(index) }));

const cross = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
const doCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  cross(a, b, c) * cross(a, b, d) < -1e-6 && cross(c, d, a) * cross(c, d, b) < -1e-6;
const segments = ({ line: [a, b, c] }: PlacedCallOut): readonly (readonly [Point, Point])[] => [
  [a, b],
  [b, c],
];

describe('call-outs beside the map', () => {
  it('draws no line across another', () => {
    fc.assert(
      fc.property(anchors, (points) => {
        const placed = placeCallOuts(named(points), frame);
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1))
            for (const [a, b] of segments(one))
              for (const [c, d] of segments(other)) expect(doCross(a, b, c, d)).toBe(false);
      }),
    );
  });

  it('keeps boxes apart and inside their columns, and the most important ones', () => {
    fc.assert(
      fc.property(anchors, (points) => {
        const placed = placeCallOuts(named(points), frame);
        expect(placed.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
          points.slice(0, MAX_CALL_OUTS).map((_, index) => index),
        );
        for (const side of ['left', 'right'] as const) {
          const tops = placed.filter((each) => each.side === side).map(({ y }) => y);
          tops.sort((a, b) => a - b);
          for (const [index, top] of tops.entries()) {
            expect(top).toBeGreaterThanOrEqual(frame[side].top);
            expect(top + frame.box.height).toBeLessThanOrEqual(frame[side].bottom);
            if (index > 0) expect(top - (tops[index - 1] ?? 0)).toBeGreaterThanOrEqual(frame.box.height + frame.gap);
          }
        }
      }),
    );
  });

  it('leaves out what there is no room for, the least important first', () => {
    const low = { ...frame, left: { ...frame.left, bottom: 160 }, right: { ...frame.right, bottom: 310 } };
    const placed = placeCallOuts(named([1, 2, 3, 4, 5].map((step) => ({ x: 500 + step * 100, y: 400 }))), low);
    expect(placed.map(({ id }) => id).sort()).toEqual(['0', '1', '2']);
    expect(placed.filter(({ side }) => side === 'left')).toHaveLength(1);
    const none = { ...frame, left: { ...frame.left, bottom: 60 }, right: { ...frame.right, bottom: 60 } };
    expect(placeCallOuts(named([{ x: 600, y: 300 }]), none)).toEqual([]);
  });
});
