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
    synonyms: ['gem mine id', 'mine id', 'site id', '点位编号', '唯一标识', '编码', 'code', 'uid', 'fid'],
  }),
  field('name', 'text', '名称', 'Name', {
    cardOrder: 1,
    synonyms: ['mine name', 'site name', '单位名称', '点位名称', '场所名称', '全称', 'station', 'title'],
  }),
  field('name_other', 'text', '其他名称', 'Other name', {
    cardOrder: 2,
    synonyms: ['mine name (non-eng)', '中文名称', '别名', '曾用名', 'alias', 'local name'],
  }),
  field('uscc', 'text', '统一社会信用代码', 'Unified social credit code', {
    cardOrder: 3,
    synonyms: ['信用代码', '社会信用代码', 'unified social credit identifier', 'credit code'],
  }),
  field('enterprise_id', 'text', '企业编号', 'Enterprise ID', { synonyms: ['企业id', 'owner id'] }),
];

const PLACE: readonly FieldDefinition[] = [
  field('adcode', 'text', '行政区划代码', 'Division code', {
    synonyms: ['区划代码', '行政区代码', '行政区划', '区县代码', 'gb code', 'division', 'county code'],
  }),
  field('adcode_version', 'text', '区划代码版本', 'Division code version'),
  field('town_code', 'text', '乡镇代码', 'Township code', { synonyms: ['街道代码', '乡镇街道代码'] }),
  field('stated_province', 'text', '所在省份', 'Province', {
    synonyms: ['state, province', 'state/province', 'state', '省', '省份', '省级', '省（区、市）'],
  }),
  field('stated_prefecture', 'text', '所在地市', 'Prefecture', {
    synonyms: ['prefecture, district', 'city', '市', '地市', '地级市', '市（州）'],
  }),
  field('stated_county', 'text', '所在区县', 'County', {
    synonyms: ['county, district', 'district', '县', '区县', '县区', '县（市、区）'],
  }),
  field('address', 'text', '地址', 'Address', {
    privacy: 'mask',
    cardOrder: 5,
    synonyms: ['详细地址', '地点', '坐落', 'location', 'site address'],
  }),
  field('lng', 'number', '经度', 'Longitude', {
    min: -180,
    max: 180,
    privacy: 'round',
    synonyms: ['lon', 'long', 'x', '经度坐标', '东经', 'longitude (°)', '中心经度'],
  }),
  field('lat', 'number', '纬度', 'Latitude', {
    min: -90,
    max: 90,
    privacy: 'round',
    synonyms: ['y', '纬度坐标', '北纬', 'latitude (°)', '中心纬度'],
  }),
  enumField(
    'crs',
    '坐标系',
    'Datum',
    { CGCS2000: 'CGCS2000', WGS84: 'WGS-84', GCJ02: 'GCJ-02', BD09: 'BD-09', UNKNOWN: 'unknown' },
    {
      synonyms: ['坐标系统', '坐标基准', 'coordinate system'],
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
      synonyms: ['位置精度', 'location accuracy'],
      // "Approximate" names no radius: the coarser reading claims less.
      valueSynonyms: { 精确: 'exact', approximate: 'county', 乡镇: 'township', 区县: 'county' },
    },
  ),
];

const STATE: readonly FieldDefinition[] = [
  field('risk_level', 'integer', '风险等级', 'Risk level', {
    min: 1,
    max: 4,
    synonyms: ['等级', 'level', '四色等级', '风险级别', '风险颜色', '安全风险等级', 'fxdj', 'risk colour'],
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
    synonyms: ['动态预警', '预警级别', 'alarm level'],
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
  field('warning_at', 'datetime', '预警时间', 'Warned at', { synonyms: ['报警时间'] }),
  field('warning_retained', 'boolean', '失联保留预警', 'Warning kept after silence'),
  codedField(
    'link_status',
    '接入状态',
    'Link status',
    Object.fromEntries(
      LINK_STATUSES.map((status) => [status, [LINK_WORDS[status].zh, LINK_WORDS[status].en] as const]),
    ),
    {
      synonyms: ['接入情况', '是否接入', '联网状态', '在线状态', 'monitoring link'],
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
  field('last_report_at', 'datetime', '最近上报', 'Last report', {
    synonyms: ['最后上报时间', '最近数据时间', 'last update'],
  }),
  field('registered_at', 'date', '登记日期', 'Registered on', { cardOrder: 14, synonyms: ['登记时间', '入库时间'] }),
  field('linked_at', 'date', '接入日期', 'Linked on', { cardOrder: 15, synonyms: ['接入时间'] }),
  enumField(
    'op_status',
    '运行状态',
    'Operation',
    { 正常: 'normal', 停产: 'stopped', 停用: 'out of use', 关闭: 'closed' },
    { cardOrder: 16, synonyms: ['经营状态', '生产状态', 'operating status'] },
  ),
];

const CARE: readonly FieldDefinition[] = [
  field('regulator_dept', 'text', '监管部门', 'Regulator', { cardOrder: 90, synonyms: ['主管部门', '监管单位'] }),
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
    synonyms: ['来源', '来源文件', 'source'],
  }),
  field('as_of', 'datetime', '数据截至', 'As of', { cardOrder: 96, synonyms: ['截至日期', '数据日期', '统计时间'] }),
  field('is_synthetic', 'boolean', '演示数据', 'Synthetic'),
];

/**
 * What every site carries (DOMAIN.md §2), in snake_case. Only `id` is required of a row: the register itself supplies
 * what a ledger lacks: `name` (the id), `adcode` (by position), `crs` (the datum chosen), `as_of` and `is_synthetic`
 * (the collection's or the import's), and `link_status` (`not-linked`: what is not known to be monitored is not).
 */
export const COMMON_FIELDS: readonly FieldDefinition[] = [...IDENTITY, ...PLACE, ...STATE, ...CARE];
