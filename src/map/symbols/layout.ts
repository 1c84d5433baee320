import type { DivisionStyle } from '../scene.ts';

/** Where region symbols and their labels go, in CSS pixels of the container: pure, tested without a map. */
export interface SymbolBox {
  readonly id: string;
  /** Projected label point. */
  readonly x: number;
  readonly y: number;
  /** 0 for a name without a ring. */
  readonly radius: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
  /** The name stands in the symbol, where nothing else can lie. */
  readonly isLabelInside?: boolean;
}

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

export interface LayoutRules {
  /** The scene's symbol scale; every length of this file that is not given grows with it. */
  readonly scale: number;
  /** A name that has no room of its own is left out; else a map of few divisions shows all of them. */
  readonly hidesCollisions: boolean;
}

export type LabelSide =
  'below' | 'right' | 'left' | 'above' | 'below-right' | 'below-left' | 'above-right' | 'above-left' | 'centre';

export interface PlacedSymbol {
  readonly id: string;
  /** Displacement from the label point; a leader line is drawn when it is longer than `LEADER_FROM_PX` at the scene's scale. */
  readonly dx: number;
  readonly dy: number;
  /** Top left of the label, from the symbol's middle. */
  readonly labelX: number;
  readonly labelY: number;
  /** False where the label would lie on others and there are too many to show all. */
  readonly isLabelShown: boolean;
}

export const MAX_PUSH_PX = 46;
export const LEADER_FROM_PX = 12;
export const LARGEST_RADIUS_PX = 25;
export const SMALLEST_RADIUS_PX = 9;
/** Circles of the blind spots, of a view with room for them: most of them hold their name. */
const BLIND_SPOT_RADII_PX = { largest: 48, smallest: 7 };

const GAP_PX = 3;
const LABEL_GAP_PX = 2;
const ROUNDS = 80;
/** Up to here every name is shown, wherever it fits best; the provinces are 34. On a narrower map, only where there is room. */
const ALL_LABELS_UP_TO = 40;
const ALL_LABELS_FROM_WIDTH_PX = 700;

/** r = 25·√share of the largest, at least 9 (LOOK.md, Region symbol); 0 where there is nothing. */
export const toSymbolRadius = (
  total: number,
  largest: number,
  scale: number,
  style: DivisionStyle = 'levels',
): number => {
  if (total <= 0 || largest <= 0) return 0;
  const isRing = style === 'levels';
  const most = isRing ? LARGEST_RADIUS_PX : BLIND_SPOT_RADII_PX.largest;
  const least = isRing ? SMALLEST_RADIUS_PX : BLIND_SPOT_RADII_PX.smallest;
  return Math.max(least, most * Math.sqrt(total / largest)) * scale;
};

/**
 * A small map draws smaller symbols, or they would cover the country they describe; full size from 1100 × 850 px of a
 * desk, and from as many more pixels as symbols are larger: twice the pixels at twice the scale are the same picture.
 */
export const toViewScale = ({ width, height }: ViewSize, symbolScale = 1): number =>
  Math.max(0.56, Math.min(1, width / (1100 * symbolScale), height / (850 * symbolScale)));

const DESK: LayoutRules = { scale: 1, hidesCollisions: false };

export const layoutSymbols = (
  boxes: readonly SymbolBox[],
  obstacles: readonly Rect[],
  view: ViewSize,
  rules: LayoutRules = DESK,
): PlacedSymbol[] => {
  const middles = pushApart(boxes, rules.scale);
  const discs = boxes.map((box, index) => discOf(middles[index] ?? { x: box.x, y: box.y }, box.radius));
  const taken: Rect[] = [...obstacles];
  const placed = new Map<string, PlacedSymbol>();
  const order = boxes.map((_, index) => index).sort((a, b) => (boxes[b]?.radius ?? 0) - (boxes[a]?.radius ?? 0));
  for (const index of order) {
    const box = boxes[index];
    const middle = middles[index];
    if (!box || !middle) continue;
    const others = discs.filter((disc, other) => other !== index && disc.right > disc.left);
    const label = placeLabel(box, middle, [...others, ...taken], view, rules.scale);
    const isLabelShown = label.overlap === 0 || (!rules.hidesCollisions && hasAllLabels(boxes.length, view));
    if (isLabelShown) taken.push(label.rect);
    placed.set(box.id, {
      id: box.id,
      dx: middle.x - box.x,
      dy: middle.y - box.y,
      labelX: label.rect.left - middle.x,
      labelY: label.rect.top - middle.y,
      isLabelShown,
    });
  }
  return boxes.flatMap((box) => placed.get(box.id) ?? []);
};

const hasAllLabels = (count: number, view: ViewSize): boolean =>
  count <= ALL_LABELS_UP_TO && view.width >= ALL_LABELS_FROM_WIDTH_PX;

interface Point {
  x: number;
  y: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const discOf = ({ x, y }: Point, radius: number): Rect => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

/** Moves overlapping rings away from each other, the smaller one further, none by more than `MAX_PUSH_PX`. */
const pushApart = (boxes: readonly SymbolBox[], scale: number): Point[] => {
  const middles = boxes.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) if (!pushOnce(boxes, middles, scale)) break;
  return middles;
};

const pushOnce = (boxes: readonly SymbolBox[], middles: Point[], scale: number): boolean => {
  let hasMoved = false;
  for (let first = 0; first < boxes.length; first++)
    for (let second = first + 1; second < boxes.length; second++) {
      const [a, b, from, to] = [boxes[first], boxes[second], middles[first], middles[second]];
      if (!a || !b || !from || !to || a.radius === 0 || b.radius === 0) continue;
      const distance = Math.hypot(to.x - from.x, to.y - from.y);
      const overlap = a.radius + b.radius + GAP_PX * scale - distance;
      if (overlap <= 0.05) continue;
      // Symbols on the very same point part to the right, always the same way.
      const [ux, uy] = distance < 0.01 ? [1, 0] : [(to.x - from.x) / distance, (to.y - from.y) / distance];
      const shareOfFirst = b.radius ** 2 / (a.radius ** 2 + b.radius ** 2);
      const reach = MAX_PUSH_PX * scale;
      moveWithin(a, from, reach, -ux * overlap * shareOfFirst, -uy * overlap * shareOfFirst);
      moveWithin(b, to, reach, ux * overlap * (1 - shareOfFirst), uy * overlap * (1 - shareOfFirst));
      hasMoved = true;
    }
  return hasMoved;
};

const moveWithin = (box: SymbolBox, middle: Point, reach: number, dx: number, dy: number): void => {
  const [x, y] = [middle.x + dx - box.x, middle.y + dy - box.y];
  const length = Math.hypot(x, y);
  const factor = length > reach ? reach / length : 1;
  middle.x = box.x + x * factor;
  middle.y = box.y + y * factor;
};

const SIDES: readonly LabelSide[] = [
  'below',
  'right',
  'left',
  'above',
  'below-right',
  'below-left',
  'above-right',
  'above-left',
];

/** A name without a ring may stand further off, or it would be lost among its neighbours (香港, 澳门). */
const NAME_REACHES_PX = [6, 18, 30];

const placeLabel = (
  box: SymbolBox,
  middle: Point,
  taken: readonly Rect[],
  view: ViewSize,
  scale: number,
): { readonly rect: Rect; readonly overlap: number } => {
  if (box.isLabelInside === true) return { rect: labelRect(box, middle, 'centre', 0, scale), overlap: 0 };
  let best: { rect: Rect; overlap: number } | null = null;
  for (const rect of candidatesOf(box, middle, scale)) {
    const overlap = taken.reduce((sum, other) => sum + overlapOf(rect, other), 0) + outsideOf(rect, view);
    if (best === null || overlap < best.overlap) best = { rect, overlap };
    if (overlap === 0) break;
  }
  return best ?? { rect: labelRect(box, middle, 'below', box.radius, scale), overlap: 0 };
};

const candidatesOf = (box: SymbolBox, middle: Point, scale: number): Rect[] =>
  box.radius > 0
    ? SIDES.map((side) => labelRect(box, middle, side, box.radius, scale))
    : [
        labelRect(box, middle, 'centre', 0, scale),
        ...NAME_REACHES_PX.flatMap((reach) => SIDES.map((side) => labelRect(box, middle, side, reach * scale, scale))),
      ];

const labelRect = (box: SymbolBox, { x, y }: Point, side: LabelSide, radius: number, scale: number): Rect => {
  const { labelWidth: width, labelHeight: height } = box;
  // On a diagonal the label may come nearer: the ring is round.
  const reach = (side.includes('-') ? radius * 0.62 : radius) + LABEL_GAP_PX * scale;
  const left = side.endsWith('right') ? x + reach : side.endsWith('left') ? x - reach - width : x - width / 2;
  const top = side.startsWith('below')
    ? y + reach - scale
    : side.startsWith('above')
      ? y - reach - height + scale
      : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
};

const overlapOf = (a: Rect, b: Rect): number => {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
};

const outsideOf = (rect: Rect, view: ViewSize): number => {
  const area = (rect.right - rect.left) * (rect.bottom - rect.top);
  return area - overlapOf(rect, { left: 0, top: 0, right: view.width, bottom: view.height });
};

/** Estimate of a text's width in px: a Chinese character is one em wide, a Latin letter or digit about 0.58. */
export const estimateTextWidth = (text: string, fontPx: number): number => {
  let ems = 0;
  for (const character of text) ems += character.charCodeAt(0) > 0x2e7f ? 1 : character === ' ' ? 0.3 : 0.6;
  return Math.ceil(ems * fontPx);
};
