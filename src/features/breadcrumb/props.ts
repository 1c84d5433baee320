import type { Region, RegionIndex } from '../../domain/region-index.ts';

export interface BreadcrumbProps {
  /** From the root to the region on screen, both inclusive: `regions.pathTo(region, root)`. */
  readonly path: readonly Region[];
  readonly regions: RegionIndex;
  readonly onRegion: (adcode: string) => void;
}
