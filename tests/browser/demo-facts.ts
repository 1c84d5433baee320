import { readFileSync } from 'node:fs';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { RegionIndex, type Region, type RegionIndexFile } from '../../src/domain/region-index.ts';

/** The five registers, in the order of the board (DESIGN.md, Fixed: names). */
export const KIND_IDS = ['major-hazard-source', 'tailings-pond', 'chemical-park', 'coach-route', 'coal-mine'] as const;

const REGIONS = new RegionIndex(JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile);

/** @throws for a code that is no division */
export const regionOf = (adcode: string): Region => {
  const region = REGIONS.get(adcode);
  if (region === undefined) throw new Error(`no division ${adcode}`);
  return region;
};

export const childrenOf = (adcode: string): readonly Region[] => REGIONS.childrenOf(adcode);

/** One site as the demo's own files state it, read without any code of the board. */
interface DemoSite {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly adcode: string;
  readonly lngLat: readonly [number, number];
  /** `1`–`4` or `unassessed`. */
  readonly level: string;
  readonly link: string;
  /** As it stands on the register; `null` where it gives none. */
  readonly reason: string | null;
  /** `YYYY-MM-DD`; `null` where the register states none. */
  readonly linkedOn: string | null;
  readonly isOverhead: boolean;
}

type Row = Readonly<Record<string, unknown>>;

const readRows = async (name: string): Promise<readonly Row[]> =>
  parquetReadObjects({ file: await asyncBufferFromFile(`mocks/generated/${name}.parquet`) });

/** A date or a time of day in China. */
const toDay = (value: unknown): string | null => {
  if (value instanceof Date) return new Date(value.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  return typeof value === 'string' ? value.slice(0, 10) : null;
};

const readKind = async (kind: string): Promise<readonly DemoSite[]> => {
  const [core, names, dates] = await Promise.all(
    ['core', 'names', 'dates'].map((part) => readRows(`${kind}s.${part}`)),
  );
  const byId = (rows: readonly Row[] | undefined) => new Map((rows ?? []).map((row) => [row['id'], row]));
  const [nameOf, datesOf] = [byId(names), byId(dates)];
  return (core ?? []).map((row) => {
    const { name, not_linked_reason: reason } = nameOf.get(row['id']) ?? {};
    return {
      kind,
      id: String(row['id']),
      name: String(name),
      adcode: String(row['adcode']),
      lngLat: [Number(row['lng']), Number(row['lat'])],
      level: typeof row['risk_level'] === 'number' ? String(row['risk_level']) : 'unassessed',
      link: String(row['link_status']),
      reason: typeof reason === 'string' ? reason : null,
      linkedOn: toDay(datesOf.get(row['id'])?.['linked_at']),
      isOverhead: row['is_overhead'] === true,
    };
  });
};

let reading: Promise<readonly DemoSite[]> | null = null;

/** Every site of the five registers in a region and its divisions; the files are read once. */
export const demoSitesIn = async (region: string): Promise<readonly DemoSite[]> => {
  reading ??= Promise.all(KIND_IDS.map(readKind)).then((kinds) => kinds.flat());
  return (await reading).filter(({ adcode }) => REGIONS.isWithin(adcode, region));
};

/** Linked is what was ever connected: an offline site is connected but silent (DOMAIN.md §4). */
export const linksOf = (sites: readonly DemoSite[]) => {
  const linked = sites.filter(({ link }) => link === 'linked' || link === 'offline').length;
  return { registered: sites.length, linked, notLinked: sites.length - linked };
};

/** Codes of all counties of a division, itself where it is one, in code order. */
export const countyCodesOf = (adcode: string): readonly string[] => {
  const [first, last] = regionOf(adcode).countyRange;
  return Array.from({ length: last - first + 1 }, (_, index) => REGIONS.adcodeOfCounty(first + index) ?? '');
};

/** Items of rectification in a region, as the demo's own file states them. */
export const demoRectificationsIn = async (region: string) => {
  const rows = await readRows('rectifications');
  return rows
    .map((row) => ({ list: String(row['list_type']), adcode: String(row['adcode']), state: String(row['state']) }))
    .filter(({ adcode }) => REGIONS.isWithin(adcode, region));
};

/** Name and seat of every enterprise. */
export const demoEnterprises = async () =>
  (await readRows('enterprises.core')).map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    adcode: String(row['adcode']),
  }));

/** Id of the enterprise of each site of a kind. */
export const demoOwners = async (kind: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await readRows(`${kind}s.owners`)).map((row) => [String(row['id']), String(row['enterprise_id'])]));

/** What the demo's own files state of a major hazard source for GB 18218: chemicals (t), and people within 500 m. */
export const demoChemicalsOf = async (id: string) => {
  const [cards, core] = await Promise.all(['card', 'core'].map((part) => readRows(`major-hazard-sources.${part}`)));
  const of = (rows: readonly Row[] | undefined): Row => rows?.find((row) => row['id'] === id) ?? {};
  const chemicals = JSON.parse(String(of(cards)['chemicals'])) as readonly Readonly<Record<string, unknown>>[];
  return {
    people: Number(of(core)['pop_within_500m']),
    chemicals: chemicals.map((chemical) => ({
      q: Number(chemical['q_design_max']),
      critical: Number(chemical['critical_quantity']),
      beta: Number(chemical['beta']),
    })),
  };
};
