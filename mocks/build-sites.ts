import { formatChinaDate, toChinaIso } from '../src/domain/clock.ts';
import type { MaybeRiskLevel, RiskLevel } from '../src/domain/levels.ts';
import type { Contained, FixtureSite } from '../src/hazards/fixture-type.ts';
import { apportionByKey } from './apportion.ts';
import { isInsideRing } from './county-geometry.ts';
import type { DemoKind } from './demo-kinds.ts';
import { DAY_MS, DEMO_START_ISO, DEMO_START_MS, type DemoSite, type Placed } from './demo-types.ts';
import type { Geography } from './geography.ts';
import { assignLinks, drawRegisteredDaysAgo } from './lifecycle.ts';
import { toPersonName, toPhone, type EnterpriseBook } from './people.ts';
import { provinceOf } from './provinces.ts';
import { createRandom, type Random } from './random.ts';

const MUNICIPALITIES: ReadonlySet<string> = new Set(['110000', '120000', '310000', '500000']);
const DISAGREEING_SHARE = 0.01;
const dateDaysAgo = (days: number): string => formatChinaDate(DEMO_START_MS - days * DAY_MS);

/** Polygons that other kinds ask about. */
export interface Container {
  readonly id: string;
  readonly ring: readonly (readonly [number, number])[];
}

export interface BuildContext {
  readonly geography: Geography;
  readonly enterprises: EnterpriseBook;
  /** By the county they stand in. */
  readonly containers: ReadonlyMap<string, readonly Container[]>;
  readonly scale: number;
}

/** `mhs-320282-017`: numbered within the county in the order of placement. */
export const toSiteIds = (placed: readonly Placed[], prefix: string): string[] => {
  const counts = new Map<string, number>();
  return placed.map(({ county }) => {
    const number = (counts.get(county.adcode) ?? 0) + 1;
    counts.set(county.adcode, number);
    return `${prefix}-${county.adcode}-${String(number).padStart(3, '0')}`;
  });
};

/** Gives the places of a kind their properties, link status and times; levels and warnings follow later. */
export const buildSites = (placed: readonly Placed[], demo: DemoKind, context: BuildContext): DemoSite[] => {
  const { fixture, kind } = demo;
  const ids = toSiteIds(placed, fixture.idPrefix);
  const quotas = drawQuotas(placed, demo, context.scale);
  const sites = placed.map((place, index) => {
    const id = ids[index] ?? '';
    const random = createRandom(id);
    const owner = context.enterprises.of(place.county.adcode, `${kind.id}/${place.county.adcode}/${place.enterprise}`);
    const name = `${fixture.namePrefix}${id.slice(fixture.idPrefix.length)}`;
    const quota = Object.fromEntries([...quotas].map(([field, holds]) => [field, holds.has(index)]));
    const registeredDaysAgo = drawRegisteredDaysAgo(random);
    const known = { id, name, enterpriseId: owner.id, registeredDaysAgo, quotas: quota };
    const fixtureSite = toFixtureSite(place, known, context);
    const common = toCommonProperties(place, random, context, owner.serial);
    const properties = {
      ...common,
      id,
      name,
      uscc: owner.uscc,
      enterprise_id: owner.id,
      ...fixture.build(fixtureSite, random),
    };
    if (random.chance(fixture.unassessedShare))
      Object.assign(properties, Object.fromEntries(fixture.assessmentFields.map((field) => [field, null])));
    return {
      kind: kind.id,
      id,
      adcode: place.county.adcode,
      lngLat: place.lngLat,
      geometry: place.geometry,
      enterpriseId: owner.id,
      containerId: fixtureSite.containerId,
      properties,
      registeredDaysAgo,
      linkedDaysAgo: null,
      linkStatus: 'not-linked',
      riskLevel: null,
      warningLevel: 0,
      lastReportMs: null,
    } satisfies DemoSite;
  });
  assignLinks(sites, kind, fixture);
  return sites;
};

/** Which rows a quota falls on: exact per pinned province and in the country. */
const drawQuotas = (placed: readonly Placed[], demo: DemoKind, scale: number): Map<string, Set<number>> => {
  const rowsByProvince = new Map<string, number[]>();
  for (const [index, { county }] of placed.entries()) {
    const province = provinceOf(county.adcode);
    const known = rowsByProvince.get(province);
    if (known) known.push(index);
    else rowsByProvince.set(province, [index]);
  }
  const available = Object.fromEntries([...rowsByProvince].map(([province, rows]) => [province, rows.length]));
  const chosen = new Map<string, Set<number>>();
  for (const { field, total, provincePins } of demo.fixture.quotas ?? []) {
    const pins = Object.entries(provincePins ?? {}).map(([code, count]) => [code, Math.round(count * scale)]);
    const shares = apportionByKey(Math.round(total * scale), available, Object.fromEntries(pins), available);
    const random = createRandom(`${demo.kind.id}/quota/${field}`);
    const rows = [...shares].flatMap(([province, share]) =>
      random.shuffle(rowsByProvince.get(province) ?? []).slice(0, share),
    );
    chosen.set(field, new Set(rows));
  }
  return chosen;
};

const toFixtureSite = (
  place: Placed,
  known: Pick<FixtureSite, 'id' | 'name' | 'enterpriseId' | 'registeredDaysAgo' | 'quotas'>,
  { geography, containers }: BuildContext,
): FixtureSite => {
  const { adcode } = place.county;
  const [lng, lat] = place.lngLat;
  const container = containers.get(adcode)?.find(({ ring }) => isInsideRing(ring, lng, lat));
  const nameOf = (code: string): string => toTravelName(code, geography);
  return {
    ...known,
    adcode,
    lng,
    lat,
    nowMs: DEMO_START_MS,
    dateDaysAgo,
    containerId: container?.id ?? null,
    areaKm2: place.areaKm2,
    line: place.line && {
      startAdcode: adcode,
      endAdcode: place.line.end.adcode,
      startName: nameOf(adcode),
      endName: nameOf(place.line.end.adcode),
      viaNames: viaNames(place, geography, nameOf),
      totalKm: place.line.totalKm,
    },
  };
};

/** What stands on a ticket: the municipality, the prefecture, or a county that has none above it. */
const toTravelName = (adcode: string, { regions }: Geography): string => {
  const path = regions.pathTo(adcode);
  const named = MUNICIPALITIES.has(provinceOf(adcode)) ? path[1] : path[2];
  return named?.shortName ?? adcode;
};

/** Prefectures under two inner vertices. */
const viaNames = (place: Placed, geography: Geography, nameOf: (code: string) => string): string[] => {
  if (place.geometry.type !== 'LineString') return [];
  const { coordinates } = place.geometry;
  const found = [0.35, 0.7].map((part) => {
    const [lng, lat] = coordinates[Math.floor(coordinates.length * part)] ?? [0, 0];
    return geography.locator.locate(lng, lat);
  });
  return [...new Set(found.filter((code) => code !== null).map(nameOf))];
};

const toCommonProperties = (
  place: Placed,
  random: Random,
  { geography }: BuildContext,
  serial: number,
): Record<string, unknown> => {
  const { adcode } = place.county;
  const path = geography.regions.pathTo(adcode).slice(1);
  return {
    adcode,
    adcode_version: '2023',
    address: `${path.map((region) => region.name).join('')}演示路${random.integer(1, 399)}号`,
    lng: place.lngLat[0],
    lat: place.lngLat[1],
    crs: 'CGCS2000',
    coord_precision: 'exact',
    regulator_dept: '应急管理部门',
    regulator_level: random.weighted({ 县: 0.75, 市: 0.2, 省: 0.05 }),
    responsible: [
      { role: '主要负责人', name: toPersonName('负责人', serial), duty: '法定代表人', phone: toPhone(serial) },
      { role: '安全负责人', name: toPersonName('安全员', serial + 3), duty: '安全总监', phone: toPhone(serial + 5000) },
    ],
    op_status: random.weighted({ 正常: 0.93, 停产: 0.055, 停用: 0.015 }),
    secrecy: '内部',
    source_doc: '演示数据生成器',
    as_of: DEMO_START_ISO,
    is_synthetic: true,
  };
};

/** Link status and dates as properties, then the level by the kind's own rule; about 1 % of the registers disagree. */
export const gradeSites = (sites: readonly DemoSite[], { kind }: DemoKind): void => {
  for (const site of sites) {
    const random = createRandom(`${site.id}/grade`);
    Object.assign(site.properties, toLinkProperties(site, random));
    const { level } = kind.grading.grade(site.properties, DEMO_START_MS);
    const disagrees = level !== null && random.chance(DISAGREEING_SHARE);
    site.riskLevel = disagrees ? toOtherLevel(level, random) : level;
    site.properties['risk_level'] = site.riskLevel;
    site.properties['grade_basis'] =
      site.riskLevel === null
        ? null
        : {
            document: kind.grading.document,
            clause: kind.grading.clause,
            date: dateDaysAgo(random.integer(10, Math.min(disagrees ? 1800 : 900, site.registeredDaysAgo))),
            assessor: '演示评估机构',
          };
  }
};

const toOtherLevel = (level: RiskLevel, random: Random): MaybeRiskLevel =>
  level === 1 ? 2 : level === 4 ? 3 : random.chance(0.5) ? ((level - 1) as RiskLevel) : ((level + 1) as RiskLevel);

const toLinkProperties = (site: DemoSite, random: Random): Record<string, unknown> => {
  const { linkStatus } = site;
  const isConnected = linkStatus === 'linked' || linkStatus === 'offline';
  const isPartial = linkStatus === 'partial';
  return {
    link_status: linkStatus,
    not_linked_reason: linkStatus === 'not-linked' ? toReason(site, random) : null,
    data_classes: {
      base: linkStatus !== 'not-linked' || random.chance(0.6),
      safety_pledge: isConnected || (isPartial && random.chance(0.7)),
      sensor: isConnected || (isPartial && random.chance(0.5)),
      video: isConnected,
    },
    registered_at: dateDaysAgo(site.registeredDaysAgo),
    linked_at: site.linkedDaysAgo === null ? null : dateDaysAgo(site.linkedDaysAgo),
    last_report_at: site.lastReportMs === null ? null : toChinaIso(site.lastReportMs),
    warning_level: 0,
    warning_retained: false,
  };
};

const toReason = (site: DemoSite, random: Random): string => {
  if (site.properties['op_status'] !== '正常') return '停产';
  if (site.registeredDaysAgo < 300 && random.chance(0.6)) return '建设中';
  return random.weighted({ 不具备条件: 0.55, 建设中: 0.2, 其他: 0.25 });
};

/** What fell inside each polygon, by its id. */
export const countContained = (sites: Iterable<DemoSite>): Map<string, Contained> => {
  const members = new Map<string, { sites: number; owners: Set<string> }>();
  for (const { containerId, enterpriseId } of sites) {
    if (containerId === null) continue;
    const entry = members.get(containerId) ?? { sites: 0, owners: new Set<string>() };
    entry.sites++;
    entry.owners.add(enterpriseId);
    members.set(containerId, entry);
  }
  return new Map(
    [...members].map(([id, { sites: count, owners }]) => [id, { sites: count, enterprises: owners.size }]),
  );
};
