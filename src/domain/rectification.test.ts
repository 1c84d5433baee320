import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECTIFICATION_STATES } from './rectification-state.ts';
import {
  compareUrgency,
  countRectifications,
  groupByList,
  isOverdue,
  parseRectification,
  type Rectification,
} from './rectification.ts';

const NOW = Date.parse('2020-11-16T09:00:00+08:00');
const TODAY = '2020-11-16';

const item = (patch: Partial<Rectification> = {}): Rectification => ({
  id: 'r-1',
  listType: '隐患整改',
  adcode: '360702',
  site: null,
  sector: '尾矿库',
  text: '',
  state: '整改',
  foundOn: null,
  dueOn: null,
  closedOn: null,
  isReopened: false,
  reopenedOn: null,
  evidence: null,
  asOf: null,
  isSynthetic: true,
  faults: [],
  ...patch,
});

describe('counting rectifications', () => {
  it('counts overdue from the day after the due day, and due in 7 days up to the seventh', () => {
    const due = (dueOn: string | null) => countRectifications([item({ dueOn })], NOW);
    expect(due('2020-11-15')).toMatchObject({ overdue: 1, dueIn7Days: 0 });
    expect(due('2020-11-16')).toMatchObject({ overdue: 0, dueIn7Days: 1 });
    expect(due('2020-11-23')).toMatchObject({ overdue: 0, dueIn7Days: 1 });
    expect(due('2020-11-24')).toMatchObject({ overdue: 0, dueIn7Days: 0 });
    expect(due(null)).toMatchObject({ overdue: 0, dueIn7Days: 0, open: 1 });
  });

  it('counts days in China, whatever the hour in UTC', () => {
    const lateEvening = Date.parse('2020-11-16T23:59:00+08:00');
    const afterMidnight = Date.parse('2020-11-17T00:01:00+08:00');
    expect(countRectifications([item({ dueOn: TODAY })], lateEvening).overdue).toBe(0);
    expect(countRectifications([item({ dueOn: TODAY })], afterMidnight).overdue).toBe(1);
  });

  it('a closed item is neither open nor overdue, and is on time up to its due day', () => {
    const closed = (closedOn: string) => item({ state: '销号', dueOn: '2020-10-01', closedOn });
    const counts = countRectifications(
      [closed('2020-10-01'), closed('2020-10-02'), item({ dueOn: '2020-10-01' })],
      NOW,
    );
    expect(counts).toMatchObject({ total: 3, closed: 2, open: 1, overdue: 1, closedOnTime: 1, judged: 3 });
    expect(counts.closedRate).toBe(2 / 3);
    expect(counts.onTimeRate).toBe(1 / 3);
  });

  it('has no rate without a denominator', () => {
    expect(countRectifications([], NOW)).toMatchObject({ closedRate: null, onTimeRate: null });
    expect(countRectifications([item({ dueOn: '2021-01-01' })], NOW)).toMatchObject({
      closedRate: 0,
      onTimeRate: null,
    });
    expect(countRectifications([item({ state: '销号' })], NOW)).toMatchObject({ closedRate: 1, onTimeRate: null });
  });

  it('counts reopened within 30 days by its day, never by the flag alone', () => {
    const reopened = (reopenedOn: string | null) =>
      countRectifications([item({ isReopened: true, reopenedOn })], NOW).reopenedIn30Days;
    expect([TODAY, '2020-10-18', '2020-10-17', '2020-11-17', null].map(reopened)).toEqual([1, 1, 0, 0, 0]);
  });

  it('states add up to the total, open and closed as well', () => {
    const items = fc.array(
      fc.record({ state: fc.constantFrom(...RECTIFICATION_STATES), dueOn: fc.constantFrom(null, TODAY, '2020-01-01') }),
    );
    fc.assert(
      fc.property(items, (patches) => {
        const counts = countRectifications(
          patches.map((patch) => item(patch)),
          NOW,
        );
        expect(Object.values(counts.byState).reduce((sum, value) => sum + value, 0)).toBe(counts.total);
        expect(counts.open + counts.closed).toBe(counts.total);
        expect(counts.overdue).toBeLessThanOrEqual(counts.open);
        expect(counts.closedOnTime).toBeLessThanOrEqual(counts.judged);
      }),
    );
  });
});

describe('lists', () => {
  it('keeps list types apart, the longest first', () => {
    const lists = groupByList([item({ listType: '问题隐患' }), item(), item({ id: 'r-2' })]);
    expect(lists.map((list) => [list.listType, list.items.length])).toEqual([
      ['隐患整改', 2],
      ['问题隐患', 1],
    ]);
  });

  it('puts the longest overdue first, undated open ones after dated, closed last', () => {
    const sorted = [
      item({ id: 'closed', state: '销号', dueOn: '2019-01-01' }),
      item({ id: 'undated' }),
      item({ id: 'soon', dueOn: '2020-11-20' }),
      item({ id: 'overdue', dueOn: '2020-01-01' }),
    ].toSorted(compareUrgency);
    expect(sorted.map(({ id }) => id)).toEqual(['overdue', 'soon', 'undated', 'closed']);
    expect(sorted.filter((each) => isOverdue(each, TODAY)).map(({ id }) => id)).toEqual(['overdue']);
  });
});

describe('reading an item', () => {
  const wire = { id: 'x', list_type: '隐患整改', adcode: '360702', state: '整改', due_at: '2020-12-01' };

  it('takes days and moments, and leaves out what is no date', () => {
    expect(parseRectification({ ...wire, closed_at: '2020-11-15T20:00:00Z' })).toMatchObject({
      dueOn: '2020-12-01',
      closedOn: '2020-11-16',
    });
    expect(parseRectification({ ...wire, due_at: 'soon' })?.dueOn).toBeNull();
    expect(parseRectification({ ...wire, due_at: '2020-13-45' })?.dueOn).toBeNull();
  });

  it('is nothing without id, list, division or a known state', () => {
    expect(parseRectification(wire)).toMatchObject({ id: 'x', site: null, isReopened: false });
    for (const field of ['id', 'list_type', 'adcode'])
      expect(parseRectification({ ...wire, [field]: undefined })).toBeNull();
    expect(parseRectification({ ...wire, state: '完成' })).toBeNull();
    expect(parseRectification({ ...wire, id: null, item_id: 'y' })?.id).toBe('y');
  });
});
