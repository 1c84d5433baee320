import type { BackTest, BackTestMethod } from './forecast-back-test.ts';
import type { DeadlineOutlook } from './forecast-deadline.ts';
import type { Pace } from './forecast-paths.ts';
import type { Forecast, ForecastOutcome, NeverReason, UnknownRule } from './forecast.ts';
import type { Localised } from './words.ts';

export const CANNOT_COMPLETE: Localised = {
  zh: '按当前速度无法完成',
  en: 'Out of reach at the present pace',
};

export const NEVER_WORDS: Readonly<Record<NeverReason, Localised>> = {
  'linked-falls': { zh: '窗口期内接入数没有增加', en: 'no more sites are linked than at the start of the window' },
  'register-outgrows': {
    zh: '新增登记不慢于新增接入，缺口没有缩小',
    en: 'the register grows at least as fast as sites are linked, so the gap does not close',
  },
  'too-slow': {
    zh: '缺口在缩小，但预测期内达到的可能不足一半',
    en: 'the gap closes, but less than half the futures get there in the horizon',
  },
};

export const METHOD_WORDS: Readonly<Record<BackTestMethod, Localised>> = {
  steady: { zh: '块自助法（匀速）', en: 'Block bootstrap, steady pace' },
  proportional: { zh: '块自助法（按剩余缺口比例）', en: 'Block bootstrap, pace in proportion to what is left' },
  'last-value': { zh: '对照：维持现状', en: 'Baseline: no change' },
  linear: { zh: '对照：直线外推', en: 'Baseline: straight line' },
};

const UNKNOWN_WORDS: Readonly<Record<UnknownRule, (value: string, limit: string) => Localised>> = {
  'invalid-target': (value) => ({
    zh: `目标值 ${value} 不在 0–1 之间`,
    en: `the target ${value} is not between 0 and 1`,
  }),
  'no-data': () => ({ zh: '没有可读的历史数据', en: 'there is no history that could be read' }),
  'empty-register': () => ({ zh: '没有登记的点位', en: 'nothing is registered' }),
  undated: (value, limit) => ({
    zh: `${value} 处没有登记或接入日期（最多允许 ${limit} 处）`,
    en: `${value} sites lack the date of registration or linking (at most ${limit} may)`,
  }),
  'few-sites': (value, limit) => ({
    zh: `只有 ${value} 处登记，少于 ${limit} 处`,
    en: `only ${value} sites are registered, fewer than ${limit}`,
  }),
  'few-weeks': (value, limit) => ({
    zh: `只有 ${value} 周变化记录，少于 ${limit} 周`,
    en: `only ${value} weekly changes are known, fewer than ${limit}`,
  }),
  gaps: (value, limit) => ({
    zh: `窗口期内有 ${value} 周缺数据（最多允许 ${limit} 周）`,
    en: `${value} weeks of the window have no data (at most ${limit} may)`,
  }),
  flat: (value, limit) => ({
    zh: `窗口期内只有 ${value} 周有变化，少于 ${limit} 周`,
    en: `only ${value} weeks of the window changed anything, fewer than ${limit}`,
  }),
};

const trim = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 100) / 100));

const join = (zh: readonly string[], en: readonly string[]): Localised => ({ zh: zh.join('；'), en: en.join('; ') });

/** The outcome in a sentence; for `dated` both days, for the others the reason why there is none. */
export const describeOutcome = (outcome: ForecastOutcome): Localised => {
  switch (outcome.state) {
    case 'reached':
      return { zh: `已达到（自 ${outcome.since}）`, en: `Reached (since ${outcome.since})` };
    case 'dated': {
      const { p50, p80 } = outcome;
      return join(
        [`P50：${p50}`, p80 === null ? 'P80：预测期内无法达到' : `P80：${p80}`],
        [`P50: ${p50}`, p80 === null ? 'P80: beyond the horizon' : `P80: ${p80}`],
      );
    }
    case 'never': {
      const reason = NEVER_WORDS[outcome.reason];
      return { zh: `${CANNOT_COMPLETE.zh}：${reason.zh}`, en: `${CANNOT_COMPLETE.en}: ${reason.en}` };
    }
    case 'unknown': {
      const reason = UNKNOWN_WORDS[outcome.rule](trim(outcome.value), trim(outcome.limit));
      return { zh: `不给出日期：${reason.zh}`, en: `No date is given: ${reason.en}` };
    }
  }
};

/** The method and all its parameters, for the card. */
export const describeMethod = (
  pace: Pace,
  { parameters, weeksUsed, spread }: Pick<Forecast, 'parameters' | 'weeksUsed' | 'spread'>,
): Localised => {
  const { blockWeeks, paths, horizonWeeks, windowWeeks } = parameters;
  const chosen =
    weeksUsed < windowWeeks
      ? {
          zh: `（回测比较后取近期，而非 ${windowWeeks} 周）`,
          en: ` (the back-test found them nearer than ${windowWeeks})`,
        }
      : { zh: '', en: '' };
  const wandering =
    spread > 0
      ? {
          zh: `；按回测误差，每条路径的速度再加 ±${Math.round(spread * 100)}%（标准差）的浮动`,
          en: `; each path keeps a pace of its own, ±${Math.round(spread * 100)} % (standard deviation) by the error of the back-test`,
        }
      : { zh: '', en: '' };
  return {
    zh: `${METHOD_WORDS[pace].zh}：近 ${weeksUsed} 周登记与接入的周变化${chosen.zh}，两级移动块重抽样，块长 ${blockWeeks} 周，${paths} 条路径，最远 ${horizonWeeks} 周${wandering.zh}；假定今后与窗口期相同，不含计划与专项行动`,
    en: `${METHOD_WORDS[pace].en}: weekly changes of registered and linked over the last ${weeksUsed} weeks${chosen.en}, two-stage moving block resampling, blocks of ${blockWeeks} weeks, ${paths} paths, at most ${horizonWeeks} weeks ahead${wandering.en}; assumes the future is like these weeks and knows of no plan`,
  };
};

/** How far off the method was when it was tried on the past, against both baselines; one sentence a horizon. */
export const describeBackTest = (test: BackTest, pace: Pace): Localised => {
  const errorOf = (method: BackTestMethod): string =>
    trim(test.scores.find((score) => score.method === method)?.medianErrorSites ?? null);
  const own = test.scores.find((score) => score.method === pace);
  const coverage = own?.coverage === null || own === undefined ? '—' : `${Math.round(own.coverage * 100)}%`;
  const points = trim(own?.medianErrorPoints ?? null);
  return {
    zh: `提前 ${test.horizonWeeks} 周回测 ${test.origins} 次：误差中位数 ${errorOf(pace)} 处（${points} 个百分点），维持现状 ${errorOf('last-value')} 处，直线外推 ${errorOf('linear')} 处；80% 区间实际命中 ${coverage}`,
    en: `${test.horizonWeeks} weeks ahead, tried ${test.origins} times: median error ${errorOf(pace)} sites (${points} points), no change ${errorOf('last-value')}, straight line ${errorOf('linear')}; the 80 % band held ${coverage}`,
  };
};

/** The rate a deadline needs, beside the rate achieved. */
export const describeDeadline = (deadline: DeadlineOutlook, rate: Forecast['rate']): Localised => {
  const { day } = deadline;
  switch (deadline.state) {
    case 'invalid':
      return { zh: `期限“${day}”不是有效日期`, en: `The deadline "${day}" is not a day` };
    case 'reached':
      return { zh: `期限 ${day}：已达到`, en: `Deadline ${day}: reached` };
    case 'passed':
      return { zh: `期限 ${day} 已过，未达到`, en: `Deadline ${day} has passed unreached` };
    case 'unknown':
      return { zh: `期限 ${day}：数据不足，无法计算`, en: `Deadline ${day}: not known, data are missing` };
    case 'ahead': {
      const needed = trim(deadline.neededPerWeek);
      const growth = deadline.countsGrowth
        ? { zh: '', en: '' }
        : { zh: '（未计新增登记）', en: " (today's register alone)" };
      return {
        zh: `期限 ${day}：每周需接入 ${needed} 处${growth.zh}，${rate === null ? '实际速度未知' : `近 ${rate.weeks} 周实际每周 ${trim(rate.linked)} 处`}`,
        en: `Deadline ${day}: ${needed} sites a week needed${growth.en}, ${rate === null ? 'the rate achieved is not known' : `${trim(rate.linked)} a week achieved over ${rate.weeks} weeks`}`,
      };
    }
  }
};
