import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CountScope } from '../../src/domain/count-scope.ts';
import { mergeKind, visibleKinds } from '../../src/domain/counting.ts';
import { LEVEL_KEYS, LINK_STATUSES, WARNING_LEVELS, type LevelKey } from '../../src/domain/levels.ts';
import { RegionIndex } from '../../src/domain/region-index.ts';
import type { SiteRow } from '../../src/domain/register-client.ts';
import { addCounts, toLinkCounts, type RollUp } from '../../src/domain/roll-up.ts';
import { NOT_LINKED_REASONS, PERIOD_EVENTS, type NotLinkedReason } from '../../src/domain/row-conditions.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import type { SiteGpuColumns } from '../../src/domain/site-columns.ts';
import type { SiteFilter } from '../../src/domain/site-filter.ts';
import { toLadder } from '../../src/features/ingestion/to-ladder.ts';
import { toLegendRows, type LegendRow } from '../../src/features/legend/to-legend-rows.ts';
import { toLevelMix } from '../../src/features/level-mix/to-level-mix.ts';
import { toAddable, toMeasure } from '../../src/features/map-scene/measures.ts';
import { toMapScene } from '../../src/features/map-scene/to-map-scene.ts';
import { toRanking } from '../../src/features/ranking/to-ranking.ts';
import { exportRows } from '../../src/features/site-table/export-rows.ts';
import { toCsvColumns } from '../../src/features/site-table/to-csv-columns.ts';
import { toTableKinds, toTableTotal } from '../../src/features/site-table/to-table-scope.ts';
import { defineHazard, type HazardKind } from '../../src/hazards/define.ts';
import { toFilterProps } from '../../src/map/gl/site-filter-extension.ts';
import type { MapScene, SiteLayerSpec } from '../../src/map/scene.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { resolveSources } from '../../src/register/resolve-sources.ts';
import {
  COUNTY_CODES,
  LINE_KIND,
  loadRows,
  NOW_MS,
  POINT_KIND,
  REGION_FILE,
  toConfig,
  toRow,
  type Row,
} from './register-kit.ts';

/*
 * Whatever the registers hold and whatever is filtered: legend, panels, table, map and export count the same rows, and
 * parts sum to their whole. The whole is counted here row by row, by rules written out again below.
 */

const words = (text: string) => ({ zh: text, en: text });
const withDates = (kind: HazardKind, changes: Partial<HazardKind> = {}): HazardKind =>
  defineHazard({
    ...kind,
    ...changes,
    fields: [
      ...kind.fields.filter(({ name }) => !['not_linked_reason', 'registered_at', 'linked_at'].includes(name)),
      { name: 'not_linked_reason', words: words('reason'), type: 'text' },
      { name: 'registered_at', words: words('registered'), type: 'date' },
      { name: 'linked_at', words: words('linked'), type: 'date' },
    ],
  });

const KINDS = [
  withDates(POINT_KIND),
  withDates(LINE_KIND),
  withDates(POINT_KIND, { id: 'test-mark', collection: 'test-marks', isRegister: false }),
];
const REGISTERS = KINDS.filter(({ isRegister }) => isRegister).map(({ id }) => id);
const REGIONS = new RegionIndex(REGION_FILE);
const FLAGS = REGISTERS.flatMap((kind) => ['late', 'lost', 'overhead', 'stopped'].map((facet) => `${kind}.${facet}`));
const ON_TIME = '2020-11-16T08:30:00+08:00';
const LONG_AGO = '2020-11-01T00:00:00+08:00';
const DAYS = ['2019-03-01', '2020-02-15', '2020-11-01'] as const;

/** Kind and source of the registers that may be loaded; `demo` is synthetic. */
const REGISTER_LIST = [
  { kind: 'test-site', source: 'demo' },
  { kind: 'test-site', source: 'import-1' },
  { kind: 'test-site', source: 'import-2' },
  { kind: 'test-line', source: 'demo' },
  { kind: 'test-line', source: 'import-1' },
  { kind: 'test-mark', source: 'import-1' },
] as const;

const rowArbitrary: fc.Arbitrary<Row> = fc.record({
  adcode: fc.constantFrom(...COUNTY_CODES, 0, 0),
  risk_level: fc.constantFrom(1, 2, 3, 4, null),
  link_status: fc.constantFrom(...LINK_STATUSES),
  warning_level: fc.constantFrom(...WARNING_LEVELS),
  last_report_at: fc.constantFrom(ON_TIME, LONG_AGO, null),
  overhead: fc.boolean(),
  stopped: fc.boolean(),
  people: fc.constantFrom(0, 5, 70, null),
  not_linked_reason: fc.constantFrom('不具备条件', '建设中', '停产', '其他', null),
  registered_at: fc.constantFrom(...DAYS, null),
  linked_at: fc.constantFrom(...DAYS, null),
});

interface Register {
  readonly kind: string;
  readonly source: string;
  readonly rows: readonly Row[];
}

const registersArbitrary: fc.Arbitrary<readonly Register[]> = fc
  .subarray([...REGISTER_LIST], { minLength: 1 })
  .chain((list) =>
    fc.tuple(...list.map(() => fc.array(rowArbitrary, { minLength: 1, maxLength: 25 }))).map((rowLists) =>
      list.map(({ kind, source }, at) => ({
        kind,
        source,
        rows: (rowLists[at] ?? []).map((row, index) =>
          toRow(`${kind}-${source}-${index}`, {
            ...row,
            is_synthetic: source === 'demo',
            // A register without a single date has no past to ask for; that is another test's matter.
            ...(index === 0 ? { registered_at: DAYS[0] } : {}),
          }),
        ),
      })),
    ),
  );

/** `null` two times of three: a world in which every dimension filters has no rows left to lose. */
const mostlyNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const someOf = <T>(values: readonly T[]): fc.Arbitrary<readonly T[] | null> =>
  mostlyNull(fc.subarray([...values], { minLength: 1 }));

const filterArbitrary: fc.Arbitrary<SiteFilter> = fc.record({
  kinds: someOf(KINDS.map(({ id }) => id)),
  levels: someOf(LEVEL_KEYS),
  links: someOf(LINK_STATUSES),
  warnings: someOf(WARNING_LEVELS),
  flags: mostlyNull(fc.subarray(FLAGS, { maxLength: 2 })).map((flags) => flags ?? []),
  sources: someOf(['demo', 'import-1', 'import-2', 'gone']),
  period: mostlyNull(fc.constantFrom({ from: DAYS[0], to: DAYS[1] }, { from: DAYS[1], to: DAYS[1] })),
  event: fc.constantFrom(...PERIOD_EVENTS),
  reasons: someOf(NOT_LINKED_REASONS),
});

/** The country often: it alone counts what lies in no county. */
const regionArbitrary = fc.oneof(fc.constant('100000'), fc.constantFrom(...REGION_FILE.adcodes.map(String)));

// The rules again, row by row.

const isSynthetic = ({ source }: Register): boolean => source === 'demo';
const levelOf = (row: Row): LevelKey =>
  row['risk_level'] === null ? 'unassessed' : (`${Number(row['risk_level'])}` as LevelKey);
const isLate = (row: Row): boolean => row['link_status'] === 'linked' && row['last_report_at'] === null;
/** Two weeks are beyond eight times the late limit of an hour. */
const isLost = (row: Row): boolean =>
  row['link_status'] === 'offline' || (row['link_status'] === 'linked' && row['last_report_at'] === LONG_AGO);
const isConnected = (row: Row): boolean => row['link_status'] === 'linked' || row['link_status'] === 'offline';
const isIn = (values: readonly unknown[] | null, value: unknown): boolean => values === null || values.includes(value);

const countyOf = (row: Row): number => COUNTY_CODES.indexOf(row['adcode'] as number) + 1;
const isWithin = (row: Row, region: string): boolean => {
  if (region === '100000') return true;
  const [first, last] = REGIONS.get(region)?.countyRange ?? [1, 0];
  return countyOf(row) >= first && countyOf(row) <= last;
};

const hasFlags = (row: Row, kind: string, flags: readonly string[]): boolean =>
  flags
    .filter((flag) => flag.startsWith(`${kind}.`))
    .every((flag) => {
      if (flag.endsWith('.lost')) return isLost(row);
      return flag.endsWith('.late') ? isLate(row) : row[flag.slice(kind.length + 1)] === true;
    });

const meetsConditions = (row: Row, { period, event, reasons }: SiteFilter): boolean => {
  const day = row[`${event}_at`];
  if (period !== null && !(typeof day === 'string' && day >= period.from && day <= period.to)) return false;
  const reason = (row['not_linked_reason'] ?? 'unstated') as NotLinkedReason;
  return reasons === null || (!isConnected(row) && reasons.includes(reason));
};

const passes = (row: Row, kind: string, region: string, filter: SiteFilter): boolean =>
  isWithin(row, region) &&
  isIn(filter.kinds, kind) &&
  isIn(filter.levels, levelOf(row)) &&
  isIn(filter.links, row['link_status']) &&
  isIn(filter.warnings, row['warning_level']) &&
  hasFlags(row, kind, filter.flags) &&
  meetsConditions(row, filter);

/** Of the sources asked for, the real ones of a kind hide the synthetic one. */
const inUse = (registers: readonly Register[], sources: readonly string[] | null): readonly Register[] => {
  const asked = registers.filter(({ source }) => isIn(sources, source));
  const chosen = asked.length === 0 ? registers : asked;
  return chosen.filter(
    (register) =>
      !isSynthetic(register) || !chosen.some((other) => other.kind === register.kind && !isSynthetic(other)),
  );
};

/** One world: registers, an address, and the answer of the engine that every panel is a sum of. */
interface World {
  readonly engine: RegisterEngine;
  readonly columns: readonly SiteGpuColumns[];
  readonly scope: CountScope & { readonly rollUp: RollUp };
  readonly used: readonly Register[];
  readonly sourcesInUse: readonly { readonly kind: string; readonly source: string }[];
}

const toWorld = (registers: readonly Register[], region: string, filter: SiteFilter): World => {
  const engine = createRegisterEngine({
    loadRules: async () => [],
    kinds: KINDS,
    config: toConfig(),
    regionIndexFile: REGION_FILE,
    nowMs: NOW_MS,
  });
  const columns = new Map<string, SiteGpuColumns>();
  for (const { kind, source, rows } of registers)
    columns.set(`${kind} ${source}`, loadRows(engine, rows, source, kind).columns);
  for (const { kind, source, filterValues } of engine.setConditions(filter)) {
    const known = columns.get(`${kind} ${source}`);
    if (known !== undefined) columns.set(`${kind} ${source}`, { ...known, filterValues });
  }
  const { flags, sources } = filter;
  const at = REGIONS.get(region);
  if (at === undefined) throw new Error(`no region ${region}`);
  const candidates = registers.map((each) => ({ ...each, isSynthetic: isSynthetic(each), rows: each.rows.length }));
  return {
    engine,
    columns: [...columns.values()],
    scope: {
      rollUp: engine.rollUp({ region, kinds: null, flags, sources, conditions: filter }),
      region: at,
      filter,
      printFilter: () => '',
      sourceName: (source) => source,
    },
    used: inUse(registers, sources),
    sourcesInUse: resolveSources(candidates, sources),
  };
};

interface Hit extends Register {
  readonly row: Row;
}

/** The whole: rows of the registers in use that pass, `without` some of the filter's dimensions. */
const hitsOf = ({ used, scope }: World, without: Partial<SiteFilter> = {}): readonly Hit[] =>
  used.flatMap((register) =>
    register.rows
      .filter((row) => passes(row, register.kind, scope.region.adcode, { ...scope.filter, ...without }))
      .map((row) => ({ ...register, row })),
  );
const inRegisters = (hits: readonly Hit[]): readonly Hit[] => hits.filter(({ kind }) => REGISTERS.includes(kind));
const isMixed = ({ used, scope }: World): boolean => {
  const shown = visibleKinds(REGISTERS, scope.filter);
  return new Set(used.filter(({ kind }) => shown.includes(kind)).map(isSynthetic)).size > 1;
};
const add = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
const idsOf = (hits: readonly Hit[]): readonly unknown[] => hits.map(({ row }) => row['id']).sort();

const assertInEveryWorld = (check: (world: World) => void | Promise<void>, numRuns = 150): Promise<void> =>
  fc.assert(
    fc.asyncProperty(registersArbitrary, filterArbitrary, regionArbitrary, async (registers, filter, region) =>
      check(toWorld(registers, region, filter)),
    ),
    { numRuns },
  );

const cellOf = (row: LegendRow, kind: string | null): number | null | undefined =>
  row.cells.find((cell) => cell.kind === kind)?.value;

it('legend: rows of each group sum to the whole, in every column and in the total', () =>
  assertInEveryWorld((world) => {
    const { filter } = world.scope;
    const rows = toLegendRows(world.scope, REGISTERS);
    const sumOver = (kind: string | null, isCounted: (row: LegendRow) => boolean): number =>
      add(rows.filter(isCounted).map((row) => cellOf(row, kind)));
    const isLevel = (row: LegendRow): boolean => row.group === 'level' && isIn(filter.levels, row.level);
    const isLink = (row: LegendRow): boolean =>
      row.group === 'link' && row.link !== null && isIn(filter.links, row.link);
    const isRegistered = (row: LegendRow): boolean => row.group === 'registered';
    for (const kind of REGISTERS) {
      const own = hitsOf(world, { kinds: [kind] });
      expect(sumOver(kind, isLevel)).toBe(own.length);
      expect(sumOver(kind, isLink)).toBe(own.length);
      expect(sumOver(kind, isRegistered)).toBe(hitsOf(world, { kinds: [kind], links: null }).length);
    }
    const whole = isMixed(world) ? 0 : inRegisters(hitsOf(world)).length;
    expect(sumOver(null, isLevel)).toBe(whole);
    expect(sumOver(null, isLink)).toBe(whole);
  }));

it('panels: level mix, ladder and ranking are parts of the same whole', () =>
  assertInEveryWorld((world) => {
    const { scope, used } = world;
    const { filter, rollUp, region } = scope;
    for (const mix of toLevelMix(scope, REGISTERS)) {
      const own = hitsOf(world, { kinds: [mix.kind], levels: null });
      expect(mix.total ?? 0).toBe(own.length);
      expect(add(Object.values(mix.levels ?? {}))).toBe(own.length);
    }
    for (const kind of REGISTERS) {
      const own = hitsOf(world, { kinds: [kind], links: null });
      const linked = own.filter(({ row }) => isConnected(row)).length;
      const merged = mergeKind(rollUp.region.kinds, kind);
      expect(merged === null).toBe(!used.some((register) => register.kind === kind));
      if (merged === null) continue;
      const ladder = toLadder(merged, filter);
      expect(ladder.links.registered).toBe(own.length);
      expect(ladder.links.linked).toBe(linked);
      expect(ladder.links.linked + add(ladder.gap.map(({ value }) => value))).toBe(own.length);
      expect(ladder.steps[3]?.value).toBe(
        own.filter(({ row }) => row['link_status'] === 'linked' && !isLate(row) && !isLost(row)).length,
      );
      if (REGIONS.childrenOf(region.adcode).length === 0) continue;
      for (const rowLimit of [0, 30]) {
        const ranking = toRanking(scope, kind, 'missing', rowLimit);
        const outside = region.level === 'country' ? ranking.unplaced : null;
        const parts = [...ranking.rows.map(({ links }) => links), ranking.rest?.links, outside];
        expect(add(parts.map((links) => links?.registered))).toBe(own.length);
        expect(add(parts.map((links) => links?.notLinked))).toBe(own.length - linked);
      }
    }
  }));

it('table: its total is the roll-up’s, and its pages are the rows that pass, each once', () =>
  assertInEveryWorld((world) => {
    const { engine, scope } = world;
    const kinds = toTableKinds(KINDS, scope.filter);
    const query = { region: scope.region.adcode, filter: { ...scope.filter, kinds }, sort: 'name', limit: 7 } as const;
    const rows: SiteRow[] = [];
    const { total } = engine.page({ ...query, offset: 0 }).page;
    for (let offset = 0; offset < total; offset += 7) rows.push(...engine.page({ ...query, offset }).page.rows);
    const whole = hitsOf(world, { kinds });
    expect(total).toBe(whole.length);
    expect(rows.map(({ id }) => id).sort()).toEqual(idsOf(whole));
    const counted = toTableTotal(scope, KINDS);
    if (counted.state === 'sum') expect(counted.all.value).toBe(total);
    if (counted.state === 'mixed') expect(counted.real.value + counted.synthetic.value).toBe(total);
    if (counted.state === 'none') expect(total).toBe(0);
    if (counted.state === 'sum' && kinds.some((kind) => REGISTERS.includes(kind)))
      expect(inRegisters(hitsOf(world))).toHaveLength(total);
  }));

it('export: a line for each row of the table and none besides', () =>
  assertInEveryWorld(async (world) => {
    const { engine, scope } = world;
    const kinds = toTableKinds(KINDS, scope.filter);
    const query = { region: scope.region.adcode, filter: { ...scope.filter, kinds }, sort: 'worst-first' } as const;
    const sourceOf = ({ source }: SiteRow) => ({ name: source, asOf: null });
    const result = await exportRows({
      ...toCsvColumns(['name', 'id', 'link'], { kinds: KINDS, regions: REGIONS, language: 'zh-CN', sourceOf }),
      ask: (offset, limit) => Promise.resolve(engine.page({ ...query, offset, limit }).page),
      version: () => 1,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    if (!result.ok) throw new Error(result.fault.message);
    const lines = result.value.csv.trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[1]).sort()).toEqual(idsOf(hitsOf(world, { kinds })));
  }, 60));

const toScene = ({ scope, sourcesInUse }: World, settledZoom: number | null): MapScene =>
  toMapScene({
    region: scope.region,
    root: '100000',
    regions: REGIONS,
    kinds: KINDS,
    rollUp: scope.rollUp,
    filter: scope.filter,
    sourcesInUse,
    measure: 'gap',
    theme: 'dark',
    language: 'zh-CN',
    selected: null,
    pulses: [],
    approvalNumber: '',
    camera: null,
    settledZoom,
  });

/** What a symbol may add up: where real and synthetic stand side by side, the real ones. */
const addable = (world: World, hits: readonly Hit[]): readonly Hit[] =>
  isMixed(world) ? hits.filter((hit) => !isSynthetic(hit)) : hits;

it('map: the symbols of the divisions sum to the whole, level by level', () =>
  assertInEveryWorld((world) => {
    const { scope } = world;
    const scene = toScene(world, null);
    if (scene.detail !== 'regions') return;
    // What lies in no county counts in the country and stands in none of its divisions.
    const placed = inRegisters(addable(world, hitsOf(world))).filter(
      ({ row }) => scope.region.level !== 'country' || countyOf(row) > 0,
    );
    expect(add(scene.symbols.map(({ total }) => total))).toBe(placed.length);
    for (const level of LEVEL_KEYS)
      expect(add(scene.symbols.map(({ levelCounts }) => levelCounts[level]))).toBe(
        placed.filter(({ row }) => levelOf(row) === level).length,
      );
  }));

it('map: what the fills of the divisions are classed by sums to the whole', () =>
  assertInEveryWorld((world) => {
    const { filter, rollUp, region } = world.scope;
    const shown = visibleKinds(REGISTERS, filter);
    const isCountry = region.level === 'country';
    const parts = REGIONS.childrenOf(region.adcode).length === 0 ? [rollUp.region] : rollUp.children;
    const measures = parts.map(({ kinds }) =>
      toMeasure({
        measure: 'gap',
        counts: kinds.filter(({ kind }) => shown.includes(kind)),
        filter,
        level: region.level,
        areaKm2: 1,
      }),
    );
    const whole = inRegisters(addable(world, hitsOf(world, { links: null }))).filter(
      ({ row }) => !isCountry || countyOf(row) > 0,
    );
    expect(add(measures.map(({ denominator }) => denominator))).toBe(whole.length);
    expect(add(measures.map(({ numerator }) => numerator))).toBe(whole.filter(({ row }) => !isConnected(row)).length);
    const outside = addCounts(toAddable(rollUp.unplaced.filter(({ kind }) => shown.includes(kind))).counts);
    const all = addCounts(toAddable(rollUp.region.kinds.filter(({ kind }) => shown.includes(kind))).counts);
    if (isCountry)
      expect(toLinkCounts(all, filter).registered).toBe(whole.length + toLinkCounts(outside, filter).registered);
    expect(sumCodes(all, filter)).toBe(inRegisters(addable(world, hitsOf(world))).length);
  }));

/** Rows that the shader lets through: every filter value within its range, the code among the categories. */
const countDrawn = (spec: SiteLayerSpec, columns: SiteGpuColumns): number => {
  const { filterRange, filterCategories } = toFilterProps(spec);
  const ranges = filterRange as readonly (readonly [number, number])[];
  const codes = new Set(filterCategories as readonly number[]);
  let drawn = 0;
  for (let row = 0; row < columns.rowCount; row++) {
    const isInRange = ranges.every(([low, high], channel) => {
      const value = columns.filterValues[row * 4 + channel] ?? Number.NaN;
      return value >= low && value <= high;
    });
    if (isInRange && codes.has(columns.codes[row] ?? -1)) drawn++;
  }
  return drawn;
};

it('map: the graphics card draws the rows that pass, of every register in use', () =>
  assertInEveryWorld((world) => {
    const scene = toScene(world, 9);
    for (const kind of KINDS) {
      const specs = scene.sites.filter((spec) => spec.kind === kind.id && spec.isVisible);
      const drawn = specs.map((spec) => {
        const columns = world.columns.find((each) => each.kind === spec.kind && each.source === spec.source);
        return columns === undefined ? 0 : countDrawn(spec, columns);
      });
      expect(add(drawn)).toBe(hitsOf(world).filter((hit) => hit.kind === kind.id).length);
    }
  }));
