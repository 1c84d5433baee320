import { describe, expect, it } from 'vitest';

import { estimateTextWidth, layoutSymbols, MAX_PUSH_PX, toSymbolRadius, type SymbolBox } from './layout.ts';

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
