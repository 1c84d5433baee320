import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, readStamp, say, writeStamp } from './project.mjs';
import { run } from './run.mjs';

const OLDEST_NODE = [20, 19];

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
};

/**
 * Whether what npm itself noted as installed is what the lock asks for: true after `npm install` or `npm ci` by hand,
 * which leave no stamp of ours. Optional packages of other platforms may be absent.
 */
export const isInstalled = (lock, installed) =>
  Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });

const readInstalled = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { packages: {} });

/** Installs the packages of the lock file, only when they are not the ones installed. */
export const ensurePackages = async () => {
  checkNode();
  const lockText = readFileSync(join(PROJECT, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(PROJECT, 'node_modules/.hazard-atlas-stamp');
  if (readStamp(stamp) === hash) return;
  if (!isInstalled(JSON.parse(lockText), readInstalled(join(PROJECT, 'node_modules/.package-lock.json')))) {
    say('installing packages (npm ci): package-lock.json has changed or nothing is installed yet');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--no-fund', '--no-audit'];
    const { code } = npm?.endsWith('.js') ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
    if (code !== 0) {
      console.error('[hazard-atlas] npm ci failed: is the package registry reachable?');
      process.exit(code);
    }
  }
  writeStamp(stamp, hash);
};
