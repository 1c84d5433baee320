import { toReason, type RuleSource } from '../../domain/bands.ts';
import { readInstant, readRecords, readText } from '../../domain/grading-reading.ts';
import type { GradeReason, SiteProperties } from '../../domain/grading.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import type { Localised } from '../../domain/words.ts';

/*
 * Driving and resting times of a coach driver, 道路旅客运输企业安全管理规范 art. 38, as DOMAIN.md §3 gives them. They are
 * findings about a driver's record; no line is coloured by them.
 */

export const DRIVING_SOURCE: RuleSource = {
  document: '道路旅客运输企业安全管理规范',
  clause: '第三十八条',
  confidence: 'a',
};

export interface DrivingLimits {
  /** Hours at the wheel without a rest. */
  readonly dayHours: number;
  /** Of them, hours at night. */
  readonly nightHours: number;
  /** A shorter stop does not end a stretch of driving. */
  readonly restMinutes: number;
  readonly hoursIn24: number;
  readonly hoursIn7Days: number;
  /** Night in China, from hour to hour. Article 38 does not say; 22 to 6 is from memory (confidence b). */
  readonly nightFromHour: number;
  readonly nightToHour: number;
}

export const DRIVING_LIMITS: DrivingLimits = {
  dayHours: 4,
  nightHours: 2,
  restMinutes: 20,
  hoursIn24: 8,
  hoursIn7Days: 44,
  nightFromHour: 22,
  nightToHour: 6,
};

/** One time at the wheel of one driver, milliseconds since 1970. */
export interface DrivingPeriod {
  readonly startMs: number;
  readonly endMs: number;
}

export interface DrivingFinding {
  readonly reason: GradeReason;
  /** The stretch or window that is too long; of several, the worst. */
  readonly period: DrivingPeriod;
  readonly hours: number;
}

export interface DrivingCheck {
  readonly findings: readonly DrivingFinding[];
  /** Records that end before they begin, or have no times: they are left out, and said so. */
  readonly unreadable: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHINA_OFFSET_MS = 8 * HOUR_MS;

const isReadable = ({ startMs, endMs }: DrivingPeriod): boolean =>
  Number.isFinite(startMs) && Number.isFinite(endMs) && endMs > startMs;

/** Periods in order, those that touch or overlap as one: nobody drives twice at a time. */
const toUnion = (periods: readonly DrivingPeriod[]): readonly DrivingPeriod[] => {
  const union: DrivingPeriod[] = [];
  for (const period of periods.toSorted((first, second) => first.startMs - second.startMs)) {
    const last = union.at(-1);
    if (last === undefined || period.startMs > last.endMs) union.push(period);
    else union[union.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, period.endMs) };
  }
  return union;
};

/** Driving between two rests. */
const toStretches = (
  union: readonly DrivingPeriod[],
  { restMinutes }: DrivingLimits,
): readonly (readonly DrivingPeriod[])[] => {
  const stretches: DrivingPeriod[][] = [];
  for (const period of union) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    if (stretch === undefined || last === undefined || period.startMs - last.endMs >= restMinutes * MINUTE_MS)
      stretches.push([period]);
    else stretch.push(period);
  }
  return stretches;
};

const overlap = (period: DrivingPeriod, fromMs: number, toMs: number): number =>
  Math.max(0, Math.min(period.endMs, toMs) - Math.max(period.startMs, fromMs));

const drivingIn = (union: readonly DrivingPeriod[], fromMs: number, toMs: number): number =>
  union.reduce((sum, period) => sum + overlap(period, fromMs, toMs), 0);

const nightDriving = (period: DrivingPeriod, { nightFromHour, nightToHour }: DrivingLimits): number => {
  const firstDay = Math.floor((period.startMs + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS - DAY_MS;
  const hours = (nightToHour - nightFromHour + 24) % 24;
  let sum = 0;
  for (let day = firstDay; day < period.endMs; day += DAY_MS) {
    const from = day + nightFromHour * HOUR_MS;
    sum += overlap(period, from, from + hours * HOUR_MS);
  }
  return sum;
};

/** The fullest window of a length: it begins where a period begins, or ends where one ends. */
const fullestWindow = (
  union: readonly DrivingPeriod[],
  lengthMs: number,
): { readonly period: DrivingPeriod; readonly ms: number } | null => {
  let fullest: { period: DrivingPeriod; ms: number } | null = null;
  for (const { startMs, endMs } of union)
    for (const from of [startMs, endMs - lengthMs]) {
      const ms = drivingIn(union, from, from + lengthMs);
      if (fullest === null || ms > fullest.ms) fullest = { period: { startMs: from, endMs: from + lengthMs }, ms };
    }
  return fullest;
};

interface Measure {
  readonly period: DrivingPeriod;
  readonly ms: number;
}

const worst = (measures: readonly Measure[]): Measure | null =>
  measures.reduce<Measure | null>((most, next) => (most === null || next.ms > most.ms ? next : most), null);

const toFinding = (
  measure: Measure | null,
  limitHours: number,
  rule: string,
  what: Localised,
): readonly DrivingFinding[] => {
  if (measure === null || measure.ms <= limitHours * HOUR_MS) return [];
  const hours = Math.round((measure.ms / HOUR_MS) * 100) / 100;
  const words = {
    zh: `${what.zh} ${hours} 小时，超过 ${limitHours} 小时`,
    en: `${what.en}: ${hours} h, over ${limitHours} h`,
  };
  const reason = toReason(DRIVING_SOURCE, { rule, words, value: hours, threshold: `≤ ${limitHours} h` });
  return [{ reason, period: measure.period, hours }];
};

/**
 * Limits that the record of one driver breaks. Driving counts, stops do not; a stop shorter than the rest does not end a
 * stretch. Of a stretch that is partly by night, the part by night is held to the limit of the night and the whole to
 * that of the day (our reading: the article does not say).
 */
export const checkDriving = (
  periods: readonly DrivingPeriod[],
  limits: DrivingLimits = DRIVING_LIMITS,
): DrivingCheck => {
  const union = toUnion(periods.filter(isReadable));
  const stretches = toStretches(union, limits).map((stretch) => ({
    period: { startMs: stretch[0]?.startMs ?? 0, endMs: stretch.at(-1)?.endMs ?? 0 },
    ms: stretch.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    nightMs: stretch.reduce((sum, period) => sum + nightDriving(period, limits), 0),
  }));
  const nights = stretches.map(({ period, nightMs }) => ({ period, ms: nightMs }));
  return {
    findings: [
      ...toFinding(worst(stretches), limits.dayHours, 'coach.driving-stretch', {
        zh: '连续驾驶',
        en: 'Driving without a rest',
      }),
      ...toFinding(worst(nights), limits.nightHours, 'coach.driving-night', {
        zh: '夜间连续驾驶',
        en: 'Driving at night without a rest',
      }),
      ...toFinding(fullestWindow(union, DAY_MS), limits.hoursIn24, 'coach.driving-24-hours', {
        zh: '24 小时内累计驾驶',
        en: 'Driving within 24 hours',
      }),
      ...toFinding(fullestWindow(union, 7 * DAY_MS), limits.hoursIn7Days, 'coach.driving-7-days', {
        zh: '连续 7 日内累计驾驶',
        en: 'Driving within 7 days',
      }),
    ],
    unreadable: periods.filter((period) => !isReadable(period)).length,
  };
};

const toPeriod = (record: SiteProperties): DrivingPeriod => ({
  startMs: readInstant(record, 'start_at') ?? Number.NaN,
  endMs: readInstant(record, 'end_at') ?? Number.NaN,
});

/** What the driving records of a line break, driver by driver; records that cannot be read are counted aloud. */
export const reportDriving = (properties: SiteProperties): readonly GradeReason[] => {
  const byDriver = new Map<string, DrivingPeriod[]>();
  for (const record of readRecords(properties, 'driving_records') ?? []) {
    const driver = readText(record, 'driver_no') ?? '未注明';
    byDriver.set(driver, [...(byDriver.get(driver) ?? []), toPeriod(record)]);
  }
  const checks = [...byDriver].map(([driver, periods]) => ({ driver, ...checkDriving(periods) }));
  const found = checks.flatMap(({ driver, findings }) =>
    findings.map(({ reason, period }) => ({
      ...reason,
      words: { zh: `驾驶员 ${driver} ${reason.words.zh}`, en: `Driver ${driver}: ${reason.words.en}` },
      date: formatChinaDate(period.startMs),
    })),
  );
  const unreadable = checks.reduce((sum, check) => sum + check.unreadable, 0);
  if (unreadable === 0) return found;
  const words = {
    zh: `${unreadable} 条驾驶时段没有起止时间或结束早于开始，未计入`,
    en: `${unreadable} driving records without times or ending before they begin are left out`,
  };
  const threshold = '结束晚于开始';
  return [
    ...found,
    toReason(DRIVING_SOURCE, { rule: 'coach.driving-unreadable', words, value: unreadable, threshold }),
  ];
};
