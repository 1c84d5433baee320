import { expect, it } from 'vitest';
import type { PublishedFigure } from '../../domain/published-figure.ts';
import { toPublishedTrend } from './to-published-trend.ts';

const toFigure = (id: string, value: number | null, patch: Partial<PublishedFigure> = {}): PublishedFigure => ({
  id,
  adcode: '100000',
  name: id,
  value,
  unit: '处',
  asOf: '2020-11-16',
  source: '安委办函〔2021〕4号',
  note: null,
  topic: null,
  item: null,
  state: null,
  ...patch,
});

const registered = toFigure('mhs-registered', 22_273);
const notLinked = toFigure('mhs-not-linked', 7560);

it('reckons the published rate from what was published: 14,713 of 22,273', () => {
  const { baseline } = toPublishedTrend([registered, notLinked]);
  expect(baseline).toMatchObject({ at: '2020-11-16', linked: 14_713, registered: 22_273, region: '100000' });
  expect(((baseline?.linked ?? 0) / (baseline?.registered ?? 1)).toFixed(4)).toBe('0.6606');
});

it('has none where a part is missing, of another day, undated or impossible', () => {
  for (const figures of [
    [],
    [registered],
    [registered, toFigure('mhs-not-linked', 7560, { asOf: '2020-11-17' })],
    [toFigure('mhs-registered', 22_273, { asOf: '2020' }), toFigure('mhs-not-linked', 7560, { asOf: '2020' })],
    [registered, toFigure('mhs-not-linked', 30_000)],
    [registered, toFigure('mhs-not-linked', null)],
  ])
    expect(toPublishedTrend(figures).baseline).toBeNull();
});

it('takes the published target where it is a rate, else 100 %', () => {
  expect(toPublishedTrend([toFigure('mhs-linked-target', 0.95)]).target).toBe(0.95);
  expect(toPublishedTrend([toFigure('mhs-linked-target', 95)]).target).toBe(1);
  expect(toPublishedTrend([]).target).toBe(1);
});
