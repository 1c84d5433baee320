import { expect, it } from 'vitest';
import type { MeasuredRegion } from './props.ts';
import { sortMeasured } from './sort-measured.ts';

const row = (adcode: string, value: number | null): MeasuredRegion => ({
  adcode,
  value,
  name: adcode,
  className: 'gap-1',
  figures: [],
});

it('highest first, equal ones by code, 0 before what is not known', () => {
  const rows = [row('360300', null), row('360200', 0), row('360100', null), row('360500', 0.4), row('360400', 0.4)];
  expect(sortMeasured(rows).map(({ adcode }) => adcode)).toEqual(['360400', '360500', '360200', '360100', '360300']);
});
