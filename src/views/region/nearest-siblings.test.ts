import { expect, it } from 'vitest';
import type { Region } from '../../domain/region-index.ts';
import { nearestSiblings } from './nearest-siblings.ts';

const region = (adcode: string): Region => ({
  adcode,
  name: adcode,
  shortName: adcode,
  level: 'county',
  parent: '360700',
  box: [0, 0, 1, 1],
  label: [0, 0],
  areaKm2: 1,
  countyRange: [1, 1],
});

it('takes the three nearest codes without the region itself, in code order', () => {
  const siblings = ['360702', '360703', '360704', '360722', '360781'].map(region);
  expect(nearestSiblings(region('360704'), siblings)).toEqual(['360702', '360703', '360722']);
  expect(nearestSiblings(region('360702'), siblings.slice(0, 2))).toEqual(['360703']);
  expect(nearestSiblings(region('360702'), [region('360702')])).toEqual([]);
});
