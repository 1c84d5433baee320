// `npm run build` → dist/, for real services; `npm run build:demo` → dist-demo/.
import { buildPage, prepareData } from './support/prepare.mjs';
import { ensurePackages } from './support/packages.mjs';

const isDemo = process.argv.includes('--demo');
await ensurePackages();
await prepareData({ isDemo });
await buildPage({ isDemo });
