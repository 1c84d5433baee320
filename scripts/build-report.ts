import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** One script of a build, and which modules went into it. */
export interface ReportedChunk {
  /** Below the output folder, with "/". */
  readonly file: string;
  readonly bytes: number;
  readonly isEntry: boolean;
  /** Files that load with it. */
  readonly imports: readonly string[];
  /** Files that it asks for later. */
  readonly dynamicImports: readonly string[];
  /** Below the project, with "/"; packages begin with `node_modules/`. */
  readonly modules: readonly string[];
}

export interface BuildReport {
  readonly mode: string;
  readonly chunks: readonly ReportedChunk[];
}

/** Where the report of a build lies: outside the output folder, because what is deployed names no sources. */
export const reportFileOf = (mode: string): string => `.cache/build-report-${mode}.json`;

const toProjectPath = (root: string, id: string): string => {
  const plain = id.replace(/^\0/, '').replace(/\?.*$/, '');
  return plain.startsWith(root) ? relative(root, plain).split(sep).join('/') : plain;
};

/**
 * Writes down which module stands in which script, so that the gates need not guess it from minified text.
 * `forWorkers` gathers the scripts of workers, which Vite bundles apart, into the same report.
 */
export const createBuildReport = (root: string, mode: string): { forPage: Plugin; forWorkers: () => Plugin } => {
  const chunks = new Map<string, ReportedChunk>();
  const gather = (name: string): Plugin => ({
    name,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const item of Object.values(bundle)) {
          if (item.type !== 'chunk') continue;
          chunks.set(item.fileName, {
            file: item.fileName,
            bytes: Buffer.byteLength(item.code),
            isEntry: item.isEntry,
            imports: item.imports,
            dynamicImports: item.dynamicImports,
            modules: item.moduleIds.map((id) => toProjectPath(root, id)),
          });
        }
      },
    },
  });
  const forPage: Plugin = {
    ...gather('hazard-atlas:report'),
    apply: 'build',
    closeBundle() {
      const report: BuildReport = { mode, chunks: [...chunks.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)) };
      const file = `${root}/${reportFileOf(mode)}`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
    },
  };
  return { forPage, forWorkers: () => gather('hazard-atlas:report-workers') };
};
