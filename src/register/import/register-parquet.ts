import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { KeyValue, SchemaElement } from 'hyparquet';

export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'bytes';

export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  /** No cell of it is ever empty. */
  readonly isRequired?: boolean;
}

const ELEMENTS: Readonly<Record<ColumnType, Omit<SchemaElement, 'name' | 'repetition_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  bytes: { type: 'BYTE_ARRAY' },
};

/** Rows encoded at once: what is held as objects. */
const GROUP_ROWS = 20_000;
/** Small pages: a card is opened by decoding one page of each column. */
const PAGE_BYTES = 1 << 16;

/** Keeps what is finished in parts, because one growing buffer would be copied again and again. */
class PartWriter extends ByteWriter {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];

  flush(): void {
    this.#parts.push(this.getBytes().slice());
    this.index = 0;
  }

  /** Everything in one piece; the parts are let go as they are copied. */
  take(): ArrayBuffer {
    this.flush();
    const all = new Uint8Array(this.offset);
    let at = 0;
    for (let part = this.#parts.shift(); part !== undefined; part = this.#parts.shift()) {
      all.set(part, at);
      at += part.length;
    }
    return all.buffer;
  }
}

const toSchema = (columns: readonly ColumnSpec[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type, isRequired }): SchemaElement => ({
    name,
    ...ELEMENTS[type],
    repetition_type: isRequired === true ? 'REQUIRED' : 'OPTIONAL',
  })),
];

/**
 * Rows → Parquet (Snappy), row group by row group, so that memory holds one group and the bytes written so far. The
 * same rows always give the same bytes. A value must be of its column's type; `undefined` is empty.
 */
export class ParquetRows {
  readonly #columns: readonly ColumnSpec[];
  readonly #bytes = new PartWriter(1 << 20);
  readonly #writer: ParquetWriter;
  #group: unknown[][];
  #rowsInGroup = 0;
  #rowCount = 0;

  constructor(columns: readonly ColumnSpec[], metadata: Readonly<Record<string, string>> = {}) {
    this.#columns = columns;
    this.#group = columns.map(() => []);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: toSchema(columns),
      codec: 'SNAPPY',
      statistics: false,
      kvMetadata: Object.entries(metadata).map(([key, value]): KeyValue => ({ key, value })),
      createdBy: 'hazard-atlas import',
    });
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  push(record: Readonly<Record<string, unknown>>): void {
    for (let at = 0; at < this.#columns.length; at++)
      this.#group[at]?.push(record[this.#columns[at]?.name ?? ''] ?? null);
    this.#rowCount++;
    if (++this.#rowsInGroup >= GROUP_ROWS) this.#writeGroup();
  }

  finish(): ArrayBuffer {
    if (this.#rowsInGroup > 0) this.#writeGroup();
    void this.#writer.finish();
    return this.#bytes.take();
  }

  #writeGroup(): void {
    const columnData = this.#columns.map(({ name }, at) => ({ name, data: this.#group[at] ?? [] }));
    void this.#writer.write({ columnData, rowGroupSize: GROUP_ROWS, pageSize: PAGE_BYTES });
    this.#group = this.#columns.map(() => []);
    this.#rowsInGroup = 0;
  }
}
