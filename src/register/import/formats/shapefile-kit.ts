/** Shapefiles made in tests, byte by byte. */
const bytesOf = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

const doubles = (...values: readonly number[]): Uint8Array => new Uint8Array(Float64Array.from(values).buffer);
const little = (...values: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
const big = (value: number): Uint8Array => little(value).reverse();

export type Shape =
  | null
  | { readonly point: readonly [number, number] }
  | { readonly parts: readonly (readonly (readonly [number, number])[])[] };

const bodyOf = (shape: Shape, type: number): Uint8Array => {
  if (shape === null) return little(0);
  if ('point' in shape) return bytesOf(little(type), doubles(...shape.point));
  const starts: number[] = [];
  let count = 0;
  for (const part of shape.parts) {
    starts.push(count);
    count += part.length;
  }
  const points = shape.parts.flatMap((part) => part.flatMap((point) => [...point]));
  return bytesOf(little(type), doubles(0, 0, 0, 0), little(starts.length, count, ...starts), doubles(...points));
};

/** 1 point, 3 line, 5 area. */
export const shpOf = (type: number, shapes: readonly Shape[]): Uint8Array => {
  const records = shapes.map((shape, at) => {
    const body = bodyOf(shape, type);
    return bytesOf(big(at + 1), big(body.length / 2), body);
  });
  const size = 100 + records.reduce((sum, record) => sum + record.length, 0);
  const head = bytesOf(big(9994), new Uint8Array(20), big(size / 2), little(1000, type), new Uint8Array(64));
  return bytesOf(head, ...records);
};

export interface Field {
  readonly name: Uint8Array | string;
  readonly type: string;
  readonly length: number;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** @param rows cells of each record as bytes; the first is `*` or ` ` when it is a record of its own */
export const dbfOf = (
  fields: readonly Field[],
  rows: readonly (readonly (Uint8Array | string)[])[],
  { driver = 0, deleted = [] as readonly number[], stated = rows.length } = {},
): Uint8Array => {
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const headerLength = 33 + fields.length * 32;
  const head = new Uint8Array(32);
  const view = new DataView(head.buffer);
  head.set([3, 120, 11, 16]);
  view.setUint32(4, stated, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, recordLength, true);
  head[29] = driver;
  const described = fields.map(({ name, type, length }) => {
    const field = new Uint8Array(32);
    field.set((typeof name === 'string' ? ascii(name) : name).subarray(0, 11));
    field[11] = type.charCodeAt(0);
    field[16] = length;
    return field;
  });
  const records = rows.map((row, at) => {
    const record = new Uint8Array(recordLength).fill(0x20);
    if (deleted.includes(at)) record[0] = 0x2a;
    let offset = 1;
    fields.forEach(({ length }, column) => {
      const cell = row[column] ?? '';
      record.set((typeof cell === 'string' ? ascii(cell) : cell).subarray(0, length), offset);
      offset += length;
    });
    return record;
  });
  return bytesOf(head, ...described, [0x0d], ...records, [0x1a]);
};
