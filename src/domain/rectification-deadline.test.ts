import { describe, expect, it } from 'vitest';
import { toAgeBucket, toDeadline, type StatedDays } from './rectification-deadline.ts';
import { toDeadlineWords } from './rectification-words.ts';

const TODAY = '2020-11-16';

const toItem = (changes: Partial<StatedDays> = {}): StatedDays => ({
  state: '整改',
  foundOn: '2020-10-17',
  dueOn: '2020-12-16',
  closedOn: null,
  ...changes,
});
const deadline = (changes: Partial<StatedDays> = {}) => toDeadline(toItem(changes), TODAY);

describe('the deadline of an item', () => {
  it('uses half of sixty days in thirty', () => {
    expect(deadline()).toEqual({ standing: 'running', days: 30, usedShare: 0.5 });
  });

  it('is soon up to the seventh day, and overdue from the day after', () => {
    expect(deadline({ dueOn: '2020-11-24' })).toMatchObject({ standing: 'running', days: 8 });
    expect(deadline({ dueOn: '2020-11-23' })).toMatchObject({ standing: 'due-soon', days: 7 });
    expect(deadline({ dueOn: TODAY })).toMatchObject({ standing: 'due-soon', days: 0, usedShare: 1 });
    expect(deadline({ dueOn: '2020-11-15' })).toEqual({ standing: 'overdue', days: 1, usedShare: 1 });
  });

  it('of a closed item is judged by the day it was closed', () => {
    const closed = (closedOn: string | null) => deadline({ state: '销号', closedOn });
    expect(closed('2020-11-01')).toEqual({ standing: 'closed-on-time', days: 45, usedShare: 0.25 });
    expect(deadline({ state: '销号', dueOn: '2020-11-01', closedOn: '2020-11-01' })).toMatchObject({
      standing: 'closed-on-time',
      usedShare: 1,
    });
    expect(deadline({ state: '销号', dueOn: '2020-11-01', closedOn: '2020-11-04' })).toMatchObject({
      standing: 'closed-late',
      days: 3,
    });
    expect(closed(null)).toEqual({ standing: 'closed', days: null, usedShare: null });
    expect(closed('2020-11-17')).toEqual({ standing: 'closed', days: null, usedShare: null });
  });

  it('has no share of time without the day it was found, and no days without a due day', () => {
    expect(deadline({ foundOn: null })).toEqual({ standing: 'running', days: 30, usedShare: null });
    expect(deadline({ foundOn: '2020-11-17' })).toMatchObject({ usedShare: null });
    expect(deadline({ dueOn: null })).toEqual({ standing: 'undated', days: null, usedShare: null });
    expect(deadline({ foundOn: TODAY, dueOn: TODAY })).toMatchObject({ standing: 'due-soon', usedShare: 1 });
  });

  it('is said in words with its days', () => {
    const words = (changes: Partial<StatedDays>) => toDeadlineWords(deadline(changes)).zh;
    expect(words({ dueOn: '2020-10-24' })).toBe('逾期 23 天');
    expect(words({ dueOn: TODAY })).toBe('今天到期');
    expect(words({ dueOn: '2020-11-20' })).toBe('4 天后到期');
    expect(words({ state: '销号', dueOn: '2020-11-01', closedOn: '2020-11-04' })).toBe('逾期 3 天销号');
  });
});

describe('the age of an open item', () => {
  it('changes bucket after 30, 60, 90 and 180 days', () => {
    const buckets = [TODAY, '2020-10-17', '2020-10-16', '2020-09-17', '2020-09-16', '2020-08-18', '2020-08-17'];
    expect(buckets.map((day) => toAgeBucket(day, TODAY))).toEqual([
      '0-30',
      '0-30',
      '31-60',
      '31-60',
      '61-90',
      '61-90',
      '91-180',
    ]);
    expect(['2020-05-20', '2020-05-19', null, '2020-11-17'].map((day) => toAgeBucket(day, TODAY))).toEqual([
      '91-180',
      'over-180',
      'unknown',
      'unknown',
    ]);
  });
});
