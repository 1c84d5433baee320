import { COUNTRY_ADCODE, type Region, type RegionIndex } from '../../domain/region-index.ts';
import { OLD_NAMES } from './renamed-codes.ts';
import { withoutMarks } from './tokens.ts';

/** What a row says in words of where it is; `''` where it says nothing. `adcode`: a known code above the county, or the province of an unknown one. */
export interface StatedPlace {
  readonly adcode: string;
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
  readonly address: string;
}

export type FoundPlace =
  | { readonly kind: 'found'; readonly adcode: string; readonly via: 'county' | 'address' }
  /** Several counties of that name; what would tell them apart is missing. */
  | { readonly kind: 'ambiguous'; readonly name: string; readonly candidates: readonly string[] }
  | { readonly kind: 'none' };

/** Finds the county that names and an address mean. Pure; answers are kept, because ledgers repeat them. */
export interface PlaceNames {
  find(stated: StatedPlace): FoundPlace;
  /** The narrowest province, prefecture or county that code and columns name together (the address is not asked); `null` without. */
  regionOf(stated: StatedPlace): string | null;
  /** Whether the text is the name of a county, or of a prefecture; for guessing what a column holds. */
  levelOf(text: string): 'county' | 'prefecture' | 'province' | null;
}

/** 2: the name in full · 1: its stem with an older word (吴江市 for 吴江区) · 0: the stem alone (吴江). */
type Strength = 2 | 1 | 0;

interface Spelling {
  readonly text: string;
  readonly region: Region;
  readonly isCounty: boolean;
  readonly strength: Strength;
}

interface Match {
  readonly region: Region;
  /** Characters read up to the end of the county's name. */
  readonly length: number;
  readonly strength: Strength;
  readonly name: string;
}

/** Words that a county had before it became what it is: 县 → 市 → 区; nothing goes the other way. */
const OLDER_WORDS: Readonly<Record<string, readonly string[]>> = {
  市: ['县', '自治县'],
  区: ['县', '市', '自治县'],
  县: [],
};

const stemOf = ({ name, shortName }: Region): string => {
  if (shortName !== name) return shortName;
  return name.length >= 3 && /[县市区]$/.test(name) ? name.slice(0, -1) : name;
};

const countySpellings = (region: Region): readonly Spelling[] => {
  const spell = (text: string, strength: Strength): Spelling => ({ text, region, isCounty: true, strength });
  const { name, shortName } = region;
  const stem = stemOf(region);
  const older = OLDER_WORDS[name.slice(-1)] ?? [];
  return [
    spell(name, 2),
    ...(name.endsWith('自治县') ? [spell(`${stem}县`, 2), spell(`${stem}自治县`, 2)] : []),
    ...(stem === name ? [] : older.map((word) => spell(`${stem}${word}`, 1))),
    // Where the stem alone would be another place too (抚顺), the boundaries keep the whole name as the short one.
    ...(shortName !== name && shortName.length > 1 ? [spell(shortName, 0)] : []),
    ...(shortName === name && /^.{3,}旗$/.test(name) ? [spell(name.slice(0, -1), 0)] : []),
  ];
};

const widerSpellings = (region: Region): readonly Spelling[] => {
  const { name, shortName, level } = region;
  const words = level === 'province' ? [] : name.endsWith('州') ? ['州', '自治州'] : ['市', '地区', '盟'];
  const texts = new Set([name, shortName, ...words.map((word) => `${shortName}${word}`)]);
  return [...texts]
    .filter((text) => text.length > 1)
    .map((text) => ({ text, region, isCounty: false, strength: text === name ? 2 : 0 }));
};

/** A stem alone is often the name of a road, a town or a building: 新华路, 惠东大道, 和平小区. Then it is no county. */
const NOT_A_COUNTY =
  /^[东西南北中一二三四五六七八九十\d]*(?:大?[路街道]|大街|大厦|大桥|大楼|巷|弄|村|镇|乡|街|庄|屯|线|桥|广场|花园|花苑|小区|新村|工业|开发|经济|高新|新区|火车|汽车|客运|车站|机场|高铁|高速|国际|酒店|宾馆|市场|批发|医院|学校|中学|小学|大学|管理|产业|园|示范|风景|旅游|保税|循环|新城|加油|公司|集团|水库|港|码头|站|山|湖|河)/;

const SKIPPED = /^[\s,，、.·/／\-—]*(?:其他|市辖区|省直辖县级行政区划|县)?[\s,，、.·/／\-—]*/;

const fold = (text: string): string =>
  withoutMarks(text)
    .normalize('NFKC')
    .trim()
    .replace(/^(?:中国|中华人民共和国)/, '')
    .replace(/\s+/g, '');

/** Longest reading first, then the one with the surest name. */
const byWeight = (a: Match, b: Match): number => b.length - a.length || b.strength - a.strength;

class NameIndex implements PlaceNames {
  readonly #regions: RegionIndex;
  readonly #byStart = new Map<string, Spelling[]>();
  readonly #known = new Map<string, FoundPlace>();

  constructor(regions: RegionIndex) {
    this.#regions = regions;
    const all = [...regions.all()].filter(({ adcode }) => adcode !== COUNTRY_ADCODE);
    const isCounty = ({ adcode }: Region): boolean => regions.countyIndexOf(adcode) !== 0;
    const wider = all.filter(({ level }) => level !== 'county').flatMap(widerSpellings);
    const widerTexts = new Set(wider.map(({ text }) => text));
    // 荆州市 is the prefecture, not an older word for 荆州区 in it.
    const counties = all
      .filter((region) => isCounty(region) && region.level === 'county')
      .flatMap(countySpellings)
      .filter(({ text, strength }) => strength === 2 || !widerTexts.has(text));
    // 东莞 and 济源 stand in as counties.
    const standIns = wider
      .filter(({ region }) => isCounty(region))
      .map((spelling) => ({ ...spelling, isCounty: true }));
    const former = OLD_NAMES.flatMap(([text, adcode]): readonly Spelling[] => {
      const region = regions.get(adcode);
      return region === undefined ? [] : [{ text, region, isCounty: true, strength: 2 }];
    });
    for (const spelling of [...counties, ...former, ...standIns, ...wider.filter(({ region }) => !isCounty(region))])
      this.#add(spelling);
  }

  #add(spelling: Spelling): void {
    const start = spelling.text.slice(0, 2);
    const list = this.#byStart.get(start);
    if (list === undefined) this.#byStart.set(start, [spelling]);
    else list.push(spelling);
  }

  levelOf(text: string): 'county' | 'prefecture' | 'province' | null {
    const folded = fold(text);
    const levels = (this.#byStart.get(folded.slice(0, 2)) ?? [])
      .filter((spelling) => spelling.text === folded)
      .map(({ region }) => region.level);
    // 北京 and 吉林 are both: the wider level is what a column of such names means.
    for (const level of ['province', 'prefecture', 'county'] as const) if (levels.includes(level)) return level;
    return null;
  }

  find(stated: StatedPlace): FoundPlace {
    const key = [stated.adcode, stated.province, stated.prefecture, stated.county, stated.address].join('\u001f');
    let found = this.#known.get(key);
    if (found === undefined) {
      if (this.#known.size > 50_000) this.#known.clear();
      this.#known.set(key, (found = this.#search(stated)));
    }
    return found;
  }

  regionOf(stated: StatedPlace): string | null {
    const found = this.find({ ...stated, address: '' });
    if (found.kind === 'found') return found.adcode;
    const scope = this.#scopeOf(stated);
    return scope === COUNTRY_ADCODE ? null : scope;
  }

  #scopeOf(stated: StatedPlace): string {
    let scope = this.#regions.get(stated.adcode)?.adcode ?? COUNTRY_ADCODE;
    for (const text of [stated.province, stated.prefecture]) scope = this.#narrow(fold(text), scope);
    return scope;
  }

  #search(stated: StatedPlace): FoundPlace {
    const scope = this.#scopeOf(stated);
    let ambiguous: FoundPlace | null = null;
    for (const via of ['county', 'address'] as const) {
      const found = this.#read(fold(stated[via]), scope, via);
      if (found.kind === 'found') return found;
      if (found.kind === 'ambiguous') ambiguous ??= found;
    }
    // 东莞 and 济源: the column of prefectures names what stands in as a county.
    if (this.#regions.countyIndexOf(scope) !== 0) return { kind: 'found', adcode: scope, via: 'county' };
    return ambiguous ?? this.#searchProvince(stated, scope);
  }

  /** 寿县 went from 六安 to 淮南: a county that keeps its full name in the same province is found under an old prefecture. 区 are left out: 市中区 and 郊区 were many. */
  #searchProvince(stated: StatedPlace, scope: string): FoundPlace {
    const province = this.#regions.get(`${scope.slice(0, 2)}0000`);
    if (province === undefined || province.adcode === scope) return { kind: 'none' };
    for (const via of ['county', 'address'] as const) {
      const found = this.#read(fold(stated[via]), province.adcode, via, 2);
      if (found.kind === 'found' && /[县市旗]$/.test(this.#regions.get(found.adcode)?.name ?? '')) return found;
    }
    return { kind: 'none' };
  }

  /** The wider region that a column names, where exactly one within the scope has that name. */
  #narrow(text: string, scope: string): string {
    const named = (this.#byStart.get(text.slice(0, 2)) ?? []).filter(
      (spelling) =>
        spelling.region.level !== 'county' &&
        spelling.text === text &&
        this.#regions.isWithin(spelling.region.adcode, scope),
    );
    // 吉林 is a province and a prefecture: the province column narrows to the wider of the two.
    const best = named.find(({ region }) => region.level === 'province') ?? named[0];
    const others = named.filter(({ region }) => region.level === best?.region.level);
    return best !== undefined && others.length === 1 ? best.region.adcode : scope;
  }

  #read(text: string, scope: string, via: 'county' | 'address', least: Strength = 0): FoundPlace {
    if (text.length < 2) return { kind: 'none' };
    const matches = this.#matches(text, 0, scope, 0)
      .filter(({ strength }) => strength >= least)
      .sort(byWeight);
    const [best] = matches;
    if (best === undefined) return { kind: 'none' };
    const equals = matches.filter((match) => byWeight(best, match) === 0);
    const candidates = [...new Set(equals.map(({ region }) => region.adcode))];
    return candidates.length === 1
      ? { kind: 'found', adcode: best.region.adcode, via }
      : { kind: 'ambiguous', name: best.name, candidates };
  }

  /** Every reading of the text from `at` on as names of ever smaller regions, each within the one before. */
  #matches(text: string, at: number, scope: string, depth: number): Match[] {
    const matches: Match[] = [];
    const isNational = scope === COUNTRY_ADCODE;
    for (const { text: name, region, isCounty, strength } of this.#byStart.get(text.slice(at, at + 2)) ?? []) {
      if (!text.startsWith(name, at)) continue;
      const end = at + name.length;
      const isInside = this.#regions.isWithin(region.adcode, scope);
      if (!isCounty) {
        // 山西省太原市… where the code already says 太原: a region around the scope leaves it as it is.
        const inner = isInside ? region.adcode : this.#regions.isWithin(scope, region.adcode) ? scope : null;
        if (inner === null || depth > 3) continue;
        const skipped = SKIPPED.exec(text.slice(end))?.[0].length ?? 0;
        matches.push(...this.#matches(text, end + skipped, inner, depth + 1));
        if (skipped > 0) matches.push(...this.#matches(text, end, inner, depth + 1));
        continue;
      }
      if (!isInside) continue;
      // Without a province an older word or a stem alone proves nothing: 平江区 of 苏州 is gone, 平江县 is elsewhere.
      if (isNational && strength < 2) continue;
      if (strength === 0 && NOT_A_COUNTY.test(text.slice(end))) continue;
      matches.push({ region, length: end, strength, name });
    }
    return matches;
  }
}

const made = new WeakMap<RegionIndex, PlaceNames>();

/** The names of a region index; made once for each. */
export const placeNamesOf = (regions: RegionIndex): PlaceNames => {
  let names = made.get(regions);
  if (names === undefined) made.set(regions, (names = new NameIndex(regions)));
  return names;
};
