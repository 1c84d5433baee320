import { addCounts, toLinkCounts, type KindCounts, type LinkCounts, type RegionCounts } from './roll-up.ts';
import type { RateEntry } from './small-count.ts';

/** All registers of one region together. */
export interface RegionRate extends RateEntry {
  /** The registers that are added: real ones alone where real and synthetic stand side by side. */
  readonly counts: readonly KindCounts[];
  /** Kinds whose synthetic register is left out of the sum. */
  readonly leftOut: readonly string[];
  /** Sum of the histograms of `counts`. */
  readonly codes: Uint32Array;
  readonly links: LinkCounts;
}

/** Linked rate of a region over the kinds named, never over synthetic and real rows together. */
export const toRegionRate = ({ adcode, kinds }: RegionCounts, kindIds: readonly string[]): RegionRate => {
  const own = kinds.filter((count) => kindIds.includes(count.kind));
  const real = own.filter((count) => !count.isSynthetic);
  const counts = real.length === 0 ? own : real;
  const codes = addCounts(counts);
  const links = toLinkCounts(codes);
  const { registered, linkedRate } = links;
  const isAdded = (kind: string): boolean => counts.some((count) => count.kind === kind);
  const leftOut = [...new Set(own.map((count) => count.kind))].filter((kind) => !isAdded(kind));
  return { adcode, counts, leftOut, codes, links, registered, linkedRate };
};
