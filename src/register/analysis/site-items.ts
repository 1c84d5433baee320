import { COLUMN_LIMIT } from '../../domain/analyses/rectification-board.ts';
import { compareUrgency } from '../../domain/rectification.ts';
import type { Analyst } from './context.ts';
import { readItems } from './rectification-items.ts';
import { toBoardItem } from './rectification-lane.ts';
import { findSites } from './rectification-sites.ts';

export const siteItems: Analyst<'site-items'> = ({ collection, everyEntry, nowMs }, { kind, id }) => {
  const held = collection('rectifications');
  const own = readItems(held)
    .items.filter(({ site }) => site === `${kind}:${id}`)
    .toSorted(compareUrgency);
  const sites = findSites(everyEntry, own);
  return {
    items: own.slice(0, COLUMN_LIMIT).map((item) => toBoardItem(item, sites, nowMs)),
    total: own.length,
    isComplete: held?.isComplete ?? true,
    readAtMs: held?.readAtMs ?? null,
  };
};
