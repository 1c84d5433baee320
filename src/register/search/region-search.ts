import { establishedNameOf, toShortSyllables, type RegionNamesFile } from '../../domain/english-names.ts';
import { COUNTRY_ADCODE, type Region, type RegionIndex } from '../../domain/region-index.ts';
import type { RegionHit } from '../../domain/site-search.ts';
import { fold } from './fold.ts';
import { rangesIn, takeBest } from './match-rows.ts';
import { PartIndex, type IndexedText, type Pause } from './part-index.ts';

type Field = 'name' | 'code' | 'reading' | 'initials';

/** One text of a division; `shown` is what a hit says it was found by, `null` where that is its name. */
interface Entry {
  readonly region: Region;
  readonly field: Field;
  readonly indexed: IndexedText;
  readonly shown: string | null;
}

/** Ranks by field: whole text, beginning, further on. Name and code before readings, whatever is inside last. */
const RANKS: Readonly<Record<Field, readonly [number, number, number]>> = {
  name: [0, 1, 6],
  code: [0, 1, 6],
  reading: [2, 4, 7],
  initials: [3, 5, 7],
};
const LEVELS = ['country', 'province', 'prefecture', 'county'];
/** The country stands in no file of divisions. */
const COUNTRY = { name: '中国', readings: ['quan guo', 'zhong guo'], english: 'China' } as const;

const whole = (text: string): IndexedText => ({ text, starts: [0] });

/** `gan zhou` → `ganzhou`, found from each syllable on. */
const toReadingText = (syllables: readonly string[]): IndexedText => {
  const starts: number[] = [];
  let length = 0;
  for (const syllable of syllables) {
    starts.push(length);
    length += syllable.length;
  }
  return { text: syllables.join(''), starts };
};

/** ü is typed as v, as u, and as yu, which is what stands in passports. */
const spellingsOf = (syllables: readonly string[]): readonly (readonly string[])[] =>
  syllables.some((syllable) => syllable.includes('v'))
    ? ['v', 'u', 'yu'].map((vowel) => syllables.map((syllable) => syllable.replace('v', vowel)))
    : [syllables];

const toReadingEntries = (region: Region, full: readonly string[]): Entry[] => {
  const short = toShortSyllables(region.name, region.shortName, full);
  const shown = short.join('');
  const initials = (syllables: readonly string[]): string => syllables.map((syllable) => syllable.charAt(0)).join('');
  const entries: Entry[] = [];
  for (const spelling of spellingsOf(short))
    entries.push({ region, field: 'reading', indexed: toReadingText(spelling), shown });
  entries.push({ region, field: 'initials', indexed: whole(initials(short)), shown: initials(short) });
  if (short.length === full.length) return entries;
  for (const spelling of spellingsOf(full))
    entries.push({ region, field: 'reading', indexed: whole(spelling.join('')), shown: full.join('') });
  entries.push({ region, field: 'initials', indexed: whole(initials(full)), shown: initials(full) });
  return entries;
};

const toEnglishEntry = (region: Region, english: string): Entry => ({
  region,
  field: 'reading',
  // As it is typed: without the blank of "Hong Kong".
  indexed: toReadingText(english.split(' ')),
  shown: english,
});

const toEntries = (region: Region, reading: string | undefined): Entry[] => {
  const { adcode, name, shortName } = region;
  const entries: Entry[] = [
    { region, field: 'name', indexed: { text: name }, shown: null },
    { region, field: 'code', indexed: whole(adcode), shown: adcode },
  ];
  if (shortName !== name) entries.push({ region, field: 'name', indexed: { text: shortName }, shown: null });
  if (reading !== undefined) entries.push(...toReadingEntries(region, reading.split(' ')));
  const english = establishedNameOf(Number(adcode));
  if (english !== undefined) entries.push(toEnglishEntry(region, english));
  if (adcode === COUNTRY_ADCODE) {
    entries.push({ region, field: 'name', indexed: { text: COUNTRY.name }, shown: COUNTRY.name });
    for (const each of COUNTRY.readings) entries.push(...toReadingEntries(region, each.split(' ')));
    entries.push(toEnglishEntry(region, COUNTRY.english));
  }
  return entries;
};

interface Found {
  readonly region: Region;
  readonly rank: number;
  readonly entry: Entry;
}

const compareFound = (a: Found, b: Found): number =>
  a.rank - b.rank ||
  LEVELS.indexOf(a.region.level) - LEVELS.indexOf(b.region.level) ||
  Number(a.region.adcode) - Number(b.region.adcode);

export interface RegionAnswer {
  readonly hits: readonly RegionHit[];
  readonly total: number;
}

/** Divisions of the board by name, short name, reading, initials and code. */
export class RegionSearch {
  readonly #index: PartIndex;
  readonly #entries: readonly Entry[];
  readonly #regions: RegionIndex;
  /** Divisions by folded name and short name. */
  readonly #byName: ReadonlyMap<string, readonly Region[]>;
  /** Where the full name of a division stands among the texts. */
  readonly #nameTexts = new Map<Region, number>();

  private constructor(index: PartIndex, entries: readonly Entry[], regions: RegionIndex) {
    this.#index = index;
    this.#entries = entries;
    this.#regions = regions;
    const byName = new Map<string, Region[]>();
    for (const [text, { region, field, indexed }] of entries.entries()) {
      if (field !== 'name') continue;
      if (!this.#nameTexts.has(region)) this.#nameTexts.set(region, text);
      const known = byName.get(fold(indexed.text));
      if (known === undefined) byName.set(fold(indexed.text), [region]);
      else known.push(region);
    }
    this.#byName = byName;
  }

  /** @param names `null` where the readings cannot be had: names and codes are found all the same */
  static async build(
    regions: RegionIndex,
    root: string,
    names: RegionNamesFile | null,
    pause: Pause,
  ): Promise<RegionSearch> {
    const readings = new Map(names?.adcodes.map((adcode, index) => [String(adcode), names.pinyin[index]]));
    const entries: Entry[] = [];
    for (const region of regions.all())
      if (regions.isWithin(region.adcode, root)) entries.push(...toEntries(region, readings.get(region.adcode)));
    const texts = entries.map((entry) => entry.indexed);
    return new RegionSearch(await PartIndex.build(texts, pause), entries, regions);
  }

  get visited(): number {
    return this.#index.visited;
  }

  /** Divisions that are called exactly so. */
  named(term: string): readonly Region[] {
    return this.#byName.get(term) ?? [];
  }

  /** Letters are one reading, however they are set apart; other words are a division and those above it. */
  find(terms: readonly string[], limit: number): RegionAnswer {
    const isReading = terms.every((term) => /^[a-z'-]+$/.test(term));
    const found = isReading ? this.#findTerm(terms.join('').replace(/['-]/g, '')) : this.#findPath(terms);
    const hits = takeBest(found.values(), limit, compareFound).map((each) => this.#toHit(each, terms));
    return { hits, total: found.size };
  }

  #findTerm(term: string): Map<string, Found> {
    const best = new Map<string, Found>();
    if (term === '') return best;
    const { first, end } = this.#index.find(term);
    for (let at = first; at < end; at++) {
      const text = this.#index.textOf(at);
      const entry = this.#entries[text];
      if (entry === undefined) continue;
      const isWhole = this.#index.lengthOf(text) === term.length;
      const place = this.#index.offsetOf(at, text) > 0 ? 2 : isWhole ? 0 : 1;
      const found = { region: entry.region, entry, rank: RANKS[entry.field][place] ?? 0 };
      const known = best.get(entry.region.adcode);
      if (known === undefined || found.rank < known.rank) best.set(entry.region.adcode, found);
    }
    return best;
  }

  /** 江西 章贡: what one word finds, below divisions whose names hold the others. */
  #findPath(terms: readonly string[]): Map<string, Found> {
    const best = new Map<string, Found>();
    for (const term of terms)
      for (const [adcode, found] of this.#findTerm(term)) {
        const above = this.#regions.pathTo(adcode).slice(1, -1);
        const isBelow = terms.every((other) => other === term || above.some(({ name }) => fold(name).includes(other)));
        if (isBelow) best.set(adcode, found);
      }
    return best;
  }

  #toHit({ region, entry }: Found, terms: readonly string[]): RegionHit {
    const name = this.#nameTexts.get(region);
    const ranges = entry.shown === null && name !== undefined ? rangesIn(this.#index, name, terms) : [];
    return { type: 'region', adcode: region.adcode, ranges, by: entry.shown };
  }
}
