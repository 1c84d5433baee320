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
    synonyms: [
      '许可编号',
      '班线许可证号',
      '道路客运班线许可号',
      '标志牌号',
      '经营许可号',
      '班线许可号',
      '经营许可证号',
    ],
  }),
  field('line_name', 'text', '线路名称', 'Line', {
    cardOrder: 21,
    synonyms: ['客运线路', '客运班线', '班线', '线路名', '营运线路', '班线名称', '线路'],
  }),
  field('start_adcode', 'text', '起点区划代码', 'Start division code', {
    synonyms: ['起点代码', '始发地代码', '起点行政区划代码'],
  }),
  field('start_station', 'text', '起点站', 'Start station', {
    cardOrder: 22,
    synonyms: ['始发站点', '起讫点起点', '起点站名', '始发地', '发车站', '起点', '始发站'],
  }),
  field('end_adcode', 'text', '终点区划代码', 'End division code', {
    synonyms: ['终点代码', '到达地代码', '终点行政区划代码'],
  }),
  field('end_station', 'text', '终点站', 'End station', {
    cardOrder: 23,
    synonyms: ['终点站名', '到达站', '到达地', '讫点', '终到地', '终点', '终到站'],
  }),
  field('via', 'list', '途经', 'Via', { cardOrder: 24 }),
  field('total_km', 'number', '全程里程', 'Length', {
    unit: UNITS.kilometres,
    min: 0,
    cardOrder: 25,
    synonyms: ['营运里程', '线路里程', '全程', '运距', '单程里程', '里程数', 'distance', '里程', '总里程'],
  }),
  field('expressway_km', 'number', '高速里程', 'On expressways', {
    unit: UNITS.kilometres,
    min: 0,
    cardOrder: 26,
    synonyms: ['高速公路里程', '高速里程数'],
  }),
  enumField(
    'line_class',
    '班线类别',
    'Line class',
    { 一类: 'class 1', 二类: 'class 2', 三类: 'class 3', 四类: 'class 4' },
    { cardOrder: 27, synonyms: ['线路类别', '班线类型', '客运班线类别'] },
  ),
  field('licensed_vehicles', 'integer', '核定车辆', 'Licensed vehicles', {
    unit: UNITS.vehicles,
    min: 0,
    cardOrder: 28,
    synonyms: ['车辆总数', '投放车辆', '营运车辆数', '客车数', '核定客车数', '车数', '车辆数', '核定车辆数'],
  }),
  field('daily_trips', 'number', '日发班次', 'Daily trips', {
    unit: UNITS.tripsADay,
    min: 0,
    cardOrder: 29,
    synonyms: ['日班次', '日均班次', '每日班次', '班次', '日发班次数'],
  }),
  field('valid_from', 'date', '许可起始', 'Permit valid from', {
    cardOrder: 30,
    synonyms: ['许可开始日期', '有效期起', '有效期自', '经营期限起'],
  }),
  field('valid_to', 'date', '许可截止', 'Permit valid until', {
    cardOrder: 31,
    synonyms: ['许可截止日期', '有效期止', '经营期限止', '经营期限至', '有效期至'],
  }),
  field('is_relay', 'boolean', '接驳运输', 'Relay transport', {
    cardOrder: 32,
    synonyms: ['是否接驳运输', '接驳', '是否实行接驳运输', '是否接驳'],
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
    synonyms: ['是否有接驳证', '接驳运输证明', '接驳证件', '接驳证', '接驳运输证', 'relay certificate'],
    valueSynonyms: { 有: 'true', 无: 'false' },
  }),
  field('has_no_relay_certificate', 'boolean', '无接驳证', 'No relay certificate'),
  field('runs_at_night', 'boolean', '2–5时运行', 'Runs 02:00–05:00', {
    cardOrder: 36,
    synonyms: ['凌晨运行', '夜间运行', '凌晨2时至5时运行'],
  }),
  field('has_sleeper', 'boolean', '卧铺客车', 'Sleeper coach', {
    cardOrder: 37,
    synonyms: ['是否卧铺客车', '卧铺车', '是否有卧铺', '是否卧铺', '卧铺'],
  }),
  field('max_seats', 'integer', '最大座位数', 'Most seats', {
    unit: UNITS.seats,
    min: 1,
    cardOrder: 38,
    synonyms: ['座位', '核载人数', '核定载客', '最大座位', '核定座位数', '座位数'],
  }),
  enumField(
    'line_status',
    '班线状态',
    'Line status',
    { 运营: 'in service', 歇业: 'suspended', 退出: 'withdrawn' },
    {
      cardOrder: 39,
      synonyms: ['班线运营状态', '运营状态', '经营状态', '经营状况', '线路状态'],
      valueSynonyms: { 营运: '运营', 在营: '运营', 已退出: '退出' },
    },
  ),
  field('exit_date', 'date', '退出日期', 'Withdrawn on', {
    cardOrder: 40,
    synonyms: ['退出时间', '停运日期', '注销日期'],
  }),
  enumField(
    'converted_to',
    '退出去向',
    'Converted to',
    { 旅游: 'tourism', 包车: 'charter', 报废: 'scrapped' },
    { cardOrder: 41, synonyms: ['去向', '车辆去向'] },
  ),
  field('driving_records', 'list', '驾驶时段', 'Driving records', { items: DRIVING_ITEMS }),
  field('vehicles', 'list', '车辆', 'Vehicles', { privacy: 'mask', cardOrder: 42, items: VEHICLE_ITEMS }),
];
