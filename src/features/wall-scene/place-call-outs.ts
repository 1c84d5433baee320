/** Where the call-outs beside the wall's map stand, and the lines that lead to their regions; CSS pixels of the map's box. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is pointed at: most important first. */
export interface CallOutAnchor extends Point {
  readonly id: string;
}

export interface CallOutFrame {
  readonly box: { readonly width: number; readonly height: number };
  /** Smallest room between two boxes of a column. */
  readonly gap: number;
  readonly left: CallOutColumn;
  readonly right: CallOutColumn;
}

export interface CallOutColumn {
  /** Left edge of its boxes. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the level part of a line ends: between the boxes and everything that is pointed at. */
  readonly elbowX: number;
}

export interface PlacedCallOut extends Point {
  readonly id: string;
  readonly side: 'left' | 'right';
  /** From the box to the region. */
  readonly line: readonly [Point, Point, Point];
}

/** LOOK.md, Layouts, Wall. */
export const MAX_CALL_OUTS = 7;
/** More in one column would ask for more orders than can be tried between two frames. */
const MAX_IN_COLUMN = 4;

/**
 * The western half of the anchors goes to the left, the others to the right; each column is in the order that makes its
 * lines shortest in sum. Such lines never cross: exchanging the ends of two that do would shorten them. Where a column
 * is too low for its share, the other takes it, and what no column holds is left out, the least important first.
 */
export const placeCallOuts = (anchors: readonly CallOutAnchor[], frame: CallOutFrame): readonly PlacedCallOut[] => {
  const rooms = { left: toRoom(frame.left, frame), right: toRoom(frame.right, frame) };
  const count = Math.min(anchors.length, MAX_CALL_OUTS, rooms.left + rooms.right);
  const chosen = anchors.slice(0, count).sort((a, b) => a.x - b.x || a.y - b.y || a.id.localeCompare(b.id));
  const leftCount = Math.min(rooms.left, Math.max(count - rooms.right, Math.floor(count / 2)));
  return [
    ...placeColumn(chosen.slice(0, leftCount), 'left', frame),
    ...placeColumn(chosen.slice(leftCount), 'right', frame),
  ];
};

/** How many boxes a column holds. */
const toRoom = ({ top, bottom }: CallOutColumn, { box, gap }: CallOutFrame): number =>
  Math.max(0, Math.min(MAX_IN_COLUMN, Math.floor((bottom - top + gap) / (box.height + gap))));

const placeColumn = (
  anchors: readonly CallOutAnchor[],
  side: 'left' | 'right',
  frame: CallOutFrame,
): readonly PlacedCallOut[] => {
  const column = frame[side];
  const { width, height } = frame.box;
  const tops = toTops(anchors.length, column, height);
  const elbows = tops.map((y): Point => ({ x: column.elbowX, y: y + height / 2 }));
  return shortestOrder(anchors, elbows).flatMap((anchor, index): PlacedCallOut[] => {
    const [y, elbow] = [tops[index], elbows[index]];
    if (y === undefined || elbow === undefined) return [];
    const start = { x: side === 'left' ? column.x + width : column.x, y: elbow.y };
    return [{ id: anchor.id, side, x: column.x, y, line: [start, elbow, { x: anchor.x, y: anchor.y }] }];
  });
};

/** Evenly over the height of the column. */
const toTops = (count: number, { top, bottom }: CallOutColumn, height: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => top + ((bottom - top) * (index + 0.5)) / count - height / 2);

const shortestOrder = (anchors: readonly CallOutAnchor[], elbows: readonly Point[]): readonly CallOutAnchor[] => {
  let best: { readonly order: readonly CallOutAnchor[]; readonly length: number } | null = null;
  for (const order of permutations(anchors)) {
    const length = order.reduce((sum, anchor, index) => sum + distance(anchor, elbows[index] ?? anchor), 0);
    if (best === null || length < best.length - 1e-9) best = { order, length };
  }
  return best?.order ?? [];
};

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const permutations = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  values.length <= 1
    ? [values]
    : values.flatMap((value, index) =>
        permutations([...values.slice(0, index), ...values.slice(index + 1)]).map((rest) => [value, ...rest]),
      );
