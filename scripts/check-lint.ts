import { resolve } from 'node:path';
import { isProgram, reportGate, type GateResult } from './gate.ts';
import { runTool } from './run-tool.ts';

interface LintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
  readonly number_of_files: number;
}

/** oxlint with its type-aware rules; a warning counts as a fault. */
export const checkLint = (root: string): GateResult => {
  const { code, stdout, stderr } = runTool(root, 'oxlint/bin/oxlint', ['--format=json']);
  if (!stdout.trimStart().startsWith('{'))
    return { read: 0, problems: [`oxlint ended with code ${code}: ${stdout}${stderr}`] };
  const { diagnostics, number_of_files: read } = JSON.parse(stdout) as LintReport;
  const problems = diagnostics.map(
    ({ filename, labels, code: rule, message }) => `${filename}:${labels[0]?.span.line ?? 1}: ${rule ?? ''} ${message}`,
  );
  if (code !== 0 && problems.length === 0) problems.push(`oxlint ended with code ${code}: ${stderr}`);
  return { read, problems };
};

if (isProgram(import.meta.url)) reportGate('lint', checkLint(resolve('.')), 100);
