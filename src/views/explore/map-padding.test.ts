import { describe, expect, it } from 'vitest';
import type { Region } from '../../domain/region-index.ts';
import { toMapPadding } from './map-padding.ts';

const MAP = { left: 348, top: 156, right: 940, bottom: 772 };
const KEY = { left: 352, top: 571, right: 618, bottom: 728 };
const EDGES = { top: 24, right: 24, bottom: 24, left: 24 };

const region = (level: Region['level'], box: Region['box']): Region => ({
  adcode: '360000',
  name: '江西省',
  shortName: '江西',
  level,
  parent: '100000',
  box,
  label: [115.7, 27.6],
  areaKm2: 166_900,
  countyRange: [1, 2],
});

/** Three rows of switches at the upper left, as English words need them at 1280 px. */
const SWITCHES = { left: 352, top: 164, right: 736, bottom: 275 };

describe('room for the switches', () => {
  it('is left where the region would lie under them, and not where it lies in the clear', () => {
    const tall = region('province', [110, 27, 113, 36]);
    expect(toMapPadding(MAP, KEY, SWITCHES, tall)).toEqual({ ...EDGES, left: 282, top: 131 });
    const bare = toMapPadding(MAP, KEY, null, tall);
    expect(bare).toEqual({ ...EDGES, left: 282 });
    expect(toMapPadding(MAP, KEY, { ...SWITCHES, right: 500, bottom: 240 }, tall)).toEqual(bare);
  });

  it('beside the key as well, where above it the region would lie under them', () => {
    const jiangxi = region('province', [113.57, 24.49, 118.48, 30.08]);
    expect(toMapPadding(MAP, KEY, null, jiangxi)).toEqual({ ...EDGES, bottom: 213 });
    expect(toMapPadding(MAP, KEY, SWITCHES, jiangxi)).toEqual({ ...EDGES, left: 282 });
  });

  it('is not needed for the country, nor where they stand above the map', () => {
    expect(toMapPadding(MAP, null, SWITCHES, region('country', [73.4, 3.3, 135.2, 53.6]))).toEqual(EDGES);
    expect(
      toMapPadding(MAP, null, { ...SWITCHES, top: 60, bottom: 150 }, region('province', [110, 27, 120, 36])),
    ).toEqual(EDGES);
  });
});

describe('room for the key', () => {
  it('is left beside it for what is tall, above it for what is wide', () => {
    expect(toMapPadding(MAP, KEY, null, region('province', [115, 24, 116, 30]))).toEqual({ ...EDGES, left: 282 });
    expect(toMapPadding(MAP, KEY, null, region('province', [110, 27, 120, 30]))).toEqual({ ...EDGES, bottom: 213 });
  });

  it('is not needed for the country, without a key, and where the key stands below the map', () => {
    const province = region('province', [113.6, 24.5, 118.5, 30.1]);
    expect(toMapPadding(MAP, KEY, null, region('country', [73.4, 3.3, 135.2, 53.6]))).toEqual(EDGES);
    expect(toMapPadding(MAP, null, null, province)).toEqual(EDGES);
    expect(toMapPadding(MAP, { ...KEY, top: 780, bottom: 900 }, null, province)).toEqual(EDGES);
  });
});
