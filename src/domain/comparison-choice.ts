import type { Region, RegionIndex } from './region-index.ts';

/** More columns than these cannot be read side by side. */
export const MOST_COMPARED = 4;

/** What is to be said of the regions that an address names before they are compared. */
export type ChoiceNote =
  | { readonly type: 'none' }
  | { readonly type: 'one'; readonly region: Region }
  | { readonly type: 'too-many'; readonly leftOut: readonly Region[] }
  /** `inner` is counted in `outer`: the two must not be added. */
  | { readonly type: 'nested'; readonly outer: Region; readonly inner: Region }
  /** A province beside a county: absolute numbers say little. */
  | { readonly type: 'levels' };

export interface Choice {
  /** In the user's order, the first is the base; at most four. */
  readonly shown: readonly Region[];
  readonly notes: readonly ChoiceNote[];
}

/** The regions that are compared and what is to be said of them, for any list: unknown and repeated codes are left out. */
export const toChoice = (adcodes: readonly string[], regions: RegionIndex): Choice => {
  const known = [...new Set(adcodes)].flatMap((adcode) => regions.get(adcode) ?? []);
  const shown = known.slice(0, MOST_COMPARED);
  const leftOut = known.slice(MOST_COMPARED);
  const notes: ChoiceNote[] = [];
  const [only] = shown;
  if (only === undefined) notes.push({ type: 'none' });
  else if (shown.length === 1) notes.push({ type: 'one', region: only });
  if (leftOut.length > 0) notes.push({ type: 'too-many', leftOut });
  const nested = toNested(shown, regions);
  notes.push(...nested);
  if (nested.length === 0 && new Set(shown.map(({ level }) => level)).size > 1) notes.push({ type: 'levels' });
  return { shown, notes };
};

const toNested = (shown: readonly Region[], regions: RegionIndex): readonly ChoiceNote[] =>
  shown.flatMap((outer) =>
    shown
      .filter((inner) => inner !== outer && regions.isWithin(inner.adcode, outer.adcode))
      .map((inner): ChoiceNote => ({ type: 'nested', outer, inner })),
  );

/**
 * The list with one region more. A fifth is kept in the address, so that the view can say that it is left out; a sixth
 * takes its place.
 */
export const addToComparison = (adcodes: readonly string[], adcode: string): readonly string[] =>
  adcodes.includes(adcode) ? adcodes : [...adcodes.slice(0, MOST_COMPARED), adcode];

/** The list with `adcode` in the first place, which makes it the base. */
export const makeBase = (adcodes: readonly string[], adcode: string): readonly string[] => [
  adcode,
  ...adcodes.filter((other) => other !== adcode),
];

/** The region and up to three of its siblings, those whose codes are nearest; in code order after the region itself. */
export const withSiblings = (adcode: string, regions: RegionIndex): readonly string[] => {
  const parent = regions.get(adcode)?.parent ?? null;
  if (parent === null) return regions.has(adcode) ? [adcode] : [];
  const distance = (other: Region): number => Math.abs(Number(other.adcode) - Number(adcode));
  const siblings = regions
    .childrenOf(parent)
    .filter((other) => other.adcode !== adcode)
    .sort((a, b) => distance(a) - distance(b) || a.adcode.localeCompare(b.adcode))
    .slice(0, MOST_COMPARED - 1)
    .map((other) => other.adcode)
    .sort();
  return [adcode, ...siblings];
};

const MOST_FOUND = 8;

/** Divisions whose name begins with, then holds, the text, or whose code begins with it; provinces first. */
export const findRegions = (text: string, regions: RegionIndex): readonly Region[] => {
  const wanted = text.trim().toLowerCase().slice(0, 40);
  if (wanted === '') return [];
  const ranked: [number, Region][] = [];
  for (const region of regions.all()) {
    const rank = rankOf(region, wanted);
    if (rank !== null) ranked.push([rank, region]);
  }
  // The index lists provinces before what lies in them, and sorting is stable.
  return ranked
    .sort(([a], [b]) => a - b)
    .slice(0, MOST_FOUND)
    .map(([, region]) => region);
};

const LEVEL_RANK = { country: 0, province: 0, prefecture: 1, county: 2 } as const;

const rankOf = ({ adcode, name, shortName, level }: Region, wanted: string): number | null => {
  const names = [shortName.toLowerCase(), name.toLowerCase()];
  if (adcode === wanted || names.includes(wanted)) return LEVEL_RANK[level];
  if (names.some((own) => own.startsWith(wanted)) || adcode.startsWith(wanted)) return 10 + LEVEL_RANK[level];
  return names.some((own) => own.includes(wanted)) ? 20 + LEVEL_RANK[level] : null;
};
