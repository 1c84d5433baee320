import { toCsv, type CsvCell } from '../../domain/csv.ts';
import type { SitePage, SiteRow } from '../../domain/register-client.ts';
import { fail, ok, type Fault, type Result } from '../../domain/result.ts';

/** Most rows that one question may ask for. */
const EXPORT_PAGE_ROWS = 1000;

/** Where an export reads: the question of the table, and the version of the registers that answer it. */
export interface ExportSource {
  readonly ask: (offset: number, limit: number) => Promise<SitePage>;
  readonly version: () => number;
}

export interface ExportedFile {
  readonly csv: string;
  readonly rowCount: number;
}

export type ExportFault = Fault<'cancelled' | 'changed' | 'failed'>;

export interface ExportInput extends ExportSource {
  readonly head: readonly string[];
  readonly toCells: (row: SiteRow) => readonly CsvCell[];
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Every row of the selection as CSV, in the order of the table. Rows are turned to text page by page between the
 * worker's answers, so that the page stays alive. The number of data rows is the total of the selection: a register
 * that changes under way gives a fault, never a file whose parts do not agree.
 */
export const exportRows = async (input: ExportInput): Promise<Result<ExportedFile, ExportFault>> => {
  const { ask, version, head, toCells, onProgress, signal } = input;
  const first = version();
  const opening = toCsv(head, []);
  const parts = [opening];
  let total = 0;
  let done = 0;
  do {
    let page: SitePage;
    try {
      // One page after the other: an answer must be known to be of the same version before the next is asked.
      // oxlint-disable-next-line eslint/no-await-in-loop
      page = await ask(done, EXPORT_PAGE_ROWS);
    } catch (reason) {
      return fail({ kind: 'failed', message: String(reason) });
    }
    if (signal.aborted) return fail({ kind: 'cancelled', message: 'cancelled' });
    const isFirst = done === 0;
    if (version() !== first || (!isFirst && page.total !== total))
      return fail({ kind: 'changed', message: 'the register changed during the export' });
    total = page.total;
    if (page.rows.length !== Math.min(EXPORT_PAGE_ROWS, total - done))
      return fail({ kind: 'failed', message: `${page.rows.length} rows came at ${done} of ${total}` });
    parts.push(toCsv(head, page.rows.map(toCells)).slice(opening.length));
    done += page.rows.length;
    onProgress(done, total);
  } while (done < total);
  return ok({ csv: parts.join(''), rowCount: done });
};
