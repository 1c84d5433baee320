import { describe, expect, it } from 'vitest';
import { gradeCase } from '../../domain/rule-sheet.ts';
import { LIVE_WARNING_RULE } from './live-warning.ts';
import { reportMissingItems } from './monitor-items.ts';

const grade = (...levels: readonly [item: string, level: unknown][]) =>
  gradeCase(LIVE_WARNING_RULE, {
    properties: { monitoring_points: levels.map(([item, warning_level]) => ({ item, warning_level })) },
    nowMs: 0,
  });

describe('live warning as a rule', () => {
  it('gives the reasons of items and pond', () => {
    const result = grade(['浸润线', 3], ['浸润线', 3], ['浸润线', 3], ['库水位', 0]);
    expect(result.level).toBe(2);
    expect(result.reasons.map(({ rule, level }) => [rule, level])).toEqual([
      ['gb39496.item.浸润线', 2],
      ['gb39496.item.库水位', null],
      ['gb39496.pond', 2],
    ]);
    expect(result.reasons[0]?.words.zh).toBe('浸润线：测点 黄 3 → 橙');
  });

  it('no point warns: no warning; no reading: what is missing is said', () => {
    expect(grade(['浸润线', 0])).toMatchObject({ level: null, missing: [] });
    expect(grade(['浸润线', null], ['库水位', 5])).toMatchObject({ level: null, missing: ['monitoring_points'] });
    expect(grade(['浸润线', 2], ['库水位', null]).findings[0]?.value).toBe(1);
    expect(LIVE_WARNING_RULE.rule.grade({}, 0)).toMatchObject({ level: null, missing: ['monitoring_points'] });
  });
});

describe('items that must be monitored', () => {
  const inForce = Date.parse('2021-09-01T00:00:00+08:00');
  const find = (properties: Record<string, unknown>, nowMs = inForce) => reportMissingItems(properties, nowMs)[0];
  const lacking = (properties: Record<string, unknown>) => find(properties)?.value;
  it.each([
    [{ wet_dry: '湿排', monitor_items: ['坝体位移', '浸润线', '干滩', '降水量', '库水位', '视频'] }, undefined],
    [{ wet_dry: '湿排', monitor_items: ['坝体位移', '浸润线', '降水量', '视频'] }, '干滩长度及坡度、库水位'],
    [{ wet_dry: '干排', monitor_items: '["位移","浸润线","降水","视频"]' }, undefined],
    [{ wet_dry: '干排', monitor_items: [] }, '坝体位移、浸润线、降水量、视频'],
    [{ wet_dry: '干排' }, undefined],
    [{ monitor_items: [] }, undefined],
    [{ wet_dry: '干排', monitor_items: [], status: '停用' }, '坝体位移、浸润线、降水量、视频'],
    [{ wet_dry: '干排', monitor_items: [], status: '闭库' }, undefined],
    [{ wet_dry: '干排', monitor_items: [], status: '在建' }, undefined],
  ])('%j', (properties, expected) => expect(lacking(properties)).toBe(expected));

  it('are no breach before the standard is in force: then it is said from when on', () => {
    const pond = { wet_dry: '干排', monitor_items: [] };
    expect(find(pond)?.words.zh).not.toContain('施行');
    expect(find(pond, inForce - 1)?.words.zh).toContain('标准自 2021-09-01 起施行');
  });
});
