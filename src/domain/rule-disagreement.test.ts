import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradeReason } from './grading.ts';
import type { MaybeRiskLevel } from './levels.ts';
import {
  compareDisagreements,
  compareLevels,
  DISAGREEMENT_COLUMNS,
  DisagreementSummary,
  toDecision,
  toDisagreementCells,
  type RowComparison,
} from './rule-disagreement.ts';

describe('one row', () => {
  it.each([
    [2, { level: 2, missing: [] }, 'agree', null],
    [2, { level: 1, missing: [] }, 'differ', true],
    [2, { level: 3, missing: [] }, 'differ', false],
    [null, { level: 3, missing: [] }, 'register-lacks', null],
    [undefined, { level: null, missing: ['score'] }, 'both-lack', null],
    [4, { level: null, missing: ['score'] }, 'cannot-compute', null],
    [4, { level: null, missing: [] }, 'no-colour', null],
    [5, { level: 1, missing: [] }, 'register-invalid', null],
    ['2', { level: 1, missing: [] }, 'register-invalid', null],
    [0, { level: null, missing: [] }, 'register-invalid', null],
  ] as const)('%s beside %j: %s', (stated, computed, outcome, isUnderstated) =>
    expect(compareLevels(stated, computed)).toMatchObject({ outcome, isUnderstated }),
  );
});

const level = fc.constantFrom(1, 2, 3, 4, null);
const rows = fc.array(
  fc.record({
    county: fc.integer({ min: 0, max: 6 }),
    comparison: fc
      .tuple(fc.oneof(level, fc.constant(5)), level, fc.boolean())
      .map(([stated, computed, isMissing]) =>
        compareLevels(stated, { level: computed, missing: isMissing ? ['x'] : [] }),
      ),
  }),
  { maxLength: 60 },
);
type Row = { readonly county: number; readonly comparison: RowComparison };
const summarise = (list: readonly Row[]): DisagreementSummary => {
  const summary = new DisagreementSummary();
  for (const { county, comparison } of list) summary.add(county, comparison);
  return summary;
};

describe('the table', () => {
  it('adds up: outcomes to rows, under and overstated to differ, regions to the whole', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 6 }), (list, split) => {
        const summary = summarise(list);
        const whole = summary.table();
        expect(whole.rows).toBe(list.length);
        expect(whole.understated + whole.overstated).toBe(whole.outcomes.differ);
        expect(whole.outcomes.differ).toBe(list.filter(({ comparison }) => comparison.outcome === 'differ').length);
        const moved = whole.moves.reduce((sum, { count }) => sum + count, 0);
        expect(moved + whole.outcomes['register-invalid']).toBe(whole.rows);
        const parts = [summary.table(0, split), summary.table(split + 1)];
        expect(parts.reduce((sum, part) => sum + part.outcomes.differ, 0)).toBe(whole.outcomes.differ);
        expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(whole.rows);
      }),
    );
  });

  it('names the moves, red first', () => {
    const summary = summarise(
      (
        [
          [2, 1],
          [2, 1],
          [1, 3],
          [null, 4],
        ] as const
      ).map(([stated, computed]) => ({
        county: 1,
        comparison: compareLevels(stated, { level: computed, missing: [] }),
      })),
    );
    expect(summary.table()).toMatchObject({ understated: 2, overstated: 1 });
    expect(summary.table().moves).toEqual([
      { from: '1', to: '3', count: 1 },
      { from: '2', to: '1', count: 2 },
      { from: 'unassessed', to: '4', count: 1 },
    ]);
  });
});

describe('the list', () => {
  const of = (stated: unknown, level: MaybeRiskLevel) =>
    compareLevels(stated, { level, missing: level === null ? ['x'] : [] });

  it('puts what is worse than registered first, the worst and the largest step first of each', () => {
    const rows = [of(1, 4), of(3, 2), of(2, 1), of(1, 2), of(4, 1), of(null, 3), of(2, null)];
    const sorted = rows.toSorted(compareDisagreements).map(({ registered, computed }) => [registered, computed]);
    expect(sorted).toEqual([
      [4, 1],
      [2, 1],
      [3, 2],
      [1, 2],
      [2, null],
      [null, 3],
      [1, 4],
    ]);
  });

  it('gives the steps that decided, with their documents once', () => {
    const step = (zh: string, source: string): GradeReason => ({
      rule: zh,
      words: { zh, en: zh },
      value: null,
      threshold: '',
      source,
      confidence: 'a',
      level: null,
    });
    const grade = (...reasons: GradeReason[]) => toDecision({ level: 1, reasons, missing: [], findings: [] });
    expect(grade(step('α', 'x'), step('R = 120', 'GB 18218'), step('一级 → 红', '默认'))).toEqual({
      reason: { zh: 'R = 120；一级 → 红', en: 'R = 120; 一级 → 红' },
      document: 'GB 18218；默认',
    });
    expect(grade(step('a', 'x'), step('b', 'x')).document).toBe('x');
    expect(grade()).toEqual({ reason: null, document: null });
  });
});

it('exports as many cells as there are heads', () => {
  const row = {
    ...compareLevels(2, { level: 1, missing: [] }),
    id: 'mhs-1',
    name: '演示',
    kind: 'major-hazard-source',
    source: 'demo',
    adcode: '360702',
    reason: { zh: '计算 R = 120', en: 'R = 120' },
    document: 'GB 18218-2018',
    missing: [],
  };
  const names = {
    kind: { zh: '危险源', en: 'Sources' },
    places: ['江西省', '赣州市', '章贡区'],
    missing: [],
    isSynthetic: true,
    asOf: '2020-11-16T09:00:00+08:00',
  } as const;
  const cells = toDisagreementCells(row, names, 'zh-CN');
  expect(cells).toHaveLength(DISAGREEMENT_COLUMNS.length);
  expect(cells.slice(-3)).toEqual(['demo', '2020-11-16T09:00:00+08:00', '演示数据']);
  expect(cells.slice(7, 13)).toEqual(['橙', '红', '不一致', '登记偏低', '计算 R = 120', 'GB 18218-2018']);
});
