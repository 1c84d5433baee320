/** Where the call-outs beside the wall's map stand, and the lines that lead to their regions; CSS pixels of the map's box. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A circle that is pointed at, or that lines should go round. */
export interface CallOutDisc extends Point {
  readonly id: string;
  readonly radius: number;
}

/** A name on the map, which nothing should lie on. */
export interface CallOutName {
  /** Whose name it is; `null` for none that could be pointed at. */
  readonly id: string | null;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What stands on the map already. */
export interface CallOutGround {
  readonly discs: readonly CallOutDisc[];
  readonly names: readonly CallOutName[];
}

export interface CallOutFrame {
  readonly box: { readonly width: number; readonly height: number };
  /** Smallest room between two boxes of a column. */
  readonly gap: number;
  /** More are never shown (LOOK.md, Layouts, Wall: seven; fewer where the wall is narrow). */
  readonly most: number;
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

type Side = 'left' | 'right';

export interface PlacedCallOut extends Point {
  readonly id: string;
  readonly side: Side;
  /** From the box to the edge of the region's circle. */
  readonly line: readonly [Point, Point, Point];
}

/** More in one column would ask for more orders than can be tried between two frames. */
const MAX_IN_COLUMN = 4;
/** Fewer are not left out for the sake of their lines. */
const LEAST = 3;
/** Circles and names of others that one line may touch. */
const TOLERATED = 1;
/** A line goes so many gaps further round, rather than across the circle of another region. */
const DETOUR_GAPS = 16;

/**
 * The western part of the anchors goes to the left, the others to the right; each column takes the places and the order
 * that make its lines shortest in sum without crossing one another, a line across another region's circle or name
 * counting as much longer; no box lies on a name. The least important call-outs are left out until no line touches more than one of them, and where
 * there is no room.
 * @param anchors most important first · @param ground every circle and name on the map, those of the anchors among them
 */
export const placeCallOuts = (
  anchors: readonly CallOutDisc[],
  frame: CallOutFrame,
  ground: CallOutGround = { discs: anchors, names: [] },
): readonly PlacedCallOut[] => {
  const rooms = { left: toRoom(frame.left, frame), right: toRoom(frame.right, frame) };
  const most = Math.min(anchors.length, frame.most, rooms.left + rooms.right);
  const tools = { toCost: memoiseCosts(frame, [...ground.discs, ...ground.names.flatMap(toRow)]), names: ground.names };
  for (let count = most; count > 0; count--) {
    const chosen = anchors.slice(0, count).sort((a, b) => a.x - b.x || a.y - b.y || a.id.localeCompare(b.id));
    const plan = bestSplit(chosen, rooms, frame, tools);
    if (plan !== null && (count <= LEAST || plan.every(({ crossed }) => crossed <= TOLERATED)))
      return plan.map((entry) => toPlaced(entry, frame));
  }
  return [];
};

/** A name as a row of circles, which is what a line can be kept off. */
const toRow = ({ id, left, top, right, bottom }: CallOutName): readonly CallOutDisc[] => {
  const radius = (bottom - top) / 2;
  const count = Math.max(1, Math.round((right - left) / (2 * radius)));
  return Array.from({ length: count }, (_, index) => ({
    id: id ?? '',
    x: left + ((right - left) * (index + 0.5)) / count,
    y: top + radius,
    radius,
  }));
};

/** How many boxes a column holds. */
const toRoom = ({ top, bottom }: CallOutColumn, { box, gap }: CallOutFrame): number =>
  Math.max(0, Math.min(MAX_IN_COLUMN, Math.floor((bottom - top + gap) / (box.height + gap))));

interface Entry {
  readonly anchor: CallOutDisc;
  readonly side: Side;
  /** Top of the box. */
  readonly top: number;
  /** Circles and names of others below the line. */
  readonly crossed: number;
}

interface Cost {
  readonly length: number;
  readonly crossed: number;
}

interface Tools {
  readonly toCost: ToCost;
  readonly names: readonly CallOutName[];
}

type ToCost = (anchor: CallOutDisc, side: Side, top: number) => Cost;

/** Every anchor at every place is measured once, however many orders are tried. */
const memoiseCosts = (frame: CallOutFrame, discs: readonly CallOutDisc[]): ToCost => {
  const known = new Map<string, Cost>();
  return (anchor, side, top) => {
    const key = `${anchor.id} ${side} ${top}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const elbow = toElbow(side, top, frame);
    const crossed = discs.filter((disc) => disc.id !== anchor.id && touches(disc, elbow, anchor)).length;
    const cost = { length: distance(elbow, anchor) + crossed * DETOUR_GAPS * frame.gap, crossed };
    known.set(key, cost);
    return cost;
  };
};

const toElbow = (side: Side, top: number, frame: CallOutFrame): Point => ({
  x: frame[side].elbowX,
  y: top + frame.box.height / 2,
});

interface Column {
  readonly length: number;
  readonly entries: readonly Entry[];
}

const bestSplit = (
  chosen: readonly CallOutDisc[],
  rooms: Readonly<Record<Side, number>>,
  frame: CallOutFrame,
  tools: Tools,
): readonly Entry[] | null => {
  let best: Column | null = null;
  for (let left = Math.max(0, chosen.length - rooms.right); left <= Math.min(rooms.left, chosen.length); left++) {
    const west = bestColumn(chosen.slice(0, left), 'left', frame, tools);
    const east = bestColumn(chosen.slice(left), 'right', frame, tools);
    if (west === null || east === null) continue;
    const length = west.length + east.length;
    if (best === null || length < best.length - 1e-9) best = { length, entries: [...west.entries, ...east.entries] };
  }
  return best?.entries ?? null;
};

const bestColumn = (
  anchors: readonly CallOutDisc[],
  side: Side,
  frame: CallOutFrame,
  { toCost, names }: Tools,
): Column | null => {
  let best: Column | null = null;
  const orders = permutations(anchors);
  const isFree = (top: number): boolean => names.every((name) => !liesOn(name, side, top, frame));
  for (const tops of toChoices(anchors.length, frame[side], frame).filter((each) => each.every(isFree)))
    for (const order of orders) {
      const entries = order.map((anchor, index): Entry & Cost => {
        const top = tops[index] ?? 0;
        return { anchor, side, top, ...toCost(anchor, side, top) };
      });
      const length = entries.reduce((sum, entry) => sum + entry.length, 0);
      if (best !== null && length >= best.length - 1e-9) continue;
      if (!crossEachOther(entries, frame)) best = { length, entries };
    }
  return best;
};

const liesOn = (name: CallOutName, side: Side, top: number, { box, ...frame }: CallOutFrame): boolean => {
  const { x } = frame[side];
  return name.right > x && name.left < x + box.width && name.bottom > top && name.top < top + box.height;
};

/** Tops for so many boxes, from the first to the last: evenly over the column, and every choice of half steps. */
const toChoices = (count: number, { top, bottom }: CallOutColumn, { box, gap }: CallOutFrame): readonly number[][] => {
  const step = (box.height + gap) / 2;
  const even = Array.from(
    { length: count },
    (_, index) => top + ((bottom - top) * (index + 0.5)) / count - box.height / 2,
  );
  const steps = Math.floor((bottom - top - box.height) / step);
  const choices = (from: number, left: number): number[][] => {
    if (left === 0) return [[]];
    const found: number[][] = [];
    for (let at = from; at <= steps - 2 * (left - 1); at++)
      for (const rest of choices(at + 2, left - 1)) found.push([top + at * step, ...rest]);
    return found;
  };
  return [even, ...choices(0, count)];
};

const crossEachOther = (entries: readonly Entry[], frame: CallOutFrame): boolean =>
  entries.some((one, index) =>
    entries
      .slice(index + 1)
      .some((other) =>
        doCross(toElbow(one.side, one.top, frame), one.anchor, toElbow(other.side, other.top, frame), other.anchor),
      ),
  );

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

const doCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;

const toPlaced = ({ anchor, side, top }: Entry, frame: CallOutFrame): PlacedCallOut => {
  const { x } = frame[side];
  const elbow = toElbow(side, top, frame);
  const start = { x: side === 'left' ? x + frame.box.width : x, y: elbow.y };
  const share = Math.max(0, 1 - anchor.radius / Math.max(distance(elbow, anchor), 1));
  const end = { x: elbow.x + (anchor.x - elbow.x) * share, y: elbow.y + (anchor.y - elbow.y) * share };
  return { id: anchor.id, side, x, y: top, line: [start, elbow, end] };
};

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Whether the segment goes through the circle. */
const touches = (disc: CallOutDisc, from: Point, to: Point): boolean => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((disc.x - from.x) * dx + (disc.y - from.y) * dy) / Math.max(dx * dx + dy * dy, 1e-9);
  const share = Math.max(0, Math.min(1, along));
  return distance(disc, { x: from.x + dx * share, y: from.y + dy * share }) < disc.radius;
};

const permutations = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  values.length <= 1
    ? [values]
    : values.flatMap((value, index) =>
        permutations([...values.slice(0, index), ...values.slice(index + 1)]).map((rest) => [value, ...rest]),
      );
