import type { SitePage, SiteRow } from '../../domain/register-client.ts';

/** A row for tests; its name says its number. */
export const toSiteRow = (index: number, changes: Partial<SiteRow> = {}): SiteRow => ({
  kind: 'test-dam',
  source: 'demo',
  isSynthetic: true,
  id: `d-${index}`,
  name: `水坝${index}`,
  adcode: '110101',
  level: '2',
  link: 'linked',
  isLate: false,
  isLost: false,
  warning: 0,
  isWarningRetained: false,
  hasBar: false,
  lngLat: [101.5, 30.5],
  lastReportAt: '2020-11-16T08:30:00+08:00',
  exposure: 12,
  notLinkedReason: null,
  facets: [],
  registeredOn: null,
  linkedOn: null,
  ...changes,
});

export const toPage = (all: readonly SiteRow[], offset: number, limit: number): SitePage => ({
  total: all.length,
  rows: all.slice(offset, offset + limit),
});

export const toRows = (count: number, changes: Partial<SiteRow> = {}): readonly SiteRow[] =>
  Array.from({ length: count }, (_, index) => toSiteRow(index, changes));
