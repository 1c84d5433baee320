import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AroundAnswer } from '../../src/domain/analyses/around.ts';
import type { BoardConfig } from '../../src/domain/config.ts';
import { LEVEL_KEYS } from '../../src/domain/levels.ts';
import type { SiteRow } from '../../src/domain/register-client.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { distanceM } from '../../src/register/coordinates.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { toDemoEngine } from './demo-engine.ts';
import { loadRows, NOW_MS, toConfig, toEngine, toRow } from './register-kit.ts';

const ask = async (engine: RegisterEngine, lngLat: readonly [number, number], km: number): Promise<AroundAnswer> =>
  (await engine.analyse('around', { region: '100000', filter: NO_FILTER, lngLat, km }, [], NOW_MS)).answer;

/** One degree of a meridian on the mean sphere, metres. */
const DEGREE_M = 111_195.08;

describe('worked by hand', () => {
  const rows = [
    toRow('here', { people: 30, risk_level: 1 }),
    toRow('inside', { lat: 30.5 + 999 / DEGREE_M, people: null, risk_level: null, link_status: 'partial' }),
    toRow('outside', { lat: 30.5 + 1001 / DEGREE_M, people: 70 }),
    toRow('silent', { lat: 30.5 - 500 / DEGREE_M, people: 5, risk_level: 4, link_status: 'offline' }),
    toRow('county', { coord_precision: 'county', people: 900 }),
  ];

  it('counts by level and link, adds people that are known and counts those that are not', async () => {
    const engine = toEngine();
    loadRows(engine, rows);
    const answer = await ask(engine, [101.5, 30.5], 1);
    expect(answer.total).toBe(3);
    expect(answer.kinds).toMatchObject([
      {
        kind: 'test-site',
        sites: 3,
        byLevel: { '1': 1, '2': 0, '3': 0, '4': 1, unassessed: 1 },
        notLinked: 1,
        people: { known: 35, unknownSites: 1 },
        unplaced: 1,
        withoutShape: null,
      },
    ]);
    expect(answer.nearest.map(({ site, distanceM: metres }) => [site.id, Math.round(metres)])).toEqual([
      ['here', 0],
      ['silent', 500],
      ['inside', 999],
    ]);
  });

  it('knows no distance where positions are rounded, and adds nothing of the demo to real rows', async () => {
    for (const coordinateRounding of ['county', 2] satisfies BoardConfig['coordinateRounding'][]) {
      const rounded = toEngine(toConfig({ coordinateRounding }));
      loadRows(rounded, rows);
      expect(await ask(rounded, [101.5, 30.5], 1)).toEqual({ isKnown: false, kinds: [], total: null, nearest: [] });
    }
    const mixed = toEngine();
    loadRows(mixed, rows);
    loadRows(mixed, [toRow('line', { is_synthetic: true })], 'demo', 'test-line');
    expect((await ask(mixed, [101.5, 30.5], 1)).total).toBeNull();
  });
});

describe('on the demo', () => {
  let engine: RegisterEngine;
  let ponds: readonly SiteRow[];
  beforeAll(async () => {
    engine = await toDemoEngine(['names', 'shape'], []);
    const sites: SiteRow[] = [];
    for (let site = engine.siteAt('tailings-pond', 'demo', 0); site !== null;)
      site = sites.push(site) < 1_000_000 ? engine.siteAt('tailings-pond', 'demo', sites.length) : null;
    ponds = sites;
  }, 60_000);

  it('a pond is in the ring exactly when the great circle says so, at every radius', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(7002), fc.double({ min: -0.02, max: 0.02, noNaN: true }), async (index, off) => {
        const [lng, lat] = ponds[index]?.lngLat ?? [116, 40];
        const centre: readonly [number, number] = [lng + off, lat - off];
        for (const km of [0.5, 1, 3, 10]) {
          const { kinds } = await ask(engine, centre, km);
          const expected = ponds.filter(
            ({ lngLat }) => lngLat !== null && distanceM(...centre, ...lngLat) <= km * 1000,
          ).length;
          expect(kinds.find(({ kind }) => kind === 'tailings-pond')?.sites).toBe(expected);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('kinds and levels sum to the total, the list is nearest first and says the same', async () => {
    for (const index of [0, 700, 3500, 6999])
      for (const km of [1, 10]) {
        const { kinds, total, nearest } = await ask(engine, ponds[index]?.lngLat ?? [116, 40], km);
        expect(kinds.reduce((sum, { sites }) => sum + sites, 0)).toBe(total);
        for (const { sites, byLevel } of kinds)
          expect(LEVEL_KEYS.reduce((sum, level) => sum + byLevel[level], 0)).toBe(sites);
        expect(nearest).toHaveLength(Math.min(100, total ?? 0));
        const metres = nearest.map(({ distanceM: each }) => each);
        expect(metres).toEqual(metres.toSorted((a, b) => a - b));
        expect(metres.every((each) => each <= km * 1000)).toBe(true);
      }
  });

  it('a park is 0 m from a point in it, and routes are taken by their lines', async () => {
    const park = engine.siteAt('chemical-park', 'demo', 5);
    const { nearest } = await ask(engine, park?.lngLat ?? [116, 40], 10);
    expect(nearest.find(({ site }) => site.id === park?.id)).toMatchObject({ distanceM: 0, basis: 'shape' });
    const routes = nearest.filter(({ site }) => site.kind === 'coach-route');
    expect(routes.every(({ basis }) => basis === 'shape')).toBe(true);
  });
});
