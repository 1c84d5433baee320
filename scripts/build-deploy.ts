// `npx tsx scripts/build-deploy.ts`: writes deploy/schema.sql and deploy/mapserver.map anew from the dictionary.
import { writeFileSync } from 'node:fs';
import { DEPLOY_FILES } from './deploy/files.ts';

for (const { path, text } of DEPLOY_FILES) writeFileSync(path, text);
console.log(DEPLOY_FILES.map(({ path }) => path).join(' '));
