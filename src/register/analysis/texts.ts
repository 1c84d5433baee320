import type { BoardConfig } from '../../domain/config.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { createCellReader } from '../cells.ts';
import { renamed } from '../draft.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { rowFieldsOf } from '../site-fields.ts';
import { readSnapshot } from '../snapshot-reader.ts';
import type { Card } from '../site-rows.ts';
import type { RowTexts } from './context.ts';

type Column = readonly unknown[] | null;

interface Kept {
  readonly card: Card | null;
  readonly columns: Map<string, Column>;
}

/** Columns of cards, read when first asked for and kept while the register has the same rows and the same card. */
export class TextColumns {
  readonly #config: BoardConfig;
  readonly #kept = new WeakMap<RegisterEntry, Kept>();

  constructor(config: BoardConfig) {
    this.#config = config;
  }

  async of(entry: RegisterEntry, fields: readonly string[]): Promise<RowTexts> {
    let kept = this.#kept.get(entry);
    if (kept === undefined || kept.card !== entry.card) {
      kept = { card: entry.card, columns: new Map() };
      this.#kept.set(entry, kept);
    }
    const { columns } = kept;
    const wanted = fields.filter((field) => !columns.has(field));
    if (wanted.length > 0) for (const [name, column] of await this.#read(entry, wanted)) columns.set(name, column);
    return { column: (field) => columns.get(field) ?? null };
  }

  async #read(entry: RegisterEntry, fields: readonly string[]): Promise<Map<string, Column>> {
    const { table, card } = entry;
    if (table.records !== null) return this.#fromRecords(entry, fields);
    if (card === null || card.bytes === null) return new Map(fields.map((field) => [field, null]));
    const rename = (wire: string): string => renamed(wire, table.kind, this.#config);
    const read = await readSnapshot(card.bytes, { name: card.name, rename, columns: ['id', ...fields] });
    if (!read.ok) return new Map(fields.map((field) => [field, null]));
    const found = read.value.columns;
    return new Map(
      fields.map((field) => {
        const cells = found[field];
        if (cells === undefined) return [field, null];
        const clean = this.#cleaner(entry, field);
        const column = table.ids.map((id) => {
          const changed = table.changed?.get(id)?.[field];
          if (changed !== undefined) return changed;
          const row = card.rowOf.get(id);
          return row === undefined ? null : clean(cells[row]);
        });
        return [field, column];
      }),
    );
  }

  #fromRecords({ table }: RegisterEntry, fields: readonly string[]): Map<string, Column> {
    const records = table.records ?? [];
    return new Map(
      fields.map((field) => {
        const isThere = records.some((record) => record[field] !== undefined);
        return [field, isThere ? records.map((record) => record[field] ?? null) : null];
      }),
    );
  }

  /** A cell in the dictionary's types, `null` for blank; what does not fit comes back unchanged, to be named. */
  #cleaner(entry: RegisterEntry, name: string): (cell: unknown) => unknown {
    const field: FieldDefinition | undefined = rowFieldsOf(entry.table.kind).find((each) => each.name === name);
    if (field === undefined) return (cell) => cell ?? null;
    const reader = createCellReader(this.#config);
    return (cell) => reader(field, cell) ?? null;
  }
}
