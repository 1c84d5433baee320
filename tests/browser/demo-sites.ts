/** The demo's registers as its files hold them, read beside the page: what the page should show is counted from here. */
import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { GENERATED_FOLDER } from '../../mocks/paths.ts';

export interface DemoSite {
  readonly id: string;
  readonly adcode: string;
  readonly lngLat: readonly [number, number];
  /** 1–4; `null` is unassessed. */
  readonly level: number | null;
  readonly link: string;
}

export interface DemoEnterprise {
  readonly id: string;
  readonly name: string;
  readonly adcode: string;
}

const readRows = async (name: string): Promise<Record<string, unknown>[]> =>
  await parquetReadObjects({ file: new Uint8Array(await readFile(`${GENERATED_FOLDER}/${name}.parquet`)).buffer });

/** Every site of a kind; collections are named by the plural of the kind. */
export const readDemoSites = async (kind: string): Promise<readonly DemoSite[]> => {
  const rows = await readRows(`${kind}s.core`);
  return rows.map((row) => ({
    id: String(row['id']),
    adcode: String(row['adcode']),
    lngLat: [Number(row['lng']), Number(row['lat'])],
    level: row['risk_level'] === null ? null : Number(row['risk_level']),
    link: String(row['link_status']),
  }));
};

export const readDemoNames = async (kind: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await readRows(`${kind}s.names`)).map((row) => [String(row['id']), String(row['name'])]));

export const readDemoEnterprises = async (): Promise<readonly DemoEnterprise[]> =>
  (await readRows('enterprises.core')).map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    adcode: String(row['adcode']),
  }));

export interface Counted {
  readonly registered: number;
  readonly linked: number;
  readonly notLinked: number;
}

/** DOMAIN.md §4: a site that is offline is connected and silent, so it counts as linked. */
export const countLinks = (sites: readonly DemoSite[]): Counted => {
  const linked = sites.filter(({ link }) => link === 'linked' || link === 'offline').length;
  return { registered: sites.length, linked, notLinked: sites.length - linked };
};
