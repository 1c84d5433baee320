import { readBoolean, readQuantity, readRecords } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import {
  booleanInput,
  enumInput,
  numberInput,
  timeInput,
  withProperty,
  type GradingCase,
  type RuleInput,
} from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import { LINK_WORDS, type LinkStatus } from '../../domain/levels.ts';
import { UNITS } from '../field-builders.ts';
import { DRIVING_SOURCE, reportDriving } from './driving-limits.ts';
import { GRADING, readHasSleeper, readRelayCertificate } from './grading.ts';
import { BANNED_FROM_ISO, COLOURS, LINE_STATUSES, LONG_HAUL_KM, MOST_SEATS } from './rules.ts';
import { STATUS_WORDS } from './words.ts';

/** What is true of no vehicle of the line any more. */
const withVehicles = (site: GradingCase, change: (vehicle: SiteProperties) => SiteProperties): GradingCase => {
  const vehicles = readRecords(site.properties, 'vehicles');
  return vehicles === null ? site : withProperty(site, 'vehicles', vehicles.map(change));
};

/** Most seats of the line and its vehicles; `null` unless all of them are known. */
const readMostSeats = ({ properties }: GradingCase): number | null => {
  const stated = readQuantity(properties, 'max_seats');
  const seats = (readRecords(properties, 'vehicles') ?? []).map((vehicle) => readQuantity(vehicle, 'seats'));
  const known = [stated, ...seats].filter((value) => value !== null);
  if (known.length === 0 || (stated === null && seats.includes(null))) return null;
  return Math.max(...known);
};

/** Silent lies next to linked: what a silent line needs is to be heard again, not to be unlinked. */
const LINK_ORDER: readonly LinkStatus[] = ['not-applicable', 'not-linked', 'partial', 'linked', 'offline'];

const INPUTS: readonly RuleInput[] = [
  enumInput({
    id: 'line_status',
    words: { zh: '班线状态', en: 'Line status' },
    options: LINE_STATUSES.map((value) => ({ value, words: STATUS_WORDS[value] })),
  }),
  booleanInput({
    id: 'runs_at_night',
    words: { zh: '02:00–05:00 运行', en: 'Running 02:00–05:00' },
    events: {
      true: { zh: '改在 02:00–05:00 运行', en: 'The line runs 02:00–05:00' },
      false: { zh: '停止 02:00–05:00 运行', en: 'The line stops running 02:00–05:00' },
    },
  }),
  booleanInput({
    id: 'has_relay_certificate',
    words: { zh: '有接驳证', en: 'Relay certificate held' },
    fields: ['has_relay_certificate', 'has_no_relay_certificate'],
    events: {
      true: { zh: '取得接驳证', en: 'A relay certificate is held' },
      false: { zh: '接驳证失效', en: 'The relay certificate lapses' },
    },
    read: ({ properties }) => readRelayCertificate(properties),
    write: (site, value) =>
      withProperty(
        withProperty(site, 'has_relay_certificate', value),
        'has_no_relay_certificate',
        value === null ? null : !value,
      ),
  }),
  booleanInput({
    id: 'has_sleeper',
    words: { zh: '使用卧铺客车', en: 'Sleeper coaches in use' },
    fields: ['has_sleeper', 'vehicles'],
    events: {
      true: { zh: '投入卧铺客车', en: 'A sleeper coach comes into use' },
      false: { zh: '卧铺客车全部退出', en: 'Every sleeper coach is withdrawn' },
    },
    read: ({ properties }) => readHasSleeper(properties),
    write: (site, value) =>
      withVehicles(withProperty(site, 'has_sleeper', value), (vehicle) =>
        value === false || (value === null && readBoolean(vehicle, 'is_sleeper') === true)
          ? { ...vehicle, is_sleeper: value }
          : vehicle,
      ),
  }),
  numberInput({
    id: 'max_seats',
    words: { zh: '最大座位数', en: 'Most seats' },
    fields: ['max_seats', 'vehicles'],
    unit: UNITS.seats,
    min: 1,
    step: 1,
    cuts: () => [MOST_SEATS],
    read: readMostSeats,
    write: (site, value) =>
      withVehicles(withProperty(site, 'max_seats', value), (vehicle) => {
        const seats = readQuantity(vehicle, 'seats');
        if (value === null) return { ...vehicle, seats: null };
        return seats === null ? vehicle : { ...vehicle, seats: Math.min(seats, value) };
      }),
  }),
  enumInput({
    id: 'link_status',
    words: { zh: '接入状态', en: 'Link status' },
    options: LINK_ORDER.map((value) => ({
      value,
      words: LINK_WORDS[value],
      ...(value === 'linked' ? { event: { zh: '动态监控恢复在线', en: 'Monitoring is back online' } } : {}),
      ...(value === 'offline' ? { event: { zh: '营运中动态监控离线', en: 'Monitoring goes silent in service' } } : {}),
    })),
  }),
  numberInput({
    id: 'total_km',
    words: { zh: '全程里程', en: 'Length' },
    unit: UNITS.kilometres,
    step: 0.1,
    cuts: () => [LONG_HAUL_KM],
  }),
  timeInput(() => [Date.parse(BANNED_FROM_ISO)]),
];

const COMPLIANT: SiteProperties = {
  line_status: '运营',
  link_status: 'linked',
  total_km: LONG_HAUL_KM,
  runs_at_night: false,
  has_relay_certificate: true,
  has_sleeper: false,
  max_seats: MOST_SEATS,
};

export const COACH_ROUTE_RULE: RuleSheet = {
  id: 'coach-condition-1',
  words: { zh: '800 公里以上客运班线', en: 'Coach routes of 800 km and more' },
  kind: 'coach-route',
  scale: 'risk',
  rule: GRADING,
  documents: [
    {
      document: COLOURS.document,
      clause: COLOURS.clause,
      confidence: 'c',
      validFrom: null,
      validTo: null,
      carries: {
        zh: '红：凌晨无接驳证，或 2022-12-31 后仍有卧铺或 57 座以上客车；橙：营运中离线；黄：合规；蓝：退出',
        en: 'Red, orange, yellow and blue by the condition of the line',
      },
    },
    {
      ...DRIVING_SOURCE,
      validFrom: null,
      validTo: null,
      carries: { zh: '驾驶与休息时间（标注，不改变等级）', en: 'Driving and resting times (findings)' },
    },
  ],
  tables: [],
  inputs: () => INPUTS,
  colourRule: COLOURS.id,
  witnesses: {
    凌晨无接驳证: { ...COMPLIANT, runs_at_night: true, has_relay_certificate: false },
    禁用车型: { ...COMPLIANT, has_sleeper: true },
    营运中离线: { ...COMPLIANT, link_status: 'offline' },
    合规: COMPLIANT,
    退出: { ...COMPLIANT, line_status: '退出' },
  },
  witnessMs: Date.parse(BANNED_FROM_ISO),
  alsoFinds: ({ properties }) => reportDriving(properties),
  dateFieldOf: (rule) => (rule === 'coach.营运中离线' ? 'last_report_at' : undefined),
};
