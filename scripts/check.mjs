// `npm run check`: everything that needs no browser.
import { ensurePackages } from './support/packages.mjs';
import { CHECK_PARTS, runParts } from './support/parts.mjs';
import { prepareData } from './support/prepare.mjs';

await ensurePackages();
await prepareData();
await runParts(CHECK_PARTS);
