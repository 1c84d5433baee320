import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink';
import type { WorkerEndpoint } from './client-types.ts';
import type { RegisterWorkerApi } from './worker-api.ts';

/** The worker behind its proxy, with its messages counted. */
export interface WorkerLink {
  readonly api: Remote<RegisterWorkerApi>;
  messages(): number;
  close(): void;
}

/** @param onCrash called when the worker throws outside an answer, or cannot be loaded; what it said, if anything */
export const linkWorker = (endpoint: WorkerEndpoint, onCrash: (said: string) => void): WorkerLink => {
  let count = 0;
  const counted: Endpoint = {
    postMessage: (message: unknown, transferred?: Transferable[]) => {
      count++;
      endpoint.postMessage(message, transferred ?? []);
    },
    addEventListener: (type, listener) => endpoint.addEventListener(type, listener),
    removeEventListener: (type, listener) => endpoint.removeEventListener(type, listener),
    start: () => endpoint.start?.(),
  };
  endpoint.addEventListener('message', () => count++);
  endpoint.addEventListener('error', (event: Event) => {
    const { message } = event as ErrorEvent;
    onCrash(typeof message === 'string' && message !== '' ? message : event.type);
  });
  endpoint.addEventListener('messageerror', (event: Event) => onCrash(event.type));
  const api = wrap<RegisterWorkerApi>(counted);
  return {
    api,
    messages: () => count,
    close() {
      api[releaseProxy]();
      endpoint.terminate?.();
      endpoint.close?.();
    },
  };
};
