import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'geo/**/*.test.ts',
      'mocks/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: ['tests/browser/**', 'tests/backend/**', 'node_modules/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
