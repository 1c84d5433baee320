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
    synonyms: [
      'ba编号',
      '重大危险源ba编号',
      'ba编码',
      '重大危险源编号',
      '危险源代码',
      '重大危险源代码',
      'hazard code',
      '危险源编码',
      '危险源编号',
    ],
  }),
  enumField(
    'unit_type',
    '单元类型',
    'Unit type',
    { 生产单元: 'production unit', 储存单元: 'storage unit' },
    { cardOrder: 21, synonyms: ['单元类别', '危险源类型', '重大危险源类型', '储存或生产单元'] },
  ),
  enumField(
    'hazard_level',
    '重大危险源级别',
    'Hazard source level',
    { 一级: 'first', 二级: 'second', 三级: 'third', 四级: 'fourth' },
    {
      cardOrder: 22,
      synonyms: [
        '重大危险源分级',
        '危险源分级',
        '重大危险源等级（一至四级）',
        'hazard level',
        '源等级',
        '危险源等级',
        '危险源级别',
        '重大危险源等级',
        '源级',
      ],
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
    synonyms: ['r值（分级）', '重大危险源r值', 'r 值', 'r', '分级指标r'],
  }),
  field('s_value', 'number', 'S值', 'S value', {
    min: 0,
    cardOrder: 24,
    synonyms: ['s值（辨识）', '重大危险源s值', 's 值', 's', '辨识指标s'],
  }),
  field('alpha', 'number', '校正系数α', 'Correction factor α', {
    min: 0.5,
    max: 2,
    cardOrder: 25,
    synonyms: ['α', 'alpha值'],
  }),
  field('pop_within_500m', 'integer', '500米内人数', 'Residents within 500 m', {
    unit: UNITS.people,
    min: 0,
    cardOrder: 26,
    synonyms: [
      '500米范围内人数',
      '厂界外500米人数',
      '周边500米人数',
      '500米内暴露人员数量',
      '暴露人员数量',
      '常住人口数量',
      '500m内人数',
      '可能暴露人数',
      'population within 500 m',
      '厂区边界外500米人数',
      '500m范围内常住人口',
      '周边人数',
    ],
  }),
  field('chemicals', 'list', '危险化学品', 'Chemicals', { cardOrder: 27, items: CHEMICAL_ITEMS }),
  field('key_process', 'text', '重点监管危险工艺', 'Key regulated process', {
    cardOrder: 28,
    synonyms: ['重点监管的危险化工工艺', '危险化工工艺', '重点工艺', '是否涉及重点监管危险工艺', '危险工艺'],
  }),
  field('key_chemical', 'text', '重点监管危险化学品', 'Key regulated chemical', {
    cardOrder: 29,
    synonyms: ['重点监管的危险化学品', '重点监管危化品', '重点危化品'],
  }),
  field('filing_no', 'text', '备案编号', 'Filing no.', {
    cardOrder: 30,
    synonyms: ['备案号', '重大危险源备案编号', '备案登记编号'],
  }),
  field('filing_date', 'date', '备案日期', 'Filed on', { cardOrder: 31, synonyms: ['备案时间', '重大危险源备案日期'] }),
  field('filing_expiry', 'date', '备案有效期至', 'Filing valid until', { cardOrder: 32, synonyms: ['备案到期日'] }),
  field('in_park', 'boolean', '园区内', 'Inside a park', {
    cardOrder: 33,
    synonyms: ['园区内外', '是否位于化工园区', '是否在园区', '位于园区', '是否入园', '是否在园区内', '是否在化工园区'],
    valueSynonyms: { 园区内: 'true', 园区外: 'false' },
  }),
  field('park_id', 'text', '园区编号', 'Park ID', {
    cardOrder: 34,
    synonyms: ['所属园区编号', '园区代码', '化工园区编号'],
  }),
  field('external_distance_m', 'number', '外部安全防护距离', 'External safety distance', {
    unit: UNITS.metres,
    min: 0,
    cardOrder: 35,
    synonyms: ['外部防护距离'],
  }),
  field('distance_ok', 'boolean', '外部距离满足', 'External distance met', {
    cardOrder: 36,
    synonyms: [
      '外部安全距离是否符合',
      '外部安全防护距离满足',
      '安全距离是否达标',
      '外部安全防护距离是否满足',
      '距离是否满足',
    ],
    valueSynonyms: { 满足: 'true', 不满足: 'false', 不足: 'false', 符合: 'true', 不符合: 'false' },
  }),
  field('is_distance_short', 'boolean', '外部距离不足', 'External distance too short'),
  field('chief_responsible', 'text', '主要负责人（包保）', 'Chief responsible', {
    privacy: 'mask',
    cardOrder: 93,
    synonyms: ['主要负责人', '包保主要负责人'],
  }),
  field('technical_responsible', 'text', '技术负责人（包保）', 'Technical responsible', {
    privacy: 'mask',
    cardOrder: 93,
    synonyms: ['技术负责人', '包保技术负责人'],
  }),
  field('operation_responsible', 'text', '操作负责人（包保）', 'Operation responsible', {
    privacy: 'mask',
    cardOrder: 93,
    synonyms: ['操作负责人', '包保操作负责人'],
  }),
  field('monitoring_points', 'list', '监测点', 'Monitoring points', { cardOrder: 37, items: POINT_ITEMS }),
  enumField(
    'enterprise_color',
    '企业诊断四色',
    'Enterprise diagnosis colour',
    { 红: 'red', 橙: 'orange', 黄: 'yellow', 蓝: 'blue' },
    {
      cardOrder: 38,
      synonyms: ['企业风险四色', '诊断分级颜色', '企业分级颜色', '企业安全风险等级颜色', '企业四色', '企业颜色'],
      valueSynonyms: { 红色: '红', 橙色: '橙', 黄色: '黄', 蓝色: '蓝' },
    },
  ),
  // What the enterprise's colour rests on (应急〔2018〕19号), where a register carries it beside the site.
  field('diagnosis_score', 'number', '企业诊断得分', 'Diagnosis score', {
    unit: UNITS.points,
    min: 0,
    max: 100,
    synonyms: ['诊断得分', '诊断分值', '安全诊断得分', '评估分值'],
  }),
  field('has_untested_new_process', 'boolean', '新工艺未经试验', 'Untested new process'),
  field('has_undesigned_unit', 'boolean', '装置未经正规设计', 'Undesigned unit'),
  field('has_uncertified_operation', 'boolean', '特种作业无证上岗', 'Uncertified operation'),
  field('accidents', 'list', '事故记录', 'Accidents', { items: ACCIDENT_ITEMS }),
];
