import type { CountScope } from '../../domain/count-scope.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SitePage, SiteRow } from '../../domain/register-client.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface SiteListProps {
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  /** adcode on screen; names of rows below it are shown from the next level down. */
  readonly region: string;
  /** Asked with `toListFilter(filter)` and `sort: 'worst-first'`; `null` while loading. */
  readonly page: SitePage | null;
  /** `default`: worst not linked first, nobody chose · `filter`: the user's own filter decides. */
  readonly selection: 'default' | 'filter';
  /** `kind:id` of the open site. */
  readonly selected: string | null;
  readonly state: PanelState;
  readonly nowMs: number;
  /** Where the total comes from: its registers, their source and as-of. */
  readonly scope: CountScope;
  /** The list's own filter, which its total obeys. */
  readonly filter: SiteFilter;
  readonly onSelect: (row: SiteRow) => void;
  /** Opens the whole list; left out where there is no such view. */
  readonly onOpenAll?: () => void;
}
