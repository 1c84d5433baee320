import type { FieldDefinition } from '../../hazards/define.ts';
import { remapColumn } from '../../register/import/guess-mapping.ts';
import type { OpenedFile } from '../../register/import/import-session.ts';
import type { ColumnGuess, ImportFault, Reading } from '../../register/import/types.ts';

/** A file on the workbench, with the guesses as the user left them. */
export interface Draft {
  readonly file: OpenedFile;
  readonly kind: string;
  readonly reading: Reading;
  readonly columns: readonly ColumnGuess[];
  /** ISO 8601 with offset. */
  readonly asOf: string;
  /** Why the last try to import it did not work. */
  readonly fault: ImportFault | null;
}

export type Stage =
  | { readonly name: 'empty' }
  | { readonly name: 'reading'; readonly fileName: string }
  | { readonly name: 'fault'; readonly fileName: string; readonly fault: ImportFault }
  | { readonly name: 'opened'; readonly draft: Draft }
  | { readonly name: 'importing'; readonly draft: Draft }
  | { readonly name: 'done'; readonly source: string };

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

export const withPolarity = (draft: Draft, column: number, isInverted: boolean): Draft => ({
  ...draft,
  columns: draft.columns.map((guess, index) => (index === column ? { ...guess, isInverted } : guess)),
});
