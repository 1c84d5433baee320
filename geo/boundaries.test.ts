import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBoundaries } from './build.ts';
import type { Boundaries } from './checks-kit.ts';
import { CHECKS, type CheckName } from './checks.ts';
import { readSource } from './source.ts';
import { boundariesAreCurrent, BOUNDARIES_FOLDER, type BoundaryFile } from './stamp.ts';

const readBuilt = (name: BoundaryFile): unknown => JSON.parse(readFileSync(join(BOUNDARIES_FOLDER, name), 'utf8'));

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Draft = Mutable<Boundaries>;

/** The package is shared, because no fault is planted in it. */
const copyBuilt = ({ source, ...built }: Boundaries): Draft =>
  ({ ...structuredClone(built), source }) as unknown as Draft;

const countyOf = (draft: Draft, adcode: number) =>
  draft.divisions.objects.county!.geometries.find(({ id }) => id === adcode)!;

const placeOf = (draft: Draft, adcode: number): number => draft.regions.adcodes.indexOf(adcode);

const dropOnePoint = (arcs: Draft['divisions']['arcs'], arc: number): void => {
  const [start, first, second, ...rest] = arcs[arc]!;
  arcs[arc] = [start!, [first![0]! + second![0]!, first![1]! + second![1]!], ...rest];
};

/** The one arc around 钓鱼岛, the first island of 宜兰县 east of 123.3 E. */
const diaoyuArcOf = (draft: Draft): number => {
  const { arcs, transform } = draft.divisions;
  const isEast = (arc: number): boolean => arcs[arc]![0]![0]! * transform.scale[0] + transform.translate[0] > 123.3;
  return countyOf(draft, 710021)
    .arcs.flat(2)
    .find((arc) => arc >= 0 && isEast(arc))!;
};

/** One planted fault for each check, which it must find in a copy. */
const FAULTS: Readonly<Record<CheckName, (draft: Draft) => void>> = {
  featureCounts: (draft) => draft.divisions.objects.county!.geometries.pop(),
  noDuplicateCodes: (draft) => (draft.divisions.objects.county!.geometries[7]!.id = 110101),
  everyCountyHasParent: (draft) => (draft.regions.parents[placeOf(draft, 360702)] = placeOf(draft, 360100)),
  codeFixesApplied: (draft) => (countyOf(draft, 540481).id = 540422),
  noCollapsedDistrict: (draft) => {
    const district = countyOf(draft, 110101);
    const arc = district.arcs[0]![0]![0]!;
    district.arcs = [[[arc, ~arc]]];
  },
  islandsKept: (draft) => countyOf(draft, 330902).arcs.pop(),
  areasAgree: (draft) => (draft.regions.areas[placeOf(draft, 360000)]! *= 1.001),
  drawnAreasAgree: (draft) => (draft.overview.objects.province.geometries[0]!.arcs = []),
  labelsInside: (draft) => (draft.regions.labels[2 * placeOf(draft, 360702)]! += 2),
  rangesContiguous: (draft) => (draft.regions.countyRanges[2 * placeOf(draft, 360700) + 1]! += 1),
  exemptRingsWhole: (draft) => dropOnePoint(draft.divisions.arcs, diaoyuArcOf(draft)),
  dashesWhole: (draft) => dropOnePoint(draft.overview.arcs, draft.overview.objects.dashes.arcs[3]![0]!),
  namesComplete: (draft) => (draft.names.pinyin[placeOf(draft, 500000)] = 'zhong qing'),
  filesSmallEnough: (draft) => {
    let seed = 1;
    const noise = Array.from({ length: 60_000 }, () => (seed = (seed * 48271) % 2147483647));
    draft.regions.areas.push(...noise);
  },
};

describe('the boundary files', () => {
  let boundaries: Boundaries;

  beforeAll(() => {
    if (!boundariesAreCurrent()) buildBoundaries();
    boundaries = {
      source: readSource(),
      divisions: readBuilt('divisions.json') as Boundaries['divisions'],
      overview: readBuilt('overview.json') as Boundaries['overview'],
      regions: readBuilt('regions.json') as Boundaries['regions'],
      names: readBuilt('region-names.json') as Boundaries['names'],
    };
  }, 120_000);

  it('are current', () => {
    expect(boundariesAreCurrent()).toBe(true);
  });

  it.each(Object.entries(CHECKS))('pass %s', (_, check) => {
    expect(check(boundaries).faults).toEqual([]);
  });

  it.each(Object.entries(CHECKS))('would fail %s if they had its fault', (name, check) => {
    const draft = copyBuilt(boundaries);
    FAULTS[name as CheckName](draft);
    const { faults } = check(draft);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(20);
  });

  it('fail every check that reads too little', () => {
    const empty = copyBuilt(boundaries);
    empty.source = { provinces: [], prefectures: [], counties: [], dashes: [] };
    for (const name of [
      'everyCountyHasParent',
      'islandsKept',
      'areasAgree',
      'rangesContiguous',
      'dashesWhole',
    ] as const)
      expect(CHECKS[name](empty).faults.join()).toMatch(/looked at 0/);
  });
});
