import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../scripts/serve-static.mjs';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { countTests, runParts } from '../../scripts/support/parts.mjs';
import { isInstalled } from '../../scripts/support/packages.mjs';
import { PROJECT } from './planted.ts';

const read = (file: string): string => readFileSync(`${PROJECT}/${file}`, 'utf8');

describe('files that are shipped as they are', () => {
  it('config.json holds every field with its default', () => {
    expect(JSON.parse(read('public/config.json'))).toEqual(DEFAULT_CONFIG);
  });

  it.each(['README.md', 'README.zh-CN.md'])(
    '%s lists every field of config.json and every field of the address',
    (file) => {
      const text = read(file);
      for (const field of Object.keys(DEFAULT_CONFIG)) expect(text).toContain(`| \`${field}\` |`);
      for (const field of [
        'view',
        'region',
        'regions',
        'kinds',
        'levels',
        'links',
        'warnings',
        'flags',
        'sources',
        'mode',
        'den',
        'site',
        'asof',
        'c',
        'lang',
        'theme',
      ])
        expect(text).toContain(`| \`${field}\` |`);
    },
  );

  it('the nginx example sends the same security policy', () => {
    expect(read('deploy/nginx.example.conf')).toContain(`"${CONTENT_SECURITY_POLICY}"`);
  });

  it('no file of packages names a registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
  });
});

describe('whether packages must be installed', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  };

  it.each([
    [{ 'node_modules/a': { version: '1.0.0' } }, true],
    [{ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
    [{ 'node_modules/a': { version: '1.0.1' } }, false],
    [{ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.1.0' } }, false],
    [{}, false],
  ])('%o: %s', (packages, expected) => {
    expect(isInstalled(lock, { packages })).toBe(expected);
  });
});

describe('the sum of a test run', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 };

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(countTests({ ...report, testResults })).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  it('fails a part that ran no test, and one that threw', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const before = process.exitCode;
    onTestFinished(() => {
      log.mockRestore();
      error.mockRestore();
      process.exitCode = before;
    });
    await runParts([
      { name: 'empty', run: () => Promise.resolve({ passed: 0, failed: 0 }) },
      { name: 'broken', run: () => Promise.reject(new Error('planted')) },
      { name: 'sound', run: () => Promise.resolve({ passed: 5, failed: 0 }) },
    ]);
    expect(lines.at(-1)).toBe('5 passed, 2 failed');
    expect(process.exitCode).toBe(1);
  });
});
