import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { AccountTally } from './account-tally.ts';
import { MORE_NOTES, PLACED_WORDS } from './account-words.ts';
import { placeNamesOf } from './place-names.ts';
import type { Place } from './place-row.ts';
import { PLACE_WORDS } from './place-words.ts';
import { createProvinceLookup, type ProvinceLookup } from './provinces.ts';
import type { VersionCounts } from './stored-register.ts';
import { PROVINCE_FIELD } from './targets.ts';
import type { CountyLookup } from './types.ts';
import { FLAG_WORDS, NOTE_WORDS } from './words.ts';

type Row = Readonly<Record<string, unknown>>;

/** 山西省 长治市 襄垣县 */
const placeName = (adcode: string, regions: RegionIndex): string =>
  regions
    .pathTo(adcode)
    .slice(1)
    .map((region) => region.name)
    .join(' ');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** County, or what is wider, that the row's names say, where it has no county's code; addresses may be of an office elsewhere. */
const statedByName = (row: Row, regions: RegionIndex): string | null => {
  if (regions.countyIndexOf(textOf(row['adcode'])) !== 0) return null;
  const [prefecture, county] = [textOf(row['stated_prefecture']), textOf(row['stated_county'])];
  if (prefecture === '' && county === '') return null;
  const province = textOf(row[PROVINCE_FIELD]);
  return placeNamesOf(regions).regionOf({ adcode: textOf(row['adcode']), province, prefecture, county, address: '' });
};

/** 接入, as indicators count it: linked now, or linked and silent. */
const isConnected = (status: unknown): boolean => status === 'linked' || status === 'offline';

/** Looks accepted rows' positions over against the boundaries, flags what does not fit, and counts rows by county. */
export class PlaceFlags {
  readonly #regions: RegionIndex | null;
  readonly #locator: CountyLookup | null;
  readonly #tally: AccountTally;
  readonly #provinceOf: ProvinceLookup | null;
  readonly #names = new Map<string, Localised>();
  /** County index → registered, linked; 0: outside or unplaced. */
  readonly #counts = new Map<number, [number, number]>();

  constructor(regions: RegionIndex | null, locator: CountyLookup | null, tally: AccountTally) {
    [this.#regions, this.#locator, this.#tally] = [regions, locator, tally];
    this.#provinceOf = regions === null ? null : createProvinceLookup(regions);
  }

  /** Code of the stated province: it checks the position in the register, where the row has no code of its own. */
  statedProvince(row: Row): string | null {
    const stated = row[PROVINCE_FIELD];
    if (typeof stated !== 'string' || this.#provinceOf === null) return null;
    return this.#provinceOf(stated);
  }

  check(row: number, record: Row, place: Place): void {
    this.#note(row, record, place);
    const located = this.#locator?.locate(place.lng, place.lat) ?? 0;
    this.#count(record, located);
    if (this.#locator !== null && this.#regions !== null && !place.isByCode)
      this.#flag(row, record, place, located, this.#regions);
  }

  counts(): VersionCounts {
    const counties = [...this.#counts].sort(([a], [b]) => a - b);
    return {
      counties: counties.map(([county]) => county),
      registered: counties.map(([, [registered]]) => registered),
      linked: counties.map(([, [, linked]]) => linked),
    };
  }

  /** The county that the register will count the row in: a county's code decides, else the position (`placeTable`). */
  #count(record: Row, located: number): void {
    const stated = record['adcode'];
    const county = (typeof stated === 'string' ? (this.#regions?.countyIndexOf(stated) ?? 0) : 0) || located;
    const counts = this.#counts.get(county) ?? [0, 0];
    counts[0]++;
    if (isConnected(record['link_status'])) counts[1]++;
    this.#counts.set(county, counts);
  }

  #note(row: number, record: Row, place: Place): void {
    const tally = this.#tally;
    if (place.isAdcodeUnknown) tally.note('unknown-adcode', '', () => NOTE_WORDS.unknownAdcode);
    if (place.isCodeRenamed) tally.note('code-renamed', '', () => MORE_NOTES.codeRenamed);
    if (place.isSwapRepaired) tally.note('swap-repaired', '', () => MORE_NOTES.swapRepaired);
    const province = record[PROVINCE_FIELD];
    if (typeof province === 'string' && this.#provinceOf !== null && this.#provinceOf(province) === null)
      tally.note('province-unknown', '', () => NOTE_WORDS.provinceUnknown);
    if (!place.isByCode) return;
    this.#flagNames(row, place);
    const isName = place.by === 'name';
    const county = this.#nameOf(place.adcode ?? '');
    tally.note(isName ? 'placed-by-name' : 'placed-by-code', '', () =>
      isName ? MORE_NOTES.placedByName : NOTE_WORDS.placedByCode,
    );
    tally.flag(isName ? 'placedByName' : 'placedByCode', {
      row,
      field: isName ? 'stated_county' : 'adcode',
      value: place.adcode ?? '',
      code: isName ? 'placed-by-name' : 'placed-by-code',
      words: isName ? PLACED_WORDS.byName(county) : PLACED_WORDS.byCode(county),
    });
  }

  /** The code says one county and the names another: the code decided, and the reader must know. */
  #flagNames(row: number, place: Place): void {
    if (place.otherByName === null) return;
    const [code, name] = [this.#nameOf(place.adcode ?? ''), this.#nameOf(place.otherByName)];
    const words = PLACE_WORDS.codeAgainstName(code.zh, name.zh);
    this.#tally.flag('mismatched', { row, field: 'adcode', value: place.adcode ?? '', code: 'mismatched', words });
  }

  #nameOf(adcode: string): Localised {
    let name = this.#names.get(adcode);
    if (name === undefined) {
      const text = this.#regions === null ? adcode : placeName(adcode, this.#regions) || adcode;
      this.#names.set(adcode, (name = { zh: text, en: text }));
    }
    return name;
  }

  #flag(row: number, record: Row, place: Place, located: number, regions: RegionIndex): void {
    const found = regions.adcodeOfCounty(located);
    const value = `${place.lng.toFixed(6)}, ${place.lat.toFixed(6)}`;
    if (found === undefined) {
      this.#tally.flag('outside', { row, field: 'lng', value, code: 'outside', words: FLAG_WORDS.outside });
      return;
    }
    for (const stated of [record['adcode'], this.statedProvince(record), statedByName(record, regions)]) {
      if (typeof stated !== 'string' || regions.isWithin(found, stated)) continue;
      const name = regions.get(stated)?.name ?? stated;
      const words = FLAG_WORDS.mismatched(name, placeName(found, regions));
      this.#tally.flag('mismatched', { row, field: 'adcode', value: name, code: 'mismatched', words });
      return;
    }
  }
}
