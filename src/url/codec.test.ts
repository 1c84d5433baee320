import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES, WARNING_LEVELS } from '../domain/levels.ts';
import { SITE_SORTS } from '../domain/register-client.ts';
import { ITEM_FOCUSES, RECTIFICATION_STATES } from '../domain/rectification-state.ts';
import { NOT_LINKED_REASONS, PERIOD_EVENTS } from '../domain/row-conditions.ts';
import {
  AROUND_KM,
  DENOMINATORS,
  DWELL_SECONDS,
  EXTENTS,
  MODES,
  PANELS,
  PANES,
  OVERLAP_RULES,
  PER,
  QUOTA,
  REPORTS,
  SHIFTS,
  THEMES,
  VIEWS,
  toDefaultState,
  type BoardState,
} from './board-state.ts';
import { parseQuery, printFilter, printQuery, roundCamera, type UrlContext } from './codec.ts';

const KINDS = ['major-hazard-source', 'tailings-pond', 'coal-mine'];
const FLAGS = ['tailings-pond.late', 'tailings-pond.overhead', 'coal-mine.stopped'];
const REGIONS = ['100000', '360000', '360700', '360702'];
const context: UrlContext = {
  rootRegion: '100000',
  kindIds: KINDS,
  flagIds: FLAGS,
  hasRegion: (adcode) => REGIONS.includes(adcode),
};

const subset = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const nullableSubset = <T>(values: readonly T[]) => fc.option(subset(values), { nil: null });

const anyState: fc.Arbitrary<BoardState> = fc.record({
  view: fc.constantFrom(...VIEWS),
  region: fc.constantFrom(...REGIONS),
  regions: fc.shuffledSubarray(REGIONS),
  kinds: nullableSubset(KINDS),
  levels: nullableSubset(LEVEL_KEYS),
  links: nullableSubset(LINK_STATUSES),
  warnings: nullableSubset(WARNING_LEVELS),
  flags: fc.subarray(FLAGS),
  sources: fc.option(subset(['demo', 'import-煤矿', 'service']), { nil: null }),
  period: fc.option(
    fc.constantFrom({ from: '2019-11-16', to: '2020-11-16' }, { from: '2020-02-29', to: '2020-02-29' }),
    { nil: null },
  ),
  event: fc.constantFrom(...PERIOD_EVENTS),
  reasons: nullableSubset(NOT_LINKED_REASONS),
  mode: fc.constantFrom(...MODES),
  den: fc.constantFrom(...DENOMINATORS),
  pane: fc.constantFrom(...PANES),
  panel: fc.constantFrom(...PANELS),
  sort: fc.option(
    fc
      .record({ by: fc.constantFrom(...SITE_SORTS), isDescending: fc.boolean() })
      .filter(({ by, isDescending }) => by !== 'worst-first' || isDescending),
    { nil: null },
  ),
  columns: fc.option(subset(['name', 'level', 'last-report']), { nil: null }),
  per: fc.constantFrom(...PER),
  extent: fc.constantFrom(...EXTENTS),
  dwell: fc.integer({ min: DWELL_SECONDS.min, max: DWELL_SECONDS.max }),
  report: fc.constantFrom(...REPORTS),
  quota: fc.integer({ min: QUOTA.min, max: QUOTA.max }),
  between: fc.constantFrom(null, { from: '2020-10-01', to: '2020-11-16' }, { from: '2020-11-16', to: '2020-11-16' }),
  shift: fc.constantFrom(...SHIFTS),
  lists: fc.option(
    subset(['问题隐患', '制度措施', '挂牌督办']).map((lists) => [...lists].sort()),
    { nil: null },
  ),
  states: nullableSubset(RECTIFICATION_STATES),
  focus: fc.constantFrom(...ITEM_FOCUSES),
  overlap: fc.constantFrom(...OVERLAP_RULES),
  around: fc.option(
    fc.record({
      lng: fc.double({ min: -180, max: 180, noNaN: true }).map((lng) => roundCamera({ lng, lat: 0, zoom: 0 }).lng),
      lat: fc.double({ min: -85, max: 85, noNaN: true }).map((lat) => roundCamera({ lng: 0, lat, zoom: 0 }).lat),
      km: fc.constantFrom(...AROUND_KM),
    }),
    { nil: null },
  ),
  site: fc.option(
    fc.record({ kind: fc.constantFrom(...KINDS), id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) }),
    { nil: null },
  ),
  asof: fc.constantFrom(null, '2020-11-16', '2020-02-29', '2019-12-31'),
  c: fc.option(
    fc
      .record({
        lng: fc.double({ min: -180, max: 180, noNaN: true }),
        lat: fc.double({ min: -85, max: 85, noNaN: true }),
        zoom: fc.double({ min: 0, max: 22, noNaN: true }),
      })
      .map(roundCamera),
    { nil: null },
  ),
  lang: fc.constantFrom('zh-CN' as const, 'en' as const),
  theme: fc.constantFrom(...THEMES),
});

describe('address codec', () => {
  it('round-trips every field of every state without a notice', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const parsed = parseQuery(printQuery(state, context), context);
        expect(parsed.notices).toEqual([]);
        expect(parsed.state).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it('is canonical: printing what was read gives the same address', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const printed = printQuery(state, context);
        expect(printQuery(parseQuery(printed, context).state, context)).toBe(printed);
      }),
    );
  });

  it('is total: any text gives a state, and its canonical form gives no notice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (search) => {
        const { state } = parseQuery(search, context);
        expect(parseQuery(printQuery(state, context), context).notices).toEqual([]);
      }),
    );
  });

  it('leaves defaults out', () => {
    expect(printQuery(toDefaultState('100000'), context)).toBe('');
    expect(printQuery({ ...toDefaultState('100000'), region: '360000', levels: ['1', '2'] }, context)).toBe(
      'region=360000&levels=1,2',
    );
  });

  it.each([
    ['view=atlas', 'view', 'atlas'],
    ['region=999999', 'region', '999999'],
    ['levels=1,5', 'levels', '5'],
    ['levels=', 'levels', ''],
    ['c=200,30,5', 'c', '200,30,5'],
    ['c=1e2,30,5', 'c', '1e2,30,5'],
    ['asof=2020-02-30', 'asof', '2020-02-30'],
    ['site=volcano:1', 'site', 'volcano:1'],
    ['flags=tailings-pond.blue', 'flags', 'tailings-pond.blue'],
    ['colour=red', 'colour', 'red'],
    ['lang=fr', 'lang', 'fr'],
  ])('%s is dropped and named', (search, field, value) => {
    const { state, notices } = parseQuery(search, context);
    expect(notices.map((notice) => [notice.field, notice.value])).toEqual([[field, value]]);
    if (search !== 'levels=1,5') expect(state).toEqual(toDefaultState('100000'));
    else expect(state.levels).toEqual(['1']);
  });

  it('keeps the first of a repeated field and names the second', () => {
    const { state, notices } = parseQuery('region=360000&region=360700', context);
    expect(state.region).toBe('360000');
    expect(notices).toEqual([{ field: 'region', value: '360700', reason: 'repeated-field' }]);
  });

  it('prints the filter alone, and without the dimension a figure does not obey', () => {
    const state = {
      ...toDefaultState('100000'),
      levels: ['1'] as const,
      links: ['not-linked'] as const,
      region: '360000',
    };
    expect(printFilter(state)).toBe('levels=1&links=not-linked');
    expect(printFilter(state, ['levels'])).toBe('links=not-linked');
    expect(printFilter(toDefaultState('100000'))).toBe('');
  });
});
