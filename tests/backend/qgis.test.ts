import { afterAll, describe, expect, it } from 'vitest';
import { describeFeatureService } from '../contract/feature-service.ts';
import { REGISTERS, settled, startClient } from './client.ts';
import { useDatabase } from './service.ts';

const BASE = process.env['ATLAS_QGIS_URL'] ?? '';

describeFeatureService('QGIS Server 3.22', () => BASE, {
  collection: 'major-hazard-sources',
  equality: { property: 'link_status', value: 'not-linked', absent: 'nowhere' },
  refusesUnknownParameters: false,
  // Asserted as defects below.
  linksItems: false,
  answersMissingFeature: false,
  datetime: false,
});

interface Page {
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly features: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly links: readonly { readonly rel: string; readonly href: string }[];
}

const ITEMS = `${BASE}collections/tailings-ponds/items`;
const accept = 'application/geo+json, application/json;q=0.9';
const ask = (url: string, init: RequestInit = {}): Promise<Response> => fetch(url, { headers: { accept }, ...init });
const get = async (query: string): Promise<Page> => (await (await ask(`${ITEMS}?${query}`)).json()) as Page;
const linkOf = ({ links }: Page, rel: string): URL =>
  new URL(links.find((link) => link.rel === rel)?.href ?? '', ITEMS);
const mended = (advice: string): string => `QGIS Server has mended this. ${advice}`;

/** Defects of QGIS Server 3.22 that the board copes with; see known-defects.test.ts for what a failure here means. */
describe('known defects of QGIS Server 3.22', () => {
  const database = useDatabase();
  const count = (condition: string): Promise<number> =>
    database.number(`SELECT count(*) FROM atlas.tailings_ponds WHERE ${condition}`);

  it('refuses a list of collections to whoever also takes GeoJSON, and says so as an array', async () => {
    const response = await ask(`${BASE}collections`);
    expect(response.status, mended('ACCEPT_DOCUMENT may go.')).toBe(400);
    expect(await response.json()).toEqual([
      { code: 'Bad request error', description: 'Unsupported Content-Type: GEOJSON' },
    ]);
  });

  it('links items as "item"', async () => {
    const listed = await ask(`${BASE}collections`, { headers: { accept: 'application/json' } });
    const { collections } = (await listed.json()) as { collections: { links: { rel: string }[] }[] };
    expect(collections).toHaveLength(5);
    for (const { links } of collections)
      expect(
        links.map(({ rel }) => rel),
        mended(''),
      ).toEqual(['item', 'item']);
  });

  it('filters by one value and by bbox as SQL does, several values of text in one parameter find nothing', async () => {
    expect((await get('limit=1&risk_level=1')).numberMatched).toBe(await count('risk_level = 1'));
    const inBox = await count('geom && ST_MakeEnvelope(110, 25, 118, 30, 4326)');
    expect((await get('limit=1&bbox=110,25,118,30')).numberMatched).toBe(inBox);
    const advice = mended('The client may go on asking again without the filter (ServiceReader.items).');
    expect((await get('limit=1&link_status=linked,offline')).numberMatched, advice).toBe(0);
    expect((await ask(`${ITEMS}?risk_level=1,2`)).status, advice).toBe(400);
  });

  it('filters by datetime, and counts as if it had not', async () => {
    const none = await get('limit=1&datetime=2100-01-01T00:00:00Z/..');
    expect([none.numberReturned, none.features.length]).toEqual([0, 0]);
    expect(none.numberMatched, mended('Set datetime in the traits above.')).toBe(await count('true'));
    expect((await ask(`${ITEMS}?datetime=yesterday`)).status).toBe(400);
  });

  it('ignores filter= and what it does not know without a word', async () => {
    const all = await count('true');
    expect((await get('limit=1&filter=risk_level%3D99')).numberMatched, mended('')).toBe(all);
    expect((await get('limit=1&colour=red')).numberMatched, mended('')).toBe(all);
  });

  it('takes an inverted box and limit=0', async () => {
    const upright = (await get('limit=1&bbox=110,25,118,30')).numberMatched;
    expect((await get('limit=1&bbox=118,30,110,25')).numberMatched, mended('')).toBe(upright);
    expect((await ask(`${ITEMS}?limit=0`)).status, mended('')).toBe(200);
  });

  it('leads back to the beginning by prev, and bends what is percent-encoded in next', async () => {
    const page = await get('limit=2&offset=4&risk_level=1');
    expect(linkOf(page, 'next').searchParams.get('offset')).toBe('6');
    expect(linkOf(page, 'prev').searchParams.get('offset'), mended('')).toBe('0');
    const bent = linkOf(await get('limit=2&risk_level=1&colour=a%3Db'), 'next').searchParams.get('colour');
    expect(bent, mended('toNextUrl need not put back what came back bent.')).not.toBe('a=b');
  });

  it('answers 500 to a feature that is not there, with an error as an array', async () => {
    const response = await ask(`${ITEMS}/no-such-feature`);
    expect(response.status, mended('Set answersMissingFeature in the traits above.')).toBe(500);
    expect(await response.json()).toEqual([
      { code: 'Internal server error', description: 'Invalid feature [no-such-feature]' },
    ]);
    expect((await ask(`${BASE}collections/no-such-collection`)).status).toBe(404);
  });

  it('answers HEAD with 500, and sends neither CORS nor ETag nor compression', async () => {
    expect((await ask(`${ITEMS}?limit=1`, { method: 'HEAD' })).status, mended('')).toBe(500);
    const { headers } = await ask(`${ITEMS}?limit=1`, { headers: { accept, 'accept-encoding': 'gzip', origin: BASE } });
    for (const name of ['access-control-allow-origin', 'etag', 'content-encoding'])
      expect(headers.get(name), name).toBeNull();
  });
});

describe('the board’s own client on QGIS Server', () => {
  const database = useDatabase();
  const asked: string[] = [];
  const countingFetch = ((url: string, request: RequestInit) => {
    asked.push(url);
    return fetch(url, request);
  }) as typeof fetch;
  const client = startClient(countingFetch, new URL('..', BASE).href, { base: './wfs3/' });
  afterAll(() => client.stop());

  it('reads every row of every register page by page, each once', async () => {
    await settled(client);
    for (const { id, collection } of REGISTERS) {
      const state = client.states().find(({ kind }) => kind === id);
      const rows = await database.number(`SELECT count(*) FROM atlas.${collection.replaceAll('-', '_')}`);
      expect([state?.rows, state?.quarantined, state?.fault], id).toEqual([rows, 0, null]);
    }
    // 22,273 rows in pages of 10,000: this server pages as it should.
    expect(asked.filter((url) => url.includes('/major-hazard-sources/items'))).toHaveLength(3);
  });
});
