import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  placeCallOuts,
  type CallOutDisc,
  type CallOutFrame,
  type PlacedCallOut,
  type Point,
} from './place-call-outs.ts';

/** The map's part of a wall of 3840 × 1080. */
const frame: CallOutFrame = {
  box: { width: 260, height: 130 },
  gap: 24,
  most: 7,
  left: { x: 130, top: 24, bottom: 700, elbowX: 450 },
  right: { x: 1530, top: 24, bottom: 864, elbowX: 1470 },
};

const anchors = fc.uniqueArray(
  fc.record({ x: fc.integer({ min: 500, max: 1420 }), y: fc.integer({ min: 20, max: 868 }) }),
  { maxLength: 40, selector: ({ x, y }) => `${x} ${y}` },
);
const named = (points: readonly Point[], radius = 0): readonly CallOutDisc[] =>
  points.map((point, index) => ({ ...point, id: String(index), radius }));

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
          points.slice(0, frame.most).map((_, index) => index),
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

  it('goes round the circles of others where it can', () => {
    const [anchor, other] = named([
      { x: 900, y: 400 },
      { x: 700, y: 405 },
    ]);
    if (anchor === undefined || other === undefined) throw new Error('no disc');
    const [placed] = placeCallOuts([anchor], frame, { discs: [anchor, { ...other, radius: 60 }], names: [] });
    const [, elbow, end] = placed?.line ?? [];
    if (elbow === undefined || end === undefined) throw new Error('no line');
    const length = Math.hypot(end.x - elbow.x, end.y - elbow.y);
    expect(Math.abs(cross(elbow, end, other)) / length).toBeGreaterThanOrEqual(60);
  });

  it('leaves the least important out while a line lies on several circles, but keeps three', () => {
    const anchors = named(
      Array.from({ length: 5 }, (_, index) => ({ x: 960 + index, y: 440 + index })),
      10,
    );
    const wall = Array.from({ length: 4 }, (_, index) => [
      { id: `west ${index}`, x: 600 + index * 40, y: 440, radius: 400 },
      { id: `east ${index}`, x: 1200 + index * 40, y: 440, radius: 400 },
    ]).flat();
    expect(
      placeCallOuts(anchors, frame, { discs: [...anchors, ...wall], names: [] })
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['0', '1', '2']);
  });

  it('lays no box on a name', () => {
    const name = { id: null, left: 1500, top: 350, right: 1600, bottom: 370 };
    const placed = placeCallOuts(named([{ x: 1400, y: 360 }]), frame, { discs: [], names: [name] });
    for (const { x, y } of placed)
      expect(x + frame.box.width <= name.left || y + frame.box.height <= name.top || y >= name.bottom).toBe(true);
    expect(placed).toHaveLength(1);
  });

  it('ends its lines at the edge of the circle', () => {
    const [disc] = named([{ x: 900, y: 400 }], 50);
    if (disc === undefined) throw new Error('no disc');
    const [placed] = placeCallOuts([disc], frame);
    const end = placed?.line[2];
    expect(Math.hypot((end?.x ?? 0) - 900, (end?.y ?? 0) - 400)).toBeCloseTo(50);
  });

  it('leaves out what there is no room for, the least important first', () => {
    const low = { ...frame, left: { ...frame.left, bottom: 160 }, right: { ...frame.right, bottom: 310 } };
    const placed = placeCallOuts(named([1, 2, 3, 4, 5].map((step) => ({ x: 500 + step * 100, y: 400 }))), low);
    expect(placed.map(({ id }) => id).sort()).toEqual(['0', '1', '2']);
    expect(placed.filter(({ side }) => side === 'left').length).toBeLessThanOrEqual(1);
    const none = { ...frame, left: { ...frame.left, bottom: 60 }, right: { ...frame.right, bottom: 60 } };
    expect(placeCallOuts(named([{ x: 600, y: 300 }]), none)).toEqual([]);
  });
});
