import type { HazardKind } from '../../hazards/define.ts';
import type { MappedColumn } from './convert-row.ts';
import { cardColumnsOf, coreColumnsOf, DIGEST_COLUMNS, SHAPE_COLUMNS, SHAPE_METADATA } from './register-columns.ts';
import { ParquetRows } from './register-parquet.ts';
import type { RegisterFiles } from './stored-register.ts';

/** A row that has been accepted: fields of the dictionary with `id` and `digest`. */
export type FinishedRow = Readonly<Record<string, unknown>>;

/** The four Parquet files of a register, written row by row. */
export class RegisterWriter {
  readonly #facets: readonly string[];
  readonly #core: ParquetRows;
  readonly #card: ParquetRows;
  readonly #digests = new ParquetRows(DIGEST_COLUMNS);
  #shapes: ParquetRows | null = null;

  constructor(kind: HazardKind, columns: readonly MappedColumn[]) {
    this.#facets = kind.facets.map(({ field }) => field);
    this.#core = new ParquetRows(coreColumnsOf(kind, columns));
    this.#card = new ParquetRows(cardColumnsOf(kind, columns));
  }

  /** @param flags of the kind, in the order of its facets */
  push(row: FinishedRow, flags: readonly boolean[], shape: Uint8Array | null): void {
    const adcode = row['adcode'];
    const core: Record<string, unknown> = { ...row, adcode: typeof adcode === 'string' ? Number(adcode) : null };
    for (let at = 0; at < this.#facets.length; at++) core[this.#facets[at] ?? ''] = flags[at] === true;
    this.#core.push(core);
    const notes = row['import_notes'];
    this.#card.push(notes === undefined ? row : { ...row, import_notes: JSON.stringify(notes) });
    this.#digests.push(row);
    if (shape !== null)
      (this.#shapes ??= new ParquetRows(SHAPE_COLUMNS, SHAPE_METADATA)).push({ id: row['id'], geometry: shape });
  }

  finish(): Omit<RegisterFiles, 'quarantine'> {
    return {
      core: this.#core.finish(),
      card: this.#card.finish(),
      shape: this.#shapes?.finish() ?? null,
      digests: this.#digests.finish(),
    };
  }
}
