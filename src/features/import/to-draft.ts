import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { OpenedFile } from '../../register/import/import-session.ts';
import { applyProfile, type MappingProfile } from '../../register/import/mapping-profiles.ts';
import type { ReadOptions } from '../../register/import/opened-source.ts';
import { PATCH_COLUMNS } from '../../register/import/stored-register.ts';
import type { ColumnGuess } from '../../register/import/types.ts';
import type { Importer } from './importer.ts';
import type { Findings } from './look-at-positions.ts';
import { hasCorrections, hasSameHeaders, type Draft } from './workbench-state.ts';
import { STAGE_WORDS } from './words.ts';

interface OpenedAbout {
  readonly file: OpenedFile;
  /** What was opened. */
  readonly source: File;
  readonly sizeBytes: number;
  readonly options: ReadOptions;
  readonly asOf: string;
  /** The draft of the same file as it was read before; `null` for a file that is new on the workbench. */
  readonly before: Draft | null;
}

const guessesFor = async (kind: string, file: OpenedFile, importer: Importer): Promise<readonly ColumnGuess[]> => {
  if (kind === file.kind.kind) return file.guesses;
  const guessed = await Promise.race([importer.session.guess(kind), importer.broken]);
  return guessed.ok ? guessed.value : file.guesses;
};

const PATCH_HEADERS: ReadonlySet<string> = new Set(PATCH_COLUMNS);

const withoutPatchColumns = (file: OpenedFile, columns: readonly ColumnGuess[]): readonly ColumnGuess[] =>
  columns.map((guess, index) =>
    PATCH_HEADERS.has(file.headers[index] ?? '') ? { ...guess, field: null, factor: 1, isInverted: false } : guess,
  );

/**
 * A file that was opened, as the workbench shows it: with the user's corrections where it is the same file read again, as
 * a patch where its headers say so, with the mapping saved for its shape, or with the page's guesses.
 */
export const toDraft = async (about: OpenedAbout, importer: Importer, shelf: ImportShelf): Promise<Draft> => {
  const { file, before } = about;
  const fresh: Draft = {
    file,
    sizeBytes: about.sizeBytes,
    options: about.options,
    asOf: before?.asOf ?? about.asOf,
    found: before?.found ?? file.choices,
    kind: file.kind.kind,
    reading: file.reading,
    columns: file.guesses,
    applied: null,
    profile: null,
    known: null,
    target: 'new',
    isRereading: false,
    notice: null,
    fault: null,
    checkup: {
      name: 'running',
      last: null,
    },
  };
  if (file.patchOf !== null) return toPatchDraft(fresh, file.patchOf, importer, shelf);
  if (before !== null && hasSameHeaders(before.file, file)) {
    const { kind, reading, columns, applied, profile, known, target } = before;
    return { ...fresh, kind, reading, columns, applied, profile, known, target };
  }
  const profile = await shelf.profileFor(file.shapeKey);
  if (profile === null) return fresh;
  const again = await readAgain(about, profile.readOptions, importer);
  if (again !== null) return withProfile({ ...fresh, file: again, options: profile.readOptions }, profile, importer);
  return withProfile(fresh, profile, importer);
};

/** The file as the one before of its shape was read, where the user had corrected that; `null`: there is nothing to it. */
const readAgain = async (
  { file, options, source }: OpenedAbout,
  saved: ReadOptions,
  importer: Importer,
): Promise<OpenedFile | null> => {
  if (!hasCorrections(saved) || hasCorrections(options)) return null;
  const again = await Promise.race([importer.session.open(source, saved), importer.broken]);
  if (again.ok && hasSameHeaders(again.value, file)) return again.value;
  // It does not fit this file, and the importer must hold what is shown.
  await Promise.race([importer.session.open(source, options), importer.broken]);
  return null;
};

const withProfile = async (fresh: Draft, profile: MappingProfile, importer: Importer): Promise<Draft> => {
  const { file } = fresh;
  const guesses = await guessesFor(profile.kind, file, importer);
  const { columns, missing, added } = applyProfile(profile, file.headers, guesses);
  const used = { profile, missing, added, isOn: true };
  return { ...fresh, kind: profile.kind, reading: profile.plan.reading, columns, profile: used };
};

const toPatchDraft = async (fresh: Draft, source: string, importer: Importer, shelf: ImportShelf): Promise<Draft> => {
  const { file } = fresh;
  const entry = shelf.state().entries.find((each) => each.source === source);
  const plain = { ...fresh, columns: withoutPatchColumns(file, fresh.columns) };
  if (entry === undefined) return { ...plain, notice: STAGE_WORDS.patchWithoutImport };
  const guesses = await guessesFor(entry.kind, file, importer);
  const { columns } = applyProfile(entry, file.headers, guesses);
  return {
    ...plain,
    kind: entry.kind,
    reading: entry.plan.reading,
    columns: withoutPatchColumns(file, columns),
    target: 'patch',
  };
};

/** The draft with the guesses for its kind, and the saved mapping over them where it is in use. */
export const withGuesses = (draft: Draft, guesses: readonly ColumnGuess[]): Draft => {
  const { profile, file, kind } = draft;
  if (profile === null || !profile.isOn || profile.profile.kind !== kind) return { ...draft, columns: guesses };
  return { ...draft, columns: applyProfile(profile.profile, file.headers, guesses).columns };
};

/** The draft with what was found out; a file that is a newer version of a stored one updates it unless the user chose otherwise. */
export const withFindings = (draft: Draft, { checkup, known }: Findings): Draft => {
  const isNewlyKnown = known !== null && draft.known === null && draft.target === 'new';
  const isNoLongerKnown = known === null && draft.target === 'update';
  return { ...draft, checkup, known, target: isNewlyKnown ? 'update' : isNoLongerKnown ? 'new' : draft.target };
};
