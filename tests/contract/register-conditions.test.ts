import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES } from '../../src/domain/levels.ts';
import { SITE_SORTS, type PageQuery, type SiteRow } from '../../src/domain/register-client.ts';
import { toLinkCounts } from '../../src/domain/roll-up.ts';
import { NOT_LINKED_REASONS, NO_CONDITIONS, type RowConditions } from '../../src/domain/row-conditions.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { LINE_KIND, POINT_KIND, loadRows, toEngine, toParquet, toRow, toTarget, type Row } from './register-kit.ts';

const DAYS = ['2020-09-01', '2020-11-09', '2020-11-10', '2020-11-16', null] as const;
const REASONS = ['不具备条件', '建设中', '停产', '其他', '等待批复', ' 停产 ', '', null] as const;

const siteArbitrary = fc.record({
  adcode: fc.constantFrom(110101, 360102, 360702, 0),
  risk_level: fc.constantFrom(1, 2, 3, 4, null),
  link_status: fc.constantFrom(...LINK_STATUSES),
  warning_level: fc.constantFrom(0, 1, 2, 3, 4),
  overhead: fc.boolean(),
  people: fc.constantFrom(0, 5, 70, null),
  name: fc.constantFrom('甲', '乙', '2号', '10号'),
  last_report_at: fc.constantFrom('2020-11-16T08:30:00+08:00', '2020-11-01T00:00:00+08:00', null),
  registered_at: fc.constantFrom(...DAYS),
  linked_at: fc.constantFrom(...DAYS),
  not_linked_reason: fc.constantFrom(...REASONS),
});
/** Rows of two kinds; the first has a date and so is a register that can tell. */
const rowsArbitrary = fc.array(siteArbitrary, { minLength: 2, maxLength: 40 }).map((sites) =>
  sites.map((site, index): Row => {
    const id = `s${String(index).padStart(3, '0')}`;
    return toRow(id, { ...site, score: null, ...(index < 2 && { registered_at: '2020-11-10' }) });
  }),
);

const conditionsArbitrary: fc.Arbitrary<RowConditions> = fc.record({
  period: fc.constantFrom(
    null,
    { from: '2020-11-09', to: '2020-11-10' },
    { from: '2020-11-11', to: '2020-11-11' },
    { from: '2019-01-01', to: '2021-01-01' },
  ),
  event: fc.constantFrom('linked' as const, 'registered' as const),
  reasons: fc.option(fc.uniqueArray(fc.constantFrom(...NOT_LINKED_REASONS), { minLength: 1 }), { nil: null }),
});
const filterArbitrary: fc.Arbitrary<SiteFilter> = fc
  .record({
    levels: fc.constantFrom(null, ['1', '2'] as const, ['unassessed'] as const),
    links: fc.constantFrom(null, ['not-linked', 'offline'] as const),
    warnings: fc.constantFrom(null, [0, 1] as const),
    flags: fc.constantFrom([], ['test-site.overhead'], ['test-line.late']),
    kinds: fc.constantFrom(null, [LINE_KIND.id]),
  })
  .chain((filter) => conditionsArbitrary.map((conditions) => ({ ...NO_FILTER, ...filter, ...conditions })));

const isNotLinked = (row: Row): boolean => !['linked', 'offline'].includes(String(row['link_status']));
const reasonOf = (row: Row): string => {
  const said = ((row['not_linked_reason'] ?? '') as string).trim();
  return said === '' ? 'unstated' : (NOT_LINKED_REASONS as readonly string[]).includes(said) ? said : '其他';
};
const passes = (row: Row, { period, event, reasons }: RowConditions): boolean => {
  const day = row[`${event}_at`] as string | null;
  const isInPeriod = period === null || (day !== null && day >= period.from && day <= period.to);
  return isInPeriod && (reasons === null || (isNotLinked(row) && (reasons as string[]).includes(reasonOf(row))));
};

/** Even rows are sites, odd ones lines. */
const load = (rows: readonly Row[]): RegisterEngine => {
  const engine = toEngine();
  [POINT_KIND.id, LINE_KIND.id].forEach((kind, parity) => {
    const own = rows.filter((_, index) => index % 2 === parity);
    loadRows(engine, own, 'import-1', kind);
  });
  return engine;
};
const kindOf = (row: Row): string => (Number(String(row['id']).slice(1)) % 2 === 0 ? POINT_KIND.id : LINE_KIND.id);
const isIn = (row: Row, region: string): boolean =>
  region === '100000' || String(row['adcode']).startsWith(region.replace(/0+$/, ''));

const matches = (row: Row, region: string, filter: SiteFilter): boolean => {
  const level = LEVEL_KEYS[row['risk_level'] === null ? 4 : Number(row['risk_level']) - 1] ?? 'unassessed';
  const isLate = row['link_status'] === 'linked' && row['last_report_at'] === null;
  const holds = (flag: string): boolean => {
    if (!flag.startsWith(kindOf(row))) return true;
    return flag.endsWith('.late') ? isLate : row['overhead'] === true;
  };
  return (
    isIn(row, region) &&
    (filter.kinds === null || filter.kinds.includes(kindOf(row))) &&
    (filter.levels === null || filter.levels.includes(level)) &&
    (filter.links === null || (filter.links as readonly string[]).includes(String(row['link_status']))) &&
    (filter.warnings === null || (filter.warnings as readonly number[]).includes(Number(row['warning_level']))) &&
    filter.flags.every(holds) &&
    passes(row, filter)
  );
};

const regionArbitrary = fc.constantFrom('100000', '110000', '360000', '360700', '360102');
const sortArbitrary = fc.record({ sort: fc.constantFrom(...SITE_SORTS), isDescending: fc.boolean() });

const readAll = (engine: RegisterEngine, query: Omit<PageQuery, 'offset' | 'limit'>, limit: number): SiteRow[] => {
  const rows: SiteRow[] = [];
  for (let offset = 0; ; offset += limit) {
    const { page } = engine.page({ ...query, offset, limit });
    rows.push(...page.rows);
    if (page.rows.length < limit) return rows;
  }
};

/** What a sort reads of a row, as a number that rises down the page when it is not turned round; NaN: unknown. */
const keyOf = (sort: PageQuery['sort'], row: SiteRow): number => {
  switch (sort) {
    case 'kind':
      return row.kind === POINT_KIND.id ? 0 : 1;
    case 'level':
      return LEVEL_KEYS.indexOf(row.level);
    case 'warning':
      return row.warning === 0 ? 5 : row.warning;
    case 'adcode':
      return row.adcode === null ? Number.NaN : Number(row.adcode);
    case 'exposure':
      return row.exposure === null ? Number.NaN : -row.exposure;
    case 'last-report':
      return row.lastReportAt === null ? Number.NaN : -Date.parse(row.lastReportAt);
    case 'registered':
      return Date.parse(row.registeredOn ?? '');
    case 'linked':
      return Date.parse(row.linkedOn ?? '');
    case 'link':
      return ['not-linked', 'partial', 'offline', 'linked', 'not-applicable'].indexOf(row.link);
    case 'name':
      return ['2号', '10号', '甲', '乙']
        .toSorted(new Intl.Collator('zh-CN', { numeric: true }).compare)
        .indexOf(row.name);
    case 'worst-first':
      return 0;
  }
};

describe('row conditions', () => {
  it('count, list and draw the same rows, under any other filter', () => {
    fc.assert(
      fc.property(rowsArbitrary, filterArbitrary, regionArbitrary, (rows, filter, region) => {
        const engine = load(rows);
        const expected = rows.filter((row) => matches(row, region, filter));
        const { period, event, reasons } = filter;
        const conditions = { period, event, reasons };
        const { kinds } = engine.rollUp({
          region,
          kinds: filter.kinds,
          flags: filter.flags,
          sources: null,
          conditions,
        }).region;
        expect(kinds.reduce((sum, { codes }) => sum + sumCodes(codes, filter), 0)).toBe(expected.length);
        const { page } = engine.page({ region, filter, sort: 'name', offset: 0, limit: 50 });
        expect(page.total).toBe(expected.length);
        expect(page.rows.map(({ id }) => id).sort()).toEqual(expected.map((row) => row['id']).sort());
        const drawn = new Map(engine.setConditions(conditions).map((update) => [update.kind, update.filterValues]));
        for (const kind of [POINT_KIND.id, LINE_KIND.id]) {
          const own = rows.filter((row) => kindOf(row) === kind);
          const passing = own.filter((row) => passes(row, filter)).length;
          const values = drawn.get(kind);
          const shown = values?.filter((value, index) => index % 4 === 0 && value >= 0).length;
          expect(shown ?? own.length).toBe(passing);
        }
        expect(engine.setConditions(conditions)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('pages hold exactly the matching rows in order, whatever the sort and the window', () => {
    const limit = fc.integer({ min: 1, max: 15 });
    fc.assert(
      fc.property(
        rowsArbitrary,
        filterArbitrary,
        regionArbitrary,
        sortArbitrary,
        limit,
        (rows, filter, region, by, size) => {
          const engine = load(rows);
          const listed = readAll(engine, { region, filter, ...by, hasDates: true }, size);
          const expected = rows.filter((row) => matches(row, region, filter)).map((row) => row['id']);
          expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort());
          const keys = listed.map((row) => keyOf(by.sort, row));
          const known = keys.filter((key) => !Number.isNaN(key));
          expect(keys.slice(0, known.length)).toEqual(known);
          const sign = by.isDescending ? -1 : 1;
          for (let index = 1; index < known.length; index++)
            expect(sign * ((known[index] ?? 0) - (known[index - 1] ?? 0))).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leave out a register that cannot tell, which is not the same as none', async () => {
    const engine = toEngine();
    await engine.loadSnapshot(toTarget(), toParquet([toRow('a', { link_status: 'not-linked' })]), 'core');
    const period = { ...NO_CONDITIONS, period: { from: '2020-01-01', to: '2020-12-31' } };
    const reasons = { ...NO_CONDITIONS, reasons: ['unstated'] as const };
    const counted = (conditions: RowConditions): number[] =>
      engine
        .rollUp({ region: '100000', kinds: null, flags: [], sources: null, conditions })
        .region.kinds.map(({ codes }) => sumCodes(codes));
    expect([counted(period), counted(reasons), counted(NO_CONDITIONS)]).toEqual([[], [], [1]]);
    expect(engine.reasons({ region: '100000', filter: NO_FILTER })).toEqual([]);
    await engine.loadDates('test-site', 'demo', toParquet([{ id: 'a' }], { id: 'STRING' }), 'dates');
    expect(counted(period)).toEqual([]);
    const names = toParquet([{ id: 'a', name: '甲' }], { id: 'STRING', name: 'STRING' });
    await engine.loadCard('test-site', 'demo', names, 'names', 'names');
    expect(counted(reasons)).toEqual([1]);
    const types = { id: 'STRING', linked_at: 'STRING', registered_at: 'STRING' } as const;
    const dates = [{ id: 'a', registered_at: '2020-02-02T00:30:00+08:00' }];
    await engine.loadDates('test-site', 'demo', toParquet(dates, types), 'dates');
    expect(counted(period)).toEqual([0]);
    expect(counted({ ...period, event: 'registered' })).toEqual([1]);
    const listed = engine.page({
      region: '100000',
      filter: NO_FILTER,
      sort: 'name',
      offset: 0,
      limit: 1,
      hasDates: true,
    });
    expect(listed.page.rows[0]).toMatchObject({ registeredOn: '2020-02-02', linkedOn: null });
  });

  it('stay in force for rows that are loaded, placed or turn late afterwards', () => {
    const engine = toEngine();
    expect(engine.setConditions({ ...NO_CONDITIONS, reasons: ['停产'] })).toEqual([]);
    const { columns } = loadRows(engine, [
      toRow('a', { link_status: 'partial', not_linked_reason: '停产' }),
      toRow('b', { link_status: 'linked', not_linked_reason: '停产' }),
    ]);
    expect(Array.from(columns.filterValues)).toEqual([1, 0, 0, 0, -1, 0, 0, 0]);
    const [late] = engine.tick(Date.parse('2020-11-16T09:31:00+08:00'));
    expect(Array.from(late?.columns.filterValues ?? [])).toEqual([1, 0, 0, 0, -1, 1, 0, 0]);
    expect(late?.columns.loadVersion).toBe(columns.loadVersion);
    const [shown] = engine.setConditions(NO_CONDITIONS);
    expect(Array.from(shown?.filterValues ?? [])).toEqual([1, 0, 0, 0, 1, 1, 0, 0]);
    expect(shown?.version).toBeGreaterThan(late?.columns.version ?? 0);
  });
});

describe('reasons', () => {
  it('add up to what is not linked, under any levels, flags and period', () => {
    fc.assert(
      fc.property(rowsArbitrary, filterArbitrary, regionArbitrary, (rows, filter, region) => {
        const engine = load(rows);
        const conditions = { period: filter.period, event: filter.event, reasons: null };
        const { kinds } = engine.rollUp({
          region,
          kinds: filter.kinds,
          flags: filter.flags,
          sources: null,
          conditions,
        }).region;
        const answers = engine.reasons({ region, filter });
        expect(answers.map(({ kind }) => kind)).toEqual(kinds.map(({ kind }) => kind));
        const asked = { ...filter, links: null, reasons: null };
        for (const { kind, counts } of answers) {
          const { notLinked } = toLinkCounts(kinds.find((each) => each.kind === kind)?.codes ?? [], filter);
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(notLinked);
          const own = rows.filter((row) => kindOf(row) === kind && isNotLinked(row) && matches(row, region, asked));
          for (const reason of NOT_LINKED_REASONS)
            expect(counts[reason]).toBe(own.filter((row) => reasonOf(row) === reason).length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
