import { describe, expect, it } from 'vitest';
import type { AroundAnswer, AroundKind } from '../../domain/analyses/around.ts';
import { aroundFigures, toAroundTotals, toPointText } from './to-around-figures.ts';

const kind = (changes: Partial<AroundKind>): AroundKind => ({
  kind: 'tailings-pond',
  source: 'demo',
  isSynthetic: true,
  asOf: '2020-11-16T09:00:00+08:00',
  sites: 0,
  byLevel: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 },
  notLinked: 0,
  people: { known: 0, unknownSites: 0 },
  unplaced: 0,
  withoutShape: null,
  ...changes,
});

const answer = (kinds: readonly AroundKind[], total: number | null): AroundAnswer => ({
  isKnown: true,
  kinds,
  total,
  nearest: [],
});

describe('totals around a point', () => {
  it('add what is known, and count what is not', () => {
    const kinds = [
      kind({ sites: 3, notLinked: 2, people: { known: 40, unknownSites: 1 }, unplaced: 2 }),
      kind({ kind: 'coach-route', sites: 2, notLinked: 1, people: null, withoutShape: 4 }),
    ];
    expect(toAroundTotals(answer(kinds, 5))).toEqual({
      sites: 5,
      notLinked: 3,
      people: 40,
      peopleUnknown: 1,
      unplaced: 2,
      withoutShape: 4,
    });
  });

  it('are unknown, never 0, where no site states its people, and where demo and real would be added', () => {
    expect(toAroundTotals(answer([kind({ sites: 2, people: { known: 0, unknownSites: 2 } })], 2)).people).toBeNull();
    expect(toAroundTotals(answer([kind({ sites: 1, people: { known: 0, unknownSites: 0 } })], 1)).people).toBe(0);
    const mixed = toAroundTotals(answer([kind({ sites: 1 }), kind({ isSynthetic: false, sites: 1 })], null));
    expect(mixed).toMatchObject({ sites: null, notLinked: null, people: null, peopleUnknown: null });
  });
});

it('a figure says the ring that it counts, its register and its age', () => {
  const pond = kind({ sites: 3 });
  const toFigure = aroundFigures(
    answer([pond], 3),
    { lngLat: [115.1, 28.25], km: 0.5, sourceName: () => '演示登记' },
    'zh-CN',
  );
  const figure = toFigure({ name: 'around', value: 3, title: { zh: '圈内', en: 'Within' }, of: pond, level: '1' });
  expect(figure).toMatchObject({ name: 'around', kind: 'tailings-pond', level: '1', source: 'demo', filter: '' });
  expect(figure.card?.scope).toBe('500 m · 中心 115.1000, 28.2500 · 全部登记，不受筛选影响');
  expect(figure.card?.asOf).toBe('2020-11-16 09:00');
  expect(toPointText([115.123456, 28])).toBe('115.1235, 28.0000');
});
