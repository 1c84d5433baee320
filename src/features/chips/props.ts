import type { Figure } from '../../domain/figure.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';

/** Something that is not a filter but changes what is counted: 煤矿 uses the imported file, 切回演示. */
export interface NoticeChip {
  readonly id: string;
  readonly words: Localised;
  readonly action: Localised;
  readonly onAction: () => void;
}

export interface ChipsProps {
  readonly kinds: readonly HazardKind[];
  readonly filter: SiteFilter;
  readonly sourceName: (source: string) => string;
  /** Sites that pass region and filter; `null` while unknown. */
  readonly shown: Figure | null;
  readonly notices?: readonly NoticeChip[];
  /** What the sites stand in: drawn on the map, or listed in the table, where the chips lie on a panel. */
  readonly standIn?: 'map' | 'table';
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  readonly onClear: () => void;
}
