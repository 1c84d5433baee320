import type { SiteProperties } from '../../domain/grading.ts';
import { toChinaIso } from '../../domain/clock.ts';
import type { FixtureRandom, FixtureSite, KindFixture } from '../fixture-type.ts';

const toRelay = (runsAtNight: boolean, viaNames: readonly string[], random: FixtureRandom): Record<string, unknown> => {
  const hasCertificate = runsAtNight ? random.chance(0.93) : random.chance(0.3);
  return {
    is_relay: hasCertificate,
    relay_mode: hasCertificate ? random.weighted({ 换驾式: 0.75, 分段式: 0.25 }) : null,
    relay_points: hasCertificate ? viaNames.map((name) => `${name}演示接驳点`) : [],
    has_relay_certificate: hasCertificate,
    has_no_relay_certificate: !hasCertificate,
  };
};

/** What hangs on the running number of a site, so that no random draw is moved by it. */
const toVehicle = (serial: number, index: number, nowMs: number): Record<string, unknown> => {
  const lot = (serial * 53 + index * 17) % 100;
  const installed = lot < 97;
  const networked = lot < 93;
  const hoursAgo = lot < 82 ? lot / 6 : 24 * (lot - 80);
  return {
    terminal_installed: installed,
    networked,
    last_online_at: networked ? toChinaIso(nowMs - hoursAgo * 3_600_000) : null,
  };
};

/** Two lines in a hundred state how many vehicles they have and list only three. */
const toVehicles = (
  { id, nowMs }: FixtureSite,
  count: number,
  seats: number,
  hasSleeper: boolean,
): readonly Record<string, unknown>[] => {
  const serial = Number(id.replace(/\D/g, '')) % 9973;
  const listed = serial % 50 === 0 ? Math.min(count, 3) : count;
  return Array.from({ length: listed }, (_, index) => ({
    plate: `演A·D000${index + 1}`,
    seats,
    is_sleeper: hasSleeper && index === 0,
    use_nature: '道路客运',
    ...toVehicle(serial, index, nowMs),
  }));
};

/**
 * Yesterday's driving of a line that runs at night: two drivers in turn, with a rest after each turn. On every seventh
 * line the first drives on for 4.5 hours. By the line's number alone, so that nothing else of the demo changes with it.
 */
const toDrivingRecords = (site: FixtureSite, runsAtNight: boolean): readonly Record<string, unknown>[] => {
  if (!runsAtNight) return [];
  const day = site.dateDaysAgo(1);
  const isTooLong = (Number(site.id.slice(-3)) + Number(site.adcode)) % 7 === 0;
  const record = (driver_no: string, from: string, to: string): Record<string, unknown> => ({
    driver_no,
    start_at: `${day}T${from}:00+08:00`,
    end_at: `${day}T${to}:00+08:00`,
  });
  return [
    record('D1', '00:30', '02:20'),
    record('D2', '02:50', '04:40'),
    record('D1', '07:00', isTooLong ? '11:30' : '10:30'),
    record('D2', '12:00', '15:30'),
  ];
};

const build = (site: FixtureSite, random: FixtureRandom): Record<string, unknown> => {
  if (site.line === null) throw new Error(`${site.id} is no line`);
  const { startAdcode, endAdcode, startName, endName, viaNames, totalKm } = site.line;
  const status = random.weighted({ 运营: 0.74, 歇业: 0.11, 退出: 0.15 });
  const runsAtNight = status === '运营' && random.chance(totalKm > 1300 ? 0.62 : 0.35);
  const hasSleeper = random.chance(0.09);
  const seats = hasSleeper ? random.integer(36, 43) : random.pick([39, 45, 49, 51, 53, 55]);
  const vehicles = random.integer(1, 6);
  const validDaysAgo = random.integer(5, Math.min(1800, site.registeredDaysAgo));
  return {
    permit_no: `演示客运-${site.id.slice(3)}`,
    line_name: `${startName}—${endName}`,
    start_adcode: startAdcode,
    start_station: `${startName}演示客运站`,
    end_adcode: endAdcode,
    end_station: `${endName}演示客运站`,
    via: viaNames,
    total_km: totalKm,
    expressway_km: Math.round(totalKm * random.between(0.7, 0.95)),
    line_class: '一类',
    licensed_vehicles: vehicles,
    daily_trips: Math.max(1, Math.round(vehicles / 2)),
    valid_from: site.dateDaysAgo(validDaysAgo),
    valid_to: site.dateDaysAgo(validDaysAgo - 2190),
    ...toRelay(runsAtNight, viaNames, random),
    runs_at_night: runsAtNight,
    has_sleeper: hasSleeper,
    max_seats: seats,
    driving_records: toDrivingRecords(site, runsAtNight),
    line_status: status,
    op_status: status === '运营' ? '正常' : status === '歇业' ? '停用' : '关闭',
    exit_date: status === '退出' ? site.dateDaysAgo(random.integer(5, Math.min(700, site.registeredDaysAgo))) : null,
    converted_to: status === '退出' ? random.weighted({ 旅游: 0.35, 包车: 0.4, 报废: 0.25 }) : null,
    vehicles: toVehicles(site, vehicles, seats, hasSleeper),
    regulator_dept: '交通运输部门',
    regulator_level: '省',
  };
};

const linkPropensity = (properties: SiteProperties): number => (properties['runs_at_night'] === true ? 0.6 : 0);

export const fixture: KindFixture = {
  kind: 'coach-route',
  idPrefix: 'cr',
  namePrefix: '演示班线',
  total: 1500,
  linked: { share: 0.79 },
  partialShare: 0.15,
  offlineShare: 0.06,
  provinceWeights: {
    '110000': 50,
    '120000': 25,
    '130000': 60,
    '140000': 45,
    '150000': 50,
    '210000': 35,
    '220000': 30,
    '230000': 35,
    '310000': 60,
    '320000': 110,
    '330000': 115,
    '340000': 80,
    '350000': 75,
    '360000': 70,
    '370000': 60,
    '410000': 95,
    '420000': 80,
    '430000': 80,
    '440000': 150,
    '450000': 65,
    '460000': 5,
    '500000': 55,
    '510000': 85,
    '520000': 65,
    '530000': 50,
    '540000': 4,
    '610000': 55,
    '620000': 35,
    '630000': 12,
    '640000': 12,
    '650000': 40,
  },
  placeWeights: {
    '130100': 3,
    '140100': 3,
    '150100': 2,
    '210100': 3,
    '220100': 3,
    '230100': 3,
    '320100': 3,
    '320500': 3,
    '320200': 3,
    '330100': 4,
    '330200': 3,
    '330300': 4,
    '330700': 3,
    '340100': 3,
    '341200': 3,
    '350100': 3,
    '350200': 3,
    '350500': 3,
    '360100': 3,
    '360700': 2,
    '370100': 3,
    '370200': 3,
    '410100': 4,
    '411400': 2,
    '411600': 2,
    '420100': 4,
    '421000': 2,
    '430100': 3,
    '430400': 2,
    '440100': 4,
    '440300': 4,
    '441900': 4,
    '440600': 3,
    '450100': 3,
    '510100': 4,
    '511300': 2,
    '520100': 3,
    '530100': 3,
    '610100': 4,
    '620100': 3,
    '630100': 3,
    '640100': 2,
    '650100': 4,
  },
  placement: { type: 'line', sitesPerEnterprise: 3, detour: 1.25, lengthKm: [800, 2600] },
  warnings: [0, 0, 0, 0],
  warningItems: [],
  assessmentFields: ['line_status', 'runs_at_night', 'has_sleeper', 'max_seats', 'vehicles'],
  unassessedShare: 0.04,
  build,
  linkPropensity,
  isLinkNotApplicable: (properties) => properties['line_status'] === '退出',
};
