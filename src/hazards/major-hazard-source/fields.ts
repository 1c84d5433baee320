import type { FieldDefinition } from '../define.ts';
import { COMMON_FIELDS } from '../common-fields.ts';
import { enumField, field, UNITS } from '../field-builders.ts';

const CHEMICAL_ITEMS: readonly FieldDefinition[] = [
  field('name', 'text', '名称', 'Name'),
  field('cas', 'text', 'CAS号', 'CAS no.'),
  field('hazard_class', 'text', '危险性类别符号', 'Hazard class symbol'),
  field('q_design_max', 'number', '设计最大量', 'Largest design quantity', { unit: UNITS.tonnes, min: 0 }),
  field('critical_quantity', 'number', '临界量', 'Critical quantity', { unit: UNITS.tonnes, min: 0 }),
  field('beta', 'number', '校正系数β', 'Correction factor β', { min: 0 }),
];

const POINT_ITEMS: readonly FieldDefinition[] = [
  enumField('type', '监测类型', 'Measured', {
    液位: 'level',
    温度: 'temperature',
    压力: 'pressure',
    可燃: 'combustible gas',
    有毒: 'toxic gas',
  }),
  field('value', 'number', '当前值', 'Value'),
  field('unit', 'text', '单位', 'Unit'),
  field('hi', 'number', '高报', 'High'),
  field('hihi', 'number', '高高报', 'High-high'),
  field('online', 'boolean', '在线', 'Online'),
];

const ACCIDENT_ITEMS: readonly FieldDefinition[] = [
  field('at', 'date', '发生日期', 'Happened on'),
  enumField('grade', '事故等级', 'Grade', { 一般: 'ordinary', 较大: 'serious', 重大: 'major', 特别重大: 'very major' }),
  field('deaths', 'integer', '死亡人数', 'Deaths', { unit: UNITS.people, min: 0 }),
];

export const FIELDS: readonly FieldDefinition[] = [
  ...COMMON_FIELDS,
  field('hazard_code', 'text', '重大危险源编码', 'Hazard source code', {
    cardOrder: 20,
  }),
  enumField(
    'unit_type',
    '单元类型',
    'Unit type',
    { 生产单元: 'production unit', 储存单元: 'storage unit' },
    { cardOrder: 21 },
  ),
  enumField(
    'hazard_level',
    '重大危险源级别',
    'Hazard source level',
    { 一级: 'first', 二级: 'second', 三级: 'third', 四级: 'fourth' },
    {
      cardOrder: 22,

      valueSynonyms: {
        '1': '一级',
        '2': '二级',
        '3': '三级',
        '4': '四级',
        一: '一级',
        二: '二级',
        三: '三级',
        四: '四级',
        i: '一级',
        ii: '二级',
        iii: '三级',
        iv: '四级',
        i级: '一级',
        ii级: '二级',
        iii级: '三级',
        iv级: '四级',
        ⅰ级: '一级',
        ⅱ级: '二级',
        ⅲ级: '三级',
        ⅳ级: '四级',
      },
    },
  ),
  field('r_value', 'number', 'R值', 'R value', {
    min: 0,
    cardOrder: 23,
  }),
  field('s_value', 'number', 'S值', 'S value', {
    min: 0,
    cardOrder: 24,
  }),
  field('alpha', 'number', '校正系数α', 'Correction factor α', {
    min: 0.5,
    max: 2,
    cardOrder: 25,
  }),
  field('pop_within_500m', 'integer', '500米内人数', 'Residents within 500 m', {
    unit: UNITS.people,
    min: 0,
    cardOrder: 26,
  }),
  field('chemicals', 'list', '危险化学品', 'Chemicals', { cardOrder: 27, items: CHEMICAL_ITEMS }),
  field('key_process', 'text', '重点监管危险工艺', 'Key regulated process', {
    cardOrder: 28,
  }),
  field('key_chemical', 'text', '重点监管危险化学品', 'Key regulated chemical', {
    cardOrder: 29,
  }),
  field('filing_no', 'text', '备案编号', 'Filing no.', {
    cardOrder: 30,
  }),
  field('filing_date', 'date', '备案日期', 'Filed on', { cardOrder: 31 }),
  field('filing_expiry', 'date', '备案有效期至', 'Filing valid until', { cardOrder: 32 }),
  field('in_park', 'boolean', '园区内', 'Inside a park', {
    cardOrder: 33,

    valueSynonyms: { 园区内: 'true', 园区外: 'false' },
  }),
  field('park_id', 'text', '园区编号', 'Park ID', {
    cardOrder: 34,
  }),
  field('external_distance_m', 'number', '外部安全防护距离', 'External safety distance', {
    unit: UNITS.metres,
    min: 0,
    cardOrder: 35,
  }),
  field('distance_ok', 'boolean', '外部距离满足', 'External distance met', {
    cardOrder: 36,

    valueSynonyms: { 满足: 'true', 不满足: 'false', 不足: 'false', 符合: 'true', 不符合: 'false' },
  }),
  field('is_distance_short', 'boolean', '外部距离不足', 'External distance too short'),
  field('chief_responsible', 'text', '主要负责人（包保）', 'Chief responsible', {
    privacy: 'mask',
    cardOrder: 93,
  }),
  field('technical_responsible', 'text', '技术负责人（包保）', 'Technical responsible', {
    privacy: 'mask',
    cardOrder: 93,
  }),
  field('operation_responsible', 'text', '操作负责人（包保）', 'Operation responsible', {
    privacy: 'mask',
    cardOrder: 93,
  }),
  field('monitoring_points', 'list', '监测点', 'Monitoring points', { cardOrder: 37, items: POINT_ITEMS }),
  enumField(
    'enterprise_color',
    '企业诊断四色',
    'Enterprise diagnosis colour',
    { 红: 'red', 橙: 'orange', 黄: 'yellow', 蓝: 'blue' },
    {
      cardOrder: 38,

      valueSynonyms: { 红色: '红', 橙色: '橙', 黄色: '黄', 蓝色: '蓝' },
    },
  ),
  // What the enterprise's colour rests on (应急〔2018〕19号), where a register carries it beside the site.
  field('diagnosis_score', 'number', '企业诊断得分', 'Diagnosis score', {
    unit: UNITS.points,
    min: 0,
    max: 100,
  }),
  field('has_untested_new_process', 'boolean', '新工艺未经试验', 'Untested new process'),
  field('has_undesigned_unit', 'boolean', '装置未经正规设计', 'Undesigned unit'),
  field('has_uncertified_operation', 'boolean', '特种作业无证上岗', 'Uncertified operation'),
  field('accidents', 'list', '事故记录', 'Accidents', { items: ACCIDENT_ITEMS }),
];
