import type { RefObject } from 'react';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { CoordinateHit, EnterpriseHit, SearchAnswer } from '../../domain/site-search.ts';
import type { HazardKind } from '../../hazards/define.ts';

/** A site that was chosen. */
export interface ChosenSite {
  readonly kind: string;
  readonly id: string;
  /** Code of its county; `null`: it lies in none. */
  readonly adcode: string | null;
  readonly lngLat: readonly [number, number] | null;
}

export interface SearchBoxProps {
  /** Answers any text; an empty one makes the indexes ready. */
  readonly search: (text: string) => Promise<SearchAnswer>;
  readonly kinds: readonly HazardKind[];
  /** With names in the language on screen. */
  readonly regions: RegionIndex;
  readonly onRegion: (adcode: string) => void;
  readonly onSite: (site: ChosenSite) => void;
  readonly onEnterprise: (hit: EnterpriseHit) => void;
  readonly onCoordinate: (hit: CoordinateHit) => void;
  /** False where the user has switched keys that write a character off; `/` then writes a stroke. */
  readonly hasShortcut?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}
