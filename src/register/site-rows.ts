import { toChinaIso } from '../domain/clock.ts';
import type { BoardConfig } from '../domain/config.ts';
import type { SiteProperties } from '../domain/grading.ts';
import { LEVEL_KEYS, LINK_STATUSES, type WarningLevel } from '../domain/levels.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { SiteRow } from '../domain/register-client.ts';
import { createCellReader } from './cells.ts';
import { renamed } from './draft.ts';
import type { RegisterResult } from './faults.ts';
import { toPublicProperties } from './privacy.ts';
import { readSnapshot, toRows } from './snapshot-reader.ts';
import { printDay, UNKNOWN_DAY, type SiteDates } from './site-dates.ts';
import { rowFieldsOf } from './site-fields.ts';
import { LATE_BIT, LOST_BIT, type SiteTable } from './site-table.ts';

/** The second snapshot of a register: text of every site, of which only what lists need is decoded at once. */
export interface Card {
  /** `null`: only the names came (`title: "names"`), which is all that a list needs. */
  readonly bytes: ArrayBuffer | null;
  readonly name: string;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly names: readonly unknown[];
  readonly reasons: readonly unknown[];
}

export const readCard = async (
  table: SiteTable,
  bytes: ArrayBuffer,
  name: string,
  config: BoardConfig,
  content: 'names' | 'card',
): Promise<RegisterResult<Card>> => {
  const rename = (wire: string): string => renamed(wire, table.kind, config);
  const read = await readSnapshot(bytes, {
    name,
    rename,
    columns: ['id', 'name', 'not_linked_reason'],
    required: ['id'],
  });
  if (!read.ok) return read;
  const { columns } = read.value;
  const rowOf = new Map<string, number>();
  columns['id']?.forEach((id, row) => rowOf.set(String(id), row));
  return {
    ok: true,
    value: {
      bytes: content === 'card' ? bytes : null,
      name,
      rowOf,
      names: columns['name'] ?? [],
      reasons: columns['not_linked_reason'] ?? [],
    },
  };
};

/** Every property of one card, in the dictionary's types and public; empty when the card does not have the site. */
export const readCardRow = async (
  table: SiteTable,
  card: Card,
  id: string,
  config: BoardConfig,
): Promise<SiteProperties> => {
  const row = card.rowOf.get(id);
  if (row === undefined || card.bytes === null) return {};
  const rename = (wire: string): string => renamed(wire, table.kind, config);
  const read = await readSnapshot(card.bytes, { name: card.name, rename, rows: [row, row + 1] });
  if (!read.ok) return {};
  const cells: Record<string, unknown> = { ...toRows(read.value)[0] };
  const reader = createCellReader(config);
  for (const field of rowFieldsOf(table.kind))
    if (cells[field.name] !== undefined) cells[field.name] = reader(field, cells[field.name]);
  return toPublicProperties(table.kind.fields, cells, config);
};

const toText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

export const levelKeyAt = (table: SiteTable, row: number): SiteRow['level'] =>
  LEVEL_KEYS[table.levels[row] ?? 4] ?? 'unassessed';

/** A text of a row: of its record, else as it changed since the card, else of the card. */
const textAt = (
  table: SiteTable,
  row: number,
  field: string,
  column: readonly unknown[] | undefined,
  card: Card | null,
): unknown => {
  if (table.records !== null) return table.records[row]?.[field];
  const id = table.ids[row] ?? '';
  const changed = table.changed?.get(id)?.[field];
  return changed === undefined ? column?.[card?.rowOf.get(id) ?? -1] : changed;
};

export const nameAt = (table: SiteTable, card: Card | null, row: number): string => {
  const id = table.ids[row] ?? '';
  return toText(textAt(table, row, 'name', card?.names, card)) ?? id;
};

/** As the register says it; `null`: it says nothing, or its names have not come. */
export const reasonTextAt = (table: SiteTable, card: Card | null, row: number): string | null =>
  toText(textAt(table, row, 'not_linked_reason', card?.reasons, card));

/** Code of the county that the site counts in; the stated code where it counts in none. */
const adcodeAt = (table: SiteTable, row: number, regions: RegionIndex): string | null => {
  const stated = table.statedAdcodes[row] ?? 0;
  return regions.adcodeOfCounty(table.counties[row] ?? 0) ?? (stated === 0 ? null : String(stated));
};

const numberOrNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Seven decimals are a centimetre; what stands after them is noise of binary fractions. */
const degreesOrNull = (value: number | undefined): number | null => {
  const degrees = numberOrNull(value);
  return degrees === null ? null : Math.round(degrees * 1e7) / 1e7;
};

/** @param dates left out: not asked for */
export const toSiteRow = (
  table: SiteTable,
  card: Card | null,
  row: number,
  regions: RegionIndex,
  dates: SiteDates | null = null,
): SiteRow => {
  const id = table.ids[row] ?? '';
  const lng = degreesOrNull(table.lngs[row]);
  const lat = degreesOrNull(table.lats[row]);
  const last = numberOrNull(table.lastReports[row]);
  const facets = table.facets[row] ?? 0;
  return {
    kind: table.kind.id,
    source: table.source,
    isSynthetic: table.isSynthetic,
    id,
    name: nameAt(table, card, row),
    adcode: adcodeAt(table, row, regions),
    level: levelKeyAt(table, row),
    link: LINK_STATUSES[table.links[row] ?? 3] ?? 'not-linked',
    isLate: (facets & LATE_BIT) !== 0,
    isLost: (facets & LOST_BIT) !== 0,
    warning: (table.warnings[row] ?? 0) as WarningLevel,
    isWarningRetained: table.retained[row] === 1,
    hasBar: table.kind.facets.some((facet, index) => facet.drawsBar === true && (facets & (2 << index)) !== 0),
    lngLat: lng === null || lat === null ? null : [lng, lat],
    lastReportAt: last === null ? null : toChinaIso(last),
    exposure: numberOrNull(table.exposures[row]),
    notLinkedReason: reasonTextAt(table, card, row),
    facets: table.kind.facets.flatMap(({ id: facet }, index) => ((facets & (2 << index)) === 0 ? [] : [facet])),
    registeredOn: printDay(dates?.registered[row] ?? UNKNOWN_DAY),
    linkedOn: printDay(dates?.linked[row] ?? UNKNOWN_DAY),
  };
};

/** What the columns know of a site, under the names of the wire. */
export const toCoreProperties = (table: SiteTable, row: number, regions: RegionIndex): SiteProperties => {
  const site = toSiteRow(table, null, row, regions);
  const facets = table.facets[row] ?? 0;
  const properties: Record<string, unknown> = {};
  table.kind.facets.forEach((facet, index) => {
    const isFlag = table.kind.fields.find((field) => field.name === facet.field)?.type !== 'boolean';
    if (!table.isWhole || isFlag) properties[facet.field] = (facets & (2 << index)) !== 0;
  });
  if (table.kind.exposure !== undefined) properties[table.kind.exposure.field] = site.exposure;
  return {
    ...properties,
    id: site.id,
    adcode: site.adcode,
    lng: site.lngLat?.[0] ?? null,
    lat: site.lngLat?.[1] ?? null,
    risk_level: site.level === 'unassessed' ? null : Number(site.level),
    link_status: site.link,
    warning_level: site.warning,
    warning_retained: site.isWarningRetained,
    last_report_at: site.lastReportAt,
    is_synthetic: table.isSynthetic,
    as_of: table.asOf,
  };
};
