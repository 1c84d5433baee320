import type { FieldDefinition } from '../define.ts';
import { COMMON_FIELDS } from '../common-fields.ts';
import { enumField, field, UNITS } from '../field-builders.ts';

const VEHICLE_ITEMS: readonly FieldDefinition[] = [
  field('plate', 'text', '车牌', 'Plate', { privacy: 'mask' }),
  field('seats', 'integer', '座位数', 'Seats', { unit: UNITS.seats, min: 1 }),
  field('is_sleeper', 'boolean', '卧铺', 'Sleeper'),
  field('use_nature', 'text', '使用性质', 'Use'),
  field('terminal_installed', 'boolean', '已装终端', 'Terminal installed'),
  field('networked', 'boolean', '已入网', 'Networked'),
  field('last_online_at', 'datetime', '最近上线', 'Last online'),
];

const DRIVING_ITEMS: readonly FieldDefinition[] = [
  field('driver_no', 'text', '驾驶员代号', 'Driver no.'),
  field('start_at', 'datetime', '驾驶开始', 'Driving from'),
  field('end_at', 'datetime', '驾驶结束', 'Driving to'),
];

export const FIELDS: readonly FieldDefinition[] = [
  ...COMMON_FIELDS,
  field('permit_no', 'text', '许可证号', 'Permit no.', {
    cardOrder: 20,
  }),
  field('line_name', 'text', '线路名称', 'Line', {
    cardOrder: 21,
  }),
  field('start_adcode', 'text', '起点区划代码', 'Start division code', {}),
  field('start_station', 'text', '起点站', 'Start station', {
    cardOrder: 22,
  }),
  field('end_adcode', 'text', '终点区划代码', 'End division code', {}),
  field('end_station', 'text', '终点站', 'End station', {
    cardOrder: 23,
  }),
  field('via', 'list', '途经', 'Via', { cardOrder: 24 }),
  field('total_km', 'number', '全程里程', 'Length', {
    unit: UNITS.kilometres,
    min: 0,
    cardOrder: 25,
  }),
  field('expressway_km', 'number', '高速里程', 'On expressways', {
    unit: UNITS.kilometres,
    min: 0,
    cardOrder: 26,
  }),
  enumField(
    'line_class',
    '班线类别',
    'Line class',
    { 一类: 'class 1', 二类: 'class 2', 三类: 'class 3', 四类: 'class 4' },
    { cardOrder: 27 },
  ),
  field('licensed_vehicles', 'integer', '核定车辆', 'Licensed vehicles', {
    unit: UNITS.vehicles,
    min: 0,
    cardOrder: 28,
  }),
  field('daily_trips', 'number', '日发班次', 'Daily trips', {
    unit: UNITS.tripsADay,
    min: 0,
    cardOrder: 29,
  }),
  field('valid_from', 'date', '许可起始', 'Permit valid from', {
    cardOrder: 30,
  }),
  field('valid_to', 'date', '许可截止', 'Permit valid until', {
    cardOrder: 31,
  }),
  field('is_relay', 'boolean', '接驳运输', 'Relay transport', {
    cardOrder: 32,
  }),
  enumField(
    'relay_mode',
    '接驳方式',
    'Relay mode',
    { 换驾式: 'change of driver', 分段式: 'by sections' },
    { cardOrder: 33 },
  ),
  field('relay_points', 'list', '接驳点', 'Relay points', { cardOrder: 34 }),
  field('has_relay_certificate', 'boolean', '有接驳证', 'Relay certificate held', {
    cardOrder: 35,

    valueSynonyms: { 有: 'true', 无: 'false' },
  }),
  field('has_no_relay_certificate', 'boolean', '无接驳证', 'No relay certificate'),
  field('runs_at_night', 'boolean', '2–5时运行', 'Runs 02:00–05:00', {
    cardOrder: 36,
  }),
  field('has_sleeper', 'boolean', '卧铺客车', 'Sleeper coach', {
    cardOrder: 37,
  }),
  field('max_seats', 'integer', '最大座位数', 'Most seats', {
    unit: UNITS.seats,
    min: 1,
    cardOrder: 38,
  }),
  enumField(
    'line_status',
    '班线状态',
    'Line status',
    { 运营: 'in service', 歇业: 'suspended', 退出: 'withdrawn' },
    {
      cardOrder: 39,

      valueSynonyms: { 营运: '运营', 在营: '运营', 已退出: '退出' },
    },
  ),
  field('exit_date', 'date', '退出日期', 'Withdrawn on', {
    cardOrder: 40,
  }),
  enumField(
    'converted_to',
    '退出去向',
    'Converted to',
    { 旅游: 'tourism', 包车: 'charter', 报废: 'scrapped' },
    { cardOrder: 41 },
  ),
  field('driving_records', 'list', '驾驶时段', 'Driving records', { items: DRIVING_ITEMS }),
  field('vehicles', 'list', '车辆', 'Vehicles', { privacy: 'mask', cardOrder: 42, items: VEHICLE_ITEMS }),
];
