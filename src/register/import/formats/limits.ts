const MEBIBYTE = 1024 * 1024;

/**
 * How much of a file from outside is taken on. Readers of workbooks and archives hold the file in memory, so that what
 * a small file claims to be must be bounded before it is unpacked; CSV, JSON and Parquet are read in pieces and know
 * limits only for one piece. Chosen from what a browser tab of 2–4 GB can hold, several times above real registers
 * (the largest workbook at hand, 5,226 mines, unpacks to 11 MB).
 */
export const IMPORT_LIMITS = {
  /** A workbook or archive as it lies on the disk. */
  packedBytes: 512 * MEBIBYTE,
  /** Entries of an archive. */
  archiveEntries: 10_000,
  /** Everything in an archive, unpacked. */
  unpackedBytes: 1024 * MEBIBYTE,
  /** One part of a workbook, unpacked: it becomes one text, and V8's texts end at 512 MiB. */
  workbookPartBytes: 400 * MEBIBYTE,
  /** One file of an archive (a .shp, a .dbf), unpacked. */
  archiveFileBytes: 600 * MEBIBYTE,
  /**
   * How many times larger a part may become when it is unpacked, once it is larger than `freelyUnpackedBytes`. Sheets of
   * registers become 5 to 30 times larger, dBASE tables of blanks 100 times; what deflate can hide is 1,000 times.
   */
  unpackedTimes: 200,
  freelyUnpackedBytes: 64 * MEBIBYTE,
  /** Cells to which merged cells may spread their value. */
  mergedCells: 2_000_000,
  /** Characters of one cell; Excel itself ends at 32,767. */
  cellCharacters: 32_767,
  /** Text of one feature: about a million vertices. A longer one is kept apart as a broken row. */
  featureCharacters: 32 * MEBIBYTE,
  /** Bytes of one geometry as WKB: about a million vertices. A longer one cannot be read, which its row says. */
  wkbBytes: 16 * MEBIBYTE,
  /** Rings or lines of one shape of a Shapefile; telling holes from islands takes their square. */
  shapeParts: 20_000,
  /** One page or dictionary of a Parquet column, unpacked. */
  parquetPageBytes: 256 * MEBIBYTE,
  /** Footer of a Parquet file. */
  parquetFooterBytes: 64 * MEBIBYTE,
  /** Values of a Parquet file decoded at once. */
  parquetValues: 4_000_000,
  parquetRows: 20_000_000,
} as const;

/** `512 MB` of a number of bytes. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / MEBIBYTE)} MB`;
