import type {
  CameraTarget,
  DistanceRing,
  FillClass,
  MapScene,
  MapSelection,
  RegionSymbol,
  SceneMark,
  SiteLayerSpec,
  WarningPulse,
} from './scene.ts';

/** Everything of a scene that changes how it is drawn and nothing of what. */
export type MapLook = Pick<MapScene, 'theme' | 'symbolScale' | 'divisionStyle' | 'language'>;

/** One thing the map core has to do. Commands come in the order in which they must be carried out. */
export type MapCommand =
  | { readonly type: 'set-look'; readonly look: MapLook }
  | { readonly type: 'set-region'; readonly region: string; readonly children: readonly string[] }
  | { readonly type: 'set-fills'; readonly changed: readonly (readonly [adcode: string, className: FillClass])[] }
  | { readonly type: 'set-symbols'; readonly symbols: readonly RegionSymbol[] }
  | { readonly type: 'set-sites'; readonly sites: readonly SiteLayerSpec[] }
  | { readonly type: 'set-selection'; readonly selection: MapSelection | null }
  | { readonly type: 'set-ring'; readonly ring: DistanceRing | null }
  | { readonly type: 'set-pulses'; readonly pulses: readonly WarningPulse[] }
  | { readonly type: 'set-marks'; readonly marks: readonly SceneMark[] }
  | { readonly type: 'move-camera'; readonly target: CameraTarget };

/** What turns `previous` into `next`; with `null` everything is set. Equal content gives no command, whatever the identity. */
export const reconcile = (previous: MapScene | null, next: MapScene): MapCommand[] => {
  const commands: MapCommand[] = [];
  const look = toLook(next);
  if (previous === null || !isEqual(toLook(previous), look)) commands.push({ type: 'set-look', look });
  const hasNewRegion = previous === null || previous.region !== next.region || !hasSameChildren(previous, next);
  if (hasNewRegion)
    commands.push({ type: 'set-region', region: next.region, children: next.fills.map((fill) => fill.adcode) });
  const changed = changedFills(hasNewRegion ? null : previous, next);
  if (changed.length > 0) commands.push({ type: 'set-fills', changed });
  const symbols = shownSymbols(next);
  if (previous === null || !isEqual(shownSymbols(previous), symbols)) commands.push({ type: 'set-symbols', symbols });
  const sites = shownSites(next);
  if (previous === null || !isEqual(shownSites(previous), sites)) commands.push({ type: 'set-sites', sites });
  if (!isEqual(previous?.selection ?? null, next.selection))
    commands.push({ type: 'set-selection', selection: next.selection });
  if (!isEqual(previous?.ring ?? null, next.ring)) commands.push({ type: 'set-ring', ring: next.ring });
  if (!isEqual(previous?.pulses ?? [], next.pulses)) commands.push({ type: 'set-pulses', pulses: next.pulses });
  if (!isEqual(previous?.marks ?? [], next.marks)) commands.push({ type: 'set-marks', marks: next.marks });
  if (previous?.camera.key !== next.camera.key) commands.push({ type: 'move-camera', target: next.camera });
  return commands;
};

const toLook = ({ theme, symbolScale, divisionStyle, language }: MapScene): MapLook => ({
  theme,
  symbolScale,
  divisionStyle,
  language,
});

const shownSymbols = (scene: MapScene): readonly RegionSymbol[] => scene.symbols;

/** Switched off as a whole at region detail, so that the columns stay on the GPU for the way back. */
const shownSites = (scene: MapScene): readonly SiteLayerSpec[] =>
  scene.detail === 'sites' ? scene.sites : scene.sites.map((site) => ({ ...site, isVisible: false }));

const hasSameChildren = (previous: MapScene, next: MapScene): boolean => {
  if (previous.fills.length !== next.fills.length) return false;
  const known = new Set(previous.fills.map((fill) => fill.adcode));
  return next.fills.every((fill) => known.has(fill.adcode));
};

const changedFills = (previous: MapScene | null, next: MapScene): (readonly [string, FillClass])[] => {
  const before = new Map(previous?.fills.map((fill) => [fill.adcode, fill.className]));
  return next.fills
    .filter((fill) => before.get(fill.adcode) !== fill.className)
    .map((fill) => [fill.adcode, fill.className] as const);
};

/** Content equality of plain data: arrays, objects of primitives, numbers (NaN equals NaN). */
export const isEqual = (left: unknown, right: unknown): boolean => {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftEntries = Object.entries(left);
  if (leftEntries.length !== Object.keys(right).length) return false;
  return leftEntries.every(([key, value]) => isEqual(value, (right as Record<string, unknown>)[key]));
};
