import { expect, it } from 'vitest';
import type { History, KindHistory, VersionHistory } from '../../domain/history.ts';
import { toTrend } from './to-trend.ts';

const kind = (source: string, registered: number[], linked: number[], isSynthetic = false): KindHistory => ({
  kind: 'coal-mine',
  source,
  isSynthetic,
  asOf: '2020-11-16',
  registered,
  linked,
  undated: 2,
});
const history = (...kinds: KindHistory[]): History => ({
  days: ['2020-11-09', '2020-11-16'],
  kinds,
  versions: [],
  without: [],
});

const versions: VersionHistory = {
  kind: 'coal-mine',
  source: 'import-1',
  isSynthetic: false,
  asOf: '2020-11-10',
  registered: [null, 8],
  linked: [null, 4],
  versionDays: ['2020-11-10'],
};

it('does not know what was before the first version of a file without dates, nor what it is added to', () => {
  const own = toTrend({ ...history(), versions: [versions] }, 'coal-mine');
  expect(own).toMatchObject({ rates: [null, 0.5], last: { linked: 4, registered: 8 }, versionDays: ['2020-11-10'] });
  const both = toTrend({ ...history(kind('a', [2, 2], [2, 2])), versions: [versions] }, 'coal-mine');
  expect(both).toMatchObject({ rates: [null, 0.6], undated: 2 });
});

it('adds the sources of one kind, and has a hole, not 0 %, where nothing was registered', () => {
  const trend = toTrend(history(kind('a', [0, 4], [0, 1]), kind('b', [0, 4], [0, 3])), 'coal-mine');
  expect(trend).toMatchObject({
    state: 'ok',
    rates: [null, 0.5],
    last: { day: '2020-11-16', linked: 4, registered: 8 },
    undated: 4,
  });
});

it('does not add synthetic and real, and has no trend of a kind without dates', () => {
  expect(toTrend(history(kind('a', [1, 1], [1, 1]), kind('demo', [1, 1], [1, 1], true)), 'coal-mine').state).toBe(
    'mixed',
  );
  expect(toTrend(history(), 'coal-mine').state).toBe('none');
});
