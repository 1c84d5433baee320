import pg from 'pg';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/support/chromium.mjs';
import { toConnection } from './connection.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Number of the newest change when the registers had been loaded and no test had run. */
    numberAfterLoad: number;
  }
}

const readLastNumber = async (home: string): Promise<number> => {
  const client = new pg.Client(toConnection(home));
  await client.connect();
  const { rows } = await client.query<{ last_id: string }>('SELECT last_id FROM atlas.outbox_head');
  await client.end();
  return Number(rows[0]?.last_id ?? Number.NaN);
};

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
  const home = process.env['ATLAS_HOME'];
  if (process.env['ATLAS_URL'] === undefined || home === undefined)
    throw new Error('no servers run: npm run test:backend starts them');
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm run test:backend installs one');
  const server = await chromium.launchServer({ executablePath, args: FLAGS, headless: true });
  project.provide('browserEndpoint', server.wsEndpoint());
  project.provide('numberAfterLoad', await readLastNumber(home));
  return () => server.close();
};
