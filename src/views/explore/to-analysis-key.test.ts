import { expect, it } from 'vitest';
import { toMeasureClasses } from '../../features/map-scene/breaks.ts';
import { toAnalysisKeyClasses } from './to-analysis-key.ts';

const NOTHING = { zh: '未统计', en: 'No register' };
const fill = (className: 'gap-1' | 'gap-3' | 'outside' | 'unknown') => ({ adcode: '360100', className });

it('shares in per cent, with the divisions of each class and what is not known', () => {
  const rows = toAnalysisKeyClasses(
    [fill('gap-1'), fill('gap-3'), fill('unknown'), fill('outside')],
    toMeasureClasses([], 'share'),
    'share',
    NOTHING,
  );
  expect(rows.map(({ words, count }) => `${words.zh} ${count}`)).toEqual([
    '<15 1',
    '15–30 0',
    '30–45 1',
    '45–60 0',
    '≥60 0',
    '未统计 1',
    '无数据 1',
  ]);
});

it('counts as whole numbers, 0 alone', () => {
  const measures = Array.from({ length: 100 }, (_, index) => ({ adcode: '360100', value: index }));
  const rows = toAnalysisKeyClasses([fill('gap-1')], toMeasureClasses(measures, 'count'), 'count', NOTHING);
  expect(rows.map(({ words }) => words.zh)).toEqual(['0', '1–24', '25–49', '50–79', '≥80']);
});
