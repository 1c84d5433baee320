import { readText } from '../grading-reading.ts';
import { allHold, type RowFacts } from './row-facts.ts';
import type { FindingId } from './findings.ts';
import type { FindingEffect, IndicatorDefinition, IndicatorPart, Judgement } from './types.ts';
import { OWN_DEFINITION, UNITS } from './units.ts';

type Findings = Readonly<Partial<Record<FindingId, FindingEffect>>>;

const REGISTERED = { words: { zh: '登记', en: 'Registered' }, unit: UNITS.sites };

export const ALL_DATA_RATE: IndicatorDefinition = {
  id: 'all-data-rate',
  words: { zh: '全部数据接入率', en: 'All-data rate' },
  definition: {
    zh: '基础信息、安全承诺、感知数据、视频四类数据齐全的处数除以登记处数。',
    en: 'Sources with all four data classes (base, safety pledge, sensor, video) divided by registered sources.',
  },
  // The letter publishes a figure of this name and leaves partials undefined; the four classes are the register's.
  source: { document: '安委办函〔2021〕4号（名称）；四类数据为本图统计口径', clause: '', confidence: 'c' },
  numerator: { words: { zh: '四类数据齐全', en: 'All four classes' }, unit: UNITS.sites },
  denominator: REGISTERED,
  kinds: null,
  fields: ['data_classes'],
  excluded: [],
  apart: [],
  findings: { 'data-without-link': 'withheld', 'linked-without-data': 'withheld' },
  isAboutLinks: true,
  counting: {
    by: 'rows',
    judge: ({ classes }) => ({ holds: allHold(classes.base, classes.safetyPledge, classes.sensor, classes.video) }),
  },
};

/** A platform has received of a site what it can date: any stated report, which the findings then question. */
const hasReceived = ({ report }: RowFacts): boolean | null =>
  report.state === 'not-carried' ? null : report.state !== 'never';

const isContinuous = ({ freshness, report, link }: RowFacts): boolean | null => {
  if (report.state === 'not-carried') return link === 'linked' ? null : false;
  // A report that is in the future or unreadable claims to be here, and is withheld by its finding.
  return link === 'linked' && report.state !== 'never' && (freshness === 'fresh' || freshness === 'doubtful');
};

const OUT_OF_ORDER: IndicatorPart = {
  id: 'out-of-order',
  words: { zh: '有此步而缺前面的步骤', en: 'This step is there, but one before it is not' },
};

/** Each step asks every step before it as well, so that each contains the next. */
const toStep =
  (before: (row: RowFacts) => boolean | null, own: (row: RowFacts) => boolean | null) =>
  (row: RowFacts): Judgement => {
    const isBefore = before(row);
    const isOwn = own(row);
    return {
      holds: allHold(isBefore, isOwn),
      ...(isBefore === false && isOwn === true ? { apart: OUT_OF_ORDER.id } : {}),
    };
  };

const hasVideo = ({ classes }: RowFacts): boolean | null => classes.video;
const hasSensor = ({ classes }: RowFacts): boolean | null => classes.sensor;
const throughSensor = (row: RowFacts): boolean | null => allHold(hasVideo(row), hasSensor(row));
const throughReceived = (row: RowFacts): boolean | null => allHold(throughSensor(row), hasReceived(row));

/** What a step withholds, every later one withholds too; some of it would not hold by its own facts either. */
const DATA_FINDINGS: Findings = { 'data-without-link': 'withheld' };
const RECEIVED_FINDINGS: Findings = {
  ...DATA_FINDINGS,
  'future-report': 'withheld',
  'unreadable-report': 'withheld',
  'never-reported': 'withheld',
  'not-linked-reporting': 'withheld',
};
const CONTINUOUS_FINDINGS: Findings = {
  ...RECEIVED_FINDINGS,
  'silent-linked': 'withheld',
  'offline-reporting': 'withheld',
};

const ladderStep = (
  step: Pick<IndicatorDefinition, 'id' | 'words' | 'definition' | 'numerator' | 'findings' | 'fields'>,
  judge: (row: RowFacts) => Judgement,
): IndicatorDefinition => ({
  ...step,
  source: OWN_DEFINITION,
  denominator: REGISTERED,
  kinds: null,
  excluded: [],
  apart: [OUT_OF_ORDER],
  isAboutLinks: true,
  counting: { by: 'rows', judge },
});

/** 登记 → 视频 → 感知数据 → 平台收到 → 连续有效 (DOMAIN.md §4); the first step is every one's denominator. */
export const LADDER: readonly IndicatorDefinition[] = [
  ladderStep(
    {
      id: 'ladder-video',
      words: { zh: '视频', en: 'Video' },
      definition: {
        zh: '视频已接入的处数除以登记处数。',
        en: 'Sources whose video is connected, divided by registered sources.',
      },
      numerator: { words: { zh: '有视频', en: 'With video' }, unit: UNITS.sites },
      findings: DATA_FINDINGS,
      fields: ['data_classes'],
    },
    (row) => ({ holds: hasVideo(row) }),
  ),
  ladderStep(
    {
      id: 'ladder-sensor',
      words: { zh: '感知数据', en: 'Sensor data' },
      definition: {
        zh: '视频与感知数据均已接入的处数除以登记处数。',
        en: 'Sources with video and sensor data, divided by registered sources.',
      },
      numerator: { words: { zh: '有感知数据', en: 'With sensor data' }, unit: UNITS.sites },
      findings: DATA_FINDINGS,
      fields: ['data_classes'],
    },
    toStep(hasVideo, hasSensor),
  ),
  ladderStep(
    {
      id: 'ladder-received',
      words: { zh: '平台收到', en: 'Received' },
      definition: {
        zh: '在前两步之上，平台载有其上报时间的处数除以登记处数；上报时间在将来或无法识别的不算。',
        en: 'Of those with both, sources of which the platform states a report, divided by registered sources; a report in the future or unreadable does not count.',
      },
      numerator: { words: { zh: '平台收到', en: 'Received' }, unit: UNITS.sites },
      findings: RECEIVED_FINDINGS,
      fields: ['data_classes', 'last_report_at'],
    },
    toStep(throughSensor, hasReceived),
  ),
  ladderStep(
    {
      id: 'ladder-continuous',
      words: { zh: '连续有效', en: 'Continuous' },
      definition: {
        zh: '在前三步之上，登记为已接入且最近上报未超迟报时限的处数除以登记处数；没有逐条上报记录，以时限代替“连续”。',
        en: 'Of those, sources that are linked and whose last report is within the late limit, divided by registered sources; the limit stands in for "continuous", because single reports are not on record.',
      },
      numerator: { words: { zh: '连续有效', en: 'Continuous' }, unit: UNITS.sites },
      findings: CONTINUOUS_FINDINGS,
      fields: ['data_classes', 'last_report_at'],
    },
    toStep(throughReceived, isContinuous),
  ),
];

const STOPPED: IndicatorPart = { id: 'stopped', words: { zh: '停产', en: 'Stopped' } };
const NOT_CONNECTED: IndicatorPart = { id: 'not-connected', words: { zh: '未接入', en: 'Not linked' } };
const LATE: IndicatorPart = { id: 'late', words: { zh: '在线但迟报', en: 'Online, but late' } };

export const ONLINE_RATE: IndicatorDefinition = {
  id: 'online-rate',
  words: { zh: '在线率', en: 'Online rate' },
  definition: {
    zh: '在线点位除以已接入（含离线）点位；停产的不计入，另行列出；静默超过失联时限的不算在线。',
    en: 'Online points divided by linked points (offline ones among them); stopped ones are left out and counted aloud; silence beyond the time-out is not online.',
  },
  source: OWN_DEFINITION,
  numerator: { words: { zh: '在线', en: 'Online' }, unit: UNITS.sites },
  denominator: { words: { zh: '已接入（不含停产）', en: 'Linked, not stopped' }, unit: UNITS.sites },
  kinds: null,
  fields: ['last_report_at', 'op_status', 'mine_status'],
  excluded: [STOPPED, NOT_CONNECTED],
  apart: [LATE],
  findings: {
    'never-reported': 'withheld',
    'future-report': 'withheld',
    'unreadable-report': 'withheld',
    'silent-linked': 'withheld',
    'offline-reporting': 'withheld',
  },
  isAboutLinks: true,
  counting: {
    by: 'rows',
    judge: (row, { stoppedStatuses }) => {
      if (!row.isConnected) return { excluded: NOT_CONNECTED.id };
      const statuses = [readText(row.properties, 'op_status'), readText(row.properties, 'mine_status')];
      if (statuses.some((status) => status !== null && stoppedStatuses.includes(status)))
        return { excluded: STOPPED.id };
      return { holds: row.link === 'linked', ...(row.freshness === 'late' ? { apart: LATE.id } : {}) };
    },
  },
};
