// `npm run prove`: the forecast tried on the past and the batch beside chance and register order, on the demo's own files.
import { ensurePackages } from './support/packages.mjs';
import { prepareData } from './support/prepare.mjs';
import { runTool } from './support/run.mjs';

await ensurePackages();
await prepareData();
const { code } = await runTool('tsx', ['scripts/prove-claims.ts']);
process.exitCode = code;
