import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import { countyAt, locateRow, type CheckedRow, type Located } from './checkup-rows.ts';
import { mcNemarP } from './paired-test.ts';
import { REASON_WORDS, REPAIR_WORDS } from './position-checkup-words.ts';
import type { LngLat, PositionRepair, PreviewPoint, RepairVerdict } from './position-checkup-types.ts';
import { gaussZoneWords, zonesOfEasting } from './projected.ts';
import { isProjected } from './reference-names.ts';
import { parsePlainNumber } from './parse-number.ts';
import { DATUMS, type CountyLookup, type Datum, type Reading } from './types.ts';
import { DATUM_NAMES } from './words.ts';

export const PREVIEW_POINTS = 400;

/**
 * From these on a shift counts as recognised. Chance: p < 0.001, exact and two-sided, on at least 11 discordant pairs
 * (fewer cannot reach it). Share: at least 70 % of them in favour. It is not higher, because near a border the county
 * of a true position is itself uncertain: the boundaries are 134 m off in the median and 603 m in one case of ten
 * (../shared/data/README.md), as far as GCJ-02 shifts, so that of a file that is GCJ-02 beyond doubt only three quarters
 * to nine tenths of the pairs speak for it. What stands for the missing share is the comparison with shifts of the same
 * size in other directions (`ROTATIONS`): a file whose rows are merely imprecise gains as much by those.
 */
const LEAST_PAIRS = 11;
const RECOGNISED_P = 0.001;
const RECOGNISED_SHARE = 0.7;
const POSSIBLE_P = 0.05;

/** Degrees by which the shift of a datum is turned to see whether any other would do as well. */
const ROTATIONS = [60, 120, 180, 240, 300];

/** One other way to read the rows. */
export interface Candidate {
  readonly id: string;
  readonly words: Localised;
  readonly change: Partial<Reading> | null;
  /** Where the row lies then. */
  readonly locate: (row: CheckedRow, now: Located) => Located;
  /** A shift of a few hundred metres, which must be told from others of its size. */
  readonly isShift: boolean;
}

export interface RepairContext {
  readonly reading: Reading;
  readonly rows: readonly CheckedRow[];
  /** Under the reading as it is, one an entry of `rows`. */
  readonly now: readonly Located[];
  readonly regions: RegionIndex;
  readonly locator: CountyLookup;
}

const byReading = (context: RepairContext, change: Partial<Reading>): Candidate['locate'] => {
  const reading = { ...context.reading, ...change };
  return ({ cells }) => locateRow(cells, reading, context.regions, context.locator);
};

const datumCandidate = (context: RepairContext, datum: Datum): Candidate => ({
  id: datum,
  words: REPAIR_WORDS.datum(DATUM_NAMES[datum]),
  change: { crs: datum },
  locate: byReading(context, { crs: datum }),
  isShift: true,
});

const flipped =
  (context: RepairContext, sign: readonly [number, number]): Candidate['locate'] =>
  (_, now) => {
    if (now.kind !== 'at') return now;
    const at: LngLat = [now.at[0] * sign[0], now.at[1] * sign[1]];
    return { kind: 'at', at, county: countyAt(at, context.regions, context.locator) };
  };

const firstEasting = ({ rows, reading }: RepairContext): number => {
  for (const { cells } of rows) {
    const text = reading.isSwapped ? (cells.northing ?? cells.lat) : (cells.easting ?? cells.lng);
    const value = parsePlainNumber(text, reading.decimal);
    if (value !== null && value !== 0) return value;
  }
  return Number.NaN;
};

/** What else the coordinates could be. Datums of which the arithmetic is the same as now are no candidates. */
export const candidatesOf = (context: RepairContext): readonly Candidate[] => {
  const { reading } = context;
  const swap: Candidate = {
    id: 'swap',
    words: REPAIR_WORDS.swap,
    change: { isSwapped: !reading.isSwapped },
    locate: byReading(context, { isSwapped: !reading.isSwapped }),
    isShift: false,
  };
  const easting = firstEasting(context);
  if (isProjected(reading.crs) || easting > 1000) {
    const zones = zonesOfEasting(easting).filter(({ epsg }) => reading.crs !== `EPSG:${epsg}`);
    const candidates = zones.map((zone): Candidate => {
      const change = { crs: `EPSG:${zone.epsg}` } as const;
      const words = REPAIR_WORDS.system(gaussZoneWords(zone));
      return { id: change.crs, words, change, locate: byReading(context, change), isShift: false };
    });
    return [...candidates, swap];
  }
  const isPlain = (datum: string): boolean => datum === 'WGS84' || datum === 'CGCS2000';
  const datums = DATUMS.filter(
    (datum) => datum !== reading.crs && datum !== 'CGCS2000' && !(isPlain(datum) && isPlain(reading.crs)),
  );
  const sign = (id: string, words: Localised, by: readonly [number, number]): Candidate => ({
    id,
    words,
    change: null,
    isShift: false,
    locate: flipped(context, by),
  });
  return [
    ...datums.map((datum) => datumCandidate(context, datum)),
    swap,
    sign('negate-lng', REPAIR_WORDS.negateLng, [-1, 1]),
    sign('negate-lat', REPAIR_WORDS.negateLat, [1, -1]),
  ];
};

/** Whether a located row is where it says; `null`: it says nothing. */
export const agrees = (row: CheckedRow, located: Located, regions: RegionIndex): boolean | null => {
  if (row.stated === null) return null;
  return located.kind === 'at' && located.county !== null && regions.isWithin(located.county, row.stated);
};

interface Tally {
  readonly compared: number;
  readonly agreeBefore: number;
  readonly agreeAfter: number;
  readonly fixed: number;
  readonly broken: number;
}

const tallyOf = (context: RepairContext, after: readonly Located[]): Tally => {
  const tally = { compared: 0, agreeBefore: 0, agreeAfter: 0, fixed: 0, broken: 0 };
  context.rows.forEach((row, index) => {
    const [now, then] = [context.now[index], after[index]];
    // A row without coordinates, or with ones that no reading can use, says nothing of either.
    if (now === undefined || then === undefined || (now.kind !== 'at' && then.kind !== 'at')) return;
    const [before, later] = [agrees(row, now, context.regions), agrees(row, then, context.regions)];
    if (before === null || later === null) return;
    tally.compared++;
    if (before) tally.agreeBefore++;
    if (later) tally.agreeAfter++;
    if (later && !before) tally.fixed++;
    if (before && !later) tally.broken++;
  });
  return tally;
};

/** The same shift turned by an angle, in metres on the ground. */
const turnedBy = (degrees: number, context: RepairContext, after: readonly Located[]): readonly Located[] => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return after.map((then, index): Located => {
    const now = context.now[index];
    if (then.kind !== 'at' || now?.kind !== 'at') return then;
    const narrow = Math.cos((now.at[1] * Math.PI) / 180);
    const [east, north] = [(then.at[0] - now.at[0]) * narrow, then.at[1] - now.at[1]];
    const at: LngLat = [now.at[0] + (east * cos - north * sin) / narrow, now.at[1] + east * sin + north * cos];
    return { kind: 'at', at, county: countyAt(at, context.regions, context.locator) };
  });
};

/** Whether rows agree more under `first` than under `second`, by the same paired test. */
const beats = (context: RepairContext, first: readonly Located[], second: readonly Located[]): boolean => {
  let [won, lost] = [0, 0];
  context.rows.forEach((row, index) => {
    const [one, other] = [first[index], second[index]];
    if (one === undefined || other === undefined) return;
    const [a, b] = [agrees(row, one, context.regions), agrees(row, other, context.regions)];
    if (a === true && b === false) won++;
    if (b === true && a === false) lost++;
  });
  return won > lost && mcNemarP(won, lost) < POSSIBLE_P;
};

const previewOf = (context: RepairContext, after: readonly Located[]): readonly PreviewPoint[] => {
  const decided: PreviewPoint[] = [];
  const rest: PreviewPoint[] = [];
  context.rows.forEach((row, index) => {
    const [now, then] = [context.now[index], after[index]];
    if (now === undefined || then === undefined || (now.kind !== 'at' && then.kind !== 'at')) return;
    const point: PreviewPoint = {
      row: row.row,
      before: now.kind === 'at' ? now.at : null,
      after: then.kind === 'at' ? then.at : null,
      stated: row.stated,
      countyBefore: now.kind === 'at' ? now.county : null,
      countyAfter: then.kind === 'at' ? then.county : null,
    };
    const isDecided = agrees(row, now, context.regions) !== agrees(row, then, context.regions);
    (isDecided ? decided : rest).push(point);
  });
  return [...decided.slice(0, PREVIEW_POINTS), ...thinned(rest, PREVIEW_POINTS - decided.length)];
};

/** Evenly over the file, so that a map of them shows all of it. */
const thinned = <T>(items: readonly T[], most: number): readonly T[] => {
  if (most <= 0) return [];
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T);
};

export interface Weighed {
  readonly candidate: Candidate;
  readonly after: readonly Located[];
  readonly repair: PositionRepair;
}

const joined = (...sentences: readonly Localised[]): Localised => ({
  zh: sentences.map(({ zh }) => zh).join(''),
  en: sentences.map(({ en }) => en).join(' '),
});

/** What speaks for one candidate. */
export const weigh = (context: RepairContext, candidate: Candidate): Weighed => {
  const after = context.rows.map((row, index) => candidate.locate(row, context.now[index] ?? { kind: 'none' }));
  const tally = tallyOf(context, after);
  const { fixed, broken } = tally;
  const pValue = mcNemarP(fixed, broken);
  const pairs = fixed + broken;
  const isBetter = fixed > broken;
  const isTooFew = pairs < LEAST_PAIRS && (isBetter || pairs === 0 || tally.compared < 100);
  const isClear = pValue < RECOGNISED_P && isBetter && fixed / pairs >= RECOGNISED_SHARE;
  const isSpecific =
    !isClear ||
    !candidate.isShift ||
    ROTATIONS.every((angle) => beats(context, after, turnedBy(angle, context, after)));
  const isPossible = isBetter && pairs > 0 && pValue < POSSIBLE_P;
  const verdict: RepairVerdict = isClear && isSpecific ? 'recognised' : isPossible ? 'possible' : 'no';
  const evidence = { ...tally, pValue, verdict };
  const reason =
    isTooFew && !isClear
      ? REASON_WORDS.tooFew(evidence)
      : isSpecific
        ? REASON_WORDS.numbers(evidence)
        : joined(REASON_WORDS.numbers(evidence), REASON_WORDS.notSpecific);
  const { id, words, change } = candidate;
  // A shift may be known from an earlier version of the file where no row changes its county.
  const preview = isBetter || candidate.isShift ? previewOf(context, after) : [];
  return { candidate, after, repair: { id, words, change, verdict, reason, ...tally, pValue, preview } };
};

/** Two recognised repairs that the rows do not tell apart are both only possible; otherwise the best stands alone. */
export const separate = (context: RepairContext, weighed: readonly Weighed[]): readonly PositionRepair[] => {
  const sorted = weighed.toSorted((a, b) => b.repair.agreeAfter - a.repair.agreeAfter);
  const [best, ...others] = sorted.filter(({ repair }) => repair.verdict === 'recognised');
  if (best === undefined) return sorted.map(({ repair }) => repair);
  const rivals = others.filter(({ after }) => !beats(context, best.after, after));
  return sorted.map(({ repair }) => {
    if (repair.verdict !== 'recognised') return repair;
    if (repair === best.repair && rivals.length === 0) return repair;
    const rival = repair === best.repair ? (rivals[0]?.repair ?? best.repair) : best.repair;
    const isTied = rivals.length > 0 && (repair === best.repair || rivals.some((each) => each.repair === repair));
    const words = { zh: REASON_WORDS.rival(rival.words.zh).zh, en: REASON_WORDS.rival(rival.words.en).en };
    return { ...repair, verdict: 'possible', reason: isTied ? joined(repair.reason, words) : repair.reason };
  });
};
