import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES } from '../../src/domain/levels.ts';
import type { KindCounts } from '../../src/domain/roll-up.ts';
import { SITE_CODE_COUNT } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { COUNTY_CODES, REGION_FILE, loadRows, toEngine, toRow, type Row } from './register-kit.ts';

const REGIONS = ['100000', ...REGION_FILE.adcodes.map(String)];
const FLAGS = ['test-site.overhead', 'test-site.stopped', 'test-site.late', 'test-site.lost', 'other-kind.overhead'];

const siteArbitrary: fc.Arbitrary<Row> = fc.record({
  adcode: fc.constantFrom(...COUNTY_CODES, 0),
  risk_level: fc.constantFrom(1, 2, 3, 4, null),
  link_status: fc.constantFrom(...LINK_STATUSES),
  warning_level: fc.constantFrom(0, 1, 2, 3, 4),
  last_report_at: fc.constantFrom('2020-11-16T08:30:00+08:00', '2020-11-01T00:00:00+08:00', null),
  overhead: fc.boolean(),
  stopped: fc.boolean(),
  people: fc.constantFrom(0, 5, 70, null),
});
const rowsArbitrary = fc
  .array(siteArbitrary, { minLength: 1, maxLength: 60 })
  .map((rows) => rows.map((row, index) => toRow(`s${String(index).padStart(3, '0')}`, { ...row, score: null })));

const isLate = (row: Row): boolean => row['link_status'] === 'linked' && row['last_report_at'] === null;
/** Two weeks are beyond eight times the late limit of an hour. */
const isLost = (row: Row): boolean =>
  row['link_status'] === 'offline' ||
  (row['link_status'] === 'linked' && row['last_report_at'] === '2020-11-01T00:00:00+08:00');
const levelIndex = (row: Row): number => (row['risk_level'] === null ? 4 : Number(row['risk_level']) - 1);
const codeOf = (row: Row): number =>
  levelIndex(row) * 25 + LINK_STATUSES.indexOf(row['link_status'] as 'linked') * 5 + Number(row['warning_level']);
const holds = (row: Row, flag: string): boolean => {
  if (flag === 'other-kind.overhead') return true;
  if (flag === 'test-site.lost') return isLost(row);
  return flag === 'test-site.late' ? isLate(row) : row[flag.slice(10)] === true;
};

const countyOf = (row: Row): number => COUNTY_CODES.indexOf(row['adcode'] as number) + 1;
const isIn = (row: Row, region: string): boolean => {
  if (region === '100000') return true;
  const at = REGION_FILE.adcodes.indexOf(Number(region)) * 2;
  const county = countyOf(row);
  return county >= (REGION_FILE.countyRanges[at] ?? 0) && county <= (REGION_FILE.countyRanges[at + 1] ?? 0);
};

const histogram = (rows: readonly Row[]): number[] => {
  const counts = Array.from({ length: SITE_CODE_COUNT }, () => 0);
  for (const row of rows) counts[codeOf(row)] = (counts[codeOf(row)] ?? 0) + 1;
  return counts;
};
const plain = (counts: KindCounts | undefined): number[] => Array.from(counts?.codes ?? []);
const add = (lists: readonly number[][]): number[] =>
  Array.from({ length: SITE_CODE_COUNT }, (_, code) => lists.reduce((sum, list) => sum + (list[code] ?? 0), 0));

const queryArbitrary = fc.record({
  region: fc.constantFrom(...REGIONS),
  flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 3 }),
});

describe('roll-up', () => {
  it('equals counting the rows one by one', () => {
    fc.assert(
      fc.property(rowsArbitrary, queryArbitrary, (rows, query) => {
        const engine = toEngine();
        loadRows(engine, rows);
        const answer = engine.rollUp({ ...query, kinds: null, sources: null });
        const flagged = rows.filter((row) => query.flags.every((flag) => holds(row, flag)));
        const own = flagged.filter((row) => isIn(row, query.region));
        const counts = answer.region.kinds[0];
        expect(plain(counts)).toEqual(histogram(own));
        expect(Array.from(counts?.facets[0] ?? [])).toEqual(histogram(own.filter(isLate)));
        expect(Array.from(counts?.lost ?? [])).toEqual(histogram(own.filter(isLost)));
        expect(Array.from(counts?.facets[1] ?? [])).toEqual(histogram(own.filter((row) => row['overhead'])));
        expect(Array.from(counts?.facets[2] ?? [])).toEqual(histogram(own.filter((row) => row['stopped'])));
        const unseen = own.filter((row) => !['linked', 'offline'].includes(String(row['link_status'])));
        const known = unseen.filter((row) => row['people'] !== null);
        const people = known.reduce((sum, row) => sum + Number(row['people']), 0);
        expect(counts?.exposedNotLinked).toBe(unseen.length > 0 && known.length === 0 ? null : people);
        expect(plain(answer.unplaced[0])).toEqual(histogram(flagged.filter((row) => countyOf(row) === 0)));
      }),
      { numRuns: 200 },
    );
  });

  it('children and unplaced add up to the country, children alone to a region', () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.constantFrom('100000', '110000', '360000', '360700'), (rows, region) => {
        const engine = toEngine();
        loadRows(engine, rows);
        const answer = engine.rollUp({ region, kinds: null, flags: [], sources: null });
        const parts = answer.children.map((child) => plain(child.kinds[0]));
        const unplaced = region === '100000' ? [plain(answer.unplaced[0])] : [];
        expect(add([...parts, ...unplaced])).toEqual(plain(answer.region.kinds[0]));
      }),
    );
  });

  it('never answers synthetic and real rows of one kind together', () => {
    const engine = toEngine();
    loadRows(engine, [toRow('a', { is_synthetic: true })], 'demo');
    const query = { region: '100000', kinds: null, flags: [], sources: null };
    expect(engine.rollUp(query).region.kinds.map((each) => each.source)).toEqual(['demo']);
    loadRows(engine, [toRow('b')], 'import-1');
    expect(engine.rollUp(query).region.kinds.map((each) => each.source)).toEqual(['import-1']);
    expect(engine.rollUp({ ...query, sources: ['demo'] }).region.kinds.map((each) => each.source)).toEqual(['demo']);
    engine.remove('import-1');
    expect(engine.rollUp(query).region.kinds.map((each) => each.source)).toEqual(['demo']);
  });
});

describe('pages', () => {
  const filterArbitrary: fc.Arbitrary<SiteFilter> = fc.record({
    kinds: fc.constant(null),
    sources: fc.constant(null),
    levels: fc.constantFrom(null, ['1', '2'] as const, ['unassessed'] as const),
    links: fc.constantFrom(null, ['not-linked'] as const),
    warnings: fc.constantFrom(null, [0, 1] as const),
    flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 2 }),
    period: fc.constant(null),
    event: fc.constant('linked'),
    reasons: fc.constant(null),
  });
  const RANKS = ['not-linked', 'partial', 'offline', 'linked', 'not-applicable'];
  const worse = (a: Row, b: Row): number =>
    levelIndex(a) - levelIndex(b) ||
    RANKS.indexOf(String(a['link_status'])) - RANKS.indexOf(String(b['link_status'])) ||
    Number(b['people'] ?? -1) - Number(a['people'] ?? -1) ||
    (String(a['id']) < String(b['id']) ? -1 : 1);

  it('holds exactly the matching rows, worst first, whatever the window', () => {
    const window = fc.record({ offset: fc.nat(20), limit: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(rowsArbitrary, filterArbitrary, fc.constantFrom(...REGIONS), window, (rows, filter, region, at) => {
        const engine = toEngine();
        loadRows(engine, rows);
        const expected = rows
          .filter((row) => isIn(row, region) && filter.flags.every((flag) => holds(row, flag)))
          .filter(
            (row) => filter.levels === null || (filter.levels as string[]).includes(LEVEL_KEYS[levelIndex(row)] ?? ''),
          )
          .filter((row) => filter.links === null || (filter.links as string[]).includes(String(row['link_status'])))
          .filter(
            (row) => filter.warnings === null || (filter.warnings as number[]).includes(Number(row['warning_level'])),
          )
          .sort(worse);
        const { page } = engine.page({ region, filter, sort: 'worst-first', ...at });
        expect(page.total).toBe(expected.length);
        expect(page.rows.map((row) => row.id)).toEqual(
          expected.slice(at.offset, at.offset + at.limit).map((row) => row['id']),
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each(['name', 'level', 'link', 'last-report', 'exposure', 'adcode'] as const)('sorts by %s both ways', (sort) => {
    const engine = toEngine();
    loadRows(engine, [
      toRow('a', { name: '10号', people: 3, adcode: 360702, risk_level: 3, link_status: 'offline' }),
      toRow('b', {
        name: '9号',
        people: null,
        adcode: 110101,
        risk_level: 1,
        link_status: 'not-linked',
        last_report_at: null,
      }),
      toRow('c', {
        name: '2号',
        people: 8,
        adcode: 360102,
        risk_level: null,
        link_status: 'linked',
        last_report_at: '2020-11-16T08:59:00+08:00',
      }),
    ]);
    const ids = (isDescending: boolean): string =>
      engine
        .page({ region: '100000', filter: NO_FILTER, sort, isDescending, offset: 0, limit: 10 })
        .page.rows.map((row) => row.id)
        .join('');
    const expected = { name: 'cba', level: 'bac', link: 'bac', 'last-report': 'cab', exposure: 'cab', adcode: 'bca' }[
      sort
    ];
    expect(ids(false)).toBe(expected);
    // What is unknown stays last when the order is turned round.
    const turned = { name: 'abc', level: 'cab', link: 'cab', 'last-report': 'acb', exposure: 'acb', adcode: 'acb' }[
      sort
    ];
    expect(ids(true)).toBe(turned);
  });
});
