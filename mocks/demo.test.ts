import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { isBalanced, readChanges } from '../src/domain/change-attribution-rows.ts';
import { CHANGE_CAUSES } from '../src/domain/change-causes.ts';
import { toChinaIso } from '../src/domain/clock.ts';
import { defineHazard } from '../src/hazards/define.ts';
import type { KindFixture } from '../src/hazards/fixture-type.ts';
import { toFaultsAt } from '../src/domain/rectification-fault.ts';
import { countRectifications, groupByList, readRectification } from '../src/domain/rectification.ts';
import { HAZARD_KINDS } from '../src/hazards/registry.ts';
import { isInsideRing } from './county-geometry.ts';
import { listFixtureFiles, loadDemoKinds, type DemoKind } from './demo-kinds.ts';
import { DEMO_START_ISO, DEMO_START_MS, type DemoSite, type PlainRow } from './demo-types.ts';
import { generateDemo, type Demo } from './generate-demo.ts';
import { loadGeography, type Geography } from './geography.ts';
import { PROJECT_ROOT } from './paths.ts';
import { DEMO_PROVINCES, provinceOf } from './provinces.ts';
import { usccCheckCharacter } from './uscc.ts';

let geography: Geography;
let kinds: readonly DemoKind[];
let demo: Demo;

beforeAll(async () => {
  geography = loadGeography(PROJECT_ROOT);
  kinds = await loadDemoKinds(PROJECT_ROOT, HAZARD_KINDS);
  demo = generateDemo({ kinds, geography });
}, 300_000);

const sitesOf = (kind: string): readonly DemoSite[] => demo.sitesByKind.get(kind) ?? [];
const rowsOf = (collection: string): readonly PlainRow[] => demo.rowsByCollection.get(collection) ?? [];
const everySite = (): DemoSite[] => [...demo.sitesByKind.values()].flat();
const countLinked = (sites: readonly DemoSite[]): number =>
  sites.filter(({ linkStatus }) => linkStatus === 'linked' || linkStatus === 'offline').length;
/** Ids of the sites of which `holds` is not true: one assertion a rule, not one a row. */
const failing = (holds: (site: DemoSite) => boolean, sites = everySite()): string[] =>
  sites.filter((site) => !holds(site)).map(({ id }) => id);
const bytesOf = (name: string): ArrayBuffer => new Uint8Array(demo.files.get(name) ?? []).buffer;

describe('exact totals', () => {
  it('has 22,273 major hazard sources, of which 14,713 count as linked and none is not applicable', () => {
    const sites = sitesOf('major-hazard-source');
    expect(sites).toHaveLength(22_273);
    expect(countLinked(sites)).toBe(14_713);
    expect(sites.filter(({ linkStatus }) => linkStatus === 'not-applicable')).toHaveLength(0);
    expect(sites.filter(({ linkStatus }) => linkStatus === 'partial').length).toBeGreaterThan(0);
  });

  it('has 368 tailings ponds in 江西, of which 57 are 头顶库', () => {
    const sites = sitesOf('tailings-pond').filter(({ adcode }) => provinceOf(adcode) === '360000');
    expect(sites).toHaveLength(368);
    expect(sites.filter(({ properties }) => properties['is_overhead'] === true)).toHaveLength(57);
  });

  it('has every kind of the registry at its fixture’s total', () => {
    expect(listFixtureFiles(PROJECT_ROOT)).toHaveLength(HAZARD_KINDS.filter((kind) => kind.isRegister).length);
    for (const { fixture } of kinds) expect(sitesOf(fixture.kind)).toHaveLength(fixture.total);
  });

  it('raises the warnings its fixtures ask for, a few of them retained after silence', () => {
    const levels = [1, 2, 3, 4].map((level) => everySite().filter((site) => site.warningLevel === level).length);
    expect(levels).toEqual([2, 7, 23, 41]);
    expect(demo.rowsByCollection.get('warnings')).toHaveLength(73);
    expect(
      failing(
        ({ properties, warningLevel, linkStatus }) =>
          properties['warning_retained'] === (warningLevel > 0 && linkStatus === 'offline'),
      ),
    ).toEqual([]);
  });

  it('has the look-back’s 37 problems and 47 suggestions', () => {
    const rows = demo.rowsByCollection.get('rectifications') ?? [];
    expect(rows.filter((row) => row['list_type'] === '问题隐患')).toHaveLength(37);
    expect(rows.filter((row) => row['list_type'] === '制度措施')).toHaveLength(47);
  });

  it('has rectifications at about 1,500 sites beside them, each in its site’s county and dated in its order', () => {
    const rows = (demo.rowsByCollection.get('rectifications') ?? []).filter((row) => row['site'] !== null);
    const countyOf = new Map(everySite().map(({ kind, id, adcode }) => [`${kind}:${id}`, adcode]));
    expect(rows.length).toBeGreaterThan(1200);
    expect(rows.length).toBeLessThan(1800);
    expect(new Set(rows.map((row) => row['list_type']))).toEqual(new Set(['挂牌督办', '隐患整改']));
    expect(rows.filter((row) => countyOf.get(String(row['site'])) !== row['adcode'])).toEqual([]);
    const isInOrder = (row: PlainRow): boolean => {
      const { state, found_at: found, closed_at: closed, is_reopened: isReopened, reopened_at: reopened } = row;
      const isClosedInTime = closed === null || (String(closed) >= String(found) && String(closed) <= '2020-11-16');
      return (state === '销号') === (closed !== null) && isClosedInTime && isReopened === (reopened !== null);
    };
    expect(rows.filter((row) => !isInOrder(row))).toEqual([]);
  });

  it('has rectifications without a contradiction, some of them overdue, due in seven days and reopened lately', () => {
    const read = (demo.rowsByCollection.get('rectifications') ?? []).map(readRectification);
    const items = read.flatMap((each) => (each.ok ? [each.value] : []));
    expect(items).toHaveLength(read.length);
    expect(items.filter((item) => [...item.faults, ...toFaultsAt(item, '2020-11-16')].length > 0)).toEqual([]);
    for (const { listType, items: own } of groupByList(items)) {
      const { overdue, dueIn7Days, reopenedIn30Days, open } = countRectifications(own, DEMO_START_MS);
      expect(overdue).toBeGreaterThan(0);
      expect(overdue).toBeLessThan(open / 2);
      if (['隐患整改', '挂牌督办'].includes(listType))
        expect(Math.min(dueIn7Days, reopenedIn30Days)).toBeGreaterThan(0);
    }
  });
});

describe('places', () => {
  it('puts every site inside the county it states, and none outside the 31 provinces', () => {
    expect(Object.keys(DEMO_PROVINCES)).toHaveLength(31);
    expect(failing(({ adcode }) => provinceOf(adcode) in DEMO_PROVINCES)).toEqual([]);
    expect(failing(({ adcode, lngLat }) => geography.locator.locate(...lngLat) === adcode)).toEqual([]);
  });

  it('keeps parks inside their county, and says of a source in a park that it is in it', () => {
    const parks = new Map(sitesOf('chemical-park').map((park) => [park.id, park]));
    for (const { geometry, adcode } of parks.values()) {
      if (geometry.type !== 'Polygon') throw new Error('a park is a polygon');
      for (const vertex of geometry.coordinates[0] ?? []) expect(geography.locator.locate(...vertex)).toBe(adcode);
    }
    const inside = sitesOf('major-hazard-source').filter(({ properties }) => properties['in_park'] === true);
    expect(inside.length).toBeGreaterThan(5000);
    const isInPark = ({ lngLat, properties }: DemoSite): boolean => {
      const geometry = parks.get(String(properties['park_id']))?.geometry;
      return geometry?.type === 'Polygon' && isInsideRing(geometry.coordinates[0] ?? [], ...lngLat);
    };
    expect(failing(isInPark, inside)).toEqual([]);
  });

  it('draws coach routes of 800 km and more between two prefectures, over land of the 31 provinces', () => {
    for (const { geometry, properties, lngLat } of sitesOf('coach-route')) {
      if (geometry.type !== 'LineString') throw new Error('a route is a line');
      expect(properties['total_km']).toBeGreaterThanOrEqual(800);
      expect(geometry.coordinates[0]).toEqual(lngLat);
      expect(geometry.coordinates.length).toBeGreaterThanOrEqual(8);
      expect(geometry.coordinates.length).toBeLessThanOrEqual(24);
      expect(String(properties['end_adcode']).slice(0, 4)).not.toBe(String(properties['start_adcode']).slice(0, 4));
      for (const vertex of geometry.coordinates)
        expect(provinceOf(geography.locator.locate(...vertex) ?? '') in DEMO_PROVINCES).toBe(true);
    }
  });
});

describe('honesty', () => {
  it('has no code that passes its check digit, no name without 演示, and marks every row synthetic', () => {
    const rows = [
      ...everySite().map(({ properties }) => properties),
      ...(demo.rowsByCollection.get('enterprises') ?? []),
    ];
    const isHonest = (row: Readonly<Record<string, unknown>>): boolean => {
      const uscc = String(row['uscc']);
      const passes = uscc.length !== 18 || usccCheckCharacter(uscc.slice(0, 17)) === uscc[17];
      return !passes && String(row['name']).startsWith('演示') && row['is_synthetic'] === true;
    };
    expect(rows.filter((row) => !isHonest(row))).toEqual([]);
  });

  it('has unique ids in every collection', () => {
    const lists = [
      ...demo.sitesByKind.values(),
      ...[...demo.rowsByCollection.values()].map((rows) => rows as readonly { id: string }[]),
    ];
    for (const list of lists) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('states of published figures a source and a date, and calls them not synthetic', () => {
    for (const row of demo.rowsByCollection.get('published-figures') ?? []) {
      expect(row['source']).toBeTruthy();
      expect(row['as_of']).toMatch(/^\d{4}(-\d{2}){0,2}$/);
      expect(row['is_synthetic']).toBe(false);
    }
  });
});

describe('correlations', () => {
  it('gives a reason exactly to what is not linked, and a link date exactly to what is', () => {
    const isConnected = ({ linkStatus }: DemoSite): boolean => linkStatus === 'linked' || linkStatus === 'offline';
    const silence = ({ lastReportMs }: DemoSite): number => DEMO_START_MS - (lastReportMs ?? DEMO_START_MS);
    const hasReason = ({ properties }: DemoSite): boolean => properties['not_linked_reason'] !== null;
    expect(failing((site) => hasReason(site) === (site.linkStatus === 'not-linked'))).toEqual([]);
    expect(failing((site) => (site.linkedDaysAgo !== null) === isConnected(site))).toEqual([]);
    expect(failing((site) => (site.linkedDaysAgo ?? 0) <= site.registeredDaysAgo)).toEqual([]);
    expect(
      failing((site) => (site.lastReportMs !== null) === (isConnected(site) || site.linkStatus === 'partial')),
    ).toEqual([]);
    expect(failing((site) => silence(site) >= (site.linkStatus === 'offline' ? 3 * 3_600_000 : 0))).toEqual([]);
  });

  it.each(['major-hazard-source', 'tailings-pond', 'chemical-park', 'coach-route', 'coal-mine'])(
    '%s: registered level is the rule’s own but for about 1 %, and some are unassessed',
    (id) => {
      const kind = HAZARD_KINDS.find((known) => known.id === id)!;
      const sites = sitesOf(id);
      const computed = sites.map(({ properties }) => kind.grading.grade(properties, DEMO_START_MS).level);
      const different = sites.filter(({ riskLevel }, index) => riskLevel !== computed[index]);
      expect(different.length / sites.length).toBeLessThan(0.02);
      expect(different.every(({ riskLevel }) => riskLevel !== null)).toBe(true);
      const unassessed = sites.filter(({ riskLevel }) => riskLevel === null).length / sites.length;
      expect(unassessed).toBeGreaterThan(0.02);
      for (const level of [1, 2, 3, 4]) expect(sites.some(({ riskLevel }) => riskLevel === level)).toBe(true);
    },
  );

  it('links the east more than the west', () => {
    const rateOf = (province: string): number => {
      const sites = sitesOf('major-hazard-source').filter(({ adcode }) => provinceOf(adcode) === province);
      return countLinked(sites) / sites.length;
    };
    expect(rateOf('320000')).toBeGreaterThan(0.8);
    expect(rateOf('620000')).toBeLessThan(0.5);
  });

  it('has enterprises that own several sources', () => {
    const rows = demo.rowsByCollection.get('enterprises') ?? [];
    expect(rows.filter((row) => Number(row['site_count']) > 1).length).toBeGreaterThan(3000);
    expect(rows.reduce((sum, row) => sum + Number(row['site_count']), 0)).toBe(everySite().length);
  });
});

describe('histories', () => {
  it('has weekly snapshots that agree with the dates of the sites, in the country and in each province', () => {
    const rows = demo.rowsByCollection.get('ingestion-snapshots') ?? [];
    expect(new Set(rows.map((row) => row['at'])).size).toBe(105);
    for (const { fixture } of kinds) {
      for (const at of ['2018-11-19', '2019-12-30', '2020-11-16']) {
        const on = rows.filter((row) => row['kind'] === fixture.kind && row['at'] === at);
        for (const row of on) {
          const sites = sitesOf(fixture.kind).filter(
            ({ adcode }) => row['adcode'] === '100000' || provinceOf(adcode) === row['adcode'],
          );
          const by = (field: string): number =>
            sites.filter(({ properties }) => properties[field] !== null && (properties[field] as string) <= at).length;
          expect([row['registered'], row['linked']]).toEqual([by('registered_at'), by('linked_at')]);
        }
        const sum = (name: string, isCountry: boolean): number =>
          on
            .filter((row) => (row['adcode'] === '100000') === isCountry)
            .reduce((whole, row) => whole + Number(row[name]), 0);
        expect(sum('registered', false)).toBe(sum('registered', true));
        expect(sum('linked', false)).toBe(sum('linked', true));
      }
    }
  });

  it('has a change for every link of the two years, on its day', () => {
    const linkedOn = new Map(everySite().map((site) => [`${site.kind}:${site.id}`, site.properties['linked_at']]));
    const changes = rowsOf('changes').filter((row) => row['from'] === 'not-linked' && row['to'] === 'linked');
    expect(changes.filter((row) => String(row['at']).slice(0, 10) !== linkedOn.get(String(row['site'])))).toEqual([]);
    const recent = everySite().filter(({ linkedDaysAgo }) => linkedDaysAgo !== null && linkedDaysAgo <= 728);
    expect(changes).toHaveLength(recent.length);
  });

  it('has changes that lead from one to the next without a gap and end at what the registers say', () => {
    const siteOf = new Map(everySite().map((site) => [`${site.kind}:${site.id}`, site]));
    const values = new Map<string, PlainRow>();
    const broken: string[] = [];
    let last = '';
    for (const row of rowsOf('changes')) {
      const key = `${String(row['site'])} ${String(row['field'])}`;
      const before = values.get(key);
      if (before !== undefined && before['to'] !== row['from']) broken.push(`${key}: gap`);
      if (row['from'] === row['to']) broken.push(`${key}: no change`);
      if (String(row['at']) < last || String(row['at']) > DEMO_START_ISO) broken.push(`${key}: out of order`);
      last = String(row['at']);
      values.set(key, row);
    }
    for (const [key, row] of values) {
      const site = siteOf.get(String(row['site']));
      const field = String(row['field']);
      if (String(site?.properties[field]) !== row['to']) broken.push(`${key}: ends at ${String(row['to'])}`);
      if (String(row['at']) < String(site?.properties['registered_at'])) broken.push(`${key}: before registration`);
    }
    expect(broken).toEqual([]);
  });

  it('replayed, links as many sites at each past day as the dates say', () => {
    const links = rowsOf('changes').filter((row) => row['field'] === 'link_status');
    const isLinked = (state: unknown): boolean => state === 'linked' || state === 'offline';
    for (const at of ['2018-12-31', '2019-12-31', '2020-11-09']) {
      const later = links.filter((row) => String(row['at']).slice(0, 10) > at);
      const undone = later.reduce((sum, row) => sum + Number(isLinked(row['to'])) - Number(isLinked(row['from'])), 0);
      const byDate = everySite().filter(
        ({ properties: { linked_at: day } }) => typeof day === 'string' && day <= at,
      ).length;
      expect(countLinked(everySite()) - undone).toBe(byDate);
    }
  });

  it('tells of every cause in the last month, and of the last shift what is worth handing over', () => {
    const since = (hours: number): readonly PlainRow[] => {
      const start = toChinaIso(DEMO_START_MS - hours * 3_600_000);
      return rowsOf('changes').filter((row) => String(row['at']) > start);
    };
    const { changes } = readChanges(since(30 * 24));
    const balanced = changes.filter(({ field }) => isBalanced(field) || field === 'adcode');
    const causes = new Set(balanced.map(({ cause }) => cause));
    expect([...causes].sort()).toEqual(CHANGE_CAUSES.filter((cause) => cause !== 'unknown').toSorted());
    const worsened = readChanges(rowsOf('changes')).changes.filter(
      ({ field, from, to, wireCause }) =>
        field === 'risk_level' && wireCause === '整改完成' && String(to) < String(from),
    );
    expect(worsened).toEqual([]);
    const count = (hours: number, field: string, to: string | null): number =>
      since(hours).filter((row) => row['field'] === field && (to === null || row['to'] === to)).length;
    expect(count(8, 'link_status', 'offline')).toBeGreaterThan(20);
    expect(count(24, 'link_status', 'linked')).toBeGreaterThan(20);
    expect(count(24, 'regulator_level', null)).toBeGreaterThan(0);
    expect(count(24, 'chief_responsible', null)).toBeGreaterThan(0);
    const serious = rowsOf('warnings').filter((row) => Number(row['level']) <= 2);
    const open = serious.filter((row) => row['acknowledged_at'] === null);
    expect(open.map((row) => row['level']).toSorted()).toContain(1);
    expect(open.length).toBeLessThan(serious.length);
    expect(
      rowsOf('warnings').filter(
        (row) => row['acknowledged_at'] !== null && String(row['acknowledged_at']) < String(row['started_at']),
      ),
    ).toEqual([]);
  });
});

describe('files', () => {
  it('keeps the five core snapshots within 400 KB, with no help of the server', () => {
    const registers = demo.manifest.collections.filter(({ files }) => files.some(({ title }) => title === 'names'));
    const cores = registers.flatMap(({ files }) => files.filter(({ title }) => title === 'core'));
    expect(cores).toHaveLength(5);
    expect(cores.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(400_000);
  });

  it('keeps what search and rates need of the enterprises within 100 KB', () => {
    const files = demo.manifest.collections.find(({ id }) => id === 'enterprises')?.files ?? [];
    expect(files.map(({ title }) => title)).toEqual(['core', 'card']);
    expect(files[0]?.bytes).toBeLessThan(100_000);
  });

  it('reads back exactly what was written', async () => {
    for (const { kind } of kinds) {
      const sites = sitesOf(kind.id);
      const core = await parquetReadObjects({ file: bytesOf(`${kind.collection}.core.parquet`) });
      const card = await parquetReadObjects({ file: bytesOf(`${kind.collection}.card.parquet`) });
      expect([core.length, card.length]).toEqual([sites.length, sites.length]);
      const isAsWritten = (site: DemoSite, row: Record<string, unknown>, more: Record<string, unknown>): boolean =>
        row['id'] === site.id &&
        row['adcode'] === Number(site.adcode) &&
        Math.abs(Number(row['lng']) - site.lngLat[0]) < 1e-9 &&
        Math.abs(Number(row['lat']) - site.lngLat[1]) < 1e-9 &&
        (row['risk_level'] ?? null) === site.riskLevel &&
        row['link_status'] === site.linkStatus &&
        row['warning_level'] === site.warningLevel &&
        ((row['last_report_at'] as Date | undefined)?.getTime() ?? null) === site.lastReportMs &&
        kind.facets.every(({ field }) => row[field] === (site.properties[field] === true)) &&
        (kind.exposure === undefined || row[kind.exposure.field] === site.properties[kind.exposure.field]) &&
        more['name'] === site.properties['name'] &&
        more['uscc'] === site.properties['uscc'];
      const different = sites.filter((site, index) => !isAsWritten(site, core[index] ?? {}, card[index] ?? {}));
      expect(different).toEqual([]);
    }
  });

  it('sorts by county, and says when it was', () => {
    for (const sites of demo.sitesByKind.values()) {
      const codes = sites.map(({ adcode }) => adcode);
      expect(codes).toEqual(codes.toSorted());
    }
    expect(demo.manifest.as_of).toBe(DEMO_START_ISO);
  });
});

describe('generator', () => {
  it('gives the same bytes twice', () => {
    const [one, other] = [0, 1].map(() => generateDemo({ kinds, geography, scale: 0.02 }).files);
    expect([...(one?.keys() ?? [])]).toEqual([...(other?.keys() ?? [])]);
    for (const [name, bytes] of one ?? []) expect(other?.get(name)).toEqual(bytes);
  });

  it('takes an invented sixth kind as it takes the others', () => {
    const known = HAZARD_KINDS.find(({ id }) => id === 'coal-mine')!;
    const kind = defineHazard({ ...known, id: 'ski-lift', collection: 'ski-lifts', shape: 'circle', facets: [] });
    const fixture: KindFixture = {
      kind: 'ski-lift',
      idPrefix: 'ski',
      namePrefix: '演示索道',
      total: 120,
      linked: { share: 0.5 },
      partialShare: 0.1,
      offlineShare: 0.1,
      provinceWeights: { '220000': 2, '230000': 1 },
      placeWeights: {},
      placement: { type: 'point', sitesPerEnterprise: 2, clusterKm: 3, enterpriseKm: 1 },
      warnings: [0, 0, 0, 1],
      warningItems: [{ item: '风速', unit: 'm/s', threshold: 14, step: 3 }],
      assessmentFields: ['class'],
      unassessedShare: 0.1,
      build: () => ({ class: 'B', mine_status: '生产', has_open_major_hazard: false, major_hazards: [] }),
      linkPropensity: () => 0,
    };
    const small = generateDemo({ kinds: [{ kind, fixture }], geography });
    expect(small.sitesByKind.get('ski-lift')).toHaveLength(120);
    expect(small.files.has('ski-lifts.core.parquet')).toBe(true);
    expect(small.manifest.collections[0]).toMatchObject({ id: 'ski-lifts', count: 120 });
    expect(small.rowsByCollection.get('warnings')).toHaveLength(1);
  });
});
