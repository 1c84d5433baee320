import { oldest } from '../../domain/counting.ts';
import type { History, KindHistory } from '../../domain/history.ts';

/** Weekly rates of one kind in one region. */
export type Trend =
  | {
      readonly state: 'ok';
      readonly days: readonly string[];
      /** 0–1; `null` while nothing was registered. */
      readonly rates: readonly (number | null)[];
      readonly last: { readonly day: string; readonly linked: number; readonly registered: number } | null;
      readonly undated: number;
      readonly counts: readonly { readonly kind: string; readonly source: string; readonly asOf: string | null }[];
      readonly asOf: string | null;
    }
  | { readonly state: 'none' | 'mixed' };

const sumAt = (counts: readonly KindHistory[], field: 'registered' | 'linked', index: number): number =>
  counts.reduce((sum, count) => sum + (count[field][index] ?? 0), 0);

/** All sources in use of `kind` together; synthetic and real are not added. */
export const toTrend = (history: History, kind: string): Trend => {
  const counts = history.kinds.filter((count) => count.kind === kind);
  if (counts.length === 0 || history.days.length === 0) return { state: 'none' };
  if (new Set(counts.map(({ isSynthetic }) => isSynthetic)).size > 1) return { state: 'mixed' };
  const rates = history.days.map((_, index) => {
    const registered = sumAt(counts, 'registered', index);
    return registered === 0 ? null : sumAt(counts, 'linked', index) / registered;
  });
  const end = history.days.length - 1;
  const day = history.days[end];
  return {
    state: 'ok',
    days: history.days,
    rates,
    last:
      day === undefined
        ? null
        : { day, linked: sumAt(counts, 'linked', end), registered: sumAt(counts, 'registered', end) },
    undated: counts.reduce((sum, { undated }) => sum + undated, 0),
    counts,
    asOf: oldest(counts),
  };
};
