import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveCell, toRowWindow } from './row-window.ts';

it('holds every row in sight, few beyond, and none that is not there', () => {
  const lengths = fc.record({
    total: fc.nat(40_000),
    rowPx: fc.integer({ min: 20, max: 100 }),
    viewPx: fc.integer({ min: 50, max: 2000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(lengths, ({ total, rowPx, viewPx, share }) => {
      const scrollTop = share * Math.max(0, total * rowPx - viewPx);
      const { first, end } = toRowWindow(scrollTop, viewPx, rowPx, total);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(total);
      expect(first).toBeLessThanOrEqual(Math.floor(scrollTop / rowPx));
      expect(end).toBeGreaterThanOrEqual(Math.min(total, Math.floor((scrollTop + viewPx) / rowPx)));
      expect(end - first).toBeLessThanOrEqual(viewPx / rowPx + 30);
    }),
  );
});

const SIZE = { rows: 100, columns: 5, pageRows: 11 };

it.each([
  ['ArrowDown', false, { row: 3, column: 2 }, { row: 4, column: 2 }],
  ['ArrowDown', false, { row: 99, column: 2 }, { row: 99, column: 2 }],
  ['ArrowUp', false, { row: 0, column: 2 }, { row: -1, column: 2 }],
  ['ArrowLeft', false, { row: 3, column: 0 }, { row: 3, column: 0 }],
  ['ArrowRight', false, { row: 3, column: 3 }, { row: 3, column: 4 }],
  ['PageDown', false, { row: 3, column: 2 }, { row: 13, column: 2 }],
  ['PageDown', false, { row: 95, column: 2 }, { row: 99, column: 2 }],
  ['PageUp', false, { row: 3, column: 2 }, { row: 0, column: 2 }],
  ['PageUp', false, { row: -1, column: 2 }, { row: -1, column: 2 }],
  ['Home', false, { row: 3, column: 2 }, { row: 3, column: 0 }],
  ['End', false, { row: 3, column: 2 }, { row: 3, column: 4 }],
  ['Home', true, { row: 50, column: 2 }, { row: 0, column: 0 }],
  ['End', true, { row: 3, column: 2 }, { row: 99, column: 4 }],
] as const)('%s (control %s) from %o leads to %o', (key, isControl, from, to) => {
  expect(moveCell(from, key, isControl, SIZE)).toEqual(to);
});

it('leaves other keys alone, and an empty table on its head', () => {
  expect(moveCell({ row: 1, column: 1 }, 'a', false, SIZE)).toBeNull();
  expect(moveCell({ row: -1, column: 0 }, 'End', true, { ...SIZE, rows: 0 })).toEqual({ row: -1, column: 4 });
});
