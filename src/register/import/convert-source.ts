import { nextTask } from '../slices.ts';
import type { OpenedSource } from './opened-source.ts';
import type { ConvertedRegister } from './stored-register.ts';
import { TableConverter, type ConvertContext } from './table-converter.ts';
import type { ImportPlan, ImportResult } from './types.ts';

/** How far a conversion is. */
export interface ImportProgress {
  /** Rows read so far. */
  readonly rows: number;
  /** Share of the file, 0–1. */
  readonly progress: number;
}

/** Every row of an opened file → a register as bytes. A fault of the reader is the answer: half a file is no import. */
export const convertSource = async (
  opened: OpenedSource,
  plan: ImportPlan,
  context: ConvertContext,
  onProgress?: (progress: ImportProgress) => void,
): Promise<ImportResult<Omit<ConvertedRegister, 'difference'>>> => {
  const converter = new TableConverter(opened, plan, context);
  const batches = opened.batches();
  for (;;) {
    const next = await batches.next();
    if (next.done === true) {
      if (!next.value.ok) return next.value;
      return { ok: true, value: converter.finish() };
    }
    converter.add(next.value);
    if (onProgress === undefined) continue;
    onProgress({ rows: converter.read, progress: next.value.progress });
    await nextTask();
  }
};
