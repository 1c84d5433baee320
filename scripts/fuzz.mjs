// `npm run fuzz [-- --seeds N --from K]`: mutated files of every format through the import; 10,000 seeds where nothing is said.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensurePackages } from './support/packages.mjs';
import { prepareData } from './support/prepare.mjs';
import { PROJECT, say } from './support/project.mjs';

const DEFAULT_SEEDS = 10_000;
/** Seeds that one process takes; a crash costs the rest of its process only a new start. */
const PROCESS_SEEDS = 2500;
const HEAP_MB = 512;
/** A seed that takes longer stands still: a good file of its size takes some milliseconds. */
const STANDSTILL_MS = 60_000;

const numberOf = (name, fallback) => {
  const at = process.argv.indexOf(name);
  if (at < 0) return fallback;
  const value = Number(process.argv[at + 1]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`${name} takes a whole number, not "${process.argv[at + 1]}"`);
  process.exit(2);
};

/** Runs seeds in a process of their own until all are done or one ends it; answers the first seed that was not begun. */
const runProcess = (from, count, onReport) =>
  new Promise((done) => {
    const args = [
      `--max-old-space-size=${HEAP_MB}`,
      '--import',
      'tsx',
      'tests/faults/fuzz/main.ts',
      `${from}`,
      `${count}`,
    ];
    const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
    let begun = null;
    let last = '';
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), STANDSTILL_MS);
    };
    watch();
    child.stderr.on('data', (data) => (last = (last + data).slice(-1500)));
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      watch();
      const report = JSON.parse(line);
      begun = report.begun ?? null;
      if (report.seed !== undefined) onReport(report);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return done(from + count);
      const why =
        signal === 'SIGKILL'
          ? `stood still for ${STANDSTILL_MS / 1000} s, or was killed`
          : `ended with ${signal ?? code}`;
      const seed = begun ?? from;
      onReport({
        seed,
        name: begun === null ? 'before the first file' : '',
        came: 'crash',
        wrong: [`the process ${why}`, last],
      });
      done(seed + 1);
    });
  });

await ensurePackages();
await prepareData();
const first = numberOf('--from', 0);
const seeds = numberOf('--seeds', DEFAULT_SEEDS);
const counts = { fault: 0, account: 0, crash: 0 };
let wrong = 0;
const onReport = (report) => {
  counts[report.came]++;
  const done = counts.fault + counts.account + counts.crash;
  if (done % 1000 === 0) say(`${done} of ${seeds} seeds`);
  if (report.wrong.length === 0) return;
  wrong++;
  console.error(`seed ${report.seed} · ${report.name}\n  ${report.wrong.join('\n  ')}`);
  console.error(`  again: npm run fuzz -- --from ${report.seed} --seeds 1`);
};
for (let at = first; at < first + seeds;)
  at = await runProcess(at, Math.min(PROCESS_SEEDS, first + seeds - at), onReport);
say(`${join('tests', 'faults', 'fuzz')}: seeds ${first}–${first + seeds - 1}`);
console.log(
  `${seeds} seeds: ${counts.fault} refused in words, ${counts.account} read with an account, ${counts.crash} crashes, ${wrong} wrong`,
);
process.exitCode = wrong === 0 && counts.fault + counts.account + counts.crash === seeds && seeds > 0 ? 0 : 1;
