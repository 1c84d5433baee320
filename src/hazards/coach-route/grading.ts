import { toReason } from '../../domain/bands.ts';
import {
  readBoolean,
  readNumber,
  readOption,
  readQuantity,
  readRecords,
  readText,
} from '../../domain/grading-reading.ts';
import { GradeChain, toColourReason } from '../../domain/grading-result.ts';
import type { GradeResult, GradingRule, LevelOverrides, SiteProperties } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import {
  BANNED_FROM_ISO,
  COACH_SOURCE,
  COLOURS,
  LINE_STATUSES,
  LONG_HAUL_KM,
  MOST_SEATS,
  type CoachBand,
  type LineStatus,
} from './rules.ts';

const BANNED_FROM_MS = Date.parse(BANNED_FROM_ISO);

/** Whether something holds; `null` where the register does not tell. */
type Tristate = boolean | null;

/** Relay certificate held, by either of the two fields that carry it. */
export const readRelayCertificate = (properties: SiteProperties): Tristate => {
  const lacks = readBoolean(properties, 'has_no_relay_certificate');
  return readBoolean(properties, 'has_relay_certificate') ?? (lacks === null ? null : !lacks);
};

/** Of the route, or of any vehicle of it; `false` only when every vehicle says so. */
const anyVehicle = (properties: SiteProperties, test: (vehicle: SiteProperties) => Tristate): Tristate => {
  const answers = (readRecords(properties, 'vehicles') ?? []).map(test);
  if (answers.includes(true)) return true;
  return answers.length > 0 && !answers.includes(null) ? false : null;
};

const either = (first: Tristate, second: Tristate): Tristate =>
  first === true || second === true ? true : (first ?? second);

export const readHasSleeper = (properties: SiteProperties): Tristate =>
  either(
    readBoolean(properties, 'has_sleeper'),
    anyVehicle(properties, (vehicle) => readBoolean(vehicle, 'is_sleeper')),
  );

const isOverSeated = (seats: number | null): Tristate => (seats === null ? null : seats > MOST_SEATS);

const readIsOverSeated = (properties: SiteProperties): Tristate =>
  either(
    isOverSeated(readQuantity(properties, 'max_seats')),
    anyVehicle(properties, (vehicle) => isOverSeated(readQuantity(vehicle, 'seats'))),
  );

interface Condition {
  readonly band: CoachBand;
  readonly holds: Tristate;
  /** Fields that would settle it. */
  readonly fields: readonly string[];
  readonly words: Localised;
  readonly threshold: string;
  readonly value: string | number | null;
}

const nightCondition = (properties: SiteProperties): Condition => {
  const certificate = readRelayCertificate(properties);
  const atNight = readBoolean(properties, 'runs_at_night');
  // Either answer alone can clear it: a certificate at any hour, or no running at night at all.
  const holds =
    certificate === true || atNight === false ? false : certificate === false && atNight === true ? true : null;
  return {
    band: '凌晨无接驳证',
    holds,
    fields: [
      ...(atNight === null ? ['runs_at_night'] : []),
      ...(certificate === null ? ['has_relay_certificate'] : []),
    ],
    words: { zh: '02:00–05:00 运行且无接驳证', en: 'Runs 02:00–05:00 without a relay certificate' },
    threshold: '02:00–05:00 运行须有接驳证',
    value: certificate === false ? '无接驳证' : null,
  };
};

const vehicleCondition = (properties: SiteProperties, nowMs: number): Condition => {
  const sleeper = readHasSleeper(properties);
  const overSeated = readIsOverSeated(properties);
  const isBanned = nowMs >= BANNED_FROM_MS;
  const holds = !isBanned
    ? false
    : sleeper === true || overSeated === true
      ? true
      : sleeper === false && overSeated === false
        ? false
        : null;
  return {
    band: '禁用车型',
    holds,
    fields: [...(sleeper === null ? ['has_sleeper'] : []), ...(overSeated === null ? ['max_seats'] : [])],
    words: {
      zh: '2022-12-31 之后仍使用卧铺客车或 57 座以上客车',
      en: 'A sleeper or a coach with more than 57 seats still in use after 2022-12-31',
    },
    threshold: `2022-12-31 后不得有卧铺客车，座位数 ≤ ${MOST_SEATS}`,
    value:
      sleeper === true
        ? '卧铺'
        : overSeated === true
          ? (readNumber(properties, 'max_seats') ?? `> ${MOST_SEATS} 座`)
          : null,
  };
};

const offlineCondition = (properties: SiteProperties): Condition => ({
  band: '营运中离线',
  holds: readText(properties, 'link_status') === 'offline',
  fields: [],
  words: { zh: '营运中而动态监控离线', en: 'Offline while in service' },
  threshold: '营运班线监控须在线',
  value: readText(properties, 'link_status'),
});

const toConditionReason = (condition: Condition) =>
  toReason(COACH_SOURCE, {
    rule: `coach.${condition.band}`,
    words: condition.words,
    value: condition.value,
    threshold: condition.threshold,
  });

const toUnknownReason = (condition: Condition) =>
  toReason(COACH_SOURCE, {
    rule: `coach.${condition.band}.unknown`,
    words: {
      zh: `无法排除「${condition.words.zh}」：未填报 ${condition.fields.join('、')}`,
      en: `Cannot be ruled out: ${condition.words.en} (${condition.fields.join(', ')} not stated)`,
    },
    value: null,
    threshold: condition.threshold,
  });

/** First condition that holds, of those that apply while the line is in service; compliance needs all to be ruled out. */
const bandInService = (properties: SiteProperties, nowMs: number, chain: GradeChain): CoachBand | null => {
  const red = [nightCondition(properties), vehicleCondition(properties, nowMs)];
  const unknown = red.filter((condition) => condition.holds === null);
  const holding = [...red, offlineCondition(properties)].filter((condition) => condition.holds === true);
  for (const condition of holding) chain.because(toConditionReason(condition));
  const first = holding[0];
  for (const condition of unknown)
    if (first === undefined) chain.because(toUnknownReason(condition));
    else chain.find(toUnknownReason(condition));
  if (first !== undefined) return first.band;
  if (unknown.length === 0) return '合规';
  chain.lacks(...unknown.flatMap((condition) => condition.fields));
  return null;
};

/** 合规 only for a route that is known to be long enough for this register. */
const confirmLength = (properties: SiteProperties, chain: GradeChain): CoachBand | null => {
  const km = readQuantity(properties, 'total_km');
  if (km === null) {
    chain.lacks('total_km');
    return null;
  }
  const isLong = km >= LONG_HAUL_KM;
  chain.because(
    toReason(COACH_SOURCE, {
      rule: isLong ? 'coach.compliant' : 'coach.too-short',
      words: isLong
        ? { zh: `全程 ${km} km，未发现不合规情形`, en: `${km} km, no breach found` }
        : { zh: `全程 ${km} km，不足 800 km，不属于本台账的评级范围`, en: `${km} km, under 800 km: outside this rule` },
      value: km,
      threshold: `里程 ≥ ${LONG_HAUL_KM} km`,
    }),
  );
  return isLong ? '合规' : null;
};

const bandOf = (status: LineStatus, properties: SiteProperties, nowMs: number, chain: GradeChain): CoachBand | null => {
  if (status === '退出') return '退出';
  const band = status === '运营' ? bandInService(properties, nowMs, chain) : '合规';
  return band === '合规' ? confirmLength(properties, chain) : band;
};

const grade = (properties: SiteProperties, nowMs: number, overrides?: LevelOverrides): GradeResult => {
  const chain = new GradeChain();
  const status = readOption(properties, 'line_status', LINE_STATUSES);
  if (status === null) {
    chain.lacks('line_status');
    return chain.end(null);
  }
  chain.because(
    toReason(COACH_SOURCE, {
      rule: 'coach.line-status',
      words: {
        zh: `班线状态：${status}`,
        en: `Line status: ${{ 运营: 'in service', 歇业: 'suspended', 退出: 'withdrawn' }[status]}`,
      },
      value: status,
      threshold: '运营班线才核查夜间、车型与在线情况',
    }),
  );
  const band = bandOf(status, properties, nowMs, chain);
  if (band === null) return chain.end(null);
  const colour = toColourReason(COLOURS, band, overrides);
  chain.because(colour);
  return chain.end(colour.level);
};

/** Red, orange, yellow and blue by condition of the line (c): no national colour grade was found. */
export const GRADING: GradingRule = {
  id: 'coach-condition',
  version: '1',
  document: COLOURS.document,
  clause: COLOURS.clause,
  confidence: 'c',
  validFrom: '2020',
  colours: COLOURS.bands,
  grade,
};
