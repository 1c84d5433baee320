import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, say } from './project.mjs';
import { startQgis, stopQgis } from './qgis-service.mjs';
import { run } from './run.mjs';

/** Names of sockets are cut off after 107 bytes. */
const LONGEST_HOME = 70;
const STARTED = join(PROJECT, '.cache/backend.home');

/** Why real servers cannot be installed and run on this machine; `null`: they can. */
export const whyNot = () => {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return 'this is not Debian';
  if (!readFileSync('/etc/debian_version', 'utf8').startsWith('12')) return 'this is not Debian 12';
  if (process.getuid?.() !== 0) return 'this is not root';
  return existsSync('/usr/bin/apt-get') ? null : 'there is no apt-get';
};

const succeeds = async (program, args) => (await run(program, args, { isCaptured: true, isQuiet: true })).code === 0;

const findPort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Whether the user can run this Node with the project's packages, as the bridge has to. */
const canRunHere = (user) =>
  succeeds('runuser', ['-u', user, '--', process.execPath, '-e', `require('${PROJECT}/node_modules/pg')`]);

/** `.cache/backend`, unless users who are not root cannot come there or its name is too long for a socket. */
const makeHome = async () => {
  const home = join(PROJECT, '.cache/backend');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  if (home.length <= LONGEST_HOME && (await succeeds('runuser', ['-u', 'nobody', '--', 'test', '-x', home])))
    return home;
  rmSync(home, { recursive: true, force: true });
  return mkdtempSync(join(tmpdir(), 'hazard-atlas-'));
};

let isCancelled = false;

/**
 * Lets what runs come to its end, because a half-installed package or cluster is worse than a wait, and nothing after it
 * begin. Whoever started the servers stops them.
 */
export const cancelBackend = () => {
  isCancelled = true;
};

/** Exit code of install.sh where the packages of the servers could not be had; the cause is no fault of the board. */
const NO_PACKAGES = 75;
export class PackagesMissing extends Error {}

const mustRun = async (what, program, args, env) => {
  if (isCancelled) throw new Error(`${what}: cancelled`);
  const started = Date.now();
  const { code } = await run(program, args, { env });
  if (code === NO_PACKAGES) throw new PackagesMissing('the packages of the servers could not be installed');
  if (code !== 0) throw new Error(`${what} failed with code ${code}`);
  say(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
};

/** Installs, starts and loads the servers the way an authority does; answers the environment of the tests. */
export const startBackend = async ({ withQgis = false } = {}) => {
  await stopBackend();
  const home = await makeHome();
  // Told before anything runs, so that a run that was cut off is cleaned up by the next.
  writeFileSync(STARTED, home);
  const port = await findPort();
  const env = {
    ATLAS_HOME: home,
    ATLAS_LISTEN: `127.0.0.1:${port}`,
    ATLAS_APP: process.env.ATLAS_APP ?? join(PROJECT, 'dist'),
    ATLAS_USER: (await canRunHere('www-data')) ? 'www-data' : 'root',
    ATLAS_WORKERS: '2',
    ATLAS_SERVICES: 'plain',
  };
  if (env.ATLAS_USER === 'root') say('this folder is open to root alone: the services run as root');
  await mustRun('installing and starting', 'bash', [join(PROJECT, 'deploy/install.sh')], env);
  await mustRun(
    'loading the demo registers',
    'bash',
    [join(PROJECT, 'deploy/load.sh'), '--demo', 'mocks/generated'],
    env,
  );
  const qgis = withQgis ? { ATLAS_QGIS_URL: await startQgis(env, await findPort()) } : {};
  return { ...env, ...qgis, ATLAS_URL: `http://127.0.0.1:${port}/` };
};

/** Ends what `startBackend` began, also in a run before this one; does nothing when nothing runs. */
export const stopBackend = async () => {
  if (!existsSync(STARTED)) return;
  const home = readFileSync(STARTED, 'utf8').trim();
  stopQgis(home);
  if (existsSync(join(home, 'conf/service.env')))
    await run('bash', [join(PROJECT, 'deploy/service.sh'), home, 'stop'], { isCaptured: true });
  if (home.startsWith(tmpdir())) rmSync(home, { recursive: true, force: true });
  rmSync(STARTED, { force: true });
};
