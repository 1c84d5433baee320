import { describe, expect, it } from 'vitest';
import { RegionIndex } from '../../domain/region-index.ts';
import { parseWarning, type WarningItem } from '../../domain/warning.ts';
import { toPulses } from './to-pulses.ts';

/** 江西 › 赣州 › 章贡, 信丰. */
const regions = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [360000, 360700, 360702, 360722],
  names: ['江西省', '赣州市', '章贡区', '信丰县'],
  shortNames: ['江西', '赣州', '章贡区', '信丰'],
  parents: [-1, 0, 1, 1],
  levels: [1, 2, 3, 3],
  boxes: Array.from({ length: 4 }, () => [114, 25, 116, 27]).flat(),
  labels: Array.from({ length: 4 }, () => [115, 26]).flat(),
  areas: [1, 1, 1, 1],
  countyRanges: [1, 2, 1, 2, 1, 1, 2, 2],
  countyCount: 2,
  countyAdcodes: [0, 360702, 360722],
});

const ROW = {
  id: 'w1',
  site: 'tailings-pond:1',
  kind: 'tailings-pond',
  adcode: '360702',
  level: 1,
  lng: 114.9,
  lat: 25.8,
  started_at: '2020-11-16T08:00:00+08:00',
  state: 'live',
};
const items = (...rows: readonly Record<string, unknown>[]): readonly WarningItem[] =>
  rows.flatMap((row) => parseWarning({ ...ROW, ...row }) ?? []);
const ask = (region: string, filter: Partial<Parameters<typeof toPulses>[1]['filter']> = {}) => ({
  region,
  regions,
  filter: { kinds: null, warnings: null, ...filter },
});
const ids = (...given: Parameters<typeof toPulses>) => toPulses(...given).map(({ id }) => id);

describe('pulses of live warnings', () => {
  it('are red, of the region, still standing, and have a place', () => {
    const all = items(
      {},
      { id: 'orange', level: 2 },
      { id: 'kept', state: 'retained' },
      { id: 'elsewhere', adcode: '360722' },
      { id: 'nowhere', lng: null },
      { id: 'not degrees', lat: 91 },
      { id: 'no county', adcode: null },
    );
    expect(toPulses(all, ask('360702'))).toEqual([{ id: 'w1', level: 1, lngLat: [114.9, 25.8] }]);
    expect(ids(all, ask('360000'))).toEqual(['elsewhere', 'w1']);
  });

  it('obey the kinds and warnings of the filter', () => {
    const all = items({});
    expect(ids(all, ask('360700', { kinds: ['coal-mine'] }))).toEqual([]);
    expect(ids(all, ask('360700', { kinds: ['tailings-pond'], warnings: [1, 2] }))).toEqual(['w1']);
    expect(ids(all, ask('360700', { warnings: [2] }))).toEqual([]);
  });

  it('are the newest twenty at most', () => {
    const all = items(
      ...Array.from({ length: 30 }, (_, index) => ({
        id: String(index),
        started_at: `2020-11-16T08:${String(index).padStart(2, '0')}:00+08:00`,
      })),
    );
    expect(ids(all, ask('360000'))).toEqual(Array.from({ length: 20 }, (_, index) => String(29 - index)));
  });
});
