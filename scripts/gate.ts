import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a gate found. */
export interface GateResult {
  /** Files that it really read: a gate that reads nothing proves nothing. */
  readonly read: number;
  /** One line for each fault, beginning with the file. */
  readonly problems: readonly string[];
}

/** Every fault of a gate, one of them that it read fewer than `minimum` files. */
export const faultsOf = (result: GateResult, minimum: number): readonly string[] =>
  result.read >= minimum
    ? result.problems
    : [
        ...result.problems,
        `only ${result.read} files read, at least ${minimum} expected: the gate looks in the wrong place`,
      ];

/** Prints the gate's verdict and sets the exit code of this process. */
export const reportGate = (name: string, result: GateResult, minimum: number): void => {
  const faults = faultsOf(result, minimum);
  for (const fault of faults) console.error(`  ${fault}`);
  console.log(`${name}: ${result.read} files read, ${faults.length === 0 ? 'no fault' : `${faults.length} faults`}`);
  if (faults.length > 0) process.exitCode = 1;
};

/**
 * Paths below `root`, with "/", of the files of `folders` whose name passes `isWanted`; sorted.
 * With `isDeep` false, only what lies in the folders themselves.
 */
export const findFiles = (
  root: string,
  folders: readonly string[],
  isWanted: (path: string) => boolean,
  isDeep = true,
): string[] =>
  folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder) && statSync(folder).isDirectory())
    .flatMap((folder) => readdirSync(folder, { recursive: isDeep, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isWanted)
    .toSorted();

/** Whether this module (`import.meta.url`) is the program that Node was asked to run. */
export const isProgram = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
