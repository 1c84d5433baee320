import { defineConfig } from 'vitest/config';

/** Tests of the built pages in one real, headless Chromium; they run one after another, because it draws in software. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
