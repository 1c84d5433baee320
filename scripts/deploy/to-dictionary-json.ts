import { LEVEL_WORDS } from '../../src/domain/levels.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import type { FieldDefinition } from '../../src/hazards/define.ts';
import { WORDS } from '../../src/register/export/words.ts';
import type { Table } from './table-types.ts';

/** How the board's exports head a column and write its values; heads and words in lower case, without unit. */
interface Reading {
  readonly heads: readonly string[];
  /** Word → value on the wire. */
  readonly values?: Readonly<Record<string, string>>;
}

const toLower = (values: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([value, words]) => words.map((word) => [word.toLowerCase(), value] as const)),
  );

const LEVELS = Object.fromEntries(
  (['1', '2', '3', '4'] as const).map((level) => [level, Object.values(LEVEL_WORDS[level].colour)]),
);

const wordsOf = (field: FieldDefinition | undefined): Record<string, string> => {
  if (field?.name === 'risk_level') return toLower(LEVELS);
  if (field?.name === 'warning_level') return toLower({ ...LEVELS, 0: Object.values(WORDS.noWarning) });
  const options = Object.entries(field?.optionWords ?? {});
  return toLower(Object.fromEntries(options.map(([value, { zh, en }]) => [value, [zh, en]])));
};

const toReadings = (table: Table): Record<string, Reading> => {
  const fields = HAZARD_KINDS.find(({ collection }) => collection === table.collection)?.fields ?? [];
  return Object.fromEntries(
    table.columns.map(({ name, words }) => {
      const field = fields.find((each) => each.name === name);
      const values = wordsOf(field);
      const heads = [...new Set([name, words.zh, words.en].map((head) => head.toLowerCase()))];
      return [name, { heads, ...(Object.keys(values).length === 0 ? {} : { values }) }];
    }),
  );
};

/** `deploy/dictionary.json`: what the loader needs to read the board's own exports in words. */
export const toDictionaryJson = (tables: readonly Table[]): string =>
  `${JSON.stringify(Object.fromEntries(tables.map((table) => [table.collection, toReadings(table)])))}\n`;
