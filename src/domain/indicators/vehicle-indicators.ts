import { readBoolean, readQuantity, readRecords, readText } from '../grading-reading.ts';
import type { SiteProperties } from '../grading.ts';
import { readReport, type RowFacts } from './row-facts.ts';
import type { IndicatorSettings } from './settings.ts';
import type { IndicatorDefinition, IndicatorPart, TallyBuilder } from './types.ts';
import { OWN_DEFINITION, UNITS } from './units.ts';

const WITHDRAWN: IndicatorPart = { id: 'withdrawn', words: { zh: '已退出班线的车辆', en: 'Of withdrawn routes' } };
const UNCOUNTED_ROUTES: IndicatorPart = {
  id: 'routes-without-vehicles',
  words: { zh: '未载明车辆数的班线', en: 'Routes that state no number of vehicles' },
  unit: UNITS.routes,
};
const UNLISTED: IndicatorPart = {
  id: 'unlisted',
  words: { zh: '核定而未逐辆列出', en: 'Licensed, but not listed one by one' },
};
const NETWORKED_WITHOUT_TERMINAL: IndicatorPart = {
  id: 'networked-without-terminal',
  words: { zh: '已入网，却未装终端', en: 'Networked, yet no terminal installed' },
};
const ONLINE_WITHOUT_NETWORK: IndicatorPart = {
  id: 'online-without-network',
  words: { zh: '有上线时间，却未入网', en: 'Has been online, yet is not networked' },
};
const ONLINE_IN_FUTURE: IndicatorPart = {
  id: 'online-in-future',
  words: { zh: '上线时间在将来或无法识别', en: 'Last online in the future, or no readable time' },
};

/** `holds` of one listed vehicle; `withhold`: it claims to hold and contradicts itself; `skip`: it is in no denominator. */
type VehicleJudgement = boolean | null | 'withhold' | 'skip';
type JudgeVehicle = (vehicle: SiteProperties, tally: TallyBuilder, settings: IndicatorSettings) => VehicleJudgement;

/**
 * Vehicles of a route: those listed one by one, and the rest up to the licensed number, of which nothing is stated.
 * Routes that were withdrawn are left out with their vehicles.
 */
const addVehicles =
  (judge: JudgeVehicle, hasUnlisted: boolean) =>
  ({ properties, findings }: RowFacts, tally: TallyBuilder, settings: IndicatorSettings): void => {
    const listed = readRecords(properties, 'vehicles') ?? [];
    const count = Math.max(listed.length, readQuantity(properties, 'licensed_vehicles') ?? 0);
    const status = readText(properties, 'line_status');
    if (status !== null && settings.withdrawnLineStatuses.includes(status)) return tally.part(WITHDRAWN.id, count);
    if (count === 0) return tally.part(UNCOUNTED_ROUTES.id);
    if (findings.has('vehicles-beyond-licence')) tally.part('vehicles-beyond-licence');
    for (const vehicle of listed) {
      const holds = judge(vehicle, tally, settings);
      if (holds === 'withhold') tally.withhold();
      else if (holds !== 'skip') tally.unit(holds);
    }
    tally.part(UNLISTED.id, count - listed.length);
    if (hasUnlisted) tally.units(count - listed.length, null);
  };

const isInstalled: JudgeVehicle = (vehicle) => readBoolean(vehicle, 'terminal_installed');

const isNetworked: JudgeVehicle = (vehicle, tally) => {
  const networked = readBoolean(vehicle, 'networked');
  if (networked !== true || readBoolean(vehicle, 'terminal_installed') !== false) return networked;
  tally.part(NETWORKED_WITHOUT_TERMINAL.id);
  return 'withhold';
};

const isOnline: JudgeVehicle = (vehicle, tally, { nowMs, freshness, vehicleOfflineAfterMinutes }) => {
  const report = readReport(vehicle, 'last_online_at', freshness, nowMs);
  if (readBoolean(vehicle, 'networked') !== true) {
    if (report.state === 'at') tally.part(ONLINE_WITHOUT_NETWORK.id);
    return 'skip';
  }
  switch (report.state) {
    case 'not-carried':
      return null;
    case 'never':
      return false;
    case 'unreadable':
    case 'future':
      tally.part(ONLINE_IN_FUTURE.id);
      return 'withhold';
    case 'at':
      return nowMs - report.ms <= vehicleOfflineAfterMinutes * 60_000;
  }
};

const base = {
  source: OWN_DEFINITION,
  kinds: ['coach-route'],
  fields: ['vehicles', 'licensed_vehicles', 'line_status'],
  excluded: [WITHDRAWN, UNCOUNTED_ROUTES],
  apart: [UNLISTED],
  findings: { 'vehicles-beyond-licence': 'counted' },
  isAboutLinks: false,
} as const satisfies Partial<IndicatorDefinition>;

export const VEHICLE_INSTALLED_RATE: IndicatorDefinition = {
  ...base,
  id: 'vehicle-installed-rate',
  words: { zh: '安装率', en: 'Installed rate' },
  definition: {
    zh: '已装终端的车辆除以应装车辆；应装＝未退出班线的核定车辆，未逐辆列出的按未载明计。',
    en: 'Vehicles with a terminal divided by those that must have one: licensed vehicles of routes not withdrawn; those not listed one by one count as not stated.',
  },
  numerator: { words: { zh: '已装终端', en: 'Terminal installed' }, unit: UNITS.vehicles },
  denominator: { words: { zh: '应装车辆', en: 'Must be installed' }, unit: UNITS.vehicles },
  counting: { by: 'units', add: addVehicles(isInstalled, true) },
};

export const VEHICLE_NETWORKED_RATE: IndicatorDefinition = {
  ...base,
  id: 'vehicle-networked-rate',
  words: { zh: '入网率', en: 'Networked rate' },
  definition: {
    zh: '至少发过一条有效数据的车辆除以全部重点车辆；未装终端而称已入网的不算。',
    en: 'Vehicles that sent at least one valid record divided by all key vehicles; one without a terminal that claims to be networked does not count.',
  },
  numerator: { words: { zh: '已入网', en: 'Networked' }, unit: UNITS.vehicles },
  denominator: { words: { zh: '重点车辆', en: 'Key vehicles' }, unit: UNITS.vehicles },
  ownFindings: [NETWORKED_WITHOUT_TERMINAL],
  counting: { by: 'units', add: addVehicles(isNetworked, true) },
};

export const VEHICLE_ONLINE_RATE: IndicatorDefinition = {
  ...base,
  id: 'vehicle-online-rate',
  excluded: [...base.excluded, UNLISTED],
  apart: [],
  words: { zh: '上线率', en: 'Vehicle online rate' },
  definition: {
    zh: '在时限内上过线的车辆除以已入网车辆；未逐辆列出的不在分母内。',
    en: 'Vehicles online within the time-out divided by networked vehicles; those not listed one by one are not in the denominator.',
  },
  numerator: { words: { zh: '上线', en: 'Online' }, unit: UNITS.vehicles },
  denominator: { words: { zh: '已入网', en: 'Networked' }, unit: UNITS.vehicles },
  ownFindings: [ONLINE_WITHOUT_NETWORK, ONLINE_IN_FUTURE],
  counting: { by: 'units', add: addVehicles(isOnline, false) },
};
