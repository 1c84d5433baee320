import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  MOST_COMPARED,
  addToComparison,
  findRegions,
  makeBase,
  toChoice,
  withSiblings,
} from '../../src/domain/comparison-choice.ts';
import { COMPARED_PER, toIndicators, type ComparedPer } from '../../src/domain/comparison-indicators.ts';
import { toComparisonRow, type ComparedRegion, type ComparisonRow } from '../../src/domain/comparison.ts';
import { LEVEL_KEYS, LINK_STATUSES } from '../../src/domain/levels.ts';
import type { RegionPeople } from '../../src/domain/population.ts';
import { RegionIndex, type Region, type RegionIndexFile } from '../../src/domain/region-index.ts';
import { toLinkCounts, type KindCounts } from '../../src/domain/roll-up.ts';
import { toKindCounts, toScope } from '../../src/domain/roll-up.test-support.ts';
import { SITE_CODE_COUNT } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { noteWords } from '../../src/features/compare-chooser/words.ts';
import type { CompareTableProps } from '../../src/features/compare-table/props.ts';
import { toCellFigure } from '../../src/features/compare-table/to-cell-figure.ts';
import { digitsOf } from '../../src/features/compare-table/to-cell-text.ts';
import { toComparisonCsv } from '../../src/features/compare-table/to-comparison-csv.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { parseCsv } from '../../src/register/import/parse-csv.ts';
import { REGION_FILE, loadRows, toEngine, toRow, type Row } from './register-kit.ts';

const root = resolve(import.meta.dirname, '../..');
const regions = new RegionIndex(
  JSON.parse(readFileSync(`${root}/public/boundaries/regions.json`, 'utf8')) as RegionIndexFile,
);
const KINDS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);
const [FIRST] = KINDS;
if (FIRST === undefined) throw new Error('no kind is declared');

const must = (adcode: string): Region => {
  const region = regions.get(adcode);
  if (region === undefined) throw new Error(adcode);
  return region;
};

const PEOPLE: RegionPeople = {
  people: 45_188_635,
  counties: 100,
  without: [],
  strays: { rows: 0, people: 0 },
  stated: null,
  isComplete: true,
};

const compared = (
  adcode: string,
  kinds: readonly KindCounts[],
  more: Partial<ComparedRegion> = {},
): ComparedRegion => ({
  region: must(adcode),
  counts: { adcode, kinds },
  enterprises: { adcode, registered: 1_000, fullyLinked: 500, isSynthetic: true, asOf: '2020-11-16' },
  people: PEOPLE,
  ...more,
});

const toTable = (
  columns: readonly ComparedRegion[],
  filter: SiteFilter = NO_FILTER,
  per: ComparedPer = 'count',
): CompareTableProps => ({
  kinds: KINDS,
  columns: columns.map((column) => ({
    ...column,
    scope: { ...toScope([], filter), region: column.region },
  })),
  rows: toIndicators({ kinds: KINDS, per, hasPopulation: true }).map((indicator) =>
    toComparisonRow(indicator, columns, filter),
  ),
  mixes: [],
  populationSource: 'county-2020.csv (2020)',
});
const rowOf = ({ rows }: CompareTableProps, id: string): ComparisonRow => {
  const row = rows.find(({ indicator }) => indicator.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

/** 江西: 629 registered, 237 not linked; 安徽: 737, 192 (LOOK.md's picture). */
const JIANGXI = toKindCounts(FIRST.id, [
  ['1', 'linked', 0, 20],
  ['1', 'not-linked', 0, 27],
  ['3', 'offline', 0, 372],
  ['unassessed', 'partial', 0, 210],
]);
const ANHUI = toKindCounts(FIRST.id, [
  ['2', 'linked', 0, 545],
  ['2', 'not-linked', 0, 192],
]);

describe('cells', () => {
  const table = toTable([compared('360000', [JIANGXI]), compared('340000', [ANHUI])]);

  it('agree with the roll-up, and differ from the base in words of the unit', () => {
    const rate = rowOf(table, 'linked-rate');
    const [own, other] = [JIANGXI, ANHUI].map(({ codes }) => toLinkCounts(codes));
    expect(rate.cells.map(({ value }) => value)).toEqual([own?.linkedRate, other?.linkedRate]);
    expect(rate.differences[0]).toBeNull();
    expect(rate.differences[1]?.absolute).toBeCloseTo(11.63, 2);
    expect(rate.differences[1]?.relative).toBeNull();
    expect(rate.axisMax).toBe(1);
    const gap = rowOf(table, 'not-linked');
    expect(gap.cells.map(({ value }) => value)).toEqual([237, 192]);
    expect(gap.differences[1]).toEqual({ absolute: -45, relative: -45 / 237 });
    expect(gap.axisMax).toBe(237);
  });

  it('divide by area, enterprises and people, with the denominator kept', () => {
    const area = rowOf(table, 'not-linked.area').cells[0];
    expect(area?.value).toBeCloseTo((237 / must('360000').areaKm2) * 10_000, 9);
    expect(area?.denominator).toEqual({ of: 'area', value: must('360000').areaKm2 });
    expect(rowOf(table, 'not-linked.enterprises').cells[0]?.value).toBeCloseTo(23.7, 9);
    expect(rowOf(table, 'not-linked.population').cells[0]?.value).toBeCloseTo(0.05245, 5);
  });

  it('carry an interval that holds the value, but a plain count carries none', () => {
    for (const row of table.rows)
      for (const { value, interval } of row.cells) {
        const isCount = row.indicator.per === 'count' && row.indicator.take !== 'linked-rate';
        if (isCount || value === null) expect(interval).toBeNull();
        else expect(interval !== null && interval.low <= value && value <= interval.high).toBe(true);
      }
  });

  it('mark the highest and the lowest, and no ties', () => {
    expect(rowOf(table, 'linked-rate').marks).toEqual(['lowest', 'highest']);
    const tie = toTable([compared('360000', [JIANGXI]), compared('340000', [JIANGXI]), compared('320000', [ANHUI])]);
    expect(rowOf(tie, 'not-linked').marks).toEqual([null, null, 'lowest']);
    expect(rowOf(toTable([compared('360000', [JIANGXI])]), 'not-linked').marks).toEqual([null]);
  });

  it('do not rank fewer than ten registered, and give no relative difference to them', () => {
    const few = toKindCounts(FIRST.id, [['1', 'not-linked', 0, 9]]);
    const row = rowOf(toTable([compared('360000', [JIANGXI]), compared('340000', [few])]), 'linked-rate');
    expect(row.cells[1]).toMatchObject({ value: 0, isSmall: true });
    expect(row.marks).toEqual([null, null]);
    const gap = rowOf(toTable([compared('360000', [JIANGXI]), compared('340000', [few])]), 'not-linked');
    expect(gap.differences[1]).toEqual({ absolute: 9 - 237, relative: null });
  });
});

describe('what is not known', () => {
  it('is null, and never 0', () => {
    const table = toTable([
      compared('360000', [], { enterprises: null, people: null }),
      compared('340000', [toKindCounts(FIRST.id, [])], {
        counts: 'pending',
        enterprises: 'pending',
        people: 'pending',
      }),
      compared('320000', [toKindCounts(FIRST.id, [])], { people: { ...PEOPLE, people: null } }),
    ]);
    expect(rowOf(table, 'registered').cells.map(({ value }) => value)).toEqual([null, null, 0]);
    expect(rowOf(table, 'linked-rate').cells.map(({ value }) => value)).toEqual([null, null, null]);
    for (const row of table.rows) expect(row.cells[1]?.value).toBeNull();
    const third = compared('320000', [ANHUI], { enterprises: null, people: null });
    const lacking = toTable([third]);
    expect(rowOf(lacking, 'not-linked.enterprises').cells[0]?.state).toBe('no-enterprises');
    expect(rowOf(lacking, 'not-linked.population').cells[0]?.state).toBe('no-population');
  });

  it('synthetic and real are neither added nor divided', () => {
    const [, second] = KINDS;
    const real = toKindCounts(second?.id ?? '', [['1', 'linked', 0, 5]], 'service', false);
    const table = toTable([compared('360000', [JIANGXI, real])]);
    expect(rowOf(table, 'red-orange').cells[0]).toMatchObject({ state: 'mixed', value: null });
    const divided = toTable([compared('360000', [toKindCounts(FIRST.id, [['1', 'linked', 0, 50]], 'service', false)])]);
    expect(rowOf(divided, 'not-linked.enterprises').cells[0]).toMatchObject({ state: 'mixed', value: null });
  });

  it('people of some counties only make the rate incomplete', () => {
    const table = toTable([
      compared('360000', [JIANGXI], { people: { ...PEOPLE, without: ['360102'], isComplete: false } }),
    ]);
    expect(rowOf(table, 'not-linked.population').cells[0]?.isIncomplete).toBe(true);
    expect(rowOf(table, 'not-linked.area').cells[0]?.isIncomplete).toBe(false);
  });
});

describe('rows', () => {
  it('derive from the declared kinds: each kind, each facet, each once', () => {
    const ids = toIndicators({ kinds: KINDS, per: 'count', hasPopulation: false }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('not-linked.population');
    for (const kind of KINDS.slice(1)) expect(ids).toContain(kind.id);
    for (const kind of KINDS)
      for (const facet of kind.facets) expect(ids).toContain(`${kind.id}.${facet.id}.not-linked`);
    const sixth = {
      ...FIRST,
      id: 'fireworks-store',
      facets: [{ id: 'dormitory', words: { zh: '宿舍', en: 'Dormitory' } }],
    };
    const more = toIndicators({ kinds: [...KINDS, sixth], per: 'count', hasPopulation: false }).map(({ id }) => id);
    expect(more).toEqual(expect.arrayContaining(['fireworks-store', 'fireworks-store.dormitory']));
    expect(toIndicators({ kinds: [], per: 'count', hasPopulation: true })).toEqual([]);
  });

  it('the switch divides every count, and no row stands twice', () => {
    for (const per of COMPARED_PER) {
      const rows = toIndicators({ kinds: KINDS, per, hasPopulation: true });
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      if (per !== 'count')
        expect(rows.filter((row) => row.per === 'count').map(({ take }) => take)).toEqual(['linked-rate']);
    }
  });

  it('absolute numbers are neither good nor bad', () => {
    const counts = toIndicators({ kinds: KINDS, per: 'count', hasPopulation: true }).filter(
      ({ per, take }) => per === 'count' && take !== 'linked-rate',
    );
    expect(new Set(counts.map(({ direction }) => direction))).toEqual(new Set(['neutral']));
  });
});

const codesArbitrary = fc.array(fc.nat(40), { minLength: SITE_CODE_COUNT, maxLength: SITE_CODE_COUNT });
const countsArbitrary = codesArbitrary.map((codes): KindCounts => {
  const histogram = Uint32Array.from(codes);
  const half = histogram.map((count) => Math.floor(count / 2));
  return { ...toKindCounts(FIRST.id, []), codes: histogram, facets: [half, half, half] };
});
const filterArbitrary = fc.record({
  levels: fc.option(fc.subarray([...LEVEL_KEYS], { minLength: 1 })),
  links: fc.option(fc.subarray([...LINK_STATUSES], { minLength: 1 })),
  warnings: fc.option(fc.subarray([0, 1, 2, 3, 4] as const, { minLength: 1 })),
});

describe('whatever the counts, the filter and the denominator', () => {
  it('differences and rates follow from the cells, bars stay on their axis, marks are alone', () => {
    fc.assert(
      fc.property(
        fc.array(countsArbitrary, { minLength: 1, maxLength: 4 }),
        filterArbitrary,
        fc.constantFrom(...COMPARED_PER),
        (counts, filter, per) => {
          const adcodes = ['360000', '340000', '320000', '420000'];
          const table = toTable(
            counts.map((count, index) => compared(adcodes[index] ?? '', [count])),
            { ...NO_FILTER, ...filter },
            per,
          );
          for (const row of table.rows) {
            const base = row.cells[0]?.value ?? null;
            row.cells.forEach((cell, index) => {
              const difference = row.differences[index] ?? null;
              if (cell.value !== null) expect(cell.value).toBeLessThanOrEqual(row.axisMax);
              if (index > 0 && cell.value !== null && base !== null) {
                const factor = row.indicator.take === 'linked-rate' ? 100 : 1;
                expect(difference?.absolute).toBeCloseTo((cell.value - base) * factor, 6);
              } else expect(difference).toBeNull();
            });
            for (const mark of ['highest', 'lowest'] as const)
              expect(row.marks.filter((own) => own === mark).length).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('every cell is a figure with as-of, source and both its terms', () => {
    const table = toTable([compared('360000', [JIANGXI]), compared('340000', [ANHUI])]);
    for (const row of table.rows)
      row.cells.forEach((cell, index) => {
        const column = table.columns[index];
        if (column === undefined || cell.counts.length === 0) return;
        const figure = toCellFigure(row, cell, column, digitsOf(row), { ...table, language: 'zh-CN' });
        expect(figure).toMatchObject({ value: cell.value, region: column.region.adcode, source: 'demo' });
        expect(figure.asOf).not.toBeNull();
        expect(figure.card?.numerator === undefined).toBe(cell.denominator === null);
        expect(figure.card?.denominator === undefined).toBe(cell.denominator === null);
      });
  });
});

describe('conservation', () => {
  const sites: fc.Arbitrary<Row> = fc.record({
    adcode: fc.constantFrom(...REGION_FILE.countyAdcodes.slice(1), 0),
    risk_level: fc.constantFrom(1, 2, 3, 4, null),
    link_status: fc.constantFrom(...LINK_STATUSES),
    warning_level: fc.constantFrom(0, 1),
    overhead: fc.boolean(),
    stopped: fc.boolean(),
  });
  const index = new RegionIndex(REGION_FILE);
  const kind = {
    id: 'test-site',
    words: { name: { zh: '', en: '' }, shortName: { zh: '', en: '' }, unit: { zh: '', en: '' } },
    facets: [{ id: 'overhead', words: { zh: '', en: '' } }],
  };

  it('the counts of the children sum to their parent, and those of the country miss only what is unplaced', () => {
    fc.assert(
      fc.property(fc.array(sites, { minLength: 1, maxLength: 40 }), filterArbitrary, (rows, filter) => {
        const engine = toEngine();
        loadRows(
          engine,
          rows.map((row, at) => toRow(`s${String(at).padStart(3, '0')}`, { ...row, score: null })),
        );
        const own = { ...NO_FILTER, ...filter };
        const valuesOf = (adcode: string): readonly (number | null)[] => {
          const region = index.get(adcode);
          if (region === undefined) throw new Error(adcode);
          const { region: counts } = engine.rollUp({ region: adcode, kinds: null, flags: [], sources: null });
          const column: ComparedRegion = { region, counts, enterprises: null, people: null };
          return toIndicators({ kinds: [kind], per: 'count', hasPopulation: false })
            .filter(({ per, take }) => per === 'count' && take !== 'linked-rate')
            .map((indicator) => toComparisonRow(indicator, [column], own).cells[0]?.value ?? null);
        };
        const sumOf = (adcode: string): readonly number[] =>
          index
            .childrenOf(adcode)
            .map((child) => valuesOf(child.adcode))
            .reduce<number[]>((sums, values) => values.map((value, at) => (sums[at] ?? 0) + (value ?? 0)), []);
        for (const adcode of ['110000', '360000', '360100']) expect(valuesOf(adcode)).toEqual(sumOf(adcode));
        sumOf('100000').forEach((sum, at) => expect(sum).toBeLessThanOrEqual(valuesOf('100000')[at] ?? -1));
      }),
      { numRuns: 25 },
    );
  });
});

describe('any list of regions', () => {
  const codes = [...regions.all()].map(({ adcode }) => adcode);
  const anyCode = fc.oneof(
    fc.constantFrom(...codes),
    fc.string(),
    fc.constantFrom('', '999999', '__proto__', '360000'),
  );

  it('gives a choice and words, and never throws', () => {
    fc.assert(
      fc.property(fc.array(anyCode, { maxLength: 9 }), (list) => {
        const { shown, notes } = toChoice(list, regions);
        expect(shown.length).toBeLessThanOrEqual(MOST_COMPARED);
        expect(new Set(shown).size).toBe(shown.length);
        if (shown.length < 2) expect(notes.length).toBeGreaterThan(0);
        for (const note of notes) {
          const { zh, en } = noteWords(note);
          expect(zh.length > 0 && en.length > 0).toBe(true);
        }
      }),
    );
  });

  it('says what is the matter with it', () => {
    const typesOf = (...list: string[]): readonly string[] => toChoice(list, regions).notes.map(({ type }) => type);
    expect(typesOf()).toEqual(['none']);
    expect(typesOf('360000')).toEqual(['one']);
    expect(typesOf('360000', '360000')).toEqual(['one']);
    expect(typesOf('360000', '340000')).toEqual([]);
    expect(typesOf('360000', '340000', '320000', '420000', '430000')).toEqual(['too-many']);
    expect(typesOf('360100', '360000')).toEqual(['nested']);
    expect(typesOf('360100', '340000')).toEqual(['levels']);
    expect(toChoice(['340000', '360000'], regions).shown[0]?.adcode).toBe('340000');
  });

  it('is changed one region at a time', () => {
    expect(addToComparison(['360000'], '340000')).toEqual(['360000', '340000']);
    expect(addToComparison(['360000'], '360000')).toEqual(['360000']);
    expect(addToComparison(['1', '2', '3', '4'], '5')).toEqual(['1', '2', '3', '4', '5']);
    expect(addToComparison(['1', '2', '3', '4', '5'], '6')).toEqual(['1', '2', '3', '4', '6']);
    expect(makeBase(['1', '2', '3'], '3')).toEqual(['3', '1', '2']);
    expect(withSiblings('360000', regions)).toEqual(['360000', '340000', '350000', '370000']);
    expect(withSiblings('100000', regions)).toEqual(['100000']);
    expect(withSiblings('nonsense', regions)).toEqual([]);
  });

  it('finds regions by name and code, whatever is typed', () => {
    expect(findRegions('江西', regions)[0]?.adcode).toBe('360000');
    expect(findRegions('3601', regions)[0]?.adcode).toBe('360100');
    expect(findRegions('章贡', regions)[0]?.adcode).toBe('360702');
    for (const text of ['', ' ', '😀', "'; DROP TABLE", '<script>', 'x'.repeat(500)])
      expect(findRegions(text, regions)).toEqual([]);
  });
});

describe('export', () => {
  const table = toTable([compared('360000', [JIANGXI]), compared('340000', [ANHUI], { enterprises: null })]);

  it('has one line an indicator with the figures of the table', () => {
    const parsed = parseCsv(toComparisonCsv(table, 'zh-CN').slice(1));
    if (!parsed.ok) throw new Error(parsed.fault.message);
    const { headers, rows } = parsed.value;
    expect(rows).toHaveLength(table.rows.length);
    const at = (id: string, header: string): string | undefined =>
      rows[table.rows.findIndex(({ indicator }) => indicator.id === id)]?.[headers.indexOf(header)];
    expect(at('not-linked', '江西省 数值')).toBe('237');
    expect(Number(at('linked-rate', '安徽省 数值'))).toBeCloseTo(73.95, 2);
    expect(at('linked-rate', '安徽省 分母')).toBe('737');
    expect(Number(at('linked-rate', '安徽省 与基准之差'))).toBeCloseTo(11.63, 2);
    expect(at('not-linked.enterprises', '安徽省 数值')).toBe('');
    expect(at('not-linked.enterprises', '安徽省 备注')).toContain('服务没有企业台账');
    expect(at('not-linked.population', '来源')).toContain('county-2020.csv');
    expect(at('not-linked', '截至')).not.toBe('');
  });

  it('speaks the language on screen', () => {
    expect(toComparisonCsv(table, 'en')).toContain('difference to base');
  });
});
