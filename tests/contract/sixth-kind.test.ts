import { describe, expect, it } from 'vitest';
import { findBand, toReason, type BandTable } from '../../src/domain/bands.ts';
import { readBoolean, readQuantity } from '../../src/domain/grading-reading.ts';
import { GradeChain } from '../../src/domain/grading-result.ts';
import { gradeSite } from '../../src/domain/grading-site.ts';
import { COUNTRY_ADCODE } from '../../src/domain/region-index.ts';
import { SYMBOL_PATHS } from '../../src/domain/symbol.ts';
import { COMMON_FIELDS } from '../../src/hazards/common-fields.ts';
import { createRegistry } from '../../src/hazards/create-registry.ts';
import { defineHazard } from '../../src/hazards/define.ts';
import { field } from '../../src/hazards/field-builders.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { coreFieldsOf, requiredColumnsOf, rowFieldsOf } from '../../src/register/site-fields.ts';
import { parseQuery, printQuery, type UrlContext } from '../../src/url/codec.ts';

/*
 * A kind nobody knew of when the board was written. Everything below must find it by way of the registry it is handed;
 * when one of these needs a change elsewhere, that place lists kinds by hand.
 */
const BY_TONNES: BandTable<1 | 4> = {
  id: 'fireworks.stock',
  version: '1',
  document: '测试规则',
  clause: '',
  confidence: 'c',
  validFrom: '2020',
  symbol: '存量',
  bands: [
    { from: 10, value: 1 },
    { to: 10, value: 4 },
  ],
};

export const FIREWORKS_STORE = defineHazard({
  id: 'fireworks-store',
  collection: 'fireworks-stores',
  isRegister: true,
  geometry: 'point',
  shape: 'pentagon',
  words: {
    name: { zh: '烟花爆竹仓库', en: 'Fireworks store' },
    shortName: { zh: '烟花爆竹', en: 'Fireworks' },
    unit: { zh: '处', en: 'stores' },
    levelNote: { zh: '测试用的等级', en: 'A level for the test' },
  },
  fields: [
    ...COMMON_FIELDS,
    field('stock_t', 'number', '存量', 'Stock', { min: 0 }),
    field('has_dormitory', 'boolean', '设有宿舍', 'Dormitory on site'),
    field('people_within_200m', 'integer', '200米内人数', 'People within 200 m', { min: 0 }),
  ],
  facets: [
    {
      id: 'dormitory',
      words: { zh: '设有宿舍', en: 'Dormitory on site' },
      field: 'has_dormitory',
      test: (properties) => readBoolean(properties, 'has_dormitory') === true,
    },
  ],
  grading: {
    ...BY_TONNES,
    grade: (properties) => {
      const chain = new GradeChain();
      const stock = readQuantity(properties, 'stock_t');
      const level = stock === null ? null : (findBand(BY_TONNES, stock)?.value ?? null);
      if (level === null) chain.lacks('stock_t');
      else
        chain.because(
          toReason(BY_TONNES, {
            rule: BY_TONNES.id,
            words: { zh: `存量 ${stock} 吨`, en: `${stock} t` },
            value: stock,
            threshold: '10 吨',
            level,
          }),
        );
      return chain.end(level);
    },
  },
  exposure: { field: 'people_within_200m', words: { zh: '200 m 内人数', en: 'People within 200 m' } },
  lateAfterMinutes: 60,
  summary: () => ({ zh: '', en: '' }),
});

export const SIX_REGISTERS = createRegistry([...HAZARD_KINDS, FIREWORKS_STORE]);
const ID = FIREWORKS_STORE.id;

describe('registry', () => {
  it('lists it with everything that is derived from the list', () => {
    expect(SIX_REGISTERS.registers.map((kind) => kind.id)).toContain(ID);
    expect(SIX_REGISTERS.byCollection('fireworks-stores')).toBe(FIREWORKS_STORE);
    expect(SIX_REGISTERS.flagsOf(ID).map((flag) => [flag.id, flag.facetIndex])).toEqual([
      ['fireworks-store.late', 0],
      ['fireworks-store.dormitory', 1],
    ]);
  });

  it('refuses a kind that takes another’s id, collection or shape', () => {
    for (const taken of [{ id: 'coal-mine' }, { collection: 'coal-mines' }, { shape: 'square' as const }])
      expect(() => createRegistry([...HAZARD_KINDS, { ...FIREWORKS_STORE, ...taken }])).toThrow('share');
  });
});

describe('grading', () => {
  it('answers by its own rule', () => {
    expect(gradeSite(FIREWORKS_STORE, { stock_t: 12 }, 0).level).toBe(1);
    expect(gradeSite(FIREWORKS_STORE, {}, 0).missing).toEqual(['stock_t']);
  });
});

describe('symbol', () => {
  it('has an outline that no other kind has', () => {
    expect(SYMBOL_PATHS[FIREWORKS_STORE.shape]).toMatch(/^M.*Z$/);
    expect(HAZARD_KINDS.map((kind) => kind.shape)).not.toContain(FIREWORKS_STORE.shape);
  });
});

describe('address', () => {
  const context: UrlContext = {
    rootRegion: COUNTRY_ADCODE,
    kindIds: SIX_REGISTERS.kindIds,
    flagIds: SIX_REGISTERS.flagIds(),
    hasRegion: (adcode) => adcode === COUNTRY_ADCODE,
  };

  it('carries kind, flag and site there and back', () => {
    const { state, notices } = parseQuery(`?kinds=${ID}&flags=${ID}.dormitory&site=${ID}:f-1`, context);
    expect(notices).toEqual([]);
    expect(state).toMatchObject({ kinds: [ID], flags: [`${ID}.dormitory`], site: { kind: ID, id: 'f-1' } });
    expect(parseQuery(`?${printQuery(state, context).replace(/^\?/, '')}`, context).state).toEqual(state);
  });
});

describe('register', () => {
  it('checks its facet and exposure in the core snapshot, and every field of a row', () => {
    expect(coreFieldsOf(FIREWORKS_STORE).map((entry) => entry.name)).toEqual(
      expect.arrayContaining(['has_dormitory', 'people_within_200m']),
    );
    expect(requiredColumnsOf(FIREWORKS_STORE)).toContain('has_dormitory');
    expect(rowFieldsOf(FIREWORKS_STORE).map((entry) => entry.name)).toContain('stock_t');
  });
});

// Rooms that are handed the registry add their own `describe` here: legend (a row with counts and a switch), map (a site
// layer and a symbol sheet), panels (ingestion, level mix, ranking, list, card), mock (collection, items and snapshot).
