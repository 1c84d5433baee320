import { formatChinaDate } from './clock.ts';
import type { History, KindHistory } from './history.ts';
import { daysBetween, isCalendarDay, parseWireTime, shiftDay } from './wire-time.ts';

/** One state of a register, or of several added up; `null` where it is not known. */
export interface SeriesPoint {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Sites. */
  readonly registered: number | null;
  /** Sites linked or offline; never more than registered. */
  readonly linked: number | null;
}

/** States a week apart, oldest first; the last is the last one that could be read. All lists are equally long. */
export interface WeeklySeries {
  readonly days: readonly string[];
  readonly registered: readonly number[];
  readonly linked: readonly number[];
  /** Weeks that no point falls into: their values lie on the straight line between the neighbours. */
  readonly isFilled: readonly boolean[];
  /** Points left out: no day, no number, negative, more linked than registered, or a day that comes again. */
  readonly ignored: number;
}

type ReadPoint = { readonly day: string; readonly registered: number; readonly linked: number };

const isCount = (value: number | null): value is number => value !== null && Number.isFinite(value) && value >= 0;

const toReadPoint = ({ day, registered, linked }: SeriesPoint): ReadPoint | null =>
  isCalendarDay(day) && isCount(registered) && isCount(linked) && linked <= registered
    ? { day, registered, linked }
    : null;

/** Half a week: a point this near to a week's day is that week's. */
const NEAR_DAYS = 3;

const interpolate = (from: ReadPoint, to: ReadPoint, day: string): Omit<ReadPoint, 'day'> => {
  const whole = daysBetween(from.day, to.day);
  const share = whole === 0 ? 0 : daysBetween(from.day, day) / whole;
  return {
    registered: from.registered + (to.registered - from.registered) * share,
    linked: from.linked + (to.linked - from.linked) * share,
  };
};

/**
 * Brings points of any spacing and order onto weeks counted back from the newest. Weeks without a point take the straight
 * line between their neighbours, which keeps what changed in all and spreads it evenly; they are marked. Of two points of
 * one day the later in the list counts.
 */
export const toWeeklySeries = (points: readonly SeriesPoint[]): WeeklySeries => {
  const byDay = new Map<string, ReadPoint>();
  for (const point of points) {
    const read = toReadPoint(point);
    if (read !== null) byDay.set(read.day, read);
  }
  const known = [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
  const ignored = points.length - known.length;
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return { days: [], registered: [], linked: [], isFilled: [], ignored };
  const weeks = Math.floor(daysBetween(first.day, last.day) / 7);
  const days = Array.from({ length: weeks + 1 }, (_, week) => shiftDay(last.day, 7 * (week - weeks)));
  let next = 0;
  const states = days.map((day) => {
    while (next < known.length - 1 && (known[next]?.day ?? '') < day) next++;
    const after = known[next] ?? last;
    const before = after.day === day ? after : (known[next - 1] ?? after);
    const nearest = Math.min(Math.abs(daysBetween(before.day, day)), Math.abs(daysBetween(day, after.day)));
    return { ...interpolate(before, after, day), isFilled: nearest > NEAR_DAYS };
  });
  return {
    days,
    registered: states.map((state) => state.registered),
    linked: states.map((state) => state.linked),
    isFilled: states.map((state) => state.isFilled),
    ignored,
  };
};

const toAsOfDay = (asOf: string | null): string | null => {
  const at = parseWireTime(asOf);
  return at === null ? null : formatChinaDate(at);
};

/**
 * The points of some registers of a history added up. Weeks after the earliest as-of of them are left out: a register
 * that has not been told anything since would look as if nothing had happened. The caller chooses the registers, and
 * never synthetic and real ones together.
 */
export const toSeriesPoints = (
  { days }: Pick<History, 'days'>,
  kinds: readonly KindHistory[],
): readonly SeriesPoint[] => {
  if (kinds.length === 0) return [];
  const ends = kinds.map(({ asOf }) => toAsOfDay(asOf)).filter((day) => day !== null);
  const end = ends.sort()[0] ?? null;
  const sum = (values: readonly (number | undefined)[]): number | null => {
    let total = 0;
    for (const value of values) {
      if (value === undefined) return null;
      total += value;
    }
    return total;
  };
  return days.flatMap((day, week) =>
    end !== null && day > end
      ? []
      : [
          {
            day,
            registered: sum(kinds.map((kind) => kind.registered[week])),
            linked: sum(kinds.map((kind) => kind.linked[week])),
          },
        ],
  );
};

/** Sites that the history of these registers cannot tell of (`KindHistory.undated`), together. */
export const countUndated = (kinds: readonly KindHistory[]): number =>
  kinds.reduce((sum, { undated }) => sum + undated, 0);
