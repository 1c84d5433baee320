import { describe, expect, it } from 'vitest';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { describeFeatureService } from '../contract/feature-service.ts';
import { API_URL, useDatabase } from './service.ts';

describeFeatureService('MapServer 8 behind nginx', () => API_URL, {
  collection: 'major-hazard-sources',
  equality: { property: 'link_status', value: 'not-linked', absent: 'nowhere' },
  // Asserted as a defect in known-defects.test.ts.
  paging: false,
  refusesUnknownParameters: false,
});

interface Answer {
  readonly numberMatched: number;
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly collections: readonly { readonly id: string }[];
}

const get = async (path: string): Promise<Answer> => (await (await fetch(`${API_URL}${path}`)).json()) as Answer;
const itemsOf = (collection: string, query: string): Promise<Answer> => get(`collections/${collection}/items?${query}`);

describe('MapServer 8: what the mapfile adds', () => {
  const database = useDatabase();

  it('serves every collection of the contract, all of its rows', async () => {
    const { collections } = await get('collections');
    const kinds = HAZARD_KINDS.map(({ collection }) => collection);
    const plain = ['enterprises', 'warnings', 'rectifications', 'ingestion-snapshots', 'changes', 'published-figures'];
    expect(collections.map(({ id }) => id).toSorted()).toEqual([...kinds, ...plain, 'overhead-baseline'].toSorted());
    for (const { id } of collections) {
      const { numberMatched } = await itemsOf(id, 'limit=1');
      expect(numberMatched, id).toBe(await database.number(`SELECT count(*) FROM atlas.${id.replaceAll('-', '_')}`));
    }
  });

  it.each([
    ['risk_level=1', 'risk_level = 1'],
    ['risk_level=1,2', 'risk_level IN (1, 2)'],
    ['risk_level=unassessed%2C4', 'risk_level IS NULL OR risk_level = 4'],
    ['link_status=offline,partial&warning_level=0', "link_status IN ('offline', 'partial') AND warning_level = 0"],
    ['adcode=110112,360102', "adcode IN ('110112', '360102')"],
    ['is_overhead=true', 'is_overhead'],
    ['bbox=110,25,118,30&risk_level=3', 'risk_level = 3 AND geom && ST_MakeEnvelope(110, 25, 118, 30, 4326)'],
  ])('filters tailings ponds by %s as SQL does', async (query, condition) => {
    const wanted = await database.number(`SELECT count(*) FROM atlas.tailings_ponds WHERE ${condition}`);
    expect(wanted).toBeGreaterThan(0);
    expect((await itemsOf('tailings-ponds', `limit=1&${query}`)).numberMatched).toBe(wanted);
  });

  it('filters the collections beside the registers, in Chinese too', async () => {
    const wanted = await database.number(`SELECT count(*) FROM atlas.rectifications WHERE list_type = '问题隐患'`);
    const query = `limit=1000&list_type=${encodeURIComponent('问题隐患')}`;
    const { numberMatched, features } = await itemsOf('rectifications', query);
    expect(numberMatched).toBe(wanted);
    expect(new Set(features.map(({ properties }) => properties['list_type']))).toEqual(new Set(['问题隐患']));
    const site = (await database.rows<{ site: string }>('SELECT site FROM atlas.changes ORDER BY id LIMIT 1'))[0]?.site;
    const ofSite = await itemsOf('changes', `limit=100&site=${encodeURIComponent(site ?? '')}`);
    expect(ofSite.numberMatched).toBe(
      await database.number('SELECT count(*) FROM atlas.changes WHERE site = $1', [site]),
    );
  });

  it('answers "what was written since" by the time of writing', async () => {
    const id = (await database.rows<{ id: string }>('SELECT id FROM atlas.coal_mines ORDER BY id LIMIT 1'))[0]?.id;
    const [before] = await database.rows<{ now: Date }>(`SELECT date_trunc('second', now()) + interval '1 s' AS now`);
    await database.rows(`SELECT pg_sleep_until($1)`, [before?.now]);
    await database.rows('UPDATE atlas.coal_mines SET output_month = coalesce(output_month, 0) + 1 WHERE id = $1', [id]);
    const { features } = await itemsOf('coal-mines', `limit=10&datetime=${before?.now.toISOString()}/..`);
    await database.rows('UPDATE atlas.coal_mines SET output_month = output_month - 1 WHERE id = $1', [id]);
    expect(features.map((feature) => feature.id)).toEqual([id]);
  });

  it('gives numbers, yes/no, codes and times in the types of the wire', async () => {
    const [{ id } = { id: '' }] = await database.rows<{ id: string }>(
      `SELECT id FROM atlas.major_hazard_sources WHERE r_value IS NOT NULL AND last_report_at IS NOT NULL LIMIT 1`,
    );
    const [feature] = (await itemsOf('major-hazard-sources', `limit=1&id=${id}`)).features;
    if (feature === undefined) throw new Error(`${id} is not served`);
    const { properties, geometry } = feature;
    expect(typeof properties['r_value']).toBe('number');
    expect(properties['is_synthetic']).toBe(true);
    expect(properties['adcode']).toMatch(/^\d{6}$/);
    expect(properties['last_report_at']).toMatch(/^2020-11-\d\dT\d\d:\d\d:00\+08:00$/);
    expect(JSON.parse(String(properties['chemicals']))).toEqual(expect.any(Array));
    expect(geometry.coordinates).toEqual([properties['lng'], properties['lat']]);
  });

  it('serves lines and areas, and a bare point of theirs as a tiny one', async () => {
    const routes = await itemsOf('coach-routes', 'limit=50');
    expect(new Set(routes.features.map(({ geometry }) => geometry.type))).toEqual(new Set(['LineString']));
    await database.rows(
      `INSERT INTO atlas.chemical_parks (id, name, adcode, lng, lat) VALUES ('park-x', '无边界', '360102', 115.9, 28.7)`,
    );
    const parks = await itemsOf('chemical-parks', 'limit=1000');
    await database.rows(`DELETE FROM atlas.chemical_parks WHERE id = 'park-x'`);
    const types = parks.features.map(({ geometry }) => geometry.type);
    expect(types.every((type) => type === 'Polygon' || type === 'MultiPolygon')).toBe(true);
    expect(parks.features.find(({ id }) => id === 'park-x')?.properties['lng']).toBe(115.9);
  });

  it('keeps what is no value of a parameter away from the database', async () => {
    const attempts = [
      "risk_level=1'%20OR%20'1'='1",
      'risk_level=5x',
      "site=a'%3B--",
      'site=a%5C',
      'link_status=a%25b',
      'datetime=2020',
      'datetime=2020-01-01T00:00:00+08:00',
      `adcode=${Array.from({ length: 300 }, () => '110000').join(',')}`,
    ];
    for (const attempt of attempts) {
      const response = await fetch(`${API_URL}collections/changes/items?limit=1&${attempt}`);
      expect(response.status, attempt).toBe(400);
      expect(await response.json()).toEqual({
        code: 'InvalidParameterValue',
        description: expect.any(String) as string,
      });
    }
  });
});
