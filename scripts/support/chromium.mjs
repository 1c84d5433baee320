import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { say } from './project.mjs';
import { run, runTool } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const FIXED_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const findDownloaded = async () => {
  try {
    const { chromium } = await import('playwright-core');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
};

/** Path of a Chromium: the one named by HAZARD_ATLAS_CHROMIUM, the system's, or playwright's own; `null`: none. */
export const findChromium = async () => {
  const named = process.env.HAZARD_ATLAS_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin', join(homedir(), 'bin'));
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).concat(FIXED_PLACES);
  return places.find((place) => existsSync(place)) ?? (await findDownloaded());
};

const canUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const hasChineseFont = async () => {
  const { code, output } = await run('fc-list', [':lang=zh'], { isCaptured: true, isQuiet: true });
  return code === 0 && output.trim() !== '';
};

const installByApt = async (packages) => {
  say(`installing ${packages.join(' ')} by apt-get`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  // Another apt-get may hold the lock on a machine that has just started.
  const lock = ['-o', 'DPkg::Lock::Timeout=600', '-q'];
  await run('apt-get', [...lock, 'update'], options);
  const { code } = await run('apt-get', [...lock, 'install', '-y', '--no-install-recommends', ...packages], options);
  if (code !== 0) say(`apt-get could not install ${packages.join(' ')}`);
};

/** Path of a Chromium for the browser tests, installed where there is none; ends this process when none can be had. */
export const ensureChromium = async () => {
  const isMissing = (await findChromium()) === null;
  const isFontMissing = process.platform === 'linux' && !(await hasChineseFont());
  if ((isMissing || isFontMissing) && canUseApt())
    await installByApt([
      ...(isMissing ? ['chromium', 'fontconfig'] : []),
      ...(isFontMissing ? ['fonts-noto-cjk'] : []),
    ]);
  else if (isFontMissing) say('no Chinese font here: screenshots will show boxes; install fonts-noto-cjk');
  if ((await findChromium()) === null) {
    say('installing a Chromium by playwright-core');
    await runTool('playwright-core', ['install', 'chromium']);
  }
  const path = await findChromium();
  if (path !== null) return path;
  console.error('[hazard-atlas] no Chromium: install one, or name it in HAZARD_ATLAS_CHROMIUM');
  process.exit(1);
};
