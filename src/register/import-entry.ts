import type { BoardConfig } from '../domain/config.ts';
import type { ImportInput } from './client-types.ts';
import type { RegisterResult } from './faults.ts';
import type { RegisterEntry } from './register-entry.ts';
import { readDates } from './site-dates.ts';
import { readCard } from './site-rows.ts';
import { readPaths } from './site-shapes.ts';

/**
 * The configuration under which an import's own snapshots are read: they are in the dictionary's names and values, and an
 * authority's words for the columns of its service must not be looked for in them a second time.
 */
export const toPlainConfig = (config: BoardConfig): BoardConfig => ({
  ...config,
  columnMappings: {},
  levelMappings: {},
  linkMappings: {},
});

/** Gives an entry the text, the dates and the shapes of its import; the fault of the first that cannot be read. */
export const completeEntry = async (
  entry: RegisterEntry,
  { sourceName, files, versions }: Pick<ImportInput, 'sourceName' | 'files' | 'versions'>,
  config: BoardConfig,
): Promise<RegisterResult<null>> => {
  const plain = toPlainConfig(config);
  const card = await readCard(entry.table, files.card, sourceName, plain, 'card');
  if (!card.ok) return card;
  const dates = await readDates(entry.table, files.card, sourceName, plain);
  if (!dates.ok) return dates;
  const paths = files.shape === null ? null : await readPaths(entry.table, files.shape, sourceName, config);
  if (paths !== null && !paths.ok) return paths;
  entry.card = card.value;
  entry.dates = dates.value;
  if (paths !== null) entry.setPaths(paths.value);
  entry.versions = versions;
  return { ok: true, value: null };
};
