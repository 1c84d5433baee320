import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/support/chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shared Chromium listens. */
    browserEndpoint: string;
  }
}

/** A host name that is not localhost, so no secure context, and still this machine. */
export const PLAIN_HOST = 'board.test';

const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Every other host is unknown, whoever asks: page, worker or service worker.
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
];

export default async (project: TestProject): Promise<() => Promise<void>> => {
  for (const folder of ['dist', 'dist-demo'])
    if (!existsSync(`${folder}/index.html`)) throw new Error(`${folder}/ is not built: npm test builds it`);
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm test installs one');
  const server = await chromium.launchServer({ executablePath, args: FLAGS, headless: true });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
};
