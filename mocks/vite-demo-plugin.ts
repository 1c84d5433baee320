import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { GENERATED_FOLDER, PROJECT_ROOT } from './paths.ts';

const WORKER_NAME = 'mockServiceWorker.js';
const WORKER_FILE = `${PROJECT_ROOT}/node_modules/msw/lib/mockServiceWorker.js`;
const DEMO_FOLDER = 'demo';

const listFiles = (): string[] => readdirSync(GENERATED_FOLDER).filter((name) => !name.startsWith('.'));

/** Path in the page's folder → file on disk, for what the demo adds to a build; `undefined` for everything else. */
const fileOf = (path: string): string | undefined => {
  if (path === WORKER_NAME) return WORKER_FILE;
  const name = basename(path);
  return path === `${DEMO_FOLDER}/${name}` && listFiles().includes(name) ? `${GENERATED_FOLDER}/${name}` : undefined;
};

/** For the demo alone: brings `mocks/generated/` up to date, and puts it and MSW's worker beside the page. */
export const demoPlugin = (): Plugin => ({
  name: 'hazard-atlas:demo',
  config: () => ({ resolve: { alias: { 'tough-cookie': `${PROJECT_ROOT}/mocks/no-cookies.ts` } } }),
  buildStart() {
    // A process of its own: the generator imports TypeScript, which the Node that runs Vite cannot.
    execFileSync(process.execPath, ['--import', 'tsx', 'mocks/generate.ts'], { cwd: PROJECT_ROOT });
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = (request.url ?? '').split('?')[0]?.replace(/^\//, '') ?? '';
      const file = fileOf(path);
      if (file === undefined) return next();
      const type = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
      response.end(readFileSync(file));
    });
  },
  generateBundle() {
    const names = [WORKER_NAME, ...listFiles().map((name) => `${DEMO_FOLDER}/${name}`)];
    for (const fileName of names) {
      const file = fileOf(fileName);
      if (file !== undefined) this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
    }
  },
});
