import { mergeKind, visibleKinds } from '../../domain/counting.ts';
import type { DivisionLevel, Region, RegionIndex } from '../../domain/region-index.ts';
import type { KindCounts, RegionCounts, RollUp } from '../../domain/roll-up.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { toMeasure, type MeasureName } from '../../features/map-scene/measures.ts';
import { toGapKinds } from '../../features/map-scene/to-map-scene.ts';
import type { RegionFill, RegionSymbol } from '../../map/scene.ts';

export interface PictureInput {
  readonly region: Region;
  readonly rollUp: RollUp | null;
  readonly regions: RegionIndex;
  readonly kindIds: readonly string[];
  readonly filter: SiteFilter;
  readonly measure: MeasureName;
  /** Level of the divisions that the classes are made for; the same for every map, so that one key serves all. */
  readonly level: DivisionLevel;
}

export interface Picture {
  readonly fills: readonly RegionFill[];
  readonly symbols: readonly RegionSymbol[];
}

/** Fills and names with their number for the small map of one region; pure. */
export const toPicture = (input: PictureInput): Picture => {
  const { region, regions, rollUp } = input;
  const children = regions.childrenOf(region.adcode);
  const parts =
    children.length === 0
      ? [{ region, counts: rollUp?.region ?? null }]
      : children.map((child) => ({
          region: child,
          counts: rollUp?.children.find(({ adcode }) => adcode === child.adcode) ?? null,
        }));
  const drawn = parts.map((part) => toPart(part.region, part.counts, input));
  return { fills: drawn.map(({ fill }) => fill), symbols: drawn.map(({ symbol }) => symbol) };
};

const toPart = (
  region: Region,
  counts: RegionCounts | null,
  input: PictureInput,
): { readonly fill: RegionFill; readonly symbol: RegionSymbol } => {
  const { adcode } = region;
  if (counts === null) return { fill: { adcode, className: 'unknown' }, symbol: toName(region, null) };
  const { measure, filter, level } = input;
  const own = toKinds(counts.kinds, input);
  const result = toMeasure({ measure, counts: own, filter, level, areaKm2: region.areaKm2 });
  const isUnknown = own.length === 0;
  const number = measure === 'risk-index' ? roundTenth(result.value) : result.numerator;
  return {
    fill: { adcode, className: isUnknown ? 'unknown' : result.className },
    symbol: toName(region, isUnknown || result.value === null ? null : number),
  };
};

const toKinds = (counts: readonly KindCounts[], { kindIds, filter, measure }: PictureInput): readonly KindCounts[] => {
  const shown = visibleKinds(kindIds, filter);
  const kinds = measure === 'gap' ? toGapKinds(filter, shown, shown[0]) : shown;
  return kinds.flatMap((kind) => mergeKind(counts, kind) ?? []);
};

const roundTenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

const toName = ({ adcode, name, shortName, label }: Region, number: number | null): RegionSymbol => ({
  adcode,
  name: shortName,
  lngLat: label,
  levelCounts: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 },
  redCount: 0,
  notLinked: number,
  total: 0,
  isDimmed: false,
  // Begins with what is drawn, for whoever speaks what they see.
  title: [shortName, number, shortName === name ? null : name].filter((part) => part !== null).join(' '),
});
