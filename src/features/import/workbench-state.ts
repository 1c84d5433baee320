import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { remapColumn } from '../../register/import/guess-mapping.ts';
import type { OpenedFile } from '../../register/import/import-session.ts';
import type { MappingProfile } from '../../register/import/mapping-profiles.ts';
import type { ReadChoices, ReadOptions } from '../../register/import/opened-source.ts';
import type { PositionCheckup, PositionRepair } from '../../register/import/position-checkup-types.ts';
import type { ImportDifference } from '../../register/import/stored-register.ts';
import type { ColumnGuess, ImportFault, ImportPlan, Reading } from '../../register/import/types.ts';

/** A mapping saved with an earlier file of the same shape, as it was used for this one. */
export interface UsedProfile {
  readonly profile: MappingProfile;
  /** Headers of the profile that this file does not have. */
  readonly missing: readonly string[];
  /** Headers of this file that the profile does not know. */
  readonly added: readonly string[];
  /** False: the user went back to the page's guesses. */
  readonly isOn: boolean;
}

/** A stored import of which the file looks like a newer version. */
export interface KnownRegister {
  readonly source: string;
  readonly fileName: string;
  /** Of the ids in the sample, how many the stored import has, 0–1. */
  readonly share: number;
}

/** What the import is to do: a file of its own, a newer version of a stored one, or corrected rows of one. */
export type Target = 'new' | 'update' | 'patch';

/** 坐标体检 of the plan on screen. `none`: there is no position to look at, or it could not be done. */
export type CheckupState =
  | { readonly name: 'running'; readonly last: PositionCheckup | null }
  | { readonly name: 'ready'; readonly checkup: PositionCheckup }
  | { readonly name: 'none'; readonly words: Localised };

/** A file on the workbench, with the guesses as the user left them. */
export interface Draft {
  readonly file: OpenedFile;
  readonly sizeBytes: number;
  /** What the user corrected of how the file is read. */
  readonly options: ReadOptions;
  /** What the page found before any correction. */
  readonly found: ReadChoices;
  readonly kind: string;
  readonly reading: Reading;
  readonly columns: readonly ColumnGuess[];
  /** ISO 8601 with offset. */
  readonly asOf: string;
  readonly profile: UsedProfile | null;
  readonly checkup: CheckupState;
  /** A repair of the positions that was applied, and the reading before it, so that it can be undone. */
  readonly applied: { readonly repair: PositionRepair; readonly before: Reading } | null;
  readonly known: KnownRegister | null;
  readonly target: Target;
  /** The same file is being read again with other choices; what is on screen is of the time before. */
  readonly isRereading: boolean;
  /** What has just happened, such as a cancelled import. */
  readonly notice: Localised | null;
  /** Why the last try to import it did not work. */
  readonly fault: ImportFault | null;
}

export interface Progress {
  /** `storing`: rows are converted, the register and the browser's storage take them over; it cannot be cancelled. */
  readonly phase: 'converting' | 'storing';
  readonly rows: number;
  /** 0–1. */
  readonly share: number;
}

/** What a patch did, beside the account of the whole. */
export interface PatchOutcome {
  /** Rows that were quarantined before and are accepted now. */
  readonly fixed: number;
  readonly stillQuarantined: number;
  readonly fileName: string;
}

/** What an import did, beside the account that the shelf keeps. */
export interface Outcome {
  readonly source: string;
  /** Against the version before; `null` where there was none. */
  readonly difference: ImportDifference | null;
  /** `null`: it was no patch. */
  readonly patch: PatchOutcome | null;
}

export type Stage =
  | { readonly name: 'empty'; readonly notice: Localised | null }
  | { readonly name: 'reading'; readonly fileName: string }
  | { readonly name: 'fault'; readonly fileName: string; readonly options: ReadOptions; readonly fault: ImportFault }
  | { readonly name: 'opened'; readonly draft: Draft }
  | { readonly name: 'importing'; readonly draft: Draft; readonly progress: Progress }
  | { readonly name: 'done'; readonly source: string; readonly outcome: Outcome | null };

export const toPlan = ({ kind, reading, columns }: Pick<Draft, 'kind' | 'reading' | 'columns'>): ImportPlan => ({
  kind,
  reading,
  // The account names the unit; examples are values of the file and stay out of what is stored.
  columns: columns.map(({ field, factor, isInverted, unit, isUnitUnknown }) => ({
    field,
    factor,
    isInverted,
    unit,
    isUnitUnknown,
  })),
});

/** The draft after the user gave a column another field; a field stands for one column, so the other one lets go of it. */
export const withField = (draft: Draft, column: number, field: FieldDefinition | null): Draft => ({
  ...draft,
  fault: null,
  columns: draft.columns.map((guess, index) => {
    const header = draft.file.headers[index] ?? '';
    if (index === column) return remapColumn(guess, header, field);
    return field !== null && guess.field === field.name ? remapColumn(guess, header, null) : guess;
  }),
});

/** The draft with one column changed in part: its factor, its polarity. */
export const withColumn = (draft: Draft, column: number, change: Partial<ColumnGuess>): Draft => ({
  ...draft,
  columns: draft.columns.map((guess, index) => (index === column ? { ...guess, ...change } : guess)),
});

/** True when both files have the same columns, so that corrections of one hold for the other. */
export const hasSameHeaders = (a: OpenedFile, b: OpenedFile): boolean =>
  a.headers.length === b.headers.length && a.headers.every((header, index) => header === b.headers[index]);

/** The user chose any of how a file is read; what is left out or `null` the page finds out. */
export const hasCorrections = (options: ReadOptions): boolean =>
  Object.values(options).some((value: unknown) => (value ?? null) !== null);
