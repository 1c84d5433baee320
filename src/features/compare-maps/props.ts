import type { Figure } from '../../domain/figure.ts';
import type { Region } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { Boundaries } from '../../map/base/boundaries.ts';
import type { FillClass, MapTheme, RegionFill, RegionSymbol } from '../../map/scene.ts';

export interface ComparedMap {
  readonly region: Region;
  /** One a child of the region; a region without children has one of its own. */
  readonly fills: readonly RegionFill[];
  /** Names with the number that stands after them; `total` 0, so that no ring is drawn. */
  readonly symbols: readonly RegionSymbol[];
  readonly notLinked: Figure;
  readonly rate: Figure;
}

export interface CompareMapsProps {
  readonly maps: readonly ComparedMap[];
  /** `null` while they are on their way. */
  readonly boundaries: Boundaries | null;
  /** Why there are none. */
  readonly fault: string | null;
  readonly theme: MapTheme;
  /** `scale`: one ground scale for all · `fit`: each fills its frame. */
  readonly extent: 'scale' | 'fit';
  /** What fills and numbers mean. */
  readonly fillNote: Localised;
  readonly numberNote: Localised;
  /** Short name of the register that number and rate in the head of each map are of. */
  readonly register: Localised;
  /** Unit of that number. */
  readonly unit: Localised;
  readonly classes: readonly { readonly id: FillClass; readonly words: Localised }[];
  /** Empty: none was granted. */
  readonly approvalNumber: string;
  readonly onGoTo: (adcode: string) => void;
}
