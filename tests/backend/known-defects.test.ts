import { describe, expect, it } from 'vitest';
import { API_URL, askMapserver, useDatabase } from './service.ts';

interface Page {
  readonly numberMatched: number;
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly coordinates: readonly number[] };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly links: readonly { readonly rel: string; readonly href: string }[];
}

const ITEMS = '/collections/tailings-ponds/items';
const get = async (query: string): Promise<Page> =>
  (await (await fetch(`${API_URL}${ITEMS.slice(1)}?${query}`)).json()) as Page;
const ask = async (query: string): Promise<Page> => (await askMapserver(ITEMS, query)) as Page;
const idsOf = ({ features }: Page): readonly string[] => features.map(({ id }) => id);

/** What to do on the day that a test below fails because the server has become better. */
const mended = (advice: string): string => `MapServer has mended this. ${advice}`;

/**
 * Defects of MapServer 8.0 that the board lives with. Each is asserted, so that an upgrade that mends one shows up here
 * and says what may then be simplified; none of these failures is a fault of the board.
 */
describe('known defects of MapServer 8.0', () => {
  const database = useDatabase();

  it('ignores offset (MapServer #6613)', async () => {
    const advice =
      'Lower "oga_max_limit" in scripts/deploy/to-mapfile.ts, and set paging in the traits of mapserver.test.ts.';
    expect(idsOf(await get('limit=5&offset=5')), mended(advice)).toEqual(idsOf(await get('limit=5')));
  });

  it('drops bbox and filters from next', async () => {
    const { links } = await get('limit=5&bbox=110,25,118,30&risk_level=3');
    const next = new URL(links.find(({ rel }) => rel === 'next')?.href ?? '', API_URL);
    const advice = 'The client may go on putting parameters back (toNextUrl); other servers drop them too.';
    expect([next.searchParams.get('bbox'), next.searchParams.get('risk_level')], mended(advice)).toEqual([null, null]);
  });

  it('ignores filter= without a word', async () => {
    const { numberMatched } = await get('limit=1');
    const filtered = await get(`limit=1&filter=${encodeURIComponent('risk_level = 99')}`);
    const { conformsTo } = (await askMapserver('/conformance')) as { conformsTo: string[] };
    const advice = 'Filter by CQL2 where /conformance lists it, and drop the substitutions of the mapfile.';
    expect(filtered.numberMatched, mended(advice)).toBe(numberMatched);
    expect(
      conformsTo.some((uri) => uri.includes('filter')),
      mended(advice),
    ).toBe(false);
  });

  it('answers 200 to a parameter that it does not know', async () => {
    const response = await fetch(`${API_URL}${ITEMS.slice(1)}?limit=1&colour=red`);
    expect(response.status, mended('Set refusesUnknownParameters in the traits of mapserver.test.ts.')).toBe(200);
  });

  it('answers with everything to a value that its own validation refuses', async () => {
    const { numberMatched } = await ask('limit=1');
    const advice = 'deploy/parameters.conf, which refuses such values in nginx, may go.';
    for (const value of ['risk_level=x', "link_status=a'b", 'datetime=yesterday'])
      expect((await ask(`limit=1&${value}`)).numberMatched, mended(advice)).toBe(numberMatched);
  });

  it('filters by no property for which the mapfile declares no substitution', async () => {
    const { numberMatched } = await ask('limit=1');
    const advice = 'Substitutions of the mapfile may go where the server filters by itself.';
    expect((await ask('limit=1&status=nowhere')).numberMatched, mended(advice)).toBe(numberMatched);
  });

  it('rounds coordinates up at six decimals', async () => {
    const id = 'tp-decimals';
    await database.rows(
      `INSERT INTO atlas.tailings_ponds (id, name, adcode, lng, lat) VALUES ($1, '六位', '360102', 115.12345678, 28.00000012)`,
      [id],
    );
    const [feature] = (await get(`limit=1&id=${id}`)).features;
    await database.rows('DELETE FROM atlas.tailings_ponds WHERE id = $1', [id]);
    expect(feature?.properties['lng']).toBe(115.12345678);
    const advice = 'A tenth of a metre; nothing to do in the board.';
    expect(feature?.geometry.coordinates, mended(advice)).toEqual([115.123457, 28.000001]);
  });

  it('says "" for null', async () => {
    const { features } = await get('limit=1&risk_level=unassessed');
    const advice = 'The client may still read "" as nothing; forms of other servers need it.';
    expect(features[0]?.properties['risk_level'], mended(advice)).toBe('');
    expect(features[0]?.properties['name_other'], mended(advice)).toBe('');
  });

  it('gives lists and objects as text', async () => {
    const { features } = await get('limit=1');
    const advice = 'Serve jsonb as it is (toServed in scripts/deploy/to-schema-sql.ts).';
    expect(typeof features[0]?.properties['responsible'], mended(advice)).toBe('string');
  });

  it('knows neither as_of nor is_synthetic of a collection, nor snapshots', async () => {
    const collection = (await askMapserver('/collections/tailings-ponds')) as Record<string, unknown>;
    const advice = 'Say them in the mapfile: the board takes them from the rows today.';
    expect([collection['as_of'], collection['is_synthetic']], mended(advice)).toEqual([undefined, undefined]);
  });
});
