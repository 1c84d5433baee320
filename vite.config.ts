import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type PluginOption, type UserConfig } from 'vite';
import { createBuildReport } from './scripts/build-report.ts';
import { CONTENT_SECURITY_POLICY } from './scripts/serve-static.mjs';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };

/** The policy as a meta tag, in builds only: the development server speaks over a socket and inlines styles. */
const securityPolicyMeta = (): Plugin => ({
  name: 'hazard-atlas:security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
});

/**
 * loaders.gl, which deck.gl brings along, would fetch its workers from a public host. Nothing here asks for one; should
 * something ever do so, it must fail in front of its developer and not on a closed network.
 */
const noPublicWorkers = (): Plugin => ({
  name: 'hazard-atlas:no-public-workers',
  apply: 'build',
  transform: {
    filter: { id: /@loaders\.gl/, code: 'https://unpkg.com' },
    handler: (code) => ({ code: code.replaceAll('https://unpkg.com', './no-public-workers'), map: null }),
  },
});

/** Large libraries in chunks of their own, so that a new version of the board leaves them in the browser's cache. */
const chunkOf = (moduleId: string): string | null => {
  const packagePath = moduleId.split('node_modules/').at(-1);
  if (packagePath === undefined || packagePath === moduleId) return null;
  const name = packagePath.split('/', packagePath.startsWith('@') ? 2 : 1).join('/');
  if (name === 'maplibre-gl' || name.startsWith('@maplibre')) return 'maplibre';
  if (/^@(deck|luma|math|loaders|probe)\.gl/.test(name) || name === 'mjolnir.js') return 'deck';
  // Lines are drawn by panels further down: the bars of the first view need not wait for them.
  if (packagePath.startsWith('echarts/lib/chart/line/')) return 'echarts-lines';
  if (name === 'echarts' || name === 'zrender') return 'echarts';
  return null;
};

export default defineConfig(async ({ mode }): Promise<UserConfig> => {
  const isDemo = mode === 'demo';
  const report = createBuildReport(root, mode);
  const demoPlugins: PluginOption[] = [];
  // Imported here and not above: the build for real services must not even read what belongs to the demo.
  if (isDemo) demoPlugins.push((await import('./mocks/vite-demo-plugin.ts')).demoPlugin());
  return {
    root,
    base: './',
    define: { __DEMO__: JSON.stringify(isDemo), __VERSION__: JSON.stringify(version) },
    plugins: [react(), securityPolicyMeta(), noPublicWorkers(), ...demoPlugins, report.forPage],
    worker: { format: 'es', plugins: () => [report.forWorkers()] },
    server: { host: '127.0.0.1' },
    build: {
      outDir: isDemo ? 'dist-demo' : 'dist',
      target: 'es2022',
      // `font-src 'self'` refuses a font as a data URL.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // deck.gl imports dynamically too: left to itself its group takes Vite's helper, and the entry with it.
              { name: 'preload', test: /vite\/preload-helper/, priority: 1 },
              { name: chunkOf, debugName: 'large libraries' },
            ],
          },
        },
      },
    },
  };
});
