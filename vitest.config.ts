import { defineConfig } from 'vitest/config';

/** Unit tests beside the code, contract tests, and the tests of the gates; the browser's have their own configuration. */
export default defineConfig({
  define: { __DEMO__: 'false', __VERSION__: '"0.0.0-test"' },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'geo/**/*.test.ts',
      'mocks/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: ['tests/browser/**', 'tests/backend/**', 'node_modules/**', '.cache/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
