import type { Choice } from '../../domain/comparison-choice.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import type { Boundaries } from '../../map/base/boundaries.ts';
import type { MapTheme } from '../../map/scene.ts';

export interface CompareChooserProps {
  readonly choice: Choice;
  /** As the address has them, those left out included. */
  readonly adcodes: readonly string[];
  readonly regions: RegionIndex;
  /** Root of the board: nothing above it can be chosen on the map. */
  readonly root: string;
  /** The region whose siblings are offered. */
  readonly place: Region;
  /** `null` while they are on their way: the picker then has no map. */
  readonly boundaries: Boundaries | null;
  readonly theme: MapTheme;
  readonly onChange: (adcodes: readonly string[]) => void;
}
