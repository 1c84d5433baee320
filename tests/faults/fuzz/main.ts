import { writeSync } from 'node:fs';
import { createSession } from '../take-file.ts';
import { runSeed } from './run-seeds.ts';

/*
 * `main.ts <from> <count>`: seeds one after the other, a line of JSON before each (`{"begun": seed}`) and after it. The
 * command that started it (`scripts/fuzz.mjs`) sees by them which seed a crash or a standstill belongs to.
 */

const [from = 0, count = 0] = process.argv.slice(2).map(Number);
const say = (value: unknown): void => {
  writeSync(1, `${JSON.stringify(value)}\n`);
};
const session = createSession();
for (let seed = from; seed < from + count; seed++) {
  say({ begun: seed });
  // One seed after the other: a crash must have one name.
  // oxlint-disable-next-line eslint/no-await-in-loop
  const { name, came, wrong } = await runSeed(session, seed);
  say({ seed, name, came, wrong });
}
