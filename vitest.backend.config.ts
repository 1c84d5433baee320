import { defineConfig } from 'vitest/config';

/** Tests against real servers, which `npm run test:backend` starts; one file after another, because they share a database. */
export default defineConfig({
  define: { __DEMO__: 'false', __VERSION__: '"0.0.0-test"' },
  test: {
    include: ['tests/backend/**/*.test.ts'],
    // Only with --qgis: its server is large.
    exclude: process.env['ATLAS_QGIS_URL'] === undefined ? ['tests/backend/qgis.test.ts'] : [],
    globalSetup: ['tests/backend/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
