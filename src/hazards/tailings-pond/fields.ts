import type { FieldDefinition } from '../define.ts';
import { COMMON_FIELDS } from '../common-fields.ts';
import { enumField, field, UNITS } from '../field-builders.ts';

const GRADES = { 一等: 'grade 1', 二等: 'grade 2', 三等: 'grade 3', 四等: 'grade 4', 五等: 'grade 5' };
const volume = { unit: UNITS.tenThousandCubicMetres, min: 0 };
const height = { unit: UNITS.metres, min: 0 };

export const FIELDS: readonly FieldDefinition[] = [
  ...COMMON_FIELDS,
  enumField(
    'pond_type',
    '库型',
    'Pond type',
    { 山谷: 'valley', 傍山: 'hillside', 平地: 'flat ground', 河谷: 'river valley' },
    {
      cardOrder: 20,
      valueSynonyms: { 山谷型: '山谷', 傍山型: '傍山', 平地型: '平地', 截河型: '河谷' },
    },
  ),
  enumField(
    'wet_dry',
    '排放方式',
    'Wet or dry',
    { 湿排: 'wet', 干排: 'dry' },
    {
      cardOrder: 21,
      valueSynonyms: { 湿式: '湿排', 干式: '干排', 湿: '湿排', 干: '干排' },
    },
  ),
  enumField('design_grade', '设计等别', 'Design grade', GRADES, {
    cardOrder: 22,

    valueSynonyms: {
      一: '一等',
      二: '二等',
      三: '三等',
      四: '四等',
      五: '五等',
      '1': '一等',
      '2': '二等',
      '3': '三等',
      '4': '四等',
      '5': '五等',
    },
  }),
  enumField(
    'safety_degree',
    '安全度',
    'Safety degree',
    { 危: 'dangerous', 险: 'at risk', 病: 'defective', 正常: 'normal' },
    {
      cardOrder: 23,

      valueSynonyms: { 危库: '危', 险库: '险', 病库: '病', 正常库: '正常' },
    },
  ),
  field('is_overhead', 'boolean', '头顶库', 'Overhead pond', {
    cardOrder: 24,

    valueSynonyms: { 头顶库: 'true', 非头顶库: 'false' },
  }),
  field('downstream_pop', 'integer', '下游人数', 'People downstream', {
    unit: UNITS.people,
    min: 0,
    cardOrder: 25,
  }),
  field('downstream_facilities', 'text', '下游重要设施', 'Facilities downstream', {
    cardOrder: 26,
  }),
  field('flow_bearing', 'number', '下游流向', 'Flow bearing', {
    unit: { zh: '°（自北顺时针）', en: '° from north' },
    min: 0,
    max: 360,
    cardOrder: 26,
  }),
  enumField(
    'overhead_measure',
    '头顶库治理方式',
    'Overhead treatment',
    {
      搬迁: 'relocation',
      闭库销号: 'closure and write-off',
      升级改造: 'upgrade',
      综合利用: 'reuse of tailings',
      隐患治理: 'defect treatment',
    },
    { cardOrder: 27 },
  ),
  field('overhead_done', 'boolean', '头顶库治理完成', 'Overhead treatment done', {
    cardOrder: 28,

    valueSynonyms: { 已完成: 'true', 未完成: 'false' },
  }),
  field('overhead_due_date', 'date', '头顶库治理期限', 'Overhead treatment due', {
    cardOrder: 29,
  }),
  field('dam_height_design', 'number', '设计坝高', 'Design dam height', {
    ...height,
    cardOrder: 30,
  }),
  field('dam_height_now', 'number', '现状坝高', 'Dam height now', {
    ...height,
    cardOrder: 31,
  }),
  field('capacity_design', 'number', '设计库容', 'Design capacity', {
    ...volume,
    cardOrder: 32,
  }),
  field('capacity_now', 'number', '现状库容', 'Capacity now', {
    ...volume,
    cardOrder: 33,
  }),
  enumField(
    'dam_method',
    '筑坝方式',
    'Dam method',
    { 上游: 'upstream', 中线: 'centreline', 下游: 'downstream', 一次建坝: 'single stage' },
    {
      cardOrder: 34,
      valueSynonyms: {
        上游式: '上游',
        中线式: '中线',
        下游式: '下游',
        一次性筑坝: '一次建坝',
        upstream: '上游',
        centreline: '中线',
        centerline: '中线',
        downstream: '下游',
        '0 - etapa única': '一次建坝',
        'etapa única': '一次建坝',
        '2 - alteamento a jusante': '下游',
        '5 - alteamento por linha de centro': '中线',
      },
    },
  ),
  enumField(
    'status',
    '库状态',
    'Pond status',
    { 在用: 'in use', 停用: 'out of use', 在建: 'being built', 闭库: 'closed' },
    {
      cardOrder: 35,

      valueSynonyms: {
        运行: '在用',
        已闭库: '闭库',
        active: '在用',
        inactive: '停用',
        closed: '闭库',
        ativa: '在用',
        inativa: '停用',
        // Taken out of use and being made harmless, not closed yet.
        'em descaracterização': '停用',
        descaracterizada: '闭库',
        'em construção': '在建',
      },
    },
  ),
  field('online_monitor', 'boolean', '已装在线监测', 'Online monitoring installed', {
    cardOrder: 36,

    valueSynonyms: { 已安装: 'true', 未安装: 'false' },
  }),
  field('has_no_online_monitor', 'boolean', '未装在线监测', 'No online monitoring'),
  field('monitor_items', 'list', '监测项目', 'Monitored items', { cardOrder: 37 }),
  field('monitoring_points', 'list', '监测点', 'Monitoring points', {
    items: [
      field('item', 'text', '监测项目', 'Item'),
      field('code', 'text', '测点', 'Point'),
      field('warning_level', 'integer', '测点预警', 'Warning of the point', { min: 0, max: 4 }),
    ],
  }),
  field('gov_sponsor', 'text', '地方领导包保', 'Government sponsor', {
    privacy: 'mask',
    cardOrder: 93,
  }),
  field('licence_no', 'text', '许可证号', 'Licence no.', {
    cardOrder: 38,
  }),
  field('licence_expiry', 'date', '许可证有效期至', 'Licence valid until', {
    cardOrder: 39,
  }),
];
