import type { ReasonCounts } from '../domain/reason-counts.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { ReasonQuery } from '../domain/register-client.ts';
import { hasConditions, NOT_LINKED_REASONS, type NotLinkedReason } from '../domain/row-conditions.ts';
import { tablesInUse } from './cube.ts';
import type { RegisterEntry } from './register-entry.ts';
import { IS_NOT_LINKED } from './row-conditions.ts';
import { visitRows } from './visit-rows.ts';

/**
 * Sites that are not linked, by the reason they give. A register whose reasons are not known (its names could not be
 * fetched, or it has none) is left out, and so is one that cannot tell which rows a period lets through.
 */
export const toReasonCounts = (
  entries: readonly RegisterEntry[],
  regions: RegionIndex,
  { region, filter }: ReasonQuery,
): ReasonCounts[] => {
  const asked = { ...filter, links: null, reasons: null };
  return tablesInUse(entries, filter.sources, filter.kinds).flatMap((entry): ReasonCounts[] => {
    const { table, reasons } = entry;
    if (reasons === null || (hasConditions(asked) && entry.passesUnder(asked) === null)) return [];
    const counts: Record<NotLinkedReason, number> = { 不具备条件: 0, 建设中: 0, 停产: 0, 其他: 0, unstated: 0 };
    visitRows(entry, regions, region, asked, (row) => {
      if (IS_NOT_LINKED[table.codes[row] ?? 0] === true) counts[NOT_LINKED_REASONS[reasons[row] ?? 4] ?? 'unstated']++;
    });
    const { kind, source, isSynthetic, asOf } = table;
    return [{ kind: kind.id, source, isSynthetic, asOf, counts }];
  });
};
