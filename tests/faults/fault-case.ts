import type { ImportFaultKind } from '../../src/register/import/types.ts';

/** What must come of a file; `either` where only the general rules hold (a fault in words, or a true account). */
export type Expected =
  | 'either'
  | { readonly fault: ImportFaultKind | readonly ImportFaultKind[] | 'any' }
  | { readonly account: { readonly read?: number; readonly accepted?: number; readonly quarantined?: number } };

/** A bad file: made in code when the test runs, never a file of the project. */
export interface FaultCase {
  /** What is wrong with it. */
  readonly name: string;
  readonly fileName: string;
  readonly build: () => FileContent | Promise<FileContent>;
  readonly expect: Expected;
}

export type FileContent = string | Uint8Array | Blob;

export const fileCase = (
  name: string,
  fileName: string,
  build: FaultCase['build'],
  expect: Expected = 'either',
): FaultCase => ({ name, fileName, build, expect });
