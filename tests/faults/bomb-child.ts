import { BOMBS, say, type BombReport } from './bombs.ts';
import { createSession, takeFile, toFile, unexpected, violationsOf } from './take-file.ts';

/*
 * Opens bombs in this process, which the test starts with little memory: `bomb-child.ts <from> <end>`. Prints what came
 * of each as a line of JSON; a crash of the engine shows in the exit code and in the reports that are not there.
 */

const [from, end] = process.argv.slice(2).map(Number);
for (const [at, bomb] of BOMBS.slice(from, end).entries()) {
  // One bomb after the other, each with the memory to itself.
  // oxlint-disable-next-line eslint/no-await-in-loop
  const outcome = await takeFile(createSession(), await toFile(bomb));
  const came =
    outcome.kind === 'fault'
      ? `${outcome.fault.kind}: ${outcome.fault.words.en}`
      : `read ${outcome.converted.account.read}, accepted ${outcome.converted.account.accepted}`;
  const report: BombReport = {
    index: (from ?? 0) + at,
    // oxlint-disable-next-line eslint/no-await-in-loop
    violations: await violationsOf(outcome),
    unexpected: unexpected(outcome, bomb.expect),
    came,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  say(JSON.stringify(report));
}
