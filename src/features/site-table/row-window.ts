/** Rows drawn beyond the edges, and the step by which the window moves: a render for every step, not for every pixel. */
const OVERSCAN = 8;
const STEP = 4;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Rows to draw; all lengths in CSS px. `rowPx` 0 (nothing laid out yet) draws a first screenful. */
export const toRowWindow = (scrollTop: number, viewPx: number, rowPx: number, total: number): RowWindow => {
  if (rowPx <= 0) return { first: 0, end: Math.min(total, 40) };
  const first = Math.floor((scrollTop / rowPx - OVERSCAN) / STEP) * STEP;
  const end = Math.ceil(((scrollTop + viewPx) / rowPx + OVERSCAN) / STEP) * STEP;
  return { first: Math.min(Math.max(0, first), total), end: Math.min(Math.max(0, end), total) };
};

/** A cell of the grid: row −1 is the head. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on screen: the step of the Page keys. */
  readonly pageRows: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Into the grid, wherever it has shrunk to. */
export const clampCell = ({ row, column }: CellPosition, { rows, columns }: GridSize): CellPosition => ({
  row: clamp(row, -1, rows - 1),
  column: clamp(column, 0, Math.max(0, columns - 1)),
});

/** Where a key leads; `null` for a key that moves nothing. */
export const moveCell = (from: CellPosition, key: string, isControl: boolean, size: GridSize): CellPosition | null => {
  const { row, column } = from;
  const page = Math.max(1, size.pageRows - 1);
  const to = ((): CellPosition | null => {
    switch (key) {
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowLeft':
        return { row, column: column - 1 };
      case 'ArrowRight':
        return { row, column: column + 1 };
      case 'PageUp':
        return { row: Math.max(Math.min(row, 0), row - page), column };
      case 'PageDown':
        return { row: row + page, column };
      case 'Home':
        return { row: isControl ? 0 : row, column: 0 };
      case 'End':
        return { row: isControl ? size.rows - 1 : row, column: size.columns - 1 };
      default:
        return null;
    }
  })();
  return to === null ? null : clampCell(to, size);
};
