import type {
  CoordinateHit,
  EnterpriseHit,
  MatchRange,
  RegionHit,
  SearchAnswer,
  SiteHit,
} from '../../domain/site-search.ts';

export type Hit = RegionHit | SiteHit | EnterpriseHit | CoordinateHit;
export type GroupId = 'regions' | 'sites' | 'enterprises' | 'coordinates';

/** One thing to choose. */
export interface SearchOption {
  /** Of the element, unique on the page together with the list's own. */
  readonly id: string;
  readonly hit: Hit;
}

export interface OptionGroup {
  readonly id: GroupId;
  readonly options: readonly SearchOption[];
  /** Hits in all; more than options where only the best are handed out. */
  readonly total: number;
}

/** Groups that have something, in the order of the board; options are numbered through. */
export const toGroups = (answer: SearchAnswer): readonly OptionGroup[] => {
  const { regions, sites, enterprises, coordinates, totals } = answer;
  const groups: readonly (readonly [GroupId, readonly Hit[], number])[] = [
    ['regions', regions, totals.regions],
    ['sites', sites, totals.sites],
    ['enterprises', enterprises, totals.enterprises],
    ['coordinates', coordinates, coordinates.length],
  ];
  let count = 0;
  return groups
    .filter(([, hits]) => hits.length > 0)
    .map(([id, hits, total]) => ({ id, total, options: hits.map((hit) => ({ id: `${count++}`, hit })) }));
};

export const totalOf = (groups: readonly OptionGroup[]): number => groups.reduce((sum, { total }) => sum + total, 0);

export type Move = 'next' | 'previous' | 'first' | 'last';

/** Which option a key leads to; the text itself (`null`) stands between the last and the first. */
export const moveTo = (move: Move, active: number | null, count: number): number | null => {
  if (count === 0) return null;
  if (move === 'first') return 0;
  if (move === 'last') return count - 1;
  const slots = count + 1;
  const at = active === null ? count : active;
  const next = (at + (move === 'next' ? 1 : slots - 1)) % slots;
  return next === count ? null : next;
};

/** What stands apart neither in what is typed nor in what is shown: blanks, hyphens, apostrophes. */
const isJoint = (character: string): boolean => /[\s'’-]/.test(character);

/** Where a Latin text shows what was typed, whatever the case and however its syllables are set apart; none where it does not. */
export const rangesInLatin = (shown: string, typed: string): readonly MatchRange[] => {
  const places: number[] = [];
  let joined = '';
  for (let at = 0; at < shown.length; at++) {
    const character = shown.charAt(at);
    if (isJoint(character)) continue;
    places.push(at);
    joined += character.toLowerCase();
  }
  const wanted = Array.from(typed.normalize('NFKC'))
    .filter((character) => !isJoint(character))
    .join('')
    .toLowerCase();
  const start = wanted === '' ? -1 : joined.indexOf(wanted);
  if (start < 0) return [];
  return [[places[start] ?? 0, (places[start + wanted.length - 1] ?? 0) + 1]];
};
