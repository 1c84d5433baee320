import type { ImportSession } from '../../../src/register/import/import-session.ts';
import { takeFile, violationsOf } from '../take-file.ts';
import { toFuzzCase } from './fuzz-case.ts';

export interface SeedReport {
  readonly seed: number;
  readonly name: string;
  /** `fault` or `account`; `crash`: something was thrown. */
  readonly came: 'fault' | 'account' | 'crash';
  /** Empty: nothing is wrong. */
  readonly wrong: readonly string[];
}

/** Takes the file of a seed and looks at what came of it; whatever is thrown is a crash that the report names. */
export const runSeed = async (session: ImportSession, seed: number): Promise<SeedReport> => {
  const { name, fileName, bytes } = toFuzzCase(seed);
  try {
    const outcome = await takeFile(session, new File([bytes as BlobPart], fileName));
    return { seed, name, came: outcome.kind, wrong: await violationsOf(outcome) };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, name, came: 'crash', wrong: [said] };
  }
};
