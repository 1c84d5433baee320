import { describe, expect, it } from 'vitest';
import { COAL_MINE } from './index.ts';
import { GRADING } from './grading.ts';
import { MAJOR_HAZARD_KINDS } from './rules.ts';

const NOW = Date.parse('2020-11-16T09:00:00+08:00');
const grade = (properties: Record<string, unknown>, overrides?: Record<string, '1' | '2' | '3' | '4'>) =>
  GRADING.grade(properties, NOW, overrides);
const ruleIds = (list: readonly { readonly rule: string }[]) => list.map((reason) => reason.rule);
const facet = (id: string) => COAL_MINE.facets.find((entry) => entry.id === id)?.test;

describe('classes, A the best', () => {
  it.each([
    ['A', 4],
    ['B', 3],
    ['C', 2],
    ['D', null],
  ])('%s is %s', (mineClass, level) => expect(grade({ class: mineClass }).level).toBe(level));

  it('D is 未评估 with a reason, not with a missing field', () => {
    const result = grade({ class: 'D' });
    expect(result.missing).toEqual([]);
    expect(ruleIds(result.reasons)).toContain('coal.class');
  });

  it('without a class is 未评估', () => expect(grade({ approved_capacity: 90 }).missing).toEqual(['class']));
});

describe('open 重大隐患 is red', () => {
  it('names 15 kinds', () => expect(MAJOR_HAZARD_KINDS).toHaveLength(15));

  it.each([
    [[{ kind: 7, status: '整改中' }], 1],
    [[{ kind: 7, status: '已整改' }], 1],
    [[{ kind: 7 }], 1],
    [[{ kind: 7, status: '已销号' }], 4],
    [[], 4],
    [[null], 1],
  ])('%j', (major_hazards, level) => {
    expect(grade({ class: 'A', major_hazards }).level).toBe(level);
    expect(facet('open-major-hazard')?.({ major_hazards }, NOW)).toBe(level === 1);
  });

  it('also without a class, and for a mine long stopped', () => {
    expect(grade({ major_hazards: [{ kind: 1 }] }).level).toBe(1);
    expect(grade({ class: 'D', major_hazards: [{ kind: 1 }] }).level).toBe(1);
  });

  it('may be carried as the flag alone', () => {
    expect(grade({ class: 'B', has_open_major_hazard: true }).level).toBe(1);
    expect(grade({ class: 'B', has_open_major_hazard: true, major_hazards: [] }).level).toBe(3);
  });
});

describe('over-capacity is kind 1', () => {
  it.each([
    [90, { output_annual: 98.99 }, 4],
    [90, { output_annual: 99 }, 1], // 110 % exactly
    [30, { output_annual: 33 }, 1],
    [0.7, { output_annual: 0.77 }, 1], // binary fractions at the threshold
    [90, { output_ytd: 99 }, 1],
    [90, { output_month: 9 }, 4], // 10 % exactly is allowed
    [90, { output_month: 9.01 }, 1],
    [0, { output_annual: 5 }, 4],
    [90, {}, 4],
  ])('approved %d, %j: level %d', (approved_capacity, outputs, level) =>
    expect(grade({ class: 'A', approved_capacity, ...outputs }).level).toBe(level),
  );

  it('says how far', () => {
    const reason = grade({ class: 'A', approved_capacity: 90, output_annual: 108 }).reasons.find(
      ({ rule }) => rule === 'coal.over-capacity-annual',
    );
    expect(reason?.words.zh).toContain('120%');
  });
});

describe('findings', () => {
  const valid = [
    { type: '采矿许可证', expiry: '2022-01-01', suspended: false },
    { type: '安全生产许可证', expiry: '2020-11-16' },
  ];
  it.each([
    ['both valid, one to the end of today', valid, []],
    ['one expired yesterday', [valid[0], { type: '安全生产许可证', expiry: '2020-11-15' }], ['coal.unlicensed']],
    ['one suspended', [{ ...valid[0], suspended: true }, valid[1]], ['coal.unlicensed']],
    ['none', [], ['coal.unlicensed']],
    ['not stated', undefined, ['coal.licences-unknown']],
  ])('producing, %s', (_, licences, expected) =>
    expect(ruleIds(grade({ class: 'A', mine_status: '生产', licences }).findings)).toEqual(expected),
  );

  it('asks a stopped mine for no licence', () =>
    expect(grade({ class: 'A', mine_status: '停产' }).findings).toEqual([]));

  it.each([
    [29.9, ['coal.small-mine']],
    [30, []],
  ])('%d 万吨/年', (approved_capacity, expected) =>
    expect(ruleIds(grade({ class: 'A', approved_capacity }).findings)).toEqual(expected),
  );

  it('超层越界 is a flag of its own', () => {
    const result = grade({ class: 'A', over_layer: true });
    expect(ruleIds(result.findings)).toEqual(['coal.over-layer']);
    expect(result.level).toBe(4);
  });
});

it('an authority may colour a class, D and the open hazard, never silently', () => {
  for (const [properties, overrides, level] of [
    [{ class: 'A' }, { A: '3' }, 3],
    [{ class: 'D' }, { D: '2' }, 2],
    [{ class: 'A', major_hazards: [{}] }, { 重大隐患: '2' }, 2],
  ] as const) {
    const result = grade(properties, overrides);
    expect(result.level).toBe(level);
    expect(result.reasons.at(-1)?.words.zh).toContain('本地配置');
  }
});

it('停产 is read from the status, else from the flag', () => {
  expect(facet('stopped')?.({ mine_status: '停产' }, NOW)).toBe(true);
  expect(facet('stopped')?.({ mine_status: '生产', is_stopped: true }, NOW)).toBe(false);
  expect(facet('stopped')?.({ is_stopped: true }, NOW)).toBe(true);
});
