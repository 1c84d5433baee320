import { proxy } from 'comlink';
import type { Language } from '../../domain/words.ts';
import type { RegisterClient } from '../../register/client-types.ts';
import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { NewImport } from '../../register/import/stored-import.ts';
import type { ImportDifference } from '../../register/import/stored-register.ts';
import { importFault, type ImportPlan, type ImportResult } from '../../register/import/types.ts';
import type { Importer } from './importer.ts';
import type { Draft, Outcome, Progress } from './workbench-state.ts';
import { STAGE_WORDS } from './words.ts';

export type RunOutcome = ImportResult<Outcome>;

interface Run {
  readonly draft: Draft;
  readonly plan: ImportPlan;
  readonly language: Language;
  readonly importer: Importer;
  readonly report: (progress: Progress) => void;
  /** False: cancelled, or replaced by another file; what was converted must not be stored then. */
  readonly isCurrent: () => boolean;
}

interface Stores {
  readonly client: Pick<RegisterClient, 'clock'>;
  readonly shelf: ImportShelf;
}

const CANCELLED: RunOutcome = importFault('nothing-open', STAGE_WORDS.importCancelled);

const toProgress = ({ report }: Run): ((at: { readonly rows: number; readonly progress: number }) => void) =>
  proxy(({ rows, progress }) => report({ phase: 'converting', rows, share: Math.min(1, progress) }));

const about = ({ draft, plan }: Run, nowMs: number): NewImport => {
  const { file, kind, asOf, options } = draft;
  const { source, fileName, format, headers, choices, shapeKey } = file;
  const ofFile = { source, fileName, fileFormat: format, headers, choices, shapeKey } as const;
  return { ...ofFile, kind, importedAt: nowMs, asOf, plan, readOptions: options };
};

/** A file of its own, or a newer version of a kept one. */
const runFile = async (run: Run, { client, shelf }: Stores): Promise<RunOutcome> => {
  const { draft, plan, language, importer } = run;
  const replaces = draft.target === 'update' ? (draft.known?.source ?? null) : null;
  const kept = replaces === null ? null : await shelf.files(replaces);
  if (kept !== null && !kept.ok) return kept;
  const nowMs = client.clock.now();
  const asked = { plan, asOf: draft.asOf, nowMs, previous: kept === null ? null : kept.value.digests, language };
  // The quarantine download names the import that it corrects: the kept one, where this is its newer version.
  const request = replaces === null ? asked : { ...asked, source: replaces };
  const converted = await Promise.race([importer.session.convert(request, toProgress(run)), importer.broken]);
  if (!converted.ok) return converted;
  if (!run.isCurrent()) return CANCELLED;
  run.report({ phase: 'storing', rows: converted.value.account.read, share: 1 });
  const stored = await shelf.add(about(run, nowMs), converted.value, replaces === null ? {} : { replaces });
  if (!stored.ok) return stored;
  const difference: ImportDifference | null = converted.value.difference;
  return { ok: true, value: { source: stored.value.source, difference, patch: null } };
};

/** Corrected rows of a kept import, put back where they came from. */
const runPatch = async (run: Run, source: string, { client, shelf }: Stores): Promise<RunOutcome> => {
  const { draft, plan, language, importer } = run;
  const entry = shelf.state().entries.find((each) => each.source === source);
  const files = await shelf.files(source);
  if (!files.ok) return files;
  if (entry === undefined) return importFault('nothing-open', STAGE_WORDS.patchWithoutImport);
  const nowMs = client.clock.now();
  const stored = { account: entry.account, files: files.value };
  const request = { stored, plan, asOf: entry.asOf, nowMs, language, source };
  const patched = await Promise.race([importer.session.patch(request, toProgress(run)), importer.broken]);
  if (!patched.ok) return patched;
  if (!run.isCurrent()) return CANCELLED;
  run.report({ phase: 'storing', rows: patched.value.account.read, share: 1 });
  const kept = await shelf.patch(source, patched.value, nowMs);
  if (!kept.ok) return kept;
  const stillQuarantined = kept.value.account.quarantined;
  const fixed = Math.max(0, entry.account.quarantined - stillQuarantined);
  return {
    ok: true,
    value: { source, difference: null, patch: { fixed, stillQuarantined, fileName: draft.file.fileName } },
  };
};

/** Converts in the worker, hands the bytes to the register and the browser's storage. Nothing is kept of what fails or is cancelled. */
export const runImport = (run: Run, stores: Stores): Promise<RunOutcome> => {
  const { target, file } = run.draft;
  return target === 'patch' && file.patchOf !== null ? runPatch(run, file.patchOf, stores) : runFile(run, stores);
};
