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
    },
  ),
  enumField(
    'recognition',
    '认定情况',
    'Recognition',
    { 已认定: 'recognised', 未认定: 'not recognised', 取消: 'withdrawn' },
    {
      cardOrder: 21,

      valueSynonyms: { 是: '已认定', 否: '未认定', 取消认定: '取消', 取消认定资格: '取消', 通过认定: '已认定' },
    },
  ),
  field('area_km2', 'number', '面积', 'Area', {
    unit: UNITS.squareKilometres,
    min: 0,
    cardOrder: 22,
  }),
  field('enterprise_count', 'integer', '企业数', 'Enterprises', {
    unit: UNITS.firms,
    min: 0,
    cardOrder: 23,
  }),
  field('hazard_count', 'integer', '重大危险源数', 'Major hazard sources', {
    unit: UNITS.sites,
    min: 0,
    cardOrder: 24,
  }),
  field('score', 'number', '安全风险评估得分', 'Assessment score', {
    unit: UNITS.points,
    min: 0,
    max: 100,
    cardOrder: 25,
  }),
  enumField(
    'grade',
    '安全风险等级（A–D）',
    'Park grade (A worst)',
    { A: 'A high', B: 'B fairly high', C: 'C moderate', D: 'D fairly low' },
    {
      cardOrder: 26,

      valueSynonyms: { a级: 'A', b级: 'B', c级: 'C', d级: 'D', a: 'A', b: 'B', c: 'C', d: 'D' },
    },
  ),
  field('assessed_at', 'date', '评估日期', 'Assessed on', {
    cardOrder: 27,
  }),
  field('next_assess_due', 'date', '下次评估期限', 'Next assessment due', {
    cardOrder: 28,
  }),
  field('is_reassess_overdue', 'boolean', '复评超期', 'Reassessment overdue'),
  field('closed_management', 'boolean', '封闭管理', 'Closed management', {
    cardOrder: 29,
  }),
  field('is_not_closed', 'boolean', '未封闭管理', 'Not under closed management'),
  field('platform_built', 'boolean', '信息平台建成', 'Information platform built', {
    cardOrder: 30,
  }),
  field('risk_assess_done', 'boolean', '整体性安全风险评价完成', 'Overall risk assessment done', {
    cardOrder: 31,
  }),
  field('fire_station', 'boolean', '设有消防站', 'Fire station', {
    cardOrder: 32,
  }),
];
