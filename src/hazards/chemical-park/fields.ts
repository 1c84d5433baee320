import type { FieldDefinition } from '../define.ts';
import { COMMON_FIELDS } from '../common-fields.ts';
import { enumField, field, UNITS } from '../field-builders.ts';

export const FIELDS: readonly FieldDefinition[] = [
  ...COMMON_FIELDS,
  enumField(
    'park_type',
    '园区类型',
    'Park type',
    { 化工园区: 'chemical park', 集中区: 'chemical cluster' },
    {
      cardOrder: 20,
      valueSynonyms: { 化工集中区: '集中区' },
      synonyms: ['园区类别', '园区性质'],
    },
  ),
  enumField(
    'recognition',
    '认定情况',
    'Recognition',
    { 已认定: 'recognised', 未认定: 'not recognised', 取消: 'withdrawn' },
    {
      cardOrder: 21,
      synonyms: ['认定状态', '是否已认定', '是否通过认定', '认定结果', '是否认定'],
      valueSynonyms: { 是: '已认定', 否: '未认定', 取消认定: '取消', 取消认定资格: '取消', 通过认定: '已认定' },
    },
  ),
  field('area_km2', 'number', '面积', 'Area', {
    unit: UNITS.squareKilometres,
    min: 0,
    cardOrder: 22,
    synonyms: ['规划面积', '占地面积', '四至范围面积', '园区规划面积', '建成面积', '园区面积'],
  }),
  field('enterprise_count', 'integer', '企业数', 'Enterprises', {
    unit: UNITS.firms,
    min: 0,
    cardOrder: 23,
    synonyms: ['化工企业数', '企业总数', '入园企业数', '入驻企业数', '危化品企业数', '企业个数', '企业数量'],
  }),
  field('hazard_count', 'integer', '重大危险源数', 'Major hazard sources', {
    unit: UNITS.sites,
    min: 0,
    cardOrder: 24,
    synonyms: ['重大危险源个数', '重大危险源总数', '重大危险源处数', '重大危险源数量', '危险源数量'],
  }),
  field('score', 'number', '安全风险评估得分', 'Assessment score', {
    unit: UNITS.points,
    min: 0,
    max: 100,
    cardOrder: 25,
    synonyms: [
      '安全风险得分',
      '风险评估得分',
      '评估分',
      '安全风险评估分数',
      '总分',
      '得分',
      '评估得分',
      '评分',
      '分数',
    ],
  }),
  enumField(
    'grade',
    '安全风险等级（A–D）',
    'Park grade (A worst)',
    { A: 'A high', B: 'B fairly high', C: 'C moderate', D: 'D fairly low' },
    {
      cardOrder: 26,
      synonyms: [
        '安全风险等级',
        '风险等级',
        '等级',
        '安全风险评估等级',
        '风险评估等级',
        '园区安全风险等级',
        '评估级别',
        'abcd等级',
        '安全风险类别',
        '园区等级',
        '评估等级',
      ],
      valueSynonyms: { a级: 'A', b级: 'B', c级: 'C', d级: 'D', a: 'A', b: 'B', c: 'C', d: 'D' },
    },
  ),
  field('assessed_at', 'date', '评估日期', 'Assessed on', {
    cardOrder: 27,
    synonyms: ['上次评估日期', '风险评估日期', '安全风险评估时间', '评估时间', '最近评估日期'],
  }),
  field('next_assess_due', 'date', '下次评估期限', 'Next assessment due', {
    cardOrder: 28,
    synonyms: ['下次评估日期', '下次评估时间', '复评日期', '复评期限'],
  }),
  field('is_reassess_overdue', 'boolean', '复评超期', 'Reassessment overdue'),
  field('closed_management', 'boolean', '封闭管理', 'Closed management', {
    cardOrder: 29,
    synonyms: ['是否封闭', '封闭化管理情况', '是否实现封闭管理', '封闭管理情况', '是否封闭管理', '封闭化管理'],
  }),
  field('is_not_closed', 'boolean', '未封闭管理', 'Not under closed management'),
  field('platform_built', 'boolean', '信息平台建成', 'Information platform built', {
    cardOrder: 30,
    synonyms: ['信息化平台', '是否建成信息平台', '智慧园区平台', '安全监管平台建设'],
  }),
  field('risk_assess_done', 'boolean', '整体性安全风险评价完成', 'Overall risk assessment done', {
    cardOrder: 31,
    synonyms: ['整体性安全风险评估', '整体性评价', '是否完成整体性评价'],
  }),
  field('fire_station', 'boolean', '设有消防站', 'Fire station', {
    cardOrder: 32,
    synonyms: ['特勤消防站', '是否有消防站', '消防站建设', '消防站'],
  }),
];
