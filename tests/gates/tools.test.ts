import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDeadCode } from '../../scripts/check-dead-code.ts';
import { checkFormat } from '../../scripts/check-format.ts';
import { checkLint } from '../../scripts/check-lint.ts';
import { checkTypes } from '../../scripts/check-types.ts';
import { faultsOf } from '../../scripts/gate.ts';
import { plant, PROJECT } from './planted.ts';

const ownConfig = (file: string): string => readFileSync(`${PROJECT}/${file}`, 'utf8');
const TSCONFIG = JSON.stringify({ extends: `${PROJECT}/tsconfig.json`, include: ['src'] });

describe('every gate', () => {
  it('fails when it reads too few files, though none has a fault', () => {
    expect(faultsOf({ read: 3, problems: [] }, 4).join()).toContain('only 3 files read, at least 4');
    expect(faultsOf({ read: 4, problems: [] }, 4)).toEqual([]);
  });
});

describe('the gate of types', () => {
  const check = (text: string) => checkTypes(plant({ 'tsconfig.json': TSCONFIG, 'src/a.ts': text }));

  it.each([
    ['a wrong type', `export const a: number = 'x';`, 'TS2322'],
    ['an unchecked index', `export const a = (list: readonly number[]): number => list[0];`, 'TS2322'],
    ['undefined for an absent property', `export const a: { b?: number } = { b: undefined };`, 'TS2375'],
    ['an enum', `export enum A { B }`, 'TS1294'],
  ])('finds %s', (_what, text, complaint) => {
    expect(check(text).problems.join('\n')).toContain(complaint);
  });

  it('passes sound code and counts its files', () => {
    expect(check(`export const a = 1;`)).toEqual({ read: 1, problems: [] });
  });

  it('is not content with an empty folder', () => {
    expect(checkTypes(plant({ 'tsconfig.json': TSCONFIG, 'other/a.ts': '' })).problems).not.toEqual([]);
  });
});

describe('the gate of lint', () => {
  const check = (path: string, text: string) =>
    checkLint(plant({ 'tsconfig.json': TSCONFIG, '.oxlintrc.json': ownConfig('.oxlintrc.json'), [path]: text }));

  it.each([
    ['a floating promise', 'src/a.ts', `const f = async () => 1;\nf();\nexport { f };`, 'no-floating-promises'],
    [
      'a promise as a condition',
      'src/a.ts',
      `export const f = async (p: Promise<boolean>) => { if (p) await p; };`,
      'no-misused-promises',
    ],
    [
      'an unhandled member of a union',
      'src/a.ts',
      `export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } };`,
      'switch-exhaustiveness-check',
    ],
    ['any', 'src/a.ts', `export const f = (x: any) => x;`, 'no-explicit-any'],
    [
      'a conditional hook',
      'src/a.tsx',
      `import { useState } from 'react';\nexport const A = ({ b }: { b: boolean }) => { if (b) useState(1); return null; };`,
      'rules-of-hooks',
    ],
    [
      'a missing dependency',
      'src/a.tsx',
      `import { useEffect } from 'react';\nexport const A = ({ b }: { b: () => void }) => { useEffect(() => { b(); }, []); return null; };`,
      'exhaustive-deps',
    ],
    ['an image without words', 'src/a.tsx', `export const A = () => <img src="./x.png" />;`, 'alt-text'],
    [
      'dangerous markup',
      'src/a.tsx',
      `export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;`,
      'no-danger',
    ],
    ['loose equality', 'src/a.ts', `export const f = (x: number | string) => x == 1;`, 'eqeqeq'],
  ])('finds %s', (_what, path, text, complaint) => {
    expect(check(path, text).problems.join('\n')).toContain(complaint);
  });

  it('passes sound code and counts its files', () => {
    expect(check('src/a.ts', `export const a = 1;\n`)).toEqual({ read: 1, problems: [] });
  });
});

describe('the gate of format', () => {
  const check = (text: string) =>
    checkFormat(
      plant({ '.prettierrc.json': ownConfig('.prettierrc.json'), '.prettierignore': 'ignored\n', 'src/a.ts': text }),
    );

  it('finds what is not formatted, and what cannot be parsed', async () => {
    expect((await check(`export const a = "x"`)).problems.join()).toContain('src/a.ts: not formatted');
    expect((await check(`export const = 1;\n`)).problems.join()).toContain('src/a.ts: SyntaxError');
  });

  it('passes sound code and counts its files', async () => {
    expect(await check(`export const a = 'x';\n`)).toEqual({ read: 2, problems: [] });
  });
});

describe('the gate of dead code', () => {
  const check = (files: Readonly<Record<string, string>>) =>
    checkDeadCode(
      plant({
        'package.json': JSON.stringify({ name: 'planted', type: 'module', dependencies: { kdbush: '4.1.0' } }),
        'knip.json': ownConfig('knip.json'),
        'tsconfig.json': TSCONFIG,
        'src/app/main.ts': `import KDBush from 'kdbush';\nimport { b } from './b.ts';\nnew KDBush(b);\n`,
        'src/app/b.ts': `export const b = 1;\n`,
        ...files,
      }),
    );

  it('finds a file that nothing reaches, an unused export, an unused package and an undeclared one', () => {
    expect(check({ 'src/map/unused.ts': `export const c = 1;\n` }).problems.join('\n')).toContain('src/map/unused.ts');
    expect(check({ 'src/app/b.ts': `export const b = 1;\nexport const extra = 2;\n` }).problems.join('\n')).toContain(
      'exports: extra',
    );
    expect(check({ 'src/app/main.ts': `import { b } from './b.ts';\nb.toFixed();\n` }).problems.join('\n')).toContain(
      'dependencies: kdbush',
    );
    expect(check({ 'src/app/b.ts': `import 'gcoord';\nexport const b = 1;\n` }).problems.join('\n')).toContain(
      'unlisted: gcoord',
    );
  });

  it('passes sound code and counts its files', () => {
    expect(check({})).toEqual({ read: 2, problems: [] });
  });
});
