import { describe, expect, it } from 'vitest';
import { newestAsOf } from './newest-as-of.ts';

const rows = (...times: readonly unknown[]) =>
  times.map((time) => ({ properties: { as_of: time }, geometry: null })) as Parameters<typeof newestAsOf>[0];

describe('as of when rows are', () => {
  it('is what the newest of them says, by time and not by text', () => {
    expect(newestAsOf(rows('2020-11-16T01:00:00Z', '2020-11-16T08:00:00+08:00', '2020-11-15'))).toBe(
      '2020-11-16T01:00:00Z',
    );
  });

  it('is nothing where no row says it, or none says a time', () => {
    expect(newestAsOf([])).toBeNull();
    expect(newestAsOf(rows(undefined, null, '', 'soon', 7))).toBeNull();
  });
});
