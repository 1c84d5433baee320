import type { RegionIndex } from '../../domain/region-index.ts';
import type { LngLat } from './position-checkup-types.ts';
import { placeNamesOf } from './place-names.ts';
import { placeRow, type PlaceCells } from './place-row.ts';
import { toMetresText } from './projected.ts';
import { createProvinceLookup } from './provinces.ts';
import { readAdcode, RENAMED_CODES } from './renamed-codes.ts';
import { PROVINCE_FIELD } from './targets.ts';
import { emptyTokenOf } from './tokens.ts';
import type { CountyLookup, ImportPlan, IssueCode, Reading } from './types.ts';

/** Rows of the file that a checkup looks at; evidence grows no better, and a file of a million would take a minute. */
export const MOST_ROWS = 20_000;

/** A row with what the checkup needs of it. */
export interface CheckedRow {
  readonly row: number;
  readonly id: string;
  readonly cells: PlaceCells;
  /** Where it says that it is: 6 digits of whatever level; `null`: nothing that the boundaries know. */
  readonly stated: string | null;
  readonly isStatedByName: boolean;
}

/** A row under one reading. */
export type Located =
  | { readonly kind: 'at'; readonly at: LngLat; readonly county: string | null }
  | { readonly kind: 'fault'; readonly code: IssueCode }
  | { readonly kind: 'none' };

const PLACE_COLUMNS: Readonly<Record<keyof PlaceCells, string>> = {
  lng: 'lng',
  lat: 'lat',
  adcode: 'adcode',
  crs: 'crs',
  easting: 'easting',
  northing: 'northing',
  position: 'position',
  province: PROVINCE_FIELD,
  prefecture: 'stated_prefecture',
  county: 'stated_county',
  address: 'address',
};

const said = (text: string | undefined): string =>
  text === undefined || emptyTokenOf(text) !== null ? '' : text.trim();

/** Where rows say that they are: by code, then by names. Addresses are not asked: many are of a registered office elsewhere. */
export const createStatedReader = (
  regions: RegionIndex,
): ((cells: PlaceCells) => { stated: string | null; isByName: boolean }) => {
  const provinceOf = createProvinceLookup(regions);
  const names = placeNamesOf(regions);
  return (cells) => {
    const code = readAdcode(cells.adcode);
    const known = regions.has(code) ? code : RENAMED_CODES.get(code);
    if (known !== undefined && regions.has(known) && regions.get(known)?.level === 'county')
      return { stated: known, isByName: known !== code };
    const province = said(cells.province);
    const adcode = known ?? (province === '' ? null : provinceOf(province)) ?? '';
    const named = { adcode, province, prefecture: said(cells.prefecture), county: said(cells.county), address: '' };
    return { stated: names.regionOf(named), isByName: known === undefined };
  };
};

/** Cells of metres whose column has another unit, with what brings them to metres. */
export const scaledCells = (plan: ImportPlan): readonly (readonly ['easting' | 'northing', number])[] =>
  (['easting', 'northing'] as const).flatMap((cell) => {
    const factor = plan.columns.find(({ field }) => field === PLACE_COLUMNS[cell])?.factor ?? 1;
    return factor === 1 ? [] : [[cell, factor] as const];
  });

/** Turns rows of cells into what is compared. `columns`: index of each field in the plan. */
export const createRowReader = (
  plan: ImportPlan,
  regions: RegionIndex | null,
): ((row: readonly string[], rowNumber: number) => CheckedRow) => {
  const columnOf = (field: string): number => plan.columns.findIndex((column) => column.field === field);
  const idColumn = columnOf('id');
  const columns = (Object.keys(PLACE_COLUMNS) as (keyof PlaceCells)[])
    .map((cell) => [cell, columnOf(PLACE_COLUMNS[cell])] as const)
    .filter(([, index]) => index >= 0);
  const scaled = scaledCells(plan);
  const readStated = regions === null ? null : createStatedReader(regions);
  return (row, rowNumber) => {
    const cells = { lng: '', lat: '', adcode: '', crs: '' } as { -readonly [Cell in keyof PlaceCells]: string };
    for (const [cell, index] of columns) cells[cell] = row[index] ?? '';
    for (const [cell, factor] of scaled) cells[cell] = toMetresText(cells[cell] ?? '', factor, plan.reading.decimal);
    const { stated, isByName } = readStated?.(cells) ?? { stated: null, isByName: false };
    return { row: rowNumber, id: (row[idColumn] ?? '').trim(), cells, stated, isStatedByName: isByName };
  };
};

/** Where a row lies under a reading; its own column of a reference system still speaks for it. */
export const locateRow = (
  cells: PlaceCells,
  reading: Reading,
  regions: RegionIndex | null,
  locator: CountyLookup | null,
): Located => {
  const placed = placeRow(
    { ...cells, adcode: '', county: '', prefecture: '', province: '', address: '' },
    reading,
    null,
  );
  if (!placed.ok)
    return placed.fault.code === 'no-position' ? { kind: 'none' } : { kind: 'fault', code: placed.fault.code };
  const { lng, lat } = placed.place;
  return { kind: 'at', at: [lng, lat], county: countyAt([lng, lat], regions, locator) };
};

export const countyAt = (
  [lng, lat]: LngLat,
  regions: RegionIndex | null,
  locator: CountyLookup | null,
): string | null => (locator === null ? null : (regions?.adcodeOfCounty(locator.locate(lng, lat)) ?? null));
