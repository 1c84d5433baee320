import { describe, expect, it } from 'vitest';
import type { DeadlineOutlook } from '../../domain/forecast-deadline.ts';
import type { ForecastOutcome } from '../../domain/forecast.ts';
import { bySlowest, toDate, toNextDeadline, toNoNeedWords } from './to-date-words.ts';

const OUTCOMES: readonly ForecastOutcome[] = [
  { state: 'reached', since: '2020-01-06' },
  { state: 'dated', p50: '2022-01-03', p80: null },
  { state: 'unknown', rule: 'few-sites', value: 3, limit: 10 },
  { state: 'dated', p50: '2023-01-02', p80: '2024-01-01' },
  { state: 'never', reason: 'too-slow' },
];

describe('dates and reasons', () => {
  it('gives the day, or a reason without a number', () => {
    expect(OUTCOMES.map((outcome) => toDate(outcome, 'p50').day)).toEqual([
      null,
      '2022-01-03',
      null,
      '2023-01-02',
      null,
    ]);
    expect(OUTCOMES.map((outcome) => toDate(outcome, 'p80').reason?.zh ?? '')).toEqual([
      '已达到',
      '预测期内达不到',
      '样本少',
      '',
      '按当前速度无法完成',
    ]);
    for (const outcome of OUTCOMES)
      for (const quantile of ['p50', 'p80'] as const)
        expect(Object.values(toDate(outcome, quantile).reason ?? {}).join()).not.toMatch(/\d/);
  });

  it('puts what does not get there first, then the latest', () => {
    const sorted = OUTCOMES.map((outcome) => ({ outcome, missing: 5 })).sort(bySlowest);
    expect(sorted.map(({ outcome }) => (outcome.state === 'dated' ? outcome.p50 : outcome.state))).toEqual([
      'never',
      '2023-01-02',
      '2022-01-03',
      'unknown',
      'reached',
    ]);
  });

  it('names why nothing is needed', () => {
    const toOutlook = (state: DeadlineOutlook['state']): DeadlineOutlook => ({
      id: state,
      day: '2021-01-01',
      state,
      weeksLeft: null,
      neededPerWeek: null,
      countsGrowth: false,
      timesAchieved: null,
      probability: null,
    });
    expect(toNextDeadline([toOutlook('passed'), toOutlook('ahead')])?.id).toBe('ahead');
    expect(toNextDeadline([])).toBeNull();
    expect(
      [[], ['passed'], ['reached'], ['unknown']].map(
        (states) => toNoNeedWords(states.map((state) => toOutlook(state as DeadlineOutlook['state']))).zh,
      ),
    ).toEqual(['未设期限', '期限已过', '已达到', '无从计算']);
  });
});
