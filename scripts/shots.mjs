// `npm run shots [part of a name …]`: every view at four sizes and in three themes, as PNG in shots/, for a person to look at.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './support/chromium.mjs';
import { ensurePackages } from './support/packages.mjs';
import { buildPage, prepareData } from './support/prepare.mjs';
import { PROJECT, say } from './support/project.mjs';
import { serveStatic } from './serve-static.mjs';

const SIZES = [
  [1920, 1080],
  [3840, 1080],
  [1280, 800],
  [390, 844],
];
const THEMES = ['dark', 'daylight', 'wall'];

/** Address without theme, and what is done once the page stands. */
const VIEWS = {
  'explore-country': { query: '' },
  'explore-province': { query: 'region=360000&kinds=tailings-pond' },
  'explore-prefecture': { query: 'region=360200&links=not-linked' },
  'explore-card': { query: 'region=360281', act: (page) => page.locator('[data-site]').first().click() },
  table: { query: 'region=360000&pane=table' },
  'region-province': { query: 'view=region&region=360000' },
  'region-county': { query: 'view=region&region=360281' },
  compare: { query: 'view=compare&regions=360000,340000,420000&per=area' },
  wall: { query: 'view=wall&dwell=3600' },
  'blind-spots': { query: 'mode=blind-spots' },
  'rectifications-map': { query: 'region=360000&mode=rectifications' },
  'overlaps-map': { query: 'region=360700&mode=overlaps&overlap=route-exposure' },
  indicators: { query: 'view=report&region=360000' },
  batch: { query: 'view=report&region=360000&report=batch' },
  forecast: { query: 'view=report&region=360000&report=forecast' },
  changes: { query: 'view=report&region=360000&report=changes' },
  handover: { query: 'view=report&region=360000&report=handover&shift=24' },
  rectifications: { query: 'view=report&region=360000&report=rectifications' },
  overlaps: { query: 'view=report&region=360000&report=overlaps' },
  disagreements: { query: 'view=report&region=360000&report=disagreements' },
  published: { query: 'view=report&report=published' },
  data: { query: 'view=data' },
  search: {
    query: '',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('赣州');
    },
  },
  help: { query: '', act: (page) => page.keyboard.press('?') },
  english: { query: 'region=360000&lang=en' },
};

const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--no-first-run',
];
const READY_LIMIT_MS = 120_000;
/** Fonts, camera and pulses have come to rest. */
const REST_MS = 600;

const isReady = (page) =>
  page.waitForSelector('html[data-ready="map"]', { state: 'attached', timeout: READY_LIMIT_MS });

const shoot = async (browser, url, folder, name, [width, height], theme) => {
  const { query, act } = VIEWS[name];
  const file = `${name}-${width}x${height}-${theme}.png`;
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: width < 500, locale: 'zh-CN' });
  try {
    await page.goto(
      `${url}?${query}${query === '' ? '' : '&'}theme=${theme}`.replace('&theme=dark', '').replace('?theme=dark', ''),
    );
    await isReady(page);
    await act?.(page)?.catch?.((error) => say(`${file}: ${error.message.split('\n')[0]}`));
    await page.waitForTimeout(REST_MS);
    await isReady(page);
    await page.screenshot({ path: join(folder, file) });
    return null;
  } catch (error) {
    return `${file}: ${error.message.split('\n')[0]}`;
  } finally {
    await page.close();
  }
};

await ensurePackages();
await prepareData();
await buildPage({ isDemo: true, isSkippable: true });
const { chromium } = await import('playwright-core');
const executablePath = await ensureChromium();
const folder = join(PROJECT, 'shots');
const wanted = process.argv.slice(2);
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await serveStatic({ root: join(PROJECT, 'dist-demo') });
const browser = await chromium.launch({ executablePath, args: FLAGS });
const jobs = Object.keys(VIEWS).flatMap((name) =>
  SIZES.flatMap((size) => THEMES.map((theme) => ({ name, size, theme, label: `${name}-${size.join('x')}-${theme}` }))),
);
const chosen = jobs.filter(({ label }) => wanted.length === 0 || wanted.some((part) => label.includes(part)));
const failures = [];
const work = async () => {
  for (let job = chosen.shift(); job !== undefined; job = chosen.shift()) {
    const failure = await shoot(browser, server.url, folder, job.name, job.size, job.theme);
    say(failure ?? job.label);
    if (failure !== null) failures.push(failure);
  }
};
await Promise.all([work(), work()]);
await browser.close();
await server.close();
if (failures.length > 0) writeFileSync(join(folder, 'failures.txt'), `${failures.join('\n')}\n`);
say(
  `${failures.length === 0 ? 'all' : 'some'} screenshots are in shots/${failures.length === 0 ? '' : `; ${failures.length} failed`}`,
);
process.exit(failures.length === 0 ? 0 : 1);
