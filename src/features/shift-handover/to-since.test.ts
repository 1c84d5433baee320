import { expect, it } from 'vitest';
import { toSince } from './to-since.ts';

it('tells the moment in China and how long it is since; of a time to come no span', () => {
  const end = Date.parse('2020-11-16T09:00:00+08:00');
  expect(toSince(Date.parse('2020-11-16T06:40:00+08:00'), end, 'zh-CN')).toBe('11-16 06:40（2 小时 20 分）');
  expect(toSince(Date.parse('2020-11-14T22:00:00Z'), end, 'en')).toBe('11-15 06:00 (1 d 3 h)');
  expect(toSince(Date.parse('2020-11-16T10:00:00+08:00'), end, 'zh-CN')).toBe('11-16 10:00');
});
