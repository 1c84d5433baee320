import { mergeKind, toFocusKind, visibleKinds } from '../../domain/counting.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import { addCounts, toLinkCounts, type KindCounts, type RegionCounts, type RollUp } from '../../domain/roll-up.ts';
import { codesOf, sumCodes } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { inLanguage, type Language } from '../../domain/words.ts';
import { LEVEL_WORDS } from '../../domain/levels.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type {
  CameraPosition,
  FacetValue,
  MapScene,
  MapTheme,
  RegionFill,
  RegionSymbol,
  SiteLayerSpec,
  WarningPulse,
} from '../../map/scene.ts';
import { toAddable, toLevelCounts, toMeasure, type MeasureName } from './measures.ts';
import { symbolTitle } from './words.ts';

export interface MapSceneInput {
  readonly region: Region;
  readonly root: string;
  readonly regions: RegionIndex;
  readonly kinds: readonly HazardKind[];
  readonly rollUp: RollUp | null;
  readonly filter: SiteFilter;
  /** Of the sites that are drawn; `filter` when left out. */
  readonly drawn?: SiteFilter;
  readonly sourcesInUse: readonly { readonly kind: string; readonly source: string }[];
  /** `null`: an analysis fills the map (`toAnalysisScene`); until it has answered the divisions are unknown. */
  readonly measure: MeasureName | null;
  readonly theme: MapTheme;
  readonly language: Language;
  readonly selected: SiteDetail | null;
  readonly pulses: readonly WarningPulse[];
  readonly approvalNumber: string;
  /** From the address; `null` fits the region. */
  readonly camera: CameraPosition | null;
  /** Another one asks for another move; the region's code when left out. */
  readonly cameraKey?: string;
  /** Zoom the map has come to rest at; `null` before the first time. */
  readonly settledZoom: number | null;
}

/** From here a province's sites can be told apart; below it region symbols answer (DESIGN.md, Map). */
export const SITE_ZOOM = 7.6;

const showsSites = ({ region, settledZoom }: MapSceneInput): boolean =>
  region.level === 'prefecture' || region.level === 'county' || (settledZoom !== null && settledZoom >= SITE_ZOOM);

/** The whole map for one address and one answer of the worker; pure, so that it is tested without a canvas. */
export const toMapScene = (input: MapSceneInput): MapScene => {
  const registerIds = input.kinds.filter((kind) => kind.isRegister).map((kind) => kind.id);
  const shown = visibleKinds(registerIds, input.filter);
  const focus = toFocusKind(registerIds, input.filter);
  const detail = showsSites(input) ? 'sites' : 'regions';
  const parts = toParts(input);
  return {
    theme: input.theme,
    language: input.language,
    divisionStyle: 'levels',
    symbolScale: input.theme === 'wall' ? 1.5 : 1,
    region: input.region.adcode,
    root: input.root,
    detail,
    // Among the sites a fill would only compete with their colours; the division's name stays as the way down.
    fills: parts.map((part) =>
      detail === 'sites' ? { adcode: part.region.adcode, className: 'none' } : toFill(part, input, shown, focus),
    ),
    symbols: parts
      .filter((part) => detail === 'regions' || part.region !== input.region)
      .map((part) => toSymbol(part, input, shown, focus))
      .map((symbol) => (detail === 'sites' || input.measure === null ? toName(symbol) : symbol)),
    sites: input.kinds.map((kind) => toSiteLayers(kind, input)).flat(),
    selection: toSelection(input),
    ring: null,
    pulses: input.pulses,
    marks: [],
    approvalNumber: input.approvalNumber,
    camera: { key: input.cameraKey ?? input.region.adcode, box: input.region.box, at: input.camera },
  };
};

interface Part {
  readonly region: Region;
  /** `null` until the worker has answered: then the division is drawn as unknown, never as empty. */
  readonly counts: RegionCounts | null;
}

/** The children that carry fills and symbols; a region without children carries its own. */
const toParts = ({ region, regions, rollUp }: MapSceneInput): Part[] => {
  const children = regions.childrenOf(region.adcode);
  if (children.length === 0) return [{ region, counts: rollUp?.region ?? null }];
  return children.map((child) => ({
    region: child,
    counts: rollUp?.children.find((counts) => counts.adcode === child.adcode) ?? null,
  }));
};

const of = (counts: RegionCounts, kinds: readonly string[]): readonly KindCounts[] =>
  counts.kinds.filter((count) => kinds.includes(count.kind));

const toFill = (part: Part, input: MapSceneInput, shown: readonly string[], focus: string | undefined): RegionFill => {
  if (part.counts === null || input.measure === null) return { adcode: part.region.adcode, className: 'unknown' };
  const kinds = input.measure === 'gap' ? toGapKinds(input.filter, shown, focus) : shown;
  const { className } = toMeasure({
    measure: input.measure,
    counts: of(part.counts, kinds),
    filter: input.filter,
    level: part.region.level,
    areaKm2: part.region.areaKm2,
  });
  return { adcode: part.region.adcode, className };
};

/** The gap is one register's unless the user has chosen several: shares of unlike registers say little added up. */
export const toGapKinds = (
  filter: SiteFilter,
  shown: readonly string[],
  focus: string | undefined,
): readonly string[] => (filter.kinds === null ? (focus === undefined ? [] : [focus]) : shown);

/** Among the sites, and under an analysis, only the name is drawn; its button still tells the figures to whoever hears the map. */
export const toName = (symbol: RegionSymbol): RegionSymbol => ({
  ...symbol,
  levelCounts: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 },
  redCount: 0,
  notLinked: null,
  total: 0,
});

const toSymbol = (
  part: Part,
  input: MapSceneInput,
  shown: readonly string[],
  focus: string | undefined,
): RegionSymbol => {
  const counts = part.counts === null ? [] : of(part.counts, shown);
  const levelCounts = toLevelCounts(addCounts(toAddable(counts).counts), input.filter);
  const total = Object.values(levelCounts).reduce((sum, value) => sum + value, 0);
  const gap = part.counts === null || focus === undefined ? null : mergeKind(part.counts.kinds, focus);
  const links = gap === null ? null : toLinkCounts(gap.codes, input.filter, focus);
  const shownLinks = links === null || links.registered === 0 ? null : links;
  const focusKind = input.kinds.find((kind) => kind.id === focus);
  const title = symbolTitle(
    part.region.shortName,
    total,
    levelCounts['1'],
    levelCounts['2'],
    shownLinks,
    focusKind?.words.name ?? { zh: '', en: '' },
    part.counts === null || part.counts.kinds.some(({ codes }) => sumCodes(codes) > 0),
  );
  return {
    adcode: part.region.adcode,
    name: part.region.shortName,
    lngLat: part.region.label,
    levelCounts,
    redCount: levelCounts['1'],
    notLinked: shownLinks?.notLinked ?? null,
    total,
    isDimmed: false,
    title: inLanguage(title, input.language),
  };
};

const toSiteLayers = (kind: HazardKind, input: MapSceneInput): readonly SiteLayerSpec[] => {
  const isVisible = showsSites(input) && (input.filter.kinds === null || input.filter.kinds.includes(kind.id));
  const codes = codesOf(input.drawn ?? input.filter);
  return input.sourcesInUse
    .filter((use) => use.kind === kind.id)
    .map(({ source }) => ({
      kind: kind.id,
      source,
      shape: kind.shape,
      isVisible,
      countyRange: toRange(input.region),
      codes,
      facets: [toAge(kind.id, input), ...toOwnFacets(kind, input)] as const,
    }));
};

/** The country shows what lies outside every county as well: an imported site at sea must not vanish. */
const toRange = ({ level, countyRange }: Region): readonly [number, number] =>
  level === 'country' ? [0, countyRange[1]] : countyRange;

/** A site is late or lost, never both: who asks for both sees none. */
const toAge = (kind: string, { filter }: MapSceneInput): FacetValue => {
  const [isLate, isLost] = [filter.flags.includes(`${kind}.late`), filter.flags.includes(`${kind}.lost`)];
  if (isLate) return isLost ? 3 : 1;
  return isLost ? 2 : null;
};

const toFacet = (kind: string, facet: string | undefined, { filter }: MapSceneInput): FacetValue =>
  facet !== undefined && filter.flags.includes(`${kind}.${facet}`) ? 1 : null;

const toOwnFacets = (kind: HazardKind, input: MapSceneInput): [FacetValue, FacetValue] => [
  toFacet(kind.id, kind.facets[0]?.id, input),
  toFacet(kind.id, kind.facets[1]?.id, input),
];

const toSelection = ({ selected, language }: MapSceneInput): MapScene['selection'] => {
  if (selected === null || selected.row.lngLat === null) return null;
  const { kind, source, id, lngLat, level, name } = selected.row;
  const { colour, severity } = LEVEL_WORDS[level];
  const note = `${inLanguage(colour, language)} ${inLanguage(severity, language)}`.trim();
  return { kind, source, id, lngLat, level, label: { title: name, note } };
};
