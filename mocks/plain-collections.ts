import { DEMO_START_ISO, type DemoSite, type PlainRow } from './demo-types.ts';
import type { EnterpriseBook } from './people.ts';
import { toPersonName, toPhone } from './people.ts';

/** One row an enterprise that owns at least one site, in code order; it stands at its first site. */
export const toEnterpriseRows = (sites: Iterable<DemoSite>, book: EnterpriseBook): PlainRow[] => {
  const owned = new Map<string, DemoSite[]>();
  for (const site of sites) {
    const known = owned.get(site.enterpriseId);
    if (known) known.push(site);
    else owned.set(site.enterpriseId, [site]);
  }
  const rows: PlainRow[] = [];
  for (const { id, name, uscc, adcode, serial } of book.all()) {
    const members = owned.get(id) ?? [];
    const [first] = members;
    if (first === undefined) continue;
    const levels = members.flatMap(({ riskLevel }) => (riskLevel === null ? [] : [riskLevel]));
    rows.push({
      id,
      name,
      uscc,
      adcode,
      lng: first.lngLat[0],
      lat: first.lngLat[1],
      address: String(first.properties['address']),
      kind: first.kind,
      site_count: members.length,
      linked_count: members.filter(({ linkStatus }) => linkStatus === 'linked' || linkStatus === 'offline').length,
      worst_level: levels.length === 0 ? null : Math.min(...levels),
      responsible_name: toPersonName('负责人', serial),
      responsible_phone: toPhone(serial),
      as_of: DEMO_START_ISO,
      is_synthetic: true,
    });
  }
  return rows.sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));
};

/** Day on which the demo's campaign began, and its list of 头顶库 was frozen. */
const BASELINE_DAY = '2020-03-01';

/** The frozen list of 头顶库, in code order: those on the register on that day, whatever has become of them since. */
export const toOverheadBaseline = (ponds: readonly DemoSite[]): PlainRow[] =>
  ponds
    .filter(
      ({ properties }) => properties['is_overhead'] === true && String(properties['registered_at']) <= BASELINE_DAY,
    )
    .map(({ id, adcode }) => ({
      id,
      adcode,
      frozen_at: BASELINE_DAY,
      source_doc: '演示：头顶库治理冻结名单',
      as_of: DEMO_START_ISO,
      is_synthetic: true,
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
