import { describe, expect, it } from 'vitest';

import {
  estimateTextWidth,
  layoutSymbols,
  MAX_PUSH_PX,
  toSymbolRadius,
  toViewScale,
  type SymbolBox,
} from './layout.ts';

const view = { width: 1000, height: 800 };
const box = (id: string, x: number, y: number, radius = 20): SymbolBox => ({
  id,
  x,
  y,
  radius,
  labelWidth: 50,
  labelHeight: 16,
});

describe('layoutSymbols', () => {
  it('leaves a lone symbol on its place with the name below', () => {
    const [placed] = layoutSymbols([box('a', 500, 400)], [], view);
    expect(placed).toMatchObject({ dx: 0, dy: 0, labelX: -25, isLabelShown: true });
    expect(placed?.labelY).toBeGreaterThan(19);
  });

  it('pushes overlapping rings apart until they touch no more', () => {
    const [a, b] = layoutSymbols([box('a', 500, 400), box('b', 510, 400)], [], view);
    expect(510 + (b?.dx ?? 0) - (500 + (a?.dx ?? 0))).toBeGreaterThanOrEqual(40);
  });

  it('never pushes further than the leader line may reach, however many lie on one point', () => {
    const boxes = Array.from({ length: 30 }, (_, index) => box(String(index), 500, 400));
    for (const placed of layoutSymbols(boxes, [], view))
      expect(Math.hypot(placed.dx, placed.dy)).toBeLessThanOrEqual(MAX_PUSH_PX + 1e-6);
  });

  it('tries the right side when the place below is taken', () => {
    const [placed] = layoutSymbols([box('a', 500, 400)], [{ left: 450, top: 420, right: 550, bottom: 440 }], view);
    expect(placed?.labelX).toBeGreaterThan(20);
  });

  it('keeps names inside the view', () => {
    const [placed] = layoutSymbols([box('a', 500, 790)], [], view);
    expect(790 + (placed?.labelY ?? 0) + 16).toBeLessThanOrEqual(800);
  });

  it('gives the same answer for the same input', () => {
    const boxes = [box('a', 500, 400), box('b', 500, 400), box('c', 505, 402)];
    expect(layoutSymbols(boxes, [], view)).toEqual(layoutSymbols(boxes, [], view));
  });
});

describe('layoutSymbols at another scale', () => {
  const boxes = [box('a', 500, 400), box('b', 510, 395), box('c', 505, 470, 12), box('name', 520, 420, 0)];
  const twice = boxes.map((each) => ({
    ...each,
    x: each.x * 2,
    y: each.y * 2,
    radius: each.radius * 2,
    labelWidth: each.labelWidth * 2,
    labelHeight: each.labelHeight * 2,
  }));

  it('is the same picture twice as large', () => {
    const once = layoutSymbols(boxes, [], view);
    const large = layoutSymbols(twice, [], { width: 2000, height: 1600 }, { scale: 2, hidesCollisions: false });
    for (const [index, placed] of large.entries()) {
      expect(placed.dx).toBeCloseTo(2 * (once[index]?.dx ?? NaN), 0);
      expect(placed.dy).toBeCloseTo(2 * (once[index]?.dy ?? NaN), 0);
      expect(placed.labelX).toBeCloseTo(2 * (once[index]?.labelX ?? NaN), 0);
      expect(placed.labelY).toBeCloseTo(2 * (once[index]?.labelY ?? NaN), 0);
    }
  });

  it('leaves out names that would lie on others only where it is told to', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => box(String(index), 500 + index, 400, 30));
    const shown = (hidesCollisions: boolean) =>
      layoutSymbols(crowd, [], view, { scale: 1, hidesCollisions }).filter(({ isLabelShown }) => isLabelShown).length;
    expect(shown(false)).toBe(12);
    expect(shown(true)).toBeLessThan(12);
  });

  it('keeps a name in its circle', () => {
    const [placed] = layoutSymbols([{ ...box('a', 500, 400, 40), isLabelInside: true }], [], view);
    expect(placed).toMatchObject({ labelX: -25, labelY: -8, isLabelShown: true });
  });
});

describe('toViewScale', () => {
  it('is the same for the same picture with twice the pixels', () => {
    expect(toViewScale({ width: 2080, height: 1364 }, 2.88)).toBe(toViewScale({ width: 1040, height: 682 }, 1.44));
    expect(toViewScale({ width: 1100, height: 850 })).toBe(1);
  });
});

describe('toSymbolRadius', () => {
  it('gives area by count, with a least size and nothing for nothing', () => {
    expect(toSymbolRadius(400, 400, 1)).toBe(25);
    expect(toSymbolRadius(100, 400, 1)).toBe(12.5);
    expect(toSymbolRadius(1, 400, 1.5)).toBe(13.5);
    expect(toSymbolRadius(0, 400, 1)).toBe(0);
  });
});

describe('estimateTextWidth', () => {
  it('takes Chinese characters as square', () => {
    expect(estimateTextWidth('江西', 12)).toBe(24);
    expect(estimateTextWidth('江西 237', 12)).toBeGreaterThan(24 + 20);
  });
});
