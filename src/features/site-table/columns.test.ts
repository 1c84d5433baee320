import { expect, it } from 'vitest';
import { SITE_SORTS } from '../../domain/register-client.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import {
  COLUMN_IDS,
  COLUMNS,
  DEFAULT_COLUMNS,
  directionOf,
  needsDates,
  nextSort,
  parseColumns,
  printColumns,
  sortOf,
  toggleColumn,
} from './columns.ts';
import { toPlaces } from './to-places.ts';

it('reads columns in its own order, keeps the name, and names what it does not know', () => {
  expect(parseColumns(null)).toEqual({ columns: DEFAULT_COLUMNS, unknown: [] });
  expect(parseColumns(['source', 'colour', 'kind'])).toEqual({
    columns: ['kind', 'name', 'source'],
    unknown: ['colour'],
  });
  expect(parseColumns(['nothing'])).toEqual({ columns: DEFAULT_COLUMNS, unknown: ['nothing'] });
});

it('leaves the default out of the address, and brings every choice back', () => {
  expect(printColumns(DEFAULT_COLUMNS)).toBeNull();
  for (const id of COLUMN_IDS) {
    const columns = toggleColumn(DEFAULT_COLUMNS, id);
    const kept = id === 'name' ? DEFAULT_COLUMNS : columns;
    expect(parseColumns(printColumns(columns)).columns).toEqual(kept);
  }
});

it('sorts by everything the register sorts by', () => {
  const sorts = new Set(COLUMN_IDS.flatMap((id) => COLUMNS[id].sort ?? []));
  expect(SITE_SORTS.filter((sort) => sort !== 'worst-first' && !sorts.has(sort))).toEqual([]);
});

it('lets only the first column of a division carry its sort', () => {
  expect(COLUMN_IDS.filter((id) => sortOf(id, COLUMN_IDS) === 'adcode')).toEqual(['province']);
  expect(sortOf('county', ['name', 'county'])).toBe('adcode');
  expect(sortOf('id', COLUMN_IDS)).toBeUndefined();
});

it('turns round at the second click and says which way the values run', () => {
  const first = nextSort(null, 'exposure');
  expect(first).toEqual({ by: 'exposure', isDescending: false });
  // The register lists most people first.
  expect(directionOf(first, 'exposure')).toBe('descending');
  const second = nextSort(first, 'exposure');
  expect(directionOf(second, 'exposure')).toBe('ascending');
  expect(nextSort(second, 'name')).toEqual({ by: 'name', isDescending: false });
  expect(directionOf(nextSort(second, 'name'), 'name')).toBe('ascending');
  expect(directionOf(second, 'name')).toBeUndefined();
  expect(directionOf(null, 'name')).toBeUndefined();
});

it('asks for dates only where one is shown or sorted by', () => {
  expect(needsDates(DEFAULT_COLUMNS, null)).toBe(false);
  expect(needsDates(['name', 'linked'], null)).toBe(true);
  expect(needsDates(DEFAULT_COLUMNS, { by: 'registered', isDescending: true })).toBe(true);
});

const regions = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [110000, 110101, 360000, 360700, 360702, 360703, 441900, 820000],
  names: ['京', '京一', '赣', '赣州', '州一', '州二', '莞', '澳'],
  shortNames: ['京', '京一', '赣', '赣州', '州一', '州二', '莞', '澳'],
  parents: [-1, 0, -1, 2, 3, 3, 2, -1],
  levels: [1, 3, 1, 2, 3, 3, 2, 1],
  boxes: Array.from({ length: 32 }, () => 0),
  labels: Array.from({ length: 16 }, () => 0),
  areas: Array.from({ length: 8 }, () => 1),
  countyRanges: [1, 1, 1, 1, 2, 4, 2, 3, 2, 2, 3, 3, 4, 4, 5, 5],
  countyCount: 5,
  countyAdcodes: [0, 110101, 360702, 360703, 441900, 820000],
});

it.each([
  [
    '360702',
    {
      province: { name: '赣', shortName: '赣' },
      prefecture: { name: '赣州', shortName: '赣州' },
      county: { name: '州一', shortName: '州一' },
    },
  ],
  [
    '110101',
    {
      province: { name: '京', shortName: '京' },
      prefecture: 'not-applicable',
      county: { name: '京一', shortName: '京一' },
    },
  ],
  [
    '441900',
    {
      province: { name: '赣', shortName: '赣' },
      prefecture: { name: '莞', shortName: '莞' },
      county: 'not-applicable',
    },
  ],
  ['820000', { province: { name: '澳', shortName: '澳' }, prefecture: 'not-applicable', county: 'not-applicable' }],
  [
    '360700',
    { province: { name: '赣', shortName: '赣' }, prefecture: { name: '赣州', shortName: '赣州' }, county: 'unknown' },
  ],
  ['999999', { province: 'unknown', prefecture: 'unknown', county: 'unknown' }],
  [null, { province: 'unknown', prefecture: 'unknown', county: 'unknown' }],
])('tells a level that does not exist from one that nobody knows: %s', (adcode, places) => {
  expect(toPlaces(adcode, regions)).toEqual(places);
});
