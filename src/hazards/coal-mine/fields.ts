import type { FieldDefinition } from '../define.ts';
import { COMMON_FIELDS } from '../common-fields.ts';
import { enumField, field, UNITS } from '../field-builders.ts';

/** 1 Mtpa (million tonnes a year) = 100 万吨/年. */
const MILLION_TONNES = {
  mtpa: 100,
  'mt/a': 100,
  'mt/yr': 100,
  mt: 100,
  '百万吨/年': 100,
  百万吨: 100,
  '亿吨/年': 10_000,
};

export const FIELDS: readonly FieldDefinition[] = [
  ...COMMON_FIELDS,
  enumField(
    'mine_type',
    '开采方式',
    'Mine type',
    { 井工: 'underground', 露天: 'surface' },
    {
      cardOrder: 20,

      // Mines that work both ways carry the underground duties, which are the stricter.
      valueSynonyms: {
        underground: '井工',
        'underground & surface': '井工',
        surface: '露天',
        'open pit': '露天',
        地下: '井工',
        井工矿: '井工',
        露天矿: '露天',
      },
    },
  ),
  enumField(
    'mine_status',
    '矿井状态',
    'Mine status',
    { 生产: 'producing', 建设: 'being built', 停产: 'stopped', 整顿: 'under rectification', 关闭: 'closed' },
    {
      cardOrder: 21,

      valueSynonyms: {
        operating: '生产',
        proposed: '建设',
        mothballed: '停产',
        shelved: '停产',
        cancelled: '关闭',
        closed: '关闭',
        retired: '关闭',
        正常生产: '生产',
        在产: '生产',
        在建: '建设',
        基建: '建设',
        停产整顿: '整顿',
        停建: '停产',
        停产停建: '停产',
        长期停产停建: '停产',
        停工停产: '停产',
        已关闭: '关闭',
      },
    },
  ),
  field('approved_capacity', 'number', '核定生产能力', 'Approved capacity', {
    unit: UNITS.tenThousandTonnesAYear,
    min: 0,
    cardOrder: 22,

    unitFactors: MILLION_TONNES,
  }),
  field('output_annual', 'number', '年产量', 'Output in the year', {
    unit: UNITS.tenThousandTonnes,
    min: 0,
    cardOrder: 23,

    unitFactors: MILLION_TONNES,
  }),
  field('output_ytd', 'number', '本年累计产量', 'Output this year so far', {
    unit: UNITS.tenThousandTonnes,
    min: 0,
    cardOrder: 24,

    unitFactors: MILLION_TONNES,
  }),
  field('output_month', 'number', '月产量', 'Output in the month', {
    unit: UNITS.tenThousandTonnes,
    min: 0,
    cardOrder: 25,

    unitFactors: MILLION_TONNES,
  }),
  enumField(
    'class',
    '煤矿分类（A–D）',
    'Mine class (A best)',
    { A: 'A high assurance', B: 'B moderate assurance', C: 'C low assurance', D: 'D long stopped' },
    {
      cardOrder: 26,

      valueSynonyms: { a类: 'A', b类: 'B', c类: 'C', d类: 'D', a: 'A', b: 'B', c: 'C', d: 'D' },
    },
  ),
  enumField(
    'std_level',
    '标准化等级',
    'Standardisation level',
    { 一: 'first', 二: 'second', 三: 'third', 无: 'none' },
    {
      cardOrder: 27,

      valueSynonyms: { 一级: '一', 二级: '二', 三级: '三', 未达标: '无' },
    },
  ),
  enumField(
    'gas_grade',
    '瓦斯等级',
    'Gas grade',
    { 低: 'low', 高: 'high', 突出: 'outburst-prone' },
    {
      cardOrder: 28,
      valueSynonyms: {
        低瓦斯: '低',
        瓦斯: '低',
        高瓦斯: '高',
        煤与瓦斯突出: '突出',
        '煤(岩)与瓦斯突出': '突出',
        '煤(岩)与瓦斯(二氧化碳)突出': '突出',
        瓦斯突出: '突出',
      },
    },
  ),
  enumField(
    'hydro_type',
    '水文地质类型',
    'Hydrogeology',
    { 简单: 'simple', 中等: 'moderate', 复杂: 'complex', 极复杂: 'very complex' },
    { cardOrder: 29 },
  ),
  field('rockburst', 'boolean', '冲击地压', 'Rock-burst prone', {
    cardOrder: 30,
  }),
  field('licences', 'list', '证照', 'Licences', {
    cardOrder: 31,
    items: [
      enumField('type', '证照类型', 'Type', { 采矿许可证: 'mining licence', 安全生产许可证: 'safety licence' }),
      field('no', 'text', '证号', 'No.'),
      field('expiry', 'date', '有效期至', 'Valid until'),
      field('suspended', 'boolean', '暂扣', 'Suspended'),
    ],
  }),
  field('major_hazards', 'list', '重大隐患', 'Major hidden hazards', {
    cardOrder: 32,
    items: [
      field('kind', 'integer', '情形', 'Kind', { min: 1, max: 15 }),
      field('found_at', 'date', '发现日期', 'Found on'),
      field('due_at', 'date', '整改期限', 'Due'),
      enumField('status', '状态', 'Status', {
        整改中: 'being rectified',
        已整改: 'rectified, not written off',
        已销号: 'written off',
      }),
    ],
  }),
  field('has_open_major_hazard', 'boolean', '有未销号重大隐患', 'Open major hidden hazard', {}),
  field('is_stopped', 'boolean', '停产煤矿', 'Stopped'),
  field('over_layer', 'boolean', '超层越界', 'Mining beyond limits', {
    cardOrder: 33,
  }),
  field('smart_faces', 'integer', '智能化工作面', 'Smart working faces', {
    unit: UNITS.faces,
    min: 0,
    cardOrder: 34,
  }),
  field('underground_max', 'integer', '入井人数上限', 'Most people underground', {
    unit: UNITS.people,
    min: 0,
    cardOrder: 35,
  }),
  field('underground_now', 'integer', '当前入井人数', 'People underground now', {
    unit: UNITS.people,
    min: 0,
    cardOrder: 36,
  }),
];
