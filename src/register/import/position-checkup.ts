import type { RegionIndex } from '../../domain/region-index.ts';
import { boxAround, distanceM } from '../coordinates.ts';
import { createRowReader, locateRow, MOST_ROWS, type CheckedRow, type Located } from './checkup-rows.ts';
import type { OpenedSource } from './opened-source.ts';
import { checkupWords, REASON_WORDS } from './position-checkup-words.ts';
import type {
  LngLat,
  PositionCheckup,
  PositionRepair,
  PreviewPoint,
  ReferenceShift,
} from './position-checkup-types.ts';
import { agrees, candidatesOf, PREVIEW_POINTS, separate, weigh, type RepairContext } from './position-repairs.ts';
import { isDatum } from './reference-names.ts';
import { measureShift, type ReferencePositions } from './reference-shift.ts';
import type { CountyLookup, ImportPlan, ImportResult } from './types.ts';

export type {
  LngLat,
  PositionCheckup,
  PositionRepair,
  PreviewPoint,
  ReferenceShift,
  RepairVerdict,
} from './position-checkup-types.ts';

/** Nine of ten vertices of the boundaries are closer to the true border than this (../shared/data/README.md). */
export const BORDER_NOISE_M = 603;

export interface CheckupRequest {
  readonly source: Pick<OpenedSource, 'batches'>;
  readonly plan: ImportPlan;
  /** Not needed: whatever the kind, its positions are checked alike. */
  readonly kind?: { readonly id: string };
  readonly regions: RegionIndex | null;
  readonly locator: CountyLookup | null;
  /** Positions of an earlier version of the same register. */
  readonly references?: ReferencePositions | null;
}

const NOWHERE: Located = { kind: 'none' };

const readRows = async ({
  source,
  plan,
  regions,
}: CheckupRequest): Promise<ImportResult<{ rows: CheckedRow[]; isWhole: boolean }>> => {
  const read = createRowReader(plan, regions);
  const rows: CheckedRow[] = [];
  const batches = source.batches();
  for (;;) {
    const next = await batches.next();
    if (next.done === true) return next.value.ok ? { ok: true, value: { rows, isWhole: true } } : next.value;
    next.value.rows.forEach((cells, index) => {
      if (rows.length < MOST_ROWS) rows.push(read(cells, next.value.rowNumbers[index] ?? 0));
    });
    if (rows.length < MOST_ROWS) continue;
    await batches.return({ ok: true, value: null });
    return { ok: true, value: { rows, isWhole: false } };
  }
};

/** Points of the compass at which the stated county is looked for around a point beyond its border. */
const AROUND = Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8);

const isNearStated = (at: LngLat, stated: string, regions: RegionIndex, locator: CountyLookup): boolean => {
  const [halfLng, halfLat] = boxAround(at[1], BORDER_NOISE_M);
  return [0.5, 1].some((share) =>
    AROUND.some((angle) => {
      const [lng, lat] = [at[0] + share * halfLng * Math.cos(angle), at[1] + share * halfLat * Math.sin(angle)];
      const county = regions.adcodeOfCounty(locator.locate(lng, lat));
      return (
        county !== undefined &&
        regions.isWithin(county, stated) &&
        distanceM(at[0], at[1], lng, lat) <= BORDER_NOISE_M * 1.01
      );
    }),
  );
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Counts = Mutable<
  Omit<
    PositionCheckup,
    'rows' | 'isWhole' | 'disagreeing' | 'repairs' | 'recommended' | 'shift' | 'isPlaceChecked' | 'words'
  >
>;

const emptyCounts = (): Counts => ({
  withoutCoordinates: 0,
  positioned: 0,
  zero: 0,
  swapped: 0,
  unusable: 0,
  outside: 0,
  compared: 0,
  agree: 0,
  otherCounty: 0,
  nearBorder: 0,
  otherProvince: 0,
  statedByName: 0,
});

const countFault = (counts: Counts, located: Located): void => {
  if (located.kind === 'none') counts.withoutCoordinates++;
  else if (located.kind === 'fault') {
    if (located.code === 'zero') counts.zero++;
    else if (located.code === 'swapped') counts.swapped++;
    else counts.unusable++;
  }
};

const countPlace = (
  counts: Counts,
  row: CheckedRow,
  located: Extract<Located, { kind: 'at' }>,
  regions: RegionIndex,
  locator: CountyLookup,
): boolean => {
  counts.positioned++;
  const { county } = located;
  if (county === null) counts.outside++;
  if (row.stated === null) return county === null;
  counts.compared++;
  if (row.isStatedByName) counts.statedByName++;
  const isThere = agrees(row, located, regions) === true;
  if (isThere) counts.agree++;
  else if (county !== null && county.slice(0, 2) !== row.stated.slice(0, 2)) counts.otherProvince++;
  else if (county !== null) counts.otherCounty++;
  if (!isThere && county !== null && isNearStated(located.at, row.stated, regions, locator)) counts.nearBorder++;
  return !isThere;
};

/** Where nothing is to be repaired there is no place after it. */
const pointOf = (row: CheckedRow, located: Extract<Located, { kind: 'at' }>): PreviewPoint => ({
  row: row.row,
  before: located.at,
  after: null,
  stated: row.stated,
  countyBefore: located.county,
  countyAfter: null,
});

const shiftOf = (
  rows: readonly CheckedRow[],
  now: readonly Located[],
  references: ReferencePositions | null | undefined,
) => {
  if (references === null || references === undefined) return null;
  const placed = rows.flatMap(({ id }, index) => {
    const located = now[index];
    return id !== '' && located?.kind === 'at' ? [{ id, at: located.at }] : [];
  });
  return measureShift(placed, references);
};

/**
 * A shift against an earlier version that is the datum's own is evidence enough, even where few rows change their county.
 * Where it would put more rows wrong than right, the earlier version may be the one that is off: the user is to judge.
 */
const withReference = (repairs: readonly PositionRepair[], shift: ReferenceShift | null): readonly PositionRepair[] => {
  if (shift?.verdict !== 'recognised') return repairs;
  const words = REASON_WORDS.reference(shift.rows, shift.residualM);
  return repairs.map((repair) => {
    if (repair.id !== shift.datum) return repair.verdict === 'recognised' ? { ...repair, verdict: 'possible' } : repair;
    const reason =
      repair.fixed + repair.broken === 0
        ? words
        : { zh: `${words.zh}${repair.reason.zh}`, en: `${words.en} ${repair.reason.en}` };
    return { ...repair, verdict: repair.broken > repair.fixed ? 'possible' : 'recognised', reason };
  });
};

const findRepairs = (context: RepairContext, shift: ReferenceShift | null): readonly PositionRepair[] => {
  const weighed = candidatesOf(context).map((candidate) => weigh(context, candidate));
  const repairs = withReference(separate(context, weighed), shift);
  const rank = { recognised: 0, possible: 1, no: 2 };
  return (
    repairs
      // Datums stay even where nothing speaks for them: that too few rows tell is worth knowing.
      .filter(
        ({ id, compared, fixed, broken, verdict }) =>
          fixed + broken > 0 || verdict !== 'no' || (isDatum(id) && compared > 0),
      )
      .toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || b.agreeAfter - a.agreeAfter)
  );
};

/**
 * 坐标体检: where the rows lie under the plan against the code or the names that they state, and whether another way to
 * read them (GCJ-02, BD-09, another zone, axes exchanged, a sign) puts right what is wrong. Looks at the first
 * `MOST_ROWS` rows and changes nothing. A fault only where the file cannot be read.
 */
export const checkPositions = async (request: CheckupRequest): Promise<ImportResult<PositionCheckup>> => {
  const read = await readRows(request);
  if (!read.ok) return read;
  const { rows, isWhole } = read.value;
  const { regions, locator, plan } = request;
  const now = rows.map(({ cells }) => locateRow(cells, plan.reading, regions, locator));
  const counts = emptyCounts();
  const disagreeing: PreviewPoint[] = [];
  const isPlaceChecked = regions !== null && locator !== null;
  rows.forEach((row, index) => {
    const located = now[index] ?? NOWHERE;
    if (located.kind !== 'at') countFault(counts, located);
    else if (!isPlaceChecked) counts.positioned++;
    else if (countPlace(counts, row, located, regions, locator) && disagreeing.length < PREVIEW_POINTS)
      disagreeing.push(pointOf(row, located));
  });
  const shift = shiftOf(rows, now, request.references);
  const repairs = isPlaceChecked ? findRepairs({ reading: plan.reading, rows, now, regions, locator }, shift) : [];
  const recognised = repairs.filter(({ verdict }) => verdict === 'recognised');
  const found = { rows: rows.length, ...counts, isPlaceChecked };
  return {
    ok: true,
    value: {
      ...found,
      isWhole,
      disagreeing,
      repairs,
      recommended: recognised.length === 1 ? (recognised[0]?.id ?? null) : null,
      shift,
      words: checkupWords(found),
    },
  };
};
