import { expect, it } from 'vitest';
import type { BatchQuery } from '../../src/domain/analyses/batch.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { loadRows, NOW_MS, toEngine, toRow } from './register-kit.ts';

const QUERY: BatchQuery = { region: '100000', filter: NO_FILTER, quota: 10, offset: 0, limit: 10, hinderedOffset: 0 };

it('neighbours are the sites within 1 km whose own position is known', async () => {
  const engine = toEngine();
  const gap = { link_status: 'not-linked' };
  loadRows(engine, [
    toRow('alone', { ...gap, lng: 101.8 }),
    toRow('with-one', gap),
    // 0.01° of longitude at 30.5° N are 958 m; 0.011° are 1,054 m.
    toRow('near', { lng: 101.51 }),
    toRow('far', { lng: 101.489 }),
    // Known by county alone: it stands on the label point of the county, which is where `with-one` is.
    toRow('somewhere', { ...gap, coord_precision: 'county' }),
  ]);
  const { rows } = (await engine.analyse('batch', QUERY, [], NOW_MS)).answer;
  const neighbours = rows.map(({ id, factors }) => {
    const found = factors.find(({ factor }) => factor === 'neighbours');
    return [id, found?.value, found?.standIn === null];
  });
  // Known: 0, 1, 1 (`near`), 0 (`far`); the median of them stands in for what stands nowhere.
  expect(neighbours.sort()).toEqual([
    ['alone', 0, true],
    ['somewhere', 0.5, false],
    ['with-one', 1, true],
  ]);
});
