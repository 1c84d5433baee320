import type { CountScope } from '../../domain/count-scope.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import type { RegionCounts, RollUp } from '../../domain/roll-up.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { toMeasure } from '../../features/map-scene/measures.ts';
import { fitMercator } from '../../map/mercator.ts';
import type { Box, RegionFill, RegionSymbol } from '../../map/scene.ts';
import { estimateTextWidth } from '../../map/symbols/layout.ts';

export interface RegionMap {
  readonly box: Box;
  readonly fills: readonly RegionFill[];
  /** Names alone; rings of levels would not fit a map of this size. */
  readonly symbols: readonly RegionSymbol[];
  /** True: the counties around are shown, and the region is the one with a name. */
  readonly isAmongSiblings: boolean;
}

export interface RegionMapInput {
  readonly scope: CountScope;
  readonly regions: RegionIndex;
  /** Registers only. */
  readonly kindIds: readonly string[];
  /** Of the parent; `null` at the root and while loading. */
  readonly parent: RollUp | null;
  /** CSS px of the drawing. */
  readonly size: { readonly width: number; readonly height: number };
  /** Division of the board's own root: nothing above it is shown. */
  readonly root: string;
}

/** Room left around the divisions in the drawing. */
export const PADDING_PX = 12;

/** A county is a blank shape by itself: it is shown among its neighbours. */
const toFrame = ({
  scope,
  regions,
  root,
}: RegionMapInput): { readonly frame: Region; readonly parts: readonly Region[] } => {
  const { region } = scope;
  const children = regions.childrenOf(region.adcode);
  if (children.length > 0) return { frame: region, parts: children };
  const parent = region.parent === null || region.adcode === root ? undefined : regions.get(region.parent);
  if (parent === undefined || parent.level === 'country') return { frame: region, parts: [region] };
  return { frame: parent, parts: regions.childrenOf(parent.adcode) };
};

/** Divisions filled by the share not linked over all registers together, at the fixed classes of the map. */
export const toRegionMap = (input: RegionMapInput): RegionMap => {
  const { scope, kindIds, parent, size } = input;
  const { frame, parts } = toFrame(input);
  const isAmongSiblings = frame !== scope.region;
  const children = isAmongSiblings ? (parent?.children ?? []) : (scope.rollUp?.children ?? []);
  const known = scope.rollUp === null ? children : [...children, scope.rollUp.region];
  const toFill = (part: Region): RegionFill => {
    const counts = known.find(({ adcode }) => adcode === part.adcode);
    return { adcode: part.adcode, className: counts === undefined ? 'unknown' : classOf(part, counts, kindIds) };
  };
  const named = isAmongSiblings ? [scope.region] : toNamed(parts, frame.box, size);
  return { box: frame.box, fills: parts.map(toFill), symbols: named.map(toName), isAmongSiblings };
};

const LABEL_PX = 12;
/** Round a name, so that it stays where it belongs: one that has to give way is read as its neighbour's. */
const CLEARANCE_PX = 6;

/** The divisions whose names fit without moving another's, largest first. */
const toNamed = (parts: readonly Region[], box: Box, size: RegionMapInput['size']): readonly Region[] => {
  const project = fitMercator(box, size, PADDING_PX);
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  const named = parts
    .toSorted((a, b) => b.areaKm2 - a.areaKm2)
    .filter(({ label, shortName }) => {
      const [x, y] = project(label);
      const width = estimateTextWidth(shortName, LABEL_PX) + CLEARANCE_PX;
      const isFree = taken.every(
        (other) =>
          Math.abs(other.x - x) * 2 >= other.width + width || Math.abs(other.y - y) >= LABEL_PX + 2 * CLEARANCE_PX,
      );
      if (isFree) taken.push({ x, y, width });
      return isFree;
    });
  return parts.filter((part) => named.includes(part));
};

const classOf = (part: Region, { kinds }: RegionCounts, kindIds: readonly string[]): RegionFill['className'] => {
  const counts = kinds.filter(({ kind }) => kindIds.includes(kind));
  if (counts.length === 0) return 'unknown';
  return toMeasure({ measure: 'gap', counts, filter: NO_FILTER, level: part.level, areaKm2: part.areaKm2 }).className;
};

const toName = ({ adcode, shortName, label }: Region): RegionSymbol => ({
  adcode,
  name: shortName,
  lngLat: label,
  levelCounts: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 },
  redCount: 0,
  notLinked: null,
  total: 0,
  isDimmed: false,
  title: shortName,
});
