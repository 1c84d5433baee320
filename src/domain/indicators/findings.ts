import { readBoolean, readInstant, readNumber, readRecords, readText, readValue } from '../grading-reading.ts';
import { LINK_STATUSES } from '../levels.ts';
import type { Localised } from '../words.ts';
import type { RowBasis } from './row-facts.ts';
import { UNITS } from './units.ts';

/** A record that contradicts itself. Named and counted; what it does to a rate stands in the rate's definition. */
export interface RecordFinding {
  readonly id: FindingId;
  readonly words: Localised;
  /** Left out: sites. */
  readonly unit?: Localised;
  /** `null`: every register. */
  readonly kinds: readonly string[] | null;
  /** Properties that it reads, besides `link_status`. */
  readonly fields: readonly string[];
  readonly holds: (row: RowBasis) => boolean;
}

export const FINDING_IDS = [
  'unknown-link-status',
  'never-reported',
  'future-report',
  'unreadable-report',
  'silent-linked',
  'offline-reporting',
  'not-linked-reporting',
  'linked-with-reason',
  'linked-before-registered',
  'linked-in-future',
  'linked-without-data',
  'data-without-link',
  'level-out-of-range',
  'negative-quantity',
  'deadline-before-start',
  'pond-linked-without-monitor',
  'park-graded-without-score',
  'park-score-out-of-range',
  'park-assessed-in-future',
  'vehicles-beyond-licence',
] as const;
export type FindingId = (typeof FINDING_IDS)[number];

const hasText = ({ properties }: RowBasis, name: string): boolean => readText(properties, name) !== null;

/** Whether one stated date lies before another; bare days are compared as days in China. */
const isBefore = ({ properties }: RowBasis, name: string, start: string): boolean => {
  const [at, from] = [readInstant(properties, name), readInstant(properties, start)];
  return at !== null && from !== null && at < from;
};

/** Quantities that cannot be below nothing, of any kind (DOMAIN.md §2). */
const QUANTITIES = [
  'r_value',
  's_value',
  'pop_within_500m',
  'downstream_pop',
  'dam_height_design',
  'dam_height_now',
  'capacity_design',
  'capacity_now',
  'area_km2',
  'enterprise_count',
  'hazard_count',
  'total_km',
  'licensed_vehicles',
  'approved_capacity',
  'output_annual',
  'output_ytd',
  'output_month',
  'underground_max',
  'underground_now',
] as const;

/** End of something → its start. */
const SPANS = [
  ['valid_to', 'valid_from'],
  ['filing_expiry', 'filing_date'],
  ['next_assess_due', 'assessed_at'],
] as const;

const LINK_FINDINGS: readonly RecordFinding[] = [
  {
    id: 'unknown-link-status',
    words: { zh: '接入状态不在字典内，按未接入计', en: 'Link status not in the dictionary, counted as not linked' },
    kinds: null,
    fields: [],
    holds: ({ properties }) => {
      const stated = readText(properties, 'link_status');
      return stated !== null && !LINK_STATUSES.some((status) => status === stated);
    },
  },
  {
    id: 'never-reported',
    words: { zh: '登记为已接入，但从未上报', en: 'Registered as linked, but never reported' },
    kinds: null,
    fields: ['last_report_at'],
    holds: ({ isConnected, report }) => isConnected && report.state === 'never',
  },
  {
    id: 'future-report',
    words: { zh: '最近上报时间在将来', en: 'Last report lies in the future' },
    kinds: null,
    fields: ['last_report_at'],
    holds: ({ report }) => report.state === 'future',
  },
  {
    id: 'unreadable-report',
    words: { zh: '最近上报时间无法识别', en: 'Last report is no readable time' },
    kinds: null,
    fields: ['last_report_at'],
    holds: ({ report }) => report.state === 'unreadable',
  },
  {
    id: 'silent-linked',
    words: { zh: '登记为已接入，但静默已超失联时限', en: 'Registered as linked, but silent beyond the time-out' },
    kinds: null,
    fields: ['last_report_at'],
    holds: ({ link, freshness, report }) => link === 'linked' && report.state === 'at' && freshness === 'lost',
  },
  {
    id: 'offline-reporting',
    words: { zh: '登记为离线，但在迟报时限内有上报', en: 'Registered as offline, but reported within the late limit' },
    kinds: null,
    fields: ['last_report_at'],
    holds: ({ link, isReportFresh }) => link === 'offline' && isReportFresh,
  },
  {
    id: 'not-linked-reporting',
    words: {
      zh: '登记为未接入，但在迟报时限内有上报',
      en: 'Registered as not linked, but reported within the late limit',
    },
    kinds: null,
    fields: ['last_report_at'],
    holds: ({ link, isReportFresh }) => (link === 'not-linked' || link === 'not-applicable') && isReportFresh,
  },
  {
    id: 'linked-with-reason',
    words: { zh: '已接入，却载有未接入原因', en: 'Linked, yet states a reason for not being linked' },
    kinds: null,
    fields: ['not_linked_reason'],
    holds: (row) => row.isConnected && hasText(row, 'not_linked_reason'),
  },
  {
    id: 'linked-before-registered',
    words: { zh: '接入日期早于登记日期', en: 'Linked before it was registered' },
    kinds: null,
    fields: ['linked_at', 'registered_at'],
    holds: (row) => isBefore(row, 'linked_at', 'registered_at'),
  },
  {
    id: 'linked-in-future',
    words: { zh: '接入日期在将来', en: 'Linking date lies in the future' },
    kinds: null,
    fields: ['linked_at'],
    holds: ({ properties, nowMs }) => (readInstant(properties, 'linked_at') ?? nowMs) > nowMs,
  },
  {
    id: 'linked-without-data',
    words: { zh: '登记为已接入，但四类数据均无', en: 'Registered as linked, but none of the four data classes' },
    kinds: null,
    fields: ['data_classes'],
    holds: ({ isConnected, classes }) =>
      isConnected && [classes.base, classes.safetyPledge, classes.sensor, classes.video].every((one) => one === false),
  },
  {
    id: 'data-without-link',
    words: { zh: '有视频或感知数据，却登记为未接入', en: 'Video or sensor data stated, yet registered as not linked' },
    kinds: null,
    fields: ['data_classes'],
    holds: ({ link, classes }) =>
      (link === 'not-linked' || link === 'not-applicable') && (classes.sensor === true || classes.video === true),
  },
];

const isOutsideScore = (score: number): boolean => score < 0 || score > 100;

const REGISTER_FINDINGS: readonly RecordFinding[] = [
  {
    id: 'level-out-of-range',
    words: { zh: '风险等级不是 1–4', en: 'Risk level is none of 1–4' },
    kinds: null,
    fields: ['risk_level'],
    holds: ({ properties }) => {
      const level = readValue(properties, 'risk_level');
      return level !== undefined && level !== null && level !== '' && ![1, 2, 3, 4].includes(Number(level));
    },
  },
  {
    id: 'negative-quantity',
    words: { zh: '数量为负', en: 'A quantity is negative' },
    kinds: null,
    fields: QUANTITIES,
    holds: ({ properties }) => QUANTITIES.some((name) => (readNumber(properties, name) ?? 0) < 0),
  },
  {
    id: 'deadline-before-start',
    words: { zh: '期限早于起始日期', en: 'A deadline lies before its start' },
    kinds: null,
    fields: SPANS.flat(),
    holds: (row) => SPANS.some(([end, start]) => isBefore(row, end, start)),
  },
  {
    id: 'pond-linked-without-monitor',
    words: { zh: '登记为已接入，但未装在线监测', en: 'Registered as linked, but no online monitoring installed' },
    kinds: ['tailings-pond'],
    fields: ['online_monitor'],
    holds: ({ isConnected, properties }) => isConnected && readBoolean(properties, 'online_monitor') === false,
  },
  {
    id: 'park-graded-without-score',
    words: { zh: '有等级而无得分', en: 'A grade or level without a score' },
    kinds: ['chemical-park'],
    fields: ['grade', 'risk_level', 'score'],
    holds: (row) =>
      (hasText(row, 'grade') || readNumber(row.properties, 'risk_level') !== null) &&
      readNumber(row.properties, 'score') === null,
  },
  {
    id: 'park-score-out-of-range',
    words: { zh: '评估得分不在 0–100', en: 'Assessment score outside 0–100' },
    kinds: ['chemical-park'],
    fields: ['score'],
    holds: ({ properties }) => isOutsideScore(readNumber(properties, 'score') ?? 0),
  },
  {
    id: 'park-assessed-in-future',
    words: { zh: '评估日期在将来', en: 'Assessment date lies in the future' },
    kinds: ['chemical-park'],
    fields: ['assessed_at'],
    holds: ({ properties, nowMs }) => (readInstant(properties, 'assessed_at') ?? nowMs) > nowMs,
  },
  {
    id: 'vehicles-beyond-licence',
    words: { zh: '所列车辆多于核定车辆', en: 'More vehicles listed than licensed' },
    unit: UNITS.routes,
    kinds: ['coach-route'],
    fields: ['vehicles', 'licensed_vehicles'],
    holds: ({ properties }) => {
      const licensed = readNumber(properties, 'licensed_vehicles');
      const listed = readRecords(properties, 'vehicles');
      return licensed !== null && listed !== null && listed.length > licensed;
    },
  },
];

export const RECORD_FINDINGS: readonly RecordFinding[] = [...LINK_FINDINGS, ...REGISTER_FINDINGS];
