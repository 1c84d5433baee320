import { DEFAULT_CAUSES, readChanges, type ReadChanges } from '../../domain/change-attribution-rows.ts';
import type { AnalysisContext, HeldCollection } from './context.ts';

/** By the rows they were read from, which are others when the collection was fetched again. */
const kept = new WeakMap<HeldCollection['rows'], ReadChanges>();

/** The collection `changes` as the board reads it, causes and levels by the authority's words too; `null`: it has not come. */
export const readHeldChanges = ({
  collection,
  config,
}: Pick<AnalysisContext, 'collection' | 'config'>): ReadChanges | null => {
  const held = collection('changes');
  if (held === null) return null;
  const known = kept.get(held.rows);
  if (known !== undefined) return known;
  const { changeCauses, levelMappings, linkMappings } = config;
  const read = readChanges(held.rows, { causes: { ...DEFAULT_CAUSES, ...changeCauses }, levelMappings, linkMappings });
  kept.set(held.rows, read);
  return read;
};
