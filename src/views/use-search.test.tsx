// @vitest-environment happy-dom
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { RegionIndex, type RegionIndexFile } from '../domain/region-index.ts';
import type { SiteDetail } from '../domain/register-client.ts';
import type { EnterpriseHit } from '../domain/site-search.ts';
import { HazardRegistryProvider } from '../hazards/registry-context.tsx';
import { REGISTRY } from '../hazards/registry.ts';
import type { RegisterClient } from '../register/client-types.ts';
import { RegisterProvider } from '../register/register-context.tsx';
import { UrlProvider } from '../url/url-context.tsx';
import { createUrlStore } from '../url/url-store.ts';
import { useSearch } from './use-search.ts';

afterEach(cleanup);

const FILE: RegionIndexFile = {
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 360700, 360702, 360703],
  names: ['江西省', '赣州市', '章贡区', '南康区'],
  shortNames: ['江西', '赣州', '章贡', '南康'],
  parents: [-1, 0, 1, 1],
  levels: [1, 2, 3, 3],
  boxes: [],
  labels: [],
  areas: [],
  countyRanges: [1, 2, 1, 2, 1, 1, 2, 2],
  countyCount: 2,
  countyAdcodes: [0, 360702, 360703],
};
const REGIONS = new RegionIndex(FILE);

/** The hook over an address bar that keeps what was pushed and what was replaced. */
const setUp = (start = '', detail: () => Promise<SiteDetail | null> = () => Promise.resolve(null)) => {
  const entries = [start];
  const store = createUrlStore(
    {
      search: () => start,
      push: (search) => entries.push(search),
      replace: (search) => (entries[entries.length - 1] = search),
      onReturn: () => () => undefined,
    },
    {
      rootRegion: '100000',
      kindIds: ['coal-mine'],
      flagIds: [],
      hasRegion: (adcode) => REGIONS.has(adcode),
    },
    () => undefined,
  );
  const client = {
    start: () => undefined,
    regions: REGIONS,
    detail,
  } as Partial<RegisterClient> as RegisterClient;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <UrlProvider store={store}>
      <HazardRegistryProvider registry={REGISTRY}>
        <RegisterProvider client={client}>{children}</RegisterProvider>
      </HazardRegistryProvider>
    </UrlProvider>
  );
  return { entries, ...renderHook(useSearch, { wrapper }).result.current };
};

const SITE = { kind: 'coal-mine', id: 'a' };
const enterprise = (site: EnterpriseHit['site']): EnterpriseHit => ({
  type: 'enterprise',
  id: 'e',
  name: 'e',
  adcode: '360703',
  siteCount: 1,
  linkedCount: 1,
  ranges: [],
  site,
});

it('goes to a region with one entry, in a view that shows regions', () => {
  const { entries, onRegion } = setUp('?view=data&levels=1&c=115,28,9');
  onRegion('360700');
  expect(entries).toEqual(['?view=data&levels=1&c=115,28,9', '?region=360700&levels=1']);
  const other = setUp('?view=region');
  other.onRegion('360700');
  expect(other.entries.at(-1)).toBe('?view=region&region=360700');
});

it('takes a region into the comparison that is on screen', () => {
  const { entries, onRegion } = setUp('?view=compare&regions=360702');
  onRegion('360700');
  onRegion('360702');
  expect(entries.at(-1)).toBe('?view=compare&regions=360702,360700');
});

it('selects a site on the map of its county with one entry, and stays where it lies in none', () => {
  const { entries, onSite } = setUp('?region=360000');
  onSite({ ...SITE, adcode: '360702', lngLat: null });
  expect(entries).toEqual(['?region=360000', '?region=360702&site=coal-mine:a']);
  onSite({ ...SITE, id: 'b', adcode: null, lngLat: null });
  expect(entries.at(-1)).toBe('?region=360702&site=coal-mine:b');
});

it('leads from an enterprise to the county of its worst site, or to its own where none is known', async () => {
  const detail = { row: { adcode: '360702' } } as SiteDetail;
  const { entries, onEnterprise } = setUp('', () => Promise.resolve(detail));
  onEnterprise(enterprise(SITE));
  await waitFor(() => expect(entries.at(-1)).toBe('?region=360702&site=coal-mine:a'));
  onEnterprise(enterprise(null));
  expect(entries.at(-1)).toBe('?region=360703');
});

it('lets a later choice stand', async () => {
  let answer: (detail: SiteDetail | null) => void = () => undefined;
  const { entries, onEnterprise, onRegion } = setUp('', () => new Promise((resolve) => (answer = resolve)));
  onEnterprise(enterprise(SITE));
  onRegion('360700');
  answer(null);
  await Promise.resolve();
  expect(entries.at(-1)).toBe('?region=360700');
});

it('moves the map to a position, in its county where there is one', () => {
  const { entries, onCoordinate } = setUp();
  onCoordinate({ type: 'coordinate', lngLat: [115.020001, 28.68], adcode: '360702', isOrderGuessed: false });
  expect(entries.at(-1)).toBe('?region=360702&c=115.02,28.68,12');
  onCoordinate({ type: 'coordinate', lngLat: [0, 89], adcode: null, isOrderGuessed: false });
  expect(entries.at(-1)).toBe('?region=360702&c=0,85,12');
});
