import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readBuiltPage } from './built-page.ts';
import { isProgram, reportGate, type GateResult } from './gate.ts';

const DEMO_MODULE = /^mocks\/|\/fixture\.tsx?$|(^|\/)node_modules\/(msw|@mswjs)\//;
const DEMO_FILE = /(^|\/)(demo|mocks?|generated)\/|mockServiceWorker|\.parquet$/;

/** Texts that only the demo holds. A mere variable of a minifier can be called `msw`; these cannot be chance. */
const DEMO_TEXTS: readonly RegExp[] = [
  /mockServiceWorker/,
  /\[MSW\]|["'`/@]msw(js)?["'`/]|MSW_COOKIE_STORE|INTEGRITY_CHECK_REQUEST/,
  /演示(危化|尾矿|园区|客运|班线|煤矿|企业|集团)-?/,
  /hazard-atlas-demo/,
];

/** `dist/` holds nothing of the demo: by the modules that went in, by the names of files, and by their bytes. */
export const checkClean = (root: string): GateResult => {
  const page = readBuiltPage(root, 'production');
  const problems = [...page.problems];
  for (const chunk of page.chunks)
    for (const module of chunk.modules) if (DEMO_MODULE.test(module)) problems.push(`${chunk.file}: holds ${module}`);
  for (const file of page.files) {
    if (DEMO_FILE.test(file)) problems.push(`${file}: a file of the demo`);
    const text = readFileSync(`${page.folder}/${file}`, 'utf8');
    for (const mark of DEMO_TEXTS) {
      const found = mark.exec(text)?.[0];
      if (found !== undefined) problems.push(`${file}: holds the text ${found}`);
    }
  }
  return { read: page.files.length, problems };
};

if (isProgram(import.meta.url)) reportGate('no trace of the demo in dist', checkClean(resolve('.')), 8);
