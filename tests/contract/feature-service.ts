import { beforeAll, describe, expect, it } from 'vitest';

/** What differs between servers that all speak the contract; everything else is asserted of each. */
export interface ServiceTraits {
  /** A collection of points with at least 30 features. */
  readonly collection: string;
  /** A property of it with few values, one of them, and another that no feature has. */
  readonly equality: { readonly property: string; readonly value: string; readonly absent: string };
  /** Whether `offset` and `next` work (MapServer 8 ignores the one and drops filters from the other). */
  readonly paging?: boolean;
  /** Whether unknown parameters are refused; Core allows both. */
  readonly refusesUnknownParameters?: boolean;
  /** Whether a missing feature is 404 (QGIS Server 3.22 says 500). */
  readonly answersMissingFeature?: boolean;
  /** Whether a collection links its items as `items` wherever it is described (QGIS Server 3.22 lists them as `item`). */
  readonly linksItems?: boolean;
  /** Whether `datetime` filters. */
  readonly datetime?: boolean;
}

interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
}

interface Feature {
  readonly type: string;
  readonly id: string | number;
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Page {
  readonly type: string;
  readonly features: readonly Feature[];
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp?: string;
  readonly links: readonly Link[];
}

interface Described {
  readonly id: string;
  readonly links: readonly Link[];
}

const ask = async (url: string): Promise<Response> =>
  fetch(url, { headers: { accept: 'application/geo+json, application/json' } });
/** Lists and descriptions are JSON, as the board asks for them. */
const askDocument = async (url: string): Promise<Response> => fetch(url, { headers: { accept: 'application/json' } });
const getPage = async (url: string): Promise<Page> => (await (await ask(url)).json()) as Page;

const byRel = (links: readonly Link[], rel: string): Link | undefined => links.find((link) => link.rel === rel);

/**
 * The contract a service must keep for the board, as tests over HTTP; run against the demo here, and against real servers
 * in `tests/backend`. `getBase` is asked after the service has started and answers its landing page, ending in "/".
 */
export const describeFeatureService = (name: string, getBase: () => string, traits: ServiceTraits): void => {
  describe(`${name}: OGC API - Features`, () => {
    const { collection, equality } = traits;
    let items = '';
    let first: Page;

    beforeAll(async () => {
      items = `${getBase()}collections/${collection}/items`;
      first = await getPage(`${items}?limit=30`);
    });

    describeDocuments(getBase, traits);

    it('answers a page of GeoJSON with its counts', () => {
      expect(first.type).toBe('FeatureCollection');
      expect(first.features).toHaveLength(30);
      expect(first.numberReturned).toBe(30);
      expect(first.numberMatched).toBeGreaterThanOrEqual(30);
      for (const feature of first.features) {
        expect(feature.type).toBe('Feature');
        expect(feature.id ?? feature.properties['id']).toBeTruthy();
        expect(feature.geometry?.type).toBe('Point');
      }
    });

    it('filters by bbox', async () => {
      const [lng = 0, lat = 0] = first.features[0]?.geometry?.coordinates ?? [];
      const box = [lng - 0.5, lat - 0.5, lng + 0.5, lat + 0.5];
      const body = await getPage(`${items}?limit=1000&bbox=${box.join(',')}`);
      expect(body.numberMatched).toBeGreaterThan(0);
      expect(body.numberMatched).toBeLessThan(first.numberMatched);
      for (const { geometry } of body.features) {
        expect(Math.abs((geometry?.coordinates[0] ?? 999) - lng)).toBeLessThanOrEqual(0.5);
        expect(Math.abs((geometry?.coordinates[1] ?? 999) - lat)).toBeLessThanOrEqual(0.5);
      }
    });

    it('filters by equality, and finds nothing for a value that none has', async () => {
      const found = await getPage(`${items}?limit=100&${equality.property}=${equality.value}`);
      expect(found.features.length).toBeGreaterThan(0);
      for (const { properties } of found.features) expect(String(properties[equality.property])).toBe(equality.value);
      const none = await getPage(`${items}?limit=100&${equality.property}=${equality.absent}`);
      expect(none.features).toHaveLength(0);
    });

    it.each(['bbox=1,2,3', 'bbox=a,b,c,d', 'limit=many'])('refuses %s with 400 and a body', async (query) => {
      const response = await ask(`${items}?${query}`);
      expect(response.status).toBe(400);
      const body: unknown = await response.json();
      const error = (Array.isArray(body) ? body[0] : body) as Record<string, unknown>;
      expect(error['code']).toBeTruthy();
      expect(error['description']).toBeTruthy();
    });

    it.runIf(traits.paging !== false)('pages by next without losing or repeating a feature, filters kept', async () => {
      const seen = new Set<string | number>();
      let next: string | undefined = `${items}?limit=7&${equality.property}=${equality.value}`;
      let matched = 0;
      for (let page = 0; page < 4 && next !== undefined; page++) {
        const body: Page = await getPage(next);
        matched = body.numberMatched;
        for (const { id, properties } of body.features) {
          expect(seen.has(id)).toBe(false);
          expect(String(properties[equality.property])).toBe(equality.value);
          seen.add(id);
        }
        const link = byRel(body.links, 'next');
        next = link === undefined ? undefined : new URL(link.href, next).href;
      }
      expect(seen.size).toBe(Math.min(28, matched));
    });

    it.runIf(traits.datetime !== false)('filters by datetime, closed and open', async () => {
      const count = async (interval: string): Promise<number> =>
        (await getPage(`${items}?limit=1&datetime=${interval}`)).numberMatched;
      const middle = '2020-11-16T00:50:00Z';
      expect(await count('1970-01-01T00:00:00Z/..')).toBe(first.numberMatched);
      expect(await count('../2100-01-01T00:00:00Z')).toBe(first.numberMatched);
      expect(await count('2100-01-01T00:00:00Z/..')).toBe(0);
      expect((await count(`../${middle}`)) + (await count('2020-11-16T00:50:00.001Z/..'))).toBe(first.numberMatched);
      expect((await ask(`${items}?datetime=yesterday`)).status).toBe(400);
    });

    it('answers one feature by its id', async () => {
      const wanted = first.features[3]?.id ?? '';
      const response = await ask(`${items}/${encodeURIComponent(String(wanted))}`);
      const body = (await response.json()) as Feature;
      expect(body.type).toBe('Feature');
      expect(body.id).toBe(wanted);
    });

    it.runIf(traits.answersMissingFeature !== false)('answers 404 with a body for what is not there', async () => {
      for (const url of [`${items}/no-such-feature`, `${getBase()}collections/no-such-collection`]) {
        const response = await ask(url);
        expect(response.status).toBe(404);
        const body = (await response.json()) as { description: string };
        expect(body.description).toBeTruthy();
      }
    });

    it.runIf(traits.refusesUnknownParameters === true)('refuses parameters that it does not know', async () => {
      expect((await ask(`${items}?colour=red`)).status).toBe(400);
      expect((await ask(`${items}?filter=risk_level=1`)).status).toBe(400);
    });
  });
};

const describeDocuments = (getBase: () => string, { collection, linksItems }: ServiceTraits): void => {
  it('has a landing page that links what Core asks for', async () => {
    const response = await askDocument(getBase());
    expect(response.status).toBe(200);
    const body = (await response.json()) as { links: Link[] };
    for (const rel of ['self', 'conformance', 'data', 'service-desc'])
      expect(byRel(body.links, rel), rel).toBeDefined();
  });

  it('declares Core and GeoJSON', async () => {
    const body = (await (await askDocument(`${getBase()}conformance`)).json()) as { conformsTo: string[] };
    for (const part of ['core', 'geojson'])
      expect(body.conformsTo.some((uri) => uri.endsWith(`/conf/${part}`))).toBe(true);
  });

  it('has an API document', async () => {
    const response = await askDocument(`${getBase()}api`);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { openapi: string; paths: object };
    expect(body.openapi).toMatch(/^3\./);
    expect(Object.keys(body.paths).length).toBeGreaterThan(3);
  });

  it.runIf(linksItems !== false)('lists the collection as it describes it alone, with an items link', async () => {
    const list = (await (await askDocument(`${getBase()}collections`)).json()) as { collections: Described[] };
    const entry = list.collections.find(({ id }) => id === collection);
    const alone = (await (await askDocument(`${getBase()}collections/${collection}`)).json()) as Described;
    expect(alone.id).toBe(collection);
    expect(byRel(alone.links, 'items')).toBeDefined();
    expect(entry?.links.map(({ rel }) => rel)).toEqual(alone.links.map(({ rel }) => rel));
  });
};
