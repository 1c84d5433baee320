import { groupBySite, type SiteChange } from './change-attribution-rows.ts';
import type { SiteState } from './change-attribution-states.ts';
import { levelOfKey } from './levels.ts';

/** A site that the monitoring system stopped seeing in the shift, or saw again. */
export interface LostSite {
  /** `kind:id`. */
  readonly site: string;
  readonly adcode: string | null;
  /** The last time it was lost, and the last time it came back; milliseconds since 1970. `null`: not in the shift. */
  readonly lostMs: number | null;
  readonly backMs: number | null;
  /** How often it was lost in the shift; a loss that is told twice in a row is one. */
  readonly times: number;
  /** Cause of the loss in the shift as it stands in the record. */
  readonly wireCause: string | null;
  /** How it stands in the register now; `null` where the register does not know it. */
  readonly now: SiteState | null;
  /** The register says otherwise than the last record: which of them is right is not known. */
  readonly isContradicted: boolean;
}

export interface Losses {
  /** Standing warnings first, worst first; then by level, unassessed after 4; then the longest lost. */
  readonly lost: readonly LostSite[];
  readonly cameBack: readonly LostSite[];
  /** The records behind both lists. */
  readonly rows: readonly SiteChange[];
}

const SEEN: readonly (string | null)[] = ['linked', 'partial'];
const UNSEEN: readonly (string | null)[] = ['offline', 'not-linked'];

/** From seen to unseen; a record that does not state what was before counts where the site fell silent. */
const isLoss = ({ from, to }: SiteChange): boolean =>
  UNSEEN.includes(to) && (SEEN.includes(from) || (from === null && to === 'offline'));

const isReturn = ({ from, to }: SiteChange): boolean => from === 'offline' && SEEN.includes(to);

const toLostSite = (site: string, rows: readonly SiteChange[], now: SiteState | undefined): LostSite | null => {
  // What was lost before the shift and came back in it is told as well.
  const loss = rows.findLast(isLoss);
  const last = loss ?? rows.findLast(isReturn);
  if (last === undefined) return null;
  const end = rows.at(-1);
  const back = SEEN.includes(end?.to ?? null) ? rows.findLast((row) => SEEN.includes(row.to)) : undefined;
  const isSeenNow = now !== undefined && SEEN.includes(now.link);
  return {
    site,
    adcode: last.adcode,
    lostMs: loss?.atMs ?? null,
    backMs: back?.atMs ?? null,
    times: rows.filter((row, index) => isLoss(row) && !(index > 0 && isLoss(rows[index - 1] ?? row))).length,
    wireCause: loss?.wireCause ?? null,
    now: now ?? null,
    isContradicted: now !== undefined && isSeenNow !== (back !== undefined),
  };
};

const toRank = ({ now }: LostSite): readonly [warning: number, level: number] => [
  now === null || now.warning === 0 ? 5 : now.warning,
  now === null ? 6 : (levelOfKey(now.level) ?? 5),
];

const compare = (one: LostSite, other: LostSite): number => {
  const [warning, level] = toRank(one);
  const [otherWarning, otherLevel] = toRank(other);
  return (
    warning - otherWarning ||
    level - otherLevel ||
    (one.lostMs ?? 0) - (other.lostMs ?? 0) ||
    (one.site < other.site ? -1 : 1)
  );
};

/**
 * Sites lost within the given changes, apart by whether they came back. A site that is `not-applicable` at the end is
 * with the lost: it is not seen.
 * @param changes of the shift, any order, any field
 */
export const toLosses = (changes: readonly SiteChange[], stateOf: (site: string) => SiteState | undefined): Losses => {
  const rowsOf = groupBySite(changes.filter(({ field }) => field === 'link_status'));
  const found = [...rowsOf].flatMap(([site, rows]) => toLostSite(site, rows, stateOf(site)) ?? []);
  return {
    lost: found.filter(({ backMs }) => backMs === null).sort(compare),
    cameBack: found.filter(({ backMs }) => backMs !== null).sort(compare),
    rows: found.flatMap(({ site }) => rowsOf.get(site) ?? []),
  };
};
