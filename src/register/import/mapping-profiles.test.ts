import { expect, it } from 'vitest';
import { applyProfile } from './mapping-profiles.ts';
import { DEFAULT_READING, type ColumnGuess, type ColumnMapping } from './types.ts';

const toMapping = (field: string | null, changes: Partial<ColumnMapping> = {}): ColumnMapping => ({
  field,
  factor: 1,
  isInverted: false,
  ...changes,
});

const toGuess = (field: string | null, changes: Partial<ColumnGuess> = {}): ColumnGuess => ({
  ...toMapping(field),
  basis: 'header',
  confidence: 0.9,
  unit: null,
  isUnitUnknown: false,
  examples: ['例'],
  ...changes,
});

const HEADERS = ['名称', '产能', '停产', '备注'];
const PROFILE = {
  headers: HEADERS,
  plan: {
    kind: 'coal-mine',
    reading: DEFAULT_READING,
    columns: [
      toMapping('name'),
      toMapping('capacity', { factor: 100 }),
      toMapping('stopped', { isInverted: true }),
      toMapping(null),
    ],
  },
};

it('maps by header whatever the order, with factors and polarities, and leaves out what was left out', () => {
  const headers = ['备注', '停产', '名称', '产能'];
  const guesses = [toGuess('address'), toGuess('stopped'), toGuess(null), toGuess('capacity')];
  const { columns, missing, added } = applyProfile(PROFILE, headers, guesses);
  expect(columns.map(({ field, factor, isInverted }) => [field, factor, isInverted])).toEqual([
    [null, 1, false],
    ['stopped', 1, true],
    ['name', 1, false],
    ['capacity', 100, false],
  ]);
  expect(columns.map(({ basis }) => basis)).toEqual([null, 'saved', 'saved', 'saved']);
  expect(columns[0]?.examples).toEqual(['例']);
  expect([missing, added]).toEqual([[], []]);
});

it('names columns that are missing and new, and lets no new one take a field that is filled', () => {
  const headers = ['名称', '矿名', '经度'];
  const guesses = [toGuess('name'), toGuess('name'), toGuess('lng')];
  const { columns, missing, added } = applyProfile(PROFILE, headers, guesses);
  expect(columns.map(({ field }) => field)).toEqual(['name', null, 'lng']);
  expect(missing).toEqual(['产能', '停产']);
  expect(added).toEqual(['矿名', '经度']);
});

it('tells columns of one header apart by their order', () => {
  const twice = { headers: ['值', '值'], plan: { ...PROFILE.plan, columns: [toMapping('lng'), toMapping('lat')] } };
  const { columns, missing } = applyProfile(twice, ['其他', '值', '值'], []);
  expect(columns.map(({ field }) => field)).toEqual([null, 'lng', 'lat']);
  expect(applyProfile(twice, ['值'], []).missing).toEqual(['值']);
  expect(missing).toEqual([]);
});
