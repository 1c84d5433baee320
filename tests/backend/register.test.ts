import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoResolver } from '../../mocks/resolver.ts';
import { DEMO_START_ISO } from '../../mocks/demo-types.ts';
import { GENERATED_FOLDER } from '../../mocks/paths.ts';
import type { KindCounts, RollUp } from '../../src/domain/roll-up.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import type { RegisterClient } from '../../src/register/client-types.ts';
import { readCollections } from '../../src/register/ogc-client.ts';
import { clock, REGISTERS, settled, startClient } from './client.ts';
import { API_URL, PAGE_URL, useDatabase } from './service.ts';

/** The demo's own files, as the demo hands them out. */
const demoFetch = (): typeof fetch => {
  const loadAsset = (name: string): Promise<ArrayBuffer> =>
    Promise.resolve(Uint8Array.from(readFileSync(`${GENERATED_FOLDER}/${name}`)).buffer);
  const resolve = createDemoResolver({ loadAsset, basePath: '/api/', clock });
  return (async (url: string, request: RequestInit) => {
    const { pathname } = new URL(url);
    if (pathname.startsWith('/demo/')) return new Response(await loadAsset(pathname.slice('/demo/'.length)));
    return (await resolve(new Request(url, request))) ?? new Response('', { status: 404 });
  }) as typeof fetch;
};

/**
 * Facets that items and snapshots may count differently: with whole rows at hand the board judges a mine by its hazards
 * and licences, without them by the flag of the snapshot, and a few of the demo's mines contradict their own flag.
 */
const OPEN_HAZARD = 2;

/** What is counted, without what only says where it comes from. */
const toCounts = (kinds: readonly KindCounts[]) =>
  kinds
    .filter(({ kind }) => kind !== 'reference-site')
    .map(({ kind, codes, facets, lost, exposedNotLinked }) => ({
      kind,
      codes: [...codes],
      facets: facets.filter((_, at) => kind !== 'coal-mine' || at !== OPEN_HAZARD).map((facet) => [...facet]),
      lost: [...lost],
      exposedNotLinked,
    }))
    .toSorted((a, b) => a.kind.localeCompare(b.kind));

const sumOf = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);

const toFigures = ({ region, children, unplaced }: RollUp) => ({
  region: toCounts(region.kinds),
  children: children.map(({ adcode, kinds }) => ({ adcode, kinds: toCounts(kinds) })),
  unplaced: toCounts(unplaced),
});

describe('the board’s own client on MapServer and PostGIS', () => {
  const database = useDatabase();
  let real: RegisterClient;
  let demo: RegisterClient;
  const asked: string[] = [];
  const countingFetch = ((url: string, request: RequestInit) => {
    asked.push(url);
    return fetch(url, request);
  }) as typeof fetch;

  beforeAll(async () => {
    demo = startClient(demoFetch(), 'http://demo.test/');
    real = startClient(countingFetch, PAGE_URL);
    await Promise.all([settled(real), settled(demo)]);
  });
  afterAll(() => {
    real.stop();
    demo.stop();
  });

  it('finds the collections and their items through the links', async () => {
    const options = { fetch, timeoutMs: 10_000, capBytes: 10_000_000, signal: new AbortController().signal };
    const answer = await readCollections(API_URL, options);
    const collections = answer.ok ? answer.value : [];
    expect(collections).toHaveLength(13);
    expect(collections.find(({ id }) => id === 'coal-mines')?.itemsUrl).toBe(`${API_URL}collections/coal-mines/items`);
  });

  it('reads every row of every register, although offset does nothing', async () => {
    for (const { id, collection } of REGISTERS) {
      const state = real.states().find(({ kind }) => kind === id);
      const rows = await database.number(`SELECT count(*) FROM atlas.${collection.replaceAll('-', '_')}`);
      expect([state?.rows, state?.quarantined, state?.fault], id).toEqual([rows, 0, null]);
    }
    expect(real.states().find(({ kind }) => kind === 'major-hazard-source')?.rows).toBe(22_273);
    // One page too small, its useless next, and all at once: never a page a thousand rows.
    const largest = asked.filter((url) => url.includes('/major-hazard-sources/items'));
    expect(largest.length).toBeLessThanOrEqual(4);
  });

  it.each(['100000', '360000', '370200', '110000'])('counts in %s what the demo’s own files count', async (region) => {
    const query = { region, kinds: null, flags: [], sources: null };
    const [fromReal, fromDemo] = await Promise.all([real.rollUp(query), demo.rollUp(query)]);
    expect(toFigures(fromReal)).toEqual(toFigures(fromDemo));
    expect(fromReal.children.length).toBeGreaterThan(1);
  });

  it('counts open major hazards by the whole rows: more than the flags say by exactly those that contradict theirs', async () => {
    const query = { region: '100000', kinds: ['coal-mine'], flags: [], sources: null };
    const total = async (client: RegisterClient): Promise<number> =>
      sumOf((await client.rollUp(query)).region.kinds[0]?.facets[OPEN_HAZARD] ?? []);
    const mine = HAZARD_KINDS.find(({ id }) => id === 'coal-mine');
    const facet = mine?.facets[OPEN_HAZARD - 1];
    const rows = await database.rows<Record<string, unknown>>('SELECT * FROM atlas.coal_mines');
    const judged = rows.filter((row) => facet?.test(row as never, Date.parse(DEMO_START_ISO)) === true).length;
    const flagged = rows.filter((row) => row['has_open_major_hazard'] === true).length;
    expect([await total(real), await total(demo)]).toEqual([judged, flagged]);
    expect(judged).toBeGreaterThan(0);
  });

  it('counts with flags what the demo’s own files count', async () => {
    const query = { region: '100000', kinds: ['tailings-pond'], flags: ['tailings-pond.overhead'], sources: null };
    const [fromReal, fromDemo] = await Promise.all([real.rollUp(query), demo.rollUp(query)]);
    expect(toFigures(fromReal)).toEqual(toFigures(fromDemo));
  });

  it('lists the same sites in the same order', async () => {
    const query = { region: '360000', filter: NO_FILTER, sort: 'worst-first', offset: 0, limit: 500 } as const;
    const [fromReal, fromDemo] = await Promise.all([real.page(query), demo.page(query)]);
    const shown = ({ rows }: typeof fromReal) =>
      rows.map(({ id, name, level, link, lngLat, lastReportAt, exposure }) => ({
        id,
        name,
        level,
        link,
        lngLat,
        lastReportAt: lastReportAt === null ? null : Date.parse(lastReportAt),
        exposure,
      }));
    expect(fromReal.total).toBe(fromDemo.total);
    expect(shown(fromReal)).toEqual(shown(fromDemo));
  });

  it('gives the same card, with its lists, and the same level by the rule', async () => {
    const [{ id } = { id: '' }] = await database.rows<{ id: string }>(
      `SELECT id FROM atlas.major_hazard_sources WHERE chemicals <> '[]' AND link_status = 'linked' ORDER BY id LIMIT 1`,
    );
    const [fromReal, fromDemo] = await Promise.all([
      real.detail('major-hazard-source', null, id),
      demo.detail('major-hazard-source', null, id),
    ]);
    expect(fromReal?.grade.level).toBe(fromDemo?.grade.level);
    const properties = fromReal?.properties ?? {};
    for (const [name, value] of Object.entries(fromDemo?.properties ?? {})) {
      const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
      if (isTime) expect(Date.parse(String(properties[name])), name).toBe(Date.parse(value));
      else if (value !== null) expect(properties[name], name).toEqual(value);
    }
  });

  it('counts the past as the demo does', async () => {
    const query = { region: '100000', filter: NO_FILTER, weeks: 104 };
    const [fromReal, fromDemo] = await Promise.all([real.history(query), demo.history(query)]);
    expect(fromReal).toEqual(fromDemo);
  });

  it.each(['published-figures', 'rectifications', 'warnings', 'overhead-baseline', 'changes'])(
    'reads %s complete',
    async (collection) => {
      const answer = await real.items(collection);
      const rows = await database.number(`SELECT count(*) FROM atlas.${collection.replaceAll('-', '_')}`);
      expect(answer.ok && [answer.value.isComplete, answer.value.rows.length]).toEqual([true, rows]);
    },
  );

  it('never trusts the server’s filter', async () => {
    const answer = await real.items('rectifications', { list_type: '问题隐患', state: '销号' });
    const rows = answer.ok ? answer.value.rows : [];
    expect(rows).toHaveLength(
      await database.number(
        `SELECT count(*) FROM atlas.rectifications WHERE list_type = '问题隐患' AND state = '销号'`,
      ),
    );
  });
});
