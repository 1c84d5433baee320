import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRY_ADCODE, RegionIndex, type Region, type RegionIndexFile } from './region-index.ts';
import { neighbourOf, type Direction } from './region-neighbours.ts';

const DIRECTIONS: readonly Direction[] = ['up', 'right', 'down', 'left'];

const at = (adcode: string, lng: number, lat: number): Region => ({
  adcode,
  name: adcode,
  shortName: adcode,
  level: 'county',
  parent: null,
  box: [lng, lat, lng, lat],
  label: [lng, lat],
  areaKm2: 1,
  countyRange: [1, 1],
});

/** Everything that steps lead to, itself included. */
const reachedFrom = (siblings: readonly Region[], start: string): Set<string> => {
  const steps = new Map(
    siblings.map(({ adcode }) => [adcode, DIRECTIONS.map((direction) => neighbourOf(siblings, adcode, direction))]),
  );
  const seen = new Set([start]);
  for (const adcode of seen) for (const next of steps.get(adcode) ?? []) if (next !== null) seen.add(next);
  return seen;
};

describe('neighbourOf', () => {
  const cross = [at('1', 110, 30), at('2', 111, 30), at('3', 110, 31), at('4', 109, 30), at('5', 110, 29)];

  it.each([
    ['right', '2'],
    ['up', '3'],
    ['left', '4'],
    ['down', '5'],
  ] as const)('finds what lies %s', (direction, expected) => {
    expect(neighbourOf(cross, '1', direction)).toBe(expected);
  });

  it('takes the nearest within the cone and none outside it', () => {
    const siblings = [at('1', 110, 30), at('2', 112, 30), at('3', 111, 30.2), at('4', 110.1, 33)];
    expect(neighbourOf(siblings, '1', 'right')).toBe('3');
    expect(neighbourOf(siblings, '1', 'down')).toBeNull();
  });

  it('measures on the ground: a degree of longitude is shorter than one of latitude', () => {
    const siblings = [at('1', 110, 60), at('2', 111.9, 61), at('3', 113, 60)];
    expect(neighbourOf(siblings, '1', 'up')).toBe('2');
    expect(neighbourOf(siblings, '1', 'right')).toBe('3');
  });

  it('leads nowhere from a region that is none of them, nor from an only one', () => {
    expect(neighbourOf(cross, '9', 'up')).toBeNull();
    expect(neighbourOf([], '1', 'up')).toBeNull();
    expect(neighbourOf([at('1', 110, 30)], '1', 'up')).toBeNull();
  });

  it('of two as near, the first in order; and always the same', () => {
    const siblings = [at('1', 110, 30), at('2', 111, 30.1), at('3', 111, 29.9)];
    const mirrored = [at('1', 110, 0), at('2', 111, 0.1), at('3', 111, -0.1)];
    expect(neighbourOf(mirrored, '1', 'right')).toBe('2');
    expect(neighbourOf(siblings, '1', 'right')).toBe(neighbourOf(structuredClone(siblings), '1', 'right'));
  });

  it('answers with a sibling in that direction or with none, wherever they lie', () => {
    const points = fc.array(
      fc.tuple(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: 3, max: 54, noNaN: true })),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(points, fc.constantFrom(...DIRECTIONS), (places, direction) => {
        const siblings = places.map(([lng, lat], index) => at(String(index), lng, lat));
        const found = siblings.find(({ adcode }) => adcode === neighbourOf(siblings, '0', direction));
        const [start] = siblings;
        if (found === undefined || start === undefined) return true;
        if (direction === 'up' || direction === 'down')
          return direction === 'up' ? found.label[1] > start.label[1] : found.label[1] < start.label[1];
        return direction === 'right' ? found.label[0] > start.label[0] : found.label[0] <= start.label[0];
      }),
    );
  });
});

const FILE = new URL('../../public/boundaries/regions.json', import.meta.url);

describe('on the boundaries as built', () => {
  const parentsOf = (index: RegionIndex): Region[] =>
    [...index.all()].filter(({ adcode }) => index.childrenOf(adcode).length > 1);

  it('every sibling is reached from every other, in the country, every province and every prefecture', () => {
    const index = new RegionIndex(JSON.parse(readFileSync(FILE, 'utf8')) as RegionIndexFile);
    const parents = parentsOf(index);
    expect(parents.length).toBeGreaterThan(300);
    expect(index.childrenOf(COUNTRY_ADCODE)).toHaveLength(34);
    const stuck = parents.flatMap(({ name, adcode }) => {
      const siblings = index.childrenOf(adcode);
      return siblings
        .filter((sibling) => reachedFrom(siblings, sibling.adcode).size < siblings.length)
        .map((sibling) => `${name}: not everything is reached from ${sibling.name}`);
    });
    expect(stuck).toEqual([]);
  });
});
