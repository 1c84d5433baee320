import { expect, it } from 'vitest';
import { codesOf, linkOfCode } from '../../domain/site-code.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { toDrawnFilter } from './to-drawn-filter.ts';

it('盲区 leaves out what is linked or offline; a choice of links, and every other mode, stand as they are', () => {
  const links = new Set(codesOf(toDrawnFilter(NO_FILTER, 'blind-spots')).map(linkOfCode));
  expect([...links].toSorted()).toEqual(['not-applicable', 'not-linked', 'partial']);
  const chosen = { ...NO_FILTER, links: ['linked'] as const };
  expect(toDrawnFilter(chosen, 'blind-spots')).toBe(chosen);
  expect(toDrawnFilter(NO_FILTER, 'overlaps')).toBe(NO_FILTER);
});
