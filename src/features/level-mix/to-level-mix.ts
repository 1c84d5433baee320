import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind, visibleKinds } from '../../domain/counting.ts';
import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { sumCodes } from '../../domain/site-code.ts';

export interface MixRow {
  readonly kind: string;
  readonly counts: readonly KindCounts[];
  /** `null` when no register of the kind answered. */
  readonly levels: Readonly<Record<LevelKey, number>> | null;
  readonly total: number | null;
}

/** Levels of each visible kind; obeys every filter but that of levels. */
export const toLevelMix = (scope: CountScope, kindIds: readonly string[]): readonly MixRow[] =>
  visibleKinds(kindIds, scope.filter).map((kind): MixRow => {
    const merged = mergeKind(scope.rollUp?.region.kinds ?? [], kind);
    if (merged === null) return { kind, counts: [], levels: null, total: null };
    const entries = LEVEL_KEYS.map(
      (level) => [level, sumCodes(merged.codes, { ...scope.filter, levels: [level] })] as const,
    );
    return {
      kind,
      counts: [merged],
      levels: Object.fromEntries(entries) as Record<LevelKey, number>,
      total: entries.reduce((sum, [, count]) => sum + count, 0),
    };
  });
