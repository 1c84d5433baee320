import { describe, expect, it } from 'vitest';
import { readDeadlines } from './deadlines.ts';

const KINDS = ['tailings-pond', 'coal-mine'];
const GOOD = {
  id: 'a',
  title: { zh: '在线监测', en: 'Online monitoring' },
  kind: 'tailings-pond',
  measure: 'online-monitoring',
  dueOn: '2022-12-31',
  source: '某方案',
};
const read = (...entries: readonly unknown[]) => readDeadlines(entries, KINDS);

describe('deadlines of config.json', () => {
  it('takes what is whole, with its defaults, by day', () => {
    const later = { id: 'b', title: '接入', dueOn: '2023-01-01', source: 'x' };
    expect(read(later, GOOD)).toEqual({
      problems: [],
      deadlines: [
        { ...GOOD, region: null, source: { zh: '某方案', en: '某方案' } },
        {
          id: 'b',
          title: { zh: '接入', en: '接入' },
          kind: null,
          measure: 'linked',
          dueOn: '2023-01-01',
          region: null,
          source: { zh: 'x', en: 'x' },
        },
      ],
    });
  });

  it.each([
    [null, '不是一个对象'],
    [{ ...GOOD, id: '' }, '缺少 id'],
    [{ ...GOOD, title: { en: 'x' } }, '缺少 title'],
    [{ ...GOOD, source: undefined }, '缺少 source'],
    [{ ...GOOD, kind: 'volcano' }, 'volcano'],
    [{ ...GOOD, measure: 'hope' }, 'measure'],
    [{ ...GOOD, dueOn: '2021-02-30' }, 'dueOn'],
    [{ ...GOOD, startOn: 'soon' }, 'startOn'],
    [{ ...GOOD, startOn: '2023-01-01' }, '期限 2022-12-31 早于起始日 2023-01-01'],
    [{ ...GOOD, region: '36' }, 'region'],
  ])('%j is named and costs no other', (entry, expected) => {
    const { deadlines, problems } = read(entry, GOOD);
    expect(deadlines.map(({ id }) => id)).toEqual(['a']);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.zh).toContain('deadlines[0]');
    expect(problems[0]?.zh).toContain(expected);
  });

  it('is due on the day it starts at the earliest', () =>
    expect(read({ ...GOOD, startOn: '2022-12-31' }).problems).toEqual([]));

  it('names an id that comes twice', () => expect(read(GOOD, GOOD).problems[0]?.zh).toContain('重复'));
});
