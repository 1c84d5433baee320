import { DEMO_START_ISO, type DemoSite, type PlainRow } from './demo-types.ts';
import { buildSites, countContained, gradeSites, toSiteIds, type Container } from './build-sites.ts';
import { toChanges } from './changes.ts';
import type { DemoKind } from './demo-kinds.ts';
import type { Geography } from './geography.ts';
import { toSnapshots } from './histories.ts';
import type { DemoCollection, DemoFile, DemoManifest } from './manifest.ts';
import {
  toCardFile,
  toCoreFile,
  toDatesFile,
  toNamesFile,
  toOwnersFile,
  toPlainFile,
  toShapeFile,
} from './parquet-files.ts';
import { EnterpriseBook } from './people.ts';
import { placeKind } from './place-kind.ts';
import type { Attractor, LngLat } from './placement.ts';
import { toEnterpriseRows, toOverheadBaseline } from './plain-collections.ts';
import { toPublishedFigures } from './published-figures.ts';
import { toRectifications } from './rectifications.ts';
import { raiseWarnings } from './warnings.ts';
import type { Placed } from './demo-types.ts';

export interface DemoOptions {
  readonly kinds: readonly DemoKind[];
  readonly geography: Geography;
  /** 1 is the whole demo with its exact totals; smaller gives a sample for tests. */
  readonly scale?: number;
}

export interface Demo {
  readonly manifest: DemoManifest;
  /** By file name, `manifest.json` among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly sitesByKind: ReadonlyMap<string, readonly DemoSite[]>;
  readonly rowsByCollection: ReadonlyMap<string, readonly PlainRow[]>;
}

/** Pure and seeded: the same kinds, boundaries and scale give the same bytes. */
export const generateDemo = ({ kinds, geography, scale = 1 }: DemoOptions): Demo => {
  const sitesByKind = generateSites(kinds, geography, scale);
  const warnings = kinds.flatMap(({ fixture }) =>
    raiseWarnings(sitesByKind.sites.get(fixture.kind) ?? [], fixture, scale),
  );
  const sites = [...sitesByKind.sites.values()].flat();
  const rowsByCollection = new Map<string, readonly PlainRow[]>([
    ['enterprises', toEnterpriseRows(sites, sitesByKind.enterprises)],
    ['warnings', warnings],
    ['rectifications', toRectifications(sites)],
    ['ingestion-snapshots', toSnapshots(sitesByKind.sites)],
    ['changes', toChanges(sites)],
    ['published-figures', toPublishedFigures()],
    ['overhead-baseline', toOverheadBaseline(sitesByKind.sites.get('tailings-pond') ?? [])],
  ]);
  const files = new Map<string, Uint8Array>();
  const collections: DemoCollection[] = [];
  for (const demo of kinds) collections.push(writeKind(demo, sitesByKind.sites.get(demo.kind.id) ?? [], files));
  for (const [id, rows] of rowsByCollection) collections.push(writePlain(id, rows, files));
  const manifest: DemoManifest = {
    format: 'hazard-atlas-demo-1',
    as_of: DEMO_START_ISO,
    note: '演示数据：点位、企业、人员均为虚构；台湾、香港、澳门不在所仿统计范围内，未生成点位。',
    collections,
  };
  files.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  return { manifest, files, sitesByKind: sitesByKind.sites, rowsByCollection };
};

/** Polygons first, because points of other kinds gather in them; results in the order of `kinds`. */
const generateSites = (kinds: readonly DemoKind[], geography: Geography, scale: number) => {
  const enterprises = new EnterpriseBook();
  const placed = new Map<string, readonly Placed[]>();
  const isPolygon = ({ fixture }: DemoKind): boolean => fixture.placement.type === 'polygon';
  const order = [...kinds.filter(isPolygon), ...kinds.filter((demo) => !isPolygon(demo))];
  const built = new Map<string, DemoSite[]>();
  for (const demo of order) {
    const { fixture } = demo;
    const attractedBy = fixture.placement.type === 'point' ? fixture.placement.attractedBy?.kind : undefined;
    const polygons = attractedBy === undefined ? [] : (placed.get(attractedBy) ?? []);
    const places = placeKind(fixture, geography, groupAttractors(polygons), scale);
    placed.set(fixture.kind, places);
    const prefix = kinds.find(({ kind }) => kind.id === attractedBy)?.fixture.idPrefix ?? '';
    const containers = groupContainers(polygons, prefix);
    built.set(fixture.kind, buildSites(places, demo, { geography, enterprises, containers, scale }));
  }
  const contained = countContained([...built.values()].flat());
  const sites = new Map<string, readonly DemoSite[]>();
  for (const demo of kinds) {
    const own = built.get(demo.kind.id) ?? [];
    for (const site of own)
      Object.assign(
        site.properties,
        demo.fixture.afterPlacement?.(contained.get(site.id) ?? { sites: 0, enterprises: 0 }),
      );
    gradeSites(own, demo);
    sites.set(demo.kind.id, own);
  }
  return { sites, enterprises };
};

const groupAttractors = (polygons: readonly Placed[]): Map<string, Attractor[]> => {
  const attractors = new Map<string, Attractor[]>();
  for (const { county, lngLat, areaKm2 } of polygons) {
    const attractor = { lngLat, radiusKm: Math.sqrt(areaKm2 / Math.PI) };
    attractors.set(county.adcode, [...(attractors.get(county.adcode) ?? []), attractor]);
  }
  return attractors;
};

const groupContainers = (polygons: readonly Placed[], prefix: string): Map<string, Container[]> => {
  const ids = toSiteIds(polygons, prefix);
  const containers = new Map<string, Container[]>();
  for (const [index, { county, geometry }] of polygons.entries()) {
    if (geometry.type !== 'Polygon') continue;
    const container = { id: ids[index] ?? '', ring: geometry.coordinates[0] ?? [] };
    containers.set(county.adcode, [...(containers.get(county.adcode) ?? []), container]);
  }
  return containers;
};

type Files = Map<string, Uint8Array>;

const writeKind = ({ kind }: DemoKind, sites: readonly DemoSite[], files: Files): DemoCollection => {
  const written = [
    addFile(files, kind.collection, 'core', toCoreFile(kind, sites), sites.length),
    addFile(files, kind.collection, 'names', toNamesFile(sites), sites.length),
    addFile(files, kind.collection, 'dates', toDatesFile(sites), sites.length),
    addFile(files, kind.collection, 'owners', toOwnersFile(sites), sites.length),
    addFile(files, kind.collection, 'card', toCardFile(kind, sites), sites.length),
    ...(kind.geometry === 'point' ? [] : [addFile(files, kind.collection, 'shape', toShapeFile(sites), sites.length)]),
  ];
  const known = new Set(sites.flatMap(({ properties }) => Object.keys(properties)));
  return {
    id: kind.collection,
    title: kind.words.name.zh,
    description: `${kind.words.name.zh}（演示数据） / ${kind.words.name.en} (synthetic)`,
    count: sites.length,
    isSynthetic: true,
    geometry: kind.geometry,
    bbox: toBox(sites.flatMap(({ geometry }) => positionsOf(geometry))),
    interval: toInterval(sites.map(({ properties }) => properties['last_report_at'] ?? properties['as_of'])),
    properties: kind.fields
      .filter(({ name }) => known.has(name))
      .map(({ name, type }) => ({ name, type: toJsonType(type) })),
    files: written,
  };
};

const positionsOf = (geometry: DemoSite['geometry']): readonly LngLat[] =>
  geometry.type === 'Point'
    ? [geometry.coordinates]
    : geometry.type === 'LineString'
      ? geometry.coordinates
      : geometry.coordinates.flat();

const toJsonType = (type: string): DemoCollection['properties'][number]['type'] => {
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'list' || type === 'object') return 'json';
  return type === 'boolean' || type === 'datetime' ? type : 'string';
};

const PLAIN_TITLES: Readonly<Record<string, readonly [string, string]>> = {
  enterprises: ['企业', 'Enterprises that own the sites'],
  warnings: ['动态预警', 'Live and retained warnings'],
  rectifications: ['整改项', 'Rectification items of the look-back, and of sites'],
  'ingestion-snapshots': ['接入周报', 'Registered and linked, weekly, by kind and province'],
  changes: ['变更', 'Changes of sites over two years'],
  'published-figures': ['公布数据', 'Published figures, dated, with their sources'],
  'overhead-baseline': ['头顶库冻结名单', 'Frozen list of overhead ponds that treatment is counted against'],
};

const writePlain = (id: string, rows: readonly PlainRow[], files: Files): DemoCollection => {
  const [title, description] = PLAIN_TITLES[id] ?? [id, id];
  const first = rows[0] ?? {};
  const places = rows.flatMap((row): LngLat[] =>
    typeof row['lng'] === 'number' && typeof row['lat'] === 'number' ? [[row['lng'], row['lat']]] : [],
  );
  return {
    id,
    title,
    description,
    count: rows.length,
    isSynthetic: rows.every((row) => row['is_synthetic'] === true),
    geometry: places.length > 0 ? 'point' : 'none',
    bbox: toBox(places),
    interval: toInterval(rows.map((row) => row['at'] ?? row['as_of'])),
    properties: Object.keys(first).map((name) => ({ name, type: plainType(rows, name) })),
    files: writePlainFiles(id, rows, files),
  };
};

/** What counting and finding need, where the rest of a row is many times larger. */
const PLAIN_CORES: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['id', 'name', 'adcode', 'site_count', 'linked_count', 'worst_level', 'kind'],
};

const writePlainFiles = (id: string, rows: readonly PlainRow[], files: Files): DemoFile[] => {
  const core = PLAIN_CORES[id];
  if (core === undefined) return [addFile(files, id, 'all', toPlainFile(rows), rows.length)];
  const take = (isTaken: (name: string) => boolean): PlainRow[] =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => isTaken(name))));
  return [
    addFile(files, id, 'core', toPlainFile(take((name) => core.includes(name))), rows.length),
    addFile(files, id, 'card', toPlainFile(take((name) => name === 'id' || !core.includes(name))), rows.length),
  ];
};

const plainType = (rows: readonly PlainRow[], name: string): 'string' | 'number' | 'boolean' => {
  const value = rows.find((row) => row[name] !== null)?.[name];
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
};

const addFile = (files: Files, id: string, title: DemoFile['title'], bytes: Uint8Array, rows: number): DemoFile => {
  const name = title === 'all' ? `${id}.parquet` : `${id}.${title}.parquet`;
  files.set(name, bytes);
  return { title, name, bytes: bytes.length, rows };
};

const toBox = (places: readonly LngLat[]): DemoCollection['bbox'] => {
  if (places.length === 0) return null;
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [lng, lat] of places) {
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return box;
};

/** Oldest and newest of the times, as they are written. */
const toInterval = (times: readonly unknown[]): readonly [string | null, string | null] => {
  const sorted = times
    .filter((time) => typeof time === 'string')
    .map((time) => ({ time, ms: Date.parse(time) }))
    .sort((one, other) => one.ms - other.ms);
  return [sorted[0]?.time ?? null, sorted.at(-1)?.time ?? null];
};
