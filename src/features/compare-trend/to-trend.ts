import { oldest } from '../../domain/counting.ts';
import type { History, KindHistory, VersionHistory } from '../../domain/history.ts';

/** Weekly rates of one kind in one region. */
export type Trend =
  | {
      readonly state: 'ok';
      /** Days as of which imported versions are that the trend rests on, ascending; empty where all have dates. */
      readonly versionDays: readonly string[];
      readonly days: readonly string[];
      /** 0–1; `null` while nothing was registered, or nothing is known. */
      readonly rates: readonly (number | null)[];
      readonly last: { readonly day: string; readonly linked: number; readonly registered: number } | null;
      readonly undated: number;
      readonly counts: readonly { readonly kind: string; readonly source: string; readonly asOf: string | null }[];
      readonly asOf: string | null;
    }
  | { readonly state: 'none' | 'mixed' };

type Register = KindHistory | VersionHistory;

/** `null` where one of them does not know. */
const sumAt = (counts: readonly Register[], field: 'registered' | 'linked', index: number): number | null =>
  counts.reduce<number | null>((sum, count) => {
    const value = count[field][index] ?? null;
    return sum === null || value === null ? null : sum + value;
  }, 0);

/** All sources in use of `kind` together; synthetic and real are not added. */
export const toTrend = (history: History, kind: string): Trend => {
  const counts: readonly Register[] = [...history.kinds, ...history.versions].filter((count) => count.kind === kind);
  if (counts.length === 0 || history.days.length === 0) return { state: 'none' };
  if (new Set(counts.map(({ isSynthetic }) => isSynthetic)).size > 1) return { state: 'mixed' };
  const rates = history.days.map((_, index) => {
    const registered = sumAt(counts, 'registered', index);
    const linked = sumAt(counts, 'linked', index);
    return registered === null || linked === null || registered === 0 ? null : linked / registered;
  });
  const end = history.days.length - 1;
  const day = history.days[end];
  const [linked, registered] = [sumAt(counts, 'linked', end), sumAt(counts, 'registered', end)];
  return {
    state: 'ok',
    days: history.days,
    rates,
    versionDays: counts.flatMap((count) => ('versionDays' in count ? count.versionDays : [])).sort(),
    last: day === undefined || linked === null || registered === null ? null : { day, linked, registered },
    undated: counts.reduce((sum, count) => sum + ('undated' in count ? count.undated : 0), 0),
    counts,
    asOf: oldest(counts),
  };
};
