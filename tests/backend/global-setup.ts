import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/support/chromium.mjs';

const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Every other host is unknown, whoever asks.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The browser for the tests of the page; the servers are started by `npm run test:backend`, which says where they are. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  if (process.env['ATLAS_URL'] === undefined) throw new Error('no servers run: npm run test:backend starts them');
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm run test:backend installs one');
  const server = await chromium.launchServer({ executablePath, args: FLAGS, headless: true });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
};
