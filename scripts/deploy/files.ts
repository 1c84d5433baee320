import { format } from 'prettier';
import { TABLES } from './tables.ts';
import { toDictionaryJson } from './to-dictionary-json.ts';
import { toMapfile } from './to-mapfile.ts';
import { toParametersConf } from './to-parameters-conf.ts';
import { toSchemaSql } from './to-schema-sql.ts';

/** Files of deploy/ that are derived from the dictionary and committed, as they should be now. */
export const DEPLOY_FILES: readonly { readonly path: string; readonly text: string }[] = [
  { path: 'deploy/schema.sql', text: toSchemaSql(TABLES) },
  { path: 'deploy/mapserver.map', text: toMapfile(TABLES) },
  { path: 'deploy/parameters.conf', text: toParametersConf(TABLES) },
  { path: 'deploy/dictionary.json', text: await format(toDictionaryJson(TABLES), { parser: 'json', printWidth: 120 }) },
];
