import { expect, it } from 'vitest';
import { NO_FILTER } from './site-filter.ts';
import { togglePart } from './toggle-filter.ts';

it('sets what a part stands for, and clears it when just that is set', () => {
  const part = { kinds: ['a'], links: ['partial', 'not-linked'] } as const;
  expect(togglePart(NO_FILTER, part)).toEqual(part);
  expect(togglePart({ ...NO_FILTER, kinds: ['a'] }, part)).toEqual(part);
  expect(togglePart({ ...NO_FILTER, ...part, levels: ['1'] }, part)).toEqual({ kinds: null, links: null });
  expect(togglePart({ ...NO_FILTER, kinds: ['a'], links: ['not-linked'] }, part)).toEqual(part);
});
