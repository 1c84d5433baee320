import { LEVEL_KEYS, LINK_STATUSES, type LevelKey, type WarningLevel } from '../../../src/domain/levels.ts';
import { RegionIndex, type Region, type RegionIndexFile } from '../../../src/domain/region-index.ts';
import { EVERY_CODE, codesOf, toSiteCode, type CodeFilter } from '../../../src/domain/site-code.ts';
import { MARK_BAR, MARK_RETAINED, type SiteGpuColumns, type SiteShapes } from '../../../src/domain/site-columns.ts';
import { linkStateOf, toSymbolCell, type SymbolShape } from '../../../src/domain/symbol.ts';
import { FILL_CLASSES, type MapScene, type MapTheme, type RegionSymbol } from '../../../src/map/scene.ts';

export const KINDS: readonly { readonly kind: string; readonly shape: SymbolShape; readonly rows: number }[] = [
  { kind: 'major-hazard-source', shape: 'diamond', rows: 22_273 },
  { kind: 'tailings-pond', shape: 'triangle', rows: 7_000 },
  { kind: 'chemical-park', shape: 'hexagon', rows: 2_640 },
  { kind: 'coach-route', shape: 'arrow', rows: 1_500 },
  { kind: 'coal-mine', shape: 'square', rows: 4_300 },
];

const createRandom = (seed: number) => (): number => {
  seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
  return seed / 4_294_967_296;
};

export const loadRegions = async (): Promise<RegionIndex> => {
  const response = await fetch('/boundaries/regions.json');
  return new RegionIndex((await response.json()) as RegionIndexFile);
};

/** Random rows around the label points of counties; every 50th is unplaced (NaN). */
export const toColumns = (regions: RegionIndex, kind: string, rows: number): SiteGpuColumns => {
  const random = createRandom(kind.length * 7919);
  const levels = Array.from({ length: rows }, () => Math.min(4, Math.floor(random() ** 0.7 * 5))).sort((a, b) => b - a);
  const columns = {
    positions: new Float32Array(rows * 2),
    filterValues: new Float32Array(rows * 4),
    codes: new Uint8Array(rows),
    symbols: new Uint8Array(rows),
    marks: new Uint8Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const level = LEVEL_KEYS[levels[row] ?? 4] ?? 'unassessed';
    const link = LINK_STATUSES[Math.floor(random() * 5)] ?? 'linked';
    const warning = (random() < 0.05 ? Math.ceil(random() * 4) : 0) as WarningLevel;
    const isLate = random() < 0.2;
    const county = 1 + Math.floor(random() * regions.countyCount);
    const region = regions.get(regions.adcodeOfCounty(county) ?? '');
    const spread = region ? Math.sqrt(region.areaKm2) / 350 : 0;
    const isPlaced = row % 50 !== 0 && region;
    columns.positions[row * 2] = isPlaced ? region.label[0] + (random() - 0.5) * spread : NaN;
    columns.positions[row * 2 + 1] = isPlaced ? region.label[1] + (random() - 0.5) * spread : NaN;
    const hasBar = kind === 'tailings-pond' && random() < 0.2;
    columns.filterValues.set([isPlaced ? county : 0, isLate ? 1 : 0, hasBar ? 1 : 0, 0], row * 4);
    columns.codes[row] = toSiteCode(level, link, warning);
    columns.symbols[row] = toSymbolCell(level, linkStateOf(link, isLate));
    columns.marks[row] = warning | (warning && random() < 0.3 ? MARK_RETAINED : 0) | (hasBar ? MARK_BAR : 0);
  }
  return { kind, source: 'demo', isSynthetic: true, version: 1, loadVersion: 1, rowCount: rows, ...columns };
};

/** Routes from each row's position to another's, with a bend; parks as rough hexagons. */
export const toShapes = (columns: SiteGpuColumns, geometry: 'line' | 'polygon'): SiteShapes => {
  const random = createRandom(11);
  const positions: number[] = [];
  const starts: number[] = [];
  const rows: number[] = [];
  for (let row = 1; row < columns.rowCount; row++) {
    const [x, y] = [columns.positions[row * 2] ?? NaN, columns.positions[row * 2 + 1] ?? NaN];
    if (Number.isNaN(x)) continue;
    starts.push(positions.length / 2);
    rows.push(row);
    const size = geometry === 'line' ? 2 + random() * 3 : 0.02 + random() * 0.03;
    const turn = random() * 6.28;
    for (let step = 0; step < (geometry === 'line' ? 24 : 6); step++) {
      const angle = turn + (geometry === 'line' ? 0.3 * Math.sin(step / 4) : step * 1.047);
      const reach = geometry === 'line' ? (size * (step - 12)) / 12 : size * (0.7 + random() * 0.5);
      positions.push(x + reach * Math.cos(angle), y + reach * 0.8 * Math.sin(angle));
    }
  }
  starts.push(positions.length / 2);
  return {
    kind: columns.kind,
    source: columns.source,
    version: columns.loadVersion,
    geometry,
    positions: Float32Array.from(positions),
    startIndices: Uint32Array.from(starts),
    rows: Uint32Array.from(rows),
  };
};

const toSymbol = (region: Region, parentLevel: string): RegionSymbol => {
  const random = createRandom(Number(region.adcode));
  const total = Math.round(random() ** 2 * (parentLevel === 'country' ? 2200 : 140));
  const isTaiwan = ['710000', '810000', '820000'].includes(region.adcode);
  const count = (share: number): number => (isTaiwan ? 0 : Math.round(total * share));
  const levelCounts: Record<LevelKey, number> = {
    '1': count(0.08),
    '2': count(0.12),
    '3': count(0.32),
    '4': count(0.4),
    unassessed: count(0.08),
  };
  return {
    adcode: region.adcode,
    name: region.shortName,
    lngLat: region.label,
    levelCounts,
    redCount: levelCounts['1'],
    notLinked: isTaiwan ? null : Math.round(total / 3),
    total: isTaiwan ? 0 : Object.values(levelCounts).reduce((sum, value) => sum + value, 0),
    isDimmed: false,
    title: `${region.name}，${total} 处`,
  };
};

export interface HarnessQuery {
  readonly region: string;
  readonly theme: MapTheme;
  readonly detail: 'regions' | 'sites';
  readonly filter: CodeFilter;
}

export const toScene = (regions: RegionIndex, { region, theme, detail, filter }: HarnessQuery): MapScene => {
  const own = regions.get(region);
  if (!own) throw new Error(`no region ${region}`);
  const children = regions.childrenOf(region);
  const shown = children.length === 0 ? [own] : children;
  const symbols = shown.map((child) => toSymbol(child, own.level));
  return {
    language: 'zh-CN',
    theme,
    symbolScale: theme === 'wall' ? 1.5 : 1,
    region,
    root: '100000',
    detail,
    fills: shown.map((child, index) => ({
      adcode: child.adcode,
      className:
        children.length === 0
          ? 'none'
          : (FILL_CLASSES[child.adcode === '540000' ? 5 : child.adcode === '650000' ? 7 : (index * 7) % 5] ?? 'none'),
    })),
    symbols: detail === 'regions' ? symbols : symbols.map((symbol) => ({ ...symbol, total: 0, notLinked: null })),
    sites: KINDS.map(({ kind, shape }) => ({
      kind,
      source: 'demo',
      shape,
      isVisible: true,
      countyRange: own.level === 'country' ? [0, regions.countyCount] : own.countyRange,
      codes: codesOf(filter),
      facets: [null, null, null],
    })),
    selection: null,
    ring: null,
    pulses: [],
    marks: [],
    divisionStyle: 'levels',
    approvalNumber: '',
    camera: { key: region, box: own.box, at: null },
  };
};

export const EVERYTHING = EVERY_CODE;
