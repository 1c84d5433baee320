// `npm test`: everything, from a bare clone; ends with the line "N passed, N failed".
import { ensureChromium } from './support/chromium.mjs';
import { ensurePackages } from './support/packages.mjs';
import { BROWSER_PARTS, CHECK_PARTS, runParts } from './support/parts.mjs';
import { prepareData } from './support/prepare.mjs';
import { say } from './support/project.mjs';

await ensurePackages();
const chromium = await ensureChromium();
say(`browser tests use ${chromium}`);
process.env.HAZARD_ATLAS_CHROMIUM = chromium;
await prepareData();
await runParts([...CHECK_PARTS, ...BROWSER_PARTS]);
