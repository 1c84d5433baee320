import { createClockStartingAt, systemClock, type Clock } from '../domain/clock.ts';
import type { RegionNamesFile } from '../domain/english-names.ts';
import { COUNTRY_ADCODE, RegionIndex, type RegionIndexFile } from '../domain/region-index.ts';
import type { BoardConfig } from '../domain/config.ts';
import { fail, ok, type Fault, type Result } from '../domain/result.ts';
import type { Localised } from '../domain/words.ts';
import { REGISTRY } from '../hazards/registry.ts';
import { createRegisterWorker } from './create-register-worker.ts';
import type { ImportInput, RegisterClient } from '../register/client-types.ts';
import type { ImportShelf } from '../register/import/import-shelf.ts';
import { createLazyShelf } from '../register/import/lazy-shelf.ts';
import { createRegisterClient } from '../register/register-client.ts';
import { pageReadiness } from '../url/readiness.ts';
import { browserAddressBar, createUrlStore, type UrlStore } from '../url/url-store.ts';
import { SOURCE_NAMES } from '../views/use-localised-states.ts';
import { loadConfig } from './load-config.ts';
import { createDivisionsLoader } from './load-divisions.ts';
import { BUILT_VIEWS } from './view-layers.tsx';
import { regionsFailed, rootUnknown } from './words.ts';

/** DOMAIN.md §5: the day the published baseline was counted; the demo's histories end there. */
const DEMO_START = '2020-11-16T09:00:00+08:00';

export interface Board {
  readonly config: BoardConfig;
  readonly client: RegisterClient;
  readonly store: UrlStore;
  readonly shelf: ImportShelf;
  readonly isDemo: boolean;
  readonly boundariesUrl: string;
  /** County polygons for the register; never rejects. */
  readonly loadDivisions: () => Promise<void>;
  readonly regionIndexFile: RegionIndexFile;
  readonly problems: readonly Localised[];
  readonly startedAt: number;
}

export interface BootFault extends Fault<'regions'> {
  readonly words: Localised;
}

const toPageUrl = (path: string): string => new URL(path, document.baseURI).href;

const loadRegions = async (fetchFile: typeof fetch): Promise<Result<RegionIndexFile, BootFault>> => {
  const toFault = (reason: string) => {
    const words = regionsFailed(reason);
    return fail<'regions', BootFault>({ kind: 'regions', message: words.zh, words });
  };
  try {
    const response = await fetchFile(toPageUrl('boundaries/regions.json'));
    if (!response.ok) return toFault(`HTTP ${response.status}`);
    const file = (await response.json()) as RegionIndexFile;
    return file.format === 'hazard-atlas-regions-1' ? ok(file) : toFault('format');
  } catch (error) {
    return toFault(error instanceof Error ? error.message : String(error));
  }
};

/** Asked for at the first search; English names read the same file. */
const loadReadings = async (fetchFile: typeof fetch): Promise<RegionNamesFile | null> => {
  try {
    const response = await fetchFile(toPageUrl('boundaries/region-names.json'));
    const file = response.ok ? ((await response.json()) as RegionNamesFile) : null;
    return file?.format === 'hazard-atlas-region-names-1' ? file : null;
  } catch {
    return null;
  }
};

interface Services {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly config: BoardConfig;
}

/** The demo answers the same requests a real service would; in a build for real services this branch is not there. */
const startServices = async (config: BoardConfig): Promise<Services> => {
  if (!__DEMO__) return { fetch: window.fetch.bind(window), clock: systemClock, config };
  const clock = createClockStartingAt(DEMO_START);
  const { startDemo } = await import('../../mocks/browser.ts');
  const demo = await startDemo({ baseUrl: toPageUrl(config.base), assetBaseUrl: toPageUrl('demo/'), clock });
  const deadlines = config.deadlines.length > 0 ? config.deadlines : demo.deadlines;
  return { fetch: demo.fetch, clock, config: { ...config, deadlines } };
};

const toStore = (regions: RegionIndex, rootRegion: string): UrlStore =>
  createUrlStore(
    browserAddressBar(),
    {
      rootRegion,
      kindIds: REGISTRY.kindIds,
      flagIds: REGISTRY.flagIds(),
      hasRegion: (adcode) => regions.isWithin(adcode, rootRegion),
      hasView: (view) => (BUILT_VIEWS as readonly string[]).includes(view),
    },
    pageReadiness.begin,
  );

/** Rows of a file mostly state no county: without polygons every division would count them as none. */
const toPlacingRegister = (client: RegisterClient, loadDivisions: () => Promise<void>) => ({
  kinds: client.kinds,
  config: client.config,
  regions: client.regions,
  removeImport: (source: string) => client.removeImport(source),
  addImport: async (input: ImportInput) => {
    await loadDivisions();
    return client.addImport(input);
  },
});

/** The rules are read only where an authority colours by its own lights: before anything is graded. */
const withOwnColoursChecked = async (
  config: BoardConfig,
  nowMs: number,
): Promise<{ readonly config: BoardConfig; readonly problems: readonly Localised[] }> =>
  Object.keys(config.levelOverrides).length === 0
    ? { config, problems: [] }
    : (await import('./refuse-overrides.ts')).refuseOverrides(config, nowMs);

/** Everything the page needs before its first frame: configuration, divisions, the service (or its demo), the address. */
export const bootBoard = async (): Promise<Result<Board, BootFault>> => {
  const fetchFile = window.fetch.bind(window);
  const [loaded, file] = await Promise.all([loadConfig(fetchFile, toPageUrl('config.json')), loadRegions(fetchFile)]);
  if (!file.ok) return file;
  const services = await startServices(loaded.config);
  const { config, problems } = await withOwnColoursChecked(services.config, services.clock.now());
  const regions = new RegionIndex(file.value);
  const isKnownRoot = regions.has(config.rootRegion);
  const rootRegion = isKnownRoot ? config.rootRegion : COUNTRY_ADCODE;
  const sourceId = __DEMO__ ? 'demo' : 'service';
  const client = createRegisterClient({
    config,
    fetch: services.fetch,
    clock: services.clock,
    kinds: REGISTRY.kinds,
    regionIndexFile: file.value,
    loadReadings: () => loadReadings(fetchFile),
    sourceId,
    sourceName: SOURCE_NAMES[sourceId].zh,
    createWorker: createRegisterWorker,
  });
  const boundariesUrl = toPageUrl('boundaries/');
  const loadDivisions = createDivisionsLoader(client, boundariesUrl, fetchFile);
  return ok({
    config,
    client,
    shelf: createLazyShelf(async () => {
      const { createImportShelf } = await import('../register/import/import-shelf.ts');
      return createImportShelf(toPlacingRegister(client, loadDivisions));
    }),
    loadDivisions,
    store: toStore(regions, rootRegion),
    isDemo: __DEMO__,
    boundariesUrl,
    regionIndexFile: file.value,
    problems: [...loaded.problems, ...problems, ...(isKnownRoot ? [] : [rootUnknown(config.rootRegion)])],
    startedAt: performance.now(),
  });
};
