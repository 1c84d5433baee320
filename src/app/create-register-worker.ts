import type { WorkerEndpoint } from '../register/client-types.ts';

/** The register's worker, as a module of the page's own origin. */
export const createRegisterWorker = (): WorkerEndpoint =>
  new Worker(new URL('./register-worker.ts', import.meta.url), { type: 'module', name: 'register' });
