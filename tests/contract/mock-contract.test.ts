import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemoKinds } from '../../mocks/demo-kinds.ts';
import { DEMO_START_ISO } from '../../mocks/demo-types.ts';
import { generateDemo, type Demo } from '../../mocks/generate-demo.ts';
import { loadGeography } from '../../mocks/geography.ts';
import { PROJECT_ROOT } from '../../mocks/paths.ts';
import { createDemoResolver } from '../../mocks/resolver.ts';
import { startDemoServer, type DemoServer } from '../../mocks/serve.ts';
import { fixedClock } from '../../src/domain/clock.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { describeFeatureService } from './feature-service.ts';

let demo: Demo;
let server: DemoServer;
const clock = fixedClock(DEMO_START_ISO);

beforeAll(async () => {
  const kinds = await loadDemoKinds(PROJECT_ROOT, HAZARD_KINDS);
  demo = generateDemo({ kinds, geography: loadGeography(PROJECT_ROOT), scale: 0.02 });
  server = await startDemoServer({ files: demo.files, clock });
}, 120_000);

afterAll(() => server.close());

describeFeatureService('demo', () => server.base, {
  collection: 'major-hazard-sources',
  equality: { property: 'link_status', value: 'not-linked', absent: 'linked,offline' },
  refusesUnknownParameters: true,
});

interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
}

/** Any answer of the service: the members that these tests read. */
interface Answer {
  readonly collections: readonly { readonly id: string; readonly as_of: string; readonly is_synthetic: boolean }[];
  readonly links: readonly Link[];
  readonly features: readonly { readonly geometry: { readonly type: string } | null }[];
  readonly geometry: { readonly type: string };
  readonly properties: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly timeStamp: string;
  readonly numberMatched: number;
  readonly numberReturned: number;
}

const get = async (path: string) => {
  const response = await fetch(new URL(path, server.base));
  return { status: response.status, body: (await response.json()) as Answer };
};

describe('demo: what the board adds to OGC API - Features', () => {
  it('has every collection that DESIGN.md names, with as_of and whether it is synthetic', async () => {
    const { body } = await get('collections');
    const found = new Map(body.collections.map((entry) => [entry.id, entry]));
    const plain = [
      'enterprises',
      'warnings',
      'rectifications',
      'ingestion-snapshots',
      'changes',
      'published-figures',
      'overhead-baseline',
    ];
    const kinds = HAZARD_KINDS.filter((kind) => kind.isRegister).map((kind) => kind.collection);
    for (const id of [...kinds, ...plain]) {
      expect(found.get(id)?.as_of, id).toBe(DEMO_START_ISO);
      expect(found.get(id)?.is_synthetic, id).toBe(id !== 'published-figures');
    }
  });

  it('links core, names, dates, owners and card of every register, and shape of lines and polygons, as Parquet that can be fetched', async () => {
    for (const kind of HAZARD_KINDS.filter(({ isRegister }) => isRegister)) {
      const { body } = await get(`collections/${kind.collection}`);
      const enclosures = body.links.filter((link) => link.rel === 'enclosure');
      expect(enclosures.map((link) => link.title)).toEqual([
        'core',
        'names',
        'dates',
        'owners',
        'card',
        ...(kind.geometry === 'point' ? [] : ['shape']),
      ]);
      for (const { href, type } of enclosures) {
        expect(type).toBe('application/vnd.apache.parquet');
        const rows = await parquetReadObjects({ file: await (await fetch(href)).arrayBuffer() });
        expect(rows).toHaveLength(demo.sitesByKind.get(kind.id)?.length ?? -1);
      }
    }
  });

  it('gives a feature everything that core and card hold, in the types of JSON', async () => {
    const site = demo.sitesByKind.get('major-hazard-source')?.find(({ linkStatus }) => linkStatus === 'linked');
    const { body } = await get(`collections/major-hazard-sources/items/${site?.id}`);
    expect(body.geometry).toEqual({ type: 'Point', coordinates: site?.lngLat });
    const { properties } = body;
    for (const [name, value] of Object.entries(site?.properties ?? {})) expect(properties[name], name).toEqual(value);
    expect(properties['adcode']).toBe(site?.adcode);
    expect(properties['last_report_at']).toMatch(/^2020-11-\d\dT\d\d:\d\d:00\+08:00$/);
  });

  it('gives lines and polygons their geometry', async () => {
    const routes = await get('collections/coach-routes/items?limit=5');
    const parks = await get('collections/chemical-parks/items?limit=5');
    for (const { geometry } of routes.body.features) expect(geometry?.type).toBe('LineString');
    for (const { geometry } of parks.body.features) expect(geometry?.type).toBe('Polygon');
  });

  it('gives items without a place no geometry, and finds none of them in a box', async () => {
    const { body } = await get('collections/ingestion-snapshots/items?limit=3');
    expect(body.features.map((feature) => feature.geometry)).toEqual([null, null, null]);
    expect((await get('collections/ingestion-snapshots/items?bbox=70,0,140,60')).body.numberMatched).toBe(0);
  });

  it('stamps pages with the injected clock, clamps the limit and links back', async () => {
    const { body } = await get('collections/major-hazard-sources/items?limit=99999&offset=5');
    expect(body.timeStamp).toBe(DEMO_START_ISO);
    expect(body.numberReturned).toBe(body.numberMatched - 5);
    expect(body.links.map((link) => link.rel)).toEqual(['self', 'prev']);
    expect((await get('collections/major-hazard-sources/items')).body.numberReturned).toBe(10);
  });

  it('tells a board that polls from its last answer what has spoken since', async () => {
    const { body } = await get('collections/warnings/items?datetime=2020-11-16T09:01:00%2B08:00/..');
    expect(body.numberMatched).toBe(0);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'offset=x',
    'bbox=1,2,3,nan',
    'bbox=0,60,10,50',
    'datetime=../..',
    'datetime=2021/2020',
  ])('refuses %s', async (query) => {
    const { status, body } = await get(`collections/coal-mines/items?${query}`);
    expect([status, body.code]).toEqual([400, 'InvalidParameterValue']);
  });
});

describe('demo resolver', () => {
  const resolverAt = (basePath: string, loads: string[] = []) =>
    createDemoResolver({
      basePath,
      clock,
      loadAsset: async (name) => {
        loads.push(name);
        return new Uint8Array(demo.files.get(name) ?? []).buffer;
      },
    });

  it('answers under its base path only, and keeps its files beside it', async () => {
    const resolve = resolverAt('/board/api/');
    expect(await resolve(new Request('http://x.test/board/config.json'))).toBeNull();
    expect(await resolve(new Request('http://x.test/board/apiary'))).toBeNull();
    const response = await resolve(new Request('http://x.test/board/api/collections/coal-mines'));
    if (response === null) throw new Error('the demo must answer this');
    const { links } = (await response.json()) as Answer;
    expect(links.find(({ rel }) => rel === 'enclosure')?.href).toBe('http://x.test/board/demo/coal-mines.core.parquet');
  });

  it('opens no register for a list of collections, and each file once however often it is asked', async () => {
    const loads: string[] = [];
    const resolve = resolverAt('/', loads);
    await resolve(new Request('http://x.test/collections'));
    expect(loads).toEqual(['manifest.json']);
    await Promise.all([1, 2].map(() => resolve(new Request('http://x.test/collections/coal-mines/items?limit=1'))));
    expect(loads.toSorted()).toEqual(['coal-mines.card.parquet', 'coal-mines.core.parquet', 'manifest.json']);
  });

  it('answers a poll that finds nothing without opening the card', async () => {
    const loads: string[] = [];
    const query = 'datetime=2020-11-16T02:00:00Z/..&link_status=linked';
    await resolverAt('/', loads)(new Request(`http://x.test/collections/coal-mines/items?${query}`));
    expect(loads).toEqual(['manifest.json', 'coal-mines.core.parquet']);
  });

  it('takes GET, HEAD and OPTIONS only', async () => {
    const resolve = resolverAt('/');
    const ask = async (method: string) => resolve(new Request('http://x.test/conformance', { method }));
    expect((await ask('POST'))?.status).toBe(405);
    expect((await ask('OPTIONS'))?.status).toBe(204);
    const head = await ask('HEAD');
    expect([head?.status, await head?.text()]).toEqual([200, '']);
  });
});
