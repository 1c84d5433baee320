/** Enterprises of a region by their own division code, for rates per hundred and 接入率(企业). */
export interface EnterpriseCounts {
  readonly adcode: string;
  readonly registered: number;
  /** Enterprises whose every source is linked (DOMAIN.md §4). */
  readonly fullyLinked: number;
  readonly isSynthetic: boolean;
  readonly asOf: string | null;
}
