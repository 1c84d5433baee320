import type { Rectification } from '../../domain/rectification.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface RectificationsProps {
  /** Items of every division; `null` before the collection answered. */
  readonly items: readonly Rectification[] | null;
  /** adcode: the panel is about its items and those of every division in it. */
  readonly region: string;
  readonly regions: RegionIndex;
  readonly nowMs: number;
  readonly state: PanelState;
  /** False: the service gave fewer items than it says there are; true when left out. */
  readonly isComplete?: boolean;
  /** Items that came and could not be read; 0 when left out. */
  readonly unreadable?: number;
  /** Rows listed before 再列一些; 6 when left out. */
  readonly rowLimit?: number;
  /** Opens the site an item is about; without it rows are plain text. */
  readonly onSelectSite?: (site: { readonly kind: string; readonly id: string }) => void;
}
