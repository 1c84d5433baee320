import type { Geometry } from 'geojson';
import type { BoardConfig } from '../../domain/config.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Locate } from '../site-table.ts';

/** What is to become of one row; one a row. */
export interface RowPatch {
  readonly id: string;
  /** `null`: the row goes. */
  readonly row: Readonly<Record<string, unknown>> | null;
  /** `undefined`: stays as it is. */
  readonly geometry: Geometry | undefined;
  /** The row went and came again in one batch: nothing of the old one stays. */
  readonly isAnew: boolean;
}

export interface ApplyContext {
  readonly config: BoardConfig;
  readonly regions: RegionIndex;
  readonly locate: Locate | null;
  readonly nowMs: number;
  /** Of the register from now on. */
  readonly version: number;
}

/** How the rows of a changed register come from the old one and from the changed rows. */
export interface ChangePlan {
  /** Row of the old table for each row of the new one, −1 for one that is new. */
  readonly from: Int32Array;
  /** Row of the changed rows' own table for each row of the new one, −1 for one that stays as it was. */
  readonly changed: Int32Array;
  /** The rows stand where they stood. */
  readonly isSameOrder: boolean;
}
