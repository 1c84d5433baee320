/**
 * The divisions of the country, as built by `geo/`. A code denotes its highest level: 110000 is the province,
 * never the second level of the same code (DESIGN.md, Fixed: names). 100000 is the country.
 */
export const COUNTRY_ADCODE = '100000';

export type DivisionLevel = 'country' | 'province' | 'prefecture' | 'county';

/** `public/boundaries/regions.json`: columns in ascending adcode order, one entry for each distinct code, without the country. */
export interface RegionIndexFile {
  readonly format: 'hazard-atlas-regions-1';
  readonly adcodes: readonly number[];
  readonly names: readonly string[];
  /** 江西 for 江西省; empty where it is the name without its last character, equal where nothing can be left out. */
  readonly shortNames: readonly string[];
  /** Index into the same columns, −1 for provinces. Never a row of equal code. */
  readonly parents: readonly number[];
  /** 1 province, 2 prefecture, 3 county: the highest level that carries the code. */
  readonly levels: readonly number[];
  /** west, south, east, north, degrees, four an entry. */
  readonly boxes: readonly number[];
  /** lng, lat of a point inside the polygon, two an entry. */
  readonly labels: readonly number[];
  /** km² on the sphere. */
  readonly areas: readonly number[];
  /** First and last county index (1-based, inclusive), two an entry; the county polygons sorted by adcode are 1…countyCount. */
  readonly countyRanges: readonly number[];
  readonly countyCount: number;
  /** adcode of each county index; entry 0 is 0 (outside or unplaced). */
  readonly countyAdcodes: readonly number[];
}

/** 江西 for 江西省: the short name of an entry of the file. */
export const shortNameAt = ({ names, shortNames }: RegionIndexFile, index: number): string =>
  shortNames[index] || (names[index] ?? '').slice(0, -1) || (names[index] ?? '');

export interface Region {
  readonly adcode: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: DivisionLevel;
  readonly parent: string | null;
  /** west, south, east, north. */
  readonly box: readonly [number, number, number, number];
  readonly label: readonly [number, number];
  readonly areaKm2: number;
  /** First and last county index, inclusive. */
  readonly countyRange: readonly [number, number];
}

const LEVEL_NAMES: readonly DivisionLevel[] = ['country', 'province', 'prefecture', 'county'];

/** Look-ups over the region index; every method is pure and total, an unknown code gives `undefined` or an empty list. */
export class RegionIndex {
  readonly countyCount: number;
  readonly #byCode = new Map<string, Region>();
  readonly #children = new Map<string, Region[]>();
  readonly #countyAdcodes: readonly number[];

  constructor(file: RegionIndexFile, countryName = '全国') {
    this.countyCount = file.countyCount;
    this.#countyAdcodes = file.countyAdcodes;
    this.#byCode.set(COUNTRY_ADCODE, {
      adcode: COUNTRY_ADCODE,
      name: countryName,
      shortName: countryName,
      level: 'country',
      parent: null,
      box: [73.4, 3.3, 135.2, 53.6],
      label: [104, 35],
      areaKm2: file.areas.reduce((sum, area, index) => (file.levels[index] === 1 ? sum + area : sum), 0),
      countyRange: [1, file.countyCount],
    });
    for (let index = 0; index < file.adcodes.length; index++) this.#add(file, index);
  }

  #add(file: RegionIndexFile, index: number): void {
    const adcode = String(file.adcodes[index]);
    const parentIndex = file.parents[index] ?? -1;
    const parent = parentIndex < 0 ? COUNTRY_ADCODE : String(file.adcodes[parentIndex]);
    const at = (column: readonly number[], width: number, offset: number): number =>
      column[index * width + offset] ?? 0;
    const region: Region = {
      adcode,
      name: file.names[index] ?? adcode,
      shortName: shortNameAt(file, index),
      level: LEVEL_NAMES[file.levels[index] ?? 3] ?? 'county',
      parent,
      box: [at(file.boxes, 4, 0), at(file.boxes, 4, 1), at(file.boxes, 4, 2), at(file.boxes, 4, 3)],
      label: [at(file.labels, 2, 0), at(file.labels, 2, 1)],
      areaKm2: file.areas[index] ?? 0,
      countyRange: [at(file.countyRanges, 2, 0), at(file.countyRanges, 2, 1)],
    };
    this.#byCode.set(adcode, region);
    const siblings = this.#children.get(parent);
    if (siblings) siblings.push(region);
    else this.#children.set(parent, [region]);
  }

  get(adcode: string): Region | undefined {
    return this.#byCode.get(adcode);
  }

  has(adcode: string): boolean {
    return this.#byCode.has(adcode);
  }

  /** Next level down, in code order; a direct-administered unit that stands in as a county has none. */
  childrenOf(adcode: string): readonly Region[] {
    return this.#children.get(adcode) ?? [];
  }

  /** From the root (inclusive) to the region (inclusive); equal-code levels never appear twice. */
  pathTo(adcode: string, root: string = COUNTRY_ADCODE): readonly Region[] {
    const path: Region[] = [];
    for (let region = this.get(adcode); region; region = region.parent === null ? undefined : this.get(region.parent)) {
      path.unshift(region);
      if (region.adcode === root) break;
    }
    return path;
  }

  isWithin(adcode: string, ancestor: string): boolean {
    const inner = this.get(adcode)?.countyRange;
    const outer = this.get(ancestor)?.countyRange;
    return inner !== undefined && outer !== undefined && inner[0] >= outer[0] && inner[1] <= outer[1];
  }

  /** 6-digit code of a county index; `undefined` for 0 and beyond the last. */
  adcodeOfCounty(countyIndex: number): string | undefined {
    const code = this.#countyAdcodes[countyIndex];
    return code === undefined || code === 0 ? undefined : String(code);
  }

  /** County index of a code that is a county (or stands in as one); 0 for anything else. */
  countyIndexOf(adcode: string): number {
    const range = this.#byCode.get(adcode)?.countyRange;
    return range !== undefined && range[0] === range[1] ? range[0] : 0;
  }

  all(): Iterable<Region> {
    return this.#byCode.values();
  }
}
