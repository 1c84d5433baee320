import { LINK_STATUSES, LINK_WORDS } from '../domain/levels.ts';
import type { FieldDefinition } from './define.ts';
import { codedField, enumField, field } from './field-builders.ts';

/** 红, 重大, 一级风险 … → the number of the level. Values of an authority's own go into `config.levelMappings`. */
const LEVEL_VALUES: Readonly<Record<string, string>> = {
  ...spell('1', ['红', '红色', '重大', '重大风险', '一级', '一级风险', 'ⅰ', 'ⅰ级', 'red', 'major']),
  ...spell('2', ['橙', '橙色', '较大', '较大风险', '二级', '二级风险', 'ⅱ', 'ⅱ级', 'orange', 'high']),
  ...spell('3', ['黄', '黄色', '一般', '一般风险', '三级', '三级风险', 'ⅲ', 'ⅲ级', 'yellow', 'moderate', 'medium']),
  ...spell('4', ['蓝', '蓝色', '低', '低风险', '四级', '四级风险', 'ⅳ', 'ⅳ级', 'blue', 'low']),
};

function spell(value: string, spellings: readonly string[]): Record<string, string> {
  return Object.fromEntries(spellings.map((spelling) => [spelling, value]));
}

const IDENTITY: readonly FieldDefinition[] = [
  field('id', 'text', '编号', 'ID', {
    isRequired: true,
  }),
  field('name', 'text', '名称', 'Name', {
    cardOrder: 1,
  }),
  field('name_other', 'text', '其他名称', 'Other name', {
    cardOrder: 2,
  }),
  field('uscc', 'text', '统一社会信用代码', 'Unified social credit code', {
    cardOrder: 3,
  }),
  field('enterprise_id', 'text', '企业编号', 'Enterprise ID', {}),
];

const PLACE: readonly FieldDefinition[] = [
  field('adcode', 'text', '行政区划代码', 'Division code', {}),
  field('adcode_version', 'text', '区划代码版本', 'Division code version'),
  field('town_code', 'text', '乡镇代码', 'Township code', {}),
  field('stated_province', 'text', '所在省份', 'Province', {}),
  field('stated_prefecture', 'text', '所在地市', 'Prefecture', {}),
  field('stated_county', 'text', '所在区县', 'County', {}),
  field('address', 'text', '地址', 'Address', {
    privacy: 'mask',
    cardOrder: 5,
  }),
  field('lng', 'number', '经度', 'Longitude', {
    min: -180,
    max: 180,
    privacy: 'round',
  }),
  field('lat', 'number', '纬度', 'Latitude', {
    min: -90,
    max: 90,
    privacy: 'round',
  }),
  enumField(
    'crs',
    '坐标系',
    'Datum',
    { CGCS2000: 'CGCS2000', WGS84: 'WGS-84', GCJ02: 'GCJ-02', BD09: 'BD-09', UNKNOWN: 'unknown' },
    {
      valueSynonyms: {
        '2000国家大地坐标系': 'CGCS2000',
        'wgs-84': 'WGS84',
        火星坐标系: 'GCJ02',
        'gcj-02': 'GCJ02',
        百度坐标系: 'BD09',
        'bd-09': 'BD09',
        未知: 'UNKNOWN',
      },
    },
  ),
  codedField(
    'coord_precision',
    '坐标精度',
    'Coordinate precision',
    { exact: ['精确', 'exact'], township: ['到乡镇', 'to the township'], county: ['到区县', 'to the county'] },
    {
      // "Approximate" names no radius: the coarser reading claims less.
      valueSynonyms: { 精确: 'exact', approximate: 'county', 乡镇: 'township', 区县: 'county' },
    },
  ),
];

const STATE: readonly FieldDefinition[] = [
  field('risk_level', 'integer', '风险等级', 'Risk level', {
    min: 1,
    max: 4,

    valueSynonyms: LEVEL_VALUES,
  }),
  field('grade_basis', 'object', '定级依据', 'Grading basis', {
    cardOrder: 10,
    items: [
      field('document', 'text', '文件', 'Document'),
      field('clause', 'text', '条款', 'Clause'),
      field('score', 'number', '评分', 'Score'),
      field('date', 'date', '日期', 'Date'),
      field('assessor', 'text', '评估单位', 'Assessor'),
    ],
  }),
  field('warning_level', 'integer', '预警等级', 'Warning level', {
    min: 0,
    max: 4,

    valueSynonyms: {
      无: '0',
      无预警: '0',
      正常: '0',
      none: '0',
      红: '1',
      红色: '1',
      red: '1',
      橙: '2',
      橙色: '2',
      orange: '2',
      黄: '3',
      黄色: '3',
      yellow: '3',
      蓝: '4',
      蓝色: '4',
      blue: '4',
    },
  }),
  field('warning_at', 'datetime', '预警时间', 'Warned at', {}),
  field('warning_retained', 'boolean', '失联保留预警', 'Warning kept after silence'),
  codedField(
    'link_status',
    '接入状态',
    'Link status',
    Object.fromEntries(
      LINK_STATUSES.map((status) => [status, [LINK_WORDS[status].zh, LINK_WORDS[status].en] as const]),
    ),
    {
      valueSynonyms: {
        ...spell('linked', ['已接入', '接入', '在线', '已联网', '是', 'yes', 'true', 'online']),
        ...spell('partial', ['部分接入', '部分']),
        ...spell('offline', ['离线', '掉线', '断线', '失联']),
        ...spell('not-linked', ['未接入', '未联网', '否', 'no', 'false', 'not linked']),
        ...spell('not-applicable', ['不适用', '无需接入', 'n/a']),
      },
    },
  ),
  enumField(
    'not_linked_reason',
    '未接入原因',
    'Reason not linked',
    { 不具备条件: 'conditions not met', 建设中: 'being built', 停产: 'stopped', 其他: 'other' },
    { cardOrder: 12 },
  ),
  field('data_classes', 'object', '数据类别', 'Data classes', {
    cardOrder: 13,
    items: [
      field('base', 'boolean', '基础信息', 'Base data'),
      field('safety_pledge', 'boolean', '安全承诺', 'Safety pledge'),
      field('sensor', 'boolean', '感知数据', 'Sensor data'),
      field('video', 'boolean', '视频', 'Video'),
    ],
  }),
  field('last_report_at', 'datetime', '最近上报', 'Last report', {}),
  field('registered_at', 'date', '登记日期', 'Registered on', { cardOrder: 14 }),
  field('linked_at', 'date', '接入日期', 'Linked on', { cardOrder: 15 }),
  enumField(
    'op_status',
    '运行状态',
    'Operation',
    { 正常: 'normal', 停产: 'stopped', 停用: 'out of use', 关闭: 'closed' },
    { cardOrder: 16 },
  ),
];

const CARE: readonly FieldDefinition[] = [
  field('regulator_dept', 'text', '监管部门', 'Regulator', { cardOrder: 90 }),
  enumField(
    'regulator_level',
    '监管层级',
    'Regulator level',
    { 省: 'province', 市: 'prefecture', 县: 'county' },
    { cardOrder: 91 },
  ),
  field('responsible', 'list', '责任人', 'Responsible persons', {
    privacy: 'mask',
    cardOrder: 92,
    items: [
      field('role', 'text', '包保角色', 'Role'),
      field('name', 'text', '姓名', 'Name', { privacy: 'mask' }),
      field('duty', 'text', '职务', 'Duty', { privacy: 'mask' }),
      field('phone', 'text', '电话', 'Phone', { privacy: 'mask' }),
    ],
  }),
  enumField('secrecy', '密级', 'Secrecy', { 公开: 'public', 内部: 'internal', 敏感: 'sensitive' }),
  field('source_doc', 'text', '数据来源', 'Source document', {
    cardOrder: 95,
  }),
  field('as_of', 'datetime', '数据截至', 'As of', { cardOrder: 96 }),
  field('is_synthetic', 'boolean', '演示数据', 'Synthetic'),
];

/**
 * What every site carries (DOMAIN.md §2), in snake_case. Only `id` is required of a row: the register itself supplies
 * what a ledger lacks: `name` (the id), `adcode` (by position), `crs` (the datum chosen), `as_of` and `is_synthetic`
 * (the collection's or the import's), and `link_status` (`not-linked`: what is not known to be monitored is not).
 */
export const COMMON_FIELDS: readonly FieldDefinition[] = [...IDENTITY, ...PLACE, ...STATE, ...CARE];
