import type { ReadChoices, ReadOptions } from './opened-source.ts';
import type { ConvertedRegister, ImportVersion } from './stored-register.ts';
import type { FileFormat, ImportAccount, ImportPlan } from './types.ts';

/** Grows when the shape below changes; entries of an older one are named as unreadable, never dropped silently. */
export const STORED_FORMAT = 2;

/** One imported file as it is kept, without its bytes. */
export interface StoredImport {
  readonly format: typeof STORED_FORMAT;
  /** Source id in the register, `import-…`; a newer version of the file keeps it. */
  readonly source: string;
  /** Fingerprint of the bytes of the file that was imported last: what an opened file calls its `source`. */
  readonly fileId: string;
  readonly fileName: string;
  readonly fileFormat: FileFormat;
  readonly kind: string;
  /** Milliseconds since 1970 by the board's clock, of the last import or patch. */
  readonly importedAt: number;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  /** Off: kept, but in no figure and not on the map. */
  readonly isOn: boolean;
  readonly plan: ImportPlan;
  readonly headers: readonly string[];
  /** How the file was read. */
  readonly choices: ReadChoices;
  /** Fingerprint of the headers: files of one shape have the same, in whatever format. */
  readonly shapeKey: string;
  readonly account: ImportAccount;
  /** Every version, oldest first by the time of import; the last is the one whose bytes are kept. */
  readonly versions: readonly ImportVersion[];
  /** Rule and colours that computed levels rest on (`toGradingKey`); other than today's: they may be out of date. */
  readonly gradingKey: string;
}

/** What the page says of a file that was converted, `source` as the opened file has it; the shelf makes the entry of it. */
export interface NewImport extends Pick<
  StoredImport,
  'source' | 'fileName' | 'fileFormat' | 'kind' | 'importedAt' | 'asOf' | 'plan' | 'headers' | 'choices' | 'shapeKey'
> {
  /** What the user chose for reading, to be used again for the next file of this shape. */
  readonly readOptions: ReadOptions;
}

/** The part of a conversion that the shelf takes. */
export type NewContent = Pick<ConvertedRegister, 'account' | 'files' | 'counts' | 'difference'>;
