import { describe, expect, it } from 'vitest';
import { stepStop, toRestingStop, toSheetHeights } from './sheet-stops.ts';

const heights = toSheetHeights(700, 16);

describe('stops of the sheet', () => {
  it('are the answer, half and all but a strip', () => {
    expect(heights.peek).toBe(176);
    expect(heights.half).toBeCloseTo(385);
    expect(heights.full).toBe(652);
  });

  it.each([0, 40, 150, 200, 300])('never pass one another on a screen of %i px', (room) => {
    const { peek, half, full } = toSheetHeights(room, 16);
    expect(peek).toBeGreaterThanOrEqual(0);
    expect(half).toBeGreaterThanOrEqual(peek);
    expect(full).toBeGreaterThanOrEqual(half);
    expect(full).toBeLessThanOrEqual(room);
  });

  it('are reached by where the sheet is let go, and by how fast', () => {
    expect(toRestingStop(200, 0, heights)).toBe('peek');
    expect(toRestingStop(330, 0, heights)).toBe('half');
    expect(toRestingStop(600, 0, heights)).toBe('full');
    expect(toRestingStop(200, 1, heights)).toBe('half');
    expect(toRestingStop(400, -2, heights)).toBe('peek');
    expect(toRestingStop(400, 2, heights)).toBe('full');
  });

  it('follow one another and end', () => {
    expect(stepStop('peek', 1)).toBe('half');
    expect(stepStop('half', 1)).toBe('full');
    expect(stepStop('full', 1)).toBe('full');
    expect(stepStop('peek', -1)).toBe('peek');
  });
});
