import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { toPopulationLookup, type PopulationLookup, type PopulationTable } from '../../domain/population.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import { useRegions } from '../register-context.tsx';
import { createPopulationShelf, type PopulationShelf } from './population-shelf.ts';

export interface Population {
  readonly table: PopulationTable | null;
  /** People of any region, `null` while no table is loaded. */
  readonly lookup: PopulationLookup | null;
  /** False until it is known whether a table was kept from an earlier visit. */
  readonly isReady: boolean;
  readonly problem: Localised | null;
  readonly set: (table: PopulationTable) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** One table for the page: a comparison and a ranking must not divide by different people. */
const pageShelf = createPopulationShelf();

/** The population table that the user loaded, if any, here or on an earlier visit. */
export const usePopulation = (shelf: PopulationShelf = pageShelf): Population => {
  const { table, isLoaded, problem } = useSyncExternalStore(shelf.subscribe, shelf.state);
  const regions: RegionIndex = useRegions();
  useEffect(() => void shelf.load(), [shelf]);
  const lookup = useMemo(() => (table === null ? null : toPopulationLookup(table, regions)), [table, regions]);
  return useMemo(
    () => ({ table, lookup, isReady: isLoaded, problem, set: shelf.set, remove: shelf.remove }),
    [table, lookup, isLoaded, problem, shelf],
  );
};
