import { countRegister, type CountyRules } from './count-register.ts';
import { appendRows, readAll, rowsOf, type Cells } from './merge-parquet.ts';
import { SHOWN_IDS } from './diff-versions.ts';
import { toPatchedAccount } from './patch-account.ts';
import { PATCH_WORDS } from './patch-words.ts';
import { readQuarantine, rowNumberOf, toUpdatedRecord, writeQuarantine } from './quarantine-records.ts';
import { createIdRegistry } from './row-ids.ts';
import type { ConvertedRegister, RegisterFiles } from './stored-register.ts';
import { importFault, type ImportAccount, type ImportResult, type RowIssue } from './types.ts';
import { FLAG_WORDS } from './words.ts';

interface Content {
  readonly account: ImportAccount;
  readonly files: RegisterFiles;
}

export interface MergeRequest extends CountyRules {
  readonly stored: Content;
  /**
   * The corrected rows, converted under the stored plan as a file of their own, with `quarantine_row` for row number: it is
   * `source_row` in the card and `quarantine_row` in what is still quarantined.
   */
  readonly patch: Content;
  /** Rows of the patch that were refused before it was converted. */
  readonly refused: number;
}

/** A row of a patch in its three files, which have the same rows in the same order. */
export interface PatchRow {
  readonly core: Cells;
  readonly card: Cells;
  readonly digest: Cells;
}

const toPatchRows = async (files: RegisterFiles): Promise<readonly PatchRow[]> => {
  const cards = await readAll(files.card);
  const digests = await readAll(files.digests);
  return (await readAll(files.core)).map((core, at) => ({ core, card: cards[at] ?? {}, digest: digests[at] ?? {} }));
};

/** Which records of the quarantine are still open, by row number; a number stands twice where sheets were joined. */
class OpenRecords {
  readonly #records: (readonly string[] | null)[];
  readonly #at = new Map<number, number[]>();

  constructor(records: readonly (readonly string[])[]) {
    this.#records = [...records];
    records.forEach((record, index) => {
      const row = rowNumberOf(record);
      this.#at.set(row, [...(this.#at.get(row) ?? []), index]);
    });
  }

  /**
   * Closes the first open record of a row number and puts in its place what is known of it now, `null` for nothing any
   * more. False: none is open.
   */
  close(row: number, toRecord: (known: readonly string[]) => readonly string[] | null): boolean {
    const index = this.#at.get(row)?.shift();
    if (index === undefined) return false;
    this.#records[index] = toRecord(this.#records[index] ?? []);
    return true;
  }

  remaining(): readonly (readonly string[])[] {
    return this.#records.filter((record) => record !== null);
  }
}

interface Taken {
  readonly rows: readonly PatchRow[];
  readonly duplicates: readonly RowIssue[];
  /** Old key → the key it got, for shapes. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The rows that leave quarantine, each under a key that no other row has. */
const takeRows = async (rows: readonly PatchRow[], stored: RegisterFiles): Promise<Taken> => {
  const nextId = createIdRegistry();
  for await (const part of rowsOf(stored.core, ['id'])) for (const { id } of part) nextId(String(id));
  const duplicates: RowIssue[] = [];
  const keys = new Map<string, string>();
  const keyed = rows.map(({ core, card, digest }): PatchRow => {
    const own = String(core['id']);
    const stated = typeof card['stated_id'] === 'string' ? card['stated_id'] : own;
    const { key, isDuplicate } = nextId(stated);
    keys.set(own, key);
    // A key that the content gave the row is nobody's statement: the same content twice repeats no id.
    if (isDuplicate && stated !== `row-${String(digest['digest'])}`)
      duplicates.push({
        row: Number(card['source_row']),
        field: 'id',
        value: stated.slice(0, 80),
        code: 'duplicate-id',
        words: FLAG_WORDS.duplicate(key),
      });
    const name = card['name'] === own ? key : card['name'];
    const about = { ...card, id: key, name, stated_id: key === stated ? null : stated };
    return { core: { ...core, id: key }, card: about, digest: { ...digest, id: key } };
  });
  return { rows: keyed, duplicates, keys };
};

/** Every stored file with the rows behind its own; shapes of rows that were not taken stay out. */
const mergeFiles = async (
  stored: RegisterFiles,
  patch: RegisterFiles,
  { rows, keys }: Taken,
): Promise<Omit<RegisterFiles, 'quarantine'>> => {
  const { core, card, digests } = stored;
  if (rows.length === 0) return { core, card, digests, shape: stored.shape };
  const shapes = (patch.shape === null ? [] : await readAll(patch.shape)).flatMap((shape) => {
    const id = keys.get(String(shape['id']));
    return id === undefined ? [] : [{ ...shape, id }];
  });
  return {
    core: await appendRows(
      core,
      rows.map((row) => row.core),
      patch.core,
    ),
    card: await appendRows(
      card,
      rows.map((row) => row.card),
      patch.card,
    ),
    digests: await appendRows(
      digests,
      rows.map((row) => row.digest),
      patch.digests,
    ),
    shape:
      patch.shape === null || shapes.length === 0 ? stored.shape : await appendRows(stored.shape, shapes, patch.shape),
  };
};

const merge = async ({ stored, patch, refused, ...rules }: MergeRequest): Promise<ImportResult<ConvertedRegister>> => {
  const old = readQuarantine(stored.files.quarantine);
  const fresh = readQuarantine(patch.files.quarantine);
  if (old === null || fresh === null)
    return importFault('unreadable', PATCH_WORDS.unreadable(PATCH_WORDS.noRowNumbers));
  const open = new OpenRecords(old.records);
  const candidates = await toPatchRows(patch.files);
  const accepted = candidates.filter(({ card }) => open.close(Number(card['source_row']), () => null));
  const bad = fresh.records.filter((record) =>
    open.close(rowNumberOf(record), (known) => toUpdatedRecord(old.header, known, fresh.header, record)),
  );
  const taken = await takeRows(accepted, stored.files);
  const files = await mergeFiles(stored.files, patch.files, taken);
  const remaining = open.remaining();
  const account = toPatchedAccount(stored.account, patch.account, {
    taken: taken.rows,
    duplicates: taken.duplicates,
    stillBad: bad.map(rowNumberOf),
    refused: refused + candidates.length - accepted.length + fresh.records.length - bad.length,
    remaining,
  });
  const quarantine = writeQuarantine({ header: old.header, records: remaining });
  const ids = taken.rows.map(({ core }) => String(core['id']));
  return {
    ok: true,
    value: {
      account,
      files: { ...files, quarantine },
      counts: await countRegister(files.core, rules),
      difference: {
        added: ids.length,
        changed: 0,
        removed: 0,
        unchanged: stored.account.accepted,
        addedIds: ids.slice(0, SHOWN_IDS),
        changedIds: [],
        removedIds: [],
      },
    },
  };
};

/**
 * Converted rows of a patch into the import that they were quarantined from. Only rows whose number is in quarantine are taken,
 * each number once; those that are right now join the register, those that are not stay in quarantine under their new
 * reason, and every other row is refused and counted in a note. Read stays, and read = accepted + quarantined. A row whose
 * id the register has already is flagged and gets a key of its own. Bytes that cannot be read are a fault, and the stored
 * files are not touched in any case.
 */
export const mergePatch = async (request: MergeRequest): Promise<ImportResult<ConvertedRegister>> => {
  try {
    return await merge(request);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return importFault('unreadable', PATCH_WORDS.unreadable({ zh: said, en: said }));
  }
};
