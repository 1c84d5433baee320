import { resolve } from 'node:path';
import { isProgram, reportGate, type GateResult } from './gate.ts';
import { runTool } from './run-tool.ts';

/** Every file of tsconfig.json under the compiler's strict flags. */
export const checkTypes = (root: string): GateResult => {
  const { code, stdout, stderr } = runTool(root, 'typescript/bin/tsc', [
    '-p',
    '.',
    '--noEmit',
    '--listFiles',
    '--pretty',
    'false',
  ]);
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  const isListed = (line: string): boolean => /^(\/|[A-Za-z]:[\\/]).*\.(tsx?|mts|cts|json)$/.test(line);
  const problems = lines.filter((line) => !isListed(line));
  if (code !== 0 && problems.length === 0) problems.push(`tsc ended with code ${code} and no word`);
  return { read: lines.filter((line) => isListed(line) && !line.includes('node_modules')).length, problems };
};

if (isProgram(import.meta.url)) reportGate('types', checkTypes(resolve('.')), 100);
