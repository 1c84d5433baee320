import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import gcoord from 'gcoord';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createRandom, loadLocator, loadRegions, sourceOf } from './boundaries-kit.ts';
import { mcNemarP } from '../../src/register/import/paired-test.ts';
import { checkPositions, type LngLat, type PositionCheckup } from '../../src/register/import/position-checkup.ts';
import type { ReferencePositions } from '../../src/register/import/reference-shift.ts';
import { DEFAULT_READING, type ColumnMapping, type Reading } from '../../src/register/import/types.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/coal-mines/china.csv');
const isThere = existsSync(FILE);
if (!isThere) console.warn(`SKIPPED: ${FILE} is absent; 坐标体检 was NOT tried on 2,334 real positions in this run.`);

const regions = loadRegions();
const locator = loadLocator();

const column = (field: string): ColumnMapping => ({ field, factor: 1, isInverted: false });
const COLUMNS = ['id', 'adcode', 'lng', 'lat'].map(column);

const check = async (
  rows: readonly (readonly string[])[],
  options: { reading?: Partial<Reading>; references?: ReferencePositions; columns?: readonly ColumnMapping[] } = {},
): Promise<PositionCheckup> => {
  const plan = {
    kind: 'coal-mine',
    reading: { ...DEFAULT_READING, ...options.reading },
    columns: options.columns ?? COLUMNS,
  };
  const references = options.references ?? null;
  const result = await checkPositions({ source: sourceOf(rows), plan, regions, locator, references });
  if (!result.ok) throw new Error(result.fault.message);
  return structuredClone(result.value);
};

const verdictOf = (checkup: PositionCheckup, id: string): string | undefined =>
  checkup.repairs.find((repair) => repair.id === id)?.verdict;

type Shift = (at: LngLat) => readonly [number, number];
const stay: Shift = ([lng, lat]) => [lng, lat];
const to =
  (datum: 'GCJ02' | 'BD09'): Shift =>
  ([lng, lat]) =>
    gcoord.transform<[number, number]>([lng, lat], gcoord.WGS84, gcoord[datum]);
const by =
  (metres: number, degrees: () => number): Shift =>
  ([lng, lat]) => {
    const angle = (degrees() * Math.PI) / 180;
    const size = metres / 111_195;
    return [lng + (size * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + size * Math.sin(angle)];
  };

/** Positions of the mines as the tracker has them, WGS-84. */
const readMines = (): readonly LngLat[] => {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(FILE, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => [Number(row['Longitude']), Number(row['Latitude'])] as const);
};

/** A register whose codes are of the true positions, moved; `noiseM`: how far off the true border a code may be. */
const register = (mines: readonly LngLat[], shift: Shift, noiseM = 0): string[][] => {
  const random = createRandom(11);
  const gauss = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  return mines.map(([lng, lat], index) => {
    const [x, y] = [lng + (noiseM * gauss()) / 95_000, lat + (noiseM * gauss()) / 111_195];
    const [east, north] = shift([lng, lat]);
    const code = regions.adcodeOfCounty(locator.locate(x, y)) ?? '';
    return [`M${index}`, code, east.toFixed(7), north.toFixed(7)];
  });
};

describe.skipIf(!isThere)('坐标体检 of 2,334 real mines with codes of their true position', () => {
  const mines = isThere ? readMines() : [];

  it('finds nothing wrong where nothing is', async () => {
    const checkup = await check(register(mines, stay));
    expect(checkup).toMatchObject({ rows: 2334, positioned: 2334, compared: 2334, agree: 2334, recommended: null });
    expect([verdictOf(checkup, 'GCJ02'), verdictOf(checkup, 'BD09')]).toEqual(['no', 'no']);
  });

  it.each(['GCJ02', 'BD09'] as const)('recognises %s, and offers it with rows before and after', async (datum) => {
    const checkup = await check(register(mines, to(datum)));
    expect(checkup.recommended).toBe(datum);
    const repair = checkup.repairs[0];
    expect(repair).toMatchObject({
      id: datum,
      change: { crs: datum },
      verdict: 'recognised',
      agreeAfter: 2334,
      broken: 0,
    });
    expect(repair?.fixed).toBeGreaterThan(30);
    expect(repair?.preview).toHaveLength(400);
    const decided = repair?.preview[0];
    expect(decided?.countyBefore).not.toBe(decided?.stated);
    expect(decided?.countyAfter).toBe(decided?.stated);
    const repaired = await check(register(mines, to(datum)), { reading: { crs: datum } });
    expect(repaired).toMatchObject({ agree: 2334, recommended: null });
  });

  it.each(['GCJ02', 'BD09'] as const)('recognises %s where borders are 150 m off', async (datum) => {
    expect((await check(register(mines, to(datum), 150))).recommended).toBe(datum);
  });

  it('is not taken in by imprecision, or by shifts of the same size in other directions', async () => {
    const random = createRandom(5);
    const shifts: Shift[] = [by(550, () => 360 * random()), ...[90, 180, 270].map((angle) => by(550, () => angle))];
    for (const shift of shifts) {
      const checkup = await check(register(mines, shift));
      expect(checkup.recommended).toBeNull();
      expect(verdictOf(checkup, 'GCJ02')).toBe('no');
    }
    for (const noiseM of [300, 1000]) expect((await check(register(mines, stay, noiseM))).recommended).toBeNull();
  });

  it('leaves it at possible where a shift in another direction would do as well', async () => {
    const checkup = await check(
      register(
        mines,
        by(550, () => 38),
      ),
    );
    const repair = checkup.repairs.find(({ id }) => id === 'GCJ02');
    expect(checkup.recommended).toBeNull();
    expect(repair?.pValue).toBeLessThan(0.001);
    expect(repair?.verdict).toBe('possible');
    expect(repair?.reason.zh).toContain('不能认定');
  });

  it('says of 300 rows with a few pairs that they are too few', async () => {
    const checkup = await check(register(mines.slice(0, 300), to('GCJ02')));
    const repair = checkup.repairs.find(({ id }) => id === 'GCJ02');
    expect((repair?.fixed ?? 0) + (repair?.broken ?? 0)).toBeGreaterThan(0);
    expect(repair?.verdict).not.toBe('recognised');
    expect(repair?.reason.zh).toContain('太少');
  });

  it('says that 30 rows are too few', async () => {
    const checkup = await check(register(mines.slice(0, 30), to('GCJ02')));
    expect(checkup.recommended).toBeNull();
    expect(checkup.repairs.find(({ id }) => id === 'GCJ02')?.reason.zh).toContain('太少');
  });

  it('recognises 30 rows by their earlier version, row by row', async () => {
    const few = mines.slice(0, 30);
    const references = new Map(few.map((at, index) => [`M${index}`, at]));
    const shifted = await check(register(few, to('GCJ02')), { references });
    expect(shifted.shift).toMatchObject({ rows: 30, datum: 'GCJ02', verdict: 'recognised' });
    expect(shifted.shift?.residualM).toBeLessThan(1);
    expect(shifted.recommended).toBe('GCJ02');
    expect((await check(register(few, to('BD09')), { references })).recommended).toBe('BD09');
    const other = await check(
      register(
        few,
        by(550, () => 100),
      ),
      { references },
    );
    expect(other.shift?.verdict).toBe('no');
    expect((await check(register(few, stay), { references })).shift?.verdict).toBe('no');
    // 80 m beside what GCJ-02 does is no GCJ-02.
    const beside: Shift = (at) => by(80, () => 90)(to('GCJ02')(at));
    expect((await check(register(few, beside), { references })).shift?.verdict).toBe('no');
  });

  it('recognises exchanged axes and a wrong zone', async () => {
    const swapped = await check(register(mines, ([lng, lat]) => [lat, lng]));
    expect(swapped).toMatchObject({ positioned: 0, swapped: 2334, recommended: 'swap' });
    const once = await check(register(mines, stay), { reading: { isSwapped: true } });
    expect(once.recommended).toBe('swap');
    expect(once.repairs[0]?.change).toEqual({ isSwapped: false });
  });
});

describe('坐标体检 of single rows', () => {
  const [lng, lat] = regions.get('360702')?.label ?? [0, 0];
  const at = [lng.toFixed(6), lat.toFixed(6)];

  it('counts what is wrong with each, and names other counties and provinces', async () => {
    const [farLng, farLat] = (regions.get('330102')?.label ?? [0, 0]).map(String);
    const checkup = await check([
      ['1', '360702', ...at],
      ['2', '360703', ...at],
      ['3', '360702', farLng ?? '', farLat ?? ''],
      ['4', '360702', '0', '0'],
      ['5', '360702', at[1] ?? '', at[0] ?? ''],
      ['6', '360702', '999', '20'],
      ['7', '360702', '', ''],
      ['8', '', ...at],
      ['9', '360702', '10', '50'],
    ]);
    expect(checkup).toMatchObject({
      rows: 9,
      isWhole: true,
      withoutCoordinates: 1,
      positioned: 5,
      zero: 1,
      swapped: 1,
      unusable: 1,
      outside: 1,
      compared: 4,
      agree: 1,
      otherCounty: 1,
      otherProvince: 1,
    });
    expect(checkup.disagreeing.map(({ row }) => row)).toEqual([3, 4, 10]);
    expect(checkup.disagreeing[0]).toMatchObject({ stated: '360703', countyBefore: '360702' });
    expect(checkup.words.zh).toContain('检查 9 行');
  });

  it('compares with names where there is no code, and with the province alone', async () => {
    const columns = ['id', 'stated_province', 'stated_county', 'lng', 'lat'].map(column);
    const rows = [
      ['1', '江西', '章贡区', ...at],
      ['2', 'Jiangxi', '', ...at],
      ['3', '浙江省', '', ...at],
      ['4', '', '鼓楼区', ...at],
    ];
    const checkup = await check(rows, { columns });
    expect(checkup).toMatchObject({ compared: 3, agree: 2, otherProvince: 1, statedByName: 3 });
  });

  it('looks at coordinates alone where no boundaries are at hand', async () => {
    const plan = { kind: '', reading: DEFAULT_READING, columns: COLUMNS };
    const result = await checkPositions({ source: sourceOf([['1', '', ...at]]), plan, regions: null, locator: null });
    expect(result).toMatchObject({
      ok: true,
      value: { isPlaceChecked: false, positioned: 1, compared: 0, repairs: [] },
    });
  });

  it('looks at the first 20,000 rows of a long file and says so', async () => {
    const rows = Array.from({ length: 25_000 }, (_, index) => [String(index), '360702', ...at]);
    expect(await check(rows)).toMatchObject({ rows: 20_000, isWhole: false, agree: 20_000 });
  });
});

describe('the paired test', () => {
  it.each([
    [0, 0, 1],
    [5, 5, 1],
    [11, 0, 2 / 2 ** 11],
    [10, 0, 2 / 2 ** 10],
    [8, 2, (2 * (1 + 10 + 45)) / 2 ** 10],
  ])('of %i against %i is %d', (fixed, broken, p) => {
    expect(mcNemarP(fixed, broken)).toBeCloseTo(p, 9);
    expect(mcNemarP(broken, fixed)).toBeCloseTo(p, 9);
  });

  it('holds for thousands of pairs', () => {
    expect(mcNemarP(10_000, 10_000)).toBeCloseTo(1, 6);
    expect(mcNemarP(2_000, 0)).toBe(0);
  });
});
