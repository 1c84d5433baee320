// `npm start`: from a bare clone to the demo in the browser.
import { join } from 'node:path';
import { buildPage, prepareData } from './support/prepare.mjs';
import { ensurePackages } from './support/packages.mjs';
import { PROJECT } from './support/project.mjs';
import { serveStatic } from './serve-static.mjs';

await ensurePackages();
await prepareData();
await buildPage({ isDemo: true, isSkippable: true });
const { url } = await serveStatic({
  root: join(PROJECT, 'dist-demo'),
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 4173),
});
console.log(`\nHazard Atlas 四色一张图 · 演示数据 (demo data)\n\n  ${url}\n\nCtrl+C ends it.`);
