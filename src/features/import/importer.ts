import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink';
import type { ImportSession } from '../../register/import/import-session.ts';

/** An import session in a thread of its own. */
export interface Importer {
  readonly session: Remote<ImportSession>;
  /** Rejects when the worker cannot be loaded or breaks down outside an answer; never resolves. */
  readonly broken: Promise<never>;
  close(): void;
}

export const linkImporter = (endpoint: Endpoint, onClose: () => void, broken: Promise<never>): Importer => {
  const session = wrap<ImportSession>(endpoint);
  broken.catch(() => undefined);
  return {
    session,
    broken,
    close() {
      session[releaseProxy]();
      onClose();
    },
  };
};

/** A module worker of the page's own origin: 50 MB are parsed there without the page noticing. */
export const createImporter = (): Importer => {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' });
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || event.type)));
    worker.addEventListener('messageerror', (event) => reject(new Error(event.type)));
  });
  return linkImporter(worker, () => worker.terminate(), broken);
};
