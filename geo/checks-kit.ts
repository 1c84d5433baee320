import type { RegionIndexFile } from '../src/domain/region-index.ts';
import type { BoundaryTopology, DivisionGeometry, DivisionObjectName } from '../src/domain/topology.ts';
import type { RegionNamesFile } from '../src/domain/english-names.ts';
import type { SourceDivisions } from './source.ts';

/** What a check reads: the built files and the package they were built from. */
export interface Boundaries {
  readonly source: SourceDivisions;
  readonly divisions: BoundaryTopology;
  readonly overview: BoundaryTopology;
  readonly regions: RegionIndexFile;
  readonly names: RegionNamesFile;
}

/** `count` things were looked at; each fault is one sentence. A check that looks at too few things is a fault itself. */
export interface CheckResult {
  readonly count: number;
  readonly faults: readonly string[];
  /** Measured figures worth printing. */
  readonly notes?: readonly string[];
}

export type Check = (boundaries: Boundaries) => CheckResult;

export const COUNTS = { province: 34, prefecture: 394, county: 2891, dashes: 10 } as const;

export const LEVELS = ['province', 'prefecture', 'county'] as const;

export const geometriesOf = (topology: BoundaryTopology, level: DivisionObjectName): readonly DivisionGeometry[] =>
  topology.objects[level]?.geometries ?? [];

export const toResult = (
  count: number,
  expected: number,
  faults: string[],
  notes: readonly string[] = [],
): CheckResult => ({
  count,
  faults: count < expected ? [...faults, `looked at ${count}, expected at least ${expected}`] : faults,
  notes,
});
