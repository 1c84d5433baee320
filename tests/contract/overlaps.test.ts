import { beforeAll, describe, expect, it } from 'vitest';
import type { OverlapHit, OverlapsAnswer, OverlapsQuery } from '../../src/domain/analyses/overlaps.ts';
import type { BoardConfig } from '../../src/domain/config.ts';
import { OVERLAP_RULES, type OverlapRule } from '../../src/domain/overlap-rule.ts';
import type { SiteRow } from '../../src/domain/register-client.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import type { SiteShapes } from '../../src/domain/site-columns.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { DEMO_REGIONS, readDemoRows, toDemoEngine } from './demo-engine.ts';
import { NOW_MS, REGION_FILE, toConfig, type Row } from './register-kit.ts';

type Question = Partial<Omit<OverlapsQuery, 'filter'>> & { readonly filter?: Partial<SiteFilter> };

const ask = async (engine: RegisterEngine, rule: OverlapRule, question: Question = {}): Promise<OverlapsAnswer> => {
  const { filter, ...rest } = question;
  const query = { region: '100000', offset: 0, limit: 200, ...rest, rule, filter: { ...NO_FILTER, ...filter } };
  return (await engine.analyse('overlaps', query, [], NOW_MS)).answer;
};

/** One degree of a meridian on the mean sphere, metres. */
const DEGREE_M = 111_195.08;
const north = (metres: number): number => 30.5 + metres / DEGREE_M;

interface Feature {
  readonly row: Row;
  readonly geometry: object | null;
}

const toSmallEngine = (config: Partial<BoardConfig> = {}): RegisterEngine =>
  createRegisterEngine({
    loadRules: () => Promise.resolve([]),
    kinds: HAZARD_KINDS,
    config: toConfig(config),
    regionIndexFile: REGION_FILE,
    nowMs: NOW_MS,
  });

const load = (engine: RegisterEngine, kind: string, features: readonly Feature[], isSynthetic = false): void => {
  const body = features.map(({ row, geometry }) => ({ type: 'Feature', id: row['id'], properties: row, geometry }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: body })).buffer;
  const added = engine.sessions.add(kind, bytes, `http://board.test/${kind}`);
  if (!added.ok) throw new Error(added.fault.message);
  const target = { kind, source: `s-${kind}`, sourceName: kind, isSynthetic, asOf: null, name: kind };
  const loaded = engine.loadItems(target, kind);
  if (!loaded.ok) throw new Error(loaded.fault.message);
};

const point = (row: Row): Feature => ({
  row: { adcode: 110101, link_status: 'linked', risk_level: 1, lng: 101.5, lat: 30.5, ...row },
  geometry: { type: 'Point', coordinates: [row['lng'] ?? 101.5, row['lat'] ?? 30.5] },
});
const line = (row: Row, coordinates: readonly (readonly [number, number])[]): Feature => ({
  row: {
    adcode: 110101,
    link_status: 'linked',
    risk_level: 3,
    lng: coordinates[0]?.[0],
    lat: coordinates[0]?.[1],
    ...row,
  },
  geometry: { type: 'LineString', coordinates },
});
/** A square of 2 km by 2 km whose southern edge is `metres` north of 30.5°, about 101.5°. */
const square = (row: Row, metres: number): Feature => {
  const [south, top] = [north(metres), north(metres + 2000)];
  const ring = [
    [101.49, south],
    [101.51, south],
    [101.51, top],
    [101.49, top],
    [101.49, south],
  ];
  return {
    row: { adcode: 110101, link_status: 'linked', risk_level: 1, lng: 101.5, lat: (south + top) / 2, ...row },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
};

const idsOf = ({ hits }: OverlapsAnswer): readonly string[] => hits.map(({ site }) => site.id);

describe('below a tailings pond, worked by hand', () => {
  it('a park 999 m away is met and one 1,001 m away is not; the distance is to its edge', async () => {
    const engine = toSmallEngine();
    load(engine, 'tailings-pond', [point({ id: 'pond', downstream_pop: 0 })]);
    load(engine, 'chemical-park', [square({ id: 'near' }, 999), square({ id: 'far' }, 1001)]);
    const answer = await ask(engine, 'downstream');
    expect(answer).toMatchObject({ total: 1, distanceM: 1000, none: null });
    expect(answer.hits[0]?.meetings).toMatchObject([{ met: 'chemical-park', site: { id: 'near' }, basis: 'shape' }]);
    expect(answer.hits[0]?.nearestM).toBeCloseTo(999, 0);
    expect(answer.map.marks).toMatchObject([{ meaning: 'meets', ringM: 1000 }]);
    expect(answer.map.marks[0]?.title.zh).toContain('初筛');
  });

  it('a stated flow bearing leaves what lies behind it out', async () => {
    const engine = toSmallEngine();
    load(engine, 'tailings-pond', [
      point({ id: 'ring', downstream_pop: 0 }),
      point({ id: 'to-north', downstream_pop: 0, flow_bearing: 0 }),
      point({ id: 'to-south', downstream_pop: 0, flow_bearing: 180 }),
      // Its sector ends 15° south of east: 600 m north of it is behind it.
      point({ id: 'to-south-east', downstream_pop: 0, flow_bearing: 150 }),
    ]);
    load(engine, 'chemical-park', [square({ id: 'park' }, 600)]);
    const answer = await ask(engine, 'downstream');
    expect([...idsOf(answer)].sort()).toEqual(['ring', 'to-north']);
    expect(answer.hits.map(({ isSector }) => isSector).sort()).toEqual([false, true]);
    expect(answer.map.marks.filter(({ ringM }) => ringM === 1000)).toHaveLength(1);
  });

  it('meets routes in service alone, and what it states itself has no distance', async () => {
    const engine = toSmallEngine();
    load(engine, 'tailings-pond', [
      point({ id: 'a', downstream_pop: 40, downstream_facilities: '学校' }),
      point({ id: 'b', lng: 102.5, adcode: 110102, downstream_pop: 0, downstream_facilities: '无' }),
      point({ id: 'c', lng: 103.5, adcode: 360102, downstream_pop: null }),
    ]);
    load(engine, 'coach-route', [
      line({ id: 'runs', line_status: '运营' }, [
        [101, north(800)],
        [102, north(800)],
      ]),
      line({ id: 'gone', line_status: '退出' }, [
        [102, north(500)],
        [103, north(500)],
      ]),
    ]);
    const answer = await ask(engine, 'downstream');
    expect(idsOf(answer)).toEqual(['a']);
    expect(answer.hits[0]?.meetings.map(({ met, stated }) => [met, stated])).toEqual([
      ['coach-route', null],
      ['residents', 40],
      ['facilities', '学校'],
    ]);
    expect(answer.hits[0]?.nearestM).toBeCloseTo(800, 0);
    expect(answer.registers.map(({ kind, unjudged, outOfService }) => [kind, unjudged, outOfService])).toEqual([
      ['tailings-pond', [{ why: 'not-stated', rows: 1 }], 0],
      ['coach-route', [], 1],
    ]);
    // Nobody tells of parks and reference sites here: that is not 0.
    expect(answer.byMet.map(({ sites }) => sites)).toEqual([null, 1, null, 1, 1]);
    const residents = await ask(engine, 'downstream', { met: 'residents' });
    expect(residents).toMatchObject({ total: 1, byMet: answer.byMet });
    expect(residents.hits[0]?.meetings).toHaveLength(1);
  });

  it('claims no distance from a position that is a county or a township, or rounded', async () => {
    const features = [
      point({ id: 'exact', downstream_pop: 0 }),
      point({ id: 'county', downstream_pop: 0, coord_precision: 'county' }),
      point({ id: 'township', downstream_pop: 0, coord_precision: 'township' }),
    ];
    const engine = toSmallEngine();
    load(engine, 'tailings-pond', features);
    load(engine, 'chemical-park', [square({ id: 'park' }, 100)]);
    const answer = await ask(engine, 'downstream');
    expect(idsOf(answer)).toEqual(['exact']);
    expect(answer.registers[0]?.unjudged).toEqual([{ why: 'not-exact', rows: 2 }]);
    for (const coordinateRounding of ['county', 2, 4] as const) {
      const rounded = toSmallEngine({ coordinateRounding });
      load(rounded, 'tailings-pond', features);
      load(rounded, 'chemical-park', [square({ id: 'park' }, 100)]);
      expect(await ask(rounded, 'downstream')).toMatchObject({ total: null, none: 'rounded-positions', children: [] });
    }
  });

  it('takes a park without an outline by its point, and says so', async () => {
    const engine = toSmallEngine();
    load(engine, 'tailings-pond', [point({ id: 'pond', downstream_pop: 0 })]);
    load(engine, 'chemical-park', [{ ...square({ id: 'park', lng: 101.5, lat: north(900) }, 0), geometry: null }]);
    const answer = await ask(engine, 'downstream');
    expect(answer.hits[0]?.meetings[0]).toMatchObject({ basis: 'point' });
    expect(answer.registers[1]).toMatchObject({ kind: 'chemical-park', withoutShape: 1 });
  });
});

describe('red sources of a park, worked by hand', () => {
  const source = (id: string, metres: number, row: Row = {}): Feature =>
    point({ id, lat: north(metres), hazard_level: '一级', ...row });

  it('need another red one within the distance; by the stated park, else by the outline', async () => {
    const engine = toSmallEngine();
    load(engine, 'chemical-park', [square({ id: 'park' }, 0)]);
    load(engine, 'major-hazard-source', [
      source('a', 100),
      source('b', 599),
      source('c', 1101, { park_id: 'park' }),
      source('orange', 110, { risk_level: 2 }),
      source('outside', -50),
    ]);
    const answer = await ask(engine, 'park-cluster');
    expect(answer).toMatchObject({ total: 1, distanceM: 500, byMet: [{ met: 'red-source', sites: 1, meetings: 2 }] });
    expect(answer.hits[0]?.meetings.map(({ site }) => site?.id)).toEqual(['a', 'b']);
    expect(answer.hits[0]?.nearestM).toBeCloseTo(499, 0);
    const wider = toSmallEngine({
      overlapDistances: { parkClusterM: 503, routeExposureM: 500, downstreamSectorDegrees: 90 },
    });
    load(wider, 'chemical-park', [square({ id: 'park' }, 0)]);
    load(wider, 'major-hazard-source', [source('a', 100), source('b', 599), source('c', 1101, { park_id: 'park' })]);
    expect((await ask(wider, 'park-cluster')).hits[0]?.meetings).toHaveLength(3);
  });

  it('a source that states one park is in no other', async () => {
    const engine = toSmallEngine();
    load(engine, 'chemical-park', [square({ id: 'park' }, 0), square({ id: 'next' }, 3000)]);
    load(engine, 'major-hazard-source', [source('a', 100, { park_id: 'next' }), source('b', 200)]);
    expect(await ask(engine, 'park-cluster')).toMatchObject({ total: 0 });
  });
});

describe('a coach route past a source, worked by hand', () => {
  const route = line({ id: 'route', line_status: '运营' }, [
    [101, 30.5],
    [102, 30.5],
  ]);

  it('counts red and orange sources within the distance, where they lie', async () => {
    const engine = toSmallEngine();
    load(engine, 'major-hazard-source', [
      point({ id: 'red', lat: north(499) }),
      point({ id: 'orange', lat: north(-300), risk_level: 2, adcode: 110102 }),
      point({ id: 'far', lat: north(501) }),
      point({ id: 'yellow', lat: north(10), risk_level: 3 }),
    ]);
    load(engine, 'coach-route', [route]);
    const answer = await ask(engine, 'route-exposure', { region: '110000' });
    expect(idsOf(answer)).toEqual(['red', 'orange']);
    expect(answer.hits[0]?.nearestM).toBeCloseTo(499, 0);
    expect(answer.children).toEqual([
      { adcode: '110101', sites: 1 },
      { adcode: '110102', sites: 1 },
    ]);
    expect(answer.map.marks[1]?.to?.[0]?.[1]).toBeCloseTo(30.5, 6);
  });

  it('has no number where no line is known', async () => {
    const engine = toSmallEngine();
    load(engine, 'major-hazard-source', [point({ id: 'red' })]);
    expect(await ask(engine, 'route-exposure')).toMatchObject({ total: null, none: 'no-met-register' });
    load(engine, 'coach-route', [{ ...route, geometry: null }]);
    expect(await ask(engine, 'route-exposure')).toMatchObject({ total: 0, registers: [{}, { withoutShape: 1 }] });
  });

  it('never compares the demo with real registers', async () => {
    const engine = toSmallEngine();
    load(engine, 'major-hazard-source', [point({ id: 'red' })], true);
    load(engine, 'coach-route', [route]);
    expect(await ask(engine, 'route-exposure')).toMatchObject({ total: 0, isMixed: true });
  });
});

it('night running: no certificate and running at night, in service; what is not stated is counted apart', async () => {
  const engine = toSmallEngine();
  const night = (id: string, row: Row): Feature => ({
    row: { adcode: 110101, link_status: 'linked', lng: 101.5, lat: 30.5, id, ...row },
    geometry: null,
  });
  load(engine, 'coach-route', [
    night('yes', { runs_at_night: true, has_relay_certificate: false, line_status: '运营' }),
    night('certified', { runs_at_night: true, has_relay_certificate: true, line_status: '运营' }),
    night('by-day', { runs_at_night: false, has_relay_certificate: false, line_status: '运营' }),
    night('unknown', { runs_at_night: true, line_status: '运营' }),
    night('gone', { runs_at_night: true, has_relay_certificate: false, line_status: '退出' }),
  ]);
  const answer = await ask(engine, 'night-running');
  expect(idsOf(answer)).toEqual(['yes']);
  expect(answer.registers[0]).toMatchObject({ unjudged: [{ why: 'not-stated', rows: 1 }], outOfService: 1 });
});

it('says why there is no number', async () => {
  const engine = toSmallEngine();
  for (const rule of OVERLAP_RULES)
    expect(await ask(engine, rule)).toMatchObject({ total: null, none: 'no-first-register' });
});

/** Metres to a path by another way than the board's: places along every segment, 5 m apart where it is near. */
const slowDistance = (lng: number, lat: number, shapes: SiteShapes, row: number): number => {
  const east = Math.cos((lat * Math.PI) / 180) * DEGREE_M;
  let least = Infinity;
  shapes.rows.forEach((each, path) => {
    if (each !== row) return;
    for (let vertex = shapes.startIndices[path] ?? 0; vertex + 1 < (shapes.startIndices[path + 1] ?? 0); vertex++) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = [0, 1, 2, 3].map(
        (offset) =>
          ((shapes.positions[2 * vertex + offset] ?? 0) - (offset % 2 === 0 ? lng : lat)) *
          (offset % 2 === 0 ? east : DEGREE_M),
      );
      const length = Math.hypot(bx - ax, by - ay);
      if (Math.min(Math.hypot(ax, ay), Math.hypot(bx, by)) > length + 2000) continue;
      const steps = Math.ceil(length / 5) + 1;
      for (let step = 0; step <= steps; step++)
        least = Math.min(least, Math.hypot(ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps));
    }
  });
  return least;
};

describe('on the demo', () => {
  let engine: RegisterEngine;
  beforeAll(async () => {
    engine = await toDemoEngine(['card', 'shape'], []);
  }, 60_000);

  const shapesOf = (kind: string): SiteShapes => {
    const shapes = engine.shapes(kind, 'demo');
    if (shapes === null) throw new Error(`${kind} has no shapes`);
    return shapes;
  };
  const sitesOf = (kind: string): readonly SiteRow[] => {
    const sites: SiteRow[] = [];
    for (let site = engine.siteAt(kind, 'demo', 0); site !== null; site = engine.siteAt(kind, 'demo', sites.length))
      sites.push(site);
    return sites;
  };

  it.each(OVERLAP_RULES)('%s: the parts of every region sum to it, under any filter', async (rule) => {
    const filters: readonly Partial<SiteFilter>[] = [
      {},
      { levels: ['1', '2'] },
      { links: ['not-linked'], kinds: ['coal-mine'] },
    ];
    for (const filter of filters) {
      const country = await ask(engine, rule, { filter, limit: 0 });
      expect(country.children.reduce((sum, { sites }) => sum + sites, 0)).toBe(country.total);
      for (const code of ['360000', '130000']) {
        const child = country.children.find(({ adcode }) => adcode === code)?.sites;
        const province = await ask(engine, rule, { filter, region: code, limit: 0 });
        expect(province.total).toBe(child);
        expect(province.children.reduce((sum, { sites }) => sum + sites, 0)).toBe(province.total);
        const [prefecture] = DEMO_REGIONS.childrenOf(code);
        const inner = await ask(engine, rule, { filter, region: prefecture?.adcode ?? '', limit: 0 });
        expect(inner.total).toBe(province.children[0]?.sites);
      }
    }
  });

  it.each(OVERLAP_RULES)(
    '%s: pages follow each other without a gap, and the CSV has every site of them',
    async (rule) => {
      const region = '360000';
      const { total } = await ask(engine, rule, { region, limit: 0 });
      const ids: string[] = [];
      for (let offset = 0; offset < (total ?? 0); offset += 50)
        ids.push(...idsOf(await ask(engine, rule, { region, offset, limit: 50 })));
      expect(new Set(ids).size).toBe(total);
      const { csv } = await ask(engine, rule, { region, csv: 'en' });
      expect(csv?.startsWith('\uFEFFRule,')).toBe(true);
      const lines = csv?.trim().split('\r\n').slice(1) ?? [];
      expect(new Set(lines.map((each) => each.split(',')[5]))).toEqual(new Set(ids));
    },
  );

  it.each([
    ['downstream', 'tailings-pond', 1000],
    ['route-exposure', 'major-hazard-source', 500],
  ] as const)(
    '%s: a sample of its pairs, and of what it leaves out, is so by another way of measuring',
    async (rule, kind, metres) => {
      const hits: OverlapHit[] = [];
      const { total } = await ask(engine, rule, { region: '360000', met: 'coach-route', limit: 0 });
      while (hits.length < (total ?? 0))
        hits.push(...(await ask(engine, rule, { region: '360000', met: 'coach-route', offset: hits.length })).hits);
      const shapes = shapesOf('coach-route');
      const rows = new Map(sitesOf('coach-route').map(({ id }, row) => [id, row]));
      const every = (count: number) => (_: unknown, index: number, all: readonly unknown[]) =>
        index % Math.ceil(all.length / count) === 0;
      let checked = 0;
      for (const { site, meetings } of hits.filter(every(25)))
        for (const { site: met, distanceM } of meetings) {
          const [lng, lat] = site.lngLat ?? [NaN, NaN];
          expect(distanceM).toBeLessThanOrEqual(metres);
          // The drawn shapes are of single precision, and the slow way steps by 5 m.
          expect(
            Math.abs(slowDistance(lng, lat, shapes, rows.get(met?.id ?? '') ?? -1) - (distanceM ?? NaN)),
          ).toBeLessThan(4);
          checked++;
        }
      expect(checked).toBeGreaterThan(20);
      const named = new Set(hits.map(({ site }) => site.id));
      const others = sitesOf(kind).filter(
        ({ id, adcode, level }) =>
          adcode?.startsWith('36') === true &&
          !named.has(id) &&
          (rule === 'downstream' || level === '1' || level === '2'),
      );
      const cards = await readDemoRows('coach-routes.card');
      const running = cards
        .filter((card) => card['line_status'] === '运营')
        .map((card) => rows.get(String(card['id'])) ?? -1);
      expect(running.length).toBeGreaterThan(500);
      for (const { lngLat } of others.filter(every(8)))
        for (const row of running)
          expect(slowDistance(lngLat?.[0] ?? NaN, lngLat?.[1] ?? NaN, shapes, row)).toBeGreaterThan(metres - 4);
    },
    60_000,
  );

  it('answers others while it computes', async () => {
    const fresh = await toDemoEngine(['card', 'shape'], []);
    // Cards are read once for the columns that the rule needs; from then on the work is in slices.
    await ask(fresh, 'night-running');
    let ticks = 0;
    const others = setInterval(() => ticks++, 0);
    await ask(fresh, 'downstream');
    clearInterval(others);
    expect(ticks).toBeGreaterThan(5);
  });
});
