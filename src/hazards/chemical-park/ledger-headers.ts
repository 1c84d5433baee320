import type { LedgerHeaders } from '../define.ts';

/** Headers that mean a field of this kind in ledgers, lower case; read by the import alone, so no first map waits for them. */
export const LEDGER_HEADERS: LedgerHeaders = {
  park_type: ['园区类别', '园区性质'],
  recognition: ['认定状态', '是否已认定', '是否通过认定', '认定结果', '是否认定'],
  area_km2: ['规划面积', '占地面积', '四至范围面积', '园区规划面积', '建成面积', '园区面积'],
  enterprise_count: ['化工企业数', '企业总数', '入园企业数', '入驻企业数', '危化品企业数', '企业个数', '企业数量'],
  hazard_count: ['重大危险源个数', '重大危险源总数', '重大危险源处数', '重大危险源数量', '危险源数量'],
  score: ['安全风险得分', '风险评估得分', '评估分', '安全风险评估分数', '总分', '得分', '评估得分', '评分', '分数'],
  grade: [
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
  assessed_at: ['上次评估日期', '风险评估日期', '安全风险评估时间', '评估时间', '最近评估日期'],
  next_assess_due: ['下次评估日期', '下次评估时间', '复评日期', '复评期限'],
  closed_management: ['是否封闭', '封闭化管理情况', '是否实现封闭管理', '封闭管理情况', '是否封闭管理', '封闭化管理'],
  platform_built: ['信息化平台', '是否建成信息平台', '智慧园区平台', '安全监管平台建设'],
  risk_assess_done: ['整体性安全风险评估', '整体性评价', '是否完成整体性评价'],
  fire_station: ['特勤消防站', '是否有消防站', '消防站建设', '消防站'],
};
