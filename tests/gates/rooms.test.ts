import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkRooms } from '../../scripts/check-rooms.ts';
import { plant, PROJECT } from './planted.ts';

const PACKAGE = JSON.stringify({ dependencies: { react: '1', 'maplibre-gl': '1', echarts: '1', zod: '1' } });
const problemsOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  checkRooms(plant({ 'package.json': PACKAGE, ...files })).problems;

/** Each a fault planted alone: file, text, and a word of the complaint it must raise. */
const FAULTS: readonly (readonly [string, string, string])[] = [
  ['src/domain/a.ts', `import { x } from '../ui/x.ts';`, 'domain may not import ui'],
  ['src/map/a.ts', `export * from '../charts/x.ts';`, 'map may not import charts'],
  ['src/map/a.ts', `export { x } from '../register/x.ts';`, 'map may not import register'],
  ['src/url/a.ts', `const x = await import('../features/legend/x.tsx');`, 'url may not import features'],
  ['src/ui/a.ts', `new Worker(new URL('../register/worker.ts', import.meta.url));`, 'ui may not import register'],
  ['src/charts/a.ts', `import type { X } from '../views/x.ts';`, 'charts may not import views'],
  ['src/charts/a.ts', `let x: import('../map/x.ts').X;`, 'charts may not import map'],
  ['src/features/a/a.ts', `import { b } from '../b/b.ts';`, 'feature imports feature b'],
  ['src/features/a/a.ts', `import x from '../../views/x.tsx';`, 'features may not import views'],
  ['src/register/a.ts', `import { defineHazard } from '../hazards/define.ts';`, 'register may not import hazards'],
  ['src/register/a.ts', `import type { X } from '../hazards/registry.ts';`, 'register may not import hazards'],
  ['src/app/a.ts', `import { x } from '../../mocks/x.ts';`, 'app may not import mocks'],
  ['src/hazards/a.ts', `import { x } from '../../mocks/x.ts';`, 'hazards may not import mocks'],
  ['src/hazards/registry.ts', `import { x } from './coal-mine/fixture.ts';`, 'imports a fixture'],
  ['src/hazards/registry.ts', `const all = import.meta.glob('./*/fixture.ts');`, 'imports a fixture'],
  ['src/domain/a.ts', `import { x } from '../../scripts/x.ts';`, 'imports scripts'],
  ['geo/a.ts', `import { x } from '../src/map/x.ts';`, 'geo may not import map'],
  ['mocks/a.ts', `import { x } from '../src/app/x.ts';`, 'mocks may not import app'],
  ['src/ui/a.tsx', `import { Map } from 'maplibre-gl';`, 'only map may import maplibre-gl'],
  ['src/features/a/a.ts', `import type { Layer } from '@deck.gl/core';`, 'only map may import @deck.gl/core'],
  ['src/map/a.ts', `import * as echarts from 'echarts/core';`, 'only charts may import echarts'],
  ['src/domain/a.ts', `import { useState } from 'react';`, 'domain is pure'],
  ['src/domain/a.ts', `fetch('./x');`, 'no input or output'],
  ['src/domain/a.ts', `window.addEventListener('x', () => {});`, 'no input or output'],
  ['src/app/a.ts', `import { http } from 'msw';`, 'no runtime dependency'],
  ['src/register/a.ts', `import { readFileSync } from 'node:fs';`, 'not there in a browser'],
  ['src/map/a.ts', `const name: string = 'x'; await import(name);`, 'computed path'],
  ['src/ui/a.ts', `const at = Date.now();`, 'inject the Clock'],
  ['src/ui/a.ts', `const at = new Date();`, 'inject the Clock'],
  ['src/ui/a.ts', `const at = Date();`, 'inject the Clock'],
  ['mocks/a.ts', `const at = new Date();`, 'inject the Clock'],
  ['src/ui/a.ts', `element.innerHTML = text;`, 'turns text into markup'],
  ['src/ui/a.ts', `element['innerHTML'] = text;`, 'turns text into markup'],
  ['src/ui/a.ts', `element.insertAdjacentHTML('beforeend', text);`, 'turns text into markup'],
  [
    'src/ui/a.tsx',
    `export const A = () => <p dangerouslySetInnerHTML={{ __html: text }} />;`,
    'turns text into markup',
  ],
  ['src/ui/a.tsx', `export const p = { dangerouslySetInnerHTML: { __html: text } };`, 'turns text into markup'],
  ['src/ui/a.ts', `const f = new Function('return 1');`, 'turns text into code'],
  ['src/ui/a.ts', `import {`, 'cannot be parsed'],
  ['src/utils/a.ts', `export const x = 1;`, 'no room of ARCHITECTURE.md'],
  ['src/a.ts', `export const x = 1;`, 'belongs to a room'],
];

/** What the rules allow, all at once. */
const ALLOWED = {
  'src/domain/clock.ts': `export const systemClock = { now: () => Date.now() }; export const text = new Date(0).toISOString();`,
  'src/register/a.ts': `import type { X } from '../hazards/define.ts'; import { y } from '../domain/y.ts'; import { z } from 'zod';`,
  'src/map/a.ts': `import { Map } from 'maplibre-gl'; import url from 'maplibre-gl/dist/worker.mjs?worker&url';`,
  'src/charts/a.ts': `import * as echarts from 'echarts/core'; document.createElement('p');`,
  'src/features/a/a.tsx': `import { b } from './b.ts'; import { Figure } from '../../ui/figure.tsx'; import '../../ui/tokens.css';`,
  'src/app/main.tsx': `const { start } = await import('../../mocks/browser.ts'); fetch('./config.json');`,
  'src/ui/a.test.ts': `import { x } from '../hazards/coal-mine/fixture.ts'; import { test } from 'vitest'; const at = Date.now();`,
  'mocks/a.ts': `import { fixture } from '../src/hazards/coal-mine/fixture.ts'; import { http } from 'msw';`,
};

describe('the gate of the rooms', () => {
  it.each(FAULTS)('finds the fault planted in %s: %s', (path, text, complaint) => {
    const problems = problemsOf({ [path]: text });
    expect(problems.join('\n')).toContain(complaint);
    expect(problems.every((problem) => problem.startsWith(path))).toBe(true);
  });

  it('passes what the rules allow', () => {
    expect(problemsOf(ALLOWED)).toEqual([]);
  });

  it('names the line of the fault', () => {
    expect(problemsOf({ 'src/ui/a.ts': `const a = 1;\n\nconst at = Date.now();\n` })[0]).toMatch(/^src\/ui\/a\.ts:3:/);
  });

  it('allows the demo one door only', () => {
    const door = `await import('../../mocks/browser.ts');`;
    expect(problemsOf({ 'src/app/a.ts': door, 'src/app/b.ts': door }).join()).toContain(
      'more than one import of mocks',
    );
  });

  it('fails as a program, on a fault and on too few files', () => {
    const runOn = (files: Readonly<Record<string, string>>, minimum: string) =>
      spawnSync(
        process.execPath,
        [
          `${PROJECT}/node_modules/tsx/dist/cli.mjs`,
          `${PROJECT}/scripts/check-rooms.ts`,
          plant({ 'package.json': PACKAGE, ...files }),
          minimum,
        ],
        { encoding: 'utf8' },
      );
    const sound = { 'src/ui/a.ts': 'export const x = 1;' };
    expect(runOn(sound, '1').status).toBe(0);
    expect(runOn({ 'src/ui/a.ts': 'Date.now();' }, '1').status).toBe(1);
    const empty = runOn(sound, '2');
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain('only 1 files read');
  });
});
