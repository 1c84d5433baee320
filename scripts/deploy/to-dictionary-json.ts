import { LEVEL_WORDS } from '../../src/domain/levels.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import type { FieldDefinition } from '../../src/hazards/define.ts';
import type { Table } from './table-types.ts';

/** How a ledger may head a column and write its values; heads and words in lower case, without unit. */
interface Reading {
  readonly heads: readonly string[];
  /** Word → value on the wire. */
  readonly values?: Readonly<Record<string, string | boolean>>;
}

const LEVELS = Object.fromEntries(
  Object.entries(LEVEL_WORDS).flatMap(([key, { colour }]) =>
    key === 'unassessed' ? [] : [colour.zh, colour.en].map((word) => [word.toLowerCase(), key]),
  ),
);

const wordsOf = (field: FieldDefinition | undefined): Record<string, string | boolean> => ({
  ...(field?.name === 'risk_level' || field?.name === 'warning_level' ? LEVELS : {}),
  ...Object.fromEntries(
    Object.entries(field?.optionWords ?? {}).flatMap(([value, words]) =>
      [words.zh, words.en].map((word) => [word.toLowerCase(), value]),
    ),
  ),
  ...field?.valueSynonyms,
});

const toReadings = (table: Table): Record<string, Reading> => {
  const fields = HAZARD_KINDS.find(({ collection }) => collection === table.collection)?.fields ?? [];
  return Object.fromEntries(
    table.columns.map(({ name, words }) => {
      const field = fields.find((each) => each.name === name);
      const values = wordsOf(field);
      const heads = [
        ...new Set([name, words.zh, words.en, ...(field?.synonyms ?? [])].map((head) => head.toLowerCase())),
      ];
      return [name, { heads, ...(Object.keys(values).length === 0 ? {} : { values }) }];
    }),
  );
};

/** `deploy/dictionary.json`: what the loader needs to read files in words, such as the board's own CSV. */
export const toDictionaryJson = (tables: readonly Table[]): string =>
  `${JSON.stringify(Object.fromEntries(tables.map((table) => [table.collection, toReadings(table)])))}\n`;
