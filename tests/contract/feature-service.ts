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

const getJson = async <T>(
  url: string,
): Promise<{ readonly status: number; readonly type: string; readonly body: T }> => {
  const response = await fetch(url, { headers: { accept: 'application/geo+json, application/json' } });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as T,
  };
};

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
      first = (await getJson<Page>(`${items}?limit=30`)).body;
    });

    describeDocuments(getBase, collection);

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
      const { body } = await getJson<Page>(`${items}?limit=1000&bbox=${box.join(',')}`);
      expect(body.numberMatched).toBeGreaterThan(0);
      expect(body.numberMatched).toBeLessThan(first.numberMatched);
      for (const { geometry } of body.features) {
        expect(Math.abs((geometry?.coordinates[0] ?? 999) - lng)).toBeLessThanOrEqual(0.5);
        expect(Math.abs((geometry?.coordinates[1] ?? 999) - lat)).toBeLessThanOrEqual(0.5);
      }
    });

    it('filters by equality, and finds nothing for a value that none has', async () => {
      const found = await getJson<Page>(`${items}?limit=100&${equality.property}=${equality.value}`);
      expect(found.body.features.length).toBeGreaterThan(0);
      for (const { properties } of found.body.features)
        expect(String(properties[equality.property])).toBe(equality.value);
      const none = await getJson<Page>(`${items}?limit=100&${equality.property}=${equality.absent}`);
      expect(none.body.features).toHaveLength(0);
    });

    it.each(['bbox=1,2,3', 'bbox=a,b,c,d', 'limit=many'])('refuses %s with 400 and a body', async (query) => {
      const { status, body } = await getJson<unknown>(`${items}?${query}`);
      expect(status).toBe(400);
      const error = (Array.isArray(body) ? body[0] : body) as Record<string, unknown>;
      expect(error['code']).toBeTruthy();
      expect(error['description']).toBeTruthy();
    });

    it.runIf(traits.paging !== false)('pages by next without losing or repeating a feature, filters kept', async () => {
      const seen = new Set<string | number>();
      let next: string | undefined = `${items}?limit=7&${equality.property}=${equality.value}`;
      let matched = 0;
      for (let page = 0; page < 4 && next !== undefined; page++) {
        const { body }: { body: Page } = await getJson<Page>(next);
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
        (await getJson<Page>(`${items}?limit=1&datetime=${interval}`)).body.numberMatched;
      const middle = '2020-11-16T00:50:00Z';
      expect(await count('1970-01-01T00:00:00Z/..')).toBe(first.numberMatched);
      expect(await count('../2100-01-01T00:00:00Z')).toBe(first.numberMatched);
      expect(await count('2100-01-01T00:00:00Z/..')).toBe(0);
      expect((await count(`../${middle}`)) + (await count('2020-11-16T00:50:00.001Z/..'))).toBe(first.numberMatched);
      expect((await getJson(`${items}?datetime=yesterday`)).status).toBe(400);
    });

    it('answers one feature by its id', async () => {
      const wanted = first.features[3]?.id ?? '';
      const { body } = await getJson<Feature>(`${items}/${encodeURIComponent(String(wanted))}`);
      expect(body.type).toBe('Feature');
      expect(body.id).toBe(wanted);
    });

    it.runIf(traits.answersMissingFeature !== false)('answers 404 with a body for what is not there', async () => {
      for (const url of [`${items}/no-such-feature`, `${getBase()}collections/no-such-collection`]) {
        const { status, body } = await getJson<{ code: string; description: string }>(url);
        expect(status).toBe(404);
        expect(body.description).toBeTruthy();
      }
    });

    it.runIf(traits.refusesUnknownParameters === true)('refuses parameters that it does not know', async () => {
      expect((await getJson(`${items}?colour=red`)).status).toBe(400);
      expect((await getJson(`${items}?filter=risk_level=1`)).status).toBe(400);
    });
  });
};

const describeDocuments = (getBase: () => string, collection: string): void => {
  it('has a landing page that links what Core asks for', async () => {
    const { status, body } = await getJson<{ links: Link[] }>(getBase());
    expect(status).toBe(200);
    for (const rel of ['self', 'conformance', 'data', 'service-desc'])
      expect(byRel(body.links, rel), rel).toBeDefined();
  });

  it('declares Core and GeoJSON', async () => {
    const { body } = await getJson<{ conformsTo: string[] }>(`${getBase()}conformance`);
    for (const part of ['core', 'geojson'])
      expect(body.conformsTo.some((uri) => uri.endsWith(`/conf/${part}`))).toBe(true);
  });

  it('has an API document', async () => {
    const { status, body } = await getJson<{ openapi: string; paths: object }>(`${getBase()}api`);
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\./);
    expect(Object.keys(body.paths).length).toBeGreaterThan(3);
  });

  it('lists the collection as it describes it alone, with an items link', async () => {
    const list = await getJson<{ collections: { id: string; links: Link[] }[] }>(`${getBase()}collections`);
    const entry = list.body.collections.find(({ id }) => id === collection);
    const alone = await getJson<{ id: string; links: Link[] }>(`${getBase()}collections/${collection}`);
    expect(alone.body.id).toBe(collection);
    expect(byRel(alone.body.links, 'items')).toBeDefined();
    expect(entry?.links.map(({ rel }) => rel)).toEqual(alone.body.links.map(({ rel }) => rel));
  });
};
