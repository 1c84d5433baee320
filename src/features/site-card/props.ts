import type { ReactNode } from 'react';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteDetail, SiteRow } from '../../domain/register-client.ts';
import type { HazardKind } from '../../hazards/define.ts';

export interface SiteCardProps {
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  /** `undefined` while loading, `null` when no register has the site. */
  readonly detail: SiteDetail | null | undefined;
  /** What was asked for, shown while loading and when it is not found. */
  readonly siteId: string;
  readonly nowMs: number;
  readonly sourceName: (source: string) => string;
  readonly onSelect: (row: SiteRow) => void;
  readonly onClose: () => void;
  /** Asks for everything near the site; left out: cannot be asked for here. */
  readonly onAround?: (lngLat: readonly [number, number]) => void;
  /** Rectification items of the site; the card gives them their place and title. */
  readonly items?: ReactNode;
}
