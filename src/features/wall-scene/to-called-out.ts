import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind } from '../../domain/counting.ts';
import { toLinkCounts, type KindCounts, type LinkCounts } from '../../domain/roll-up.ts';

export interface CalledOutRegion {
  readonly adcode: string;
  readonly counts: KindCounts;
  readonly links: LinkCounts;
}

/** Children of the region with sites of the kind that are not linked, most of them first, then in code order. */
export const toCalledOut = ({ rollUp, filter }: CountScope, kind: string): readonly CalledOutRegion[] =>
  (rollUp?.children ?? [])
    .flatMap((child): CalledOutRegion[] => {
      const counts = mergeKind(child.kinds, kind);
      const links = counts === null ? null : toLinkCounts(counts.codes, filter, kind);
      return counts === null || links === null || links.notLinked === 0
        ? []
        : [{ adcode: child.adcode, counts, links }];
    })
    .sort((a, b) => b.links.notLinked - a.links.notLinked || a.adcode.localeCompare(b.adcode));
