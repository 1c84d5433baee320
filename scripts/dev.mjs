// `npm run dev`: the demo on Vite's development server.
import { prepareData } from './support/prepare.mjs';
import { ensurePackages } from './support/packages.mjs';
import { mustRunTool } from './support/run.mjs';

await ensurePackages();
await prepareData();
await mustRunTool('vite', ['--mode', 'demo', ...process.argv.slice(2)]);
