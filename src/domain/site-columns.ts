/**
 * One register of one source, as columns: what the worker keeps and what the map draws.
 * Row order is drawing order: unassessed, 4, 3, 2, 1. Arrays are `rowCount` long unless said otherwise.
 */
export interface SiteGpuColumns {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  /** Grows with every change of the rows; the map uploads again only when it differs. */
  readonly version: number;
  /** Version at which these rows were loaded: shapes of the same one point into them. */
  readonly loadVersion: number;
  readonly rowCount: number;
  /** lng, lat interleaved, degrees WGS-84 ≈ CGCS2000, float32: for drawing, never for joining. Unplaced rows are NaN. */
  readonly positions: Float32Array;
  /**
   * Four a row: county index (0 = outside or unplaced, −1 = the row does not pass the conditions, in no county's range),
   * age (1 late, 2 lost, else 0), facet 1, facet 2 (0 or 1).
   */
  readonly filterValues: Float32Array;
  /** Site code, see `site-code.ts`. */
  readonly codes: Uint8Array;
  /** Cell of the kind's symbol sheet: `levelIndex · 6 + linkState`, see `symbol.ts`. */
  readonly symbols: Uint8Array;
  /** Bit 0–2: live warning level 0–4 · bit 3: warning kept after silence · bit 4: bar below (头顶库) · bit 5: county precision. */
  readonly marks: Uint8Array;
}

/** Lines and polygons of a register, loaded when sites are drawn; `row` points into the register's columns. */
export interface SiteShapes {
  readonly kind: string;
  readonly source: string;
  /** `loadVersion` of the columns that they belong to. */
  readonly version: number;
  readonly geometry: 'line' | 'polygon';
  /** lng, lat interleaved. */
  readonly positions: Float32Array;
  /** First vertex of each shape, with a closing entry: shapes + 1 long. */
  readonly startIndices: Uint32Array;
  readonly rows: Uint32Array;
}

export const MARK_RETAINED = 8;
export const MARK_BAR = 16;
export const MARK_COUNTY_PRECISION = 32;
